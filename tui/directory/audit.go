package directory

import (
	"context"
	"maps"
	"slices"
	"strings"
	"time"

	tea "charm.land/bubbletea/v2"

	"github.com/cognito-tui/cognito-tui/admin"
	"github.com/cognito-tui/cognito-tui/admin/audit"
	"github.com/cognito-tui/cognito-tui/admin/call"
	"github.com/cognito-tui/cognito-tui/logs/plain"
	"github.com/cognito-tui/cognito-tui/tui/grid"
	"github.com/cognito-tui/cognito-tui/tui/list"
	"github.com/cognito-tui/cognito-tui/tui/screen"
	"github.com/cognito-tui/cognito-tui/tui/widget"
	"github.com/cognito-tui/cognito-tui/tui/words"
)

// OpenAudit lists what was done from this machine; with a word, only the records that
// contain it.
func OpenAudit(host screen.Host, word string) tea.Cmd {
	if host.Settings().Audit == "" {
		return host.Warn("This session keeps no audit.")
	}
	s := newAudit(host)
	return tea.Batch(host.Push(s), s.SetFilter(word))
}

// newAudit lists what was done on this machine, newest first.
func newAudit(host screen.Host) *list.List[audit.Entry] {
	return list.New(host, list.Listing[audit.Entry]{
		Name:  "audit",
		One:   "act",
		Whole: "acts done from this machine, newest first",
		ID:    func(e audit.Entry) string { return e.ID },
		Source: list.Pages[audit.Entry](func(ctx context.Context, _ admin.Filter, _ string) (call.Page[audit.Entry], error) {
			entries, _, err := audit.Entries(ctx, host.Settings().Audit, audit.Filter{})
			slices.Reverse(entries)
			return call.Page[audit.Entry]{Items: entries}, err
		}),
		Match:   func(word string) func(audit.Entry) bool { return audit.Filter{Text: word}.Match },
		Columns: auditColumns(host),
		Detail:  func(e audit.Entry) []widget.Line { return auditLines(e, host.Zone()) },
		Copies:  auditCopies,
		Empty:   "Nothing was done yet.",
	})
}

func auditColumns(host screen.Host) []list.Column[audit.Entry] {
	text := func(title string, least, most, rank int, value func(audit.Entry) string) list.Column[audit.Entry] {
		return list.Column[audit.Entry]{
			Column: widget.Column{Title: title, Min: least, Max: most, Rank: rank},
			Cell:   func(e audit.Entry) widget.Cell { return widget.Cell{Text: value(e)} },
			Order:  func(a, b audit.Entry) int { return strings.Compare(value(a), value(b)) },
		}
	}
	return []list.Column[audit.Entry]{
		text("TIME", 19, 19, 1, func(e audit.Entry) string { return e.Time.In(host.Zone()).Format("2006-01-02 15:04:05") }),
		text("ACTION", 15, 18, 0, func(e audit.Entry) string { return e.Action }),
		text("SUBJECT", 13, 40, 0, func(e audit.Entry) string { return e.Subject }),
		{
			Column: widget.Column{Title: "OUTCOME", Min: 9, Max: 9},
			Cell:   outcomeCell,
			Order:  func(a, b audit.Entry) int { return strings.Compare(string(a.Outcome), string(b.Outcome)) },
		},
		text("WHO", 12, 40, 2, func(e audit.Entry) string { return roleOrUser(e.Caller) }),
		text("POOL", 19, 24, 3, func(e audit.Entry) string { return e.Pool }),
	}
}

var outcomes = map[audit.Outcome]widget.Cell{
	audit.Done:    {Text: "✓ done", Style: grid.Good},
	audit.Failed:  {Text: "✗ failed", Style: grid.Bad},
	audit.Refused: {Text: "! refused", Style: grid.Care},
	audit.Unknown: {Text: "? unknown", Style: grid.Care},
	audit.Begun:   {Text: "~ begun", Style: grid.Care},
}

func outcomeCell(e audit.Entry) widget.Cell { return outcomes[e.Outcome] }

// roleOrUser is the end of a caller's ARN, the part that people recognise.
func roleOrUser(arn string) string {
	_, name, _ := strings.Cut(arn, "/")
	return name
}

func auditLines(e audit.Entry, zone *time.Location) []widget.Line {
	lines := []widget.Line{
		{Value: e.Action + " " + e.Subject, Style: grid.Bold, Foreign: true},
		{Value: outcomeCell(e).Text, Style: outcomeCell(e).Style},
	}
	if e.Outcome == audit.Begun || e.Outcome == audit.Unknown {
		lines = append(lines, widget.Line{Value: "Its end was not recorded: check the subject.", Style: grid.Dim})
	}
	lines = append(lines, widget.Line{})
	lines = append(lines, words.PairLines(
		[2]string{"time", auditTime(e.Time, zone)},
		[2]string{"ended", auditTime(e.Ended, zone)},
		[2]string{"who", e.Caller},
		[2]string{"account", call.GroupAccount(e.Account)},
		[2]string{"Region", e.Region},
		[2]string{"endpoint", e.Endpoint},
		[2]string{"pool", e.Pool},
		[2]string{"subject", e.Subject},
		[2]string{"sub", e.Sub},
		[2]string{"reason", e.Reason},
		[2]string{"code", e.Code},
		[2]string{"request", strings.Join(e.RequestIDs, ", ")},
		[2]string{"bulk", e.Bulk},
		[2]string{"record", e.ID},
	)...)
	lines = append(lines, inputLines(e.Inputs)...)
	lines = append(lines, widget.Line{})
	return append(lines, screen.CommandLines(e.Commands...)...)
}

// auditTime is a time to the second, "" for none.
func auditTime(t time.Time, zone *time.Location) string {
	if t.IsZero() {
		return ""
	}
	return t.In(zone).Format("2 Jan 2006 15:04:05")
}

// pairSeparator separates the lines of an input; a line that continues a value stays in
// it.
var pairSeparator = strings.NewReplacer("\n\t", "\n", "\n", "; ")

// inputLines are the inputs of an act; those of several lines are pairs or names.
func inputLines(inputs map[string]string) []widget.Line {
	var lines []widget.Line
	for _, name := range slices.Sorted(maps.Keys(inputs)) {
		lines = append(lines, widget.Line{Label: "with", Value: name + " " + plain.Text(pairSeparator.Replace(inputs[name])), Foreign: true})
	}
	return lines
}

func auditCopies(e audit.Entry) []screen.Copy {
	var markdown strings.Builder
	_ = audit.WriteMarkdown(&markdown, []audit.Entry{e}) // a strings.Builder never fails
	return []screen.Copy{
		{Key: "m", Label: "Markdown for an incident record", Text: markdown.String()},
		screen.CommandCopy("c", "aws commands", e.Commands...),
		{Key: "r", Label: "request ids", Text: strings.Join(e.RequestIDs, "\n")},
	}
}
