package page

import (
	"cmp"
	"net/http"
	"strconv"
	"strings"

	"glane/corpus"
	"glane/index"
	"glane/internal/params"
	"glane/internal/phrase"
)

// Accessibility answers with the declaration of accessibility of the corpus, in
// the form that the RGAA asks for, or says that there is none.
func (p *Pages) Accessibility(w http.ResponseWriter, r *http.Request, g *index.Generation) error {
	d, err := p.design()
	if err != nil {
		return err
	}
	view := d.words.accessibilityView(g.Corpus)
	d.dress(&view.Layout, g.Corpus)
	view.Canonical = p.config.BaseURL + params.AccessibilityPath
	return write(w, r, d, "accessibilite", http.StatusOK, view)
}

// An AccessibilityView is the declaration.
type AccessibilityView struct {
	Layout
	Heading  string
	Pledge   []string // who commits to what, about which service
	Plans    []Link   // over several years, and of the year
	State    string   // how far the service conforms, one sentence
	Results  []string // of the audit, or that there was none
	Report   *Link    // of the audit; nil when none is given
	Declared bool     // somebody made a declaration
	Barred   []Listed // what is not accessible, by reason
	Made     string   // when the declaration was; "" when nobody made one
	Lists    []Listed
	Pages    []Link // that were tested
	Feedback string // what to do about a fault
	Contacts []Link // how to tell of it; none when the corpus gives no way
}

// A Listed is a list of the declaration under its name.
type Listed struct {
	Label string
	Items []string
}

func (w wording) accessibilityView(c *corpus.Corpus) *AccessibilityView {
	heading := w.Text("access.title")
	view := &AccessibilityView{Layout: w.plainLayout(c, heading), Heading: heading}
	d := c.Accessibilite
	if d == nil {
		view.State = w.Text("access.none", "service", view.Corpus)
		view.Results = []string{w.Text("access.noaudit"), w.Text("access.automatic")}
		view.Feedback = w.Text("access.feedback_unowned")
		if by := c.Schema.Corrections; by != nil && by.Courriel != "" {
			view.Contacts = []Link{mailLink(by.Courriel)}
		}
		return view
	}
	service := phrase.Typeset(cmp.Or(d.Service, c.Schema.Titre))
	rules := cmp.Or(d.Referentiel, w.Text("access.rules"))
	owner := phrase.Typeset(d.Organisme)
	view.Declared, view.Feedback = true, w.Text("access.feedback_lead", "owner", owner)
	view.Pledge = []string{w.Text("access.pledge", "owner", owner), w.Text("access.applies", "service", service)}
	view.State = w.accessState(d, service, rules)
	view.Results, view.Report = w.auditResults(d.Audit)
	view.Barred = w.barred(d)
	view.Plans = linksOf(Link{Href: d.Schema, Label: w.Text("access.plan.years")}, Link{Href: d.PlanAction, Label: w.Text("access.plan.year")})
	view.Made = w.Text("access.made", "day", w.Date(d.EtablieLe))
	if !d.MiseAJourLe.IsZero() {
		view.Made = w.Text("access.changed", "day", w.Date(d.EtablieLe), "changed", w.Date(d.MiseAJourLe))
	}
	view.Lists = w.declaredLists(d)
	for _, page := range d.Pages {
		view.Pages = append(view.Pages, Link{Href: page.URL, Label: phrase.Typeset(cmp.Or(page.Titre, page.URL))})
	}
	view.Contacts = w.accessContacts(d)
	return view
}

func (w wording) accessState(d *corpus.Declaration, service, rules string) string {
	switch d.Etat {
	case corpus.TotalementConforme:
		return w.Text("access.full", "service", service, "rules", rules)
	case corpus.PartielConforme:
		return w.Text("access.partial", "service", service, "rules", rules)
	}
	return w.Text("access.not", "service", service, "rules", rules)
}

// auditResults tells what an audit found; that there was none is a result too.
func (w wording) auditResults(a *corpus.Audit) ([]string, *Link) {
	if a == nil {
		return []string{w.Text("access.noaudit")}, nil
	}
	out := []string{w.Text("access.audit", "by", phrase.Typeset(a.Par), "rate", w.percent(a.Taux))}
	if a.Moyen > 0 {
		out = append(out, w.Text("access.mean", "rate", w.percent(a.Moyen)))
	}
	if a.Rapport == "" {
		return out, nil
	}
	return out, &Link{Href: a.Rapport, Label: w.Text("access.report")}
}

// percent writes a share as the language does: "82,5 %".
func (w wording) percent(share float64) string {
	whole, part, _ := strings.Cut(strconv.FormatFloat(share, 'f', -1, 64), ".")
	if part == "" {
		return w.Text("access.percent", "share", whole)
	}
	return w.Text("access.percent", "share", w.Text("access.decimal", "whole", whole, "part", part))
}

func (w wording) barred(d *corpus.Declaration) []Listed {
	return given(
		Listed{w.Text("access.barred.faults"), d.NonConformites},
		Listed{w.Text("access.barred.burden"), d.Derogations},
		Listed{w.Text("access.barred.exempt"), d.Exemptions},
	)
}

func (w wording) declaredLists(d *corpus.Declaration) []Listed {
	return given(
		Listed{w.Text("access.technologies"), d.Technologies},
		Listed{w.Text("access.agents"), d.Environnements},
		Listed{w.Text("access.tools"), d.Outils},
	)
}

// given keeps the lists that hold something.
func given(lists ...Listed) []Listed {
	var out []Listed
	for _, one := range lists {
		if len(one.Items) > 0 {
			one.Items = typesetAll(one.Items)
			out = append(out, one)
		}
	}
	return out
}

func (w wording) accessContacts(d *corpus.Declaration) []Link {
	var out []Link
	if d.Contact.Nom != "" {
		out = append(out, Link{Label: phrase.Typeset(d.Contact.Nom)})
	}
	out = append(out, linksOf(Link{Href: d.Formulaire, Label: w.Text("access.form")})...)
	if d.Contact.Courriel != "" {
		out = append(out, mailLink(d.Contact.Courriel))
	}
	if d.Contact.Telephone != "" {
		out = append(out, phoneLink(d.Contact.Telephone))
	}
	return out
}

// linksOf keeps the links that lead somewhere.
func linksOf(links ...Link) []Link {
	var out []Link
	for _, l := range links {
		if l.Href != "" {
			out = append(out, l)
		}
	}
	return out
}

func typesetAll(texts []string) []string {
	out := make([]string, len(texts))
	for i, one := range texts {
		out[i] = phrase.Typeset(one)
	}
	return out
}
