package api

import "glane/corpus"

// The structs below are the answers of the API. OpenAPI schemas are made from
// them: the json tag gives a key, "omitempty" makes it optional, and the doc tag
// tells an integrator, in French, what it means.

// A Search is the answer to a search.
type Search struct {
	Query      Query        `json:"query" doc:"La question, telle qu’elle a été comprise."`
	Total      int          `json:"total" doc:"Nombre de fiches trouvées, filtres compris."`
	Matched    int          `json:"matched" doc:"Nombre de fiches trouvées par les mots seuls, sans les filtres."`
	Partial    int          `json:"partial" doc:"Parmi total, nombre de fiches qui ont une partie des mots sans les avoir tous : c’est assez, pour une question de trois mots et plus."`
	Pages      int          `json:"pages" doc:"Nombre de pages de résultats."`
	TookMS     float64      `json:"took_ms" doc:"Durée de la recherche, en millisecondes."`
	Relaxed    bool         `json:"relaxed" doc:"Vrai si aucune fiche n’a tous les mots : celles qui en ont une partie sont données."`
	Truncated  bool         `json:"truncated" doc:"Vrai si la question était trop longue : sa fin n’a pas été lue."`
	DidYouMean *string      `json:"did_you_mean" doc:"La question telle qu’elle a été lue, si des mots ont été corrigés ; sinon null."`
	Corrected  []Correction `json:"corrections" doc:"Les mots qu’aucune fiche ne contient et qui ont été lus autrement. Entre guillemets, un mot n’est jamais corrigé."`
	Hits       []Hit        `json:"hits" doc:"Les fiches de la page demandée."`
	Facets     []Facet      `json:"facets" doc:"Les facettes, dans l’ordre du schéma : les 20 valeurs les plus fournies et celles qui sont choisies."`
	Years      Years        `json:"years" doc:"Nombre de fiches par année, sans égard au filtre sur les années."`
	Without    []Relief     `json:"without" doc:"Si les filtres ne laissent rien : ce que donnerait la recherche sans chacun d’eux."`
	Alone      []WordTotal  `json:"alone" doc:"Si aucune fiche n’a tous les mots, et que ceux que des fiches contiennent ne disent pas un sujet à eux seuls, ou si aucune n’a l’expression cherchée : ce que trouve chacun de ces mots."`
}

// A WordTotal is what one word of a question finds.
type WordTotal struct {
	Word  string `json:"word" doc:"Le mot tel qu’il a été écrit."`
	Total int    `json:"total" doc:"Nombre de fiches qu’il trouve seul, filtres compris."`
}

// A Correction is a word that was read as another.
type Correction struct {
	Typed string `json:"typed" doc:"Le mot tel qu’il a été écrit."`
	Meant string `json:"meant" doc:"Le mot, ou les mots, tels qu’ils ont été lus."`
}

// A Query is what was asked, as it was understood.
type Query struct {
	Q        string   `json:"q" doc:"Les mots cherchés."`
	Filters  ValueIDs `json:"filters" doc:"Les valeurs choisies, par facette."`
	AnneeMin int      `json:"annee_min,omitempty" doc:"Première année gardée."`
	AnneeMax int      `json:"annee_max,omitempty" doc:"Dernière année gardée."`
	Annee    yearless `json:"annee,omitempty" doc:"« non-precise » si les fiches sans année sont gardées."`
	Sort     sortName `json:"sort,omitempty" doc:"L’ordre des fiches."`
	Page     int      `json:"page,omitempty" doc:"Le numéro de la page, à partir de 1."`
	Size     int      `json:"size,omitempty" doc:"Le nombre de fiches par page."`
}

// A Hit is one case that was found.
type Hit struct {
	ID         string     `json:"id" doc:"Identifiant de la fiche."`
	Titre      string     `json:"titre" doc:"Titre de la fiche."`
	Resume     string     `json:"resume,omitempty" doc:"Résumé écrit par l’auteur de la fiche."`
	URL        string     `json:"url" doc:"Adresse de la page de la fiche."`
	Score      float64    `json:"score" doc:"Pertinence, comparable dans une même réponse seulement."`
	Highlights Highlights `json:"highlights" doc:"Meilleurs passages, par zone de la fiche : du HTML sûr, où seule la balise mark est écrite."`
	Facettes   ValueIDs   `json:"facettes" doc:"Valeurs de la fiche, par facette."`
	Annee      *int       `json:"annee" doc:"Année, ou null."`
	Why        []Why      `json:"why,omitempty" doc:"Pourquoi la fiche a été trouvée, si explain=true."`

	Explanation *Explanation `json:"explanation,omitempty" doc:"D’où vient le score, si explain=true et si des mots sont cherchés."`
}

// A Why is one word that made a case be found.
type Why struct {
	Word   string    `json:"word" doc:"Le mot de la question."`
	Form   string    `json:"form" doc:"Le mot tel qu’il est dans la fiche."`
	Zone   string    `json:"zone" doc:"La zone de la fiche : une rubrique, titre, resume ou facettes."`
	Kind   matchKind `json:"kind" doc:"Comment l’un a mené à l’autre."`
	Weight float64   `json:"weight" doc:"Ce que le mot compte là : sa proximité, multipliée par le poids de la zone."`
	Entry  string    `json:"entry,omitempty" doc:"L’entrée du thésaurus qui les relie."`
}

// A Facet is how many of the found cases have each value of a facet.
type Facet struct {
	Name   facetName `json:"name" doc:"Nom de la facette, qui est aussi celui du paramètre."`
	Label  string    `json:"label" doc:"Libellé de la facette."`
	Values []Count   `json:"values" doc:"Les valeurs, la plus fournie d’abord, « non-precise » à la fin."`
	More   int       `json:"more" doc:"Nombre de valeurs fournies qui ne sont pas dans la liste : /api/v1/facets/{facet} les donne toutes."`
}

