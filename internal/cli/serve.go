package cli

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"log/slog"
	"net"
	"os"
	"strings"
	"syscall"

	"glane/internal/api"
	"glane/internal/config"
	"glane/internal/live"
	"glane/internal/page"
	"glane/internal/phrase"
	"glane/internal/server"
	"glane/internal/texts"

	"github.com/spf13/cobra"
	"golang.org/x/sync/errgroup"
)

// serveOptions is how to serve.
type serveOptions struct {
	config.Config
	Dev bool // read templates and styles from the folder of the project at each request
}

// webFolder is where the project keeps its templates and styles.
const webFolder = "web"

// newServeCmd makes "glane serve".
func newServeCmd(streams Streams, run func(ctx context.Context, o serveOptions) error) *cobra.Command {
	cmd := &cobra.Command{
		Use:   "serve",
		Short: "Sert la page de recherche et l’API d’un corpus",
		Long: typeset(`Sert la page de recherche et l’API d’un corpus. Sans --corpus, sert celui du dossier où l’on est, sinon le corpus fourni avec Glane.
Les fiches modifiées sont relues aussitôt ; une fiche devenue fautive reste servie dans sa dernière bonne version.`),
		Example: `  glane serve
  glane serve --corpus fiches --index index
  glane serve --addr 0.0.0.0:8080`,
		Args: noArgs,
	}
	config.Bind(cmd.Flags(), "corpus", "index", "addr", "base_url", "language", "search_timeout", "rate_limit", "client_header", "watch", "watch_interval", "log_level", "log_format")
	dev := cmd.Flags().Bool("dev", false, "relit les pages dans le dossier web à chaque requête, pour qui les modifie")
	cmd.RunE = func(cmd *cobra.Command, _ []string) error {
		c, err := settings(cmd.Flags(), streams)
		if err != nil {
			return err
		}
		return run(cmd.Context(), serveOptions{Config: c, Dev: *dev})
	}
	return cmd
}

// serve serves until ctx ends, which is its good end.
func (a *app) serve(ctx context.Context, o serveOptions) error {
	src, err := openSource(o.Corpus)
	if err != nil {
		return err
	}
	pages, err := openPages(o)
	if err != nil {
		return err
	}
	log := a.serviceLog(o.Config)
	holder := new(live.Holder)
	settings := server.Config{
		SearchTimeout: o.SearchTimeout,
		HTTPS:         strings.HasPrefix(o.BaseURL, "https:"),
		BaseURL:       o.BaseURL,
		RateLimit:     o.RateLimit,
		ClientHeader:  o.ClientHeader,
		Log:           log,
	}
	handler, err := server.New(settings, holder, api.New(programVersion()), pages)
	if err != nil {
		return fmt.Errorf("prepare the service: %w", err)
	}
	listener, err := listen(ctx, o.Addr)
	switch {
	case ctx.Err() != nil && err != nil:
		return nil // it was asked to end before it began
	case err != nil:
		return err
	}
	f := &follower{app: a, source: src, options: o.Config, log: log, holder: holder, address: clickable(o.Addr, listener.Addr())}

	group, running := errgroup.WithContext(ctx)
	group.Go(func() error { return server.Run(running, listener, settings, handler) })
	group.Go(func() error { return f.run(running) })
	err = group.Wait()
	if ctx.Err() != nil && errors.Is(err, context.Canceled) {
		err = nil // it was asked to end, while it was still starting
	}
	return errors.Join(err, holder.Close())
}

func openPages(o serveOptions) (*page.Pages, error) {
	c := page.Config{BaseURL: o.BaseURL, Language: o.Language}
	if o.Dev {
		if _, err := os.Stat(webFolder); err != nil {
			return nil, &failure{typeset("--dev se lance depuis le dossier du projet : ici, il n’y a pas de dossier « web »."), err}
		}
		c.Dir = os.DirFS(webFolder)
	}
	return newPages(c)
}

// newPages makes pages, and says in French when there are none in a language.
func newPages(c page.Config) (*page.Pages, error) {
	pages, err := page.New(c)
	var none *texts.NoLanguageError
	switch {
	case errors.As(err, &none):
		return nil, &failure{typeset("Les pages n’existent pas en « "+none.Lang+" » : choisissez ") + phrase.List(none.Known, "ou") + ".", err}
	case err != nil:
		return nil, fmt.Errorf("open pages: %w", err)
	}
	return pages, nil
}

// listen takes the address, and says what to do when it cannot.
func listen(ctx context.Context, addr string) (net.Listener, error) {
	listener, err := new(net.ListenConfig).Listen(ctx, "tcp", addr)
	host, port, _ := net.SplitHostPort(addr) // config has seen that it can be split
	switch {
	case err == nil:
		return listener, nil
	case errors.Is(err, syscall.EADDRINUSE):
		return nil, &failure{typeset("L’adresse « "+addr+" » est déjà prise : arrêtez l’autre programme, ou choisissez un autre port, par exemple ") +
			"--addr " + net.JoinHostPort(host, "8081"), err}
	case errors.Is(err, fs.ErrPermission):
		return nil, &failure{typeset("Le port "+port+" est réservé au système : choisissez-en un à partir de 1024, par exemple ") +
			"--addr " + net.JoinHostPort(host, "8080"), err}
	}
	return nil, &failure{typeset("L’adresse « "+addr+" » ne peut pas être écoutée : ") + err.Error(), err}
}

// clickable is where a person on this machine opens the service: the host as
// it was asked for, the port that was really taken.
func clickable(asked string, taken net.Addr) string {
	host, _, _ := net.SplitHostPort(asked)
	if ip := net.ParseIP(host); host == "" || ip != nil && ip.IsUnspecified() {
		host = "localhost"
	}
	_, port, _ := net.SplitHostPort(taken.String())
	if port == "80" && !strings.Contains(host, ":") {
		return "http://" + host
	}
	return "http://" + net.JoinHostPort(host, port)
}

// serviceLog is the log of a service, as it was configured.
func (a *app) serviceLog(c config.Config) *slog.Logger {
	options := &slog.HandlerOptions{Level: c.LogLevel}
	if c.LogFormat == config.FormatJSON {
		return slog.New(slog.NewJSONHandler(a.streams.Err, options))
	}
	options.ReplaceAttr = withCommonSpaces
	return slog.New(slog.NewTextHandler(a.streams.Err, options))
}

// withCommonSpaces puts common spaces for those that do not break: the text handler
// would write their codes («refait\u00a0:»), which nobody reads.
func withCommonSpaces(_ []string, at slog.Attr) slog.Attr {
	if at.Value.Kind() == slog.KindString {
		at.Value = slog.StringValue(commonSpaces.Replace(at.Value.String()))
	}
	return at
}

var commonSpaces = strings.NewReplacer("\u00a0", " ", "\u202f", " ")

// welcome is the lines that a service says once it is ready.
func welcome(address string, counts []string, next string) string {
	return typeset("Glane est prêt : ") + address + "\n" + strings.Join(counts, ", ") + "\n" + next + "\n"
}
