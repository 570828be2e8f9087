package corpus

import (
	"testing"
	"testing/fstest"
	"time"

	"github.com/google/go-cmp/cmp"
)

func declaring(text string) fstest.MapFS {
	return fstest.MapFS{
		schemaFile:      {Data: []byte("titre: Essai\nrubriques: [{nom: texte, libelle: Texte}]\n")},
		declarationFile: {Data: []byte(text)},
	}
}

func TestADeclarationIsReadWhole(t *testing.T) {
	c := loadSound(t, declaring(`organisme: Le réseau
service: Les fiches
etat: partiellement conforme
referentiel: RGAA 4.1.2
audit: {par: nos soins, taux: 82.5, taux_moyen: 91, rapport: "https://exemple.fr/audit"}
non_conformites: [Une carte sans description.]
derogations: [Les plans d’avant 2012.]
exemptions: [Les vidéos anciennes.]
etablie_le: 2026-01-15
mise_a_jour_le: 2026-06-01
technologies: [HTML]
environnements: [Firefox et NVDA]
outils: [axe-core]
pages: [{titre: Accueil, url: "https://exemple.fr/"}]
contact: {courriel: a@exemple.fr}
formulaire: https://exemple.fr/contact
schema_pluriannuel: https://exemple.fr/schema
plan_d_action: https://exemple.fr/plan
`))
	day := func(m time.Month, d int) time.Time { return time.Date(2026, m, d, 0, 0, 0, 0, time.UTC) }
	want := &Declaration{
		Organisme: "Le réseau", Service: "Les fiches", Etat: PartielConforme, Referentiel: "RGAA 4.1.2",
		Audit:          &Audit{Par: "nos soins", Taux: 82.5, Moyen: 91, Rapport: "https://exemple.fr/audit"},
		NonConformites: []string{"Une carte sans description."}, Derogations: []string{"Les plans d’avant 2012."}, Exemptions: []string{"Les vidéos anciennes."},
		EtablieLe: day(time.January, 15), MiseAJourLe: day(time.June, 1),
		Technologies: []string{"HTML"}, Environnements: []string{"Firefox et NVDA"}, Outils: []string{"axe-core"},
		Pages: []Source{{"Accueil", "https://exemple.fr/"}}, Contact: Contact{Courriel: "a@exemple.fr"},
		Formulaire: "https://exemple.fr/contact", Schema: "https://exemple.fr/schema", PlanAction: "https://exemple.fr/plan",
	}
	if diff := cmp.Diff(want, c.Accessibilite); diff != "" {
		t.Errorf("declaration (-want +got):\n%s", diff)
	}
}

func TestACorpusThatDeclaresNothingHasNoDeclaration(t *testing.T) {
	empty := loadSound(t, declaring("# organisme: à remplir\n"))
	silent := declaring("")
	delete(silent, declarationFile)
	if c := loadSound(t, silent); c.Accessibilite != nil || empty.Accessibilite != nil {
		t.Error("a declaration is there that nobody made")
	}
	if filled := loadSound(t, declaring("organisme: A\netat: non conforme\netablie_le: 2026-01-15\ncontact: {courriel: a@exemple.fr}\n")); filled.Fingerprint == empty.Fingerprint {
		t.Error("a running service would not see the declaration come")
	}
}

// A declaration with a fault hides no case.
func TestAFaultyDeclarationIsLeftOut(t *testing.T) {
	c, faults := Load(declaring("organisme: A\n"))
	if c == nil || c.Accessibilite != nil || len(faults) == 0 {
		t.Errorf("corpus %+v, faults %v", c, faults)
	}
}
