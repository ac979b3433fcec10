// Package tty knows the terminal that a command runs in: whether there is one, its width
// and charset, and how a line or a secret is asked for.
package tty

import (
	"bufio"
	"errors"
	"fmt"
	"io"
	"strings"

	"github.com/charmbracelet/x/term"
	"github.com/spf13/cobra"

	"github.com/cognito-tui/cognito-tui/logs/ending"
)

// Is reports whether a stream is a terminal.
func Is(stream any) bool {
	file, ok := stream.(interface{ Fd() uintptr })
	return ok && term.IsTerminal(file.Fd())
}

// leastColumns is the narrowest width that a terminal is believed to have.
const leastColumns = 20

// Columns returns how many columns a terminal has, 0 where a stream is not one or does not
// say.
func Columns(stream any) int {
	file, ok := stream.(interface{ Fd() uintptr })
	if !ok || !term.IsTerminal(file.Fd()) {
		return 0
	}
	columns, _, err := term.GetSize(file.Fd())
	if err != nil || columns < leastColumns {
		return 0
	}
	return columns
}

// ReadLine reads the first line; an empty one is an error.
func ReadLine(r io.Reader) (string, error) {
	line, err := bufio.NewReader(r).ReadString('\n')
	if err != nil && !errors.Is(err, io.EOF) {
		return "", err
	}
	return full(strings.TrimRight(line, "\r\n"))
}

func full(line string) (string, error) {
	if line == "" {
		return "", errors.New("there is none")
	}
	return line, nil
}

// ReadSecret reads a secret, whose name the prompt says, from standard input. On a terminal it prompts, and does not
// echo.
func ReadSecret(cmd *cobra.Command, name string) (string, error) {
	in, isFile := cmd.InOrStdin().(interface{ Fd() uintptr })
	if !isFile || !term.IsTerminal(in.Fd()) {
		return ReadLine(cmd.InOrStdin())
	}
	loud, err := term.GetState(in.Fd())
	if err != nil {
		return "", err
	}
	if _, err := fmt.Fprintf(cmd.ErrOrStderr(), "The %s (it is not shown): ", name); err != nil {
		return "", err
	}
	typed, err := ending.Call(cmd.Context(), func() ([]byte, error) { return term.ReadPassword(in.Fd()) })
	err = errors.Join(err, term.Restore(in.Fd(), loud)) // an abandoned read has not restored it
	_, _ = fmt.Fprintln(cmd.ErrOrStderr())              // the typed newline was not echoed
	if err != nil {
		return "", err
	}
	return full(string(typed))
}
