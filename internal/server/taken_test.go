package server_test

import (
	"bytes"
	"encoding/csv"
	"encoding/json"
	"encoding/xml"
	"fmt"
	"io/fs"
	"net/http"
	"os"
	"reflect"
	"slices"
	"strings"
	"testing"

	"github.com/xuri/excelize/v2"

	"glane/corpus"
	"glane/corpus/cooperations"
	"glane/internal/api"
	"glane/internal/params"
	"glane/internal/phrase"
)

var corpora = map[string]fs.FS{"cooperations": cooperations.Files, "recettes": os.DirFS("../../corpus/testdata/recettes")}

// found gives the ids of all that the API finds, in its order.
func found(t *testing.T, h http.Handler, query string) []string {
	t.Helper()
	_, w := get(h, api.PathSearch+query)
	var answer api.Search
	if err := json.Unmarshal(w.Body.Bytes(), &answer); err != nil || answer.Total != len(answer.Hits) {
		t.Fatalf("%s: %v, %d hits of %d", query, err, len(answer.Hits), answer.Total)
	}
	ids := []string{}
	for _, hit := range answer.Hits {
		ids = append(ids, hit.ID)
	}
	return ids
}

// taken gives the ids of what each export holds, in its order.
func taken(t *testing.T, h http.Handler, query string) map[string][]string {
	t.Helper()
	out := map[string][]string{}
	body := func(kind string) []byte {
		_, w := get(h, params.ExportPrefix+kind+query)
		if w.Code != http.StatusOK {
			t.Fatalf("%s of %s: %d", kind, query, w.Code)
		}
		return w.Body.Bytes()
	}
	table, err := csv.NewReader(bytes.NewReader(bytes.TrimPrefix(body("csv"), []byte("\ufeff")))).ReadAll()
	if err != nil {
		t.Fatal(err)
	}
	var document struct{ Cases []struct{ ID string } }
	if err := json.Unmarshal(body("json"), &document); err != nil {
		t.Fatal(err)
	}
	workbook, err := excelize.OpenReader(bytes.NewReader(body("xlsx")))
	if err != nil {
		t.Fatal(err)
	}
	sheet, err := workbook.GetRows(workbook.GetSheetName(0))
	if err != nil {
		t.Fatal(err)
	}
	for kind, rows := range map[string][][]string{"csv": table, "xlsx": sheet} {
		out[kind] = []string{}
		for _, row := range rows[1:] {
			out[kind] = append(out[kind], row[0])
		}
	}
	out["json"] = []string{}
	for _, c := range document.Cases {
		out["json"] = append(out["json"], c.ID)
	}
	return out
}

func TestEveryFileHoldsAllThatTheAPIFindsInItsOrder(t *testing.T) {
	for name, files := range corpora {
		h, g := whole(t, files)
		facet := g.Corpus.Schema.Facettes[0]
		for _, query := range []string{
			"?", "?sort=titre", "?sort=recentes", "?q=" + g.Corpus.Cases.At(0).Titre[:4], "?q=zzzz", "?q=zzzz+eau",
			"?" + facet.Nom + "=" + facet.Valeurs[0].ID, "?" + facet.Nom + "=" + corpus.Unspecified, "?annee_min=2000", "?annee=non-precise",
		} {
			want := found(t, h, query+"&size=100")
			for kind, got := range taken(t, h, query) {
				if !slices.Equal(got, want) {
					t.Errorf("%s, %s of %s:\n%q, found\n%q", name, kind, query, got, want)
				}
			}
		}
	}
}

// What readers see over the results, they find in the files and in the feed too.
func TestWhatIsTakenAwayTellsHowTheSearchWasTaken(t *testing.T) {
	h, g := whole(t, cooperations.Files)
	for query, told := range map[string]string{
		"?q=eau":                      "",
		"?q=zzzz+eau":                 "Aucune fiche ne contient tous vos mots",
		"?q=contrat+rural+territoire": "contiennent une partie.",
		"?q=agricuture":               "Aucune fiche ne contient «\u00a0agricuture\u00a0»",
		"?q=zzzz+agricuture":          "Aucune fiche ne contient «\u00a0agricuture\u00a0»",
	} {
		_, w := get(h, params.FeedPath+query)
		var feed struct {
			Subtitle string `xml:"subtitle"`
		}
		if err := xml.Unmarshal(w.Body.Bytes(), &feed); err != nil || !strings.Contains(feed.Subtitle, told) || (told == "") != (feed.Subtitle == phrase.Typeset(g.Corpus.Schema.Description)) {
			t.Errorf("%s: the feed says %q, want %q (%v)", query, feed.Subtitle, told, err)
		}
		_, w = get(h, params.XLSX.Path()+query)
		workbook, err := excelize.OpenReader(w.Body)
		if err != nil {
			t.Fatal(err)
		}
		notes, err := workbook.GetRows("Lisez-moi")
		if err != nil {
			t.Fatal(err)
		}
		if got := fmt.Sprint(notes[4:]); !strings.Contains(got, told) || (told == "") != (len(notes) == 4) {
			t.Errorf("%s: the workbook says %s, want %q", query, got, told)
		}
		var answer api.Search
		_, w = get(h, api.PathSearch+query)
		if err := json.Unmarshal(w.Body.Bytes(), &answer); err != nil {
			t.Fatal(err)
		}
		var file api.Search // its keys are those of the API
		_, w = get(h, params.JSON.Path()+query)
		if err := json.Unmarshal(w.Body.Bytes(), &file); err != nil {
			t.Fatal(err)
		}
		if file.Total != answer.Total || file.Partial != answer.Partial || file.Relaxed != answer.Relaxed || !reflect.DeepEqual(file.DidYouMean, answer.DidYouMean) {
			t.Errorf("%s: the JSON file says %+v, the API %+v", query, file, answer)
		}
	}
}
