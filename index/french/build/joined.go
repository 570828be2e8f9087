package main

import "strings"

// together are words of one family whatever their endings.
var together = [][]string{
	// the land and who lives there
	{"agricole", "agriculture", "agriculteur"},
	{"territoire", "territorial", "territorialiser"},
	{"métropole", "métropolitain"},
	{"urbain", "urbanisme", "urbaniser", "urbanisation", "urbanistique"},
	{"rural", "ruralité"},
	{"intercommunal", "intercommunalité"},
	{"département", "départemental"},
	{"région", "régional", "régionalisation"},
	{"commune", "communal"},
	{"montagne", "montagnard"},
	{"mer", "maritime"},
	{"eau", "hydrique"},
	{"forêt", "forestier", "foresterie"},
	{"île", "insulaire"},
	{"habitant", "habiter", "habitat", "habitation"},
	{"citoyen", "citoyenneté"},
	{"paysage", "paysager", "paysagiste"},
	{"aménager", "aménagement", "aménageur"},
	{"jardin", "jardiner", "jardinage", "jardinier"},
	{"maraîcher", "maraîchage"},
	{"pêcher", "pêcheur"},
	{"aliment", "alimenter", "alimentation", "alimentaire", "agroalimentaire"},
	{"nourrir", "nourriture", "nourricier"},
	{"déchet", "déchetterie", "déchèterie"},
	{"énergie", "énergétique"},
	{"chaleur", "chauffer", "chauffage", "calorifique"},
	{"froid", "froideur", "refroidir"},
	{"sec", "sécher", "sécheresse"},
	{"pluie", "pluvial", "pleuvoir"},
	// power and its acts
	{"élire", "élection", "élu", "électoral", "électeur", "électorat"},
	{"maire", "mairie"},
	{"préfet", "préfecture", "préfectoral"},
	{"ministre", "ministère", "ministériel"},
	{"parlement", "parlementaire"},
	{"sénat", "sénateur", "sénatorial"},
	{"municipal", "municipalité"},
	{"loi", "légal", "légalité", "législatif", "législation", "législateur", "légiférer"},
	{"juge", "juger", "jugement"},
	{"gérer", "gestion", "gestionnaire"},
	{"signer", "signature", "signataire"},
	{"contrat", "contractuel", "contractualiser", "contractualisation"},
	{"partenaire", "partenariat", "partenarial"},
	{"associer", "association", "associatif"},
	{"négocier", "négociation", "négociateur"},
	{"réciproque", "réciprocité"},
	{"prescrire", "prescription", "prescripteur"},
	{"adhérer", "adhésion", "adhérent"},
	{"décider", "décision", "décisionnel", "décideur"},
	{"projet", "projeter"},
	{"piloter", "pilotage", "pilote"},
	{"expérimenter", "expérimental", "expérimentation"},
	{"coordonner", "coordination", "coordinateur", "coordonnateur"},
	{"protéger", "protection", "protecteur"},
	{"innover", "innovation", "innovateur", "innovant"},
	{"diriger", "direction", "directeur", "dirigeant"},
	{"exiger", "exigence"},
	{"prévenir", "prévention", "préventif"},
	{"intervenir", "intervention"},
	{"obtenir", "obtention"},
	{"détenir", "détention"},
	{"soutenir", "soutien"},
	{"maintenir", "maintien"},
	{"appuyer", "appui"},
	{"essayer", "essai"},
	{"employer", "emploi", "employeur", "employé"},
	{"ouvrir", "ouverture"},
	{"fermer", "fermeture"},
	{"couvrir", "couverture"},
	{"découvrir", "découverte"},
	{"répondre", "réponse"},
	{"défendre", "défense", "défenseur", "défensif"},
	{"vendre", "vente", "vendeur"},
	{"attendre", "attente"},
	{"perdre", "perte"},
	{"étendre", "extension"},
	{"entretenir", "entretien"},
	{"choisir", "choix"},
	{"croître", "croissance"},
	{"accroître", "accroissement"},
	{"élire", "éligible", "éligibilité"},
	{"suivre", "suivi"},
	{"agir", "action"},
	{"rédiger", "rédaction", "rédacteur", "rédactionnel"},
	{"lire", "lecture", "lecteur"},
	{"écrire", "écriture"},
	{"apprendre", "apprentissage", "apprenti"},
	{"comprendre", "compréhension"},
	{"inclure", "inclusion", "inclusif"},
	{"exclure", "exclusion"},
	{"conclure", "conclusion"},
	{"résoudre", "résolution"},
	{"rompre", "rupture"},
	{"transmettre", "transmission"},
	{"admettre", "admission"},
	{"permettre", "permission"},
	{"connecter", "connexion"},
	{"investir", "investissement", "investisseur"},
	// money, work and goods
	{"financer", "financement", "finance", "financier", "financièrement"},
	{"économie", "économique"},
	{"industrie", "industriel"},
	{"commerce", "commercial", "commerçant", "commercialiser"},
	{"artisan", "artisanal", "artisanat"},
	{"consommer", "consommation", "consommateur"},
	{"travail", "travailler", "travailleur", "télétravail"},
	{"télétravail", "télétravailler", "télétravailleur"},
	{"partial", "partialité"},
	{"salaire", "salarial", "salarié", "salarier", "salariat"},
	{"licencier", "licenciement"},
	{"chômage", "chômeur", "chômer"},
	{"patron", "patronal", "patronat"},
	{"syndicat", "syndical", "syndicalisme", "syndicaliste", "syndiquer"},
	{"ouvrier", "ouvrière"},
	{"expert", "expertise", "expertiser"},
	{"ingénieur", "ingénierie"},
	{"échanger", "échange"},
	{"partager", "partage"},
	{"acheter", "achat", "acheteur"},
	{"dépenser", "dépense"},
	{"payer", "paiement", "paie", "paye"},
	{"coûter", "coût", "coûteux"},
	{"risque", "risquer"},
	// people
	{"logement", "loger"},
	{"école", "scolaire", "scolarité", "scolariser", "écolier"},
	{"santé", "sanitaire"},
	{"hôpital", "hospitalier", "hospitaliser", "hospitalisation"},
	{"médecin", "médecine", "médical"},
	{"malade", "maladie"},
	{"social", "société", "sociétal"},
	{"solidaire", "solidarité"},
	{"enfant", "enfance"},
	{"jeune", "jeunesse"},
	{"vieux", "vieillesse", "vieillir", "vieillissement"},
	{"famille", "familial"},
	{"parent", "parental", "parentalité"},
	{"père", "paternel", "paternité"},
	{"mère", "maternel", "maternité"},
	{"naître", "naissance"},
	{"mourir", "mort", "mortalité"},
	{"vivre", "vie"},
	{"égal", "égalité"},
	{"culture", "culturel", "cultiver"},
	{"nature", "naturel"},
	{"patrimoine", "patrimonial"},
	{"tourisme", "touristique", "touriste"},
	{"musique", "musical", "musicien"},
	{"sport", "sportif"},
	{"écologie", "écologique"},
	{"complémentaire", "complémentarité"},
	{"durable", "durabilité", "durablement"},
	{"mobile", "mobilité"},
	{"transport", "transporter", "transporteur"},
	{"déplacer", "déplacement"},
	{"circuler", "circulation"},
	{"automobile", "automobiliste"},
	{"qualité", "qualitatif", "qualitativement"},
	{"quantité", "quantitatif"},
	{"créer", "création", "créateur", "créatif", "créativité"},
	{"climat", "climatique"},
	{"polluer", "pollution", "polluant", "pollueur"},
	{"bénéficier", "bénéfice", "bénéficiaire", "bénéfique"},
	{"élever", "élevage", "éleveur"},
	{"cycle", "cyclique"},
}

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
	retraiter/retraite retraiter/retrait dynamite/dynamiser concentre/concentrique miner/mineral
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
	comte sante poli sense fonde mutant volant tenant trait retrait retraite portrait distrait ordonnee
`)

func words(list string) map[string]bool {
	out := map[string]bool{}
	for _, w := range strings.Fields(list) {
		out[w] = true
	}
	return out
}
