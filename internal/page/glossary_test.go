package page

import (
	"context"
	"errors"
	"fmt"
	"slices"
	"strings"
	"testing"
	"testing/synctest"
	"time"

	"github.com/google/go-cmp/cmp"

	"glane/corpus"
	"glane/index"
)

var fewSigles = &corpus.Thesaurus{Sigles: []corpus.Sigle{
	{Sigle: "SCoT", Formes: []string{"Scot"}, Developpe: []string{"schéma de cohérence territoriale"}},
	{Sigle: "3DS", Developpe: []string{"différenciation, décentralisation"}},
	{Sigle: "ÉPF", Developpe: []string{"établissement public foncier"}, Definition: "Il achète des terrains."},
	{Sigle: "EPCI", Developpe: []string{"établissement public de coopération intercommunale"}},
}}

func sigles(entries []*sigleEntry) string {
	names := make([]string, len(entries))
	for i, e := range entries {
		names[i] = e.sigle.Sigle
	}
	return strings.Join(names, " ")
}

func TestAcronymsAreFoundByAnyOfTheirWordsBlindToAccents(t *testing.T) {
	g := newGlossary(fewSigles)
	for contains, want := range map[string]string{
		"": "3DS EPCI ÉPF SCoT", "etablissement": "EPCI ÉPF", "COHÉRENCE": "SCoT", "scot": "SCoT", "terrain": "ÉPF", "xyzzy": "",
	} {
		if got := sigles(g.choose(contains, "").entries); got != want {
			t.Errorf("%q: %s, want %s", contains, got, want)
		}
	}
	if diff := cmp.Diff([]string{"0-9", "E", "S"}, g.choose("", "").letters); diff != "" {
		t.Error(diff)
	}
}

// manySigles has more acronyms than a page lists, and more in one letter too.
func manySigles() *corpus.Thesaurus {
	t := &corpus.Thesaurus{}
	for i := range maxSigles + 20 {
		t.Sigles = append(t.Sigles, corpus.Sigle{Sigle: fmt.Sprintf("P%04d", i), Developpe: []string{"un parc"}})
	}
	t.Sigles = append(t.Sigles, corpus.Sigle{Sigle: "ABC", Developpe: []string{"un parc"}})
	return t
}

func TestALargeGlossaryIsShownLetterByLetterAndNoPageIsEndless(t *testing.T) {
	g := newGlossary(manySigles())
	for name, c := range map[string]struct {
		contains, letter string
		shown            string // the letter
		entries, more    int
	}{
		"the first letter":           {"", "", "A", 1, 0},
		"a letter":                   {"", "P", "P", maxSigles, 20},
		"a letter that none has":     {"", "Z", "A", 1, 0},
		"a text that many have":      {"parc", "P", "P", maxSigles, 20},
		"a text that few have":       {"P000", "", "", 10, 0},
		"a text, and another letter": {"P000", "A", "", 10, 0},
	} {
		got := g.choose(c.contains, c.letter)
		if got.letter != c.shown || len(got.entries) != c.entries || max(got.more, 0) != c.more {
			t.Errorf("%s: letter %q, %d entries, %d more", name, got.letter, len(got.entries), got.more)
		}
	}
	if got := sigleLink(manySigles(), &corpus.Sigle{Sigle: "P0001"}); got != "/sigles?lettre=P#sigle-p0001" {
		t.Errorf("link to an acronym: %s", got)
	}
	if got := sigleLink(fewSigles, &fewSigles.Sigles[0]); got != "/sigles#sigle-scot" {
		t.Errorf("link to an acronym: %s", got)
	}
}

// slowSearcher takes its time for each search.
type slowSearcher struct {
	pagedSearcher
	each time.Duration
}

func (s *slowSearcher) Search(ctx context.Context, r index.Request) (*index.Answer, error) {
	s.asked++
	select {
	case <-time.After(s.each):
		return &index.Answer{Total: len(r.Text)}, s.err
	case <-ctx.Done():
		return nil, fmt.Errorf("search: %w", ctx.Err())
	}
}

func TestFichesAreCountedOncePerAcronymAndOnlyAsFarAsTimeGoes(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		glossary := newGlossary(fewSigles)
		searcher := &slowSearcher{each: countTime * 2 / 5}
		g := &index.Generation{Corpus: &corpus.Corpus{Schema: &corpus.Schema{}}, Searcher: searcher}
		known := func() int {
			return len(slices.DeleteFunc(slices.Clone(glossary.entries), func(e *sigleEntry) bool { return e.count.Load() == 0 }))
		}
		for _, want := range []int{2, 4, 4} {
			if err := countAll(t.Context(), g, glossary.entries); err != nil {
				t.Fatal(err)
			}
			if known() != want {
				t.Errorf("%d are counted, want %d", known(), want)
			}
		}
		if searcher.asked != 5 { // one of them was cut
			t.Errorf("%d searches", searcher.asked)
		}
	})
}

func TestACountThatFailsIsTold(t *testing.T) {
	broken := errors.New("broken")
	g := &index.Generation{Corpus: &corpus.Corpus{Schema: &corpus.Schema{}}, Searcher: &slowSearcher{pagedSearcher: pagedSearcher{err: broken}}}
	if err := countAll(context.Background(), g, newGlossary(fewSigles).entries); !errors.Is(err, broken) {
		t.Errorf("error %v", err)
	}
	ended, cancel := context.WithCancel(context.Background())
	cancel()
	g.Searcher = &slowSearcher{each: time.Hour}
	if err := countAll(ended, g, newGlossary(fewSigles).entries); !errors.Is(err, context.Canceled) {
		t.Errorf("error %v", err)
	}
}

func TestTheGlossaryLeadsToTheFichesThatSpeakOfAnAcronym(t *testing.T) {
	w := french(t)
	glossary := newGlossary(fewSigles)
	for i, n := range []int64{0, 1, 2, 13} { // not counted, none, one, twelve
		glossary.entries[i].count.Store(n)
	}
	view := w.glossaryView(&corpus.Corpus{Schema: &corpus.Schema{Titre: "Essai"}}, glossary.choose("", ""))
	var got []Link
	for _, group := range view.Groups {
		for _, e := range group.Entries {
			got = append(got, e.Cases)
		}
	}
	want := []Link{
		{Href: "/?q=3DS", Label: "Chercher dans les fiches"},
		{},
		{Href: "/?q=%C3%89PF", Label: "1\u00a0fiche"},
		{Href: "/?q=SCoT", Label: "12\u00a0fiches"},
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Error(diff)
	}
	if found := w.glossaryView(&corpus.Corpus{Schema: &corpus.Schema{Titre: "Essai"}}, glossary.choose("xyzzy", "")); !found.NoIndex ||
		found.Count != "Aucun sigle pour «\u00a0xyzzy\u00a0»" || found.Title == view.Title {
		t.Errorf("nothing found: %+v", found)
	}
}
