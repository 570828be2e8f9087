package params

import (
	"strings"
	"unicode"

	"glane/corpus"
	"glane/internal/nearest"
	"glane/internal/phrase"
)

// An Error is one parameter that cannot be taken as it is.
type Error struct {
	Param  string // its name, as it was given
	Detail string // what is wrong and what to write instead, in French
}

func (e *Error) Error() string { return e.Param + ": " + e.Detail }

// Errors are all the parameters of one URL that cannot be taken, at least one,
// in the order of List; unknown names stand last.
type Errors []*Error

func (e Errors) Error() string {
	lines := make([]string, len(e))
	for i, one := range e {
		lines[i] = one.Error()
	}
	return strings.Join(lines, "; ")
}

// Unwrap gives each of the errors, so that errors.As finds an *Error.
func (e Errors) Unwrap() []error {
	all := make([]error, len(e))
	for i, one := range e {
		all[i] = one
	}
	return all
}

const (
	maxReported = 10 // parameters that one refusal names
	maxListed   = 12 // values that one refusal lists
	maxEchoed   = 60 // letters of what was given that are shown again

	// maxGuessed is how large a vocabulary may be for its names and ids to be
	// compared with a mistyped one, which takes some 50 ms then: among 100,000 it
	// took 1.1 s, which anybody could ask for at will.
	maxGuessed = 5000
)

// shown makes what came in fit to be shown in a sentence: short, in one line.
func shown(s string) string {
	runes := []rune(strings.TrimSpace(clean(s)))
	if len(runes) > maxEchoed {
		runes = append(runes[:maxEchoed], '…')
	}
	return phrase.Quote(string(runes))
}

// typography puts the no-break spaces of French before the double punctuation
// of a sentence that was written with plain ones.
func typography(s string) string { return phrase.Typeset(s) }

func unknownName(name string, known []Param) *Error {
	names := make([]string, len(known))
	for i, p := range known {
		names[i] = p.Name
	}
	detail := "Le paramètre " + shown(name) + " n’existe pas."
	switch guess := nearest.Of(name, names); {
	case guess != "":
		detail += typography(" Vouliez-vous dire ") + phrase.Quote(guess) + typography(" ?")
	case len(names) == 0:
		detail += " Cette adresse n’en prend aucun."
	case len(names) <= 2*maxListed:
		detail += typography(" Paramètres possibles : ") + phrase.List(names, "et") + "."
	}
	return &Error{Param: fit(name), Detail: detail}
}

func unknownValue(p Param, value string) *Error {
	what := " pour le paramètre "
	detail := "La valeur " + shown(value) + " n’existe pas" + what + phrase.Quote(p.Name) + "."
	guess := guessValue(p, value)
	if guess != "" {
		detail += typography(" Vouliez-vous dire ") + phrase.Quote(guess) + typography(" ?")
	}
	if p.count() <= maxListed {
		detail += typography(" Valeurs possibles : ") + phrase.List(idsOf(p.Allowed()), "ou") + "."
	} else if guess == "" {
		detail += " Le schéma du corpus donne la liste des valeurs."
	}
	return &Error{Param: p.Name, Detail: detail}
}

func guessValue(p Param, value string) string {
	if p.Facet != nil {
		return Meant(p.Facet, value)
	}
	return nearestOf(p, value)
}

// Meant finds the id of the value that a wrong one meant: the one of that very
// label, alias or code, else the one whose id is nearest; "" where none comes
// near, and in a vocabulary too large to look through at a request.
func Meant(f *corpus.Facette, value string) string {
	if len(f.Valeurs) > maxGuessed {
		return ""
	}
	if id := named(f, value); id != "" {
		return id
	}
	return nearestOf(Param{Facet: f}, value)
}

func nearestOf(p Param, value string) string {
	if len(value) > maxEchoed {
		return ""
	}
	return nearest.Of(value, idsOf(p.Allowed()))
}

func idsOf(values []Value) []string {
	ids := make([]string, len(values))
	for i, v := range values {
		ids[i] = v.ID
	}
	return ids
}

// fit shortens an unknown name to what a log line or an answer can hold.
func fit(name string) string {
	name = strings.Map(func(r rune) rune {
		if unicode.IsControl(r) || r == unicode.ReplacementChar {
			return -1
		}
		return r
	}, name)
	if runes := []rune(name); len(runes) > maxEchoed {
		return string(runes[:maxEchoed])
	}
	return name
}
