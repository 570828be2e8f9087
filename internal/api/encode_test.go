package api

import (
	"bytes"
	"encoding/json"
	"math"
	"math/rand/v2"
	"os"
	"path/filepath"
	"reflect"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

// byHand and byReflection are the two ways to write an answer.
func byHand(s encodes) (string, error) {
	e := newEncoder()
	defer e.free()
	s.encode(e)
	return string(e.b) + "\n", e.err
}

func byReflection(s any) (string, error) {
	var b bytes.Buffer
	err := Encode(&b, s)
	return b.String(), err
}

func same(t *testing.T, s encodes) {
	t.Helper()
	got, err := byHand(s)
	want, wantErr := byReflection(s)
	if (err != nil) != (wantErr != nil) {
		t.Fatalf("error %v, by reflection %v", err, wantErr)
	}
	if err == nil && got != want {
		t.Fatalf("(-by reflection +by hand)\n%s", cmp.Diff(want, got))
	}
}

func TestAnAnswerIsWrittenAsByReflection(t *testing.T) {
	body, err := os.ReadFile(filepath.Join("testdata", "search.json"))
	if err != nil {
		t.Fatal(err)
	}
	var golden Search
	if err := json.Unmarshal(body, &golden); err != nil {
		t.Fatal(err)
	}
	same(t, &golden)
	for _, empty := range []encodes{new(Search), new(Facets), new(OneFacet)} {
		same(t, empty)
		for seed := range uint64(2000) {
			answer := reflect.New(reflect.TypeOf(empty).Elem())
			fill(answer.Elem(), rand.New(rand.NewPCG(1, seed)), 0)
			same(t, answer.Interface().(encodes))
		}
	}
}

func TestWhatNeedsABackslashIsFoundWhereverItStands(t *testing.T) {
	for _, special := range []string{"\x1f", " ", "!", `"`, "#", "[", `\`, "]", "\x7f", "é", "\xff", "\u2028", `""`, `é"`} {
		for at := range 20 {
			same(t, &Search{Query: Query{Q: strings.Repeat("a", at) + special + strings.Repeat("z", 19-at)}})
		}
	}
}

func FuzzATextIsWrittenAsByReflection(f *testing.F) {
	for _, text := range texts {
		f.Add(text, 0.5)
	}
	f.Fuzz(func(t *testing.T, text string, number float64) {
		same(t, &Search{
			TookMS: number, Query: Query{Q: text, Filters: ValueIDs{text: {text}, "": nil}}, DidYouMean: &text,
			Hits: []Hit{{Titre: text, Score: number, Highlights: Highlights{"a": {text}, text: {}}}},
		})
	})
}

var (
	texts   = []string{"", "eau", "l’été", `un "mot" \`, "\n\t\x00\x1f\x7f", "<b> & 'i'", "\xffé\xe2", "a\u2028b\u2029c", "𝄞 \ufffd"}
	numbers = []float64{0, 1, -2.5, 1e21, 1e-7, 123456.789, 1e20, 0.000001, math.Inf(1), math.NaN(), math.Copysign(0, -1)}
)

// fill gives a value something in every place of it, or nothing.
func fill(v reflect.Value, r *rand.Rand, depth int) {
	switch v.Kind() {
	case reflect.String:
		v.SetString(texts[r.IntN(len(texts))])
	case reflect.Float64:
		v.SetFloat(numbers[r.IntN(len(numbers)-3*r.IntN(2))])
	case reflect.Int:
		v.SetInt(int64(r.IntN(4)) - 1)
	case reflect.Bool:
		v.SetBool(r.IntN(2) == 0)
	case reflect.Struct:
		for i := range v.NumField() {
			fill(v.Field(i), r, depth+1)
		}
	case reflect.Pointer:
		if r.IntN(2) == 0 {
			v.Set(reflect.New(v.Type().Elem()))
			fill(v.Elem(), r, depth+1)
		}
	case reflect.Slice:
		fillSlice(v, r, depth)
	case reflect.Map:
		fillMap(v, r, depth)
	default:
		panic("no value for " + v.Type().String())
	}
}

func fillSlice(v reflect.Value, r *rand.Rand, depth int) {
	n := r.IntN(4) - 1
	if depth > 5 {
		n = min(n, 0) // an explanation holds explanations
	}
	if n < 0 {
		return // nil
	}
	v.Set(reflect.MakeSlice(v.Type(), n, n))
	for i := range n {
		fill(v.Index(i), r, depth+1)
	}
}

func fillMap(v reflect.Value, r *rand.Rand, depth int) {
	n := r.IntN(12) - 1
	if n < 0 {
		return // nil
	}
	v.Set(reflect.MakeMap(v.Type()))
	for range n {
		key, value := reflect.New(v.Type().Key()).Elem(), reflect.New(v.Type().Elem()).Elem()
		fill(key, r, depth+1)
		fill(value, r, depth+1)
		v.SetMapIndex(key, value)
	}
}

func BenchmarkEncodeSearch(b *testing.B) {
	body, err := os.ReadFile(filepath.Join("testdata", "search.json"))
	if err != nil {
		b.Fatal(err)
	}
	var s Search
	if err := json.Unmarshal(body, &s); err != nil {
		b.Fatal(err)
	}
	for i := range s.Hits {
		s.Hits[i].Why, s.Hits[i].Explanation = nil, nil
	}
	for name, write := range map[string]func() (string, error){
		"byHand":       func() (string, error) { return byHand(&s) },
		"byReflection": func() (string, error) { return byReflection(&s) },
	} {
		b.Run(name, func(b *testing.B) {
			b.ReportAllocs()
			for b.Loop() {
				if _, err := write(); err != nil {
					b.Fatal(err)
				}
			}
		})
	}
}
