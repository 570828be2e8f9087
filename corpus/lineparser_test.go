package corpus

import (
	"reflect"
	"strings"
	"testing"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"
)

// rightLines are of JSON that is right, and have something of all that it may have.
var rightLines = []string{
	`{"id":"a","titre":"Le bail","annee":2018,"rubriques":{"texte":["Une rivière.","L’autre"]},"facettes":{"lieu":["ain","var"]}}`,
	` { "id" : "a" , "titre" : [ ] , "annee" : { } , "x" : [ [ ] , { } , null ] } ` + "\r",
	`{"a\u00e9\n\"\\\/\b\f\r\t":"\ud83d\ude00 \u0000 é\u2019"}`,
	`{"é":-0,"à":-1.5e+3,"b":0.25,"c":1E9,"d":123456789012345678901,"e":true,"f":false}`,
	`{"a":"\\","b":"\\\"","c":"","a":1}`,
	`[1,"deux",[3]]`, `"un texte"`, `12`, `null`,
	strings.Repeat("[", maxDepth) + strings.Repeat("]", maxDepth),
}

// doubtfulLines are wrong, or are to be read by encoding/json.
var doubtfulLines = []string{
	``, `{`, `{"a"}`, `{"a":}`, `{"a":1,}`, `{,"a":1}`, `[1,]`, `[,1]`, `[1 2]`, `{"a":1 "b":2}`, `{a:1}`, `{"a":01}`, `{"a":1.}`,
	`{"a":.5}`, `{"a":-}`, `{"a":1e}`, `{"a":+1}`, `{"a":truc}`, `{"a":nul}`, `{"a":"`, `{"a":"\"`, `{"a":"\x"}`, `{"a":"\u12"}`,
	`{"a":"\u12g4"}`, `{"a":"\ud83d"}`, `{"a":"\ud83d\u0041"}`, `{"a":"\ude00"}`, "{\"a\":\"\t\"}", `{"a":1} {}`, `{"a":1},`, `12 13`, "\u00A0{}",
	strings.Repeat("[", maxDepth+2) + strings.Repeat("]", maxDepth+2),
}

// slowly reads a line by encoding/json alone; nil when it has a fault.
func slowly(line string) *node {
	return (&findings{}).parseDoubtful([]byte(line), 7)
}

func TestALineThatIsRightIsReadAsEncodingJSONReadsIt(t *testing.T) {
	p := new(lineParser) // one for all: what it keeps of a line does no harm to the next
	for range 2 {
		for _, line := range rightLines {
			got := p.parse([]byte(line), 7, map[string]string{"titre": "titre"})
			if want := slowly(line); want == nil || !reflect.DeepEqual(got, want) {
				t.Errorf("%s:\n got %+v\nwant %+v", line, got, want)
			}
		}
	}
}

func TestALineThatMayBeWrongIsLeftToEncodingJSON(t *testing.T) {
	p := new(lineParser)
	for _, line := range doubtfulLines {
		if got := p.parse([]byte(line), 7, nil); got != nil {
			t.Errorf("%s: got %+v", line, got)
		}
	}
}

// FuzzLineParser holds the parser against encoding/json: what it reads is the same,
// to the last place.
func FuzzLineParser(f *testing.F) {
	for _, line := range append(append([]string{}, rightLines...), doubtfulLines...) {
		f.Add(line)
	}
	f.Fuzz(func(t *testing.T, line string) {
		if strings.Contains(line, "\n") || !(&findings{}).scan([]byte(line), 7) {
			return
		}
		got := new(lineParser).parse([]byte(line), 7, nil)
		if got == nil {
			return
		}
		if want := slowly(line); !reflect.DeepEqual(got, want) {
			t.Errorf("got %+v, want %+v", got, want)
		}
	})
}

func TestThePlainCharactersAreThoseThatNeedNoLook(t *testing.T) {
	for r := rune(0); r <= unicode.MaxRune; r++ {
		if !plain(r) {
			continue
		}
		message, _ := forbidden(r, utf8.RuneLen(r), false)
		composed := norm.NFC.PropertiesString(string(r))
		if unicode.IsControl(r) || message != "" || !composed.BoundaryBefore() || composed.CCC() != 0 || !norm.NFC.IsNormalString(string(r)) {
			t.Errorf("%U is not plain", r)
		}
	}
	for _, r := range "éçœŒÀÿ’«»—–…€\u00A0\u202F" {
		if !plain(r) {
			t.Errorf("%U is plain", r)
		}
	}
}

func TestSpacesWithinALineBecomeOneEach(t *testing.T) {
	for _, text := range []string{"", " ", "a", "a b", " a", "a ", "a  b", "a\tb", "a\u00A0b", "a\u2003b", "a\u3000b", "a\u1680b", "é ù", "«\u00A0a\u00A0»", "a\u0085b", "’ ’"} {
		if got, want := oneLine(text), strings.Join(strings.Fields(text), " "); got != want {
			t.Errorf("%q: got %q, want %q", text, got, want)
		}
	}
}
