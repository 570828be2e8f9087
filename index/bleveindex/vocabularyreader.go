package bleveindex

import (
	"errors"
	"math"
)

// errVocabulary is the error of bytes that are not those of a vocabulary.
var errVocabulary = errors.New("the vocabulary is damaged")

// readVocabulary reads what vocabulary.bytes gave.
func readVocabulary(raw []byte) (*vocabulary, [][]int32, error) {
	r := numberReader{raw: raw}
	v := &vocabulary{}
	if !v.readTexts(&r) || !v.readForms(&r) {
		return nil, nil, errVocabulary
	}
	parts := make([][]int32, r.count())
	for i := range parts {
		parts[i] = make([]int32, r.count())
		for k := range parts[i] {
			parts[i][k] = int32(r.number(len(v.forms) - 1))
		}
	}
	if r.failed || r.left() > 0 {
		return nil, nil, errVocabulary
	}
	v.complete()
	return v, parts, nil
}

func (t *textTable) readTexts(r *numberReader) bool {
	n := r.count()
	t.starts = make([]uint32, 1, n+1)
	var all []byte
	begin := 0 // of the text before
	for range n {
		same := r.number(len(all) - begin)
		more := r.bytes(r.count())
		if r.failed || len(all)+same+len(more) > math.MaxUint32 {
			return false
		}
		end := len(all)
		all = append(append(all, all[begin:begin+same]...), more...)
		begin = end
		t.starts = append(t.starts, uint32(len(all)))
	}
	t.all = string(all)
	return n > 0 && t.starts[1] == 0
}

func (v *vocabulary) readForms(r *numberReader) bool {
	v.forms = make([]form, r.count())
	last := uint32(0)
	for i := range v.forms {
		f := &v.forms[i]
		f.text = last + uint32(r.number(v.len()-1))
		last = f.text
		before := f.text
		for _, text := range f.others() {
			n := stepFrom(before, uint64(r.number(math.MaxInt32)))
			if n < 0 || n >= int64(v.len()) {
				return false
			}
			if *text = uint32(n); n != 0 {
				before = *text
			}
		}
		docs := r.number(math.MaxUint32<<1 | 1)
		f.docs, f.letters = uint32(docs>>1), uint32(docs&1)<<31
		if r.failed || int(f.text) >= v.len() {
			return false
		}
	}
	return !r.failed
}
