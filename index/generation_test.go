package index

import (
	"context"
	"errors"
	"testing"

	"glane/corpus"
	"glane/index/french"
	"glane/index/query"
)

// scripted answers each search with the next of some answers.
type scripted struct {
	answers []*Answer
	asked   []Request
	err     error
}

func (s *scripted) Search(_ context.Context, r Request) (*Answer, error) {
	s.asked = append(s.asked, r)
	if s.err != nil {
		return nil, s.err
	}
	a := s.answers[0]
	s.answers = s.answers[1:]
	return a, nil
}

func (*scripted) Similar(context.Context, string, int) ([]Hit, error) { return nil, nil }

func (s *scripted) Close() error { return nil }

var small = &corpus.Corpus{
	Schema: &corpus.Schema{Rubriques: []corpus.Rubrique{{Nom: "texte", Libelle: "Texte", Poids: 1}}},
	Thesaurus: &corpus.Thesaurus{
		Sigles: []corpus.Sigle{{Sigle: "PNR", Developpe: []string{"parc naturel régional"}}},
	},
	Cases: []*corpus.Case{{ID: "a", Titre: "Le PNR", Rubriques: map[string][]string{"texte": {"Une eau.", "Deux eaux et un parc naturel régional."}}}},
}

func TestWhatNoCaseHoldsInFullIsAskedAgainForSomeWords(t *testing.T) {
	fake := &scripted{answers: []*Answer{{}, {Total: 0, Matched: 3}}}
	a, err := NewGeneration(small, fake, french.New(nil)).Searcher.Search(context.Background(), Request{Query: query.Parse("eau vin", nil)})
	if err != nil || !a.Relaxed || len(fake.asked) != 2 || !fake.asked[1].Query.Any {
		t.Errorf("answer %+v, error %v, asked %+v", a, err, fake.asked)
	}
}

func TestAFilterThatLeavesNothingIsNotRelaxed(t *testing.T) {
	fake := &scripted{answers: []*Answer{{Total: 0, Matched: 3}}}
	a, err := NewGeneration(small, fake, french.New(nil)).Searcher.Search(context.Background(), Request{Query: query.Parse("eau vin", nil)})
	if err != nil || a.Relaxed || len(fake.asked) != 1 {
		t.Errorf("answer %+v, error %v, asked %d times", a, err, len(fake.asked))
	}
}

func TestAnEnginesErrorIsHandedOn(t *testing.T) {
	boom := errors.New("boom")
	_, err := NewGeneration(small, &scripted{err: boom}, french.New(nil)).Searcher.Search(context.Background(), Request{Query: query.Parse("eau", nil)})
	if !errors.Is(err, boom) {
		t.Errorf("error %v", err)
	}
}

func TestTheEngineIsGivenTheExpandedQuery(t *testing.T) {
	fake := &scripted{answers: []*Answer{{Matched: 1}}}
	if _, err := NewGeneration(small, fake, french.New(nil)).Searcher.Search(context.Background(), Request{Query: query.Parse("pnr", nil)}); err != nil {
		t.Fatal(err)
	}
	or, ok := fake.asked[0].Query.Wanted[0].(*query.Or)
	if !ok || len(or.Alternatives) != 2 || or.Alternatives[1].Entry != "PNR" {
		t.Errorf("asked for %v", fake.asked[0].Query)
	}
}

func TestMarkerOfAGenerationMarksInflectionsAndTheThesaurus(t *testing.T) {
	g := NewGeneration(small, &scripted{}, french.New(nil))
	text := small.Cases[0].Rubriques["texte"][1]
	marks := g.Marker(query.Parse("eau PNR", nil)).Marks(text, "texte")
	var got []string
	for _, m := range marks {
		got = append(got, text[m.Start:m.End]+" "+string(m.Kind))
	}
	if len(got) != 2 || got[0] != "eaux flexion" || got[1] != "parc naturel régional thesaurus" {
		t.Errorf("marked %q", got)
	}
	if marks := (&Generation{}).Marker(query.Parse("eau", nil)).Marks(text, "texte"); marks != nil {
		t.Errorf("a generation of a fake marks %v", marks)
	}
}
