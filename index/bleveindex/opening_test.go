package bleveindex

import (
	"context"
	"errors"
	"log/slog"
	"os"
	"path/filepath"
	"testing"

	"glane/corpus"
	"glane/index"
	"glane/index/query"
)

// A closed has cases that cannot be read: all that is known of them is how many.
type closed int

func (c closed) Len() int            { return int(c) }
func (c closed) ID(int) string       { panic("the id of a case was asked for") }
func (c closed) Titre(int) string    { panic("the title of a case was asked for") }
func (c closed) At(int) *corpus.Case { panic("a case was read") }

func TestOpeningReadsNoCase(t *testing.T) {
	c, dir := load(t), t.TempDir()
	build(t, c, dir)
	unread := *c
	unread.Cases = corpus.Keep(closed(c.Cases.Len()))
	s, err := Engine{Log: slog.New(slog.DiscardHandler)}.Build(context.Background(), &unread, dir)
	if err != nil {
		t.Fatal(err)
	}
	a, err := s.Search(context.Background(), index.Request{Query: query.Parse("eau", nil), Size: 0, FacetValues: -1})
	if err != nil || a.Total != 2 {
		t.Errorf("%+v, %v", a, err)
	}
	if err := s.Close(); err != nil {
		t.Error(err)
	}
}

func TestAFileThatIsCutWhileItIsReadIsACrashThatIsHealed(t *testing.T) {
	c, dir := generated(300), t.TempDir()
	s, err := Engine{Log: slog.New(slog.DiscardHandler)}.Build(t.Context(), c, dir)
	if err != nil {
		t.Fatal(err)
	}
	h := s.(*healing)
	h.current.places.workers.Wait()
	for _, p := range h.current.store.parts {
		p.places.Store(nil) // or they would answer
	}
	phrase := index.Request{Query: query.Parse(`"mké mdi"`, nil), Size: 1}
	whole, err := s.Search(t.Context(), phrase)
	if err != nil || whole.Total == 0 {
		t.Fatalf("%v, %v", whole, err)
	}
	files, err := filepath.Glob(filepath.Join(dir, folderPrefix+"*", storeFolder, "*.mots"))
	if err != nil || len(files) != 1 {
		t.Fatalf("%v (%v)", files, err)
	}
	if err := os.Truncate(files[0], 0); err != nil {
		t.Fatal(err)
	}
	if _, err := s.Search(t.Context(), phrase); !errors.Is(err, ErrCrashed) {
		t.Errorf("the error is %v", err)
	}
	h.rebuilt.Wait()
	if a, err := s.Search(t.Context(), phrase); err != nil || a.Total != whole.Total {
		t.Errorf("after the crash: %v, %v", a, err)
	}
	if err := s.Close(); err != nil {
		t.Error(err)
	}
}

func BenchmarkOpen(b *testing.B) {
	c, dir := generated(20000), b.TempDir()
	e := Engine{Log: slog.New(slog.DiscardHandler)}
	if err := e.Keep(b.Context(), c, dir); err != nil {
		b.Fatal(err)
	}
	b.ReportAllocs()
	for b.Loop() {
		s, err := e.Build(b.Context(), c, dir)
		if err != nil {
			b.Fatal(err)
		}
		b.StopTimer() // closing waits for what goes on in the background
		if err := s.Close(); err != nil {
			b.Fatal(err)
		}
		b.StartTimer()
	}
}
