package corpus

import (
	"slices"
	"time"

	"glane/internal/phrase"
)

// A Declaration is what accessibilite.yaml says: how accessible the service is,
// in the terms of the RGAA, on the word of whoever publishes the corpus.
type Declaration struct {
	Organisme string // who publishes the service and answers for it
	Service   string // what the declaration is about; "" for the corpus by its title
	Etat      Conformite
	// Referentiel is the version of the rules that was tested against; "" for RGAA 4.1.
	Referentiel string
	Audit       *Audit // nil when there was none: the state is then NonConforme

	NonConformites []string // what is not accessible, in the author's words
	Derogations    []string // what would be too great a burden, with the reason
	Exemptions     []string // what the law leaves out

	EtablieLe      time.Time // a day, at midnight UTC
	MiseAJourLe    time.Time // zero when never
	Technologies   []string  // HTML, CSS…
	Environnements []string  // browsers with screen readers, as they were tried
	Outils         []string
	Pages          []Source // those that were tested

	Contact    Contact // an e-mail address, a telephone number or both
	Formulaire string  // the address of a form; "" when not given
	Schema     string  // the address of the plan over several years; "" when not given
	PlanAction string  // the address of the plan of the year; "" when not given
}

// An Audit is what a test against the rules came to.
type Audit struct {
	Par     string  // who did it
	Taux    float64 // the share of the criteria that are met, 0–100
	Moyen   float64 // the mean share of the pages, 0–100; 0 when not given
	Rapport string  // the address of the report; "" when not given
}

// A Conformite is one of the three states that the law knows.
type Conformite string

// The states, with what they ask for: every criterion met, half of them at
// least, fewer or no audit.
const (
	NonConforme        Conformite = "non conforme"
	PartielConforme    Conformite = "partiellement conforme"
	TotalementConforme Conformite = "totalement conforme"
)

// Shares of the criteria, in percent, from which a service conforms in part, and
// in all.
const partialFrom, totalAt = 50, 100

// Conformites lists the states.
var Conformites = []Conformite{NonConforme, PartielConforme, TotalementConforme}

// readDeclaration reads accessibilite.yaml; nil when it has a fault: half a
// declaration would be another one.
func (f *findings) readDeclaration(root *node) *Declaration {
	rec, ok := f.record(root, declarationGroup)
	if !ok {
		return nil
	}
	d := &Declaration{
		Organisme: rec.line("organisme"), Service: rec.line("service"), Referentiel: rec.line("referentiel"),
		Etat: f.conformite(rec), Audit: f.audit(rec),
		NonConformites: rec.texts("non_conformites"), Derogations: rec.texts("derogations"), Exemptions: rec.texts("exemptions"),
		EtablieLe: rec.date("etablie_le"), MiseAJourLe: rec.date("mise_a_jour_le"),
		Technologies: rec.texts("technologies"), Environnements: rec.texts("environnements"), Outils: rec.texts("outils"),
		Formulaire: rec.url("formulaire"), Schema: rec.url("schema_pluriannuel"), PlanAction: rec.url("plan_d_action"),
	}
	for _, n := range rec.list("pages") {
		d.Pages = append(d.Pages, f.readSource(n))
	}
	if contact := f.contact(rec); contact != nil {
		d.Contact = *contact
	}
	if len(f.list) > 0 {
		return nil
	}
	f.consistent(rec, d)
	if len(f.list) > 0 {
		return nil
	}
	return d
}

func (f *findings) conformite(rec record) Conformite {
	state := Conformite(rec.line("etat"))
	if state != "" && !slices.Contains(Conformites, state) {
		f.add(rec.place("etat"), "état de conformité inconnu : %s", quote(string(state))).
			hint("écrivez « non conforme », « partiellement conforme » ou « totalement conforme »")
	}
	return state
}

func (f *findings) audit(rec record) *Audit {
	if rec.missing("audit") {
		return nil
	}
	a, ok := f.record(rec.value("audit"), auditGroup)
	if !ok {
		return nil
	}
	return &Audit{Par: a.line("par"), Taux: a.decimal("taux", 0, totalAt, 0), Moyen: a.decimal("taux_moyen", 0, totalAt, 0), Rapport: a.url("rapport")}
}

// consistent holds the declaration against what the decree 2019-768 asks for:
// nobody is conforming without an audit that says so.
func (f *findings) consistent(rec record, d *Declaration) {
	if !d.MiseAJourLe.IsZero() && d.MiseAJourLe.Before(d.EtablieLe) {
		f.add(rec.place("mise_a_jour_le"), "la déclaration est mise à jour le %s, avant d’être établie le %s",
			phrase.Date(d.MiseAJourLe), phrase.Date(d.EtablieLe))
	}
	if d.Contact.Courriel == "" && d.Formulaire == "" {
		f.add(rec.place("contact"), "la déclaration ne dit pas comment signaler un défaut").
			hint("donnez un courriel au contact, ou l’adresse d’un formulaire")
	}
	if d.Audit == nil {
		if d.Etat != NonConforme {
			f.add(rec.place("etat"), "sans audit, un service est « non conforme »").hint("ajoutez la clé « audit », ou corrigez l’état")
		}
		return
	}
	if means := stateOf(d.Audit.Taux); means != d.Etat {
		f.add(rec.place("etat"), "avec %s des critères respectés, un service est « %s »", written(d.Audit.Taux)+phrase.NNBSP+"%", means).
			hint("corrigez le taux ou l’état")
	}
	if d.Etat == TotalementConforme && len(d.NonConformites) > 0 {
		f.add(rec.place("non_conformites"), "un service totalement conforme n’a pas de non-conformité")
	}
}

// stateOf is the state that goes with a share of the criteria.
func stateOf(rate float64) Conformite {
	switch {
	case rate >= totalAt:
		return TotalementConforme
	case rate >= partialFrom:
		return PartielConforme
	}
	return NonConforme
}
