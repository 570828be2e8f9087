package corpus

import (
	"strings"
)

// readThesaurus reads thesaurus.yaml. A fault leaves its entry out and keeps
// the others.
func (f *findings) readThesaurus(root *node) *Thesaurus {
	t := &Thesaurus{}
	rec, _ := f.record(root, thesaurusGroup)
	given := map[string]place{}
	for _, n := range rec.list("sigles") {
		if s, sound := f.sigle(n, given); sound {
			t.Sigles = append(t.Sigles, s)
		}
	}
	for _, n := range rec.list("synonymes") {
		if terms, sound := f.synonymes(n); sound {
			t.Synonymes = append(t.Synonymes, terms)
		}
	}
	return t
}

func (f *findings) sigle(n *node, given map[string]place) (Sigle, bool) {
	before := len(f.list)
	rec, ok := f.record(n, sigleGroup)
	if !ok {
		return Sigle{}, false
	}
	s := Sigle{
		Sigle:      rec.line("sigle"),
		Formes:     rec.texts("formes"),
		Developpe:  rec.texts("developpe"),
		Definition: rec.text("definition"),
	}
	if list := rec.values["developpe"]; list != nil && list.kind == kindList && len(list.items) == 0 {
		f.add(list.place, "un sigle a au moins un développé").hint("par exemple : [parc naturel régional]")
	}
	if s.Sigle != "" {
		if first, repeated := given[fold(s.Sigle)]; repeated {
			f.add(rec.place("sigle"), "le sigle %s est déjà donné ligne %d", quote(s.Sigle), first.line).
				hint("un sigle qui a plusieurs sens a plusieurs développés")
		} else {
			given[fold(s.Sigle)] = rec.place("sigle")
		}
	}
	f.searchable(rec, "sigle", []string{s.Sigle})
	f.searchable(rec, "formes", s.Formes)
	f.searchable(rec, "developpe", s.Developpe)
	return s, len(f.list) == before
}

// searchable tells terms in which there is no word to search.
func (f *findings) searchable(rec record, name string, terms []string) {
	for _, term := range terms {
		if term != "" && fold(term) == "" {
			f.add(rec.place(name), "%s ne contient ni lettre ni chiffre", quote(term))
		}
	}
}

func (f *findings) synonymes(n *node) ([]string, bool) {
	before := len(f.list)
	items, ok := f.items(n, "un groupe de synonymes")
	if !ok {
		return nil, false
	}
	var terms []string
	given := map[string]bool{}
	for _, item := range items {
		term, ok := f.text(item, "un synonyme")
		if !ok {
			continue
		}
		term = strings.Join(strings.Fields(term), " ")
		switch key := strings.ToLower(term); {
		case fold(term) == "":
			f.add(item.place, "%s ne contient ni lettre ni chiffre", quote(term))
		case given[key]:
			f.add(item.place, "le terme %s est donné deux fois dans ce groupe", quote(term))
		default:
			given[key] = true
			terms = append(terms, term)
		}
	}
	if len(f.list) == before && len(terms) < 2 {
		f.add(n.place, "un groupe de synonymes a au moins deux termes différents").
			hint("par exemple : [alimentaire, alimentation]")
	}
	return terms, len(f.list) == before
}
