package material

import (
	"fmt"
	"strings"
)

// A Fiche is a document of service-public.fr with what it leads to.
type Fiche struct {
	*Document
	Kind  string   // as its publisher names it: "Fiche d'information", "Dossier"…
	Links []string // ids of the documents that it names, each once
	// References are the texts that it rests on, as it writes them: "Code du
	// travail : articles L1231-1 à L1231-6".
	References []string
}

// An Audience is whom a part of service-public.fr is written for, as it is named
// there.
type Audience string

const (
	Individuals Audience = "particuliers"
	Firms       Audience = "professionnels"
)

// Fiches reads the documents of service-public.fr for an audience, folders and
// letters among them, in an order that is always the same. The archive is kept in
// the folder cache. Their facets are their themes alone.
func Fiches(cache string, audience Audience) ([]*Fiche, error) {
	archive, err := servicePublic.Archive(cache)
	if err != nil {
		return nil, err
	}
	var all []*Fiche
	_, err = readArchive(archive, func(name string, content []byte) ([]*Document, error) {
		if !strings.HasPrefix(name, string(audience)+"/") || strings.HasSuffix(name, "/index.json") {
			return nil, nil
		}
		f, err := readFiche(content, audience)
		if err == nil {
			f.mend()
			all = append(all, f)
		}
		return nil, err
	})
	if err != nil {
		return nil, fmt.Errorf("read %s: %w", servicePublic.Name, err)
	}
	return all, nil
}

func readFiche(content []byte, audience Audience) (*Fiche, error) {
	var read struct {
		ID       string
		Children []element
	}
	if err := decode(content, &read); err != nil {
		return nil, err
	}
	f := &Fiche{Document: &Document{ID: audience.ficheID(read.ID)}}
	for i := range read.Children {
		publication := &read.Children[i]
		f.take(publication)
		f.Kind = publication.Attributes["type"]
		f.follow(publication, audience, map[string]bool{f.ID: true})
		var subjects strings.Builder
		publication.find("dc:subject").text(&subjects)
		for subject := range strings.SplitSeq(subjects.String(), ",") {
			f.set(theme, subject)
		}
	}
	return f, nil
}

func (a Audience) ficheID(id string) string { return identifier(string(a) + "-" + id) }

// follow gathers what an element and all below it lead to. seen are the ids that
// are not taken again.
func (f *Fiche) follow(e *element, audience Audience, seen map[string]bool) {
	id := ""
	switch e.Name {
	case "LienInterne":
		id = e.Attributes["LienPublication"]
	case "Fiche":
		id = e.Attributes["ID"]
	case "Reference":
		var text strings.Builder
		e.text(&text)
		f.References = append(f.References, strings.Join(strings.Fields(text.String()), " "))
	}
	if id != "" && !seen[audience.ficheID(id)] {
		id = audience.ficheID(id)
		seen[id] = true
		f.Links = append(f.Links, id)
	}
	for i := range e.Children {
		f.follow(&e.Children[i], audience, seen)
	}
}
