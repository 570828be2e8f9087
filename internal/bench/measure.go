package main

import (
	"context"
	"errors"
	"fmt"
	"math/rand/v2"
	"os"
	"path/filepath"
	"time"

	"glane/internal/bench/driver"
	"glane/internal/bench/material"
)

// block is how many queries one engine is asked before the next one's turn: few,
// so that what else the machine does disturbs all alike; not one, since an engine
// that has just been asked is how engines are met.
const block = 25

// warmUps is how often the whole log is put from two clients, unmeasured, after
// the first round: Java and what the system keeps of files want some.
const warmUps = 2

// A result is all that was measured of one engine.
type result struct {
	name, says string
	built      built
	first      time.Duration
	memory     memory
	times      [][]time.Duration // by round, by query
	both       []time.Duration   // by round: all queries, two clients
	answers    []driver.Answer   // by query
}

// measure builds, asks and reports.
func (o options) measure(ctx context.Context) error {
	results, absent, queries, err := o.measured(ctx)
	if err != nil {
		return err
	}
	return o.report(results, absent, queries)
}

// measured makes the documents, builds the indexes and asks.
func (o options) measured(ctx context.Context) ([]*result, []missing, []material.Query, error) {
	if err := o.makeData(); err != nil {
		return nil, nil, nil, err
	}
	queries, err := driver.ReadLog(o.data())
	if err != nil {
		return nil, nil, nil, err
	}
	programs, absent, err := o.prepare(ctx)
	if err != nil {
		return nil, nil, nil, err
	}
	for _, m := range absent {
		fmt.Fprintf(os.Stderr, "%s is left out: %s\n", m.name, m.why)
	}
	results, err := o.buildAll(ctx, programs)
	if err != nil {
		return nil, nil, nil, err
	}
	return results, absent, queries, o.askAll(ctx, programs, results, len(queries))
}

// indexFolder is where the index of an engine stands.
func (o options) indexFolder(name string) string {
	return filepath.Join(o.cache, "index", filepath.Base(o.data()), name)
}

// buildAll builds one index after another, in the order of the table.
func (o options) buildAll(ctx context.Context, programs map[string]string) ([]*result, error) {
	var out []*result
	for _, name := range peers {
		program, chosen := programs[name]
		if !chosen {
			continue
		}
		fmt.Fprintf(os.Stderr, "building %s\n", name)
		b, err := build(ctx, program, o.indexFolder(name), o.data(), o.keep)
		if err != nil {
			return nil, fmt.Errorf("%s: %w", name, err)
		}
		out = append(out, &result{name: name, built: b})
	}
	return out, nil
}

// askAll starts every driver and asks them in turn, round after round.
func (o options) askAll(ctx context.Context, programs map[string]string, results []*result, queries int) (err error) {
	processes := make([]*process, len(results))
	defer func() {
		for _, p := range processes {
			if p != nil {
				err = errors.Join(err, p.stop())
			}
		}
	}()
	for i, r := range results {
		if processes[i], err = serve(ctx, r.name, programs[r.name], o.indexFolder(r.name), o.data()); err != nil {
			return err
		}
		r.says, r.first = processes[i].says, processes[i].first
	}
	order := rand.New(rand.NewPCG(o.seed, uint64(o.n)))
	for round := range o.rounds + 1 {
		fmt.Fprintf(os.Stderr, "round %d of %d\n", round, o.rounds)
		if err := askRound(results, processes, order.Perm(queries), round); err != nil {
			return err
		}
	}
	for i, r := range results {
		if r.memory, err = memoryOf(processes[i].cmd.Process.Pid); err != nil {
			return err
		}
	}
	return nil
}

// askRound asks every engine every query once, then all of them from two clients.
// Round 0 warms up: its answers are kept, its times are not.
func askRound(results []*result, processes []*process, order []int, round int) error {
	times := make([][]time.Duration, len(results))
	for i, r := range results {
		times[i] = make([]time.Duration, len(order))
		if round == 0 {
			r.answers = make([]driver.Answer, len(order))
		}
	}
	for start := 0; start < len(order); start += block {
		for turn := range results {
			i := (turn + start/block) % len(results) // each is the first as often
			for _, n := range order[start:min(start+block, len(order))] {
				took, answer, err := processes[i].ask(n)
				if err != nil {
					return err
				}
				times[i][n] = took
				if round == 0 {
					results[i].answers[n] = answer
				}
			}
		}
	}
	if round == 0 {
		for range warmUps - 1 {
			for _, p := range processes {
				if _, err := p.both(); err != nil {
					return err
				}
			}
		}
	}
	for i, r := range results {
		took, err := processes[i].both()
		if err != nil {
			return err
		}
		if round > 0 {
			r.times = append(r.times, times[i])
			r.both = append(r.both, took)
		}
	}
	return nil
}

// kindsOf gives the places of the queries of each kind.
func kindsOf(queries []material.Query) map[material.Kind][]int {
	out := map[material.Kind][]int{}
	for i, q := range queries {
		out[q.Kind] = append(out[q.Kind], i)
	}
	return out
}
