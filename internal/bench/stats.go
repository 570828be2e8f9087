package main

import (
	"fmt"
	"math"
	"slices"
	"strings"
	"time"
)

// A figure is one number of each round.
type figure []float64

// median is the middle of a figure; NaN when it has no round.
func (f figure) median() float64 { return quantile(f, 0.5) }

// spread is the least and the most.
func (f figure) spread() (least, most float64) { return slices.Min(f), slices.Max(f) }

// over divides round by round: what slows the machine down in a round slows both.
func (f figure) over(other figure) figure {
	out := make(figure, len(f))
	for i := range f {
		out[i] = f[i] / other[i]
	}
	return out
}

// quantile is the value below which a share of the values lies, by the nearest
// rank.
func quantile(values []float64, share float64) float64 {
	if len(values) == 0 {
		return math.NaN()
	}
	sorted := slices.Sorted(slices.Values(values))
	at := int(math.Ceil(share*float64(len(sorted)))) - 1
	return sorted[min(max(at, 0), len(sorted)-1)]
}

func mean(values []float64) float64 {
	sum := 0.0
	for _, v := range values {
		sum += v
	}
	return sum / float64(len(values))
}

// latency gives a figure of the times of some queries, in milliseconds; of all
// queries when only is nil.
func (r *result) latency(only []int, of func([]float64) float64) figure {
	var out figure
	for _, round := range r.times {
		var values []float64
		if only == nil {
			for _, t := range round {
				values = append(values, milliseconds(t))
			}
		}
		for _, i := range only {
			values = append(values, milliseconds(round[i]))
		}
		out = append(out, of(values))
	}
	return out
}

func p50(values []float64) float64 { return quantile(values, 0.5) }
func p99(values []float64) float64 { return quantile(values, 0.99) }

// throughput gives queries a second with two clients.
func (r *result) throughput() figure {
	var out figure
	for _, took := range r.both {
		out = append(out, float64(len(r.answers))/took.Seconds())
	}
	return out
}

func milliseconds(d time.Duration) float64 { return float64(d.Microseconds()) / 1000 }

// decimal writes a number as French does, with as many digits as tell something.
func decimal(v float64) string {
	text := ""
	switch {
	case math.IsNaN(v) || math.IsInf(v, 0):
		return "–"
	case v >= 100:
		return thousands(int(math.Round(v)))
	case v >= 10:
		text = fmt.Sprintf("%.1f", v)
	default:
		text = fmt.Sprintf("%.2f", v)
	}
	return strings.Replace(text, ".", ",", 1)
}

// ratio writes a figure of ratios: its median, and its least and most.
func ratio(f figure) string {
	least, most := f.spread()
	return fmt.Sprintf("%s (%s–%s)", decimal(f.median()), decimal(least), decimal(most))
}
