package bleveindex

import (
	"context"
	"fmt"
	"math/rand/v2"
	"slices"
	"testing"

	"glane/index"
	"glane/index/query"
)

// partOfWords makes a part of cases of so many words, of forms of which the last few
// have no code of their own, and of which some stand before what they were written after.
func partOfWords(cases, words, forms int) *part {
	random := rand.New(rand.NewPCG(8, 9))
	var all [][]placed
	for range cases {
		var one []placed
		for place := 0; len(one) < words; {
			if place += 1 + random.IntN(random.IntN(5)+1); random.IntN(8) == 0 {
				place += random.IntN(600)
			}
			one = append(one, placed{0, fmt.Sprint("f", random.IntN(forms)), place})
			if random.IntN(6) == 0 {
				one = append(one, placed{0, fmt.Sprint("f", random.IntN(forms)), max(1, place-random.IntN(6))})
			}
		}
		all = append(all, one)
	}
	w := written(all...)
	s, err := readSequences(w.bytes())
	if err != nil {
		panic(err)
	}
	p := &part{words: s, forms: len(w.forms), numbers: make([]uint32, len(w.forms))}
	for i := range p.numbers {
		p.numbers[i] = uint32(i) + 1
	}
	return p
}

func TestPairsTellOfEachPlaceWherePhrasesOfTwoWordsStand(t *testing.T) {
	const forms = 12
	p := partOfWords(40, 60, forms)
	classes := make([]uint32, p.forms)
	for i := range classes {
		classes[i] = uint32(i)/2 + 1
	}
	var w pairsWriter
	first := w.write(p, classes)
	pairs := w.write(p, classes) // in the room of the first
	if !slices.Equal(first.data, pairs.data) || !slices.Equal(first.starts, pairs.starts) {
		t.Error("pairs written in room that was used are others")
	}
	stand, asked := 0, 0
	for a := range int32(forms) {
		for b := range int32(forms) {
			for apart := 1; apart <= pairReach; apart++ {
				s := phraseOf(p, a, b, apart)
				told := pairs.read(nil, pairs.bucket(classes[a], classes[b], apart))
				asked += len(told)
				if !slices.IsSorted(told) {
					t.Fatalf("%d, %d, %d apart: codes out of order", a, b, apart)
				}
				for n := range uint32(p.words.cases()) {
					begin := p.words.ends[n] - uint32(len(p.words.of(n))/2)
					s.told = func(at int, closeness float64) {
						if closeness == 0 {
							return
						}
						stand++
						if !slices.Contains(told, begin+uint32(at)) {
							t.Fatalf("%d, %d, %d apart: nothing told of code %d of case %d", a, b, apart, at, n)
						}
					}
					s.occurrences(n)
				}
			}
		}
	}
	if stand < 1000 || asked < stand {
		t.Errorf("%d places told for %d", asked, stand)
	}
}

// phraseOf makes a phrase of two forms of a part.
func phraseOf(p *part, a, b int32, apart int) *phraseScorer {
	s := &phraseScorer{zone: anyZone, weights: []float64{1}, slots: make([]slot, 2)}
	for k, id := range []int32{a, b} {
		s.slots[k] = slot{wordScorer: &wordScorer{forms: []wordForm{{list: &list{}, id: id, weight: 1}}}, offset: k * apart}
	}
	s.enter(p)
	return s
}

func TestAPhraseOfCommonWordsIsLookedForWherePairsTellAlone(t *testing.T) {
	s := open(t, joined(leastPart+5000))
	s.places.workers.Wait()
	total := func() int {
		q := query.Parse(`"projet local"`, nil)
		a, err := s.Search(context.Background(), index.Request{Query: q})
		if err != nil {
			t.Fatal(err)
		}
		return a.Total
	}
	if total() == 0 {
		t.Error("the phrase is not found")
	}
	for _, p := range s.store.parts {
		known := p.places.Load().pairs
		clear(known.starts)
	}
	if n := total(); n != 0 {
		t.Errorf("%d cases without a pair", n)
	}
}

func TestTheCaseOfACodeIsFoundFromAnyCaseBefore(t *testing.T) {
	words := &sequences{ends: []uint32{3, 3, 3, 8, 9, 9, 15}}
	for code := range uint32(15) {
		want := uint32(slices.IndexFunc(words.ends, func(end uint32) bool { return code < end }))
		for from := range want + 1 {
			if got := words.caseOf(code, from); got != want {
				t.Errorf("code %d from case %d is of %d, want %d", code, from, got, want)
			}
		}
	}
}
