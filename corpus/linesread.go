package corpus

import (
	"bufio"
	"bytes"
	"crypto/sha256"
	"errors"
	"fmt"
	"io"
	"runtime"
)

// A .jsonl file may be larger than memory: it is read in rounds of lines, each
// round checked in parallel while the next is read.
const linesPerWorker = 256

// A textLine is one line of a file, without its end.
type textLine struct {
	number  int
	text    []byte
	tooLong bool // it was read past, and text is empty
}

// A lineRound is some lines of a file, with the room for their texts.
type lineRound struct {
	lines []textLine
	room  []byte
}

// loadLines reads the cases of a .jsonl file.
func (l *loader) loadLines(file string) {
	f := &findings{file: file}
	defer func() { l.found = append(l.found, f.list...) }()
	opened, err := l.fsys.Open(file)
	if err != nil {
		f.add(place{}, "%s", cause(err))
		l.digests = append(l.digests, fileDigest{file: file})
		return
	}
	hash := sha256.New()
	lines := lineReader{from: bufio.NewReaderSize(io.TeeReader(opened, hash), 1<<16)}
	read, free := make(chan *lineRound), make(chan *lineRound, 2)
	free <- new(lineRound)
	free <- new(lineRound)
	go func() {
		defer close(read)
		for more := true; more; {
			round := <-free
			more, err = lines.fill(round, linesPerWorker*runtime.GOMAXPROCS(0))
			read <- round
		}
	}()
	for round := range read {
		l.loadRound(f, round.lines)
		free <- round
	}
	if err := errors.Join(err, opened.Close()); err != nil {
		f.add(place{}, "%s", cause(err))
	}
	l.digests = append(l.digests, fileDigest{file, digest(hash.Sum(nil))})
}

// loadRound reads the cases of some lines.
func (l *loader) loadRound(f *findings, round []textLine) {
	cases := make([]*Case, len(round))
	found := make([]findings, len(round))
	inParallel(len(round), func(i int) {
		found[i].file = f.file
		cases[i] = found[i].readLine(round[i], l.declared)
	})
	for i, c := range cases {
		f.list = append(f.list, found[i].list...)
		if c != nil && l.claim(f, c.ID, place{round[i].number, 1}) {
			l.cases = append(l.cases, c)
		}
	}
}

// readLine reads the case of one line; nil when it has a fault or is blank.
func (f *findings) readLine(line textLine, d *declared) *Case {
	if line.tooLong {
		f.add(place{line.number, 1}, "cette ligne dépasse %d Mo", maxCase>>20)
		return nil
	}
	text := line.text
	if line.number == 1 {
		text = withoutBOM(text)
	}
	if len(bytes.TrimSpace(text)) == 0 || !f.scan(text, line.number) {
		return nil
	}
	p := lineParsers.Get().(*lineParser)
	defer lineParsers.Put(p)
	root := f.parseJSON(p, text, line.number, d.names)
	if root == nil {
		return nil
	}
	return f.readCase(root, jsonCaseGroup, d)
}

// A lineReader reads lines of at most maxCase bytes, and past longer ones.
type lineReader struct {
	from   *bufio.Reader
	number int
}

// fill reads up to n lines into a round, in the place of those it held. more is false
// at the end of the file, or when it cannot be read further: err then says why.
func (r *lineReader) fill(round *lineRound, n int) (more bool, err error) {
	round.lines, round.room = round.lines[:0], round.room[:0]
	for len(round.lines) < n {
		line, err := r.line(round)
		if len(line.text) > 0 || line.tooLong {
			round.lines = append(round.lines, line)
		}
		if errors.Is(err, io.EOF) {
			return false, nil
		}
		if err != nil {
			return false, fmt.Errorf("read line %d: %w", r.number, err)
		}
	}
	return true, nil
}

// line reads a line into the room of a round.
func (r *lineReader) line(round *lineRound) (textLine, error) {
	r.number++
	line := textLine{number: r.number}
	begin := len(round.room)
	for {
		part, err := r.from.ReadSlice('\n')
		if len(round.room)-begin+len(part) > maxCase+len("\r\n") {
			line.tooLong, round.room = true, round.room[:begin]
		}
		if !line.tooLong {
			round.room = append(round.room, part...)
		}
		if errors.Is(err, bufio.ErrBufferFull) {
			continue
		}
		line.text = bytes.TrimRight(round.room[begin:], "\r\n")
		return line, err
	}
}
