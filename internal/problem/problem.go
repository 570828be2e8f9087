// Package problem is what goes wrong while a request is answered, in one shape
// for the page and the API: a status, a French sentence for the reader, and the
// cause for the operator, which is logged and never shown. From is the one
// table from an error to a status.
//
// It does not know how a problem is written out, nor what it is about.
package problem

import (
	"context"
	"errors"
	"net/http"
	"time"

	"glane/internal/params"
)

// StatusClientClosedRequest is the status of a request whose client has gone.
// Nobody receives it: it stands in logs, as it does for other servers.
const StatusClientClosedRequest = 499

// A Problem is an answer that is no success.
type Problem struct {
	Kind       Kind          // what went wrong, for those who have words of their own for it
	Status     int           // HTTP status, 400–599
	Title      string        // what kind of problem, a few French words, the same for all of its kind
	Detail     string        // what happened here and what to do, French sentences for the reader
	Parameter  string        // the first parameter at fault; "" when none is
	Parameters []Parameter   // every parameter at fault
	Allow      []string      // the methods that are allowed, when another was used
	RetryAfter time.Duration // when to try again; 0 when that would not help
	Cause      error         // for the operator; nil when the request itself is to blame
}

// A Kind is what went wrong.
type Kind string

// The kinds.
const (
	KindInternal  Kind = "internal"  // a fault of ours
	KindNotReady  Kind = "not ready" // no corpus is searchable yet
	KindSlow      Kind = "slow"      // a search took longer than it may
	KindTooMany   Kind = "too many"  // a client asks more than its share
	KindBusy      Kind = "busy"      // files are being made for others
	KindNoAddress Kind = "no address"
	KindNoCase    Kind = "no case"
	KindNoFacet   Kind = "no facet"
	KindRefused   Kind = "refused"   // parameters at fault
	KindMethod    Kind = "method"    // one that is not taken
	KindBody      Kind = "body"      // one was sent
	KindAbandoned Kind = "abandoned" // by the client; nobody reads the answer
)

// A Parameter is one parameter at fault.
type Parameter struct{ Name, Detail string }

func (p *Problem) Error() string {
	if p.Cause != nil {
		return p.Title + ": " + p.Cause.Error()
	}
	return p.Title + ": " + p.Detail
}

// Unwrap gives the operator's cause.
func (p *Problem) Unwrap() error { return p.Cause }

// From tells what an error means to the one who asked. A *Problem anywhere in
// the chain of err is taken as it is; nil gives nil.
func From(err error) *Problem {
	var p *Problem
	var bad params.Errors
	var tooLarge *http.MaxBytesError
	switch {
	case err == nil:
		return nil
	case errors.As(err, &p):
		return p
	case errors.As(err, &bad) && len(bad) > 0:
		return badParameters(bad)
	case errors.As(err, &tooLarge):
		return BodyTooLarge()
	case errors.Is(err, context.DeadlineExceeded):
		return &Problem{
			Kind: KindSlow, Status: http.StatusServiceUnavailable, Title: "Recherche trop longue", RetryAfter: time.Second, Cause: err,
			Detail: "La recherche a pris trop de temps et a été arrêtée. Réessayez dans un instant, ou avec moins de mots.",
		}
	case errors.Is(err, context.Canceled):
		return &Problem{
			Kind: KindAbandoned, Status: StatusClientClosedRequest, Title: "Requête abandonnée", Cause: err,
			Detail: "La requête a été abandonnée avant la réponse.",
		}
	}
	return Internal(err)
}

func badParameters(bad params.Errors) *Problem {
	p := &Problem{
		Kind: KindRefused, Status: http.StatusBadRequest, Title: "Paramètre refusé",
		Parameter: bad[0].Param, Detail: bad[0].Detail,
	}
	for i, one := range bad {
		p.Parameters = append(p.Parameters, Parameter{Name: one.Param, Detail: one.Detail})
		if i > 0 {
			p.Detail += " " + one.Detail
		}
	}
	if len(bad) > 1 {
		p.Title = "Paramètres refusés"
	}
	return p
}
