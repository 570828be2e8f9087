package corpus

import "glane/internal/phrase"

// readCase reads one case. It returns nil when the case has a fault: a case is
// whole, or it is not there.
func (f *findings) readCase(root *node, g *group, d *declared) *Case {
	before := len(f.list)
	rec, ok := f.caseRecord(root, g, d)
	if !ok {
		return nil
	}
	c := &Case{
		File:        f.file,
		Titre:       rec.line("titre"),
		Resume:      rec.text("resume"),
		Annee:       rec.integer("annee", MinYear, MaxYear, 0),
		PublieeLe:   rec.date("publiee_le"),
		MiseAJourLe: rec.date("mise_a_jour_le"),
		Contact:     f.contact(rec),
		Licence:     rec.line("licence"),
		Rubriques:   map[string][]string{},
		Facettes:    map[string][]string{},
	}
	if !c.PublieeLe.IsZero() && !c.MiseAJourLe.IsZero() && c.MiseAJourLe.Before(c.PublieeLe) {
		f.add(rec.place("mise_a_jour_le"), "la fiche est mise à jour le %s, avant sa publication le %s",
			phrase.Date(c.MiseAJourLe), phrase.Date(c.PublieeLe))
	}
	if c.Licence == "" {
		c.Licence = d.schema.Licence
	}
	if g.has("id") {
		if c.ID = rec.line("id"); c.ID != "" && !isID(c.ID) {
			f.badID(rec.place("id"), c.ID)
		}
	}
	f.rubriques(rec, c, d)
	f.facettes(rec, c, d)
	for _, n := range rec.list("sources") {
		c.Sources = append(c.Sources, f.readSource(n))
	}
	if len(f.list) > before {
		return nil
	}
	return c
}

// caseRecord reads the keys of a case, and tells where a rubric or a facet
// that stands at the top belongs.
func (f *findings) caseRecord(root *node, g *group, d *declared) (record, bool) {
	before := len(f.list)
	rec, ok := f.record(root, g)
	for _, found := range f.list[before:] {
		facet := d.facettes[found.wrong] != nil
		switch {
		case found.among != g.known:
		case found.wrong == "id":
			found.hint("l’identifiant d’une fiche est le nom de son fichier").guess("", nil)
		case facet && d.hasRubrique(found.wrong):
			found.hint("placez-la sous « rubriques: » ou sous « facettes: »").guess("", nil)
		case d.hasRubrique(found.wrong):
			found.hint("c’est une rubrique : placez-la sous « rubriques: »").guess("", nil)
		case facet:
			found.hint("c’est une facette : placez-la sous « facettes: »").guess("", nil)
		}
	}
	return rec, ok
}

func (f *findings) contact(rec record) *Contact {
	if rec.missing("contact") {
		return nil
	}
	n := rec.value("contact")
	c, ok := f.record(n, contactGroup)
	if !ok {
		return nil
	}
	if len(n.pairs) == 0 {
		f.add(n.place, "le contact est vide").hint("donnez au moins un nom, un courriel ou un téléphone")
	}
	return &Contact{Nom: c.line("nom"), Courriel: c.email("courriel"), Telephone: c.line("telephone")}
}

func (f *findings) readSource(n *node) Source {
	rec, ok := f.record(n, sourceGroup)
	if ok && len(n.pairs) == 0 {
		f.add(n.place, "une source est vide").hint("donnez-lui un titre, une adresse ou les deux")
	}
	return Source{Titre: rec.line("titre"), URL: rec.url("url")}
}

func (f *findings) rubriques(rec record, c *Case, d *declared) {
	if rec.missing(keyRubriques) {
		return
	}
	pairs := f.mappingOf(rec.value(keyRubriques), keyRubriques)
	for _, p := range pairs {
		if !d.hasRubrique(p.key) && !d.openRubriques {
			found := f.add(p.at, "rubrique inconnue : %s", quote(p.key)).hint("les rubriques sont déclarées dans corpus.yaml")
			if d.facettes[p.key] != nil {
				found.hint("c’est une facette : placez-la sous « facettes: »")
				continue
			}
			found.guess(p.key, d.rubriques)
			continue
		}
		items := f.itemsOf(p.value, p.key)
		paragraphs := make([]string, 0, len(items))
		for _, item := range items {
			if text, ok := f.textOf(item, "un paragraphe de ", p.key); ok {
				paragraphs = append(paragraphs, text)
			}
		}
		if len(paragraphs) > 0 {
			c.Rubriques[p.key] = paragraphs
		}
	}
}

func (f *findings) facettes(rec record, c *Case, d *declared) {
	if rec.missing(keyFacettes) {
		return
	}
	pairs := f.mappingOf(rec.value(keyFacettes), keyFacettes)
	for _, p := range pairs {
		facet := d.facettes[p.key]
		switch {
		case facet != nil:
		case d.openFacettes:
			facet = &declaredFacet{open: true}
		case d.hasRubrique(p.key):
			f.add(p.at, "facette inconnue : %s", quote(p.key)).hint("c’est une rubrique : placez-la sous « rubriques: »")
			continue
		default:
			f.add(p.at, "facette inconnue : %s", quote(p.key)).
				hint("les facettes sont déclarées dans corpus.yaml").guess(p.key, d.facetNames)
			continue
		}
		if values := f.chosen(p, facet); len(values) > 0 {
			c.Facettes[p.key] = values
		}
	}
}

// chosen reads the values that a case has for a facet.
func (f *findings) chosen(p pair, facet *declaredFacet) []string {
	items := f.itemsOf(p.value, p.key)
	values := make([]string, 0, len(items))
	given := make(map[string]bool)
	for _, item := range items {
		id, ok := f.textOf(item, "une valeur de ", p.key)
		if !ok {
			continue
		}
		own, known := facet.ids[id]
		if known {
			id = own // the schema's text serves all cases
		}
		switch {
		case id == Unspecified:
			f.add(item.place, "la valeur %s est réservée", quote(id)).
				hint("une fiche sans valeur est comptée sous « Non précisé » : supprimez la ligne")
		case !known && !facet.open:
			f.add(item.place, "valeur inconnue pour la facette %s : %s", quote(p.key), quote(id)).
				hint("les valeurs sont déclarées dans corpus.yaml").guess(id, facet.known)
		case given[id]:
			f.add(item.place, "la valeur %s est donnée deux fois", quote(id)).hint("gardez-en une seule")
		default:
			given[id] = true
			values = append(values, id)
		}
	}
	return values
}
