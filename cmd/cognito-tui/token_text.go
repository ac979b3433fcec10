package main

import (
	"io"
	"strings"
	"time"

	"github.com/charmbracelet/x/ansi"

	"github.com/cognito-tui/cognito-tui/admin/token"
	"github.com/cognito-tui/cognito-tui/cmd/cognito-tui/output"
)

func writeTokens(w io.Writer, format string, reports []tokenReport, at time.Time) error {
	if format == "json" {
		return output.WriteJSON(w, reports)
	}
	var b strings.Builder
	for i, r := range reports {
		if i > 0 {
			b.WriteString("\n")
		}
		r.print(&b, at)
	}
	printPair(&b, reports)
	_, err := io.WriteString(w, b.String())
	return err
}

// print writes a token for people. The form may change; JSON is for programs.
func (r tokenReport) print(b *strings.Builder, at time.Time) {
	if r.Name != "" {
		b.WriteString(r.Name + "  ")
	}
	status, _ := token.Verdict(r.Token, r.result)
	b.WriteString(verdictSigns[status] + " " + r.Verdict + "\n")
	b.WriteString(token.Headline(r.Token, at) + "\n")
	b.WriteString(r.Token.String() + "\n")
	printRows(b, "header", explainedRows(token.ExplainHeader(r.Token)))
	printRows(b, "claims", explainedRows(token.Explain(r.Token, at, time.Local)))
	printRows(b, "checks", checkRows(r.Checks))
	printRows(b, "directory", driftRows(r.Drift))
	if notes := token.Notes(r.Token); len(notes) > 0 {
		b.WriteString("\nnotes\n  " + strings.Join(notes, "\n  ") + "\n")
	}
}

// signs precede a line, with the word beside them.
var (
	verdictSigns = map[token.Status]string{token.Pass: "✓", token.Fail: "✗", token.Skip: "–"}

	checkSigns = map[token.Status]string{token.Pass: "✓ pass", token.Fail: "✗ fail", token.Skip: "– skip"}
	driftSigns = map[token.Agreement]string{token.Same: "✓ same", token.Differs: "! differs", token.Unknown: "– unknown"}
)

func explainedRows(claims []token.Explained) (rows [][]string) {
	for _, c := range claims {
		value, means := c.Value, c.Meaning
		if !c.When.IsZero() {
			value += " = " + c.When.UTC
			means = c.When.Relative + "; " + means
		}
		if c.Duplicate {
			means = "! appears twice; " + means
		}
		rows = append(rows, []string{cut(c.Name, 40), cut(value, 80), means})
	}
	return rows
}

func checkRows(checks []token.Check) (rows [][]string) {
	for _, c := range checks {
		rows = append(rows, []string{checkSigns[c.Status], c.Name, c.Detail})
	}
	return rows
}

func driftRows(drift []token.Drift) (rows [][]string) {
	for _, d := range drift {
		says := cut(d.Now, 80)
		if d.Status != token.Same && d.Token != "" {
			says = cut(d.Token, 80) + " → " + says
		}
		if d.Follows != "" {
			says += ": " + d.Follows
		}
		rows = append(rows, []string{driftSigns[d.Status], d.Name, says})
	}
	return rows
}

// printPair prints an ID and an access token side by side, if both are present.
func printPair(b *strings.Builder, reports []tokenReport) {
	var id, access *token.Token
	for i := range reports {
		switch reports[i].Token.Kind {
		case token.ID:
			id = &reports[i].Token
		case token.Access:
			access = &reports[i].Token
		case token.Unreadable, token.ClientAccess, token.IdentityPool, token.Refresh, token.LoadBalancer, token.Foreign: // has no other side
		}
	}
	if id == nil || access == nil {
		return
	}
	rows := [][]string{{"", "ID", "access"}}
	for _, pair := range token.Compare(*id, *access) {
		if pair.Same {
			continue
		}
		rows = append(rows, []string{cut(pair.Name, 40), cut(pair.ID, 60), cut(pair.Access, 60)})
	}
	printRows(b, "where the two differ", rows)
	if mismatch := token.Mismatch(*id, *access); mismatch != "" {
		b.WriteString("\n! " + mismatch + "\n")
	}
}

// printRows prints rows in columns, each as wide as its widest cell.
func printRows(b *strings.Builder, title string, rows [][]string) {
	if len(rows) == 0 {
		return
	}
	b.WriteString("\n" + title + "\n")
	widths := make([]int, 8)
	for _, row := range rows {
		for i, cell := range row {
			widths[i] = max(widths[i], ansi.StringWidth(cell))
		}
	}
	for _, row := range rows {
		var line strings.Builder
		for i, cell := range row {
			line.WriteString("  " + cell + strings.Repeat(" ", widths[i]-ansi.StringWidth(cell)))
		}
		b.WriteString(strings.TrimRight(line.String(), " ") + "\n")
	}
}

// cut shortens a cell to a width; JSON has all of it.
func cut(s string, width int) string { return ansi.Truncate(s, width, "…") }
