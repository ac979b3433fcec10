package audit

import (
	"bufio"
	"fmt"
	"io"
	"maps"
	"slices"
	"strings"
	"time"

	"github.com/cognito-tui/cognito-tui/logs/plain"
)

// markdown keeps text in a table's cell from being read as Markdown or HTML.
var markdown = strings.NewReplacer(
	`\`, `\\`, "|", `\|`, "`", "\\`", "*", `\*`, "_", `\_`, "[", `\[`, "]", `\]`,
	"<", "&lt;", ">", "&gt;", "&", "&amp;", "\r", " ", "\n", " ",
)

func cell(text string) string { return markdown.Replace(plain.Text(text)) }

// WriteMarkdown writes entries as a table for an incident report, with the commands below it.
func WriteMarkdown(w io.Writer, entries []Entry) error {
	out := bufio.NewWriter(w)
	line := func(format string, args ...any) { _, _ = fmt.Fprintf(out, format+"\n", args...) } // Flush returns the error
	line("| time | who | pool | act | on | outcome | request |")
	line("|---|---|---|---|---|---|---|")
	for _, e := range entries {
		line("| %s | %s | %s | %s | %s | %s | %s |", e.Time.UTC().Format(time.RFC3339), cell(e.Caller), cell(e.Region+" "+e.Pool),
			cell(e.act()), cell(e.Subject), cell(e.outcome()), cell(strings.Join(e.RequestIDs, " ")))
	}
	var commands strings.Builder
	writeCommands(&commands, entries)
	fence := "```"
	for strings.Contains(commands.String(), fence) {
		fence += "`"
	}
	line("\n%ssh\n%s%s", fence, commands.String(), fence)
	return out.Flush()
}

// WriteCommands writes the entries as a shell script of aws commands. The commands of acts that
// were not done, or may not have been, are comments, and so is anything that is not a command of
// this program's: the audit may come from anybody.
func WriteCommands(w io.Writer, entries []Entry) error {
	out := bufio.NewWriter(w)
	_, _ = fmt.Fprintln(out, "#!/bin/sh\nset -eu") // Flush returns the error
	writeCommands(out, entries)
	return out.Flush()
}

func writeCommands(out io.Writer, entries []Entry) {
	for _, e := range entries {
		heading := fmt.Sprintf("%s %s %s %s: %s", e.Time.UTC().Format(time.RFC3339), e.Caller, e.Action, e.Subject, e.outcome())
		_, _ = fmt.Fprintln(out, "#", plain.Text(strings.Join(strings.Fields(heading), " ")))
		for _, command := range e.Commands {
			if e.Outcome != Done {
				_, _ = fmt.Fprint(out, "# ")
			}
			_, _ = fmt.Fprintln(out, command)
		}
	}
}

// act is the action with its inputs.
func (e Entry) act() string {
	words := []string{e.Action}
	for _, name := range slices.Sorted(maps.Keys(e.Inputs)) {
		words = append(words, name+"="+e.Inputs[name])
	}
	return strings.Join(words, " ")
}

// outcome is the outcome of an act, with the reason.
func (e Entry) outcome() string {
	words := string(e.Outcome)
	if e.Outcome == Begun {
		words += ", its end was not recorded"
	}
	for _, more := range []string{e.Reason, e.Code} {
		if more != "" {
			words += ": " + more
		}
	}
	return words
}
