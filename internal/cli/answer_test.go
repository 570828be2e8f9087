package cli

import (
	"bytes"
	"strings"
	"testing"
	"time"

	"glane/corpus"
	"glane/index"
	"glane/index/query"
)

var rivers = &corpus.Schema{Rubriques: []corpus.Rubrique{{Nom: "objet", Libelle: "Objet"}}}

func answer(total int, hits ...index.Hit) *index.Answer {
	return &index.Answer{Total: total, Hits: hits}
}

func TestAnswers(t *testing.T) {
	loue := &corpus.Case{ID: "loue", Titre: "La Loue", Annee: 2011}
	marked := index.Hit{Case: loue, Highlights: []index.Highlight{
		{Zone: index.ZoneTitre, Passages: []index.Passage{{Text: "La Loue", Marks: []index.Span{{Start: 3, End: 7}}}}},
		{Zone: "objet", Passages: []index.Passage{{
			Text: "La Loue est une rivière", Marks: []index.Span{{Start: 3, End: 7}}, Before: true, After: true,
		}}},
	}}
	hostile := index.Hit{Case: &corpus.Case{ID: "x", Titre: "Titre\x1b]0;piège\a\net suite\u009b31m"}}

	tests := map[string]struct {
		request index.Request
		answer  *index.Answer
		colours bool
		want    string
	}{
		"one fiche, plain": {
			index.Request{Text: " loue ", Size: 10},
			answer(1, marked), false,
			"1 fiche pour « loue ».\n\n 1. La Loue\n    loue (2011)\n    Objet : … La Loue est une rivière …\n",
		},
		"found words in bold": {
			index.Request{Text: "loue", Size: 10},
			answer(1, marked), true,
			"1 fiche pour « loue ».\n\n 1. La \x1b[1mLoue\x1b[0m\n    loue (2011)\n    Objet : … La \x1b[1mLoue\x1b[0m est une rivière …\n",
		},
		"text that would drive the terminal": {
			index.Request{Size: 10},
			answer(1, hostile), true,
			"1 fiche.\n\n 1. Titre]0;piège et suite31m\n    x\n",
		},
		"nothing": {
			index.Request{Text: "rien", Size: 10},
			answer(0), false,
			"Aucune fiche pour « rien ».\n",
		},
		"nothing because of a filter": {
			index.Request{Text: "eau", Size: 10},
			&index.Answer{Without: []index.Without{{Facet: "outil", Label: "Outil", Total: 3}, {Facet: "outil", Label: "Outil", Value: "digue", Total: 1}}},
			false,
			"Aucune fiche pour « eau ».\nSans le filtre Outil : 3 fiches.\nSans le filtre Outil : digue : 1 fiche.\n",
		},
		"nothing because of a word": {
			index.Request{Text: "eau minérale", Size: 10},
			&index.Answer{Alone: []index.WordTotal{{Word: "eau", Total: 3}}},
			false,
			"Aucune fiche pour « eau minérale ».\n« eau » seul : 3 fiches.\n",
		},
		"some of the words, and too many of them": {
			index.Request{Text: "a b", Size: 1, Query: query.Query{Truncated: true}},
			&index.Answer{Total: 2, Relaxed: true},
			false,
			"2 fiches pour « a b ».\nAucune fiche ne contient tous ces mots : voici celles qui en contiennent une partie.\n" +
				"La recherche est trop longue : seul son début a été lu.\n\nPage 1 sur 2 ; la suite : --page 2\n",
		},
	}
	for name, test := range tests {
		t.Run(name, func(t *testing.T) {
			var out bytes.Buffer
			if err := writeAnswer(&out, test.request, test.answer, rivers, test.colours); err != nil {
				t.Fatal(err)
			}
			if got := plainSpaces.Replace(out.String()); got != test.want {
				t.Errorf("got\n%q\nwant\n%q", got, test.want)
			}
		})
	}
}

// plainSpaces makes French easy to compare with what a test says.
var plainSpaces = strings.NewReplacer("\u00a0", " ", "\u202f", " ")

func TestColoursAreForTerminalsOnly(t *testing.T) {
	if (Streams{Out: new(bytes.Buffer)}).colours() {
		t.Error("a buffer is no terminal")
	}
}

func TestSeconds(t *testing.T) {
	for d, want := range map[time.Duration]string{
		0: "0,0 s", 140 * time.Millisecond: "0,1 s", 1950 * time.Millisecond: "2,0 s", time.Hour: "3 600,0 s",
	} {
		if got := plainSpaces.Replace(seconds(d)); got != want {
			t.Errorf("%s: got %q, want %q", d, got, want)
		}
	}
}

func TestShellWordsSurviveAShell(t *testing.T) {
	for word, want := range map[string]string{
		"fiches": "fiches", "mes fiches": "'mes fiches'", "l'eau": `'l'\''eau'`, "": "''", "$HOME": "'$HOME'",
	} {
		if got := shellWord(word); got != want {
			t.Errorf("%q: got %s, want %s", word, got, want)
		}
	}
}
