package main

import (
	"errors"

	"github.com/spf13/cobra"
	"github.com/spf13/pflag"
)

// errTwice is a flag that is given twice and takes one value.
var errTwice = errors.New("it is given twice, and takes one value")

// single is the value of a flag that takes one: where two were given, the first
// would be lost without a word. The same one again loses nothing: a shell that asks for
// completions has the command line parsed twice.
type single struct {
	pflag.Value
	given bool
	text  string
}

// Set takes the first value.
func (s *single) Set(text string) error {
	if s.given && text != s.text {
		return errTwice
	}
	s.given, s.text = true, text
	return s.Value.Set(text)
}

// takesMany are the types of flags of which each value counts, and those that are
// on however often that is said.
var takesMany = map[string]bool{"stringArray": true, "stringToString": true, "bool": true}

// takeOnce refuses a second value of every flag that takes one, whatever command
// has it.
func takeOnce(cmd *cobra.Command) {
	for _, flags := range []*pflag.FlagSet{cmd.Flags(), cmd.PersistentFlags()} {
		flags.VisitAll(func(f *pflag.Flag) {
			if _, already := f.Value.(*single); !already && !takesMany[f.Value.Type()] {
				f.Value = &single{Value: f.Value}
			}
		})
	}
	for _, sub := range cmd.Commands() {
		takeOnce(sub)
	}
}

// readAgain lets flags be read once more from the same words.
func readAgain(flags *pflag.FlagSet) {
	flags.VisitAll(func(f *pflag.Flag) {
		if s, ok := f.Value.(*single); ok {
			s.given = false
		}
	})
}
