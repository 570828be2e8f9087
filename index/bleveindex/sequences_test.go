package bleveindex

import (
	"errors"
	"fmt"
	"math/rand/v2"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

// placed is a word of a sequence as a test writes it.
type placed struct {
	Zone  int
	Form  string
	Place int
}

// written writes cases, each with its words, as newDocument does.
func written(cases ...[]placed) *sequenceWriter {
	w := newSequenceWriter()
	for _, words := range cases {
		zone := -1
		for _, p := range words {
			if p.Zone != zone {
				zone = p.Zone
				w.zone(zone)
			}
			w.word(p.Form, p.Place, 1)
		}
		w.end(len(words))
	}
	return w
}

func read(s *sequences, forms []partForm, n uint32) []placed {
	var out []placed
	for r := (sequenceReader{rest: s.of(n)}); r.next(); {
		last := (len(s.of(n))-len(r.rest))/2 - 1 // code of the word
		out = append(out, placed{s.zoneAt(n, last), forms[r.form].text, r.place})
	}
	return out
}

func TestTheWordsOfACaseAreReadAsTheyWereWritten(t *testing.T) {
	cases := [][]placed{
		{{0, "projet", 1}, {0, "agro", 2}, {0, "alimentaire", 3}, {0, "agroalimentaire", 2}, {3, "eau", 104}, {3, "projet", 110}},
		nil,
		{{1, "été", 1}, {2, "eau", 1700}},
	}
	w := written(cases...)
	s, err := readSequences(w.bytes())
	if err != nil {
		t.Fatal(err)
	}
	for n, want := range cases {
		if diff := cmp.Diff(want, read(&s, w.forms, uint32(n))); diff != "" {
			t.Errorf("case %d:\n%s", n, diff)
		}
	}
	if diff := cmp.Diff([]uint32{6, 0, 2}, s.lengths); diff != "" {
		t.Errorf("lengths:\n%s", diff)
	}
	for zone, want := range []string{"projet agro alimentaire agroalimentaire", "", "", "eau projet", ""} {
		begin, end := s.zoneOf(0, zone)
		var got []string
		for r := (sequenceReader{rest: s.of(0)[2*begin : 2*end]}); r.next(); {
			got = append(got, w.forms[r.form].text)
		}
		if strings.Join(got, " ") != want {
			t.Errorf("zone %d holds %q, want %q", zone, got, want)
		}
		if want != "" && s.zoneAt(0, begin) != zone {
			t.Errorf("place %d is of zone %d, want %d", begin, s.zoneAt(0, begin), zone)
		}
	}
	held := map[string]uint32{}
	for _, f := range w.forms {
		held[f.text] = f.cases
	}
	if want := map[string]uint32{"projet": 1, "agro": 1, "alimentaire": 1, "agroalimentaire": 1, "eau": 2, "été": 1}; !cmp.Equal(held, want) {
		t.Errorf("forms %v", held)
	}
}

func TestMoreFormsThanThereAreCodesAreReadToo(t *testing.T) {
	var many []placed
	for i := range wideFrom + 10 {
		many = append(many, placed{0, fmt.Sprint("f", i), i + 1})
	}
	w := written(many)
	s, err := readSequences(w.bytes())
	if err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(many, read(&s, w.forms, 0)); diff != "" {
		t.Error(diff[:500])
	}
	phrase := &phraseScorer{zone: anyZone, weights: []float64{2}, slots: make([]slot, 2)}
	p := &part{words: s, forms: len(w.forms), numbers: make([]uint32, len(w.forms))}
	for i := range p.numbers {
		p.numbers[i] = uint32(i) + 1
	}
	for k := range phrase.slots {
		id := int32(wideFrom + k)
		phrase.slots[k] = slot{wordScorer: &wordScorer{forms: []wordForm{{list: &list{}, id: id, weight: 1}}}, offset: k}
	}
	phrase.enter(p)
	if count, closest := phrase.occurrences(0); count != 2 || closest != 1 {
		t.Errorf("the phrase counts %g, %g at the closest", count, closest)
	}
}

func FuzzDamagedSequencesAreRefused(f *testing.F) {
	whole := written([]placed{{0, "eau", 1}, {1, "vive", 9}}, []placed{{2, "eau", 3}}).bytes()
	f.Add(whole)
	for i := range whole {
		f.Add(whole[:i])
	}
	f.Fuzz(func(t *testing.T, raw []byte) {
		s, err := readSequences(raw)
		if err != nil {
			if !errors.Is(err, errSequences) {
				t.Errorf("the error is %v", err)
			}
			return
		}
		for n := range s.cases() {
			s.of(uint32(n))
		}
	})
}

func TestAFinderFindsWhatALookAtEachCodeFinds(t *testing.T) {
	random := rand.New(rand.NewPCG(7, 7))
	for round := range 2000 {
		codes := make([]byte, 2*random.IntN(40))
		for i := 0; i < len(codes); i += 2 {
			codes[i] = byte(random.IntN(8)) // near codes, one above the other, meet the borrows
		}
		var f finder
		wanted := map[uint16]bool{}
		for range 1 + random.IntN(2*fewForms) {
			form := uint16(random.IntN(8))
			wanted[form] = true
			f.want(uint32(form))
		}
		from := random.IntN(4)
		want := -1
		for at := from; 2*at < len(codes); at++ {
			if wanted[uint16(codes[2*at])] {
				want = at
				break
			}
		}
		if got := f.find(codes, from); got != want {
			t.Fatalf("round %d: %v of %v from %d is at %d, found at %d", round, wanted, codes, from, want, got)
		}
	}
}
