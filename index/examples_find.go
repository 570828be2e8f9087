package index

import (
	"context"
	"errors"
	"strings"
	"unicode/utf8"

	"glane/index/french"
)

// words are two common words that stand in one title, or else in one text.
func (b *exampleBook) words(ctx context.Context) (Example, error) {
	for _, c := range b.sample {
		if two := b.wordsOf(c.Titre); len(two) > 1 && two[0].Form != two[1].Form {
			return b.try(ctx, ExampleWords, two[0].Form+" "+two[1].Form, "")
		}
	}
	if len(b.common) > 1 {
		return b.try(ctx, ExampleWords, b.common[0]+" "+b.common[1], "")
	}
	return Example{}, errNoExample
}

// forms is a word with an accent, typed in capitals without any.
func (b *exampleBook) forms(ctx context.Context) (Example, error) {
	for _, form := range b.common {
		if bare := french.Fold(form); bare != form {
			return b.try(ctx, ExampleForms, strings.ToUpper(bare), form)
		}
	}
	return Example{}, errNoExample
}

// sigle is an acronym of the thesaurus that leads somewhere.
func (b *exampleBook) sigle(ctx context.Context) (Example, error) {
	best := Example{}
	for i, s := range b.g.Corpus.Thesaurus.Sigles {
		if i == exampleTries {
			break
		}
		one, err := b.try(ctx, ExampleSigle, s.Sigle, s.Developpe[0])
		if err != nil && !errors.Is(err, errNoExample) {
			return Example{}, err
		}
		if err == nil && one.Total > best.Total {
			best = one
		}
	}
	if best.Total == 0 {
		return Example{}, errNoExample
	}
	return best, nil
}

// phrase is the words between two content words that follow one another in a
// title, joined by nothing but function words.
func (b *exampleBook) phrase(ctx context.Context) (Example, error) {
	for _, c := range b.sample {
		tokens := b.wordsOf(c.Titre)
		for i := 1; i < len(tokens); i++ {
			text := c.Titre[tokens[i-1].Start:tokens[i].End]
			if strings.ContainsAny(text, `"«»“”:;,.()–—/-`) || tokens[i].Position-tokens[i-1].Position > 3 {
				continue
			}
			return b.try(ctx, ExamplePhrase, `"`+strings.ToLower(text)+`"`, "")
		}
	}
	return Example{}, errNoExample
}

// excluded is a common word without another that stands beside it in some cases
// and not in all.
func (b *exampleBook) excluded(ctx context.Context) (Example, error) {
	if len(b.common) < 2 {
		return Example{}, errNoExample
	}
	word := b.common[0]
	all, err := b.ask(ctx, word)
	if err != nil {
		return Example{}, err
	}
	for _, other := range b.common[1:min(len(b.common), 1+exampleTries)] {
		one, err := b.try(ctx, ExampleExcluded, word+" -"+other, other)
		switch {
		case err != nil && !errors.Is(err, errNoExample):
			return Example{}, err
		case err == nil && one.Total < all.Total:
			return one, nil
		}
	}
	return Example{}, errNoExample
}

// rubric is a word in a rubric, where fewer cases have it than anywhere.
func (b *exampleBook) rubric(ctx context.Context) (Example, error) {
	tried := 0
	for _, r := range b.g.Corpus.Schema.Rubriques {
		form := b.firstOf(r.Nom)
		if form == "" {
			continue
		}
		one, err := b.try(ctx, ExampleRubric, r.Nom+":"+form, r.Libelle)
		if tried++; !errors.Is(err, errNoExample) || tried == exampleTries {
			return one, err
		}
	}
	return Example{}, errNoExample
}

// firstOf is the most common word that the rubric of some case holds.
func (b *exampleBook) firstOf(rubric string) string {
	held := map[string]bool{}
	for _, c := range b.sample {
		for _, text := range c.Rubriques[rubric] {
			for _, t := range b.wordsOf(text) {
				held[t.Form] = true
			}
		}
	}
	for _, form := range b.common {
		if held[form] {
			return form
		}
	}
	return ""
}

// start is the beginning of a long word.
func (b *exampleBook) start(ctx context.Context) (Example, error) {
	for _, form := range b.common {
		if runes := []rune(form); len(runes) >= longWord {
			return b.try(ctx, ExampleStart, string(runes[:startOf]), form)
		}
	}
	return Example{}, errNoExample
}

// mended is a long word without one of its letters, which is read as the word.
func (b *exampleBook) mended(ctx context.Context) (Example, error) {
	tried := 0
	for _, form := range b.common {
		if utf8.RuneCountInString(form) < longWord {
			continue
		}
		if tried++; tried > exampleTries {
			break
		}
		runes := []rune(form)
		slip := string(runes[:4]) + string(runes[5:])
		if b.g.analyzer.Knows(slip) {
			continue
		}
		a, err := b.ask(ctx, slip)
		if err != nil {
			return Example{}, err
		}
		if a.Total > 0 && a.DidYouMean == form {
			return Example{Kind: ExampleMended, Text: slip, About: form, Total: a.Total}, nil
		}
	}
	return Example{}, errNoExample
}
