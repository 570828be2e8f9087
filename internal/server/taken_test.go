package server_test

import (
	"bytes"
	"encoding/csv"
	"encoding/json"
	"io/fs"
	"net/http"
	"os"
	"slices"
	"testing"

	"github.com/xuri/excelize/v2"

	"glane/corpus"
	"glane/corpus/cooperations"
	"glane/internal/api"
	"glane/internal/params"
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
			"?", "?sort=titre", "?sort=recentes", "?q=" + g.Corpus.Cases[0].Titre[:4], "?q=zzzz", "?q=eau+zzzz",
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
