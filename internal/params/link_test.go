package params

import (
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"

	"glane/corpus"
	"glane/index"
	"glane/index/query"
)

// requests draws any request that a URL can hold.
func requests(s *corpus.Schema) *rapid.Generator[index.Request] {
	return rapid.Custom(func(t *rapid.T) index.Request {
		r := index.Request{
			Text:    text(rapid.String().Draw(t, "q")),
			Sort:    rapid.SampledFrom(index.Sorts).Draw(t, "sort"),
			Page:    rapid.IntRange(1, MaxPage).Draw(t, "page"),
			Size:    rapid.IntRange(1, index.MaxSize).Draw(t, "size"),
			Explain: rapid.Bool().Draw(t, "explain"),
		}
		r.Query = query.Parse(r.Text, index.Fields(s))
		for _, p := range List(s) {
			if p.Facet == nil {
				continue
			}
			ids := rapid.SliceOfDistinct(rapid.SampledFrom(p.Allowed()), func(v Value) string { return v.ID }).Draw(t, p.Name)
			if len(ids) == 0 {
				continue
			}
			f := index.Filter{Facet: p.Name}
			for _, v := range ids {
				f.Values = append(f.Values, v.ID)
			}
			r.Filters = append(r.Filters, f)
		}
		bound := rapid.OneOf(rapid.Just(0), rapid.IntRange(corpus.MinYear, corpus.MaxYear))
		r.Years.Min, r.Years.Max = bound.Draw(t, "min"), bound.Draw(t, "max")
		if r.Years.Max != 0 && r.Years.Min > r.Years.Max {
			r.Years.Min, r.Years.Max = r.Years.Max, r.Years.Min
		}
		r.Years.Unspecified = rapid.Bool().Draw(t, "sans annee")
		return r
	})
}

func TestParseGivesBackTheRequestOfALink(t *testing.T) {
	s := testSchema()
	rapid.Check(t, func(t *rapid.T) {
		want := requests(s).Draw(t, "request")
		link := Link(want)
		got, err := Parse(Values(strings.TrimPrefix(link, "?")), s)
		if err != nil {
			t.Fatalf("Parse(%s): %v", link, err)
		}
		if diff := cmp.Diff(want, got); diff != "" {
			t.Fatalf("Parse(%s) differs (-want +got):\n%s", link, diff)
		}
	})
}

func TestTogglingTwiceChangesNothingButThePage(t *testing.T) {
	s := testSchema()
	rapid.Check(t, func(t *rapid.T) {
		r := requests(s).Draw(t, "request")
		before := Link(r)
		f := rapid.SampledFrom(s.Facettes).Draw(t, "facet")
		v := rapid.SampledFrom(f.Valeurs).Draw(t, "value").ID
		once := Toggle(r, s, f.Nom, v)
		if Selected(once, f.Nom, v) == Selected(r, f.Nom, v) {
			t.Fatalf("Toggle of %s=%s changed nothing", f.Nom, v)
		}
		if once.Page != 1 {
			t.Fatal("Toggle stays on its page")
		}
		twice := Toggle(once, s, f.Nom, v)
		for _, facet := range s.Facettes {
			for _, value := range facet.Valeurs {
				if Selected(twice, facet.Nom, value.ID) != Selected(r, facet.Nom, value.ID) {
					t.Fatalf("after two toggles of %s=%s, %s=%s differs", f.Nom, v, facet.Nom, value.ID)
				}
			}
		}
		if Link(r) != before {
			t.Fatal("Toggle changed the request that it was given")
		}
	})
}

