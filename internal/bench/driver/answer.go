package driver

import (
	"fmt"
	"strconv"
	"strings"
	"time"
)

// An Answer is what was found.
type Answer struct {
	Total  int
	IDs    []string
	Facets []Facet
	Marked int
}

// A Facet is the counts of the fullest values of one facet.
type Facet struct {
	Name   string
	Counts []Count
}

// A Count is how many documents have a value.
type Count struct {
	ID    string
	Count int
}

// String is the answer as a line, without the time.
func (a Answer) String() string {
	var facets []string
	for _, f := range a.Facets {
		var counts []string
		for _, c := range f.Counts {
			counts = append(counts, fmt.Sprintf("%s:%d", c.ID, c.Count))
		}
		facets = append(facets, f.Name+"="+strings.Join(counts, ","))
	}
	return fmt.Sprintf("%d\t%s\t%s\t%d", a.Total, strings.Join(a.IDs, " "), strings.Join(facets, ";"), a.Marked)
}

// ParseAnswer reads a line that answers "ask".
func ParseAnswer(line string) (took time.Duration, a Answer, err error) {
	cells := strings.Split(line, "\t")
	if len(cells) != 5 {
		return 0, a, fmt.Errorf("an answer of %d cells, not 5: %.200q", len(cells), line)
	}
	micros, err := strconv.ParseInt(cells[0], 10, 64)
	if err != nil {
		return 0, a, fmt.Errorf("time of an answer: %w", err)
	}
	if a.Total, err = strconv.Atoi(cells[1]); err != nil {
		return 0, a, fmt.Errorf("total of an answer: %w", err)
	}
	if a.Marked, err = strconv.Atoi(cells[4]); err != nil {
		return 0, a, fmt.Errorf("marks of an answer: %w", err)
	}
	a.IDs = strings.Fields(cells[2])
	for part := range strings.SplitSeq(cells[3], ";") {
		name, list, _ := strings.Cut(part, "=")
		f := Facet{Name: name}
		for one := range strings.SplitSeq(list, ",") {
			id, count, found := strings.Cut(one, ":")
			if !found {
				continue // a facet that none of the documents has
			}
			n, err := strconv.Atoi(count)
			if err != nil {
				return 0, a, fmt.Errorf("count of a value: %w", err)
			}
			f.Counts = append(f.Counts, Count{id, n})
		}
		a.Facets = append(a.Facets, f)
	}
	return time.Duration(micros) * time.Microsecond, a, nil
}
