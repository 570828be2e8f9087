package index

import (
	"context"
	"errors"
	"slices"
	"strings"
	"testing"

	"glane/corpus"
	"glane/index/french"
	"glane/index/query"
)

// scripted answers each search with the next of some answers, but for that for the
// values to suggest, which is made meanwhile.
type scripted struct {
	answers []*Answer
	asked   []Request
	err     error
}

func (s *scripted) Search(_ context.Context, r Request) (*Answer, error) {
	if r.FacetValues < 0 {
		return &Answer{}, nil
	}
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
	Cases: corpus.Hold([]*corpus.Case{{ID: "a", Titre: "Le PNR", Rubriques: map[string][]string{"texte": {"Une eau.", "Deux eaux et un parc naturel régional."}}}}),
}

func TestWhatNoCaseHoldsInFullIsAskedAgainForSomeWords(t *testing.T) {
	fake := &scripted{answers: []*Answer{{}, {Matched: 3}, {Matched: 2}, {Total: 0, Matched: 5}}}
	a, err := NewGeneration(small, fake, french.New(nil)).Searcher.Search(context.Background(), Request{Query: query.Parse("eau vin", nil)})
	if err != nil || !a.Relaxed || len(fake.asked) != 4 || !fake.asked[3].Query.Any {
		t.Errorf("answer %+v, error %v, asked %+v", a, err, fake.asked)
	}
}

// vocabularies is a corpus of 30 cases with labels and terms.
var vocabularies = &corpus.Corpus{
	Schema: &corpus.Schema{Facettes: []corpus.Facette{{Nom: "f", Valeurs: []corpus.Valeur{
		{ID: "1", Libelle: "Ressource en eau"},
		{ID: "2", Libelle: "Groupement d’intérêt public"},
		{ID: "3", Libelle: "Contrat"},
		{ID: "4", Libelle: "Énergie et climat"},
		{ID: "5", Libelle: "Forêt"},
	}}}},
	Thesaurus: &corpus.Thesaurus{
		Synonymes: [][]string{{"vélo", "deux roues"}},
		Generiques: []corpus.Generique{
			{Terme: "recherche", Specifiques: []string{"thèse"}, Poids: 0.4},
			{Terme: "planification", Specifiques: []string{"schéma"}, Poids: 0.5},
		},
	},
	Cases: corpus.Hold(slices.Repeat([]*corpus.Case{{ID: "a", Titre: "Une fiche"}}, 30)),
}

func TestAWordBesideOneThatNoCaseHoldsIsAnsweredOnlyWhenItTellsASubject(t *testing.T) {
	for text, c := range map[string]struct {
		cases int // that hold the second word, or the first when it is the one that some hold
		told  bool
	}{
		"permis conduire":  {3, false},  // a verb
		"éclairage public": {2, false},  // part of a label
		"mariage contrat":  {12, false}, // held by too many
		"piscine contrat":  {9, true},
		"agence eau":       {9, true}, // what a label is about
		"salon climats":    {2, true},
		"piste vélo":       {1, true},
		"roue roues":       {1, false}, // part of a term
		"piscine Quimper":  {1, true},  // a name
		"piscine PNR":      {1, true},
		"piscine quimper":  {1, false}, // which the dictionary knows, and nothing tells to be a name
		"piscine 44":       {1, true},
		"abri forestier":   {1, false}, // of the family, which narrows
		// A term, and no word of its family.
		"abri planification": {1, true},
		"abri planifier":     {1, false},
	} {
		fake := &scripted{answers: []*Answer{{}, {}, {Matched: c.cases, Total: c.cases}, {Matched: c.cases}}}
		a, err := NewGeneration(vocabularies, fake, french.New(nil)).Searcher.Search(context.Background(), Request{Query: query.Parse(text, nil)})
		if err != nil {
			t.Fatal(err)
		}
		_, second, _ := strings.Cut(text, " ")
		switch {
		case c.told && (!a.Relaxed || a.Alone != nil):
			t.Errorf("%s: nothing is shown: %+v", text, a)
		case !c.told && (a.Relaxed || len(a.Alone) != 1 || a.Alone[0] != WordTotal{second, c.cases}):
			t.Errorf("%s: %+v", text, a)
		}
	}
}

func TestWhatStandsForAWordFromAfarTellsNoSubject(t *testing.T) {
	for near, told := range map[int]bool{0: false, 1: true} {
		// All, then the first word, the second with all that stands for it, without.
		fake := &scripted{answers: []*Answer{{}, {}, {Matched: 2, Total: 2}, {Matched: near}, {Matched: 2}}}
		a, err := NewGeneration(vocabularies, fake, french.New(nil)).Searcher.Search(context.Background(), Request{Query: query.Parse("emploi recherche", nil)})
		if err != nil || a.Relaxed != told {
			t.Fatalf("%d cases hold the word: %+v, %v", near, a, err)
		}
		if !told && (len(a.Alone) != 1 || a.Alone[0] != WordTotal{"recherche", 2}) {
			t.Errorf("alone it finds %v", a.Alone)
		}
		if or, ok := fake.asked[3].Query.Wanted[0].(*query.Or); !ok || len(or.Alternatives) != 1 {
			t.Errorf("asked for %v", fake.asked[3].Query.Wanted)
		}
	}
}