// A Count is how many of the found cases have one value.
type Count struct {
	Value    string   `json:"value" doc:"Identifiant de la valeur."`
	Label    string   `json:"label" doc:"Libellé de la valeur."`
	Count    int      `json:"count" doc:"Nombre de fiches qui ont cette valeur ou une valeur au-dessous d’elle."`
	Selected bool     `json:"selected" doc:"Vrai si la valeur est choisie."`
	Parents  []string `json:"parents,omitempty" doc:"Identifiants des valeurs qui la contiennent."`
}

// Years is how many of the found cases are of each year.
type Years struct {
	Values      []YearCount `json:"values" doc:"Les années qui ont des fiches, la plus ancienne d’abord."`
	Unspecified int         `json:"unspecified" doc:"Nombre de fiches sans année."`
}

// A YearCount is how many of the found cases are of one year.
type YearCount struct {
	Year  int `json:"year" doc:"L’année."`
	Count int `json:"count" doc:"Nombre de fiches de cette année."`
}

// A Relief is what a search would find without one filter.
type Relief struct {
	Facet string `json:"facet" doc:"Nom de la facette à lever, ou « annee » pour les années."`
	Label string `json:"label" doc:"Son libellé."`
	Value string `json:"value,omitempty" doc:"La seule valeur à lever, dans une facette dont une fiche doit avoir toutes les valeurs choisies ; absente si c’est toute la facette."`
	Total int    `json:"total" doc:"Nombre de fiches sans ce filtre."`
}

// Facets is the counts of every facet.
type Facets struct {
	Query   Query   `json:"query" doc:"La question, telle qu’elle a été comprise."`
	Total   int     `json:"total" doc:"Nombre de fiches trouvées, filtres compris."`
	Matched int     `json:"matched" doc:"Nombre de fiches trouvées par les mots seuls, sans les filtres."`
	Facets  []Facet `json:"facets" doc:"Les facettes, dans l’ordre du schéma."`
	Years   Years   `json:"years" doc:"Nombre de fiches par année, sans égard au filtre sur les années."`
}

// OneFacet is every value of one facet that has cases.
type OneFacet struct {
	Query    Query  `json:"query" doc:"La question, telle qu’elle a été comprise."`
	Contains string `json:"contains" doc:"Le texte cherché dans les valeurs."`
	Total    int    `json:"total" doc:"Nombre de fiches trouvées, filtres compris."`
	Facet    Facet  `json:"facet" doc:"La facette et toutes ses valeurs fournies qui contiennent le texte."`
}

// A Case is one whole case.
type Case struct {
	ID          string       `json:"id" doc:"Identifiant de la fiche."`
	Titre       string       `json:"titre" doc:"Titre de la fiche."`
	Resume      string       `json:"resume,omitempty" doc:"Résumé écrit par l’auteur de la fiche."`
	URL         string       `json:"url" doc:"Adresse de la page de la fiche."`
	Annee       *int         `json:"annee" doc:"Année, ou null."`
	PublieeLe   isoDate      `json:"publiee_le,omitempty" doc:"Jour de la publication."`
	MiseAJourLe isoDate      `json:"mise_a_jour_le,omitempty" doc:"Jour de la dernière mise à jour."`
	Contact     *Contact     `json:"contact,omitempty" doc:"À qui écrire au sujet de la fiche."`
	Licence     string       `json:"licence,omitempty" doc:"Licence de la fiche."`
	Rubriques   []Rubrique   `json:"rubriques" doc:"Les rubriques qui ont du texte, dans l’ordre du schéma."`
	Facettes    ValueIDs     `json:"facettes" doc:"Valeurs de la fiche, par facette."`
	Facets      []CaseFacet  `json:"facets" doc:"Les mêmes, avec leurs libellés, dans l’ordre du schéma."`
	Sources     []CaseSource `json:"sources" doc:"D’où vient la fiche."`
}

// A Contact is whom to ask about a case.
type Contact struct {
	Nom       string `json:"nom,omitempty" doc:"Nom."`
	Courriel  string `json:"courriel,omitempty" doc:"Adresse électronique."`
	Telephone string `json:"telephone,omitempty" doc:"Numéro de téléphone."`
}

// A Rubrique is one rubric of a case.
type Rubrique struct {
	Name  string   `json:"name" doc:"Nom de la rubrique."`
	Label string   `json:"label" doc:"Libellé de la rubrique."`
	Texte []string `json:"texte" doc:"Ses paragraphes, en texte brut."`
}

// A CaseFacet is the values of a case for one facet.
type CaseFacet struct {
	Name   facetName `json:"name" doc:"Nom de la facette."`
	Label  string    `json:"label" doc:"Libellé de la facette."`
	Values []Named   `json:"values" doc:"Les valeurs de la fiche, dans l’ordre de l’auteur."`
}

// A Named is a value with what a reader calls it.
type Named struct {
	Value string `json:"value" doc:"Identifiant."`
	Label string `json:"label" doc:"Libellé."`
}

// A CaseSource is where a case was taken from.
type CaseSource struct {
	Titre string `json:"titre" doc:"Titre de la source."`
	URL   string `json:"url,omitempty" doc:"Son adresse."`
}

// Types that OpenAPI gives the values of: they change with the corpus, or are a
// closed list.
type (
	ValueIDs   map[string][]string // ids of values, by the facet's name
	Highlights map[string][]string // safe HTML, by the zone's name
	facetName  string
	sortName   string
	matchKind  string
	facetMode  corpus.Mode
	yearless   string // corpus.Unspecified or ""
	isoDate    string // "2019-05-14"
)
