package config

import (
	"slices"
	"strings"

	"glane/internal/phrase"

	"github.com/spf13/pflag"
)

const envPrefix = "GLANE_"

// FileFlag is the flag that names a configuration file, and FileEnv the
// variable that does so when the flag is not given.
const (
	FileFlag = "config"
	FileEnv  = envPrefix + "CONFIG"
)

// Load makes every choice: the defaults, then the file, then the environment
// (as os.Environ gives it), then the flags that were typed among those that
// [Bind] declared. The error is an [*Error] that holds every fault.
func Load(flags *pflag.FlagSet, environ []string) (Config, error) {
	c := Default()
	var faults []Fault
	if path := filePath(flags, environ); path != "" {
		faults = append(faults, readFile(&c, path)...)
	}
	faults = append(faults, readEnviron(&c, environ)...)
	flags.Visit(func(f *pflag.Flag) {
		if v, ok := f.Value.(*flagValue); ok {
			if err := v.option.set(&c, v.text); err != nil {
				faults = append(faults, Fault{Place: "--" + f.Name, Message: err.Error()})
			}
		}
	})
	if len(faults) > 0 {
		return Config{}, &Error{Faults: faults}
	}
	return c, nil
}

// filePath is the configuration file to read, "" when none was named.
func filePath(flags *pflag.FlagSet, environ []string) string {
	if f := flags.Lookup(FileFlag); f != nil && f.Changed {
		return f.Value.String()
	}
	for _, pair := range environ {
		if name, value, _ := strings.Cut(pair, "="); name == FileEnv {
			return value
		}
	}
	return ""
}

// readEnviron applies the GLANE_ variables. One that is no option is refused:
// a mistyped name would else be ignored without a word.
func readEnviron(c *Config, environ []string) []Fault {
	known := []string{FileEnv}
	for _, o := range Options() {
		known = append(known, o.Env())
	}
	var faults []Fault
	for _, pair := range slices.Sorted(slices.Values(environ)) {
		name, value, _ := strings.Cut(pair, "=")
		if !strings.HasPrefix(name, envPrefix) || name == FileEnv {
			continue
		}
		o, ok := find(strings.ToLower(strings.TrimPrefix(name, envPrefix)))
		if !ok || o.Env() != name {
			faults = append(faults, Fault{name, "variable inconnue" + meant(name, known)})
			continue
		}
		if err := o.set(c, value); err != nil {
			faults = append(faults, Fault{name, badValue(value, err)})
		}
	}
	return faults
}

func badValue(value string, reason error) string {
	return "valeur refusée " + phrase.Quote(value) + ", " + reason.Error()
}

// Bind declares the flag that names a file, and those of the named options.
func Bind(flags *pflag.FlagSet, names ...string) {
	flags.String(FileFlag, "", "lit aussi les options de ce `fichier` YAML")
	for _, name := range names {
		o, ok := find(name)
		if !ok {
			panic("config: no option " + name) // a fault of the caller, met by any test that makes its command
		}
		f := flags.VarPF(&flagValue{option: o, text: o.Default}, o.Flag(), "", o.Doc)
		if o.Kind == YesNo {
			f.NoOptDefVal = "oui"
		}
	}
}

// A flagValue is an option as a flag: the text that was typed. It is checked
// when typed, so that pflag names the flag, and applied by Load.
type flagValue struct {
	option Option
	text   string
}

func (v *flagValue) String() string { return v.text }

func (v *flagValue) Set(text string) error {
	var scratch Config
	if err := v.option.set(&scratch, text); err != nil {
		return err
	}
	v.text = text
	return nil
}

// Type is what the help shows after the flag's name.
func (v *flagValue) Type() string {
	if v.option.Kind == Choice {
		return strings.Join(v.option.Choices, "|")
	}
	return string(v.option.Kind)
}
