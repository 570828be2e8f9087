package index

import (
	"strings"
	"testing"
	"unicode"
	"unicode/utf8"

	"glane/corpus"
	"glane/index/french"
	"glane/index/query"
)

func marker(text string) *Marker {
	a := french.New(nil)
	return NewMarker(query.Parse(text, nil), a, NewSynonyms(&corpus.Thesaurus{}, a))
}

func TestAShortTextIsAWholePassage(t *testing.T) {
	text := "L’eau et les eaux."
	p, score := bestPassage(text, marker("eau").Marks(text, "texte"), 0)
	if p.Text != text || p.Before || p.After || len(p.Marks) != 2 || score <= 1 {
		t.Errorf("passage %+v, score %g", p, score)
	}
}

func TestALongTextIsCutAroundTheMostWords(t *testing.T) {
	filler := strings.Repeat("du texte qui ne dit rien ", 20)
	text := "Une eau seule. " + filler + "Ici, l’eau et le sol sont cités. " + filler
	p, _ := bestPassage(text, marker("eau sol").Marks(text, "texte"), 0)
	if !strings.Contains(p.Text, "l’eau et le sol sont") || !p.Before || !p.After || len(p.Text) > passageBytes+50 {
		t.Errorf("passage %+v", p)
	}
	for _, m := range p.Marks {
		if word := p.Text[m.Start:m.End]; word != "eau" && word != "sol" {
			t.Errorf("%q is marked", word)
		}
	}
}

func TestATextWithoutAMarkGivesNoPassage(t *testing.T) {
	if p, score := bestPassage("rien", nil, 0); score != 0 || p.Text != "" {
		t.Errorf("passage %+v, score %g", p, score)
	}
}

func FuzzBestPassage(f *testing.F) {
	f.Add(strings.Repeat("é", 300)+" eau "+strings.Repeat("à b ", 100), "eau")
	f.Add("a.b;c:eau!"+strings.Repeat(" eau sol", 60), "sol eau")
	f.Add(strings.Repeat("eau", 200), "eau")
	f.Fuzz(func(t *testing.T, text, q string) {
		if !utf8.ValidString(text) {
			return // the corpus refuses it
		}
		p, score := bestPassage(text, marker(q).Marks(text, "texte"), 0)
		if score == 0 {
			return
		}
		if !strings.Contains(text, p.Text) || !utf8.ValidString(p.Text) || len(p.Marks) == 0 {
			t.Fatalf("passage %q of %q", p.Text, text)
		}
		end := 0
		for _, m := range p.Marks {
			if m.Start < end || m.End <= m.Start || m.End > len(p.Text) || !utf8.ValidString(p.Text[m.Start:m.End]) {
				t.Fatalf("marks %v of %q", p.Marks, p.Text)
			}
			end = m.End
		}
		if r, _ := utf8.DecodeRuneInString(p.Text); p.Before && unicode.IsSpace(r) {
			t.Fatalf("passage %q begins with a space", p.Text)
		}
	})
}
