package corpus

import (
	"strings"
)

// A thesaurusReader reads thesaurus.yaml, and remembers what entries are to be
// held against.
type thesaurusReader struct {
	*findings
	sigles map[string]place // by their folded text
	terms  *vocabulary      // all terms of all entries, of faulty ones too
	pairs  map[pairOfTerms]place
	links  []link            // from each narrower term to its broader ones, in lower case
	spelt  map[string]string // how a term of links was first written
}

// readThesaurus reads thesaurus.yaml. A fault leaves its entry out and keeps
// the others.
func (f *findings) readThesaurus(root *node) *Thesaurus {
	r := &thesaurusReader{
		findings: f, sigles: map[string]place{}, terms: newVocabulary(), pairs: map[pairOfTerms]place{}, spelt: map[string]string{},
	}
	t := &Thesaurus{}
	rec, _ := f.record(root, thesaurusGroup)
	misnamed := len(f.list) > 0 // entries may be there under a wrong key, told above
	for _, n := range rec.list("sigles") {
		if s, sound := r.sigle(n); sound {
			t.Sigles = append(t.Sigles, s)
		}
	}
	for _, n := range rec.list("synonymes") {
		if terms, sound := r.synonymes(n); sound {
			t.Synonymes = append(t.Synonymes, terms)
		}
	}
	for _, n := range rec.list("generiques") {
		if g, sound := r.generique(n); sound {
			t.Generiques = append(t.Generiques, g)
		}
	}
	t.Generiques = r.withoutCycles(t.Generiques)
	t.Locutions = r.locutions(rec)
	t.Invariables = f.words(rec.list("invariables"), "un mot invariable")
	t.Exclusions = r.exclusions(rec, misnamed)
	return t
}

func (r *thesaurusReader) sigle(n *node) (Sigle, bool) {
	before := len(r.list)
	rec, ok := r.record(n, sigleGroup)
	if !ok {
		return Sigle{}, false
	}
	s := Sigle{
		Sigle:      rec.line("sigle"),
		Formes:     rec.texts("formes"),
		Developpe:  rec.texts("developpe"),
		Definition: rec.text("definition"),
		Majuscules: rec.boolean("majuscules"),
	}
	if list := rec.value("developpe"); list != nil && list.kind == kindList && len(list.items) == 0 {
		r.add(list.place, "un sigle a au moins un développé").hint("par exemple : [parc naturel régional]")
	}
	if s.Sigle != "" {
		if first, repeated := r.sigles[fold(s.Sigle)]; repeated {
			r.add(rec.place("sigle"), "le sigle %s est déjà donné ligne %d", quote(s.Sigle), first.line).
				hint("un sigle qui a plusieurs sens a plusieurs développés")
		} else {
			r.sigles[fold(s.Sigle)] = rec.place("sigle")
		}
		r.terms.add(s.Sigle)
	}
	r.searchable(rec, "sigle", []string{s.Sigle})
	r.searchable(rec, "formes", s.Formes)
	r.searchable(rec, "developpe", s.Developpe)
	r.know(s.Formes)
	r.know(s.Developpe)
	return s, len(r.list) == before
}

// know remembers terms, for exclusions to name.
func (r *thesaurusReader) know(terms []string) {
	for _, term := range terms {
		r.terms.add(term)
	}
}

// searchable tells terms in which there is no word to search.
func (f *findings) searchable(rec record, name string, terms []string) {
	for _, term := range terms {
		if term != "" && fold(term) == "" {
			f.add(rec.place(name), "%s ne contient ni lettre ni chiffre", quote(term))
		}
	}
}

func (r *thesaurusReader) synonymes(n *node) ([]string, bool) {
	before := len(r.list)
	items, ok := r.items(n, "un groupe de synonymes")
	if !ok {
		return nil, false
	}
	terms, _ := r.distinct(items, "un synonyme")
	r.know(terms)
	if len(r.list) == before && len(terms) < 2 {
		r.add(n.place, "un groupe de synonymes a au moins deux termes différents").
			hint("par exemple : [alimentaire, alimentation]")
	}
	return terms, len(r.list) == before
}

// distinct reads terms that are each given once and hold something to search,
// with their places.
func (f *findings) distinct(items []*node, what string) ([]string, []place) {
	var terms []string
	var places []place
	given := map[string]bool{}
	for _, item := range items {
		term, ok := f.text(item, what)
		if !ok {
			continue
		}
		term = strings.Join(strings.Fields(term), " ")
		switch key := strings.ToLower(term); {
		case fold(term) == "":
			f.add(item.place, "%s ne contient ni lettre ni chiffre", quote(term))
		case given[key]:
			f.add(item.place, "le terme %s est donné deux fois dans cette liste", quote(term))
		default:
			given[key] = true
			terms, places = append(terms, term), append(places, item.place)
		}
	}
	return terms, places
}
