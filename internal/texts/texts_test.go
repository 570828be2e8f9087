package texts

import (
	"errors"
	"strings"
	"testing"
	"testing/fstest"
	"time"

	"golang.org/x/text/language"
)

// own is what every catalog needs, in French.
const own = `
language:
  thousands: "\u202f"
  quote: "«\u00a0{text}\u00a0»"
  list: {separator: ", ", and: "{head} et {last}", or: "{head} ou {last}", nor: "{head} ni {last}"}
  date: {day: "{day} {month} {year}", first: "{day}er {month} {year}"}
  month: {1: janvier, 2: février, 3: mars, 4: avril, 5: mai, 6: juin, 7: juillet, 8: août, 9: septembre, 10: octobre, 11: novembre, 12: décembre}
`

func catalog(t *testing.T, lang, yaml string) *Catalog {
	t.Helper()
	c, err := parse(language.MustParse(lang), []byte(yaml+own))
	if err != nil {
		t.Fatal(err)
	}
	return c
}

func TestANumberChoosesTheFormOfItsLanguage(t *testing.T) {
	const two = "a: {zero: aucune, one: '{n} fiche', other: '{n} fiches'}\nb: {one: '{n} page', other: '{n} pages'}\n"
	for _, c := range []struct {
		lang, key string
		n         int
		want      string
	}{
		{"fr", "a", 0, "aucune"},
		{"fr", "a", 1, "1 fiche"},
		{"fr", "a", 2, "2 fiches"},
		{"fr", "a", 1_234_567, "1\u202f234\u202f567 fiches"},
		{"fr", "b", 0, "0 page"},
		{"fr", "b", -1, "-1 page"},
		{"en", "b", 0, "0 pages"},
		{"en", "b", 1, "1 page"},
	} {
		if got := catalog(t, c.lang, two).Text(c.key, "n", c.n); got != c.want {
			t.Errorf("%s, %d: %q, want %q", c.lang, c.n, got, c.want)
		}
	}
	polish := catalog(t, "pl", "a: {one: plik, few: pliki, many: plików, other: pliku}\n")
	for n, want := range map[int]string{1: "plik", 3: "pliki", 5: "plików", 22: "pliki"} {
		if got := polish.Text("a", "n", n); got != want {
			t.Errorf("Polish, %d: %q, want %q", n, got, want)
		}
	}
}

func TestArgumentsStandWhereTheTextWantsThem(t *testing.T) {
	c := catalog(t, "fr", "a: {b: '{facet} : {value}'}\n")
	if got := c.Text("a.b", "value", "Eau", "facet", "Enjeux"); got != "Enjeux : Eau" {
		t.Errorf("got %q", got)
	}
	if got := c.Around("a.b", "value", "facet", "Enjeux"); got != (Halves{"Enjeux : ", ""}) {
		t.Errorf("around: %+v", got)
	}
	for name, say := range map[string]func(){
		"an unknown key":       func() { c.Text("a.c") },
		"an argument too few":  func() { c.Text("a.b", "value", "Eau") },
		"an argument too many": func() { c.Text("a.b", "value", "Eau", "facet", "Enjeux", "n", 1) },
		"a wrong name":         func() { c.Text("a.b", "value", "Eau", "facette", "Enjeux") },
		"a wrong type":         func() { c.Text("a.b", "value", 1.5, "facet", "Enjeux") },
	} {
		t.Run(name, func(t *testing.T) {
			defer func() {
				if recover() == nil {
					t.Error("it was said all the same")
				}
			}()
			say()
		})
	}
}

