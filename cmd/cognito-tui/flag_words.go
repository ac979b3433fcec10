package main

import (
	"errors"

	"github.com/spf13/pflag"
)

// flagWords say what a value of a type looks like.
var flagWords = map[string]string{
	"bool":           "it is true or false",
	"duration":       "write a time span like 30s or 5m",
	"float64":        "it is a number",
	"int":            "it is a whole number of at most 18 digits",
	"stringToString": "it looks like NAME=VALUE",
}

// flagError is what is wrong with a flag, without the words of the library that
// reads it.
func flagError(err error) error {
	if invalid, ok := errors.AsType[*pflag.InvalidValueError](err); ok {
		if errors.Is(err, errTwice) {
			return usagef("--%s %s: %w", invalid.GetFlag().Name, invalid.GetValue(), errTwice)
		}
		if words, ok := flagWords[invalid.GetFlag().Value.Type()]; ok {
			return usagef("--%s %s: %s", invalid.GetFlag().Name, invalid.GetValue(), words)
		}
	}
	return usagef("%w", err)
}
