package signins

import (
	"cmp"

	"github.com/cognito-tui/cognito-tui/admin"
	"github.com/cognito-tui/cognito-tui/logs"
	"github.com/cognito-tui/cognito-tui/logs/detect"
	"github.com/cognito-tui/cognito-tui/tui/grid"
	"github.com/cognito-tui/cognito-tui/tui/screen"
	"github.com/cognito-tui/cognito-tui/tui/widget"
	"github.com/cognito-tui/cognito-tui/tui/words"
)

// knownNames are what the users, the app clients and the pool are called.
type knownNames struct {
	*admin.Usernames
	clients map[string]string // names of app clients by id
	pool    screen.PoolRef
}

// userCell names the user; who is not known to the pool is said to be so.
func (n *knownNames) userCell(e *logs.Event) widget.Cell {
	switch {
	case e.Username != "":
		return widget.Cell{Text: e.Username}
	case e.Sub != "":
		return widget.Cell{Text: n.nameOf(e.Sub)}
	case e.ByConsole():
		return widget.Cell{Text: "(cognito-tui)", Style: grid.Dim}
	case e.Kind == logs.AdminCall, e.Kind == logs.Undelivered:
		return widget.Cell{}
	}
	return widget.Cell{Text: "(unknown)", Style: grid.Dim}
}

// nameOf is the username of a sub, or the sub while that is not known.
func (n *knownNames) nameOf(sub string) string { return cmp.Or(n.Names(sub).Username, sub) }

// lookUp asks for the names of subs. What is asked for last is looked up first, so
// that those who are seen first come last.
func (n *knownNames) lookUp(subs ...string) {
	for _, sub := range subs {
		n.Of(sub)
	}
}

// about is what an alert is about, a user by name.
func (n *knownNames) about(a detect.Alert) string {
	switch a.Key.Kind {
	case detect.OnUser:
		return n.nameOf(a.Key.Value)
	case detect.OnClient:
		return cmp.Or(n.clients[a.Key.Value], a.Key.Value)
	case detect.OnPool:
		return cmp.Or(n.pool.Name, a.Key.Value)
	case detect.OnIP, detect.OnActor:
	}
	return a.Key.Value
}

// keyText is what an alert is about: a user by name and by sub, a client by name
// and by id.
func (n *knownNames) keyText(a detect.Alert) string { return words.WithID(n.about(a), a.Key.Value) }

// fullName is a user by name and by sub, by what is known of the two.
func (n *knownNames) fullName(sub string) string { return words.WithID(n.nameOf(sub), sub) }

func (n *knownNames) fullNames(subs []string) []string {
	names := make([]string, len(subs))
	for i, sub := range subs {
		names[i] = n.fullName(sub)
	}
	return names
}

func (n *knownNames) lockedName(l logs.Lockout) string {
	return cmp.Or(l.Username, n.nameOf(l.Sub))
}
