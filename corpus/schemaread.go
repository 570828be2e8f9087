package corpus

import "slices"

const (
	minPoids = 1
	maxPoids = 10
	langueFR = "fr" // the only language that Glane speaks so far
)

// readSchema reads corpus.yaml. What it returns is sound only when no fault
// was told; cases are checked against it in any case, so that one pass tells
// all there is to tell.
func (f *findings) readSchema(root *node) *declared {
	d := newDeclared()
	rec, _ := f.record(root, schemaGroup)
	d.schema = &Schema{
		Titre:       rec.line("titre"),
		Description: rec.text("description"),
		Langue:      langueFR,
		Licence:     rec.line("licence"),
		Corrections: f.corrections(rec),
	}
	if langue := rec.line("langue"); langue != "" && langue != langueFR {
		f.add(rec.place("langue"), "langue inconnue : %s", quote(langue)).hint("la seule langue admise est « fr »")
	}
	rubriques := rec.list(keyRubriques)
	d.openRubriques = len(rubriques) == 0
	if n := rec.value(keyRubriques); n != nil && n.kind == kindList && len(n.items) == 0 {
		f.add(n.place, "un corpus a au moins une rubrique")
	}
	for _, n := range rubriques {
		f.rubrique(n, d)
	}
	// A key that is missing may be there under a wrong name, told above.
	facettes := rec.value(keyFacettes)
	d.openFacettes = (facettes == nil && len(f.list) > 0) || (facettes != nil && facettes.kind != kindList)
	for _, n := range rec.list(keyFacettes) {
		f.facette(n, d)
	}
	for i := range d.schema.Facettes {
		d.schema.Facettes[i].index()
	}
	return d
}

func (f *findings) rubrique(n *node, d *declared) {
	rec, ok := f.record(n, rubriqueGroup)
	if !ok {
		d.openRubriques = true
		return
	}
	r := Rubrique{Nom: f.name(rec, "rubrique"), Libelle: rec.line("libelle"), Poids: rec.integer("poids", minPoids, maxPoids, 1)}
	if r.Nom == "" {
		d.openRubriques = true
		return
	}
	if before, taken := d.rubriquesAt[r.Nom]; taken {
		f.add(rec.place("nom"), "la rubrique %s est déjà déclarée ligne %d", quote(r.Nom), before.line)
		return
	}
	if !isName(r.Nom) {
		d.openRubriques = true // cases may have the name that it is to get
	}
	d.rubriquesAt[r.Nom] = rec.place("nom")
	d.rubriques.add(r.Nom, r.Libelle)
	d.schema.Rubriques = append(d.schema.Rubriques, r)
}

func (f *findings) facette(n *node, d *declared) {
	rec, ok := f.record(n, facetteGroup)
	if !ok {
		d.openFacettes = true
		return
	}
	fa := Facette{Nom: f.name(rec, "facette"), Libelle: rec.line("libelle"), Mode: f.mode(rec), Hierarchie: rec.boolean("hierarchie")}
	values := f.valeurs(rec, &fa)
	if fa.Nom == "" {
		d.openFacettes = true
		return
	}
	if before := d.facettes[fa.Nom]; before != nil {
		f.add(rec.place("nom"), "la facette %s est déjà déclarée ligne %d", quote(fa.Nom), before.at.line)
		before.open = true // which of the two a case means is not known
		return
	}
	if !isName(fa.Nom) {
		d.openFacettes = true // cases may have the name that it is to get
	}
	values.at = rec.place("nom")
	d.facettes[fa.Nom] = values
	d.facetNames.add(fa.Nom, fa.Libelle)
	d.schema.Facettes = append(d.schema.Facettes, fa)
}

// name reads the name of a rubric or facet; "" when it is no name at all.
func (f *findings) name(rec record, what string) string {
	nom := rec.line("nom")
	if nom == "" {
		return ""
	}
	if !isName(nom) {
		found := f.add(rec.place("nom"), "%s n’est pas un nom de %s", quote(nom), what).
			hint("des minuscules sans accent, des chiffres et des tirets bas, en commençant par une lettre")
		if proposal := asName(nom); proposal != "" {
			found.hint("par exemple %s", quote(proposal))
		}
		return nom
	}
	if slices.Contains(ReservedNames, nom) {
		f.add(rec.place("nom"), "le nom %s est réservé", quote(nom)).
			hint("les adresses de Glane l’emploient déjà : choisissez-en un autre")
	}
	return nom
}

func (f *findings) mode(rec record) Mode {
	switch mode := Mode(rec.line("mode")); mode {
	case "", ModeOu:
		return ModeOu
	case ModeEt:
		return ModeEt
	default:
		f.add(rec.place("mode"), "mode inconnu : %s", quote(string(mode))).
			hint("écrivez « ou » si une des valeurs choisies suffit, « et » s’il les faut toutes")
		return ModeOu
	}
}

// valeurs reads the values of a facet, and then looks at what ties them.
func (f *findings) valeurs(rec record, fa *Facette) *declaredFacet {
	d := &declaredFacet{values: map[string]place{}, ids: map[string]string{}, known: newVocabulary()}
	items := rec.list("valeurs")
	d.open = len(items) == 0
	if n := rec.value("valeurs"); n != nil && n.kind == kindList && len(n.items) == 0 {
		f.add(n.place, "une facette a au moins une valeur")
	}
	h := hierarchy{findings: f, facet: fa, known: d.known, at: d.values}
	for _, n := range items {
		value, ok := f.record(n, valeurGroup)
		id := ""
		if ok {
			id = f.valueID(value)
		}
		if id == "" {
			d.open = true // the cases that use it are not to blame
			continue
		}
		if before, taken := d.values[id]; taken {
			f.add(value.place("id"), "la valeur %s est déjà déclarée ligne %d", quote(id), before.line)
			continue
		}
		v := Valeur{ID: id, Libelle: value.line("libelle"), Alias: value.texts("alias"), Code: value.line("code")}
		d.values[id], d.ids[id] = value.place("id"), id
		d.known.add(id, append([]string{v.Libelle, v.Code}, v.Alias...)...)
		h.declare(value, &v)
		fa.Valeurs = append(fa.Valeurs, v)
	}
	h.check()
	return d
}

func (f *findings) valueID(rec record) string {
	id := rec.line("id")
	switch {
	case id == "":
	case id == Unspecified:
		f.add(rec.place("id"), "l’identifiant %s est réservé", quote(id)).
			hint("Glane compte sous ce nom les fiches sans valeur ; choisissez-en un autre")
	case !isID(id):
		f.badID(rec.place("id"), id)
	}
	return id
}

// badID tells that a text is no id, and which one it could be.
func (f *findings) badID(at place, id string) {
	found := f.add(at, "%s n’est pas un identifiant", quote(id)).
		hint("des minuscules sans accent et des chiffres, en groupes joints par un trait d’union")
	if proposal := asID(id); proposal != "" {
		found.hint("par exemple %s", quote(proposal))
	}
}
