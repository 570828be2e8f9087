package cli

import (
	"fmt"
	"io"
	"os"
	"strings"
	"time"

	"glane/internal/phrase"
)

// isTerminal tells whether a person reads what is written to w: a character
// device that is not the null device. Asking the system for a terminal's
// settings would tell the same by code of its own for each system.
func isTerminal(w io.Writer) bool {
	if l, ok := w.(*lockedWriter); ok {
		w = l.w
	}
	f, ok := w.(*os.File)
	if !ok {
		return false
	}
	info, err := f.Stat()
	if err != nil || info.Mode()&os.ModeCharDevice == 0 {
		return false
	}
	null, err := os.Stat(os.DevNull)
	return err != nil || !os.SameFile(info, null)
}

// colours tells whether marks may be shown by the terminal's bold:
// https://no-color.org asks that NO_COLOR, set to anything, turns it off.
func (s Streams) colours() bool {
	return s.env("NO_COLOR") == "" && s.env("TERM") != "dumb" && isTerminal(s.Out)
}

// env is a variable of the environment, "" when it is not set.
func (s Streams) env(name string) string {
	for _, pair := range s.Environ {
		if n, value, _ := strings.Cut(pair, "="); n == name {
			return value
		}
	}
	return ""
}

// A meter shows how far long work is, on a terminal only.
type meter struct {
	to    io.Writer // nil when nobody watches
	what  string
	shown time.Time // when it was last written
	drawn bool
}

// meterPause is the time between two changes of a meter: more could not be read.
const meterPause = 200 * time.Millisecond

// newMeter makes a meter of what is done. Work that is over before the first
// pause shows nothing.
func newMeter(to io.Writer, what string) *meter {
	if !isTerminal(to) {
		return &meter{}
	}
	return &meter{to: to, what: what, shown: time.Now()}
}

func (m *meter) show(done, all int) {
	if m.to == nil || time.Since(m.shown) < meterPause {
		return
	}
	m.shown, m.drawn = time.Now(), true
	fmt.Fprintf(m.to, "\r%s%s / %s", m.what, phrase.Number(done), phrase.Number(all))
}

// wipe takes the meter off the screen.
func (m *meter) wipe() {
	if m.drawn {
		fmt.Fprint(m.to, "\r\x1b[K")
	}
}

// seconds writes a time with one decimal: 0,1 s.
func seconds(d time.Duration) string {
	tenths := int(d.Round(100*time.Millisecond) / (100 * time.Millisecond))
	return phrase.Number(tenths/10) + "," + fmt.Sprint(tenths%10) + phrase.NBSP + "s"
}
