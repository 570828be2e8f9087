package config

import (
	"fmt"
	"strings"
)

// Table is the list of options as a Markdown table, in French, for
// docs/configuration.md.
func Table() string {
	var b strings.Builder
	b.WriteString("| fichier | ligne de commande | environnement | valeur | par défaut | effet |\n")
	b.WriteString("| --- | --- | --- | --- | --- | --- |\n")
	for _, o := range Options() {
		value := string(o.Kind)
		if o.Kind == Choice {
			value = "`" + strings.Join(o.Choices, "`, `") + "`"
		}
		def := "–"
		if o.Default != "" {
			def = "`" + o.Default + "`"
		}
		fmt.Fprintf(&b, "| `%s` | `--%s` | `%s` | %s | %s | %s |\n", o.Name, o.Flag(), o.Env(), value, def, o.Doc)
	}
	return b.String()
}
