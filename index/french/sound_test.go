package french_test

import (
	"testing"

	"glane/index/french"
)

func TestWordsThatAreHeardAlikeSoundTheSame(t *testing.T) {
	for typed, meant := range map[string]string{
		"dofinois":      "dauphinois",
		"otoroute":      "autoroute",
		"sirkuit":       "circuit",
		"kiche":         "quiche",
		"sarazin":       "sarrasin",
		"alimantation":  "alimentation",
		"cassoule":      "cassoulet",
		"mutualizasion": "mutualisation",
		"simpatie":      "sympathie",
		"bassain":       "bassin",
		"farmacie":      "pharmacie",
		"gerir":         "jerir",
		"communotes":    "communaute",
		"subvancion":    "subvention",
		"ecologik":      "ecologique",
		"aksion":        "action",
	} {
		if got, want := french.Sound(typed), french.Sound(meant); got != want || got == "" {
			t.Errorf("%s sounds %q, %s sounds %q", typed, got, meant, want)
		}
	}
}

func TestWordsThatAreHeardOtherwiseDoNotSoundTheSame(t *testing.T) {
	for _, pair := range [][2]string{
		{"annee", "ange"},
		{"commune", "comptine"},
		{"bateau", "bateleur"},
		{"gare", "jarre"},
		{"cote", "site"},
		{"minage", "mineur"},
		{"plaine", "plan"},
		{"route", "rote"},
	} {
		if a, b := french.Sound(pair[0]), french.Sound(pair[1]); a == b {
			t.Errorf("%s and %s sound %q", pair[0], pair[1], a)
		}
	}
}

func TestLettersThatAreNotHeardAtTheEndMakeNoSound(t *testing.T) {
	for fold, want := range map[string]string{"": "", "e": "", "contrats": "kONtra", "contra": "kONtra", "2024": "2024"} {
		if got := french.Sound(fold); got != want {
			t.Errorf("%q sounds %q, want %q", fold, got, want)
		}
	}
}
