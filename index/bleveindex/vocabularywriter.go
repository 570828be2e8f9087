package bleveindex

import (
	"encoding/binary"
	"maps"
	"runtime"
	"slices"
	"strings"
	"sync"

	"glane/index"
	"glane/index/french"
)

// newVocabulary gathers the forms of all parts, and gives for each part the forms of
// the vocabulary by their numbers in the part.
func newVocabulary(parts [][]partForm, a *french.Analyzer) (*vocabulary, [][]int32) {
	docs := map[string]uint32{}
	for _, forms := range parts {
		for _, f := range forms {
			docs[f.text] += f.cases
		}
	}
	v := vocabularyOf(analysed(slices.Sorted(maps.Keys(docs)), a), docs)
	numbers := make([][]int32, len(parts))
	for i, forms := range parts {
		for _, f := range forms {
			id, _ := v.find(f.text)
			numbers[i] = append(numbers[i], id)
		}
	}
	return v, numbers
}

// leading is the vocabulary of the words of a thesaurus that lead to what v holds.
func (v *vocabulary) leading(t *index.Synonyms, a *french.Analyzer) *vocabulary {
	return vocabularyOf(analysed(t.Leading(v.holds), a), nil)
}

// vocabularyOf makes a vocabulary of forms in the order of their bytes, each once, and of
// how many cases hold each.
func vocabularyOf(forms []french.Form, docs map[string]uint32) *vocabulary {
	v := &vocabulary{forms: make([]form, 0, len(forms))}
	v.setTexts(forms)
	for i := range forms {
		v.forms = append(v.forms, v.written(&forms[i], docs[forms[i].Text]))
	}
	v.complete()
	return v
}

// analysed gives the forms of texts, found on all processors.
func analysed(texts []string, a *french.Analyzer) []french.Form {
	out := make([]french.Form, len(texts))
	share := len(texts)/runtime.GOMAXPROCS(0) + 1
	var workers sync.WaitGroup
	for begin := 0; begin < len(texts); begin += share {
		workers.Go(func() {
			for i := begin; i < min(begin+share, len(texts)); i++ {
				out[i] = a.Form(texts[i])
			}
		})
	}
	workers.Wait()
	return out
}

// setTexts takes the texts of all forms.
func (v *vocabulary) setTexts(forms []french.Form) {
	all := map[string]bool{"": true}
	for i := range forms {
		f := &forms[i]
		for _, text := range []string{f.Text, f.Fold, f.Keys[0], f.Keys[1], f.Families[0], f.Families[1]} {
			all[text] = true
		}
	}
	sorted := slices.Sorted(maps.Keys(all))
	v.all, v.starts = strings.Join(sorted, ""), make([]uint32, 1, len(sorted)+1)
	for _, text := range sorted {
		v.starts = append(v.starts, v.starts[len(v.starts)-1]+uint32(len(text)))
	}
	v.hash()
}

// written gives a form whose texts are among those of v.
func (v *vocabulary) written(f *french.Form, docs uint32) form {
	number := func(text string) uint32 {
		n, _ := v.number(text)
		return n
	}
	out := form{text: number(f.Text), fold: number(f.Fold), docs: docs}
	for i := range f.Keys {
		out.keys[i], out.families[i] = number(f.Keys[i]), number(f.Families[i])
	}
	if f.Acronym {
		out.letters = acronymBit
	}
	return out
}

// bytes gives the vocabulary and the forms of the parts, as readVocabulary takes them:
//
//	texts; for each how many bytes it has in common with the one before, how many more,
//	these
//	forms; for each its text, from that of the form before, its fold, keys and families
//	(0 for none), each from the one before, how many cases hold it, and whether it is an
//	acronym
//	parts; for each its forms; for each of these its number here
func (v *vocabulary) bytes(parts [][]int32) []byte {
	out := v.appendTexts(nil)
	out = binary.AppendUvarint(out, uint64(len(v.forms)))
	last := uint32(0)
	for i := range v.forms {
		f := &v.forms[i]
		out = binary.AppendUvarint(out, uint64(f.text-last))
		last = f.text
		before := f.text
		for _, text := range f.others() {
			out = binary.AppendUvarint(out, stepTo(before, *text))
			if *text != 0 {
				before = *text
			}
		}
		out = binary.AppendUvarint(out, uint64(f.docs)<<1|uint64(f.letters>>31))
	}
	out = binary.AppendUvarint(out, uint64(len(parts)))
	for _, forms := range parts {
		out = binary.AppendUvarint(out, uint64(len(forms)))
		for _, id := range forms {
			out = binary.AppendUvarint(out, uint64(id))
		}
	}
	return out
}

// others are the texts of a form but for the first, in the order in which they are written.
func (f *form) others() [5]*uint32 {
	return [...]*uint32{&f.fold, &f.keys[0], &f.keys[1], &f.families[0], &f.families[1]}
}

// stepTo writes a number beside another, that it is near to: 0 stands for itself, 1 for
// the other.
func stepTo(from, to uint32) uint64 {
	if to == 0 {
		return 0
	}
	step := int64(to) - int64(from)
	return uint64(step<<1^step>>63) + 1
}

// stepFrom reads what stepTo wrote.
func stepFrom(from uint32, step uint64) int64 {
	if step == 0 {
		return 0
	}
	step--
	return int64(from) + (int64(step>>1) ^ -int64(step&1))
}

func (t *textTable) appendTexts(out []byte) []byte {
	out = binary.AppendUvarint(out, uint64(t.len()))
	before := ""
	for n := range uint32(t.len()) {
		text := t.text(n)
		same := 0
		for same < min(len(before), len(text)) && before[same] == text[same] {
			same++
		}
		out = binary.AppendUvarint(out, uint64(same))
		out = binary.AppendUvarint(out, uint64(len(text)-same))
		out = append(out, text[same:]...)
		before = text
	}
	return out
}
