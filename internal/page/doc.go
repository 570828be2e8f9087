// Package page shows an answer as HTML: the search page, the page of a fiche,
// and the page that says what went wrong. Templates and styles stand in package
// web, one folder per page and part; here each page is a typed view, made by
// pure functions from what the index answered.
//
// A page is right without any script. What stands in a URL is read and written
// by internal/params alone. Words that were found are spans until the template
// "texte" writes <mark> around them; everything else is escaped by html/template.
//
// It does not know the API, engines, files, or the names of the facets and
// rubrics of any corpus.
package page
