// Package cooperations is the first corpus: how French local authorities
// formalise their cooperation, transcribed from a slide deck.
//
// It only carries the files, embedded in the binary. It reads none of them and
// knows no Go code of the project; corpus.yaml tells how the deck was
// transcribed, and the tests hold the fiches against it.
package cooperations

import "embed"

// Files is the corpus as a folder: corpus.yaml, thesaurus.yaml and cases/ stand
// at its root, as package corpus reads them.
//
//go:embed corpus.yaml thesaurus.yaml cases/*.yaml
var Files embed.FS
