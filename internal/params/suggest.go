package params

import (
	"net/url"
	"strconv"

	"glane/index"
)

// How many suggestions and similar cases are given unless a size is asked for.
const (
	DefaultSuggestions = 8
	DefaultSimilar     = 4
	MaxSimilar         = 20
)

// Suggest gives the parameters of suggestions.
func Suggest() []Param {
	return []Param{
		{Name: Q, Kind: Text, Doc: "Le texte commencé ; son dernier mot peut être inachevé."},
		{
			Name: Size, Kind: Integer, Min: 1, Max: index.MaxSuggestions, Default: strconv.Itoa(DefaultSuggestions),
			Doc: "Nombre de propositions.",
		},
	}
}

// Similar gives the parameters of similar cases.
func Similar() []Param {
	return []Param{{
		Name: Size, Kind: Integer, Min: 1, Max: MaxSimilar, Default: strconv.Itoa(DefaultSimilar),
		Doc: "Nombre de fiches proches.",
	}}
}

// ParseSuggest reads the parameters of Suggest, with errors as Parse has them.
func ParseSuggest(v url.Values) (q string, size int, err error) {
	given, err := read(v, Suggest(), true)
	return text(given.one(Q)), given.number(Size, DefaultSuggestions), err
}

// ParseSimilar reads the parameters of Similar, with errors as Parse has them.
func ParseSimilar(v url.Values) (size int, err error) {
	given, err := read(v, Similar(), true)
	return given.number(Size, DefaultSimilar), err
}
