// Package exit says how a command ends: errors in this program's own words, in AWS's, and
// the exit code of each.
package exit

import (
	"context"
	"errors"
	"fmt"
	"io"
	"strings"

	"github.com/charmbracelet/fang"

	"github.com/cognito-tui/cognito-tui/admin/call"
	"github.com/cognito-tui/cognito-tui/logs/plain"
)

// Exit codes of all commands.
const (
	Done  = 0
	No    = 1 // the answer is no; never because there was no answer
	Usage = 2
	AWS   = 3 // AWS, the network, or this machine

	Signal = 128 // plus the number of the signal that ended the console
)

// ownError is an error in this program's own words, which may quote anything.
type ownError struct {
	error
	code int
}

func (e ownError) Unwrap() error { return e.error }

// With makes an error in this program's own words that ends it with an exit code.
func With(code int, err error) error { return ownError{err, code} }

// IsOwn reports whether an error is in this program's own words.
func IsOwn(err error) bool {
	_, own := errors.AsType[ownError](err)
	return own
}

// Usagef makes an error in the command line.
func Usagef(format string, args ...any) error {
	return ownError{fmt.Errorf(format, args...), Usage}
}

// Nof makes the answer no.
func Nof(format string, args ...any) error { return ownError{fmt.Errorf(format, args...), No} }

// ErrInterrupted is a signal that arrived before anything was done.
var ErrInterrupted error = ownError{errors.New("interrupted: nothing was done"), AWS}

// NotWritten makes the error of output that could not be written: a full disk, a closed pipe.
func NotWritten(err error) error { return ownError{fmt.Errorf("writing: %w", err), AWS} }

// Code returns the exit code for the kind of an error.
func Code(err error) int {
	if err == nil {
		return Done
	}
	if errors.Is(err, context.Canceled) {
		return AWS
	}
	if own, ok := errors.AsType[ownError](err); ok {
		return own.code
	}
	if OfCobra(err) {
		return Usage
	}
	if call.Explain(err).Kind == call.KindNotFound {
		return No
	}
	return AWS
}

// PointsToHelp reports whether the help of a command answers an error: one in the command
// line, not in the config.
func PointsToHelp(err error) bool {
	return Code(err) == Usage && !strings.HasPrefix(err.Error(), "config")
}

// OfCobra recognises cobra's errors about arguments, which are plain errors.
func OfCobra(err error) bool {
	for _, words := range []string{"unknown command", "unknown flag", "accepts ", "required flag", "requires "} {
		if strings.HasPrefix(err.Error(), words) {
			return true
		}
	}
	return false
}

// Print prints an error in words, followed by AWS's own.
func Print(w io.Writer, _ fang.Styles, err error) {
	indent := "cognito-tui: "
	for _, line := range Lines(err) {
		if line = plain.Text(strings.TrimSpace(line)); line != "" {
			_, _ = fmt.Fprintln(w, indent+line) // there is nowhere else to report it
			indent = "  "
		}
	}
}

// Lines returns what Print prints, a sentence each.
func Lines(err error) []string {
	if own, ok := errors.AsType[ownError](err); ok || OfCobra(err) {
		if errors.Is(own.error, context.Canceled) {
			return []string{"interrupted"} // whatever was being waited for
		}
		return strings.Split(err.Error(), "\n")
	}
	if errors.Is(err, context.Canceled) {
		return []string{"interrupted"}
	}
	problem := call.Explain(err)
	if problem.Kind == call.KindOther && problem.Code == "" {
		return []string{problem.Message}
	}
	lines := []string{problem.Meaning, problem.Advice}
	if problem.Action != "" {
		lines = append(lines, "IAM action: "+problem.Action)
	}
	return append(lines, awsWords(problem))
}

func awsWords(p *call.Problem) string {
	words := strings.Trim(p.Code+": "+p.Message, ": ")
	if words == "" {
		return ""
	}
	return "(" + words + ")"
}
