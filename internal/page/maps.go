package page

import (
	"context"
	"fmt"
	"net/http"

	"glane/corpus"
	"glane/index"
	"glane/internal/france"
	"glane/internal/params"
	"glane/internal/problem"
)

// leastPlaces is how many places of one level make a map worth its while.
const leastPlaces = 2

// A facetMap is which places the values of one facet mean.
type facetMap struct {
	levels []france.Level           // those that have enough places, the finer one first
	places map[string]*france.Place // by the id of a value
}

// An atlas is the maps of one corpus, by the name of their facet.
type atlas struct {
	country *france.Map
	maps    map[string]facetMap
}

func (a *atlas) has(f *corpus.Facette) bool { return len(a.maps[f.Nom].levels) > 0 }

// atlas is the maps of a corpus, made once for each.
func (p *Pages) atlas(c *corpus.Corpus) *atlas {
	return p.maps.Get(c, func(c *corpus.Corpus) *atlas { return newAtlas(p.country, c) })
}

// newAtlas finds the facets that can be drawn: those whose values carry official
// codes of places. In a facet without a hierarchy "45" may be the code of anything:
// there a value also has the name of the place.
func newAtlas(country *france.Map, c *corpus.Corpus) *atlas {
	out := &atlas{country: country, maps: map[string]facetMap{}}
	for _, f := range c.Schema.Facettes {
		drawn := facetMap{places: map[string]*france.Place{}}
		distinct := map[france.Level]map[string]bool{france.Departement: {}, france.Region: {}}
		for _, v := range f.Valeurs {
			if v.Code == "" {
				continue
			}
			names := append([]string{v.Libelle}, v.Alias...)
			place := country.Find(v.Code, names, len(v.Parents) > 0)
			if place != nil && (f.Hierarchie || place.Called(names)) {
				drawn.places[v.ID] = place
				distinct[place.Level][place.Code] = true
			}
		}
		for _, level := range france.Levels {
			if len(distinct[level]) >= leastPlaces {
				drawn.levels = append(drawn.levels, level)
			}
		}
		if len(drawn.levels) > 0 {
			out.maps[f.Nom] = drawn
		}
	}
	return out
}

// counts gives those of every value of the facets that are drawn, over the whole
// corpus.
func (a *atlas) counts(ctx context.Context, g *index.Generation) ([]index.FacetCounts, error) {
	if len(a.maps) == 0 {
		return nil, nil
	}
	answer, err := g.Searcher.Search(ctx, index.Request{FacetValues: -1})
	if err != nil {
		return nil, fmt.Errorf("count places: %w", err)
	}
	var out []index.FacetCounts
	for _, f := range answer.Facets {
		if a.has(f.Facet) {
			out = append(out, f)
		}
	}
	return out, nil
}

// levelPaths are the levels as an address writes them.
var levelPaths = map[france.Level]string{france.Departement: "departements", france.Region: "regions"}

// levelOf gives the level that an address names; the finest one for none.
func (m facetMap) levelOf(path string) (france.Level, bool) {
	for _, level := range m.levels {
		if path == "" || levelPaths[level] == path {
			return level, true
		}
	}
	return "", false
}

// Map answers "/cartes/{facet}" and "/cartes/{facet}/{level}": where in France the
// fiches of a view are. A facet whose values are no places has no map.
func (p *Pages) Map(w http.ResponseWriter, r *http.Request, g *index.Generation) error {
	facet := g.Corpus.Schema.Facette(r.PathValue("facet"))
	all := p.atlas(g.Corpus)
	if facet == nil || !all.has(facet) {
		return problem.NoAddress()
	}
	drawn := all.maps[facet.Nom]
	level, ok := drawn.levelOf(r.PathValue("level"))
	if !ok {
		return problem.NoAddress()
	}
	request, err := params.ParsePage(params.Values(r.URL.RawQuery), g.Corpus.Schema)
	if err != nil {
		return fmt.Errorf("read the search: %w", err)
	}
	request = params.WithPage(request, 1)
	counts, err := countValues(r, g, request, facet)
	if err != nil {
		return err
	}
	d, err := p.design()
	if err != nil {
		return err
	}
	view := d.words.mapView(g.Corpus.Schema, request, drawing{all.country, drawn, level, counts})
	d.dress(&view.Layout, g.Corpus)
	return write(w, r, d, "carte", http.StatusOK, view)
}
