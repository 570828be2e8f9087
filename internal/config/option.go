package config

import (
	"errors"
	"fmt"
	"log/slog"
	"net"
	"net/url"
	"slices"
	"strconv"
	"strings"
	"time"

	"glane/internal/nearest"
	"glane/internal/phrase"
)

// A Kind is what an option's value looks like, in French, for help and docs.
type Kind string

// The kinds of values.
const (
	Folder   Kind = "dossier"
	HostPort Kind = "hôte:port"
	Address  Kind = "adresse"
	Language Kind = "langue"
	Duration Kind = "durée"
	YesNo    Kind = "oui/non"
	Choice   Kind = "choix"
	Number   Kind = "nombre"
	Header   Kind = "en-tête"
)

// An Option is one thing that may be chosen, under one name everywhere.
type Option struct {
	Name    string // as the file writes it, with underscores
	Kind    Kind
	Default string   // as one would write it; "" when there is none
	Choices []string // all that is allowed, when Kind is Choice
	Doc     string   // a French sentence without its full stop
	set     func(c *Config, value string) error
}

// Flag is the option's name on the command line, without its dashes.
func (o Option) Flag() string { return strings.ReplaceAll(o.Name, "_", "-") }

// Env is the option's name in the environment.
func (o Option) Env() string { return envPrefix + strings.ToUpper(o.Name) }

// Options lists every option, in the order in which help and docs tell them.
func Options() []Option {
	return []Option{
		{
			Name: "corpus", Kind: Folder,
			Doc: "dossier du corpus\u00a0; sans lui, le dossier où l’on est s’il a un corpus.yaml, sinon le corpus fourni avec Glane",
			set: func(c *Config, v string) error { return setFolder(&c.Corpus, v) },
		},
		{
			Name: "index", Kind: Folder,
			Doc: "dossier où garder l’index d’un démarrage à l’autre\u00a0; sans lui, l’index reste en mémoire",
			set: func(c *Config, v string) error { return setFolder(&c.Index, v) },
		},
		{
			Name: "addr", Kind: HostPort, Default: "localhost:8080",
			Doc: "adresse d’écoute du service",
			set: func(c *Config, v string) error { return setAddr(&c.Addr, v) },
		},
		{
			Name: "base_url", Kind: Address,
			Doc: "adresse publique du service, comme https://fiches.example.org\u00a0; elle est écrite dans les pages, les flux, les exports et le plan du site",
			set: func(c *Config, v string) error { return setAddress(&c.BaseURL, v) },
		},
		{
			Name: "language", Kind: Language, Default: "fr",
			Doc: "langue des pages autour des fiches\u00a0: fr (français) ou en (anglais)\u00a0; les fiches restent dans la leur",
			set: func(c *Config, v string) error { return setLanguage(&c.Language, v) },
		},
		{
			Name: "search_timeout", Kind: Duration, Default: "1s",
			Doc: "durée maximale d’une recherche",
			set: func(c *Config, v string) error { return setDuration(&c.SearchTimeout, v) },
		},
		{
			Name: "rate_limit", Kind: Number, Default: "0",
			Doc: "nombre de réponses par seconde pour un même client\u00a0; 0 n’y met pas de limite",
			set: func(c *Config, v string) error { return setNumber(&c.RateLimit, v, maxRateLimit) },
		},
		{
			Name: "client_header", Kind: Header,
			Doc: "en-tête où le serveur mandataire écrit l’adresse du client, comme X-Forwarded-For\u00a0; à ne donner que si tout passe par lui",
			set: func(c *Config, v string) error { return setHeader(&c.ClientHeader, v) },
		},
		{
			Name: "watch", Kind: YesNo, Default: "oui",
			Doc: "suivre les modifications du dossier du corpus et les servir sans redémarrer",
			set: func(c *Config, v string) error { return setYesNo(&c.Watch, v) },
		},
		{
			Name: "watch_interval", Kind: Duration, Default: "10s",
			Doc: "intervalle entre deux relectures du dossier, là où le système n’annonce pas les modifications (disque réseau)",
			set: func(c *Config, v string) error { return setDuration(&c.WatchInterval, v) },
		},
		{
			Name: "log_level", Kind: Choice, Default: "info", Choices: []string{"debug", "info", "warn", "error"},
			Doc: "détail du journal, du plus bavard au plus discret",
			set: func(c *Config, v string) error { return setLevel(&c.LogLevel, v) },
		},
		{
			Name: "log_format", Kind: Choice, Default: FormatText, Choices: []string{FormatText, FormatJSON},
			Doc: "forme du journal",
			set: func(c *Config, v string) error { return setChoice(&c.LogFormat, v, FormatText, FormatJSON) },
		},
	}
}

