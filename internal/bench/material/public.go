package material

import "strings"

// An element of a fiche of service-public.fr, which is XML written as JSON.
type element struct {
	Type, Name, Text string
	Attributes       map[string]string
	Children         []element
}

// find gives the first child of that name, or an empty element.
func (e *element) find(name string) *element {
	for i := range e.Children {
		if e.Children[i].Name == name {
			return &e.Children[i]
		}
	}
	return new(element)
}

// text is all text of an element, a line for each of its blocks.
func (e *element) text(to *strings.Builder) {
	if e.Type == "text" {
		to.WriteString(e.Text)
		return
	}
	around := byte(' ') // a link or an emphasis: words on both sides of it are not one
	switch e.Name {
	case "Paragraphe", "Titre", "Item", "Cellule", "SurTitre":
		around = '\n'
	}
	to.WriteByte(around)
	for i := range e.Children {
		e.Children[i].text(to)
	}
	to.WriteByte(around)
}

// bodies are the parts of a fiche that hold its own text; the others are links.
var bodies = []string{"Introduction", "Texte", "ListeSituations", "Chapitre", "Avertissement"}

// A publicReader reads the fiches, and what their index says of each.
type publicReader struct {
	about   map[string]publicEntry // by kind and id
	waiting []*Document            // read before the index
}

type publicEntry struct{ ID, Type, Title, Subject, Theme, Date string }

// read reads one fiche or the index. A fiche that comes before the index waits
// for it.
func (r *publicReader) read(name string, content []byte) ([]*Document, error) {
	if name == "index.json" {
		return r.readIndex(content)
	}
	kind, file, _ := strings.Cut(name, "/")
	if file == "index.json" {
		return nil, nil // a part of the other index
	}
	var fiche struct {
		ID       string
		Children []element
	}
	if err := decode(content, &fiche); err != nil {
		return nil, err
	}
	d := &Document{ID: identifier(kind + "-" + fiche.ID)}
	d.set(recueil, "Service public, "+kind)
	for i := range fiche.Children {
		d.take(&fiche.Children[i])
	}
	if r.about == nil {
		r.waiting = append(r.waiting, d)
		return nil, nil
	}
	r.describe(d)
	return []*Document{d}, nil
}

func (r *publicReader) readIndex(content []byte) ([]*Document, error) {
	var entries []publicEntry
	if err := decode(content, &entries); err != nil {
		return nil, err
	}
	r.about = map[string]publicEntry{}
	for _, e := range entries {
		r.about[identifier(e.Type+"-"+e.ID)] = e
	}
	for _, d := range r.waiting {
		r.describe(d)
	}
	return r.waiting, nil
}

// take reads the texts of a publication.
func (d *Document) take(publication *element) {
	var title, summary, body strings.Builder
	publication.find("dc:title").text(&title)
	publication.find("dc:description").text(&summary)
	for _, part := range bodies {
		for i := range publication.Children {
			if child := &publication.Children[i]; child.Name == part {
				child.text(&body)
				body.WriteByte('\n')
			}
		}
	}
	d.Title, d.Summary = tidy(title.String()), strings.Join(strings.Fields(summary.String()), " ")
	d.Passages = paragraphs(body.String())
	if len(d.Passages) == 0 && d.Summary != "" { // a form or a service: its description is all there is
		d.Passages, d.Summary = []string{d.Summary}, ""
	}
}

// describe gives a document what the index says of it.
func (r *publicReader) describe(d *Document) {
	e, known := r.about[d.ID]
	if !known {
		return
	}
	d.Year = yearIn(e.Date)
	for subject := range strings.SplitSeq(e.Subject, ",") {
		d.set(theme, subject)
	}
	path := strings.Split(strings.ReplaceAll(e.Theme, "\u00a0", " "), " > ")
	if len(path) > 1 {
		d.set(ensemble, path[1])
	}
	if len(path) > 2 {
		// Services and forms have a heading each: their own letter gathers them.
		heading := path[2]
		if path[1] == "Services en ligne et formulaires" {
			heading, _, _ = strings.Cut(heading, " ")
			heading = path[1] + ", " + heading
		}
		d.set(dossier, heading)
		d.set(chapitre, path[2])
	}
}
