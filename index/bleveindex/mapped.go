package bleveindex

import (
	"errors"
	"fmt"
	"os"

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

func (m *mapped) close() error {
	if m.bytes == nil {
		return nil
	}
	return m.bytes.Unmap()
}
