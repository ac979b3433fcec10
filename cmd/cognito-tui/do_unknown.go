package main

import (
	"strings"

	"github.com/spf13/cobra"

	"github.com/cognito-tui/cognito-tui/cmd/cognito-tui/exit"
	"github.com/cognito-tui/cognito-tui/cmd/cognito-tui/flagset"
)

// suggestWithin is the edit distance up to which a word is taken for a typo.
const suggestWithin = 2

// judgeUnknown makes a command that has only subcommands report an unknown one. Cobra
// reads flags first, and would blame a flag of the misspelt command; so the flags are
// passed here unparsed.
func judgeUnknown(cmd *cobra.Command, what string) {
	cmd.DisableFlagParsing = true
	cmd.SuggestionsMinimumDistance = suggestWithin
	cmd.Args = cobra.ArbitraryArgs
	cmd.RunE = func(cmd *cobra.Command, args []string) error {
		word, err := firstWord(cmd, args)
		switch {
		case word != "":
			return exit.Usagef("there is no %s %q%s", what, word, meant(cmd, word))
		case err != nil:
			return exit.Usagef("%w", err)
		}
		cmd.SetOut(nil) // the help is our own text, with styles
		return cmd.Help()
	}
}

// firstWord is the first argument that is neither a flag nor its value, for any flags.
// If there is none, err is what is wrong with the flags.
func firstWord(cmd *cobra.Command, args []string) (word string, err error) {
	cmd.DisableFlagParsing = false
	cmd.FParseErrWhitelist.UnknownFlags = true
	if cmd.ParseFlags(args) == nil && cmd.Flags().NArg() > 0 {
		return cmd.Flags().Arg(0), nil
	}
	cmd.FParseErrWhitelist.UnknownFlags = false
	if help, _ := cmd.Flags().GetBool("help"); help {
		return "", nil
	}
	flagset.ReadAgain(cmd.Flags())
	return "", cmd.ParseFlags(args)
}

// meant suggests another command, or says where they are listed.
func meant(cmd *cobra.Command, word string) string {
	if like := cmd.SuggestionsFor(word); len(like) > 0 {
		return "; did you mean " + strings.Join(like, ", ") + "?"
	}
	return "; " + cmd.CommandPath() + " --help lists them"
}
