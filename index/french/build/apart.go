package main

import "strings"

// apart are words that a pattern would join to any of its words and a reader
// would not, and pairs of words ("a/b") that it would join to each other. They
// are written without accents.
var apart = words(`
	passation relation station location vocation dotation portable important importance
	comportement appartement departement compartiment passement plastique plasticite recital
	prestement tympan partition facteur acteur secteur moteur auteur instance distance constance
	assistance creance seance ordinaire parcage visage etage otage menage mariage formal formel
	capital general original signal commandement logiciel contenance total final
	parler parloir document element moment equipage message passage voyage dommage
	hommage usage langage partial partialite syndic syndication principat ration

	commun/communal concert/concerter principe/principal gouverne/gouverner exploit/exploiter
	chambre/chambrer eclair/eclairer formater/formateur couler/couleur primer/primeur
	organique/organiser economique/economiser affecter/affection collecter/collection
	attenter/attention condition/conditionnel syndic/syndicat conferer/conference
	differer/difference differer/different formater/formation reformater/reformateur
	reformater/reformation reforme/reformage organite/organiser univers/universite
	commun/communique contrat/contraire contre/contrat attente/attentat desert/deserter
	hospitalite/hospitaliser public/publicite traiter/traiteur secret/secretaire
	secret/secreter orient/orienter present/presenter presenter/presentement
	retraiter/retraite retraiter/retrait patience/patient mobile/mobiliser mobilite/mobiliser realite/realiser autorite/autoriser
	celebre/celebrer coupable/couper gravement/graver conferer/conferent deceler/decelerer enseigne/enseigner
	liquide/liquider liquidite/liquider invalide/invalider invalidite/invalider
	quittance/quitter chauffer/chauffeur procurer/procureur procurer/procuration
	occasion/occasionner occasionnel/occasionner mutualite/mutualiser materiel/materialiser
	apparent/apparenter frequent/frequenter frequence/frequenter nominatif/nomination
	materialite/materialiser nominatif/nominer procurer/procurateur reformer/reformage
	comment/commentaire intenter/intention sauver/sauvage coller/collation alleger/allegation
	diffus/diffuser actualite/actualiser precis/precite naturel/naturaliser probable/probation
	probable/probatoire probable/prober maniere/maniabilite manier/manierer precite/preciser
	naturalite/naturaliser
	arrondir/arrondissement deceler/deceleration
	finalite/finaliser formalite/formaliser localite/localiser nationalite/nationaliser
	national/nationalite dynamite/dynamiser concentre/concentrique miner/mineral
`)

// notOfTheVerb are nouns and adjectives that are also a participle of a verb and
// that a reader does not take for it.
var notOfTheVerb = words(`
	parti partie point regie agonie elegie tapis bruit cavite debilite excepte felicite gravite
	habilite jubile piete cite marche mate quarte chicoree contree musee nuee rosee ramee curee
	chaussee armee lignee livree pensee camee chut faille fuie tissu renommee revenu donnee
	tournee equipee procede sacre sale pave cliche ombree bordee soiree
	maintenant devant durant pendant suivant ayant important mechant garant restaurant versant
	penchant montant etudiant galant mandant probant portant partant courant servant radiant
	concernant moyennant constant vaillant collant volant feuillant carre prive roue tare came
	comte sante poli sense fonde mutant volant tenant trait retrait retraite portrait distrait ordonnee pointe permis bus sus mue revue
`)

func words(list string) map[string]bool {
	out := map[string]bool{}
	for _, w := range strings.Fields(list) {
		out[w] = true
	}
	return out
}
