package api

// Suggestions are ways to go on with what is being typed.
type Suggestions struct {
	Q           string       `json:"q" doc:"Le texte commencé."`
	Suggestions []Suggestion `json:"suggestions" doc:"De quoi le poursuivre, le meilleur d’abord."`
}

// A Suggestion is one way to go on.
type Suggestion struct {
	Text  string         `json:"text" doc:"Ce qui est proposé."`
	Kind  suggestionKind `json:"kind" doc:"Sa nature : un sigle ou un autre terme du thésaurus, une valeur de facette, une expression du corpus, une fiche."`
	Count int            `json:"count" doc:"Nombre de fiches auxquelles il mène."`
	Note  string         `json:"note,omitempty" doc:"Ce que veut dire un sigle, ou la facette d’une valeur."`
	URL   string         `json:"url" doc:"La page à laquelle il mène."`
}

// Similar is the cases that are like one.
type Similar struct {
	ID   string `json:"id" doc:"Identifiant de la fiche de départ."`
	Hits []Hit  `json:"hits" doc:"Les fiches proches, la plus proche d’abord."`
}

type suggestionKind string
