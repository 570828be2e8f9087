// Package web holds what the pages are made of: one folder per page and, under
// shared, one per part, each with its template and its style. It is files only:
// it imports nothing of ours, and it knows no type of Go.
package web

import "embed"

// Files are the templates, styles, images and texts, at the paths that they have here.
//
//go:embed accessibilite api apropos search fiche erreur shared texts
var Files embed.FS
