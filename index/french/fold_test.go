package french

import (
	"strings"
	"testing"
)

func TestAWordOfUsualLettersIsFoldedAndLoweredAsAnyOther(t *testing.T) {
	a := New(nil)
	letters := []string{"", "a", "z", "A", "-", ".", "'", "’", "œ", "e\u0301", "\u0301", "\xc3", "\xa9", "İ", "ſ", "K"}
	for r := rune(0xA0); r <= 0x180; r++ {
		letters = append(letters, string(r))
	}
	for _, first := range letters {
		for _, second := range letters {
			word := "é" + first + "x" + second
			if got, want := Fold(word), foldAny(word); got != want {
				t.Errorf("Fold(%q) is %q, want %q", word, got, want)
			}
			if got, want := a.lower(word), a.lowerAny(word); got != want {
				t.Errorf("lower(%q) is %q, want %q", word, got, want)
			}
		}
	}
	if long := strings.Repeat("é", 100); Fold(long) != strings.Repeat("e", 100) {
		t.Errorf("Fold of 100 letters is %q", Fold(long))
	}
}

func BenchmarkWord(b *testing.B) {
	a := New(nil)
	read := func(string) Reading { return AsWord }
	for _, word := range []string{"dénommé", "formation", "intercommunalités"} {
		b.Run(word, func(b *testing.B) {
			b.ReportAllocs()
			for b.Loop() {
				a.Word(word, read)
			}
		})
	}
}
