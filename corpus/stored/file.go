package stored

import (
	"bufio"
	"bytes"
	"context"
	"encoding/binary"
	"encoding/json"
	"errors"
	"fmt"
	"hash/crc32"
	"io"
	"os"
	"runtime"
	"slices"
	"sync"

	"github.com/klauspost/compress/s2"
	"golang.org/x/sync/errgroup"

	"glane/corpus"
)

// A foot ends the file. All its numbers are little-endian.
type foot struct {
	Rest   uint64 // where the records end, and all the rest begins
	Said   uint64 // bytes of JSON there
	Dict   uint64 // bytes of the dictionary, after it
	IDs    uint64 // bytes of the ids, after it
	Titles uint64 // bytes of the titles, after them
	Cases  uint64 // how many: after the titles come where each record ends (8 bytes), each id (4), each title (4)
	Sum    uint32 // checksum of the rest, without the foot
	Magic  [12]byte
}

// magic changes with the way in which the file is written.
var magic = [12]byte([]byte("glane-fiche2"))

// said is all of a corpus that is not cases.
type said struct {
	Stamp         Stamp
	Schema        *corpus.Schema
	Thesaurus     *corpus.Thesaurus
	Accessibilite *corpus.Declaration
	Fingerprint   string
	Faults        []corpus.Fault
}

// read makes a corpus of a file.
func read(f *os.File, stamp Stamp) (*corpus.Corpus, []corpus.Fault, error) {
	end, rest, err := readRest(f)
	if err != nil {
		return nil, nil, err
	}
	cut := func(n uint64) []byte {
		out := rest[:n]
		rest = rest[n:]
		return out
	}
	var told said
	if err := json.Unmarshal(cut(end.Said), &told); err != nil {
		return nil, nil, fmt.Errorf("%w: %w", errDamaged, err)
	}
	if !bytes.Equal(told.Stamp, stamp) {
		return nil, nil, ErrStale
	}
	told.Schema.IndexValues()
	c := &cases{file: f, schema: told.Schema, forget: sync.OnceValue(func() error { return takeAway(f) })}
	if dict := cut(end.Dict); len(dict) > 0 {
		c.dict = s2.MakeDictManual(bytes.Clone(dict), 0) // which holds it: not all the rest
	}
	c.ids.all, c.titles.all = string(cut(end.IDs)), string(cut(end.Titles))
	c.ends = make([]uint64, end.Cases)
	for i := range c.ends {
		c.ends[i] = binary.LittleEndian.Uint64(cut(8))
	}
	for _, t := range []*texts{&c.ids, &c.titles} {
		t.ends = make([]uint32, end.Cases)
		for i := range t.ends {
			t.ends[i] = binary.LittleEndian.Uint32(cut(4))
		}
	}
	if !slices.IsSorted(c.ends) || !c.ids.sound() || !c.titles.sound() {
		return nil, nil, errDamaged
	}
	return &corpus.Corpus{
		Schema: told.Schema, Thesaurus: told.Thesaurus, Accessibilite: told.Accessibilite,
		Cases: corpus.Keep(c), Fingerprint: told.Fingerprint,
	}, told.Faults, nil
}

// readRest reads what follows the records, and tells what it is made of.
func readRest(f *os.File) (foot, []byte, error) {
	var end foot
	info, err := f.Stat()
	if err != nil {
		return end, nil, err
	}
	at := info.Size() - int64(binary.Size(end))
	if at < 0 {
		return end, nil, errDamaged
	}
	if err := binary.Read(io.NewSectionReader(f, at, int64(binary.Size(end))), binary.LittleEndian, &end); err != nil {
		return end, nil, err
	}
	for _, n := range []uint64{end.Said, end.Dict, end.IDs, end.Titles, end.Cases} {
		if n > maxSection {
			return end, nil, errDamaged
		}
	}
	size := end.Said + end.Dict + end.IDs + end.Titles + end.Cases*(8+4+4)
	if end.Magic != magic || end.Rest+size != uint64(at) {
		return end, nil, errDamaged
	}
	rest := make([]byte, size)
	if _, err := f.ReadAt(rest, int64(end.Rest)); err != nil {
		return end, nil, err
	}
	if crc32.Checksum(rest, castagnoli) != end.Sum {
		return end, nil, errDamaged
	}
	return end, rest, nil
}

