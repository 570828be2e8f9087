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

func (w wording) called(s *corpus.Schema, r index.Request) string {
	return w.headlineOf(w.situationOf(s, params.WithPage(r, 1), &index.Answer{})).H1
}
