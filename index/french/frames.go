package french

import "strings"

// frames are words that make a sentence a question and say nothing of what is
// asked: «comment faire pour», «est-ce que l'on peut», «faut-il». Bleve's list of
// function words lacks them, and rightly so for texts, where they cost little.
var frames = setOf(`
	comment pourquoi combien quand où quoi lequel laquelle lesquels lesquelles dont
	peut peuvent peux pouvez pouvons pouvoir puis pourrait
	doit doivent dois devez devons devoir faut faudrait
	existe existent être avoir a si faire fait fais cela ça là
	voudrais veux souhaite savoir
	exemple exemples sert servent possible`)

func setOf(words string) map[string]bool {
	out := map[string]bool{}
	for _, w := range strings.Fields(words) {
		out[w] = true
	}
	return out
}

// IsFrame tells whether a lower-case form frames a question: a query that has
// other words does not want it.
func IsFrame(form string) bool { return frames[form] }

// links are words that only join or measure others and that a list of function words
// leaves out, since they are looked up: prepositions, adverbs, words of quantity.
var links = setOf(`entre parmi selon durant pendant depuis avant après vers chez hors sous malgré afin ainsi
	aussi alors lors puis donc très trop plus moins tout toute tous toutes toujours encore déjà chaque plusieurs
	quelque quelques certain certains certaines notamment surtout via vs voire jusque jusqu lequel laquelle`)

// IsLink tells whether a lower-case form joins or measures other words: no phrase
// begins or ends with one.
func IsLink(form string) bool { return links[form] }
