package corpus_test

import (
	"bytes"
	"encoding/json"
	"fmt"
	"io/fs"
	"testing"
	"testing/fstest"

	"glane/corpus"
	"glane/corpus/cooperations"
)

// manyCases is how many cases a benchmark reads: those of the first corpus, again and
// again.
const manyCases = 2000

// folder gives the first corpus as a folder without its cases.
func folder(b *testing.B) fstest.MapFS {
	out := fstest.MapFS{}
	for _, name := range []string{"corpus.yaml", "thesaurus.yaml"} {
		data, err := fs.ReadFile(cooperations.Files, name)
		if err != nil {
			b.Fatal(err)
		}
		out[name] = &fstest.MapFile{Data: data}
	}
	return out
}

// A line is a case as a .jsonl file has it.
type line struct {
	ID        string              `json:"id"`
	Titre     string              `json:"titre"`
	Annee     int                 `json:"annee,omitempty"`
	Rubriques map[string][]string `json:"rubriques,omitempty"`
	Facettes  map[string][]string `json:"facettes,omitempty"`
}

func BenchmarkLoadLines(b *testing.B) {
	c, faults := corpus.Load(cooperations.Files)
	if len(faults) > 0 {
		b.Fatal(faults)
	}
	var lines bytes.Buffer
	out := json.NewEncoder(&lines)
	out.SetEscapeHTML(false)
	for i := range manyCases {
		one := c.Cases.At(i % c.Cases.Len())
		if err := out.Encode(line{fmt.Sprintf("f%d", i), one.Titre, one.Annee, one.Rubriques, one.Facettes}); err != nil {
			b.Fatal(err)
		}
	}
	files := folder(b)
	files["cases/fiches.jsonl"] = &fstest.MapFile{Data: lines.Bytes()}
	benchmarkLoad(b, files, lines.Len())
}

func BenchmarkLoadYAML(b *testing.B) {
	paths, err := fs.Glob(cooperations.Files, "cases/*.yaml")
	if err != nil || len(paths) == 0 {
		b.Fatalf("no cases (%v)", err)
	}
	files, size := folder(b), 0
	for i := range manyCases {
		data, err := fs.ReadFile(cooperations.Files, paths[i%len(paths)])
		if err != nil {
			b.Fatal(err)
		}
		files[fmt.Sprintf("cases/%02d/f%d.yaml", i/100, i)] = &fstest.MapFile{Data: data}
		size += len(data)
	}
	benchmarkLoad(b, files, size)
}

// benchmarkLoad loads a folder whose cases have so many bytes.
func benchmarkLoad(b *testing.B, files fstest.MapFS, size int) {
	b.SetBytes(int64(size))
	b.ReportAllocs()
	for b.Loop() {
		c, faults := corpus.Load(files)
		if len(faults) > 0 || c.Cases.Len() != manyCases {
			b.Fatal(faults)
		}
	}
	b.ReportMetric(float64(b.N*manyCases)/b.Elapsed().Seconds(), "fiches/s")
}
