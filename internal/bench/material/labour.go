package material

import (
	"fmt"
	"strings"
)

// labourCode is the id of the Code du travail among the codes.
const labourCode = "LEGITEXT000006072050"

// An Article is a document out of a code, with its number ("L1231-1").
type Article struct {
	*Document
	Number string
}

// LabourCode reads the articles of the Code du travail, in its order. The archive
// is kept in the folder cache. They have no facet values.
func LabourCode(cache string) ([]*Article, error) {
	archive, err := codes.Archive(cache)
	if err != nil {
		return nil, err
	}
	var all []*Article
	_, err = readArchive(archive, func(name string, content []byte) ([]*Document, error) {
		if name != labourCode+".json" {
			return nil, nil
		}
		docs, err := readCode(name, content)
		for _, d := range docs {
			if len(d.Passages) == 0 {
				continue
			}
			d.Values = [len(facets)][]string{}
			all = append(all, &Article{d, d.Title[strings.LastIndex(d.Title, " ")+1:]})
		}
		return nil, err
	})
	if err != nil {
		return nil, fmt.Errorf("read %s: %w", codes.Name, err)
	}
	return all, nil
}

// A Section is a part of a page of the Ministry of Labour, with the articles of
// the Code du travail that it names.
type Section struct {
	ID       string
	Page     string   // title of the page
	Heading  string   // the page's title for what stands before its first heading
	Articles []string // numbers, each once
}

// LabourSections reads the sections of the pages of travail-emploi.gouv.fr, in
// their order. The archive is kept in the folder cache.
func LabourSections(cache string) ([]*Section, error) {
	archive, err := labourPages.Archive(cache)
	if err != nil {
		return nil, err
	}
	var all []*Section
	_, err = readArchive(archive, func(name string, content []byte) ([]*Document, error) {
		if name != "fiches-travail.json" {
			return nil, nil
		}
		read, err := readLabourPages(content)
		all = append(all, read...)
		return nil, err
	})
	if err != nil {
		return nil, fmt.Errorf("read %s: %w", labourPages.Name, err)
	}
	return all, nil
}

func readLabourPages(content []byte) ([]*Section, error) {
	var pages []struct {
		PubID, Title string
		Sections     []struct {
			Title      string
			References map[string]struct {
				Articles []struct{ Fmt string }
			}
		}
	}
	if err := decode(content, &pages); err != nil {
		return nil, err
	}
	var out []*Section
	for _, p := range pages {
		for i, s := range p.Sections {
			one := &Section{ID: fmt.Sprintf("%s-%d", p.PubID, i+1), Page: tidy(p.Title), Heading: tidy(s.Title)}
			seen := map[string]bool{}
			for _, a := range s.References[labourCode].Articles {
				number := strings.TrimSpace(a.Fmt)
				if number != "" && !seen[number] {
					seen[number] = true
					one.Articles = append(one.Articles, number)
				}
			}
			out = append(out, one)
		}
	}
	return out, nil
}
