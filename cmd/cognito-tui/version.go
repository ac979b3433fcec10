package main

import (
	"fmt"
	"runtime"
	"runtime/debug"

	"github.com/spf13/cobra"

	"github.com/cognito-tui/cognito-tui/cmd/cognito-tui/exit"
	"github.com/cognito-tui/cognito-tui/cmd/cognito-tui/output"
	"github.com/cognito-tui/cognito-tui/cmd/cognito-tui/reference"
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

// versions are what this program was built from and with.
type versions struct {
	Version  string `json:"version"`
	Commit   string `json:"commit,omitempty"`
	Go       string `json:"go"`
	Platform string `json:"platform"`
}

func newVersion() *cobra.Command {
	var format string
	cmd := &cobra.Command{
		Use: "version", Short: "Print the version, the commit and what it was built with", Args: cobra.NoArgs,
		RunE: func(cmd *cobra.Command, _ []string) error {
			built := versions{buildVersion(), commit, runtime.Version(), runtime.GOOS + "/" + runtime.GOARCH}
			var err error
			switch format {
			case "text":
				_, err = fmt.Fprintln(cmd.OutOrStdout(), built)
			case "json":
				err = output.NewJSONLines(cmd.OutOrStdout()).Encode(built)
			default:
				return exit.Usagef("--output %s: there are text and json", format)
			}
			if err != nil {
				return exit.NotWritten(err)
			}
			return nil
		},
	}
	cmd.Flags().StringVarP(&format, "output", "o", "text", "text or json")
	formats(cmd, "text", "json")
	return cmd
}

// String is one line.
func (v versions) String() string {
	text := "cognito-tui " + v.Version
	if v.Commit != "" {
		text += " (" + v.Commit + ")"
	}
	return text + ", " + v.Go + ", " + v.Platform
}

func newMan() *cobra.Command {
	return &cobra.Command{
		Use: "man", Short: "Print the manual page", Args: cobra.NoArgs,
		Example: "cognito-tui man | man -l -\ncognito-tui man >/usr/local/share/man/man1/cognito-tui.1",
		RunE: func(cmd *cobra.Command, _ []string) error {
			if _, err := fmt.Fprint(cmd.OutOrStdout(), reference.Man(cmd.Root(), buildVersion())); err != nil {
				return exit.NotWritten(err)
			}
			return nil
		},
	}
}
