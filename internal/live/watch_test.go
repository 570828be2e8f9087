package live

import (
	"context"
	"log/slog"
	"os"
	"path/filepath"
	"testing"
	"time"

	"github.com/fsnotify/fsnotify"
)

// watched runs a Watcher on dir until the test ends, and returns the channel
// on which each call of Changed is told.
func watched(t *testing.T, dir string, every time.Duration) <-chan struct{} {
	t.Helper()
	since, err := Look(dir)
	if err != nil {
		t.Fatal(err)
	}
	changes := make(chan struct{}, 100)
	w := Watcher{
		Dir: dir, Every: every, Quiet: 20 * time.Millisecond, Log: slog.New(slog.DiscardHandler),
		Changed: func(context.Context) bool { changes <- struct{}{}; return false },
	}
	ctx, cancel := context.WithCancel(t.Context())
	stopped := make(chan error, 1)
	go func() { stopped <- w.Run(ctx, since) }()
	t.Cleanup(func() {
		cancel()
		if err := <-stopped; err != nil {
			t.Error(err)
		}
	})
	return changes
}

// expect waits for one call of Changed.
func expect(t *testing.T, changes <-chan struct{}, what string) {
	t.Helper()
	select {
	case <-changes:
	case <-time.After(10 * time.Second):
		t.Fatalf("%s was not noticed", what)
	}
}

func write(t *testing.T, path, content string) {
	t.Helper()
	if err := os.WriteFile(path, []byte(content), 0o600); err != nil {
		t.Fatal(err)
	}
}

func do(t *testing.T, err error) {
	t.Helper()
	if err != nil {
		t.Fatal(err)
	}
}

// never is a time between looks that no test waits for: what is noticed, is by notice.
const never = time.Hour

func TestChangesAreNoticed(t *testing.T) {
	dir := t.TempDir()
	write(t, filepath.Join(dir, "corpus.yaml"), "a")
	do(t, os.MkdirAll(filepath.Join(dir, "cases"), 0o700))
	changes := watched(t, dir, never)
	// The watches stand once the first look is over; a first file makes sure.
	time.Sleep(100 * time.Millisecond)

	write(t, filepath.Join(dir, "corpus.yaml"), "bb")
	expect(t, changes, "an edited file")
	do(t, os.MkdirAll(filepath.Join(dir, "cases", "nord"), 0o700))
	write(t, filepath.Join(dir, "cases", "nord", "x.yaml"), "x")
	expect(t, changes, "a new file in a new subfolder")
	time.Sleep(100 * time.Millisecond)
	write(t, filepath.Join(dir, "cases", "nord", "x.yaml"), "xx")
	expect(t, changes, "an edit in a subfolder that was not there at the start")
	write(t, filepath.Join(dir, "cases", "tmp"), "long enough")
	do(t, os.Rename(filepath.Join(dir, "cases", "tmp"), filepath.Join(dir, "cases", "nord", "x.yaml")))
	expect(t, changes, "a file renamed over another, as editors do")
	do(t, os.RemoveAll(filepath.Join(dir, "cases", "nord")))
	expect(t, changes, "a deleted folder")
}

func TestManyChangesAtOnceAreToldOnce(t *testing.T) {
	dir := t.TempDir()
	changes := watched(t, dir, never)
	time.Sleep(100 * time.Millisecond)
	for _, name := range []string{"a", "b", "c", "d", "e", "f"} {
		write(t, filepath.Join(dir, name), name)
	}
	expect(t, changes, "a burst of files")
	time.Sleep(200 * time.Millisecond)
	if n := len(changes); n > 1 {
		t.Errorf("%d more calls for one burst", n)
	}
}

