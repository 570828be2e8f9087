package french

import (
	"math/rand/v2"
	"slices"
	"strings"
	"testing"
)

// picked gives what AppendPicked has of some forms, and what it should have.
func picked(a *Analyzer, text string, wanted func(i int) bool) (got, want []Token) {
	all := a.Tokenize(text)
	p := NewPick()
	forms := map[string]bool{}
	for i, t := range all {
		if wanted(i) {
			p.Add(t.Form)
			forms[t.Form] = true
		}
	}
	others := func(t Token) bool { return !forms[t.Form] }
	return slices.DeleteFunc(a.AppendPicked(nil, text, p), others), slices.DeleteFunc(all, others)
}

func FuzzPickedWordsAreAsInTheWholeText(f *testing.F) {
	for i, text := range []string{
		"L’eau de l'Île-de-France, c’est «3,5 %» : d’1 à 1’a ; P.N.R. fin.Début ŒUVRE œuvre Œuvre", "a\u0301b e\u0301 l’x\u0301 1\u202f000 x\u200dy a_b",
		"aujourd’hui ’eau l’’eau d’aujourd’hui qu’l’eau Presqu'Île 2:3 :a a:", "\xffé\xff «\u00a0a\u00a0»", "LES ENJEUX DE L’EAU, À L’ÉTÉ", "LES PNR D’ÎLE",
		"agro‑alimentaire agro-alimentaire-Été, 12-3 -a a- a-b-c ; l’un-l’autre", "acteur·rice·s deux mots É È ß Ÿ ÿ Ð ð Þ", "PNR", "pnr PNRs SCoT CO2 A4 a4",
	} {
		for seed := range 4 {
			f.Add(text, uint64(seed+i))
		}
	}
	a := New(nil)
	f.Fuzz(func(t *testing.T, text string, seed uint64) {
		got, want := picked(a, text, func(i int) bool { return (seed>>(i%61))&1 != 0 })
		if !slices.Equal(got, want) {
			t.Errorf("of %q\npicked %+v\n  want %+v", text, got, want)
		}
	})
}

// TestPickedWordsAreAsInTheWholeTextWhereverTheyStand has what tells words apart stand at
// all places of a block, and beyond its end.
func TestPickedWordsAreAsInTheWholeTextWhereverTheyStand(t *testing.T) {
	pieces := strings.Split(" | |  |\n|\t|.|,|, |. |;|:|'|’|’|-|-|\u2010|\u2011|«\u00a0|\u00a0»|…|(|)|_|1|23|3,5|2.5|1.2.3|1,234.5|12:30|1;2|a|à|É|é|Œ|œ|ß|ÿ|Ÿ|×|÷|α|x\u0301|"+
		"eau|l’|l'|qu’|d'|aujourd’hui|aujourd'hui|État|d’État|ÉTAT|PNR|PNRs|SCoT|PLUi|ÉCLA|É'B|A'B|CO2|sous-|coopération|Île|agro-alimentaire|PNRs-x|P.N.R.|"+
		strings.Repeat("long", 20)+"|\xff|\xc3|\xe2\x80|\xa0", "|")
	a := New(nil)
	random := rand.New(rand.NewPCG(1, 2))
	for range 20_000 {
		var b strings.Builder
		broken := 4 * min(random.IntN(4), 1) // the last pieces are not UTF-8
		for range random.IntN(60) {
			b.WriteString(pieces[random.IntN(len(pieces)-broken)])
			if random.IntN(3) == 0 {
				b.WriteByte(' ')
			}
		}
		odds := 1 + random.IntN(20)
		got, want := picked(a, b.String(), func(int) bool { return random.IntN(odds) == 0 })
		if !slices.Equal(got, want) {
			t.Fatalf("of %q\npicked %+v\n  want %+v", b.String(), got, want)
		}
	}
}

// TestMostWordsAreNotAnalysed holds what AppendPicked is for.
func TestMostWordsAreNotAnalysed(t *testing.T) {
	p := NewPick()
	p.Add("eau")
	text := strings.Repeat("La coopération de l’État et des métropoles, par l’alimentation. ", 50) + "De l’Eau."
	got := New(nil).AppendPicked(nil, text, p)
	if len(got) == 0 || len(got) > 10 {
		t.Fatalf("%d words are analysed", len(got))
	}
	if last := got[len(got)-1]; last.Form != "eau" || last.Position != 452 || text[last.Start:last.End] != "Eau" {
		t.Errorf("the last is %+v", last)
	}
}

func BenchmarkTokenizePicked(b *testing.B) {
	a := New(nil)
	const text = "La coopération entre la métropole et les territoires ruraux voisins porte sur l’alimentation, l’eau et l’ingénierie ; elle est soutenue par l’État (PNR, SCoT) depuis 2017."
	p := NewPick()
	p.Add("eau")
	var tokens []Token
	b.ReportAllocs()
	for b.Loop() {
		tokens = a.AppendPicked(tokens[:0], text, p)
	}
}
