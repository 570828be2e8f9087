// Package config is what an operator may choose about a running Glane: one
// struct, and one list of options from which the file, the environment, the
// flags, the help and the documentation all derive.
//
// It does not know what the values are for.
package config

import (
	"log/slog"
	"time"
)

// A Config is every choice, made. Each field has its option in [Options].
type Config struct {
	Corpus        string        // the corpus's folder; "" is the one inside the program
	Index         string        // the folder that keeps the index; "" keeps it in memory
	Addr          string        // HOST:PORT to listen on
	BaseURL       string        // where readers find the service, without a slash at its end; "" when not known
	Language      string        // the language of the pages, as "fr"
	SearchTimeout time.Duration // the longest that one search may take
	RateLimit     int           // answers a second that one client may have; 0 is no limit
	ClientHeader  string        // the header in which a proxy writes the client's address; "" when there is none
	Watch         bool          // follow changes of the corpus's folder
	WatchInterval time.Duration // how often to look where the system tells no changes
	LogLevel      slog.Level
	LogFormat     string // FormatText or FormatJSON
}

// The values of Config.LogFormat.
const (
	FormatText = "texte"
	FormatJSON = "json"
)

// Default is the configuration when nobody chose anything.
func Default() Config {
	var c Config
	for _, o := range Options() {
		if o.Default == "" {
			continue // what an option without default is, the zero value says
		}
		if err := o.set(&c, o.Default); err != nil {
			panic("config: default of " + o.Name + ": " + err.Error()) // a fault of this package, caught by its first test
		}
	}
	return c
}
