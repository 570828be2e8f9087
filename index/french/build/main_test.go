package main

import (
	"bytes"
	"os"
	"path/filepath"
	"testing"
)

func TestTheDataInTheBinaryIsWhatTheDictionaryGives(t *testing.T) {
	const data = "../data"
	made := t.TempDir()
	if err := run(filepath.Join(data, "dictionary-fr-3.0.0.tgz"), made); err != nil {
		t.Fatal(err)
	}
	for _, name := range []string{"lemmas.fst", "families.fst", "rules.txt", "LICENCE.txt"} {
		want, err := os.ReadFile(filepath.Join(data, name))
		if err != nil {
			t.Fatal(err)
		}
		got, err := os.ReadFile(filepath.Join(made, name))
		if err != nil {
			t.Fatal(err)
		}
		if !bytes.Equal(got, want) {
			t.Errorf("%s is not what the dictionary gives: make lexicon", name)
		}
	}
}

func TestAPackageThatIsNoneIsAnError(t *testing.T) {
	path := filepath.Join(t.TempDir(), "x.tgz")
	if err := os.WriteFile(path, []byte("rien"), 0o644); err != nil {
		t.Fatal(err)
	}
	if err := run(path, t.TempDir()); err == nil {
		t.Error("no error")
	}
}
