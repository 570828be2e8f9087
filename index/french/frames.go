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
	voudrais veux souhaite savoir`)

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
