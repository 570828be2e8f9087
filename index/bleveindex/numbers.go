package bleveindex

import "encoding/binary"

// A numberReader reads numbers, and fails for good at the first that is not there
// or is too large.
type numberReader struct {
	rest   []byte
	failed bool
}

func (r *numberReader) number(most int) int {
	v, size := binary.Uvarint(r.rest)
	if r.failed || size <= 0 || most < 0 || v > uint64(most) {
		r.failed = true
		return 0
	}
	r.rest = r.rest[size:]
	return int(v)
}

// count reads how many there are of what takes a byte each at least.
func (r *numberReader) count() int { return r.number(len(r.rest)) }
