package main

import (
	"slices"
	"strings"
	"unicode/utf8"

	"glane/index/french"
)

// A pattern relates words that are made of one another: of a word that ends in
// from, the dictionary may have others that end in one of to instead.
type pattern struct {
	from string
	to   []string
	min  int // letters that the words share at least
}

// patterns are of French suffixes whose meaning is regular. Those that often
// change it (livre/livrer, ferme/fermer) are left out, or ask for long words.
var patterns = []pattern{
	// verbs and what is made of them
	{"er", []string{"ation", "ement", "age", "ateur", "atif", "able", "atoire"}, 4},
	{"er", []string{"eur", "ance"}, 5},
	{"er", []string{"e", ""}, 6},
	{"fier", []string{"fication", "ficateur", "ficatif"}, 3},
	{"quer", []string{"cation", "cateur", "catif", "cable"}, 4},
	{"ir", []string{"issement", "isseur"}, 4},
	{"uire", []string{"uction", "ucteur", "uctif"}, 3},
	{"ider", []string{"ision"}, 3},
	{"evoir", []string{"eption"}, 3},
	{"ier", []string{"iement"}, 4},
	// nouns and their adjectives
	{"", []string{"al", "aire"}, 5},
	{"e", []string{"al", "ial", "ique"}, 5},
	{"oire", []string{"orial"}, 4},
	{"ie", []string{"ique"}, 4},
	{"isme", []string{"iste", "istique"}, 4},
	{"iculture", []string{"icole", "iculteur"}, 2},
	{"ence", []string{"ent"}, 5},
	{"ance", []string{"ant"}, 6},
	// adjectives and their nouns and adverbs
	{"able", []string{"abilité", "ablement"}, 3},
	{"aire", []string{"arité", "airement"}, 5},
	{"al", []string{"alité", "alement"}, 4},
	{"if", []string{"ivité", "ivement"}, 4},
	{"ique", []string{"iquement", "icité"}, 4},
	{"ile", []string{"ilité"}, 3},
	{"el", []string{"ellement"}, 4},
}

// together are words of one family whatever their endings.
var together = [][]string{
	{"agricole", "agriculture", "agriculteur"},
	{"territoire", "territorial", "territorialiser"},
	{"métropole", "métropolitain"},
	{"gérer", "gestion", "gestionnaire"},
	{"élire", "élection", "élu", "électoral"},
	{"énergie", "énergétique"},
	{"urbain", "urbanisme", "urbaniser", "urbanisation"},
	{"eau", "hydrique"},
	{"forêt", "forestier"},
	{"mer", "maritime"},
	{"montagne", "montagnard"},
	{"littoral", "côtier"},
	{"logement", "loger"},
	{"emploi", "employer", "employeur", "employé"},
	{"habitant", "habiter", "habitat", "habitation"},
	{"citoyen", "citoyenneté"},
	{"école", "scolaire", "scolarité"},
	{"santé", "sanitaire"},
	{"social", "société", "sociétal"},
	{"aménager", "aménagement", "aménageur"},
	{"associer", "association", "associatif"},
	{"négocier", "négociation", "négociateur"},
	{"échanger", "échange"},
	{"partager", "partage"},
	{"financer", "financement", "finance", "financier"},
	{"piloter", "pilotage", "pilote"},
	{"contrat", "contractuel", "contractualiser", "contractualisation"},
	{"solidaire", "solidarité"},
	{"rural", "ruralité"},
	{"intercommunal", "intercommunalité"},
	{"économie", "économique"},
	{"écologie", "écologique"},
	{"transport", "transporter", "transporteur"},
	{"projet", "projeter"},
	{"partenaire", "partenariat", "partenarial"},
	{"signer", "signature", "signataire"},
	{"déplacer", "déplacement"},
	{"industrie", "industriel"},
	{"commerce", "commercial", "commerçant"},
	{"artisan", "artisanal", "artisanat"},
	{"culture", "culturel"},
	{"nature", "naturel"},
	{"patrimoine", "patrimonial"},
	{"paysage", "paysager"},
	{"tourisme", "touristique", "touriste"},
	{"expert", "expertise"},
	{"ingénieur", "ingénierie"},
	{"prescrire", "prescription", "prescripteur"},
	{"réciproque", "réciprocité"},
	{"complémentaire", "complémentarité"},
	{"département", "départemental"},
	{"région", "régional", "régionalisation"},
	{"commune", "communal"},
	{"investir", "investissement", "investisseur"},
	{"innover", "innovation", "innovateur", "innovant"},
	{"durable", "durabilité", "durablement"},
	{"déchet", "déchetterie", "déchèterie"},
	{"mobile", "mobilité"},
}

// apart are words that a pattern would join and a reader would not.
var apart = map[string]bool{
	"passation": true, "relation": true, "station": true, "location": true, "vocation": true, "dotation": true,
	"comportement": true, "appartement": true, "département": true, "compartiment": true, "portable": true, "important": true, "importance": true,
	"passement": true, "plastique": true, "plasticité": true, "récital": true, "prestement": true, "tympan": true,
	"partition": true, "facteur": true, "acteur": true, "secteur": true, "moteur": true, "auteur": true, "instance": true,
	"distance": true, "constance": true, "assistance": true, "créance": true, "séance": true, "ordinaire": true,
	"parcage": true, "visage": true, "étage": true, "otage": true, "ménage": true, "mariage": true, "formal": true, "formel": true,
	"capital": true, "général": true, "original": true, "signal": true, "commandement": true, "logiciel": true,
	"contenance": true, "finance": true, "financer": true, "total": true, "final": true,
	"parlement": true, "parler": true, "parloir": true, "document": true, "élément": true, "moment": true,
	"équipage": true, "message": true, "passage": true, "voyage": true, "dommage": true, "hommage": true, "usage": true, "langage": true,
}

// findFamilies gives each folded lemma that is not alone its family: the folded
// lemma that the others were found from.
func findFamilies(lemmas []string) map[string]string {
	known := map[string]bool{}
	for _, l := range lemmas {
		known[l] = true
	}
	g := groups{parent: map[string]string{}}
	for _, words := range together {
		for _, w := range words[1:] {
			g.join(words[0], w)
		}
	}
	for _, l := range lemmas {
		if apart[l] {
			continue
		}
		for _, p := range patterns {
			stem, ok := strings.CutSuffix(l, p.from)
			if !ok || utf8.RuneCountInString(stem) < p.min {
				continue
			}
			for _, ending := range p.to {
				if other := stem + ending; known[other] && !apart[other] && other != l {
					g.join(l, other)
				}
			}
		}
	}
	return g.folded()
}

// groups are disjoint sets of words.
type groups struct{ parent map[string]string }

func (g *groups) root(w string) string {
	for g.parent[w] != "" {
		w = g.parent[w]
	}
	return w
}

func (g *groups) join(a, b string) {
	ra, rb := g.root(a), g.root(b)
	if ra != rb {
		g.parent[rb] = ra
	}
}

// folded gives each word its group by one name, that of the shortest, then first, word.
func (g *groups) folded() map[string]string {
	members := map[string][]string{}
	for w := range g.parent {
		members[g.root(w)] = append(members[g.root(w)], french.Fold(w))
	}
	out := map[string]string{}
	for root, words := range members {
		words = append(words, french.Fold(root))
		name := slices.MinFunc(words, func(a, b string) int {
			if len(a) != len(b) {
				return len(a) - len(b)
			}
			return strings.Compare(a, b)
		})
		for _, w := range words {
			if had, ok := out[w]; !ok || name < had {
				out[w] = name
			}
		}
	}
	return out
}
