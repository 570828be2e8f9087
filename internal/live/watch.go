package live

import (
	"context"
	"fmt"
	"log/slog"
	"time"

	"github.com/fsnotify/fsnotify"
)

// A Watcher tells when a folder changed. The system's own notices make it
// quick; a look at the whole folder from time to time makes it sure, since
// some file systems (network drives) give no notice and a queue may overflow.
type Watcher struct {
	Dir   string
	Every time.Duration // between two looks at the whole folder
	Quiet time.Duration // how long a folder must be still before Changed is called; a checkout changes many files
	Log   *slog.Logger
	// Changed is called with a folder that is not what it was. It runs on
	// Watch's own goroutine: changes made meanwhile are seen after it.
	// It returns whether it is to be called again at the next look, as after a
	// failure that may pass.
	Changed func(ctx context.Context) (again bool)
}

// maxUnrest is how many times Quiet a folder that keeps changing can put off
// the call of Changed.
const maxUnrest = 10

// Run watches until ctx ends, and returns once it has truly stopped. since is
// what the folder was when it was last read, as [Look] gives it.
func (w *Watcher) Run(ctx context.Context, since Stamp) error {
	notices, err := fsnotify.NewWatcher()
	if err != nil {
		// Out of inotify instances, say: the looks from time to time still work.
		w.Log.Warn("Le système n’annonce pas les modifications\u00a0: le dossier est relu de temps en temps.", "dir", w.Dir, "err", err)
		notices = &fsnotify.Watcher{} // nil channels, which never speak
	} else {
		defer func() {
			if err := notices.Close(); err != nil {
				w.Log.Warn("Le suivi du dossier ne s’arrête pas proprement.", "dir", w.Dir, "err", err)
			}
		}()
	}
	return w.loop(ctx, notices, since)
}

func (w *Watcher) loop(ctx context.Context, notices *fsnotify.Watcher, since Stamp) error {
	look := time.NewTicker(w.Every)
	defer look.Stop()
	still := time.NewTimer(0) // the first look: what changed between the reading and now
	defer still.Stop()
	var unrest time.Time // when the first change not yet told of was noticed
	for {
		select {
		case <-ctx.Done():
			return nil
		case <-notices.Events:
			if unrest.IsZero() {
				unrest = time.Now()
			}
			if time.Since(unrest) < maxUnrest*w.Quiet {
				still.Reset(w.Quiet)
			}
			continue
		case err := <-notices.Errors:
			w.Log.Warn("Des annonces de modifications sont perdues\u00a0: le dossier est relu.", "dir", w.Dir, "err", err) // an overflow: look now
		case <-still.C:
		case <-look.C:
		}
		unrest = time.Time{}
		since = w.lookAgain(ctx, notices, since)
	}
}

// lookAgain watches the folders that are there now, and calls Changed when
// the folder is not what it was. It returns what it is.
func (w *Watcher) lookAgain(ctx context.Context, notices *fsnotify.Watcher, since Stamp) Stamp {
	seen, err := look(w.Dir)
	if err != nil {
		w.Log.Warn("Le dossier du corpus n’est pas lisible.", "dir", w.Dir, "err", err)
		return since // gone for a moment, perhaps: what is served stays
	}
	if err := watchAll(notices, seen.folders); err != nil {
		w.Log.Warn("Une partie du dossier n’est pas suivie\u00a0: elle est relue de temps en temps.", "dir", w.Dir, "err", err)
	}
	// A folder may have filled between the look and the watch on it.
	if again, err := look(w.Dir); err == nil {
		seen = again
	}
	if seen.stamp != since && w.Changed(ctx) {
		return since
	}
	return seen.stamp
}

// watchAll adds the folders to those that give notice; one that does already
// is added anew, which is right where it was replaced by another of its name.
func watchAll(notices *fsnotify.Watcher, folders []string) error {
	if notices.Events == nil {
		return nil
	}
	for _, f := range folders {
		if err := notices.Add(f); err != nil {
			return fmt.Errorf("watch %s: %w", f, err)
		}
	}
	return nil
}