// write makes the file of a corpus.
func write(to io.Writer, stamp Stamp, c *corpus.Corpus, faults []corpus.Fault) error {
	told, err := json.Marshal(said{stamp, c.Schema, c.Thesaurus, c.Accessibilite, c.Fingerprint, faults})
	if err != nil {
		return err
	}
	dict, err := sample(c)
	if err != nil {
		return err
	}
	out := bufio.NewWriterSize(to, 1<<20)
	ends, err := writeRecords(out, c, dict)
	if err != nil {
		return err
	}
	end := foot{Said: uint64(len(told)), Dict: uint64(len(dict)), Cases: uint64(len(ends)), Magic: magic}
	rest := append(told, dict...)
	var textEnds []byte
	for _, texts := range []struct {
		size *uint64
		of   func(n int) string
	}{{&end.IDs, c.Cases.ID}, {&end.Titles, c.Cases.Titre}} {
		for n := range ends {
			text := texts.of(n)
			*texts.size += uint64(len(text))
			rest = append(rest, text...)
			textEnds = binary.LittleEndian.AppendUint32(textEnds, uint32(*texts.size))
		}
	}
	for _, e := range ends {
		rest = binary.LittleEndian.AppendUint64(rest, e)
		end.Rest = e
	}
	rest = append(rest, textEnds...)
	end.Sum = crc32.Checksum(rest, castagnoli)
	_, werr := out.Write(rest)
	return errors.Join(werr, binary.Write(out, binary.LittleEndian, end), out.Flush())
}

// batch is how many records are made at once by one goroutine.
const batch = 512

// writeRecords writes all records, made on all processors, and tells where each ends.
func writeRecords(out io.Writer, c *corpus.Corpus, dict []byte) ([]uint64, error) {
	n := c.Cases.Len()
	packed := make([]chan [][]byte, (n+batch-1)/batch)
	for i := range packed {
		packed[i] = make(chan [][]byte, 1)
	}
	encode := s2.EncodeBetter
	if len(dict) > 0 {
		encode = s2.MakeDictManual(dict, 0).EncodeBetter
	}
	group, ctx := errgroup.WithContext(context.Background())
	group.SetLimit(runtime.GOMAXPROCS(0) + 1) // the writer, who waits for the others, is one
	ends := make([]uint64, 0, n)
	group.Go(func() error {
		at := uint64(0)
		for _, one := range packed {
			select {
			case <-ctx.Done():
				return ctx.Err()
			case records := <-one:
				for _, r := range records {
					if _, err := out.Write(r); err != nil {
						return err
					}
					at += uint64(len(r))
					ends = append(ends, at)
				}
			}
		}
		return nil
	})
	for i := range packed {
		group.Go(func() error {
			records, err := pack(c, encode, i*batch, min((i+1)*batch, n))
			packed[i] <- records
			return err
		})
	}
	err := group.Wait()
	return ends, err
}

// pack makes the records of some cases, each with its checksum before it.
func pack(c *corpus.Corpus, encode func(dst, src []byte) []byte, first, end int) ([][]byte, error) {
	r := recorder{schema: c.Schema}
	out := make([][]byte, 0, end-first)
	for _, one := range c.Cases.Range(first, end) {
		record, err := r.record(one)
		if err != nil {
			return nil, err
		}
		packed := encode(nil, record)
		sum := crc32.Checksum(packed, castagnoli)
		out = append(out, append(binary.LittleEndian.AppendUint32(nil, sum), packed...))
	}
	return out, nil
}

// Bounds of the dictionary, in bytes: s2 looks back so far, and some text of
// dictSlices cases tells more of the next than much of a few.
const (
	dictSize   = s2.MaxDictSize
	dictSlices = 64
	dictLeast  = s2.MinDictSize
)

// sample makes a dictionary: parts of the records of cases from all over the corpus;
// nil for a corpus that is too small for one.
func sample(c *corpus.Corpus) ([]byte, error) {
	r := recorder{schema: c.Schema}
	var out []byte
	for n := 0; n < c.Cases.Len(); n += max(1, c.Cases.Len()/dictSlices) {
		record, err := r.record(c.Cases.At(n))
		if err != nil {
			return nil, err
		}
		out = append(out, record[:min(len(record), dictSize/dictSlices)]...)
	}
	if len(out) < dictLeast {
		return nil, nil
	}
	return out[:min(len(out), dictSize)], nil
}
