package directory

import (
	"cmp"

	"github.com/cognito-tui/cognito-tui/admin"
	"github.com/cognito-tui/cognito-tui/tui/grid"
	"github.com/cognito-tui/cognito-tui/tui/screen"
	"github.com/cognito-tui/cognito-tui/tui/widget"
	"github.com/cognito-tui/cognito-tui/tui/words"
)

// entryOf is what this console knows of a user's way in, without asking for more.
func entryOf(host screen.Host, pool screen.PoolRef, u admin.User) admin.Entry {
	e := admin.Entry{User: u, Locked: lockedOut(host, pool, u), Now: host.Now()}
	if detail, read := host.Acting().Known(pool.ID); read {
		e.TemporaryDays = admin.Seen(detail.Password.TemporaryDays)
	}
	return e
}

// lockedOut is whether a user is locked out, known where the sign-ins of the pool are
// read at the moment.
func lockedOut(host screen.Host, pool screen.PoolRef, u admin.User) admin.Known[bool] {
	if door := doorOf(host, pool); door != nil {
		return door.LockedOut(u)
	}
	return admin.Known[bool]{}
}

// standingSigns are the signs and colors of how users stand.
var standingSigns = map[admin.Sign]struct {
	sign  string
	style grid.Style
}{
	admin.Note: {"·", grid.Text}, admin.Fine: {"✓", grid.Good}, admin.Care: {"!", grid.Care}, admin.Stops: {"✗", grid.Bad},
}

// statusCell says what stands between the user and a sign-in.
func statusCell(host screen.Host, pool screen.PoolRef, u admin.User) widget.Cell {
	s := entryOf(host, pool, u).Stand()
	is := standingSigns[s.Sign]
	return widget.Cell{Text: is.sign + " " + cmp.Or(s.Word, words.WordsOf(string(u.Status))), Style: is.style}
}

// verdictOf is how the user stands, what was not looked at, and the acts that mend it.
func verdictOf(host screen.Host, pool screen.PoolRef, u admin.User) []widget.Line {
	s := entryOf(host, pool, u).Stand()
	is := standingSigns[s.Sign]
	lines := []widget.Line{{Value: is.sign + " " + s.Says, Style: is.style | grid.Bold}}
	if s.Unseen != "" {
		lines = append(lines, widget.Line{Value: "· Not looked at: " + s.Unseen + ".", Style: grid.Dim})
	}
	return append(lines, actLines(host, s.Acts)...)
}
