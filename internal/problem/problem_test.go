package problem

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"net/http"
	"strings"
	"testing"

	"glane/corpus"
	"glane/internal/params"
)

func TestFromTellsEachErrorItsStatus(t *testing.T) {
	wrap := func(err error) error { return fmt.Errorf("search: %w", err) }
	for _, c := range []struct {
		name      string
		err       error
		status    int
		parameter string
	}{
		{"a bad parameter", wrap(params.Errors{{Param: "page", Detail: "Non."}}), http.StatusBadRequest, "page"},
		{"a problem", wrap(NotReady()), http.StatusServiceUnavailable, ""},
		{"the end of the time that a request has", wrap(context.DeadlineExceeded), http.StatusServiceUnavailable, ""},
		{"a client that has gone", wrap(context.Canceled), StatusClientClosedRequest, ""},
		{"a body too large", wrap(&http.MaxBytesError{}), http.StatusRequestEntityTooLarge, ""},
		{"anything else", wrap(fs.ErrPermission), http.StatusInternalServerError, ""},
	} {
		t.Run(c.name, func(t *testing.T) {
			p := From(c.err)
			if p.Status != c.status || p.Parameter != c.parameter {
				t.Errorf("From = %d %q, want %d %q", p.Status, p.Parameter, c.status, c.parameter)
			}
			if p.Title == "" || p.Detail == "" || p.Kind == "" {
				t.Errorf("the reader learns nothing: %+v", p)
			}
		})
	}
	if From(nil) != nil {
		t.Error("no error is a problem")
	}
}

func TestTheCauseIsForTheOperatorOnly(t *testing.T) {
	p := From(fmt.Errorf("open /srv/secret: %w", fs.ErrPermission))
	if strings.Contains(p.Title+p.Detail, "secret") {
		t.Errorf("the reader sees the cause: %+v", p)
	}
	if !errors.Is(p, fs.ErrPermission) || !strings.Contains(p.Error(), "secret") {
		t.Errorf("the operator does not see the cause: %v", p)
	}
}

func TestEveryParameterAtFaultIsTold(t *testing.T) {
	p := From(params.Errors{{Param: "page", Detail: "Un."}, {Param: "foo", Detail: "Deux."}})
	if p.Detail != "Un. Deux." || len(p.Parameters) != 2 || p.Parameters[1].Name != "foo" {
		t.Errorf("problem = %+v", p)
	}
}

func TestAGuessIsOfferedForWhatIsNotThere(t *testing.T) {
	if got := NoCase("entente-tridann", &corpus.Corpus{Cases: corpus.Hold([]*corpus.Case{{ID: "autre"}, {ID: "entente-tridan"}})}).Detail; got !=
		"Aucune fiche n’a l’identifiant «\u00a0entente-tridann\u00a0». Vouliez-vous dire «\u00a0entente-tridan\u00a0»\u202f?" {
		t.Error(got)
	}
	if got := NoFacet(strings.Repeat("x", 500), []string{"enjeux"}).Detail; len(got) > 200 {
		t.Errorf("the whole of a long name is echoed: %s", got)
	}
	if got := MethodNotAllowed("POST", "GET", "HEAD").Detail; got != "La méthode POST n’est pas prise ici\u00a0: utilisez GET ou HEAD." {
		t.Error(got)
	}
}
