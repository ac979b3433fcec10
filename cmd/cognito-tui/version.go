package main

import (
	"fmt"
	"runtime"
	"runtime/debug"

	"github.com/spf13/cobra"

	"github.com/cognito-tui/cognito-tui/cmd/cognito-tui/exit"
)

// version and commit are set by the release build.
var version, commit string

// buildVersion is the release's version, or what the Go tool knows of a build
// from source.
func buildVersion() string {
	if version != "" {
		return version
	}
	if info, ok := debug.ReadBuildInfo(); ok && info.Main.Version != "" {
		return info.Main.Version
	}
	return "unknown"
}

func newVersion() *cobra.Command {
	return &cobra.Command{
		Use: "version", Short: "Print the version, the commit and what it was built with", Args: cobra.NoArgs,
		RunE: func(cmd *cobra.Command, _ []string) error {
			text := "cognito-tui " + buildVersion()
			if commit != "" {
				text += " (" + commit + ")"
			}
			if _, err := fmt.Fprintf(cmd.OutOrStdout(), "%s, %s, %s/%s\n", text, runtime.Version(), runtime.GOOS, runtime.GOARCH); err != nil {
				return exit.NotWritten(err)
			}
			return nil
		},
	}
}
