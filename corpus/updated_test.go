package corpus

import (
	"testing"
	"time"
)

func TestACaseIsAsOldAsItsAuthorTells(t *testing.T) {
	day := func(text string) time.Time {
		d, err := time.Parse(time.DateOnly, text)
		if err != nil {
			t.Fatal(err)
		}
		return d
	}
	for name, c := range map[string]struct {
		given Case
		want  time.Time
	}{
		"its update comes first":                    {Case{PublieeLe: day("2019-05-14"), MiseAJourLe: day("2020-01-07"), Annee: 2011}, day("2020-01-07")},
		"then its publication":                      {Case{PublieeLe: day("2019-05-14"), Annee: 2021}, day("2019-05-14")},
		"an update alone counts":                    {Case{MiseAJourLe: day("2020-01-07")}, day("2020-01-07")},
		"one before the publication does not":       {Case{PublieeLe: day("2019-05-14"), MiseAJourLe: day("2018-01-01")}, day("2019-05-14")},
		"a year alone is its first day":             {Case{Annee: 2011}, day("2011-01-01")},
		"without any date there is no day to speak": {Case{}, time.Time{}},
	} {
		if got := c.given.Updated(); !got.Equal(c.want) {
			t.Errorf("%s: got %v, want %v", name, got, c.want)
		}
	}
}
