package page

import (
	"strconv"
	"strings"

	"glane/index"
	"glane/internal/phrase"
)

// What the pages say and templates do not: every sentence that depends on a
// number or a name stands in this file, and how a view is called in headline.go.

const (
	colon    = phrase.NBSP + ": "
	question = phrase.NNBSP + "?"

	withoutYear  = "Sans année"
	yearLabel    = "Année"
	summaryLabel = "Résumé"

	relaxedNotice   = "Aucune fiche ne contient tous vos mots" + colon + "voici celles qui en contiennent une partie."
	truncatedNotice = "Votre recherche est longue" + colon + "seuls ses premiers mots ont été pris en compte."

	allCasesLabel  = "Toutes les fiches"
	emptyCorpus    = "Aucune fiche n’est encore publiée ici."
	lastPageLabel  = "Aller à la dernière page"
	retryLabel     = "Réessayer"
	badRequestHead = "Cette recherche n’a pas été comprise"
)

// maxQuoted is how many letters of a query a title or a heading repeats.
const maxQuoted = 60

func countText(n int) string {
	if n == 0 {
		return "Aucune fiche"
	}
	return phrase.Count(n, "fiche", "fiches")
}

func number(n int) string { return phrase.Number(n) }

// valueName is what a box is called. Browsers put a space before a comma that
// stands in an element of its own, so the whole name is one attribute.
func valueName(label string, n int) string { return label + ", " + phrase.Count(n, "fiche", "fiches") }

// year writes a year, whose digits stand together; "" for none.
func year(n int) string {
	if n == 0 {
		return ""
	}
	return strconv.Itoa(n)
}

// quoted puts a query between quotation marks, shortened to what a title holds.
func quoted(query string) string {
	if runes := []rune(query); len(runes) > maxQuoted {
		query = strings.TrimSpace(string(runes[:maxQuoted])) + "…"
	}
	return phrase.Quote(query)
}

func filterLabel(facet, value string) string { return facet + colon + value }

// yearRangeLabel names the bounds of a range; "" when it has none.
func yearRangeLabel(y index.YearRange) string {
	switch {
	case y.Min != 0 && y.Min == y.Max:
		return filterLabel(yearLabel, year(y.Min))
	case y.Min != 0 && y.Max != 0:
		return filterLabel("Années", year(y.Min)+" à "+year(y.Max))
	case y.Min != 0:
		return filterLabel("Années", "à partir de "+year(y.Min))
	case y.Max != 0:
		return filterLabel("Années", "jusqu’à "+year(y.Max))
	}
	return ""
}

func spanText(s yearSpan) string {
	switch {
	case !s.some():
		return ""
	case s.first == s.last:
		return "Toutes les fiches datées sont de " + year(s.first) + "."
	}
	return "Les fiches vont de " + year(s.first) + " à " + year(s.last) + "."
}

func selectedText(n int) string {
	if n == 0 {
		return ""
	}
	return "(" + phrase.Count(n, "cochée", "cochées") + ")"
}

func otherValues(n int) string {
	if n == 0 {
		return ""
	}
	return phrase.Count(n, "autre valeur", "autres valeurs")
}

func valuesNotListed(n int) string {
	if n <= 0 {
		return ""
	}
	return "Et " + phrase.Count(n, "valeur moins fournie", "valeurs moins fournies") + "."
}

func alsoIn(labels []string) string {
	if len(labels) == 0 {
		return ""
	}
	return "aussi" + colon + phrase.List(labels, "et")
}

func openFiltersText(active int) string {
	if active == 0 {
		return "Filtrer les fiches"
	}
	return "Filtrer (" + phrase.Count(active, "actif", "actifs") + ")"
}

func pagesLeftOut(from, to int) string { return "Pages " + number(from) + " à " + number(to) }

func printedFilters(labels []string) string {
	return phrase.Plural(len(labels), "Filtre", "Filtres") + colon + strings.Join(labels, phrase.NNBSP+"; ") + "."
}

func withoutText(filter string, total int) string {
	return "Sans le filtre " + filter + colon + countText(total)
}

func withoutAnyText(total int) string { return "Sans aucun filtre" + colon + countText(total) }

func beyondText(page, pages, total int) string {
	return "Cette recherche donne " + countText(total) + ", sur " + phrase.Count(pages, "page", "pages") +
		colon + "la page " + number(page) + " n’existe pas."
}

func allCasesText(n int) string {
	if n < 2 {
		return "Voir toutes les fiches"
	}
	return "Voir les " + countText(n)
}

func otherLabels(n int) string { return "et " + phrase.Count(n, "autre", "autres") }

// backText names the results that a fiche was opened from.
func backText(query string, filtered bool) string {
	switch {
	case query != "":
		return "Résultats pour " + quoted(query)
	case filtered:
		return "Résultats de la recherche"
	}
	return allCasesLabel
}

// noValueText says that a filter has no such value.
func noValueText(facet, value string) string {
	return "Le filtre " + facet + " n’a pas de valeur " + quoted(value) + "."
}

// meantText is how problems name what was probably meant; the template of the
// page of errors says the same around a link.
func meantText(name string) string { return "Vouliez-vous dire " + phrase.Quote(name) + question }

func searchOnlyText(query string) string { return "Chercher " + quoted(query) + " sans filtre" }

// whyText tells why one word made a fiche be found, in one sentence.
func whyText(m index.Match, zone string) string {
	form, word := phrase.Quote(m.Form), phrase.Quote(m.Word)
	found := " figure dans " + zone + "."
	switch m.Kind {
	case index.Exact:
		return form + found
	case index.Stemmed:
		return form + ", autre forme de " + word + "," + found
	case index.Folded:
		return form + ", aux accents près " + word + "," + found
	case index.Derived:
		return form + ", de la famille de " + word + "," + found
	case index.Prefix:
		return form + ", qui commence par " + word + "," + found
	case index.Thesaurus:
		return form + ", que le thésaurus rapproche de " + word + "," + found
	}
	return form + ", proche de " + word + "," + found
}

// zoneText names a zone within a sentence; label is that of a rubric.
func zoneText(zone, label string) string {
	switch zone {
	case index.ZoneTitre:
		return "le titre"
	case index.ZoneResume:
		return "le résumé"
	case index.ZoneFacettes:
		return "les repères de la fiche"
	}
	return "la rubrique " + phrase.Quote(label)
}

// advice says what to try when nothing was found.
func advice(query string, filtered bool) []string {
	var out []string
	if query != "" {
		out = append(out, "Vérifiez l’orthographe des mots.", "Essayez un mot plus général, ou moins de mots.")
		if strings.ContainsAny(query, `"«“`) {
			out = append(out, "Enlevez les guillemets pour chercher les mots séparément.")
		}
	}
	if filtered {
		out = append(out, "Retirez un filtre.")
	}
	return out
}

// correctedText tells which words no fiche has, and how they were read.
func correctedText(a *index.Answer) string {
	words := make([]string, len(a.Corrections))
	for i, c := range a.Corrections {
		words[i] = phrase.Quote(c.Typed)
	}
	return "Aucune fiche ne contient " + phrase.List(words, "ni") + colon + "voici les résultats pour " + phrase.Quote(a.DidYouMean) + "."
}

func asTypedText(text string) string { return "Chercher quand même " + phrase.Quote(text) }
