package main

import (
	"context"
	"errors"
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"github.com/cognito-tui/cognito-tui/admin/acts"
	"github.com/cognito-tui/cognito-tui/cmd/cognito-tui/exit"
	"github.com/cognito-tui/cognito-tui/cmd/cognito-tui/tty"
)

// inputFlags are the flags and arguments for the inputs of an action.
type inputFlags struct {
	action   acts.Action
	words    acts.Input // the input that is given as arguments after the action; zero for none
	values   map[string]*string
	yes      map[string]*bool
	stdin    bool // a typed secret is read from there
	generate bool
}

func (f *inputFlags) register(cmd *cobra.Command, action acts.Action) {
	f.action, f.values, f.yes = action, map[string]*string{}, map[string]*bool{}
	f.words, _ = action.InWords()
	cmd.Args = cobra.NoArgs
	for _, input := range action.Inputs {
		switch {
		case input.Name == f.words.Name:
			f.registerWords(cmd, input)
		case input.Kind == acts.InputYesNo:
			f.yes[input.Name] = cmd.Flags().Bool(input.Name, input.Default == "yes", input.Label)
		case input.Kind == acts.InputSecret:
			f.registerSecret(cmd, input)
		default:
			f.registerValue(cmd, input)
		}
	}
}

func (f *inputFlags) registerWords(cmd *cobra.Command, input acts.Input) {
	cmd.Use += " " + f.action.Spellings(input)[0]
	cmd.Args = cobra.ArbitraryArgs
	if input.Kind == acts.InputChoice {
		cmd.Args = cobra.MaximumNArgs(1)
		cmd.ValidArgs = slices.Clone(input.Choices)
	}
}

func (f *inputFlags) registerSecret(cmd *cobra.Command, input acts.Input) {
	cmd.Flags().BoolVar(&f.stdin, input.StdinFlag(), false, "read the "+input.Label+" from standard input")
	if input.Generates {
		cmd.Flags().BoolVar(&f.generate, acts.GenerateFlag, false, "generate the "+input.Label+" to the pool's policy")
	}
}

func (f *inputFlags) registerValue(cmd *cobra.Command, input acts.Input) {
	help := input.Label
	if input.Kind == acts.InputChoice {
		help += ": " + strings.Join(input.Choices, ", ")
	}
	f.values[input.Name] = cmd.Flags().String(input.Name, input.Default, help)
	if input.Kind == acts.InputChoice {
		_ = cmd.RegisterFlagCompletionFunc(input.Name, cobra.FixedCompletions(input.Choices, cobra.ShellCompDirectiveNoFileComp))
	}
}

// check says which required inputs are missing, or have unknown values.
func (f *inputFlags) check(cmd *cobra.Command, args []string) error {
	for _, input := range f.action.Inputs {
		switch {
		case input.Kind == acts.InputSecret:
			if f.stdin && f.generate || f.action.On == acts.OnUser && !f.stdin && !f.generate {
				return exit.Usagef("give --generate or --%s-stdin", input.Name)
			}
		case input.Name == f.words.Name:
			if input.Required && len(args) == 0 {
				return exit.Usagef("give %s", cmd.Use)
			}
			if input.Kind == acts.InputChoice && !slices.Contains(input.Choices, args[0]) {
				return exit.Usagef("%s %q: there are %s", f.action.ID, args[0], strings.Join(input.Choices, ", "))
			}
		case f.values[input.Name] != nil:
			if err := checkValue(input, *f.values[input.Name]); err != nil {
				return err
			}
		}
	}
	return nil
}

func checkValue(input acts.Input, value string) error {
	switch {
	case input.Required && value == "":
		return exit.Usagef("give --%s: %s", input.Name, input.Label)
	case input.Kind == acts.InputChoice && value != "" && !slices.Contains(input.Choices, value):
		return exit.Usagef("--%s %q: there are %s", input.Name, value, strings.Join(input.Choices, ", "))
	}
	return nil
}

// read returns the inputs, with the secret from standard input.
func (f *inputFlags) read(cmd *cobra.Command, args []string) (acts.Inputs, error) {
	inputs := acts.Inputs{}
	for name, value := range f.values {
		if *value != "" || cmd.Flags().Changed(name) {
			inputs[name] = *value
		}
	}
	for name, yes := range f.yes {
		inputs[name] = map[bool]string{true: "yes", false: "no"}[*yes]
	}
	if f.words.Name != "" && len(args) > 0 {
		inputs[f.words.Name] = words(f.words, args)
	}
	if !f.stdin {
		return inputs, nil
	}
	for _, input := range f.action.Inputs {
		if input.Kind != acts.InputSecret {
			continue
		}
		secret, err := tty.ReadSecret(cmd, input.Label)
		if errors.Is(err, context.Canceled) {
			return nil, exit.ErrInterrupted
		}
		if err != nil {
			return nil, exit.Usagef("reading the %s from standard input: %w", input.Label, err)
		}
		inputs[input.Name] = secret
	}
	return inputs, nil
}

func words(input acts.Input, args []string) string {
	if input.Kind == acts.InputPairs {
		return acts.PairLines(args...)
	}
	return strings.Join(args, "\n")
}
