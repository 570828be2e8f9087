package texts

import (
	"strconv"
	"strings"
	"time"
)

// Own begins the keys that the catalog itself uses: how the language writes
// numbers, quotations, lists and dates.
const Own = "language."

// A Conjunction joins the last two items of a list.
type Conjunction string

// The conjunctions.
const (
	And Conjunction = "and"
	Or  Conjunction = "or"
	Nor Conjunction = "nor" // after a negation
)

// Number writes n with its thousands apart: "12 345", "12,345".
func (c *Catalog) Number(n int) string {
	digits, sign := strconv.Itoa(n), ""
	if n < 0 {
		sign, digits = "-", digits[1:]
	}
	first := (len(digits)-1)%3 + 1
	groups := []string{digits[:first]}
	for rest := digits[first:]; rest != ""; rest = rest[3:] {
		groups = append(groups, rest[:3])
	}
	return sign + strings.Join(groups, c.Text(Own+"thousands"))
}

// Quote puts s between the quotation marks of the language.
func (c *Catalog) Quote(s string) string { return c.Text(Own+"quote", "text", s) }

// List enumerates items: "a, b et c".
func (c *Catalog) List(items []string, joined Conjunction) string {
	if len(items) < 2 {
		return strings.Join(items, "")
	}
	last := len(items) - 1
	head := strings.Join(items[:last], c.Text(Own+"list.separator"))
	return c.Text(Own+"list."+string(joined), "head", head, "last", items[last])
}

// Date writes a day: "14 mai 2019", "1er juin 2020". The zero time gives "".
func (c *Catalog) Date(t time.Time) string {
	if t.IsZero() {
		return ""
	}
	key := Own + "date.day"
	if t.Day() == 1 {
		key = Own + "date.first"
	}
	month := c.Text(Own + "month." + strconv.Itoa(int(t.Month())))
	return c.Text(key, "day", strconv.Itoa(t.Day()), "month", month, "year", strconv.Itoa(t.Year()))
}

// ownKeys are the keys that every catalog must have, with their arguments.
func ownKeys() map[string][]string {
	keys := map[string][]string{
		"thousands": nil, "quote": {"text"}, "list.separator": nil,
		"date.day": {"day", "month", "year"}, "date.first": {"day", "month", "year"},
	}
	for _, c := range []Conjunction{And, Or, Nor} {
		keys["list."+string(c)] = []string{"head", "last"}
	}
	for month := range 12 {
		keys["month."+strconv.Itoa(month+1)] = nil
	}
	return keys
}
