package cli

import (
	"bufio"
	"context"
	"io"
	"net/http"
	"strings"
	"testing"

	"go.uber.org/goleak"
)

// TestAServiceLeavesNothingRunning starts a service, asks it, ends it, and
// wants every goroutine of it to have ended too.
func TestAServiceLeavesNothingRunning(t *testing.T) {
	before := goleak.IgnoreCurrent() // Bleve starts workers when it is imported
	ctx, cancel := context.WithCancel(t.Context())
	defer cancel()
	out, in := io.Pipe()
	streams, _, stderr := silent()
	streams.Out = in
	ended := make(chan int, 1)
	go func() {
		exit := Run(ctx, []string{"serve", "--addr", "localhost:0", "--index", t.TempDir()}, streams)
		_ = in.Close() // always nil
		ended <- exit
	}()

	lines := bufio.NewScanner(out)
	lines.Scan()
	_, address, found := strings.Cut(lines.Text(), typeset("Glane est prêt : "))
	if !found {
		t.Fatalf("first line %q, stderr %s", lines.Text(), stderr)
	}
	response, err := http.Get(address + "/healthz")
	if err != nil {
		t.Fatal(err)
	}
	if err := response.Body.Close(); err != nil || response.StatusCode != http.StatusOK {
		t.Errorf("status %d, error %v", response.StatusCode, err)
	}
	http.DefaultClient.CloseIdleConnections()

	cancel()
	rest := 0
	for lines.Scan() {
		rest++
	}
	if exit := <-ended; exit != exitOK || rest != 2 {
		t.Errorf("exit %d, %d more lines; want 0 and 2; stderr %s", exit, rest, stderr)
	}
	goleak.VerifyNone(t, before)
}

func TestAServiceEndedWhileItStartsEndsWell(t *testing.T) {
	ctx, cancel := context.WithCancel(t.Context())
	cancel()
	streams, out, stderr := silent()
	// The address is taken before the end is seen, or not: both are a good end.
	if exit := Run(ctx, []string{"serve", "--addr", "127.0.0.1:0"}, streams); exit != exitOK {
		t.Errorf("exit %d, stdout %q, stderr %q", exit, out, stderr)
	}
}
