package browsertest

import (
	"bytes"
	"flag"
	"fmt"
	"image/png"
	"os"
	"path/filepath"
	"testing"
)

var update = flag.Bool("update", false, "take the pictures of docs/images again")

// pictures are those that the README and the documentation show.
var pictures = []struct{ name, address string }{
	{"recherche", "/?q=alimentaire&partenaires=metropole"},
	{"fiche", "/fiches/entente-tridan?q=am%C3%A9nagement"},
}

const (
	maxPicture    = 300_000 // bytes: a README opens fast
	pictureHeight = 900
)

// With -update it takes the pictures; without, it sees to it that they are there
// and are light: pixels differ from one machine's fonts to another's.
func TestScreenshots(t *testing.T) {
	root, err := moduleRoot()
	if err != nil {
		t.Fatal(err)
	}
	var b *Tab
	if *update {
		b = NewTab(t, site(t))
	}
	for _, p := range pictures {
		for _, width := range []int64{320, 1440} {
			path := filepath.Join(root, "docs", "images", fmt.Sprintf("%s-%d.png", p.name, width))
			if *update {
				b.Size(width, pictureHeight)
				b.Open(p.address)
				if err := os.WriteFile(path, b.Picture(false), 0o644); err != nil {
					t.Fatal(err)
				}
			}
			content, err := os.ReadFile(path)
			if err != nil {
				t.Errorf("%v: run this test with -update", err)
				continue
			}
			picture, err := png.DecodeConfig(bytes.NewReader(content))
			if err != nil || int64(picture.Width) != width || len(content) > maxPicture {
				t.Errorf("%s: %d px wide, %d bytes, %v", path, picture.Width, len(content), err)
			}
		}
	}
}
