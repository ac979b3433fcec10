package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"strings"

	"github.com/charmbracelet/fang"

	"github.com/cognito-tui/cognito-tui/admin"
)

// Exit codes of every command.
const (
	exitDone  = 0
	exitNo    = 1 // the answer is no
	exitUsage = 2
	exitAWS   = 3 // AWS or the network
)

// usageError is a command line that makes no sense.
type usageError struct{ error }

func (e usageError) Unwrap() error { return e.error }

func usagef(format string, args ...any) error { return usageError{fmt.Errorf(format, args...)} }

// exitCode follows from the kind of an error. What cobra refuses has no kind of
// its own and is a matter of usage, since all else is wrapped.
func exitCode(err error) int {
	var usage usageError
	switch {
	case err == nil:
		return exitDone
	case errors.As(err, &usage):
		return exitUsage
	case isAWS(err):
		return exitAWS
	case isCobraUsage(err):
		return exitUsage
	}
	return exitNo
}

func isAWS(err error) bool {
	return errors.Is(err, context.Canceled) || admin.Explain(err).Kind != admin.KindOther
}

// isCobraUsage recognises what cobra says of arguments, which are plain errors.
func isCobraUsage(err error) bool {
	for _, words := range []string{"unknown command", "unknown flag", "accepts ", "required flag", "requires "} {
		if strings.HasPrefix(err.Error(), words) {
			return true
		}
	}
	return false
}

// printError tells an error in words, AWS's own behind them.
func printError(w io.Writer, _ fang.Styles, err error) {
	if errors.Is(err, context.Canceled) {
		_, _ = fmt.Fprintln(w, "cognito-tui: interrupted")
		return
	}
	problem := admin.Explain(err)
	if problem.Kind == admin.KindOther && problem.Code == "" {
		_, _ = fmt.Fprintln(w, "cognito-tui: "+problem.Message)
		return
	}
	_, _ = fmt.Fprintln(w, "cognito-tui: "+problem.Meaning)
	for _, line := range []string{problem.Advice, awsWords(problem)} {
		if line != "" {
			_, _ = fmt.Fprintln(w, "  "+line)
		}
	}
}

func awsWords(p *admin.Problem) string {
	words := strings.Trim(p.Code+": "+p.Message, ": ")
	if words == "" {
		return ""
	}
	return "(" + words + ")"
}
