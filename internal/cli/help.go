package cli

import (
	"fmt"
	"io"
	"strings"
	"unicode/utf8"

	"glane/internal/phrase"

	"github.com/spf13/cobra"
	"github.com/spf13/pflag"
)

// typeset makes French of a text written with plain spaces. It is for the
// program's own sentences: what a person gave is never changed.
func typeset(s string) string { return phrase.Typeset(s) }

// newHelpCmd makes "glane help": the same text as --help.
func newHelpCmd() *cobra.Command {
	return &cobra.Command{
		Use:   "help [COMMANDE]",
		Short: "Explique une commande",
		Long:  "Explique une commande, ou les présente toutes.",
		Args:  atMostOne,
		ValidArgsFunction: func(cmd *cobra.Command, _ []string, _ string) ([]string, cobra.ShellCompDirective) {
			var names []string
			for _, c := range cmd.Root().Commands() {
				if c.IsAvailableCommand() {
					names = append(names, c.Name()+"\t"+c.Short)
				}
			}
			return names, cobra.ShellCompDirectiveNoFileComp
		},
		RunE: func(cmd *cobra.Command, args []string) error {
			if len(args) == 0 {
				return cmd.Root().Help()
			}
			about, _, err := cmd.Root().Find(args)
			if err != nil || about == cmd.Root() {
				return knownCommand(cmd, args)
			}
			return about.Help()
		},
	}
}

// writeHelp explains cmd: what it does, how to write it, examples, options.
func writeHelp(to io.Writer, cmd *cobra.Command, listed []*cobra.Command) {
	var b strings.Builder
	about := cmd.Long
	if about == "" {
		about = cmd.Short + "."
	}
	b.WriteString(about + "\n\n" + typeset("Usage :") + "\n")
	if cmd.HasParent() {
		b.WriteString("  " + useLine(cmd) + "\n")
	} else {
		b.WriteString("  glane COMMANDE [options]\n\nCommandes" + phrase.NBSP + ":\n")
		for _, c := range listed {
			fmt.Fprintf(&b, "  %-12s%s\n", c.Name(), c.Short)
		}
		b.WriteString("\n" + typeset("Pour en savoir plus sur une commande : glane help COMMANDE") + "\n")
	}
	if cmd.Example != "" {
		b.WriteString("\nExemples" + phrase.NBSP + ":\n" + cmd.Example + "\n")
	}
	if options := optionLines(cmd.Flags()); options != "" {
		b.WriteString("\nOptions" + phrase.NBSP + ":\n" + options)
	}
	// Help goes to a terminal or a pipe that may have closed: nothing to do about it.
	_, _ = io.WriteString(to, b.String())
}

func useLine(cmd *cobra.Command) string {
	line := cmd.Parent().CommandPath() + " " + cmd.Use
	if cmd.HasAvailableLocalFlags() {
		line += " [options]"
	}
	return line
}

// optionLines lists flags, one a line, what they do in one column.
func optionLines(flags *pflag.FlagSet) string {
	type line struct{ name, text string }
	var lines []line
	width := 0
	flags.VisitAll(func(f *pflag.Flag) {
		if f.Hidden {
			return
		}
		kind, text := pflag.UnquoteUsage(f)
		name := "      --" + f.Name
		if f.Shorthand != "" {
			name = "  -" + f.Shorthand + ", --" + f.Name
		}
		if kind != "" && f.NoOptDefVal == "" {
			name += " " + kind
		} else if kind != "" {
			name += "[=" + kind + "]"
		}
		if hasDefault(f) {
			text += typeset(" (par défaut : ") + f.DefValue + ")"
		}
		width = max(width, utf8.RuneCountInString(name))
		lines = append(lines, line{name, text})
	})
	var b strings.Builder
	for _, l := range lines {
		b.WriteString(l.name + strings.Repeat(" ", width-utf8.RuneCountInString(l.name)+2) + l.text + "\n")
	}
	return b.String()
}

// hasDefault tells whether a flag's default is worth telling.
func hasDefault(f *pflag.Flag) bool {
	switch f.DefValue {
	case "", "false", "0", "[]":
		return false
	}
	return true
}
