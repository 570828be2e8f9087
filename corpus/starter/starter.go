// Package starter is a small commented corpus, the start of one's own: what
// "glane new DIR" writes. Its comments teach an author the format.
//
// It only carries the files and reads none of them.
package starter

import "embed"

// Files is the corpus as a folder: corpus.yaml, thesaurus.yaml,
// accessibilite.yaml, LISEZ-MOI.md and cases/ stand at its root.
//
//go:embed corpus.yaml thesaurus.yaml accessibilite.yaml LISEZ-MOI.md cases/*.yaml
var Files embed.FS
