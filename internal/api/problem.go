package api

import (
	"fmt"
	"net/http"

	"glane/internal/problem"
)

// A Problem is a refusal, as RFC 9457 has it.
type Problem struct {
	Type      string         `json:"type" doc:"Toujours « about:blank » : le statut dit l’espèce du problème."`
	Title     string         `json:"title" doc:"L’espèce du problème, en quelques mots."`
	Status    int            `json:"status" doc:"Le statut HTTP."`
	Detail    string         `json:"detail" doc:"Ce qui ne va pas et ce qu’il faut écrire, en français, à montrer tel quel."`
	Instance  string         `json:"instance" doc:"Le chemin demandé."`
	Parameter string         `json:"parameter,omitempty" doc:"Le premier paramètre en cause."`
	Errors    []ProblemError `json:"errors,omitempty" doc:"Tous les paramètres en cause."`
}

// A ProblemError is one parameter at fault.
type ProblemError struct {
	Parameter string `json:"parameter" doc:"Le nom du paramètre."`
	Detail    string `json:"detail" doc:"Ce qui ne va pas."`
}

// WriteProblem answers with a problem. Headers that belong to a status (Allow,
// Retry-After) are the caller's.
func WriteProblem(w http.ResponseWriter, r *http.Request, p *problem.Problem) error {
	body := Problem{
		Type: "about:blank", Title: p.Title, Status: p.Status, Detail: p.Detail,
		Instance: r.URL.EscapedPath(), Parameter: p.Parameter,
	}
	for _, one := range p.Parameters {
		body.Errors = append(body.Errors, ProblemError{Parameter: one.Name, Detail: one.Detail})
	}
	h := w.Header()
	h.Set("Content-Type", "application/problem+json; charset=utf-8")
	h.Set("Cache-Control", "no-store")
	h.Del("ETag") // it was of the answer that did not come
	w.WriteHeader(p.Status)
	if err := Encode(w, body); err != nil {
		return fmt.Errorf("write problem: %w", err)
	}
	return nil
}
