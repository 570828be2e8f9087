package bleveindex

import (
	"context"
	"path/filepath"
	"testing"

	"glane/index"
	"glane/index/query"
)

func TestACorpusOfSeveralPartsAnswersAsOneDoes(t *testing.T) {
	const cases = 2*leastPart + 100
	c := generated(cases)
	told := 0
	e := Engine{Progress: func(done, all int) {
		if told++; done != told || all != cases { // without a lock: never twice at once
			t.Errorf("%d of %d is told after %d", done, all, told)
		}
	}}
	dir := filepath.Join(t.TempDir(), "index")
	built, err := e.Build(context.Background(), c, dir)
	if err != nil {
		t.Fatal(err)
	}
	defer func() {
		if err := built.Close(); err != nil {
			t.Error(err)
		}
	}()
	inMemory := open(t, c)
	if n := len(inMemory.store.parts); n != 3 || told != cases {
		t.Errorf("%d parts, %d cases are told", n, told)
	}
	for _, text := range []string{"mké", "mdi mfo", `"mké mdi"`, "mk", "-mké mdi", "texte:mké", "", "mtavelu mlupè"} {
		r := index.Request{Query: query.Parse(text, []string{"texte"}), Size: 50, FacetValues: -1}
		one, err := built.Search(context.Background(), r)
		if err != nil {
			t.Fatal(err)
		}
		two, err := inMemory.Search(context.Background(), r)
		if err != nil {
			t.Fatal(err)
		}
		if one.Total != two.Total || len(one.Hits) != len(two.Hits) {
			t.Fatalf("%q: %d cases on disk, %d in memory", text, one.Total, two.Total)
		}
		for i := range one.Hits {
			if one.Hits[i].Case.ID != two.Hits[i].Case.ID || one.Hits[i].Score != two.Hits[i].Score {
				t.Errorf("%q: hit %d is %s on disk, %s in memory", text, i+1, one.Hits[i].Case.ID, two.Hits[i].Case.ID)
			}
		}
	}
}
