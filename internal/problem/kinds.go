package problem

import (
	"net/http"
	"time"

	"glane/corpus"
	"glane/internal/nearest"
	"glane/internal/phrase"
)

// Internal is a fault of ours: the reader learns nothing of it, the operator all.
func Internal(cause error) *Problem {
	return &Problem{
		Kind: KindInternal, Status: http.StatusInternalServerError, Title: "Erreur du service", Cause: cause,
		Detail: "Le service n’a pas pu répondre, et la faute n’est pas la vôtre. Réessayez dans un instant.",
	}
}

// NotReady is the answer while no corpus is searchable yet.
func NotReady() *Problem {
	return &Problem{
		Kind: KindNotReady, Status: http.StatusServiceUnavailable, Title: "Service en préparation", RetryAfter: 5 * time.Second,
		Detail: "Les fiches sont en cours de préparation. Réessayez dans quelques secondes.",
	}
}

// TooMany is the answer to a client that asks more than its share; wait is when
// it may ask again.
func TooMany(wait time.Duration) *Problem {
	return &Problem{
		Kind: KindTooMany, Status: http.StatusTooManyRequests, Title: "Trop de recherches à la fois", RetryAfter: wait,
		Detail: "Beaucoup de recherches viennent d’être faites depuis votre connexion. Attendez quelques secondes, puis réessayez.",
	}
}

// Busy is the answer when as many files are being made as may be at once.
func Busy() *Problem {
	return &Problem{
		Kind: KindBusy, Status: http.StatusServiceUnavailable, Title: "Fichiers en préparation", RetryAfter: 5 * time.Second,
		Detail: "Plusieurs fichiers sont déjà en préparation. Réessayez dans quelques secondes.",
	}
}

// NoAddress is the answer at an address that leads nowhere.
func NoAddress() *Problem {
	return &Problem{
		Kind: KindNoAddress, Status: http.StatusNotFound, Title: "Adresse inconnue",
		Detail: "Aucune page ne se trouve à cette adresse. Vérifiez-la, ou partez de la recherche.",
	}
}

// NoAPIAddress is [NoAddress] told to a program: the address among known that was
// probably meant is named, or else contract, the one that tells them all.
func NoAPIAddress(path string, known []string, contract string) *Problem {
	p := NoAddress()
	p.Detail = "Rien ne se trouve à l’adresse " + phrase.Quote(cut(path)) + "."
	if near := guess(path, known); near != "" {
		p.Detail += near
	} else {
		p.Detail += " Toutes les adresses sont dans " + phrase.Quote(contract) + "."
	}
	return p
}

// NoCase is the answer for a case that is not in the corpus. The one that was
// probably meant is named.
func NoCase(id string, c *corpus.Corpus) *Problem {
	p := &Problem{
		Kind: KindNoCase, Status: http.StatusNotFound, Title: "Fiche introuvable",
		Detail: "Aucune fiche n’a l’identifiant " + phrase.Quote(cut(id)) + ".",
	}
	if near := c.Meant(id); near != nil {
		p.Detail += meant(near.ID)
	}
	return p
}

// NoFacet is the answer for a facet that the corpus does not have.
func NoFacet(name string, known []string) *Problem {
	return &Problem{
		Kind: KindNoFacet, Status: http.StatusNotFound, Title: "Facette inconnue",
		Detail: "Aucune facette ne s’appelle " + phrase.Quote(cut(name)) + "." + guess(name, known),
	}
}

// MethodNotAllowed is the answer to a method that an address does not take.
func MethodNotAllowed(method string, allow ...string) *Problem {
	return &Problem{
		Kind: KindMethod, Status: http.StatusMethodNotAllowed, Title: "Méthode refusée", Allow: allow,
		Detail: "La méthode " + cut(method) + " n’est pas prise ici" + phrase.NBSP + ": utilisez " + phrase.List(allow, "ou") + ".",
	}
}

// BodyTooLarge is the answer to a request that brings a body: none is read.
func BodyTooLarge() *Problem {
	return &Problem{
		Kind: KindBody, Status: http.StatusRequestEntityTooLarge, Title: "Corps de requête refusé",
		Detail: "Ce service ne reçoit aucune donnée" + phrase.NBSP + ": envoyez la requête sans corps, les paramètres dans l’adresse.",
	}
}

// maxEchoed is how many letters of what was asked are shown again.
const maxEchoed = 80

func cut(s string) string {
	if runes := []rune(s); len(runes) > maxEchoed {
		return string(runes[:maxEchoed]) + "…"
	}
	return s
}

func guess(name string, known []string) string {
	if len(name) > maxEchoed {
		return ""
	}
	near := nearest.Of(name, known)
	if near == "" {
		return ""
	}
	return meant(near)
}

func meant(name string) string {
	return " Vouliez-vous dire " + phrase.Quote(name) + phrase.NNBSP + "?"
}
