package bleveindex

import (
	"cmp"
	"slices"

	"glane/index"
)

// maxExplainedForms is how many forms of a word are told one by one: a beginning may
// be that of a hundred words of one case.
const maxExplainedForms = 8

func (s *wordScorer) explain(e *explaining) index.Explanation {
	held := s.held(e.n)
	closest := s.forms[held[0]].weight
	out := index.Explanation{Kind: index.ExplainedWord, Operation: index.Product, Word: s.text}
	if closest != 1 {
		out.Parts = append(out.Parts, index.Explanation{Kind: index.ExplainedCloseness, Value: closest, Relation: s.met[held[0]].kind})
	}
	frequency := s.explainForms(e, held, closest)
	out.Parts = append(out.Parts, s.explainRarity(e), presence(frequency, e.explainLength(float64(s.norms[e.n])), s.usual))
	return out
}

// held gives which of the forms a case holds, the closest first.
func (s *wordScorer) held(n uint32) []int {
	var out []int
	for i := range s.forms {
		if s.forms[i].advance(n) == n {
			out = append(out, i)
		}
	}
	return out
}

func (s *wordScorer) explainRarity(e *explaining) index.Explanation {
	return index.Explanation{
		Kind: index.ExplainedRarity, Value: s.rarity, Count: int(min(s.docs, e.s.total)), Of: int(e.s.total),
		Limited: s.rarity < idf(s.docs, e.s.total),
	}
}

// presence explains a saturation.
func presence(frequency, length index.Explanation, usual float64) index.Explanation {
	return index.Explanation{
		Kind: index.ExplainedPresence, Operation: index.Saturation, Value: saturation(frequency.Value, length.Value, usual),
		Parts: []index.Explanation{frequency, length, {Kind: index.ExplainedUsual, Value: usual}},
	}
}

// explainLength tells of what norm the length of the case is.
func (e *explaining) explainLength(norm float64) index.Explanation {
	p := e.s.store.partOf(e.n)
	return index.Explanation{
		Kind: index.ExplainedLength, Value: norm,
		Count: int(p.words.lengths[e.n-p.first]), Of: (e.s.store.length + e.s.store.cases()/2) / e.s.store.cases(),
	}
}

// explainForms tells how often each form stands in each zone.
func (s *wordScorer) explainForms(e *explaining, held []int, closest float64) index.Explanation {
	ids := make([]int32, len(held))
	for k, i := range held {
		ids[k] = s.forms[i].id
	}
	standing := e.standing(ids)
	out := index.Explanation{Kind: index.ExplainedFrequency, Operation: index.Sum}
	for k, i := range held {
		f, beside := &s.forms[i], s.forms[i].weight/closest
		one := index.Explanation{
			Kind: index.ExplainedForm, Operation: index.Sum, Value: beside * float64(f.count(e.n)),
			Form: s.met[i].Text, Relation: s.met[i].kind,
		}
		for number, times := range standing[k] {
			if times > 0 {
				one.Parts = append(one.Parts, e.inZone(number, times, beside*float64(e.zones[number].weight)))
			}
		}
		out.Value += one.Value
		out.Parts = append(out.Parts, one)
	}
	slices.SortStableFunc(out.Parts, func(a, b index.Explanation) int { return cmp.Compare(b.Value, a.Value) })
	if rest := out.Parts[min(len(out.Parts), maxExplainedForms):]; len(rest) > 1 {
		others := index.Explanation{Kind: index.ExplainedForms, Count: len(rest), Value: index.Sum.Of(rest)}
		out.Parts = append(out.Parts[:maxExplainedForms:maxExplainedForms], others)
	}
	return out
}

func (e *explaining) inZone(number, times int, weight float64) index.Explanation {
	return index.Explanation{
		Kind: index.ExplainedZone, Value: float64(times) * weight, Zone: e.zones[number].name, Count: times, Weight: weight,
	}
}

// standing counts how often each of some forms stands in each zone of the case.
func (e *explaining) standing(forms []int32) [][]int {
	p := e.s.store.partOf(e.n)
	n := e.n - p.first
	out, numbers := make([][]int, len(forms)), make([]uint32, len(forms))
	var f finder
	for i, form := range forms {
		out[i] = make([]int, len(e.zones))
		numbers[i], _ = p.number(form) // the case holds it, so its part does
		f.want(numbers[i])
	}
	sequence := p.words.of(n)
	for at := f.find(sequence, 0); at >= 0; at = f.find(sequence, at+1) {
		r := sequenceReader{rest: sequence[2*at:]}
		if !r.next() {
			continue
		}
		if i := slices.Index(numbers, r.form); i >= 0 {
			out[i][e.zoneAt(p, at)]++
		}
	}
	return out
}

// zoneAt gives the number of the zone of a place in the case's sequence.
func (e *explaining) zoneAt(p *part, at int) int {
	return min(p.words.zoneAt(e.n-p.first, at), len(e.zones)-1)
}

func (s *phraseScorer) explain(e *explaining) index.Explanation {
	out := index.Explanation{Kind: index.ExplainedPhrase, Operation: index.Product, Word: s.text}
	length := e.explainLength(float64(s.norms[e.n]))
	if s.zone != anyZone {
		out.Zone = e.zones[s.zone].name
		length = index.Explanation{Kind: index.ExplainedLength, Value: meanNorm}
	}
	frequency, closest := s.explainOccurrences(e)
	if closest != 1 {
		out.Parts = append(out.Parts, index.Explanation{Kind: index.ExplainedCloseness, Value: closest})
	}
	out.Parts = append(out.Parts, s.explainRarity(e), presence(frequency, length, s.usual))
	return out
}

// explainRarity tells of the words what they are of, unless they count less than
// that.
func (s *phraseScorer) explainRarity(e *explaining) index.Explanation {
	out := index.Explanation{Kind: index.ExplainedRarity, Operation: index.Sum, Value: s.rarity}
	for i := range s.slots {
		one := s.slots[i].explainRarity(e)
		one.Word = s.slots[i].text
		out.Parts = append(out.Parts, one)
	}
	switch {
	case len(out.Parts) == 1:
		return s.slots[0].explainRarity(e)
	case s.rarity < s.lead.idf():
		return index.Explanation{Kind: index.ExplainedRarity, Value: s.rarity, Limited: true}
	}
	return out
}

// explainOccurrences tells how often the phrase stands in each zone, and how closely
// it is met at most.
func (s *phraseScorer) explainOccurrences(e *explaining) (frequency index.Explanation, closest float64) {
	type place struct {
		zone      int
		closeness float64
	}
	times := map[place]int{}
	var order []place
	n := s.ready(e.n)
	s.told = func(at int, closeness float64) {
		p := place{e.zoneAt(s.part, at), closeness}
		if times[p] == 0 {
			order = append(order, p)
		}
		times[p]++
	}
	_, closest = s.occurrences(n)
	s.told = nil
	frequency = index.Explanation{Kind: index.ExplainedFrequency, Operation: index.Sum}
	for _, p := range order {
		weight := p.closeness / closest
		if s.zone == anyZone {
			weight *= s.weights[p.zone]
		}
		frequency.Parts = append(frequency.Parts, e.inZone(p.zone, times[p], weight))
	}
	frequency.Value = frequency.Operation.Of(frequency.Parts)
	return frequency, closest
}