// find returns the option of that name; ok is false when there is none.
func find(name string) (o Option, ok bool) {
	for _, o := range Options() {
		if o.Name == name {
			return o, true
		}
	}
	return Option{}, false
}

// setFolder refuses an empty name: it comes from a variable that was never set,
// and must not pass for the option that was not given.
func setFolder(to *string, value string) error {
	if value == "" {
		return errors.New("le nom du dossier est vide\u00a0; donnez-en un ou retirez l’option")
	}
	*to = value
	return nil
}

func setAddr(to *string, value string) error {
	_, port, err := net.SplitHostPort(value)
	if err != nil {
		return errors.New("écrivez l’hôte et le port, comme localhost:8080")
	}
	if n, err := strconv.Atoi(port); err != nil || n < 0 || n > 65535 {
		return errors.New("le port est un nombre de 0 à 65535")
	}
	*to = value
	return nil
}

func setAddress(to *string, value string) error {
	u, err := url.Parse(value)
	switch {
	case value == "":
	case err != nil, u.Scheme != "http" && u.Scheme != "https", u.Hostname() == "", strings.ContainsAny(u.Host, `<>"'{}`):
		return errors.New("écrivez une adresse entière, comme https://fiches.example.org")
	case strings.ContainsAny(value, "?#"), u.User != nil, strings.Trim(u.Path, "/") != "":
		return errors.New("l’adresse s’arrête après le nom du serveur")
	}
	*to = strings.TrimRight(value, "/")
	return nil
}

// setLanguage takes any code: which languages there are, those know who hold
// their texts.
func setLanguage(to *string, value string) error {
	if value == "" || strings.Trim(value, "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ-") != "" {
		return errors.New("écrivez le code d’une langue, comme fr ou en")
	}
	*to = value
	return nil
}

func setDuration(to *time.Duration, value string) error {
	d, err := time.ParseDuration(value)
	if err != nil {
		return errors.New("écrivez un nombre et son unité, comme 500ms, 2s ou 1m")
	}
	if d <= 0 {
		return errors.New("la durée doit être plus grande que zéro")
	}
	*to = d
	return nil
}

// maxRateLimit is past what any one reader or program can use.
const maxRateLimit = 100_000

func setNumber(to *int, value string, most int) error {
	n, err := strconv.Atoi(value)
	if err != nil || n < 0 || n > most {
		return errors.New("écrivez un nombre entier de 0 à " + strconv.Itoa(most))
	}
	*to = n
	return nil
}

// setHeader takes the name of an HTTP header: letters, digits and hyphens, which
// is less than the standard allows and all that proxies use.
func setHeader(to *string, value string) error {
	odd := func(r rune) bool {
		return r != '-' && (r < '0' || r > '9') && (r < 'a' || r > 'z') && (r < 'A' || r > 'Z')
	}
	if strings.ContainsFunc(value, odd) {
		return errors.New("écrivez un nom d’en-tête, comme X-Forwarded-For")
	}
	if strings.EqualFold(value, "Forwarded") {
		return errors.New("l’en-tête Forwarded n’est pas lu, faites écrire l’adresse seule dans un autre, comme X-Forwarded-For")
	}
	*to = value
	return nil
}

func setYesNo(to *bool, value string) error {
	switch strings.ToLower(value) {
	case "oui", "true", "1":
		*to = true
	case "non", "false", "0":
		*to = false
	default:
		return errors.New("écrivez oui ou non")
	}
	return nil
}

func setLevel(to *slog.Level, value string) error {
	levels := []string{"debug", "info", "warn", "error"}
	var chosen string
	if err := setChoice(&chosen, value, levels...); err != nil {
		return err
	}
	if err := to.UnmarshalText([]byte(chosen)); err != nil {
		return fmt.Errorf("niveau de journal %s\u00a0: %w", chosen, err)
	}
	return nil
}

func setChoice(to *string, value string, choices ...string) error {
	if !slices.Contains(choices, value) {
		return errors.New("choisissez " + phrase.List(choices, "ou") + meant(value, choices))
	}
	*to = value
	return nil
}

// meant is what to add to a refusal when name looks like a mistyped known one.
func meant(name string, known []string) string {
	if guess := nearest.Of(name, known); guess != "" {
		return "\u00a0; vouliez-vous écrire " + phrase.Quote(guess) + "\u202f?"
	}
	return ""
}
