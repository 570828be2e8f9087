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

// Eval is the judged set of the corpus, in the folder eval/: queries.tsv (id,
// text), qrels.tsv (query, case, grade 1 or 2; a pair without a line is 0, a
// query without a line expects nothing) and kinds.tsv (query, kind), without
// headers or comments. Queries a… are for tuning, queries b… are held back;
// eval/LISEZMOI.md tells how they were judged. It stands apart from Files, so
// that the corpus is what it is without it.
//
//go:embed eval/*.tsv
var Eval embed.FS
