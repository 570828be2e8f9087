// Package texts holds what a program says in one language: a catalog, read once
// from a YAML file, of messages under dotted keys ("search.submit"), with named
// arguments in braces and, where a number decides, one form per plural of the
// language. Numbers, quotation marks, enumerations and dates are told by the
// catalog too, under the keys that begin with "language.": a further language is
// one more file and no code.
//
// The plural rules are those of Unicode's CLDR, by golang.org/x/text. A message
// is cut into its pieces when it is read, so that saying it parses nothing.
//
// Weighed against github.com/nicksnyder/go-i18n 2.6: that one parses a
// text/template per message at its first use, takes a struct per call, and
// leaves numbers, quotes, lists and dates to the caller.
//
// It knows nothing of pages, nor of what the messages are about.
package texts
