package cli

import (
	"context"
	"errors"
	"fmt"
	"io"
	"log/slog"
	"strings"
	"time"

	"glane/corpus"
	"glane/index"
	"glane/internal/config"
	"glane/internal/live"
	"glane/internal/phrase"
)

// quiet is how long the folder must be still before it is read again.
const quiet = 200 * time.Millisecond

// A follower puts a corpus in service, says so, and follows its changes.
type follower struct {
	app     *app
	source  source
	options config.Config
	log     *slog.Logger
	holder  *live.Holder
	address string // to say to the person who started the service
}

// run returns once ctx ended, or with what keeps the corpus from being served.
func (f *follower) run(ctx context.Context) error {
	var since live.Stamp
	if f.source.dir != "" {
		var err error
		// Before the reading: what changes during it is seen after it.
		if since, err = live.Look(f.source.dir); err != nil {
			return err
		}
	}
	r := &live.Reloader{Load: f.load, Build: f.build, Emptied: f.source.emptied, Holder: f.holder}
	result, err := r.Reload(ctx)
	f.tellFaults(ctx, result)
	if errors.Is(err, live.ErrUnusable) {
		return unusable()
	}
	if err != nil {
		return sentence(err)
	}
	if _, err := io.WriteString(f.app.streams.Out, welcome(f.address, counts(result.Corpus), f.next())); err != nil {
		return fmt.Errorf("say the address: %w", err)
	}
	if f.source.dir == "" || !f.options.Watch {
		return nil
	}
	w := live.Watcher{
		Dir: f.source.dir, Every: f.options.WatchInterval, Quiet: quiet, Log: f.log,
		Changed: func(ctx context.Context) bool { return f.again(ctx, r) },
	}
	return w.Run(ctx, since)
}

func (f *follower) load() (*corpus.Corpus, []corpus.Fault) {
	return f.app.read(f.source, f.options.Index, f.log)
}

func (f *follower) build(ctx context.Context, c *corpus.Corpus) (*index.Generation, error) {
	g, err := f.app.build(ctx, f.log, c, f.options.Index)
	return g, err
}

// again serves what changed. Nothing that is wrong in it ends the service. It
// returns whether it is to be tried again: an index that was not built may be at
// the next try, a fault waits for its author.
func (f *follower) again(ctx context.Context, r *live.Reloader) bool {
	result, err := r.Reload(ctx)
	f.tellFaults(ctx, result)
	switch {
	case errors.Is(err, live.ErrNoCases):
		f.say(ctx, slog.LevelError, typeset("Le dossier cases du corpus a disparu ou n’est plus lisible : la dernière bonne version reste servie. Remettez-le, même vide."))
	case errors.Is(err, live.ErrUnusable):
		f.say(ctx, slog.LevelError, typeset("Le corpus ne peut plus être lu : sa dernière bonne version reste servie."))
	case ctx.Err() != nil: // the service ends
	case err != nil:
		f.say(ctx, slog.LevelError, typeset("La version d’avant reste servie. ")+sentence(err).Error())
		return true
	case result.Swapped, result.Mended:
		f.say(ctx, slog.LevelInfo, typeset("Corpus relu : ")+strings.Join(counts(result.Corpus), ", ")+".")
	}
	return false
}

// sentence is an error without what the way to it added, where it says all to the
// person who started the service.
func sentence(err error) error {
	var told *failure
	if errors.As(err, &told) {
		return told
	}
	return err
}

// tellFaults says what is wrong in the folder, and what is served in its place.
func (f *follower) tellFaults(ctx context.Context, r live.Result) {
	for _, fault := range r.Faults {
		f.say(ctx, slog.LevelWarn, f.source.fault(fault))
	}
	if len(r.Kept) > 0 {
		quoted := make([]string, len(r.Kept))
		for i, id := range r.Kept {
			quoted[i] = phrase.Quote(id)
		}
		f.say(ctx, slog.LevelWarn, phrase.Plural(len(r.Kept), "Fiche servie dans sa", "Fiches servies dans leur")+
			typeset(" dernière bonne version : ")+phrase.List(quoted, "et")+".")
	}
	if r.Thesaurus {
		f.say(ctx, slog.LevelWarn, "Le thésaurus est servi dans sa dernière bonne version.")
	}
}

// say tells the author something: as a plain line on a text log, since places
// in it are to be clicked, as a record on a JSON log.
func (f *follower) say(ctx context.Context, level slog.Level, line string) {
	switch {
	case !f.log.Enabled(ctx, level):
	case f.options.LogFormat == config.FormatJSON:
		f.log.Log(ctx, level, line)
	default:
		fmt.Fprintln(f.app.streams.Err, line)
	}
}

// next is what the person who started the service may do now.
func (f *follower) next() string {
	const stop = "Ctrl+C pour arrêter"
	switch {
	case f.source.dir == "":
		return stop + " · glane new DOSSIER pour commencer votre corpus"
	case f.options.Watch:
		return stop + " · les fiches modifiées dans " + phrase.Quote(f.source.dir) + " sont servies aussitôt"
	}
	return stop
}
