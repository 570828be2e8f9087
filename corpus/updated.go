package corpus

import "time"

// Updated is the day on which a case last changed, as far as its author tells:
// the later of its update and its publication, else the first day of its year.
// It is zero for a case without any date, and never taken from a clock or a file.
func (c *Case) Updated() time.Time {
	switch {
	case c.MiseAJourLe.After(c.PublieeLe):
		return c.MiseAJourLe
	case !c.PublieeLe.IsZero():
		return c.PublieeLe
	case c.Annee != 0:
		return time.Date(c.Annee, time.January, 1, 0, 0, 0, 0, time.UTC)
	}
	return time.Time{}
}
