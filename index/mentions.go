package index

import (
	"cmp"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"glane/corpus"
	"glane/index/french"
)

// A Mention is an acronym of the thesaurus where a text has it.
type Mention struct {
	Span
	Sigle *corpus.Sigle
}

// Mentions finds the acronyms of the thesaurus in a text of a case, in order,
// none over another. An acronym is met as the thesaurus writes it, capitals and
// accents included: an author writes PAT for the one, and pat for nothing that
// needs explaining. One that the thesaurus excludes in the company of some words
// is not met in a text that holds one of these. Nothing is found in a generation
// that was not made by NewGeneration.
func (g *Generation) Mentions(text string) []Mention {
	if g.mentions == nil {
		return nil
	}
	return g.mentions.in(text)
}

// A mentioner finds acronyms in texts. It is safe for concurrent use.
type mentioner struct {
	written  map[string][]writtenSigle // by its first run of letters and digits
	synonyms *Synonyms
}

// A writtenSigle is one way to write an acronym.
type writtenSigle struct {
	text  string
	sigle *corpus.Sigle
}

func newMentioner(t *corpus.Thesaurus, s *Synonyms) *mentioner {
	m := &mentioner{written: map[string][]writtenSigle{}, synonyms: s}
	for i := range t.Sigles {
		sigle := &t.Sigles[i]
		for _, text := range append([]string{sigle.Sigle}, sigle.Formes...) {
			if first := firstRun(text); first != "" {
				m.written[first] = append(m.written[first], writtenSigle{text, sigle})
			}
		}
	}
	for _, list := range m.written { // the longest first: "R&D" before "R"
		slices.SortStableFunc(list, func(a, b writtenSigle) int { return cmp.Compare(len(b.text), len(a.text)) })
	}
	return m
}

func (m *mentioner) in(text string) []Mention {
	var out []Mention
	var words []french.Word // of the text, made when an exclusion asks for them
	for at := 0; at < len(text); {
		run := firstRun(text[at:])
		if run == "" {
			_, size := utf8.DecodeRuneInString(text[at:])
			at += size
			continue
		}
		found := m.at(text[at:], run)
		if found == nil || m.excluded(found.text, text, &words) {
			at += len(run)
			continue
		}
		out = append(out, Mention{Span{at, at + len(found.text)}, found.sigle})
		at += len(found.text)
	}
	return out
}

// at gives the acronym with which a text begins, whole; nil for none.
func (m *mentioner) at(text, run string) *writtenSigle {
	list := m.written[run]
	for i := range list {
		rest, ok := strings.CutPrefix(text, list[i].text)
		if next, _ := utf8.DecodeRuneInString(rest); ok && (rest == "" || !inRun(next)) {
			return &list[i]
		}
	}
	return nil
}

// excluded tells whether the company of other words makes it no acronym. One
// that is excluded always is only never searched for: its meaning is the same.
func (m *mentioner) excluded(written, text string, words *[]french.Word) bool {
	with := m.synonyms.exclusions[french.FoldCase(written)]
	if len(with) == 0 {
		return false
	}
	if *words == nil {
		for _, t := range m.synonyms.analyzer.Tokenize(text) {
			if !t.Stop && !t.Compound {
				*words = append(*words, m.synonyms.analyzer.Word(text[t.Start:t.End], m.synonyms.Reading))
			}
		}
	}
	return inCompany(with, *words)
}

// firstRun is the letters and digits with which a text begins.
func firstRun(text string) string {
	end := strings.IndexFunc(text, func(r rune) bool { return !inRun(r) })
	if end < 0 {
		return text
	}
	return text[:end]
}

func inRun(r rune) bool { return unicode.IsLetter(r) || unicode.IsDigit(r) || unicode.IsMark(r) }
