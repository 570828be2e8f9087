package cli

import (
	"glane/internal/phrase"

	"github.com/spf13/cobra"
)

var shells = []string{"bash", "zsh", "fish", "powershell"}

// newCompletionCmd makes "glane completion".
func newCompletionCmd(run func(root *cobra.Command, shell string) error) *cobra.Command {
	return &cobra.Command{
		Use:   "completion SHELL",
		Short: "Écrit le script qui complète les commandes dans un shell",
		Long: typeset("Écrit le script qui complète les commandes, les options et les facettes de Glane quand on presse Tab.\n" +
			"SHELL est " + phrase.List(shells, "ou") + "."),
		Example: `  source <(glane completion bash)
  glane completion fish > ~/.config/fish/completions/glane.fish`,
		ValidArgs: shells,
		Args:      exactlyOne("le nom du shell" + typeset(" : ") + phrase.List(shells, "ou")),
		RunE: func(cmd *cobra.Command, args []string) error {
			for _, shell := range shells {
				if args[0] == shell {
					return run(cmd.Root(), shell)
				}
			}
			return misused(cmd, "Shell inconnu "+phrase.Quote(args[0])+typeset(" : choisissez ")+phrase.List(shells, "ou")+".")
		},
	}
}

func (a *app) completion(root *cobra.Command, shell string) error {
	switch shell {
	case "bash":
		return root.GenBashCompletionV2(a.streams.Out, true)
	case "zsh":
		return root.GenZshCompletion(a.streams.Out)
	case "fish":
		return root.GenFishCompletion(a.streams.Out, true)
	default: // the only other one of shells
		return root.GenPowerShellCompletionWithDesc(a.streams.Out)
	}
}