func TestAWordThatOneWithoutACaseNarrowsTellsNoSubject(t *testing.T) {
	for text, told := range map[string]bool{
		"eau minérale":  false,
		"vélo cargo":    false,
		"eau qsdfgh":    true, // a slip may mean anything
		"PNR marin":     true, // an acronym is a name
		"44 piscine":    true,
		"agence de eau": true, // nothing follows it
	} {
		first, second := 2, 0
		if strings.HasPrefix(text, "agence") {
			first, second = 0, 2
		}
		fake := &scripted{answers: []*Answer{{}, {Matched: first, Total: first}, {Matched: second, Total: second}, {Matched: 2}}}
		a, err := NewGeneration(vocabularies, fake, french.New(nil)).Searcher.Search(context.Background(), Request{Query: query.Parse(text, nil)})
		if err != nil || a.Relaxed != told || told == (len(a.Alone) > 0) {
			t.Errorf("%s: %+v, %v", text, a, err)
		}
	}
}

func TestWhatAnAcronymStandsForIsFoundWholeOrNotAtAll(t *testing.T) {
	// No case is given that holds a part: the words are counted, for the reader to choose.
	for text, asked := range map[string]int{"parc naturel régional": 1 + 3, "PNR": 1, "deux roues": 3} {
		fake := &scripted{answers: []*Answer{{}, {}, {Matched: 2}, {Matched: 2}}}
		c := *vocabularies
		c.Thesaurus = &corpus.Thesaurus{Sigles: small.Thesaurus.Sigles, Synonymes: vocabularies.Thesaurus.Synonymes}
		a, err := NewGeneration(&c, fake, french.New(nil)).Searcher.Search(context.Background(), Request{Query: query.Parse(text, nil)})
		if err != nil || a.Relaxed || len(fake.asked) != asked {
			t.Errorf("%s: %+v, %v, asked %d times", text, a, err, len(fake.asked))
		}
	}
}

func TestALongQueryIsRelaxedWhateverItsWords(t *testing.T) {
	fake := &scripted{answers: []*Answer{{}, {Matched: 2}}}
	a, err := NewGeneration(vocabularies, fake, french.New(nil)).Searcher.Search(context.Background(), Request{Query: query.Parse("permis conduire camion remorque benne", nil)})
	if err != nil || !a.Relaxed || len(fake.asked) != 2 {
		t.Errorf("answer %+v, error %v, asked %d times", a, err, len(fake.asked))
	}
}

func TestWordsThatSomeCaseHoldsAreCountedWithTheFiltersAndAsTheyAreTypedAlone(t *testing.T) {
	fake := &scripted{answers: []*Answer{{}, {Matched: 2, Total: 1}, {}}}
	r := Request{Query: query.Parse("publics mariage -vin", nil), Filters: []Filter{{"f", []string{"5"}}}}
	a, err := NewGeneration(vocabularies, fake, french.New(nil)).Searcher.Search(context.Background(), r)
	if err != nil || len(a.Alone) != 1 || a.Alone[0] != (WordTotal{"publics", 1}) {
		t.Fatalf("answer %+v, error %v", a, err)
	}
	asked := fake.asked[1]
	w, ok := asked.Query.Wanted[0].(*query.Word)
	if !ok || !w.Prefix || len(asked.Query.Excluded) != 1 || len(asked.Filters) != 1 || asked.Size != 0 {
		t.Errorf("asked for %+v", asked)
	}
}

func TestThePhraseThatNoCaseHoldsIsCountedWordByWord(t *testing.T) {
	for _, text := range []string{`"vin des publics"`, "vin public"} {
		fake := &scripted{answers: []*Answer{{}, {}, {Matched: 3, Total: 2}}}
		c := &corpus.Corpus{Schema: vocabularies.Schema, Cases: vocabularies.Cases, Thesaurus: &corpus.Thesaurus{Locutions: []string{"vin public"}}}
		a, err := NewGeneration(c, fake, french.New(nil)).Searcher.Search(context.Background(), Request{Query: query.Parse(text+" -eau", nil), Filters: []Filter{{"f", []string{"5"}}}})
		if err != nil || len(a.Alone) != 1 || !strings.HasPrefix(a.Alone[0].Word, "public") || a.Alone[0].Total != 2 || a.Relaxed {
			t.Fatalf("%s: answer %+v, error %v", text, a, err)
		}
		asked := fake.asked[2]
		if len(fake.asked) != 3 || len(asked.Query.Excluded) != 1 || len(asked.Filters) != 1 || asked.Size != 0 {
			t.Errorf("%s: asked for %+v", text, fake.asked)
		}
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
	text := small.Cases.At(0).Rubriques["texte"][1]
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
