package acting

import (
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"strings"

	tea "charm.land/bubbletea/v2"

	"github.com/cognito-tui/cognito-tui/admin/bulk"
	"github.com/cognito-tui/cognito-tui/tui/grid"
	"github.com/cognito-tui/cognito-tui/tui/keys"
	"github.com/cognito-tui/cognito-tui/tui/list"
	"github.com/cognito-tui/cognito-tui/tui/screen"
	"github.com/cognito-tui/cognito-tui/tui/widget"
	"github.com/cognito-tui/cognito-tui/tui/words"
)

// Menu pauses, resumes and stops the current bulk, and shows the report of the last one.
func (k *Bulks) Menu() tea.Cmd {
	b := k.last
	p := b.Progress()
	running, ended := "", ""
	switch {
	case p.Ended:
		running = "It has ended."
	default:
		ended = "It is still under way."
	}
	pause, resume := running, running
	if p.Pause != nil && !p.Ended {
		pause = "It is paused."
		if p.Pause.Problem != nil {
			pause += " " + p.Pause.Reason
		}
	} else if !p.Ended {
		resume = "It is running."
	}
	failed := ended
	switch {
	case ended != "":
	case p.Failed == 0:
		failed = "Nothing failed."
	case screen.PlaceOf(k.in) != screen.PlaceOf(k.host.Session()): // its plan is of other users
		failed = "It was done in " + screen.PlaceOf(k.in) + ", and this is " + screen.PlaceOf(k.host.Session()) + "."
	}
	do := func(what func()) func() tea.Cmd { return func() tea.Cmd { what(); return nil } }
	return screen.OpenMenu(k.host, "bulk · "+b.Plan().Action.Name, []widget.Item{
		{Key: "p", Label: "pause", Why: pause, Run: do(b.Pause)},
		{Key: "r", Label: "resume", Why: resume, Run: func() tea.Cmd { return k.resumeBulk(b) }},
		{Key: "x", Label: "stop for good", Note: stopNote(p), Why: running, Run: func() tea.Cmd { return k.askStop(b) }},
		{Key: "v", Label: "report", Run: func() tea.Cmd { return k.host.Push(newReport(k.host, b)) }},
		{Key: "f", Label: "retry failed", Why: failed, Run: func() tea.Cmd { return k.replan(b.Retry()) }},
		{Key: "c", Label: "save the report as CSV", Run: func() tea.Cmd { return k.saveReport(b, "csv", bulk.Report.WriteCSV) }},
		{Key: "j", Label: "save the report as JSON", Run: func() tea.Cmd { return k.saveReport(b, "json", bulk.Report.WriteJSON) }},
	})
}

// stopNote says what happens to the targets that are left. To continue another day,
// pause and quit.
func stopNote(p bulk.Progress) string {
	if p.Left == 0 {
		return "what is done stays done"
	}
	return "gives up the " + words.Thousands(p.Left) + " that are left; pause keeps them"
}

// askStop asks before a bulk is stopped: what is left is given up together with its
// journal.
func (k *Bulks) askStop(b *bulk.Bulk) tea.Cmd {
	return k.host.Show(widget.NewConfirm(widget.Confirm{
		Title: "stop for good · " + b.Plan().Action.Name,
		Lines: []widget.Line{
			{Label: "under way", Value: HowFar(b), Style: grid.Bold},
			{Label: "then", Value: "Calls in progress finish. The rest is given up, and its journal removed."},
		},
		Yes:  "stop for good",
		Left: "The bulk was not changed.",
		Run:  func() tea.Cmd { b.Cancel(); return nil },
	}))
}

// resumeBulk resumes; an expired session is renewed first.
func (k *Bulks) resumeBulk(b *bulk.Bulk) tea.Cmd {
	if k.host.Session().Locked() != nil {
		return k.host.Warn("Sign in first: " + k.host.Keys().Label(keys.SignIn) + ".")
	}
	b.Resume()
	k.halted = false
	return nil
}

// replan shows a plan that was made from another bulk, and asks for confirmation.
func (k *Bulks) replan(plan *bulk.Plan, err error) tea.Cmd {
	if err != nil {
		return k.host.Warn(words.Sentence(err))
	}
	return k.confirmPlan(plan, nil, nil)
}

