package acting

import (
	"sync"

	tea "charm.land/bubbletea/v2"

	"github.com/cognito-tui/cognito-tui/admin"
	"github.com/cognito-tui/cognito-tui/admin/acts"
	"github.com/cognito-tui/cognito-tui/admin/bulk"
	"github.com/cognito-tui/cognito-tui/admin/call"
	"github.com/cognito-tui/cognito-tui/tui/screen"
)

// Desk is where acts are asked for, confirmed, done and taken back, and where what they
// changed is read again.
type Desk struct {
	host  Console
	Batch *batch
	visit *visited
	owed  []owed   // by screens that are not in front
	notes []string // of the act that is being asked for: who its plan leaves out
}

// visited is what the desk knows of a session, replaced whole when one goes to another.
type visited struct {
	pools map[string]admin.PoolDetail // described so far, by id
	deeds screen.Deeds
	undo  func() tea.Cmd // shows the plan of taking the last act back, nil when nothing can be
}

// batch is the bulk that is under way, or the last.
type batch struct {
	desk    *Desk
	Current *bulk.Bulk
	in      *call.Session  // where that works
	Under   sync.WaitGroup // bulks that work in the background
	Halted  bool           // it is paused, and drawn so
}

// New is a desk at which nothing was done yet.
func New(host Console) *Desk {
	d := &Desk{host: host, visit: newVisited()}
	d.Batch = &batch{desk: d}
	return d
}

func newVisited() *visited { return &visited{pools: map[string]admin.PoolDetail{}} }

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
func (d *Desk) Enter() { d.visit = newVisited() }

// The desk as screens see it: Acting.

// On opens the menu of what can be done to targets of a kind in one pool.
func (d *Desk) On(kind acts.KindID, targets []acts.Target, how screen.Offer) tea.Cmd {
	return d.actOnAs(kind, targets, how)
}

// Known are the settings of a pool that were read.
func (d *Desk) Known(pool string) (admin.PoolDetail, bool) {
	detail, read := d.visit.pools[pool]
	return detail, read
}

// Know keeps the settings of a pool.
func (d *Desk) Know(detail admin.PoolDetail) { d.visit.pools[detail.ID] = detail }

// Deeds are what was done in this session.
func (d *Desk) Deeds() *screen.Deeds { return &d.visit.deeds }

// TakenBackBy says what shows the plan of taking back what was done last.
func (d *Desk) TakenBackBy(plan func() tea.Cmd) { d.visit.undo = plan }

// GoOn asks, and goes on with a bulk where it was left.
func (d *Desk) GoOn(u bulk.Unfinished) tea.Cmd { return d.Batch.goOn(u) }
