package main

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"glane/internal/bench/driver"
)

func TestTheAddressIsOnTheFirstLineThatGlaneSays(t *testing.T) {
	got, err := address(strings.NewReader("Glane est prêt : http://127.0.0.1:41234\n3 fiches\n"))
	if err != nil || got != "http://127.0.0.1:41234" {
		t.Errorf("%q, %v", got, err)
	}
	if _, err := address(strings.NewReader("Une faute.\n")); err == nil {
		t.Error("a line without an address is taken")
	}
	if _, err := address(strings.NewReader("")); err == nil {
		t.Error("no line is taken")
	}
}

func TestTheJSONOfASearchIsReadAsAnAnswer(t *testing.T) {
	got, err := answer([]byte(`{"total": 2, "hits": [
		{"id": "a", "highlights": {"texte": ["le <mark>bail</mark>"], "titre": ["<mark>Bail</mark>"]}},
		{"id": "b", "highlights": {"texte": ["rien"]}}],
		"facets": [{"name": "lieu", "values": [{"value": "ain", "count": 2}]}]}`))
	want := driver.Answer{Total: 2, IDs: []string{"a", "b"}, Marked: 1, Facets: []driver.Facet{
		{Name: "lieu", Counts: []driver.Count{{ID: "ain", Count: 2}}},
	}}
	if err != nil || !cmp.Equal(got, want) {
		t.Errorf("%+v, %v", got, err)
	}
	if _, err := answer([]byte("<html>")); err == nil {
		t.Error("what is not JSON is read")
	}
}
