package api

// An Explanation is how a score came about, or a part of one.
type Explanation struct {
	Kind      explanationKind `json:"kind" doc:"Ce que la valeur mesure."`
	Text      string          `json:"text" doc:"La même chose en une ligne de français, à montrer telle quelle."`
	Value     float64         `json:"value" doc:"La valeur. Celle de la racine est le score, arrondi au millionième."`
	Operation operationName   `json:"operation,omitempty" doc:"Ce qui, des valeurs de parts, fait value ; saturation, de la fréquence f, de la longueur l et de la fréquence habituelle u, est f × (u + 1) / (f + u × l). Absente s’il n’y a pas de parts."`
	Word      string          `json:"word,omitempty" doc:"Le mot de la question, tel qu’il a été lu."`
	Form      string          `json:"form,omitempty" doc:"La forme qui est dans la fiche."`
	Relation  matchKind       `json:"relation,omitempty" doc:"Comment le mot a mené à la forme."`
	Entry     string          `json:"entry,omitempty" doc:"L’entrée du thésaurus."`
	Zone      string          `json:"zone,omitempty" doc:"La zone de la fiche : une rubrique, titre, resume ou facettes."`
	Missing   []string        `json:"missing,omitempty" doc:"Les mots que la fiche n’a pas."`
	Count     int             `json:"count,omitempty" doc:"Combien : de fiches (rarete), de mots de la question (part) ou du titre (titre), de fois (zone), de formes (autres), de mots pondérés (longueur)."`
	Of        int             `json:"of,omitempty" doc:"Sur combien ; pour longueur, la moyenne des fiches."`
	Weight    float64         `json:"weight,omitempty" doc:"Ce que compte chaque fois, pour zone."`
	Limited   bool            `json:"limited,omitempty" doc:"Vrai si la rareté est ramenée à celle du mot dont celui-ci tient lieu."`
	Parts     []Explanation   `json:"parts,omitempty" doc:"Ce dont la valeur est faite."`
}

// Types of an Explanation that are a closed list.
type (
	explanationKind string
	operationName   string
)
