package main

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
	exitDone  = 0
	exitNo    = 1 // the answer is no; never because there was no answer
	exitUsage = 2
	exitAWS   = 3 // AWS, the network, or this machine

	exitSignal = 128 // plus the number of the signal that ended the console
)

// ownError is an error in this program's own words, which may quote anything.
type ownError struct {
	error
	code int
}

func (e ownError) Unwrap() error { return e.error }

// withCode is an error in this program's own words that ends it with an exit code.
func withCode(code int, err error) error { return ownError{err, code} }

// isOwn reports whether an error is in this program's own words.
func isOwn(err error) bool {
	_, own := errors.AsType[ownError](err)
	return own
}

// usagef is an error in the command line.
func usagef(format string, args ...any) error {
	return ownError{fmt.Errorf(format, args...), exitUsage}
}

// nof is the answer no.
func nof(format string, args ...any) error { return ownError{fmt.Errorf(format, args...), exitNo} }

// errInterrupted is a signal that arrived before anything was done.
var errInterrupted error = ownError{errors.New("interrupted: nothing was done"), exitAWS}

// notWritten is output that could not be written: a full disk, a closed pipe.
func notWritten(err error) error { return ownError{fmt.Errorf("writing: %w", err), exitAWS} }

// exitCode is the exit code for the kind of an error.
func exitCode(err error) int {
	if err == nil {
		return exitDone
	}
	if errors.Is(err, context.Canceled) {
		return exitAWS
	}
	if own, ok := errors.AsType[ownError](err); ok {
		return own.code
	}
	if ofCobra(err) {
		return exitUsage
	}
	if call.Explain(err).Kind == call.KindNotFound {
		return exitNo
	}
	return exitAWS
}

// ofCobra recognises cobra's errors about arguments, which are plain errors.
func ofCobra(err error) bool {
	for _, words := range []string{"unknown command", "unknown flag", "accepts ", "required flag", "requires "} {
		if strings.HasPrefix(err.Error(), words) {
			return true
		}
	}
	return false
}

// printError prints an error in words, followed by AWS's own.
func printError(w io.Writer, _ fang.Styles, err error) {
	indent := "cognito-tui: "
	for _, line := range errorLines(err) {
		if line = plain.Text(strings.TrimSpace(line)); line != "" {
			_, _ = fmt.Fprintln(w, indent+line) // there is nowhere else to report it
			indent = "  "
		}
	}
}

func errorLines(err error) []string {
	if own, ok := errors.AsType[ownError](err); ok || ofCobra(err) {
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
