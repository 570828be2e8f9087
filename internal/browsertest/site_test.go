package browsertest

import (
	"context"
	"io"
	"log/slog"
	"net"
	"testing"
	"testing/fstest"

	"glane/corpus"
	"glane/corpus/cooperations"
	"glane/index"
	"glane/index/bleveindex"
	"glane/index/french"
	"glane/internal/api"
	"glane/internal/live"
	"glane/internal/page"
	"glane/internal/server"
)

// site serves the first corpus by the whole service on a port of this machine
// until the test ends, and gives its base address.
func site(t *testing.T) string {
	t.Helper()
	c, faults := corpus.Load(cooperations.Files)
	if len(faults) > 0 {
		t.Fatalf("the first corpus is not sound: %v", faults)
	}
	return serve(t, c)
}

func serve(t *testing.T, c *corpus.Corpus, change ...func(*server.Config)) string {
	t.Helper()
	return serveHolder(t, held(t, c), change...)
}

// held is a holder of a corpus that can be searched.
func held(t *testing.T, c *corpus.Corpus) *live.Holder {
	t.Helper()
	analyzer := french.New(nil)
	searcher, err := bleveindex.Engine{Analyzer: analyzer}.Build(context.Background(), c, "")
	if err != nil {
		t.Fatal(err)
	}
	holder := new(live.Holder)
	holder.Swap(index.NewGeneration(c, searcher, analyzer))
	return holder
}

// serveHolder serves what a holder holds, which may be nothing yet.
func serveHolder(t *testing.T, holder *live.Holder, change ...func(*server.Config)) string {
	t.Helper()
	return servePages(t, holder, page.Config{}, change...)
}

// servePages serves what a holder holds by pages of one's own choice.
func servePages(t *testing.T, holder *live.Holder, look page.Config, change ...func(*server.Config)) string {
	t.Helper()
	pages, err := page.New(look)
	if err != nil {
		t.Fatal(err)
	}
	quiet := slog.New(slog.NewTextHandler(io.Discard, nil))
	config := server.Config{Log: quiet, SearchTimeout: patience} // a busy machine is no fault of the page
	for _, one := range change {
		one(&config)
	}
	handler, err := server.New(config, holder, api.New("test"), pages)
	if err != nil {
		t.Fatal(err)
	}
	listener, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	ctx, stop := context.WithCancel(context.Background())
	stopped := make(chan error, 1)
	go func() { stopped <- server.Run(ctx, listener, config, handler) }()
	t.Cleanup(func() {
		stop()
		if err := <-stopped; err != nil {
			t.Errorf("shut down: %v", err)
		}
		if err := holder.Close(); err != nil {
			t.Errorf("close the index: %v", err)
		}
	})
	return "http://" + listener.Addr().String()
}

// oneCase is the smallest corpus that can be searched.
var oneCase = fstest.MapFS{
	"corpus.yaml":    {Data: []byte("titre: Essai\nrubriques: [{nom: texte, libelle: Texte}]\nfacettes: []\n")},
	"cases/une.yaml": {Data: []byte("titre: Une fiche\nrubriques: {texte: [Un texte.]}\n")},
}

// hostile is a corpus whose one title would be an attack where it is not escaped.
func hostile(t *testing.T) *corpus.Corpus {
	t.Helper()
	c, faults := corpus.Load(fstest.MapFS{
		"corpus.yaml":    oneCase["corpus.yaml"],
		"cases/une.yaml": {Data: []byte("titre: 'Piege <img src=x onerror=alert(1)> <b>gras</b>'\nrubriques: {texte: [Un texte.]}\n")},
	})
	if len(faults) > 0 {
		t.Fatal(faults)
	}
	return c
}
