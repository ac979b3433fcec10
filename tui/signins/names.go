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

// knownNames are the names of the users, the app clients and the pool.
type knownNames struct {
	*admin.Usernames
	clients map[string]string // names of app clients by id
	pool    screen.PoolRef
}

// userCell names the user, or says that the pool does not know them.
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

// lookUp requests the names of subs. The last requested is looked up first, so the rows
// seen first come last.
func (n *knownNames) lookUp(subs ...string) {
	for _, sub := range subs {
		n.Of(sub)
	}
}

// about is the subject of an alert, a user by name.
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

// keyText is the subject of an alert: a user by name and sub, a client by name and id.
func (n *knownNames) keyText(a detect.Alert) string { return words.WithID(n.about(a), a.Key.Value) }

// fullName is a user by name and sub, as far as these are known.
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
