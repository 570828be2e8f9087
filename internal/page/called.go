package page

import (
	"glane/corpus"
	"glane/index"
	"glane/internal/params"
	"glane/internal/texts"
)

// Texts gives the texts of the language of the pages, for what says things to
// the same readers elsewhere.
func (p *Pages) Texts() (*texts.Catalog, error) {
	d, err := p.design()
	if err != nil {
		return nil, err
	}
	return d.words.Catalog, nil
}

// Called is what the view of a request is called, on whichever page of it.
func (p *Pages) Called(s *corpus.Schema, r index.Request) (string, error) {
	d, err := p.design()
	if err != nil {
		return "", err
	}
	return d.words.called(s, r), nil
}

// Told is how the query of a request was taken, where that is not word by word:
// the sentences that the results have over them, none if there is nothing to tell.
func (p *Pages) Told(r index.Request, a *index.Answer) ([]string, error) {
	d, err := p.design()
	if err != nil {
		return nil, err
	}
	return d.words.told(r, a), nil
}

func (w wording) told(r index.Request, a *index.Answer) []string {
	var out []string
	if len(a.Corrections) > 0 {
		out = append(out, w.correctedText(a))
	}
	return append(out, w.notices(r, a)...)
}

func (w wording) called(s *corpus.Schema, r index.Request) string {
	return w.headlineOf(w.situationOf(s, params.WithPage(r, 1), &index.Answer{})).H1
}
