package corpus

// declared is what corpus.yaml declares, in the form in which cases are
// checked against it. Where a fault leaves a declaration unreadable, its part
// is open: any name passes, and cases are not blamed for the schema.
type declared struct {
	schema *Schema

	rubriques     *vocabulary
	rubriquesAt   map[string]place
	openRubriques bool

	facettes     map[string]*declaredFacet
	facetNames   *vocabulary
	openFacettes bool

	names map[string]string // the keys of a case, each by itself: cases share one text
}

// nameKeys fills names, once all is declared.
func (d *declared) nameKeys() {
	d.names = map[string]string{}
	for _, g := range []*group{jsonCaseGroup, contactGroup, sourceGroup} {
		for _, k := range g.keys {
			d.names[k.name] = k.name
		}
	}
	for _, v := range []*vocabulary{d.rubriques, d.facetNames} {
		for _, name := range v.names {
			d.names[name] = name
		}
	}
}

type declaredFacet struct {
	at     place
	values map[string]place
	ids    map[string]string // of the values, each by itself
	known  *vocabulary
	open   bool
}

func newDeclared() *declared {
	return &declared{
		rubriques:   newVocabulary(),
		rubriquesAt: map[string]place{},
		facettes:    map[string]*declaredFacet{},
		facetNames:  newVocabulary(),
	}
}

// nothingDeclared stands for a corpus.yaml that could not be read at all.
func nothingDeclared() *declared {
	d := newDeclared()
	d.schema = &Schema{}
	d.openRubriques, d.openFacettes = true, true
	return d
}

func (d *declared) hasRubrique(name string) bool {
	_, declared := d.rubriquesAt[name]
	return declared
}
