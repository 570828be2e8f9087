package bleveindex

import (
	"errors"
	"fmt"
	"os"
	"slices"

	"github.com/blevesearch/mmap-go"
)

// A mapped is a file whose bytes are read when they are looked at. Should the file be
// cut meanwhile, looking is a fault: see recoverTo. Its zero value has no bytes.
type mapped struct {
	bytes mmap.MMap
}

// openMapped maps a file, which is not empty.
func openMapped(path string) (_ mapped, err error) {
	f, err := os.Open(path)
	if err != nil {
		return mapped{}, err
	}
	defer func() { err = errors.Join(err, f.Close()) }()
	bytes, err := mmap.Map(f, mmap.RDONLY, 0)
	if err != nil {
		return mapped{}, fmt.Errorf("map %s into memory: %w", path, err)
	}
	return mapped{bytes}, nil
}

// outside copies bytes out of the heap, where the collector would keep as much again
// free for them. They stay in the heap, where they serve as well, should the system
// refuse: then there is no room to close.
func outside(bytes []byte) (moved []byte, room mapped) {
	if len(bytes) == 0 {
		return nil, mapped{}
	}
	private, err := mmap.MapRegion(nil, len(bytes), mmap.COPY, mmap.ANON, 0)
	if err != nil {
		return slices.Clone(bytes), mapped{} // clipped, it would keep the room it grew into
	}
	copy(private, bytes)
	return private, mapped{private}
}

func (m *mapped) close() error {
	if m.bytes == nil {
		return nil
	}
	return m.bytes.Unmap()
}
