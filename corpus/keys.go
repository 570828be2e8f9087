package corpus

// A key is one key that a group of a file may have. The groups below are the
// one list of them: reading, its messages and the test of docs/corpus.md use it.
type key struct {
	name     string
	required bool
}

// A group is a set of keys that stand together.
type group struct {
	name  string // what an author calls it, with its article
	keys  []key
	known *vocabulary
}

func newGroup(name string, keys ...key) *group {
	g := &group{name: name, keys: keys, known: newVocabulary()}
	for _, k := range keys {
		g.known.add(k.name)
	}
	return g
}

func (g *group) has(name string) bool {
	for _, k := range g.keys {
		if k.name == name {
			return true
		}
	}
	return false
}

func required(name string) key { return key{name: name, required: true} }
func optional(name string) key { return key{name: name} }

// Names of keys that stand in several places of the code.
const (
	keyRubriques = "rubriques"
	keyFacettes  = "facettes"

	keyCorrections = "corrections"
)

var (
	schemaGroup = newGroup("le corpus",
		required("titre"), optional("description"), optional("langue"), optional("licence"),
		optional(keyCorrections),
		required(keyRubriques), optional(keyFacettes))
	correctionsGroup = newGroup("une adresse de corrections", optional("courriel"), optional("modifier"))
	rubriqueGroup    = newGroup("une rubrique",
		required("nom"), required("libelle"), optional("poids"))
	facetteGroup = newGroup("une facette",
		required("nom"), required("libelle"), optional("mode"), optional("hierarchie"), required("valeurs"))
	valeurGroup = newGroup("une valeur",
		required("id"), required("libelle"), optional("alias"), optional("code"), optional("parents"))

	thesaurusGroup = newGroup("le thésaurus",
		optional("sigles"), optional("synonymes"), optional("generiques"), optional("locutions"), optional("invariables"), optional("exclusions"))
	sigleGroup = newGroup("un sigle",
		required("sigle"), optional("formes"), required("developpe"), optional("definition"), optional("majuscules"))
	generiqueGroup = newGroup("un terme générique",
		required("terme"), required("specifiques"), optional("poids"))
	exclusionGroup = newGroup("une exclusion", required("terme"), optional("avec"))

	caseGroup = newGroup("une fiche",
		required("titre"), optional("resume"), optional("annee"), optional("publiee_le"), optional("mise_a_jour_le"),
		optional("contact"), optional("licence"), optional(keyRubriques), optional(keyFacettes), optional("sources"))
	jsonCaseGroup = newGroup("une fiche", append([]key{required("id")}, caseGroup.keys...)...)
	contactGroup  = newGroup("un contact", optional("nom"), optional("courriel"), optional("telephone"))
	sourceGroup   = newGroup("une source", optional("titre"), optional("url"))
)

var (
	declarationGroup = newGroup("la déclaration d’accessibilité",
		required("organisme"), optional("service"), required("etat"), optional("referentiel"), optional("audit"),
		optional("non_conformites"), optional("derogations"), optional("exemptions"),
		required("etablie_le"), optional("mise_a_jour_le"),
		optional("technologies"), optional("environnements"), optional("outils"), optional("pages"),
		optional("contact"), optional("formulaire"), optional("schema_pluriannuel"), optional("plan_d_action"))
	auditGroup = newGroup("un audit", required("par"), required("taux"), optional("taux_moyen"), optional("rapport"))
)

// A Key is one key that an author may write, as the documentation and the
// starter corpus are held against it.
type Key struct {
	Group    string // where it stands, in French: "une fiche", "une source"…
	Name     string
	Required bool
}

// Keys lists every key of corpus.yaml, thesaurus.yaml, accessibilite.yaml and
// the cases, in the order in which they are documented.
func Keys() []Key {
	var out []Key
	for _, g := range []*group{
		schemaGroup, correctionsGroup, rubriqueGroup, facetteGroup, valeurGroup, caseGroup, contactGroup, sourceGroup,
		thesaurusGroup, sigleGroup, generiqueGroup, exclusionGroup, declarationGroup, auditGroup,
	} {
		for _, k := range g.keys {
			out = append(out, Key{Group: g.name, Name: k.name, Required: k.required})
		}
	}
	return out
}
