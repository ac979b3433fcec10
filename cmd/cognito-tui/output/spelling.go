package output

import (
	"io"

	"github.com/spf13/cobra"

	"github.com/cognito-tui/cognito-tui/logs/plain"
)

// Spell has the text of a command spelt as the console spells it with [plain.ASCII], on
// standard error and on standard output, or not. JSON, CSV and what is made to be read by
// programs stay as they are.
func Spell(cmd *cobra.Command, ascii bool) {
	spell(cmd.ErrOrStderr(), ascii)
	spell(cmd.OutOrStdout(), ascii && writesText(cmd))
}

func spell(w io.Writer, ascii bool) {
	if o, ok := w.(*Outlet); ok {
		o.ascii.Store(ascii)
	}
}

// writesText reports whether a command's standard output is for people.
func writesText(cmd *cobra.Command) bool {
	if format := cmd.Flags().Lookup("output"); format != nil {
		return format.Value.String() == "text"
	}
	return cmd.Flags().Lookup("outbox") == nil // messages are JSON
}

// Spelt writes a file's text with [plain.ASCII]. Colours pass.
func Spelt(to Stream) Stream { return spelt{to} }

type spelt struct{ Stream }

// Write writes text that ends with whole characters, and reports all of it as written.
func (s spelt) Write(text []byte) (int, error) {
	if _, err := io.WriteString(s.Stream, plain.ASCII(string(text))); err != nil {
		return 0, err
	}
	return len(text), nil
}
