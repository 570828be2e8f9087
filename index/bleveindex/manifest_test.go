package bleveindex

import (
	"fmt"
	"os"
	"strings"
	"testing"

	"glane/index/french"
)

func TestTheFormatFollowsWhatAnIndexIsMadeWith(t *testing.T) {
	mod, err := os.ReadFile("../../go.mod")
	if err != nil {
		t.Fatal(err)
	}
	_, bleve, ok := strings.Cut(format, "bleve-")
	if !ok || !strings.Contains(string(mod), "github.com/blevesearch/bleve/v2 v"+bleve) {
		t.Errorf("format %q names another Bleve than go.mod: raise it", format)
	}
	var words strings.Builder
	for _, token := range french.New(nil).Tokenize("L’eau des SCoT, l'agro-alimentaire du P.N.R. en 2.5 : à l’ÉTAT, aujourd’hui fin.Début") {
		fmt.Fprintf(&words, "%s:%d:%v:%v ", token.Form, token.Position, token.Stop, token.Compound)
	}
	const want = "eau:1:false:false des:2:true:false SCOT:3:false:false agro:4:false:false alimentaire:5:false:false " +
		"agroalimentaire:4:false:true du:6:true:false PNR:7:false:false en:8:true:false 2.5:9:false:false à:10:true:false " +
		"ETAT:11:false:false aujourd'hui:12:false:false fin:13:false:false début:14:false:false "
	if words.String() != want {
		t.Errorf("words are cut as %q, not %q: raise format", words.String(), want)
	}
	var forms strings.Builder
	for _, text := range strings.Fields("mutualisations côtes cote PNR entr'aide glaneries webinaires réanimées aujourd'hui cybersécurités 2.5 œuvres") {
		f := french.New(nil).Form(text)
		fmt.Fprintf(&forms, "%s:%s:%s ", f.Fold, strings.Join(f.Keys[:], "/"), strings.Join(f.Families[:], "/"))
	}
	const compared = "mutualisations:mutualisation/mutualisation:mutualiser/mutualiser cotes:cote/cote:/ cote:cote/cote:/ pnr:/:/ " +
		"entr'aide:entraide/entraide:entraide/entraide glaneries:glaneri/glaneri:/ webinaires:webinaire/webinaire:/ " +
		"reanimees:reanimer/reanimer:reanimer/reanimer aujourd'hui:aujourdhui/aujourdhui:/ cybersecurites:cybersecurite/cybersecurite:/ " +
		"2.5:2.5/2.5:/ oeuvres:oeuvre/oeuvre:/ "
	if forms.String() != compared {
		t.Errorf("forms are compared by %q, not %q: raise format", forms.String(), compared)
	}
}
