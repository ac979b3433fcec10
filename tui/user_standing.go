package tui

import (
	"cmp"
	"time"

	"github.com/cognito-tui/cognito-tui/admin"
	"github.com/cognito-tui/cognito-tui/logs"
	"github.com/cognito-tui/cognito-tui/tui/grid"
	"github.com/cognito-tui/cognito-tui/tui/widget"
)

// entry is what this console knows of a user's way in, without asking for more.
func (a *App) entry(pool poolRef, u admin.User) admin.Entry {
	e := admin.Entry{User: u, Locked: a.lockedOut(pool, u), Now: a.options.Now()}
	if detail, read := a.pools[pool.ID]; read {
		e.TemporaryDays = admin.Seen(detail.Password.TemporaryDays)
	}
	return e
}

// lockedOut is whether a user is locked out, known where logs that tell of failures
// are read at the moment, and were for as long as a lockout may last.
func (a *App) lockedOut(pool poolRef, u admin.User) admin.Known[bool] {
	door := a.doorOf(pool)
	if door == nil || door.reading == nil || !door.tellsFailures() {
		return admin.Known[bool]{}
	}
	l, failed := door.lockoutOf(u)
	switch {
	case failed && l.Locked(door.now()):
		return admin.Seen(true)
	case door.state.Done < 1 || door.span < lockoutSpan || len(door.unreadLine()) > 0:
		return admin.Known[bool]{}
	}
	return admin.Seen(false)
}

// lockoutSpan is how far back the failures lie that a lockout counts: it lasts 15
// minutes at most, and as many quiet ones end the count.
const lockoutSpan = 30 * time.Minute

// tellsFailures reports whether a log is read that has the failures of sign-ins.
func (s *signIns) tellsFailures() bool {
	return len(s.door.Named) > 0 ||
		len(s.door.Source(logs.UserActivity).Groups)+len(s.door.Source(logs.CloudTrail).Groups) > 0
}

// lockoutOf is the count of a user's failures, by whichever name the logs have.
func (s *signIns) lockoutOf(u admin.User) (l logs.Lockout, failed bool) {
	now := s.app.options.Now()
	if l, failed = s.watch.Lockout(u.Sub, now); failed {
		return l, true
	}
	return s.watch.Lockout(u.Username, now)
}

// standingSigns are the signs and colors of how users stand.
var standingSigns = map[admin.Sign]struct {
	sign  string
	style grid.Style
}{
	admin.Note: {"·", grid.Text}, admin.Fine: {"✓", grid.Good}, admin.Care: {"!", grid.Care}, admin.Stops: {"✗", grid.Bad},
}

// statusCell says what stands between the user and a sign-in.
func (a *App) statusCell(pool poolRef, u admin.User) widget.Cell {
	s := a.entry(pool, u).Stand()
	is := standingSigns[s.Sign]
	return widget.Cell{Text: is.sign + " " + cmp.Or(s.Word, wordsOf(string(u.Status))), Style: is.style}
}

// verdict is how the user stands, what was not looked at, and the acts that mend it.
func (a *App) verdict(pool poolRef, u admin.User) []widget.Line {
	s := a.entry(pool, u).Stand()
	is := standingSigns[s.Sign]
	lines := []widget.Line{{Value: is.sign + " " + s.Says, Style: is.style | grid.Bold}}
	if s.Unseen != "" {
		lines = append(lines, widget.Line{Value: "· Not looked at: " + s.Unseen + ".", Style: grid.Dim})
	}
	return append(lines, a.actLines(s.Acts)...)
}
