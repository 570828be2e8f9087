package stored

import (
	"testing"

	"github.com/google/go-cmp/cmp"
)

func FuzzRecord(f *testing.F) {
	c := many(10)
	r := recorder{schema: c.Schema}
	for _, one := range c.Cases.All() {
		record, err := r.record(one)
		if err != nil {
			f.Fatal(err)
		}
		f.Add(record)
	}
	f.Fuzz(func(t *testing.T, record []byte) {
		one, err := readRecord(string(record), c.Schema)
		if err != nil {
			return
		}
		again, err := r.record(one)
		if err != nil {
			t.Fatal(err)
		}
		got, err := readRecord(string(again), c.Schema)
		if diff := cmp.Diff(one, got); diff != "" || err != nil {
			t.Errorf("%v (-want +got):\n%s", err, diff)
		}
	})
}
