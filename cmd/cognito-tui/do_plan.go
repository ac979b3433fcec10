package main

import (
	"fmt"
	"strings"

	"github.com/charmbracelet/x/ansi"

	"github.com/cognito-tui/cognito-tui/admin/acts"
	"github.com/cognito-tui/cognito-tui/admin/shell"
	"github.com/cognito-tui/cognito-tui/logs/plain"
)

// planText is a plan, on the subject so called, for reading, in rows of so many columns;
// 0 is a file or a pipe, where everything has one line. A terminal would break lines
// anywhere, and a row of it that is copied alone could be a command that a name
// contains.
func planText(plan acts.Plan, subject string, columns int) string {
	lines := []string{plan.Action + " " + subject, "  in " + plan.Where()}
	if plan.Refusal != "" {
		return strings.Join(planRows(append(lines, "  can't be done: "+plan.Refusal), columns), "\n")
	}
	for _, c := range plan.Changes {
		lines = append(lines, fmt.Sprintf("  %s: %s → %s", c.What, dash(c.Before), dash(c.After)))
	}
	lines = append(lines, "  "+plan.Consequence)
	for _, w := range plan.Warnings {
		lines = append(lines, "  ! "+w)
	}
	for _, c := range plan.Costs {
		lines = append(lines, "  It "+c+".")
	}
	for _, d := range plan.Messages {
		lines = append(lines, "  The message goes "+d.Masked()+".")
	}
	if plan.NoUndo != "" {
		lines = append(lines, "  "+plan.NoUndo)
	}
	rows := planRows(lines, columns)
	for _, c := range plan.Commands {
		rows = append(rows, commandRows(c, columns)...)
	}
	return strings.Join(rows, "\n")
}

// planRows breaks lines. What continues in the next row has a bar before it.
func planRows(lines []string, columns int) []string {
	const bar = "  │ "
	var rows []string
	for _, line := range lines {
		line = plain.Text(line)
		if columns > 0 && ansi.StringWidth(line) > columns {
			line = strings.Join(byWords(line, columns-ansi.StringWidth(bar)), "\n"+bar)
		}
		rows = append(rows, line)
	}
	return rows
}

// byWords breaks a line at its spaces alone, and within a word only where that is longer than
// a row: part of an address or of an id must not look like all of it.
func byWords(line string, columns int) (rows []string) {
	words := strings.TrimLeft(line, " ")
	row := line[:len(line)-len(words)]
	begun := false
	for word := range strings.SplitSeq(words, " ") {
		if begun && ansi.StringWidth(row)+1+ansi.StringWidth(word) <= columns {
			row += " " + word
			continue
		}
		if begun {
			rows, row = append(rows, row), ""
		}
		row, begun = row+word, true
		for ansi.StringWidth(row) > columns {
			head := ansi.Truncate(row, columns, "")
			if head == "" {
				break // a character wider than the row
			}
			rows, row = append(rows, head), row[len(head):]
		}
	}
	return append(rows, row)
}

// commandRows are a command after a prompt.
func commandRows(c shell.Command, columns int) []string {
	const prompt = "  $ "
	lines := []string{c.String()}
	if columns > 0 {
		lines = c.Lines(columns-len(prompt), ansi.StringWidth)
	}
	for i, line := range lines {
		lines[i] = strings.Repeat(" ", len(prompt)) + plain.Text(line)
	}
	lines[0] = prompt + lines[0][len(prompt):]
	return lines
}
