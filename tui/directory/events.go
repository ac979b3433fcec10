package directory

import (
	"context"
	"fmt"
	"strings"

	tea "charm.land/bubbletea/v2"

	"github.com/cognito-tui/cognito-tui/admin"
	"github.com/cognito-tui/cognito-tui/admin/acts"
	"github.com/cognito-tui/cognito-tui/admin/call"
	"github.com/cognito-tui/cognito-tui/tui/grid"
	"github.com/cognito-tui/cognito-tui/tui/keys"
	"github.com/cognito-tui/cognito-tui/tui/list"
	"github.com/cognito-tui/cognito-tui/tui/screen"
	"github.com/cognito-tui/cognito-tui/tui/widget"
	"github.com/cognito-tui/cognito-tui/tui/words"
)

// NewEvents lists a user's sign-in history, newest first. It exists on the Plus plan
// only; elsewhere the panel says so.
func NewEvents(host screen.Host, pool screen.PoolRef, on screen.About) *list.List[admin.AuthEvent] {
	session, name := host.Session(), on.Target().User.Exact()
	text := func(title string, least, most, rank int, value func(admin.AuthEvent) string) list.Column[admin.AuthEvent] {
		return list.Column[admin.AuthEvent]{
			Column: widget.Column{Title: title, Min: least, Max: most, Rank: rank},
			Cell:   func(e admin.AuthEvent) widget.Cell { return widget.Cell{Text: value(e)} },
			Order:  func(a, b admin.AuthEvent) int { return strings.Compare(value(a), value(b)) },
		}
	}
	return list.New(host, list.Listing[admin.AuthEvent]{
		Name:  "history",
		One:   "event",
		Whole: "sign-in history kept by threat protection",
		Pool:  pool,
		About: on,
		Source: list.Pages[admin.AuthEvent](func(ctx context.Context, _ admin.Filter, token string) (call.Page[admin.AuthEvent], error) {
			return admin.AuthEvents(ctx, session, pool.ID, name, token)
		}),
		ID: func(e admin.AuthEvent) string { return e.ID },
		Columns: []list.Column[admin.AuthEvent]{
			text("TIME", 19, 19, 0, func(e admin.AuthEvent) string { return e.Time.In(host.Zone()).Format("2006-01-02 15:04:05") }),
			text("EVENT", 14, 16, 0, func(e admin.AuthEvent) string { return e.Type }),
			{
				Column: widget.Column{Title: "OUTCOME", Min: 12, Max: 12},
				Cell:   responseCell,
			},
			text("FROM", 15, 39, 1, func(e admin.AuthEvent) string { return e.IP }),
			text("PLACE", 14, 30, 2, func(e admin.AuthEvent) string { return strings.Join(words.NonEmpty(e.City, e.Country), ", ") }),
			text("DEVICE", 14, 30, 3, func(e admin.AuthEvent) string { return e.Device }),
			text("RISK", 8, 24, 4, func(e admin.AuthEvent) string { return strings.Join(words.NonEmpty(e.Risk, e.RiskLevel), " ") }),
			text("FEEDBACK", 8, 8, 5, func(e admin.AuthEvent) string { return e.Feedback }),
		},
		Open:   func(e admin.AuthEvent) screen.Screen { return newEvent(host, pool, e) },
		Copies: eventCopies,
		Acts: &list.Acts[admin.AuthEvent]{
			Kind: acts.OnAuthEvent,
			Target: func(e admin.AuthEvent) acts.Target {
				t := on.Target()
				t.Event = e
				return t
			},
		},
		Empty:   "No events.",
		Instead: func(p *call.Problem) *list.Detour { return elsewhere(host, on.Target().User, p) },
	})
}

func eventCopies(e admin.AuthEvent) []screen.Copy {
	return []screen.Copy{{Key: "i", Label: "event id", Text: e.ID}, {Key: "a", Label: "IP address", Text: e.IP}}
}

// elsewhere leads to what the pool's logs say about a user, where the pool keeps no
// history. Most pools have a plan without one, so that is no error.
func elsewhere(host screen.Host, u admin.User, p *call.Problem) *list.Detour {
	if p.Kind != call.KindState {
		return nil
	}
	return &list.Detour{
		Says: screen.ProblemLine(p),
		Does: fmt.Sprintf("what the pool's logs say about %s; %s returns here", u.Username, host.Keys().Label(keys.Back)),
		Goes: func() tea.Cmd { return host.Detour("signins", userQuery(u)) },
	}
}

// userQuery asks the stream of sign-ins for a user: some records have the username,
// others only the sub.
func userQuery(u admin.User) string {
	switch {
	case strings.Contains(u.Username, `"`): // a query can't hold it
		return "user:" + u.Sub
	case strings.ContainsAny(u.Username, ",: \t"):
		return `user:"` + u.Username + `",` + u.Sub
	}
	return "user:" + u.Username + "," + u.Sub
}

var responses = map[string]widget.Cell{
	"Pass":       {Text: "✓ passed", Style: grid.Good},
	"Fail":       {Text: "✗ failed", Style: grid.Bad},
	"InProgress": {Text: "· under way", Style: grid.Dim},
}

func responseCell(e admin.AuthEvent) widget.Cell {
	if cell, ok := responses[e.Response]; ok {
		return cell
	}
	return widget.Cell{Text: "· " + words.Of(e.Response)}
}