func TestEditsGiveTheRequestBehindALink(t *testing.T) {
	s := testSchema()
	const raw = "?q=eau&enjeux=eau&enjeux=alimentation&lieu=ain&annee_min=2010&sort=titre&page=4&size=20"
	for _, c := range []struct {
		name string
		edit func(index.Request) index.Request
		want string
	}{
		{
			"a value more", func(r index.Request) index.Request { return WithValue(r, s, "outil", "entente") },
			"?q=eau&enjeux=eau&enjeux=alimentation&outil=entente&lieu=ain&annee_min=2010&sort=titre&size=20",
		},
		{
			"a value that is chosen", func(r index.Request) index.Request { return WithValue(r, s, "lieu", "ain") },
			"?q=eau&enjeux=eau&enjeux=alimentation&lieu=ain&annee_min=2010&sort=titre&size=20",
		},
		{
			"a value less", func(r index.Request) index.Request { return WithoutValue(r, "enjeux", "eau") },
			"?q=eau&enjeux=alimentation&lieu=ain&annee_min=2010&sort=titre&size=20",
		},
		{
			"the only value less", func(r index.Request) index.Request { return WithoutValue(r, "lieu", "ain") },
			"?q=eau&enjeux=eau&enjeux=alimentation&annee_min=2010&sort=titre&size=20",
		},
		{
			"a facet less", func(r index.Request) index.Request { return WithoutFilter(r, "enjeux") },
			"?q=eau&lieu=ain&annee_min=2010&sort=titre&size=20",
		},
		{
			"the years less", func(r index.Request) index.Request { return WithoutFilter(r, Year) },
			"?q=eau&enjeux=eau&enjeux=alimentation&lieu=ain&sort=titre&size=20",
		},
		{"no filter", WithoutFilters, "?q=eau&sort=titre&size=20"},
		{"no query", WithoutText, "?enjeux=eau&enjeux=alimentation&lieu=ain&annee_min=2010&sort=titre&size=20"},
		{
			"another order", func(r index.Request) index.Request { return WithSort(r, index.ByRelevance) },
			"?q=eau&enjeux=eau&enjeux=alimentation&lieu=ain&annee_min=2010&size=20",
		},
		{
			"another page", func(r index.Request) index.Request { return WithPage(r, 5) },
			"?q=eau&enjeux=eau&enjeux=alimentation&lieu=ain&annee_min=2010&sort=titre&page=5&size=20",
		},
	} {
		t.Run(c.name, func(t *testing.T) {
			r, err := Parse(Values(raw[1:]), s)
			if err != nil {
				t.Fatal(err)
			}
			if got := Link(c.edit(r)); got != c.want {
				t.Errorf("got  %s\nwant %s", got, c.want)
			}
			if Link(r) != raw {
				t.Errorf("the request that was given became %s", Link(r))
			}
		})
	}
	if !Filtered(index.Request{Years: index.YearRange{Unspecified: true}}) || Filtered(index.Request{Text: "eau"}) {
		t.Error("Filtered is wrong")
	}
}

func TestEveryNameIsReservedAndEveryOrderHasALabel(t *testing.T) {
	s := testSchema()
	reserved := map[string]bool{}
	for _, name := range corpus.ReservedNames {
		reserved[name] = true
	}
	if !reserved[Order] {
		t.Errorf("a facet could be called %s and hide the order of its own values", Order)
	}
	for _, p := range append(List(s), ContainsParam) {
		if p.Facet == nil && !reserved[p.Name] {
			t.Errorf("a facet could be called %s and hide the parameter", p.Name)
		}
		if p.Doc == "" {
			t.Errorf("%s is not documented", p.Name)
		}
	}
	for _, order := range index.Sorts {
		if SortLabel(order) == "" {
			t.Errorf("the order %s has no label", order)
		}
	}
}

func TestMatchingIsBlindToAccentsCaseAndPunctuation(t *testing.T) {
	s := testSchema()
	for _, c := range []struct{ facet, contains, want string }{
		{"enjeux", "EAU", "eau"},
		{"enjeux", "l'eau vive", "eau"},
		{"enjeux", "oeuvre", "eau"},
		{"enjeux", "agric", "alimentation"},
		{"enjeux", "non preci", corpus.Unspecified},
		{"lieu", "ardèche", "ardeche"},
		{"lieu", "ardech", "ardeche"},
		{"lieu", "07", "ardeche"},
		{"lieu", "xyz", ""},
	} {
		got := matched(s, s.Facette(c.facet), c.contains)
		if strings.Join(got, " ") != c.want {
			t.Errorf("Matching(%s, %q) = %v, want %q", c.facet, c.contains, got, c.want)
		}
	}
	if n := len(matched(s, s.Facette("lieu"), "")); n != 14 {
		t.Errorf("the empty text matches %d values", n)
	}
}

// matched gives the ids that a text finds, in the vocabulary's order.
func matched(s *corpus.Schema, f *corpus.Facette, contains string) []string {
	counts := index.NewFacetCounts(f, slices.Repeat([]int32{1}, len(f.Valeurs)+1), nil, -1)
	var ids []string
	for _, v := range new(Vocabularies).Matching(s, f, contains).Keep(counts.Values) {
		ids = append(ids, v.ID)
	}
	return ids
}

func FuzzAnyAddressIsReadOrRefusedAndItsLinkReadsTheSame(f *testing.F) {
	s := testSchema()
	for _, seed := range []string{
		"", "q=eau&page=2", "q=%zz;&a=b", "enjeux=eau&enjeux=eau", "q=%22%E9%00-(", "annee_min=2010&annee=non-precise&size=100",
		"page=-1&size=1e9", "q=" + strings.Repeat("é ", 600),
	} {
		f.Add(seed)
	}
	f.Fuzz(func(t *testing.T, raw string) {
		want, err := ParsePage(Values(raw), s)
		if err != nil {
			if err.Error() == "" {
				t.Error("a refusal says nothing")
			}
			return
		}
		link := Link(want)
		got, err := Parse(Values(strings.TrimPrefix(link, "?")), s)
		if err != nil {
			t.Fatalf("the link %s of %q is refused: %v", link, raw, err)
		}
		if diff := cmp.Diff(want, got); diff != "" {
			t.Errorf("%q and its link %s differ (-raw +link):\n%s", raw, link, diff)
		}
	})
}
