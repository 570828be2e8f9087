// Package material makes what the benchmark searches: real French documents
// with real facets, as many as are wanted, and a log of queries.
//
// The documents are the fiches of service-public.fr, the articles of four codes
// and those of fifty collective agreements, as three packages of the npm registry
// publish them: some 90,000. They come in one shuffled order, so that a small
// corpus is a sample of a large one. Past the last, passages of them are
// recombined: a document takes title and facets from one, and fills the length
// of another with passages drawn from all of its kind. So the frequencies of
// words, of pairs and of facet values stay those of French law, with their long
// tail; only the vocabulary no longer grows.
//
// It knows how a corpus is written, and nothing of search.
package material
