// Package flagset makes flags stricter than their library: one value each, and errors in
// words.
package flagset

import (
	"errors"

	"github.com/spf13/cobra"
	"github.com/spf13/pflag"
)

// errTwice is a flag that is given twice but takes one value.
var errTwice = errors.New("it is given twice, but takes one value")

// single is the value of a flag that takes one: of two, the first would be silently lost.
// The same value again loses nothing: completion parses the command line twice.
type single struct {
	pflag.Value
	given bool
	text  string
}

// Set accepts only the first value.
func (s *single) Set(text string) error {
	if s.given && text != s.text {
		return errTwice
	}
	s.given, s.text = true, text
	return s.Value.Set(text)
}

// takesMany are the types of flags of which each value counts, and of switches, which
// may be repeated.
var takesMany = map[string]bool{"stringArray": true, "stringToString": true, "bool": true}

// TakeOnce refuses a second value of every flag that takes one, for all commands.
func TakeOnce(cmd *cobra.Command) {
	for _, flags := range []*pflag.FlagSet{cmd.Flags(), cmd.PersistentFlags()} {
		flags.VisitAll(func(f *pflag.Flag) {
			if _, already := f.Value.(*single); !already && !takesMany[f.Value.Type()] {
				f.Value = &single{Value: f.Value}
			}
		})
	}
	for _, sub := range cmd.Commands() {
		TakeOnce(sub)
	}
}

// ReadAgain lets flags be parsed once more from the same arguments.
func ReadAgain(flags *pflag.FlagSet) {
	flags.VisitAll(func(f *pflag.Flag) {
		if s, ok := f.Value.(*single); ok {
			s.given = false
		}
	})
}
