package acting

import (
	"context"
	"fmt"

	tea "charm.land/bubbletea/v2"

	"github.com/cognito-tui/cognito-tui/admin"
	"github.com/cognito-tui/cognito-tui/admin/bulk"
	"github.com/cognito-tui/cognito-tui/admin/call"
	"github.com/cognito-tui/cognito-tui/tui/grid"
	"github.com/cognito-tui/cognito-tui/tui/keys"
	"github.com/cognito-tui/cognito-tui/tui/list"
	"github.com/cognito-tui/cognito-tui/tui/screen"
	"github.com/cognito-tui/cognito-tui/tui/widget"
	"github.com/cognito-tui/cognito-tui/tui/words"
)

// LookForUnfinished reports unfinished bulks, such as after a killed process, when a
// session begins.
func LookForUnfinished(host screen.Host) tea.Cmd {
	dir := host.Settings().Journals
	if dir == "" {
		return nil
	}
	return screen.Get(host.Staying(), func(context.Context) ([]bulk.Unfinished, error) {
		found, err := bulk.List(dir)
		return free(found), err
	}, func(found []bulk.Unfinished, _ error) tea.Cmd {
		if len(found) == 0 {
			return nil // :bulks reports a journal that can't be read
		}
		return host.Warn(fmt.Sprintf("There is an unfinished bulk: %s, %s. %sbulks resumes it.",
			found[0].Action, left(found[0]), host.Keys().Label(keys.Command)))
	})
}

// free are those that no other process works on.
func free(all []bulk.Unfinished) []bulk.Unfinished {
	var out []bulk.Unfinished
	for _, u := range all {
		if !u.InUse {
			out = append(out, u)
		}
	}
	return out
}

// left says how many acts of a bulk are still to be done.
func left(u bulk.Unfinished) string {
	return fmt.Sprintf("%s of %s left", words.Thousands(u.Counts[bulk.Left]+u.Counts[bulk.Begun]), words.Thousands(u.Total))
}

// OpenUnfinished lists the unfinished bulks.
func (d *Desk) OpenUnfinished() tea.Cmd {
	if d.host.Settings().Journals == "" {
		return d.host.Warn("This session keeps no journals.")
	}
	return d.host.Push(newUnfinished(d.host, d.Bulks.goOn))
}

// newUnfinished lists the unfinished bulks; opening one resumes it.
func newUnfinished(host screen.Host, goOn func(bulk.Unfinished) tea.Cmd) *list.List[bulk.Unfinished] {
	text := func(title string, least, most int, value func(bulk.Unfinished) string) list.Column[bulk.Unfinished] {
		return list.Column[bulk.Unfinished]{
			Column: widget.Column{Title: title, Min: least, Max: most},
			Cell:   func(u bulk.Unfinished) widget.Cell { return widget.Cell{Text: value(u)} },
		}
	}
	return list.New(host, list.Listing[bulk.Unfinished]{
		Name:  "bulks",
		One:   "bulk",
		Whole: "unfinished bulks; enter resumes one",
		ID:    func(u bulk.Unfinished) string { return u.Path },
		Source: list.Pages[bulk.Unfinished](func(context.Context, admin.Filter, string) (call.Page[bulk.Unfinished], error) {
			found, err := bulk.List(host.Settings().Journals)
			return call.Page[bulk.Unfinished]{Items: found}, err
		}),
		Columns: []list.Column[bulk.Unfinished]{
			text("STARTED", 16, 16, func(u bulk.Unfinished) string { return u.Started.In(host.Zone()).Format("2006-01-02 15:04") }),
			text("ACTION", 14, 20, func(u bulk.Unfinished) string { return u.Action }),
			text("LEFT", 16, 24, left),
			text("POOL", 16, 30, func(u bulk.Unfinished) string { return u.PoolName }),
			text("REGION", 12, 14, func(u bulk.Unfinished) string { return u.Region }),
		},
		Run:   goOn,
		Empty: "There is no unfinished bulk.",
	})
}

// goOn asks for confirmation, and resumes a bulk where it stopped.
func (k *Bulks) goOn(u bulk.Unfinished) tea.Cmd {
	if k.Running() {
		return k.underWay()
	}
	why := ""
	_, unknown := u.Act()
	switch {
	case unknown != nil:
		why = words.Sentence(unknown)
	case k.host.Session().ReadOnly():
		why = "This session is read-only, so it can't be resumed."
	case u.InUse:
		why = "Another process is running it."
	}
	lines := []widget.Line{
		{Label: "what", Value: u.Action, Style: grid.Bold},
		{Label: "pool", Value: u.PoolName},
		{Label: "left", Value: left(u)},
	}
	if why != "" {
		lines = append(lines, widget.Line{Value: "✗ " + why, Style: grid.Bad})
	} else {
		lines = append(lines, widget.Line{Label: "then", Value: "Each target is read again first; what was done is not repeated."})
	}
	return k.host.Show(widget.NewConfirm(widget.Confirm{
		Title: "resume · " + u.Action,
		Lines: lines,
		Yes:   "resume",
		Why:   why,
		Run:   func() tea.Cmd { return k.reopen(u.Path) },
	}))
}

func (k *Bulks) reopen(path string) tea.Cmd {
	session, dir := k.host.Session(), k.host.Settings().Journals
	return screen.Get(k.host.Lasting(), func(ctx context.Context) (*bulk.Bulk, error) {
		return bulk.Open(ctx, session, path, bulk.Options{Dir: dir})
	}, func(b *bulk.Bulk, err error) tea.Cmd { return k.begin(session, b, &planning{}, err) })
}
