package cli

import (
	"glane/internal/config"
	"glane/internal/page"
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

// completeOptions lets a shell complete the values of the options of cmd that are
// few or are files. Its command completes those that it alone knows.
func completeOptions(cmd *cobra.Command) {
	for _, o := range config.Options() {
		if complete := completion(o); complete != nil && cmd.Flags().Lookup(o.Flag()) != nil {
			register(cmd, o.Flag(), complete)
		}
	}
}

// completion gives what completes an option; nil where nothing can.
func completion(o config.Option) cobra.CompletionFunc {
	switch o.Kind {
	case config.Folder:
		return folders
	case config.Choice:
		return cobra.FixedCompletions(o.Choices, cobra.ShellCompDirectiveNoFileComp)
	case config.YesNo:
		return cobra.FixedCompletions([]string{"oui", "non"}, cobra.ShellCompDirectiveNoFileComp)
	case config.Language:
		return languages
	}
	return nil
}

func folders(*cobra.Command, []string, string) ([]string, cobra.ShellCompDirective) {
	return nil, cobra.ShellCompDirectiveFilterDirs
}

func languages(*cobra.Command, []string, string) ([]string, cobra.ShellCompDirective) {
	known, err := page.Languages()
	if err != nil {
		return nil, cobra.ShellCompDirectiveError
	}
	return known, cobra.ShellCompDirectiveNoFileComp
}

// register sets what completes a flag.
func register(cmd *cobra.Command, flag string, complete cobra.CompletionFunc) {
	if err := cmd.RegisterFlagCompletionFunc(flag, complete); err != nil {
		panic("cli: " + err.Error()) // no such flag, or twice: a fault of this package, met by any test
	}
}
