package stored

import (
	"encoding/binary"
	"errors"
	"fmt"
	"hash/crc32"
	"io"
	"slices"
	"sync"

	"github.com/klauspost/compress/s2"

	"glane/corpus"
)

// cases are those of a file. They implement corpus.Stored.
type cases struct {
	file   io.ReaderAt
	schema *corpus.Schema
	dict   *s2.Dict // nil when there was nothing to make one of
	ends   []uint64 // of the records, the first of which begins at 0
	ids    texts
	titles texts
	spare  sync.Pool    // of *spare
	forget func() error // takes the file away, once
}

// texts are one short text of each case, in one piece.
type texts struct {
	all  string
	ends []uint32
}

func (t *texts) at(n int) string {
	begin := uint32(0)
	if n > 0 {
		begin = t.ends[n-1]
	}
	return t.all[begin:t.ends[n]]
}

func (t *texts) sound() bool {
	return slices.IsSorted(t.ends) && (len(t.ends) == 0 || int(t.ends[len(t.ends)-1]) == len(t.all))
}

// A spare is the bytes that reading a record takes.
type spare struct{ packed, record []byte }

// checksumSize is how many bytes the checksum of a record takes, in front of it.
const checksumSize = 4

var castagnoli = crc32.MakeTable(crc32.Castagnoli)

// Len implements corpus.Stored.
func (c *cases) Len() int { return len(c.ends) }

// ID implements corpus.Stored.
func (c *cases) ID(n int) string {
	return c.ids.at(n)
}

// Titre implements corpus.Stored.
func (c *cases) Titre(n int) string { return c.titles.at(n) }

// At implements corpus.Stored. It panics when the case cannot be read any more: the
// file is then taken away, so that the next to come reads the fiches again.
func (c *cases) At(n int) *corpus.Case {
	one, err := c.read(n)
	if err != nil {
		panic(fmt.Errorf("read case %d of the stored corpus: %w", n, errors.Join(err, c.forget())))
	}
	return one
}

func (c *cases) read(n int) (*corpus.Case, error) {
	begin := uint64(0)
	if n > 0 {
		begin = c.ends[n-1]
	}
	use, ok := c.spare.Get().(*spare)
	if !ok {
		use = &spare{}
	}
	defer c.spare.Put(use)
	use.packed = sized(use.packed, int(c.ends[n]-begin))
	if _, err := c.file.ReadAt(use.packed, int64(begin)); err != nil {
		return nil, err
	}
	if len(use.packed) < checksumSize || crc32.Checksum(use.packed[checksumSize:], castagnoli) != binary.LittleEndian.Uint32(use.packed) {
		return nil, errDamaged
	}
	record, err := c.unpack(use)
	if err != nil {
		return nil, err
	}
	return readRecord(string(record), c.schema)
}

func (c *cases) unpack(use *spare) ([]byte, error) {
	packed := use.packed[checksumSize:]
	size, err := s2.DecodedLen(packed)
	if err != nil {
		return nil, fmt.Errorf("%w: %w", errDamaged, err)
	}
	use.record = sized(use.record, size)
	if c.dict == nil {
		use.record, err = s2.Decode(use.record, packed)
	} else {
		use.record, err = c.dict.Decode(use.record, packed)
	}
	if err != nil {
		return nil, fmt.Errorf("%w: %w", errDamaged, err)
	}
	return use.record, nil
}

// sized gives n bytes, the given ones where they are enough.
func sized(b []byte, n int) []byte {
	if cap(b) < n {
		return make([]byte, n)
	}
	return b[:n]
}
