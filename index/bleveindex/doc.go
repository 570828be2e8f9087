// Package bleveindex is the embedded engine: Bleve's inverted index (scorch)
// under a search of our own. It knows nothing of HTTP, of YAML or of any other
// engine.
//
// # What is indexed
//
// One document a case, one field, "mots". Its terms are the forms of words as
// they stand in the case, in lower case with their accents, and its acronyms in
// upper case; function words only carry a position. There is no field of stems:
// a query's word is looked up in the vocabulary, which is held in memory, and
// becomes the forms that meet it, each with a weight for how closely it does.
// So a posting is read once whatever the number of ways to meet a word, all the
// forms of a word share one document frequency (a rare inflection does not
// outrank the word itself), and neither a new stemmer nor a new thesaurus asks
// for a new index.
//
// The frequency of a term is weighted: a word in the title counts TitreWeight
// times, one in a rubric as many times as the schema says. So is the length of
// the document. One BM25 over them is BM25F in its simple form (Robertson,
// Zaragoza and Taylor, "Simple BM25 extension to multiple weighted fields",
// CIKM 2004), for the price of one field.
//
// A location's array position is the number of the zone that it lies in: title,
// summary, labels of facet values, then the rubrics. Its position counts words,
// with a gap between paragraphs that no phrase crosses.
//
// # What is in memory
//
// The corpus, the vocabulary, and the columns: for each facet the ordinals of
// each case's values and their ancestors, and the years. One walk over the
// documents that match collects the page of hits and all counts.
//
// # What is on disk
//
//	DIR/CURRENT                   the name of the folder that is served
//	DIR/LOCK                      held by the process that builds
//	DIR/index-XXXX/.glane         made by Glane: only folders that hold it are ever removed
//	DIR/index-XXXX/manifest.json  fingerprint, format, sizes and checksums of the rest
//	DIR/index-XXXX/store/       Bleve's files: one segment and root.bolt
//
// An index is built aside, described by its manifest, synced, and put in place
// by one rename of CURRENT. The manifest is checked before Bleve sees a byte;
// an index that is not whole, or not of this corpus, is built anew.
package bleveindex
