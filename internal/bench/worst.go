package main

import (
	"context"
	"errors"
	"fmt"
	"os"
	"os/exec"
	"strconv"
	"strings"
	"time"

	"glane/internal/marked"
)

// worstBound is how many times the median of the log the worst questions may take.
const worstBound = 10

// Marks in the document between which the table of the worst questions stands.
const (
	worstStart = "<!-- bench worst : début -->\n"
	worstEnd   = "<!-- bench worst : fin -->\n"
)

// worst has the driver of the service ask what is dear to answer, and tells each as
// times the median of the log.
func (o options) worst(ctx context.Context) error {
	o.only = "glanehttp"
	if err := o.makeData(); err != nil {
		return err
	}
	programs, _, err := o.prepare(ctx)
	if err != nil {
		return err
	}
	if err := os.MkdirAll(o.indexFolder("worst"), 0o755); err != nil {
		return fmt.Errorf("make the folder of the index: %w", err)
	}
	cmd := exec.CommandContext(ctx, programs[o.only], "worst", o.indexFolder("worst"), o.data())
	var errs strings.Builder
	cmd.Stderr = &errs
	told, err := cmd.Output()
	if err != nil {
		return fmt.Errorf("ask the worst: %w\n%s", err, lastLine(errs.String()))
	}
	table, err := worstTable(string(told))
	if err != nil {
		return err
	}
	text := fmt.Sprintf("%s fiches ; %s, %s ; révision %s.\n\n%s\n", thousands(o.n), processor(), time.Now().Format(time.DateOnly), revision(), table)
	fmt.Print(text)
	if o.write == "" {
		return nil
	}
	if err := marked.Replace(o.write, worstStart, worstEnd, "\n"+text); err != nil {
		return fmt.Errorf("write the worst: %w", err)
	}
	return nil
}

// errWorst is the error of what is no list of times.
var errWorst = errors.New("no list of times")

// worstTable makes the table of what the driver tells: microseconds and a name a
// line, the median first.
func worstTable(told string) (string, error) {
	var b strings.Builder
	b.WriteString("| question | ms | × la médiane |\n| --- | --- | --- |\n")
	median := 0.0
	for line := range strings.Lines(told) {
		number, name, found := strings.Cut(strings.TrimSpace(line), "\t")
		micros, err := strconv.ParseFloat(number, 64)
		if err != nil || !found || micros <= 0 {
			return "", fmt.Errorf("%w: %q", errWorst, line)
		}
		if median == 0 {
			median = micros
		}
		mark := ""
		if micros >= worstBound*median {
			mark = " (trop)"
		}
		fmt.Fprintf(&b, "| %s | %s | %s%s |\n", name, decimal(micros/1000), decimal(micros/median), mark)
	}
	return b.String(), nil
}
