package live

import (
	"errors"
	"strings"
	"testing"

	"glane/corpus"
)

// gone are cases that can not be read any more.
type gone struct{ corpus.Cases }

func (gone) At(int) *corpus.Case { panic(errors.New("the disk is gone")) }

func TestCasesThatCannotBeReadAnyMoreEndAReloadAndNotTheService(t *testing.T) {
	var h Holder
	first := folder("1", fiche("a", "A1"))
	first.Cases = corpus.Keep(gone{first.Cases})
	got, err := reload(t, &h, nil, reading{corpus: first}, reading{folder("2"), []corpus.Fault{{File: "cases/a.yaml"}}})
	if err == nil || !strings.Contains(err.Error(), "the disk is gone") || got.Corpus != first || got.Swapped {
		t.Errorf("result %+v, error %v", got, err)
	}
}
