package page

import "math"

// A scale is the greatest count of each shade that a map uses, rising.
type scale []int

// scaleOf parts the counts from 1 to most: each count has its own shade where
// they are few, else each shade spans as many times more than the one before.
func scaleOf(most int) scale {
	if most == 0 {
		return nil
	}
	if most <= shades {
		out := make(scale, most)
		for i := range out {
			out[i] = i + 1
		}
		return out
	}
	var out scale
	for i := 1; i <= shades; i++ {
		bound := int(math.Round(math.Pow(float64(most), float64(i)/shades)))
		if last := len(out) - 1; last >= 0 {
			bound = max(bound, out[last]+1)
		}
		out = append(out, bound)
	}
	out[len(out)-1] = most
	return out
}

// shade gives the shade of a count.
func (s scale) shade(count int) int {
	if count == 0 {
		return 0
	}
	for i, bound := range s {
		if count <= bound {
			return s.at(i)
		}
	}
	return shades
}

// at gives the shade of step i. A map with few steps leaves out the lightest, which
// is hard to tell from none; one alone is the fourth, which stands out without
// shouting.
func (s scale) at(i int) int {
	switch n := len(s); n {
	case 1:
		return shades - 1
	case shades:
		return i + 1
	default:
		return 2 + int(math.Round(float64(i*(shades-2))/float64(n-1)))
	}
}

func (w wording) legend(s scale) []ShadeView {
	var out []ShadeView
	from := 1
	for i, to := range s {
		label := w.count(to)
		if from < to {
			label = w.Text("map.span", "from", from, "to", w.count(to))
		}
		out = append(out, ShadeView{s.at(i), label})
		from = to + 1
	}
	return out
}
