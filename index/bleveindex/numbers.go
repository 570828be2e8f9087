package bleveindex

import "encoding/binary"

// A numberReader reads numbers, and fails for good at the first that is not there
// or is too large.
type numberReader struct {
	raw    []byte
	at     int // of the next byte: cutting raw instead costs twice the time while garbage is collected
	failed bool
}

// number reads one up to most; 0 when it fails.
func (r *numberReader) number(most int) int {
	if r.at < len(r.raw) && r.raw[r.at] < 1<<7 && int(r.raw[r.at]) <= most && !r.failed {
		r.at++
		return int(r.raw[r.at-1])
	}
	v, size := binary.Uvarint(r.raw[r.at:])
	if r.failed || size <= 0 || most < 0 || v > uint64(most) {
		r.failed = true
		return 0
	}
	r.at += size
	return int(v)
}

// left is how many bytes are not read yet.
func (r *numberReader) left() int { return len(r.raw) - r.at }

// count reads how many there are of what takes a byte each at least.
func (r *numberReader) count() int { return r.number(r.left()) }

// bytes reads so many bytes as they are; none when there are fewer.
func (r *numberReader) bytes(n int) []byte {
	if r.failed || n > r.left() {
		r.failed = true
		return nil
	}
	r.at += n
	return r.raw[r.at-n : r.at]
}