func TestTheLanguageWritesNumbersListsQuotesAndDates(t *testing.T) {
	c := catalog(t, "fr", "")
	day := func(d int) time.Time { return time.Date(2020, time.June, d, 0, 0, 0, 0, time.UTC) }
	for got, want := range map[string]string{
		c.Number(0): "0", c.Number(-999): "-999", c.Number(1000): "1\u202f000", c.Number(-123456): "-123\u202f456",
		c.Quote("eau"):                       "«\u00a0eau\u00a0»",
		c.List(nil, And):                     "",
		c.List([]string{"a"}, Nor):           "a",
		c.List([]string{"a", "b"}, Nor):      "a ni b",
		c.List([]string{"a", "b", "c"}, Or):  "a, b ou c",
		c.Date(day(1)):                       "1er juin 2020",
		c.Date(day(14)):                      "14 juin 2020",
		c.Lang() + "|" + c.Date(time.Time{}): "fr|",
	} {
		if got != want {
			t.Errorf("got %q, want %q", got, want)
		}
	}
}

func TestAFileTellsAllItsFaults(t *testing.T) {
	for name, c := range map[string]struct{ yaml, want string }{
		"not YAML":               {"a: [", "YAML"},
		"a list":                 {"- a\n", "mapping"},
		"a key twice":            {"a: x\na: y\n" + own, "line 2: a: "},
		"a text that is empty":   {"a: ''\n" + own, "a: neither"},
		"a list below":           {"a: [x]\n" + own, "a: neither"},
		"an open brace":          {"a: 'x {n'\n" + own, "line 1: a: an argument"},
		"a brace around a space": {"a: 'x {n m}'\n" + own, "a: an argument"},
		"a form that lacks":      {"a: {other: x}\n" + own, `the form "one" is wanted`},
		"a form too many":        {"a: {one: x, few: y, other: z}\n" + own, `no form "few"`},
		"no rules of writing":    {"a: x\n", "language.quote: wanted"},
		"a rule of other shape":  {strings.Replace(own, "{text}", "{words}", 1), "language.quote: wanted"},
		"two faults":             {"a: ''\nb: '{'\n" + own, "line 2: b: "},
	} {
		_, err := parse(language.French, []byte(c.yaml))
		if err == nil || !strings.Contains(err.Error(), c.want) {
			t.Errorf("%s: error %v, want %q", name, err, c.want)
		}
	}
}

func TestALanguageWithoutFileIsRefusedByName(t *testing.T) {
	folder := fstest.MapFS{"fr.yaml": {Data: []byte(own)}, "xx-not-a-language.yaml": {Data: []byte(own)}}
	if c, err := Load(folder, "fr"); err != nil || c.Lang() != "fr" || len(c.Keys()) != 20 {
		t.Errorf("%v, %v", c, err)
	}
	var none *NoLanguageError
	if _, err := Load(folder, "de"); !errors.As(err, &none) || none.Lang != "de" || len(none.Known) != 2 {
		t.Errorf("error %v", err)
	}
	if _, err := Load(folder, "xx-not-a-language"); err == nil || errors.As(err, &none) {
		t.Errorf("a name that is no language: error %v", err)
	}
}

// FuzzAFileIsReadOrRefused wants no panic, and every text that was read to be
// said once its arguments are given.
func FuzzAFileIsReadOrRefused(f *testing.F) {
	for _, seed := range []string{"a: '{n}'", "a: {one: x, other: '{n}{m}'}", "a: {zero: x}", "a: &x {b: *x}", "? {a: b}\n: c"} {
		f.Add(seed)
	}
	f.Fuzz(func(t *testing.T, yaml string) {
		c, err := parse(language.French, []byte(yaml+own))
		if err != nil {
			return
		}
		for _, key := range c.Keys() {
			var args []any
			for _, name := range c.Args(key) {
				args = append(args, name, 2)
			}
			c.Text(key, args...)
		}
	})
}

func BenchmarkText(b *testing.B) {
	c, err := parse(language.French, []byte("a: {one: '{n} fiche', other: '{n} fiches pour {query}'}\n"+own))
	if err != nil {
		b.Fatal(err)
	}
	for b.Loop() {
		c.Text("a", "n", 12, "query", "eau")
	}
}
