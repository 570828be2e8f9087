package api

// A Schema is what the corpus declares, for programs.
type Schema struct {
	Titre       string           `json:"titre" doc:"Titre du corpus."`
	Description string           `json:"description,omitempty" doc:"Présentation du corpus."`
	Langue      string           `json:"langue" doc:"Langue des fiches."`
	Licence     string           `json:"licence,omitempty" doc:"Licence des fiches qui n’en nomment pas."`
	Cases       int              `json:"cases" doc:"Nombre de fiches du corpus."`
	Rubriques   []SchemaRubrique `json:"rubriques" doc:"Les rubriques, dans l’ordre où une fiche les montre."`
	Facettes    []SchemaFacette  `json:"facettes" doc:"Les facettes et leurs vocabulaires."`
	Unspecified Named            `json:"unspecified" doc:"La valeur réservée des fiches qui n’ont pas de valeur pour une facette, ou pas d’année."`
	Sorts       []Named          `json:"sorts" doc:"Les ordres des fiches, celui par défaut d’abord."`
}

// A SchemaRubrique is one rubric that the corpus declares.
type SchemaRubrique struct {
	Name   string `json:"name" doc:"Nom de la rubrique, à mettre devant deux points dans une question."`
	Label  string `json:"label" doc:"Libellé de la rubrique."`
	Weight int    `json:"weight" doc:"Poids d’un mot de cette rubrique, de 1 à 10."`
}

// A SchemaFacette is one facet that the corpus declares.
type SchemaFacette struct {
	Name      facetName      `json:"name" doc:"Nom de la facette, qui est aussi celui du paramètre."`
	Label     string         `json:"label" doc:"Libellé de la facette."`
	Mode      facetMode      `json:"mode" doc:"« ou » : plusieurs valeurs élargissent ; « et » : elles restreignent."`
	Hierarchy bool           `json:"hierarchy" doc:"Vrai si des valeurs en contiennent d’autres."`
	Values    []SchemaValeur `json:"values" doc:"Le vocabulaire, dans l’ordre de l’auteur."`
}

// A SchemaValeur is one value of a vocabulary.
type SchemaValeur struct {
	Value   string   `json:"value" doc:"Identifiant de la valeur."`
	Label   string   `json:"label" doc:"Libellé de la valeur."`
	Alias   []string `json:"alias,omitempty" doc:"Autres noms qui la trouvent."`
	Code    string   `json:"code,omitempty" doc:"Code officiel qui la trouve."`
	Parents []string `json:"parents,omitempty" doc:"Identifiants des valeurs qui la contiennent."`
}
