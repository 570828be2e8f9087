package main

// A pattern relates words that are made of one another: of a word that ends in
// from, the dictionary may have others that end in one of to instead. All are
// written without accents, which French changes as it derives (règle, réglementer).
type pattern struct {
	from string
	to   []string
	min  int // letters that the words share at least
}

// patterns are of French suffixes whose meaning is regular. Those that often
// change it (livre/livrer, ferme/fermer) are left out, or ask for long words.
var patterns = []pattern{
	// verbs and what is made of them
	{"er", []string{"ation", "ement", "age", "ateur", "atif", "able", "atoire", "ature", "eur"}, 4},
	{"er", []string{"ance", "ent", "ence"}, 5},
	{"er", []string{"e", ""}, 6},
	{"eler", []string{"ellement"}, 3},
	{"fier", []string{"fication", "ficateur", "ficatif"}, 2},
	{"quer", []string{"cation", "cateur", "catif", "cable"}, 4},
	{"guer", []string{"gation", "gateur", "gatif"}, 3},
	{"uer", []string{"ution", "uteur", "utif"}, 3},
	{"user", []string{"usion"}, 3},
	{"oser", []string{"osition", "ositeur"}, 3},
	{"iser", []string{"ision"}, 3},
	{"ter", []string{"tion"}, 4},
	{"ecter", []string{"ecteur"}, 3},
	{"ionner", []string{"ion"}, 5},
	{"ir", []string{"issement", "isseur", "ition"}, 4},
	{"uire", []string{"uction", "ucteur", "uctif"}, 2},
	{"crire", []string{"cription", "cripteur"}, 2},
	{"ider", []string{"ision"}, 3},
	{"evoir", []string{"eption"}, 2},
	{"ier", []string{"iement"}, 4},
	{"aitre", []string{"aissance"}, 1},
	{"ation", []string{"ateur", "atif"}, 5},
	{"atif", []string{"ative"}, 4},
	{"eur", []string{"orial", "oriel"}, 4},
	// nouns and their adjectives
	{"", []string{"al", "aire"}, 5},
	{"", []string{"ique", "at", "ite"}, 6},
	{"e", []string{"al", "ial", "ique", "ite", "at"}, 5},
	{"oire", []string{"orial"}, 4},
	{"ie", []string{"ique"}, 4},
	{"ate", []string{"atie"}, 5},
	{"logie", []string{"logique", "logue", "logiste"}, 2},
	{"graphie", []string{"graphique", "graphe"}, 3},
	{"nomie", []string{"nomique", "nome"}, 4},
	{"isme", []string{"iste", "istique"}, 4},
	{"isme", []string{"ique"}, 5},
	{"iculture", []string{"icole", "iculteur"}, 2},
	{"ence", []string{"ent", "entiel"}, 4},
	{"ance", []string{"ant", "anciel"}, 5},
	{"ion", []string{"ionnel", "ionnaire"}, 5},
	{"ite", []string{"iser", "itaire", "itatif"}, 4},
	{"at", []string{"al", "aire"}, 5},
	{"erie", []string{"ier"}, 4},
	// adjectives, and the nouns, verbs and adverbs made of them
	{"able", []string{"abilite", "ablement", "abiliser"}, 3},
	{"ible", []string{"ibilite", "iblement", "ibiliser"}, 2},
	{"aire", []string{"arite", "airement", "ariser", "ariat"}, 5},
	{"al", []string{"alite", "alement", "aliser"}, 4},
	{"al", []string{"alisme", "aliste"}, 5},
	{"el", []string{"ellement", "alite", "aliser"}, 5},
	{"if", []string{"ivite", "ivement"}, 4},
	{"ique", []string{"iquement", "icite"}, 4},
	{"ique", []string{"iser"}, 5},
	{"ic", []string{"iquer"}, 6},
	{"ile", []string{"ilite", "iliser"}, 2},
	{"eux", []string{"osite", "eusement"}, 4},
	{"ant", []string{"amment"}, 4},
	{"ent", []string{"emment"}, 4},
}
