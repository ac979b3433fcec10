package acting

import (
	tea "charm.land/bubbletea/v2"

	"github.com/cognito-tui/cognito-tui/admin"
	"github.com/cognito-tui/cognito-tui/admin/acts"
	"github.com/cognito-tui/cognito-tui/tui/screen"
)

// Desk is where acts are requested, confirmed, done and undone, and where what they
// changed is read again.
type Desk struct {
	*poolSettings // of the session
	host          Console
	Bulks         *Bulks
	visit         *visited
	owed          []owed   // by screens that are not in front
	notes         []string // about the act that is being requested: who its plan leaves out
}

// visited is the desk's state for a session, replaced whole with the session.
type visited struct {
	deeds screen.Deeds
	steps []*step // what was done, the latest last
}

// New makes a desk where nothing has been done yet.
func New(host Console) *Desk {
	d := &Desk{host: host}
	d.Enter()
	d.Bulks = &Bulks{host: host, desk: d}
	return d
}

// Console is what the desk knows of the console beyond a [Host].
type Console interface {
	screen.Host
	// Kept are all screens that back, forward or another tab leads to.
	Kept() []screen.Screen
	// Front is the screen in front, inside any tabs; nil before the first.
	Front() screen.Screen
	// Announce queues an overlay that nobody asked for: it opens once no overlay that it
	// would replace is open, and nobody is typing.
	Announce(screen.Overlay)
	// Lasting are tasks that outlive every session.
	Lasting() *screen.Tasks
}

// Leave drops the state of the session that is left.
func (d *Desk) Leave() { d.owed = nil }

// Enter starts afresh in another session.
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
