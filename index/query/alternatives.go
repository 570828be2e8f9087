package query

// maxAlternatives bounds what the thesaurus brings to one place of a query.
const maxAlternatives = 16

// alternatives are gathered each once, and not too many.
type alternatives struct {
	list []Alternative
	seen map[string]bool
}

func (a *alternatives) full() bool { return len(a.list) > maxAlternatives }

func (a *alternatives) add(one Alternative) {
	text := one.Node.String()
	if a.full() || a.seen[text] {
		return
	}
	if a.seen == nil {
		a.seen = map[string]bool{}
	}
	a.seen[text] = true
	a.list = append(a.list, one)
}

// addTerms adds the terms of a synonym: a word for a term of one word, a phrase for
// another. A thesaurus may have thousands of them for one word.
func (a *alternatives) addTerms(s Synonym, weight float64) {
	for _, term := range s.Terms {
		if a.full() {
			return
		}
		var n Node = &Phrase{Text: term}
		switch tokens := words.Tokenize(term); {
		case len(tokens) == 1:
			n = &Word{Text: term[tokens[0].Start:tokens[0].End]}
		case len(WordsOf(term)) == 0:
			continue // function words alone: no phrase to look for
		}
		a.add(Alternative{Node: n, Weight: weight, Entry: s.Entry})
	}
}

// node gives the alternatives as one node.
func (a *alternatives) node() Node {
	first := a.list[0].Node
	if _, isAnd := first.(*And); len(a.list) == 1 && !isAnd {
		return first
	}
	return &Or{Alternatives: a.list}
}
