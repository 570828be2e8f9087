package bleveindex

import (
	"context"
	"errors"
	"path/filepath"
	"strings"
	"sync/atomic"
	"testing"

	"glane/corpus"
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

// unreadable are cases one of which can not be read any more.
type unreadable struct {
	corpus.Cases
	from int // how many can be read before it is so
	read atomic.Int64
}

func (u *unreadable) At(n int) *corpus.Case {
	if u.read.Add(1) > int64(u.from) {
		panic(errors.New("the disk is gone"))
	}
	return u.Cases.At(n)
}

func TestCasesThatCannotBeReadAnyMoreEndABuildAndNotTheService(t *testing.T) {
	const cases = 300
	for _, from := range []int{100, cases, cases + 100} { // while parts are built, and while columns are
		for _, dir := range []string{"", filepath.Join(t.TempDir(), "index")} {
			c := *generated(cases)
			c.Cases = corpus.Keep(&unreadable{Cases: c.Cases, from: from})
			_, err := Engine{}.Build(context.Background(), &c, dir)
			if !errors.Is(err, ErrCrashed) || !strings.Contains(err.Error(), "the disk is gone") {
				t.Errorf("after %d cases, in %q: %v", from, dir, err)
			}
		}
	}
}
