package acting

import (
	tea "charm.land/bubbletea/v2"

	"github.com/cognito-tui/cognito-tui/admin"
	"github.com/cognito-tui/cognito-tui/admin/acts"
	"github.com/cognito-tui/cognito-tui/tui/screen"
)

// Desk is where acts are asked for, confirmed, done and taken back, and where what they
// changed is read again.
type Desk struct {
	*poolSettings // of the session
	host          Console
	Bulks         *Bulks
	visit         *visited
	owed          []owed   // by screens that are not in front
	notes         []string // of the act that is being asked for: who its plan leaves out
}

// visited is what the desk knows of a session, replaced whole when one goes to another.
type visited struct {
	deeds screen.Deeds
	undo  func() tea.Cmd // shows the plan of taking the last act back, nil when nothing can be
}

// New is a desk at which nothing was done yet.
func New(host Console) *Desk {
	d := &Desk{host: host}
	d.Enter()
	d.Bulks = &Bulks{host: host, desk: d}
	return d
}

// Console is what the desk knows of the console beyond a [Host].
type Console interface {
	screen.Host
	// Kept are all screens that one can come to by going back, forth or to another tab.
	Kept() []screen.Screen
	// Front is the screen in front, looking through tabs; nil before the first.
	Front() screen.Screen
	// Announce lays an overlay over the screen that comes by itself: once nothing is in
	// front that it would take the place of, and nobody is typing.
	Announce(screen.Overlay)
	// Lasting are tasks that outlast every session.
	Lasting() *screen.Tasks
}

// Leave forgets what is about the session that is left.
func (d *Desk) Leave() { d.owed = nil }

// Enter begins anew in another session.
func (d *Desk) Enter() {
	d.visit, d.poolSettings = &visited{}, &poolSettings{d.host, map[string]admin.PoolDetail{}}
}

// The desk as screens see it: Acting.

// On opens the menu of what can be done to targets of a kind in one pool.
func (d *Desk) On(kind acts.KindID, targets []acts.Target, how screen.Offer) tea.Cmd {
	return d.actOnAs(kind, targets, how)
}

// Deeds are what was done in this session.
func (d *Desk) Deeds() *screen.Deeds { return &d.visit.deeds }

// TakenBackBy says what shows the plan of taking back what was done last.
func (d *Desk) TakenBackBy(plan func() tea.Cmd) { d.visit.undo = plan }
