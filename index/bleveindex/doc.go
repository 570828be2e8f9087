// Package bleveindex is the embedded engine: Bleve's inverted index (scorch)
// under a search of our own. It knows nothing of HTTP, of YAML or of any other
// engine.
//
// # What is indexed
//
// One document a case, one field, "mots". Its terms are the forms of words as
// they stand in the case, in lower case with their accents, and its acronyms in
// upper case; function words only count as a place. There is no field of stems:
// a query's word is looked up in the vocabulary, which is held in memory, and
// becomes the forms that meet it, each with a weight for how closely it does.
// So a posting is read once whatever the number of ways to meet a word, all the
// forms of a word share one document frequency (a rare inflection does not
// outrank the word itself), and a new thesaurus asks for no new index. A new stemmer
// does: the vocabulary is kept with what each form is compared by.
//
// The frequency of a term is weighted: a word in the title counts TitreWeight
// times, one in a rubric as many times as the schema says. So is the length of
// the document. One BM25 over them is BM25F in its simple form (Robertson,
// Zaragoza and Taylor, "Simple BM25 extension to multiple weighted fields",
// CIKM 2004), for the price of one field.
//
// Bleve's own layers over its segments (scorch, the searchers, the collector) are
// left out: an index here is built once, never changes, and is not shared by
// writers. A part (part.go) is one segment of Bleve's format, of some consecutive
// cases, and beside it the sequences of their words (sequences.go), where phrases
// and words within a rubric are looked for: places within Bleve's postings take more
// than all the rest, and are slower to read.
//
// # How a query is run
//
// A translation (translate.go) makes scorers of a query (scorers.go, any.go,
// word.go, phrase.go): they are asked, window after window of 4096 cases
// (window.go), which of these match, as bits, and with what score. The collector
// takes each window, counts facets and years over the bits, and keeps the best
// hits. What cannot match is left out before it is looked at: of words that are
// wanted together the rarest is asked first and the others only about its cases; of
// a long query the words that do not suffice by themselves are asked last. Where many
// cases may match and a processor is free, two goroutines take half of the windows
// each (collecting.go).
//
// All that match are counted, few are scored: the collector says what score the last of
// its hits has, and which cases its filters keep (window.floor, window.narrow). A common
// word's list is bits, and knows how much the word is there at most in each 64 cases
// (list.go): where that does not come to the floor, nothing is read (wordScorer.fillBest).
// Of several words, which match is found first; cases that the same words match are
// judged together, and dropped as soon as the words that are left cannot bring them up
// (any.go, matching.go). The idea is MaxScore (Turtle and Flood, "Query evaluation:
// strategies and optimizations", 1995) with a bound for each block (Ding and Suel,
// "Faster top-k document retrieval using block-max indexes", 2011). A test finds the same
// with all scores (best_test.go).
//
// Facets whose values mostly stand together, as communes lie in départements, are counted
// by one count a case, when there are many cases (combinations.go).
//
// # How a score comes about
//
// A word gives BM25: its rarity (idf), times a saturation of its weighted frequency by
// the length of the case (saturation, norm), times how closely its closest form meets
// it. Words that are wanted together add up (andScorer); of words of which some
// suffice the sum is multiplied by what their share is worth, and of ways to say the
// same the best counts (anyScorer). The title multiplies the whole (covered.boost).
// Explanations (explain.go, explainword.go) tell all of this of a hit, and take their
// values from these same scorers.
//
// # What is in memory
//
// The vocabulary (vocabulary.go), the words of the titles (titles.go), and the columns
// (columns.go): for each facet the ordinals of each case's values and their ancestors,
// the years, and the ranks in each order. The postings of each form (lists.go) are
// decoded when they are first asked for, and in the background after the start (those of
// common forms as bits, list.go); then the places of the commonest forms (places.go) and
// of pairs of common words (pairs.go) are made, outside of the heap, where the collector
// does not double them. The sequences are read from
// their files when they are looked at; so may be the cases themselves, if the corpus
// keeps them so.
//
// # What is on disk
//
// All that takes long to find is found when an index is built. To open one is to check
// its files and to read numbers: no case is read, no word of one is analysed.
//
//	DIR/CURRENT                   the name of the folder that is served
//	DIR/LOCK                      held by the process that builds
//	DIR/index-XXXX/.glane         made by Glane: only folders that hold it are ever removed
//	DIR/index-XXXX/manifest.json  fingerprint, format, sizes and checksums of the rest
//	DIR/index-XXXX/store/N.zap    the postings of part N, in Bleve's format
//	DIR/index-XXXX/store/N.mots   the words of part N
//	DIR/index-XXXX/store/vocabulaire, titres, colonnes: what all parts share (shared.go)
//
// An index is built aside, described by its manifest, synced, and put in place
// by one rename of CURRENT. The manifest is checked before Bleve sees a byte;
// an index that is not whole, or not of this corpus, is built anew.
package bleveindex
