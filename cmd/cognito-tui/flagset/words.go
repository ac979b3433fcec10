package flagset

import (
	"errors"

	"github.com/spf13/pflag"

	"github.com/cognito-tui/cognito-tui/cmd/cognito-tui/exit"
)

// flagWords say what a value of a type must look like.
var flagWords = map[string]string{
	"bool":           "it must be true or false",
	"duration":       "write a time span like 30s or 5m",
	"float64":        "it must be a number",
	"int":            "it must be a whole number of at most 18 digits",
	"stringToString": "it must look like NAME=VALUE",
}

// Error says what is wrong with a flag, without the words of the flag library.
func Error(err error) error {
	if invalid, ok := errors.AsType[*pflag.InvalidValueError](err); ok {
		if errors.Is(err, errTwice) {
			return exit.Usagef("--%s %s: %w", invalid.GetFlag().Name, invalid.GetValue(), errTwice)
		}
		if words, ok := flagWords[invalid.GetFlag().Value.Type()]; ok {
			return exit.Usagef("--%s %s: %s", invalid.GetFlag().Name, invalid.GetValue(), words)
		}
	}
	return exit.Usagef("%w", err)
}
