package cli

import (
	"fmt"
	"runtime"
	"runtime/debug"

	"github.com/spf13/cobra"
)

// newVersionCmd makes "glane version".
func newVersionCmd(run func() error) *cobra.Command {
	return &cobra.Command{
		Use:   "version",
		Short: "Dit la version du programme",
		Args:  noArgs,
		RunE:  func(*cobra.Command, []string) error { return run() },
	}
}

func (a *app) version() error {
	_, err := fmt.Fprintf(a.streams.Out, "glane %s (%s, %s/%s)\n", programVersion(), runtime.Version(), runtime.GOOS, runtime.GOARCH)
	return err
}

// programVersion is the version as Go wrote it into the program: a tag, or the
// commit that it was built from; "(devel)" outside a checkout.
func programVersion() string {
	if info, ok := debug.ReadBuildInfo(); ok && info.Main.Version != "" {
		return info.Main.Version
	}
	return "(devel)"
}
