// Package web holds what the pages are made of: one folder per page and, under
// shared, one per part, each with its template, its style and its script; under
// vendor, what others made, as it came. It is files only: it imports nothing of
// ours, and it knows no type of Go.
package web

import "embed"

// Files are the templates, styles, images and texts, at the paths that they have here.
//
//go:embed accessibilite api apropos carte facette search fiche erreur shared sigles texts vendor
var Files embed.FS
