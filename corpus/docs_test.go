package corpus

import (
	"os"
	"regexp"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/google/go-cmp/cmp"
)

func documentation(t *testing.T) string {
	t.Helper()
	text, err := os.ReadFile("../docs/corpus.md")
	if err != nil {
		t.Fatal(err)
	}
	return string(text)
}

func TestTheDocumentationHasEveryKeyAndNoOther(t *testing.T) {
	tables := regexp.MustCompile(`(?m)^<!-- clés : (.*) -->\n((?:\|.*\n)+)`).FindAllStringSubmatch(documentation(t), -1)
	row := regexp.MustCompile("^\\| `([a-z_]+)` \\| .+? \\| (.+?) \\| .+ \\|$")
	var documented []Key
	for _, table := range tables {
		for i, line := range strings.Split(strings.TrimSpace(table[2]), "\n") {
			cells := row.FindStringSubmatch(line)
			if i < 2 { // the heads
				continue
			}
			if cells == nil {
				t.Fatalf("no key in the row %q", line)
			}
			documented = append(documented, Key{Group: table[1], Name: cells[1], Required: cells[2] == "obligatoire"})
		}
	}
	if diff := cmp.Diff(Keys(), documented); diff != "" {
		t.Errorf("keys (-code +documentation):\n%s", diff)
	}
}

func TestTheDocumentationListsTheReservedNames(t *testing.T) {
	found := regexp.MustCompile(`<!-- noms réservés -->(.*)<!-- fin -->`).FindStringSubmatch(documentation(t))
	if found == nil {
		t.Fatal("the list of reserved names is not marked")
	}
	if want := "`" + strings.Join(ReservedNames, "`, `") + "`"; found[1] != want {
		t.Errorf("reserved names: the documentation has\n%s\nand the code\n%s", found[1], want)
	}
}

// The examples of the documentation are one corpus, which must load.
func TestTheExamplesOfTheDocumentationAreSound(t *testing.T) {
	blocks := regexp.MustCompile("(?s)```(?:yaml|json)\n(.*?)```").FindAllStringSubmatch(documentation(t), -1)
	if len(blocks) != 5 {
		t.Fatalf("%d examples, want corpus.yaml, a case, thesaurus.yaml, accessibilite.yaml and a line of JSON", len(blocks))
	}
	c := loadSound(t, fstest.MapFS{
		schemaFile:                 {Data: []byte(blocks[0][1])},
		"cases/une-fiche.yaml":     {Data: []byte(blocks[1][1])},
		thesaurusFile:              {Data: []byte(blocks[2][1])},
		declarationFile:            {Data: []byte(blocks[3][1])},
		"cases/autre/lignes.jsonl": {Data: []byte(blocks[4][1])},
	})
	if c.Accessibilite == nil || c.Cases.Len() != 2 || len(c.Thesaurus.Sigles) != 2 || len(c.Thesaurus.Generiques) != 1 || len(c.Thesaurus.Exclusions) != 2 {
		t.Errorf("corpus = %+v, thesaurus = %+v", c, c.Thesaurus)
	}
}
