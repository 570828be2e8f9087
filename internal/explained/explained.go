// Package explained says in French how a score came about, for programs and for the
// terminal.
//
// It knows no engine: an explanation tells it all.
package explained

import (
	"fmt"
	"strings"

	"glane/corpus"
	"glane/index"
	"glane/internal/phrase"
)

// Text says an explanation in French, in a line without what its parts say.
func Text(e *index.Explanation, s *corpus.Schema) string {
	return phrase.Typeset(plainText(e, s))
}

// Lines writes a whole explanation as lines, each part further in than what it is a
// part of, and begun by how it goes with the part before it.
func Lines(e *index.Explanation, s *corpus.Schema) []string {
	return appendLines(nil, e, s, "", "")
}

func appendLines(lines []string, e *index.Explanation, s *corpus.Schema, indent, sign string) []string {
	lines = append(lines, indent+sign+Text(e, s))
	if sign != "" {
		indent += "  "
	}
	for i := range e.Parts {
		lines = appendLines(lines, &e.Parts[i], s, indent, signOf(e.Operation, i))
	}
	return lines
}

// signOf gives what stands before the part i of an operation.
func signOf(o index.Operation, i int) string {
	switch {
	case o == index.Saturation:
		return "· "
	case i == 0:
		return "= "
	case o == index.Product:
		return "× "
	case o == index.Greatest:
		return "ou "
	}
	return "+ "
}

func plainText(e *index.Explanation, s *corpus.Schema) string {
	value := phrase.Decimal(e.Value, textDigits)
	switch e.Kind {
	case index.ExplainedScore:
		return "Note : " + value
	case index.ExplainedWords:
		return "Ce que rapportent les mots : " + value
	case index.ExplainedSome:
		return "Une partie des mots : " + value
	case index.ExplainedShare:
		return shareText(e) + " : " + value
	case index.ExplainedTitle:
		return "Le titre, dont " + titleText(e) + " : " + value
	case index.ExplainedExclusion:
		return "Sans ce qui est exclu, " + quoted(e.Missing, "ni") + " : " + value
	case index.ExplainedVariants:
		return phrase.Quote(e.Word) + " ou ce qui en tient lieu : " + value + ", le plus de ce qui suit"
	case index.ExplainedVariant:
		return phrase.Quote(e.Entry) + ", entrée du thésaurus : " + value
	case index.ExplainedWeight:
		return "Poids de ce qui tient lieu d’un mot : " + value
	case index.ExplainedWord:
		return phrase.Quote(e.Word) + " : " + value
	case index.ExplainedPhrase:
		return phrase.Quote(e.Word) + phraseText(e, s) + " : " + value
	case index.ExplainedCloseness:
		return closenessText(e) + " : " + value
	case index.ExplainedRarity:
		return "Rareté" + rarityText(e) + " : " + value
	}
	return presenceText(e, s, value)
}

// presenceText is plainText of a presence and of what it is made of.
func presenceText(e *index.Explanation, s *corpus.Schema, value string) string {
	switch e.Kind {
	case index.ExplainedPresence:
		return "Présence : " + value
	case index.ExplainedFrequency:
		return "Fréquence pondérée : " + value
	case index.ExplainedForm:
		return phrase.Quote(e.Form) + ", " + relationText(e.Relation) + " : " + value
	case index.ExplainedForms:
		return phrase.Count(e.Count, "autre forme", "autres formes") + " : " + value
	case index.ExplainedZone:
		return zoneText(e, s) + " : " + value
	case index.ExplainedLength:
		if e.Count == 0 {
			return "Longueur moyenne, celle d’une rubrique n’étant pas mesurée : " + value
		}
		return fmt.Sprintf("Longueur de %s, pour %s en moyenne : %s", phrase.Count(e.Count, "mot pondéré", "mots pondérés"), phrase.Number(e.Of), value)
	case index.ExplainedUsual:
		return "Fréquence pondérée habituelle, dans une fiche qui l’a : " + value
	}
	return string(e.Kind) + " : " + value
}

// textDigits is how many decimals a value has in a text.
const textDigits = 2

func shareText(e *index.Explanation) string {
	if len(e.Missing) == 0 {
		return fmt.Sprintf("%s de la question sur %s", phrase.Count(e.Count, "mot", "mots"), phrase.Number(e.Of))
	}
	return fmt.Sprintf("%s de la question sur %s, sans %s", phrase.Count(e.Count, "mot", "mots"), phrase.Number(e.Of), quoted(e.Missing, "ni"))
}

func titleText(e *index.Explanation) string {
	if e.Count >= e.Of {
		return phrase.Plural(e.Of, "le seul mot est dans la question", "tous les mots sont dans la question")
	}
	return fmt.Sprintf("%s sur %s %s dans la question", phrase.Count(e.Count, "mot", "mots"), phrase.Number(e.Of), phrase.Plural(e.Count, "est", "sont"))
}

func phraseText(e *index.Explanation, s *corpus.Schema) string {
	if e.Zone == "" {
		return ", ses mots à la suite"
	}
	return " dans " + phrase.Quote(zoneLabel(s, e.Zone))
}

func closenessText(e *index.Explanation) string {
	if e.Relation == "" {
		return "Proximité des mots de l’expression"
	}
	return "Forme la plus proche, " + relationText(e.Relation)
}

func rarityText(e *index.Explanation) string {
	of := ""
	if e.Word != "" {
		of = " de " + phrase.Quote(e.Word)
	}
	switch {
	case e.Limited:
		return of + ", ramenée à celle du mot dont il tient lieu"
	case e.Of == 0:
		return of + ", somme de celles de ses mots"
	}
	return of + fmt.Sprintf(", dans %s sur %s", phrase.Count(e.Count, "fiche", "fiches"), phrase.Number(e.Of))
}

func zoneText(e *index.Explanation, s *corpus.Schema) string {
	out := zoneLabel(s, e.Zone) + ", " + phrase.Number(e.Count) + phrase.NBSP + "fois"
	if e.Weight != 1 {
		out += " × " + phrase.Decimal(e.Weight, textDigits)
	}
	return out
}

func zoneLabel(s *corpus.Schema, zone string) string {
	switch zone {
	case index.ZoneTitre:
		return "Titre"
	case index.ZoneResume:
		return "Résumé"
	case index.ZoneFacettes:
		return "Facettes"
	}
	if r := s.Rubrique(zone); r != nil {
		return r.Libelle
	}
	return zone
}

func relationText(k index.Kind) string {
	switch k {
	case index.Exact:
		return "telle quelle"
	case index.Stemmed:
		return "autre forme du mot"
	case index.Folded:
		return "la même aux accents près"
	case index.Derived:
		return "de la même famille"
	case index.Prefix:
		return "qui commence ainsi"
	}
	return string(k)
}

// quoted enumerates words between quotation marks.
func quoted(words []string, conjunction string) string {
	out := make([]string, len(words))
	for i, w := range words {
		out[i] = phrase.Quote(strings.Trim(w, `"`))
	}
	return phrase.List(out, conjunction)
}
