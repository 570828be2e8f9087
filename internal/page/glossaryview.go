package page

import (
	"glane/corpus"
	"glane/internal/params"
)

// A GlossaryView is the page of the acronyms.
type GlossaryView struct {
	Layout
	Heading  string
	Contains string // the text that was searched in them
	Count    string // how many there are, or have it
	All      string // leads to all of them; "" where these are shown
	Letters  []LetterLink
	Groups   []SigleGroup
	More     string // those that are not listed; "" when all are
	Action   string // where the field sends its text
}

// A LetterLink leads to the acronyms of one letter.
type LetterLink struct {
	Letter, Href string
	Current      bool // they are the ones shown
}

// A SigleGroup is the acronyms of one letter.
type SigleGroup struct {
	ID, Letter string
	Entries    []GlossaryEntry
}

// A GlossaryEntry is an acronym with the fiches that speak of it; without an
// address there is none, and nothing is said: a thesaurus knows more than a corpus.
type GlossaryEntry struct {
	SigleView
	Cases Link
}

func (w wording) glossaryView(c *corpus.Corpus, shown glossaryChoice) *GlossaryView {
	heading := w.Text("glossary.title")
	title := heading
	switch {
	case shown.contains != "" && shown.letter != "":
		title = w.Text("glossary.found_letter", "query", w.quoted(shown.contains), "letter", shown.letter, "n", shown.total)
	case shown.contains != "":
		title = w.Text("glossary.found", "query", w.quoted(shown.contains), "n", shown.total)
	case shown.letter != "":
		title = w.Text("glossary.letter", "letter", shown.letter)
	}
	view := &GlossaryView{
		Layout: w.plainLayout(c, title), Heading: heading, Contains: shown.contains,
		Count: w.Text("glossary.count", "n", shown.total), Action: params.GlossaryPath,
	}
	view.NoIndex = shown.contains != ""
	view.Description = w.Text("glossary.lead")
	if shown.contains != "" {
		view.Count, view.All = title, params.GlossaryPath
	}
	for _, letter := range shown.letters {
		link := LetterLink{Letter: letter, Href: "#" + letterID(letter), Current: letter == shown.letter}
		if shown.letter != "" {
			link.Href = glossaryAddress(shown.contains, letter)
		}
		view.Letters = append(view.Letters, link)
	}
	for _, e := range shown.entries {
		if last := len(view.Groups) - 1; last < 0 || view.Groups[last].Letter != e.letter {
			view.Groups = append(view.Groups, SigleGroup{ID: letterID(e.letter), Letter: e.letter})
		}
		group := &view.Groups[len(view.Groups)-1]
		group.Entries = append(group.Entries, GlossaryEntry{w.sigleView(e.sigle), w.sigleCases(c.Schema, e)})
	}
	if shown.more > 0 {
		view.More = w.Text("glossary.more", "n", shown.more)
	}
	return view
}

func letterID(letter string) string { return "lettre-" + letter }

// sigleCases leads to the fiches that speak of an acronym: nowhere when none does.
func (w wording) sigleCases(s *corpus.Schema, e *sigleEntry) Link {
	count := int(e.count.Load()) - 1
	switch {
	case count == 0:
		return Link{}
	case count < 0: // not counted yet
		return Link{Href: address(e.asks(s)), Label: w.Text("glossary.search")}
	}
	return Link{Href: address(e.asks(s)), Label: w.count(count)}
}