// saveReport writes the report into the working directory, readable only by this user.
func (k *Bulks) saveReport(b *bulk.Bulk, ending string, write func(bulk.Report, io.Writer) error) tea.Cmd {
	name := fmt.Sprintf("cognito-tui-%s-%s.%s", b.Plan().Action.ID, strings.ToLower(b.Plan().ID[:8]), ending)
	report := b.Report()
	return screen.Get(k.host.Lasting(), func(context.Context) (struct{}, error) {
		file, err := os.OpenFile(name, os.O_CREATE|os.O_WRONLY|os.O_TRUNC, 0o600) //nolint:gosec // the name is ours
		if err != nil {
			return struct{}{}, err
		}
		if err := errors.Join(write(report, file), file.Close()); err != nil {
			return struct{}{}, errors.Join(err, os.Remove(name)) // a part could be mistaken for the whole
		}
		return struct{}{}, nil
	}, func(_ struct{}, err error) tea.Cmd {
		if err != nil {
			return k.host.Warn(words.Sentence(err))
		}
		return k.host.Say("Saved as " + name + " in the working directory.")
	})
}

// newReport lists the outcome of every act of a bulk.
func newReport(host screen.Host, b *bulk.Bulk) *list.List[bulk.Outcome] {
	return list.New(host, list.Listing[bulk.Outcome]{
		Name:    "report",
		One:     "act",
		Whole:   "results",
		Heading: "Results: " + b.Plan().Action.Name,
		ID:      func(o bulk.Outcome) string { return string(o.Exact()) },
		Columns: []list.Column[bulk.Outcome]{
			{
				Column: widget.Column{Title: "SUBJECT", Min: 16, Max: 44},
				Cell:   func(o bulk.Outcome) widget.Cell { return widget.Cell{Text: o.Subject} },
				Order:  func(x, y bulk.Outcome) int { return strings.Compare(x.Subject, y.Subject) },
			},
			{
				Column: widget.Column{Title: "OUTCOME", Min: 10, Max: 10},
				Cell:   func(o bulk.Outcome) widget.Cell { return states[o.State] },
				Order:  func(x, y bulk.Outcome) int { return strings.Compare(string(x.State), string(y.State)) },
			},
			{
				Column: widget.Column{Title: "REASON", Min: 20, Rank: 1},
				Cell:   func(o bulk.Outcome) widget.Cell { return widget.Cell{Text: o.Reason, Style: grid.Dim} },
				Order:  func(x, y bulk.Outcome) int { return strings.Compare(x.Reason, y.Reason) },
			},
		},
		Source: list.Memory[bulk.Outcome](func() func() []bulk.Outcome {
			return func() []bulk.Outcome { return b.Report().Outcomes }
		}),
		Detail: outcomeLines,
		Copies: func(o bulk.Outcome) []screen.Copy {
			return []screen.Copy{{Key: "u", Label: "subject", Text: o.Subject}, {Key: "r", Label: "request ids", Text: strings.Join(o.RequestIDs, "\n")}}
		},
		Empty: "Nothing was done.",
	})
}

func outcomeLines(o bulk.Outcome) []widget.Line {
	return append([]widget.Line{
		{Value: o.Subject, Style: grid.Bold},
		{Value: states[o.State].Text, Style: states[o.State].Style},
		{},
	}, words.PairLines(
		[2]string{"sub", o.Sub},
		[2]string{"reason", o.Reason},
		[2]string{"code", o.Code},
		[2]string{"request", strings.Join(o.RequestIDs, ", ")},
	)...)
}

var states = map[bulk.State]widget.Cell{
	bulk.Left:    {Text: "· left", Style: grid.Dim},
	bulk.Begun:   {Text: "~ begun", Style: grid.Care},
	bulk.Done:    {Text: "✓ done", Style: grid.Good},
	bulk.Failed:  {Text: "✗ failed", Style: grid.Bad},
	bulk.Skipped: {Text: "· left out", Style: grid.Dim},
	bulk.Unknown: {Text: "! unknown", Style: grid.Care},
}
