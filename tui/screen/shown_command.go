package screen

import (
	"strings"

	tea "charm.land/bubbletea/v2"

	"github.com/cognito-tui/cognito-tui/admin/shell"
	"github.com/cognito-tui/cognito-tui/tui/grid"
	"github.com/cognito-tui/cognito-tui/tui/widget"
	"github.com/cognito-tui/cognito-tui/tui/words"
)

// CommandLines show commands so that what is copied from the screen can be pasted.
func CommandLines(commands ...shell.Command) []widget.Line {
	lines := make([]widget.Line, len(commands))
	for i, c := range commands {
		lines[i] = widget.Line{Value: c.String(), Style: grid.Dim, Break: c.Lines}
	}
	return lines
}

// commandText is commands as they are copied, one per line.
func commandText(commands ...shell.Command) string {
	lines := make([]string, len(commands))
	for i, c := range commands {
		lines[i] = c.String()
	}
	return strings.Join(lines, "\n")
}

// CommandCopy offers commands in the copy menu.
func CommandCopy(key, label string, commands ...shell.Command) Copy {
	return Copy{key, label, commandText(commands...)}
}

// CopyCommands copies the commands of a plan, nil when there are none.
func CopyCommands(host Host, commands []shell.Command) func() tea.Cmd {
	if len(commands) == 0 {
		return nil
	}
	return func() tea.Cmd { return host.Copy(CommandCopy("", "the aws command", commands...)) }
}

// MostCopied is how many bytes any clipboard takes: what is copied through a terminal
// becomes a third longer, see maxOSC52 of the console.
const MostCopied = 56_000

// Preview is what the copy menu shows of a text: its first line. A command would be cut
// in the middle there, so its head is shown.
func Preview(text string) string {
	first, _, _ := strings.Cut(text, "\n")
	if command, ok := shell.Parse(first); ok {
		return command.Head()
	}
	return words.FirstLine(text)
}
