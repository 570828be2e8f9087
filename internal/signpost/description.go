package signpost

import (
	"encoding/json"
	"encoding/xml"
	"fmt"
	"net/http"
	"slices"
	"strings"

	"glane/index"
	"glane/internal/api"
	"glane/internal/params"
	"glane/internal/phrase"
)

// How many letters the names of a search engine have at most, by OpenSearch 1.1.
const (
	maxShortName   = 16
	maxLongName    = 48
	maxDescription = 1024
)

// The elements of an OpenSearch description, in the order of its specification.
type (
	description struct {
		XMLName     xml.Name         `xml:"http://a9.com/-/spec/opensearch/1.1/ OpenSearchDescription"`
		ShortName   string           `xml:"ShortName"`
		Description string           `xml:"Description"`
		URLs        []descriptionURL `xml:"Url"`
		LongName    string           `xml:"LongName"`
		Language    string           `xml:"Language"`
		Input       string           `xml:"InputEncoding"`
		Output      string           `xml:"OutputEncoding"`
	}
	descriptionURL struct {
		Type     string `xml:"type,attr"`
		Rel      string `xml:"rel,attr"`
		Template string `xml:"template,attr"`
	}
)

// typeSuggestions is the media type of suggestions for a browser's search box.
const typeSuggestions = "application/x-suggestions+json"

// searchTerms is where a browser puts what was typed.
const searchTerms = "?" + params.Q + "={searchTerms}"

// Description tells a browser how to search here from its own search box.
func (s *Signposts) Description(w http.ResponseWriter, r *http.Request, g *index.Generation, base string) error {
	if s.notModified(w, r, g, base) {
		return nil
	}
	schema := g.Corpus.Schema
	name := phrase.Typeset(schema.Titre)
	about := phrase.Typeset(schema.Description)
	if about == "" {
		about = name
	}
	return writeXML(w, params.DescriptionType, description{
		ShortName: shorten(name, maxShortName), Description: shorten(about, maxDescription), LongName: shorten(name, maxLongName),
		URLs: []descriptionURL{
			{Type: typeHTML, Rel: "results", Template: base + "/" + searchTerms},
			{Type: typeSuggestions, Rel: "suggestions", Template: base + params.CompletionPath + searchTerms},
			{Type: params.FeedType, Rel: "results", Template: base + params.FeedPath + searchTerms},
			{Type: params.DescriptionType, Rel: "self", Template: base + params.DescriptionPath},
		},
		Language: schema.Langue, Input: "UTF-8", Output: "UTF-8",
	})
}

// dangling are the words with which no French name ends.
var dangling = strings.Fields("à au aux avec chez dans de des du en entre et la le les ou par pour sans sous sur un une vers")

// shorten keeps whole words of a text, as many as fit in n letters, without one
// that announces the next; of a first word that does not fit, its beginning.
func shorten(text string, n int) string {
	letters := []rune(strings.Join(strings.Fields(text), " "))
	if len(letters) <= n {
		return string(letters)
	}
	head := string(letters[:n])
	if at := strings.LastIndex(head, " "); at > 0 && letters[n] != ' ' {
		head = head[:at]
	}
	for {
		head = strings.TrimRight(head, " ,;:–-")
		at := strings.LastIndex(head, " ")
		if at < 0 || !slices.Contains(dangling, strings.ToLower(head[at+1:])) {
			return head
		}
		head = head[:at]
	}
}

// Completion answers with ways to go on with what is typed in a browser's search
// box, as the OpenSearch extension for suggestions has them: what was typed, then
// lists of texts, of what they are, and of where they lead.
func (s *Signposts) Completion(w http.ResponseWriter, r *http.Request, g *index.Generation, base string) error {
	q, size, err := params.ParseSuggest(params.Values(r.URL.RawQuery))
	if err != nil {
		return err
	}
	w.Header().Set("X-Robots-Tag", "noindex")
	if s.notModified(w, r, g, base) {
		return nil
	}
	found, err := g.Suggest(r.Context(), q, size)
	if err != nil {
		return fmt.Errorf("suggest: %w", err)
	}
	completions, about, addresses := make([]string, len(found)), make([]string, len(found)), make([]string, len(found))
	for i, one := range found {
		completions[i], about[i], addresses[i] = one.Text, one.Note, base+api.SuggestionURL(one)
	}
	text, err := json.Marshal([]any{q, completions, about, addresses})
	if err != nil {
		return fmt.Errorf("encode suggestions: %w", err)
	}
	w.Header().Set("Content-Type", typeSuggestions+"; charset=utf-8")
	if _, err := w.Write(text); err != nil {
		return fmt.Errorf("write suggestions: %w", err)
	}
	return nil
}
