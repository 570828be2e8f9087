package browsertest

import (
	"bytes"
	"flag"
	"fmt"
	"image/png"
	"net/http"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/chromedp/chromedp"
)

var update = flag.Bool("update", false, "take the pictures of docs/images again")

// A picture is one page, or one state of it, that the documentation shows.
type picture struct {
	name, address string
	dark          bool
	failed        bool                      // answered with an error
	act           func(b *Tab, net *badNet) // what brings the state about; nil for what the address shows
}

// pictures are those of docs/page.md; the README opens with the first.
var pictures = []picture{
	{name: "recherche", address: "/?q=alimentaire&partenaires=metropole"},
	{name: "accueil", address: "/"},
	{name: "sombre", address: "/?q=territoire&theme=gouvernance", dark: true},
	{name: "propositions", address: "/", act: func(b *Tab, _ *badNet) {
		b.types("ea")
		b.Until(listOpen)
	}},
	{name: "filtres", address: "/?q=territoire&theme=gouvernance", act: func(b *Tab, _ *badNet) {
		b.toFilters()
		Eval[any](b, "document.getElementById('filtres').scrollIntoView(), null")
	}},
	{name: "facette", address: "/facettes/territoire?q=territoire"},
	{name: "carte", address: "/cartes/territoire"},
	{name: "pourquoi", address: "/?q=alimentaire&explain=true"},
	{name: "corrigee", address: "/?q=agricuture"},
	{name: "elargie", address: "/?q=eau+xyzzy"},
	{name: "rien", address: "/?q=tridan&outil=contrat"},
	{name: "panne", address: "/?q=territoire", act: func(b *Tab, net *badNet) {
		net.Do(func(*http.Request) fault { return fault{cut: true} })
		b.ExpectConsole(1)
		b.filter("theme", "gouvernance")
		b.Until(`document.querySelector("#alerte button")`)
	}},
	{name: "fiche", address: "/fiches/entente-tridan?q=am%C3%A9nagement"},
	{name: "sigle", address: "/fiches/plans-cooperation-monts-ardeche?q=pnr", act: click(".sigle")},
	{name: "sigles", address: "/sigles"},
	{name: "a-propos", address: "/a-propos"},
	{name: "api", address: "/api"},
	{name: "accessibilite", address: "/accessibilite"},
	{name: "erreur", address: "/?q=eau&enjeux=eaux", failed: true},
}

const (
	maxPicture    = 300_000 // bytes: a page of documentation opens fast
	pictureHeight = 900
)

// file is where a picture stands, from the root of the project.
func (p picture) file(width int64) string {
	return filepath.Join("docs", "images", fmt.Sprintf("%s-%d.png", p.name, width))
}

// take takes the picture as it is now.
func (p picture) take(b *Tab, net *badNet, width int64) []byte {
	b.t.Helper()
	b.Size(width, pictureHeight)
	b.Media(map[string]string{"prefers-color-scheme": map[bool]string{true: "dark", false: "light"}[p.dark]})
	if p.failed {
		b.ExpectConsole(1)
	}
	b.Open(p.address)
	if p.act != nil {
		p.act(b, net)
		b.Do(chromedp.Sleep(settled))
	}
	taken := b.Picture(false)
	net.Do(nil)
	return taken
}

// With -update it takes the pictures; without, it sees to it that they are there,
// are light and are shown: pixels differ from one machine's fonts to another's.
func TestScreenshots(t *testing.T) {
	root, err := moduleRoot()
	if err != nil {
		t.Fatal(err)
	}
	shown, err := os.ReadFile(filepath.Join(root, "docs", "page.md"))
	if err != nil {
		t.Fatal(err)
	}
	var b *Tab
	net, base := badNetwork(t, site(t))
	if *update {
		b = NewTab(t, base)
	}
	for _, p := range pictures {
		for _, width := range []int64{320, 1440} {
			path := filepath.Join(root, p.file(width))
			if *update {
				if err := os.WriteFile(path, p.take(b, net, width), 0o644); err != nil {
					t.Fatal(err)
				}
			}
			content, err := os.ReadFile(path)
			if err != nil {
				t.Errorf("%v: run make screenshots", err)
				continue
			}
			decoded, err := png.DecodeConfig(bytes.NewReader(content))
			if err != nil || int64(decoded.Width) != width || len(content) > maxPicture {
				t.Errorf("%s: %d px wide, %d bytes, %v", path, decoded.Width, len(content), err)
			}
			if !strings.Contains(string(shown), "images/"+filepath.Base(path)) {
				t.Errorf("docs/page.md does not show %s", filepath.Base(path))
			}
		}
	}
}