func TestFilesThatDoNotCountAreLeftAlone(t *testing.T) {
	dir := t.TempDir()
	changes := watched(t, dir, never)
	time.Sleep(100 * time.Millisecond)
	write(t, filepath.Join(dir, ".x.yaml.swp"), "editor")
	do(t, os.MkdirAll(filepath.Join(dir, ".git"), 0o700))
	write(t, filepath.Join(dir, ".git", "index"), "git")
	time.Sleep(200 * time.Millisecond)
	if len(changes) != 0 {
		t.Error("hidden files count")
	}
}

func TestLooksFromTimeToTimeNoticeAFolderPutInPlaceOfAnother(t *testing.T) {
	root := t.TempDir()
	for _, name := range []string{"v1", "v2"} {
		do(t, os.MkdirAll(filepath.Join(root, name), 0o700))
		write(t, filepath.Join(root, name, "corpus.yaml"), name)
	}
	link := filepath.Join(root, "corpus")
	do(t, os.Symlink("v1", link))
	changes := watched(t, link, 30*time.Millisecond)
	do(t, os.Symlink("v2", link+".new"))
	do(t, os.Rename(link+".new", link))
	expect(t, changes, "a link put to another folder")
}

func TestAFolderThatIsGoneForAMomentIsNoEnd(t *testing.T) {
	root := t.TempDir()
	dir := filepath.Join(root, "corpus")
	do(t, os.MkdirAll(dir, 0o700))
	changes := watched(t, dir, 30*time.Millisecond)
	time.Sleep(60 * time.Millisecond)
	do(t, os.Rename(dir, dir+".old"))
	time.Sleep(100 * time.Millisecond)
	do(t, os.MkdirAll(dir, 0o700))
	write(t, filepath.Join(dir, "corpus.yaml"), "new")
	expect(t, changes, "a folder that came back")
}

func TestWithoutNoticesTheLooksAreEnough(t *testing.T) {
	dir := t.TempDir()
	since, err := Look(dir)
	do(t, err)
	ctx, cancel := context.WithCancel(t.Context())
	w := Watcher{
		Dir: dir, Every: 20 * time.Millisecond, Quiet: time.Millisecond, Log: slog.New(slog.DiscardHandler),
		Changed: func(context.Context) bool { cancel(); return false },
	}
	time.AfterFunc(60*time.Millisecond, func() { write(t, filepath.Join(dir, "corpus.yaml"), "late") })
	do(t, w.loop(ctx, &fsnotify.Watcher{}, since)) // returns because Changed was called
}

func TestWhatChangedBeforeTheWatchIsNoticed(t *testing.T) {
	dir := t.TempDir()
	since, err := Look(dir)
	do(t, err)
	write(t, filepath.Join(dir, "corpus.yaml"), "meanwhile")
	ctx, cancel := context.WithCancel(t.Context())
	w := Watcher{
		Dir: dir, Every: never, Quiet: time.Millisecond, Log: slog.New(slog.DiscardHandler),
		Changed: func(context.Context) bool { cancel(); return false },
	}
	do(t, w.Run(ctx, since)) // returns because Changed was called
}

func TestLookingAtNoFolderIsAnError(t *testing.T) {
	if _, err := Look(filepath.Join(t.TempDir(), "rien")); err == nil {
		t.Error("no error")
	}
}

func TestAChangeThatCouldNotBeServedIsTriedAgain(t *testing.T) {
	dir := t.TempDir()
	since, err := Look(dir)
	if err != nil {
		t.Fatal(err)
	}
	write(t, filepath.Join(dir, "a.yaml"), "a")
	ctx, cancel := context.WithTimeout(context.Background(), 10*time.Second)
	defer cancel()
	tries := 0
	w := Watcher{Dir: dir, Every: 10 * time.Millisecond, Quiet: time.Millisecond, Log: slog.New(slog.DiscardHandler), Changed: func(context.Context) bool {
		tries++
		if tries == 3 {
			cancel()
		}
		return true
	}}
	do(t, w.Run(ctx, since))
	if tries != 3 {
		t.Errorf("it was tried %d times", tries)
	}
}
