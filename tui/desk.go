package tui

import (
	"sync"

	tea "charm.land/bubbletea/v2"

	"github.com/cognito-tui/cognito-tui/admin"
	"github.com/cognito-tui/cognito-tui/admin/acts"
	"github.com/cognito-tui/cognito-tui/admin/bulk"
	"github.com/cognito-tui/cognito-tui/admin/call"
)

// desk is where acts are asked for, confirmed, done and taken back, and where what they
// changed is read again.
type desk struct {
	host  Console
	batch *batch
	visit *visited
	owed  []owed   // by screens that are not in front
	notes []string // of the act that is being asked for: who its plan leaves out
}

// visited is what the desk knows of a session, replaced whole when one goes to another.
type visited struct {
	pools map[string]admin.PoolDetail // described so far, by id
	deeds deeds
	undo  func() tea.Cmd // shows the plan of taking the last act back, nil when nothing can be
}

// batch is the bulk that is under way, or the last.
type batch struct {
	desk    *desk
	current *bulk.Bulk
	in      *call.Session  // where that works
	under   sync.WaitGroup // bulks that work in the background
	halted  bool           // it is paused, and drawn so
}

func newDesk(host Console) *desk {
	d := &desk{host: host, visit: newVisited()}
	d.batch = &batch{desk: d}
	return d
}

func newVisited() *visited { return &visited{pools: map[string]admin.PoolDetail{}} }

// Console is what the desk knows of the console beyond a [Host].
type Console interface {
	Host
	// Kept are all screens that one can come to by going back, forth or to another tab.
	Kept() []Screen
	// Front is the screen in front, looking through tabs; nil before the first.
	Front() Screen
	// Announce lays an overlay over the screen that comes by itself: once nothing is in
	// front that it would take the place of, and nobody is typing.
	Announce(overlay)
	// Lasting are tasks that outlast every session.
	Lasting() *Tasks
}

// leave forgets what is about the session that is left.
func (d *desk) leave() { d.owed = nil }

// enter begins anew in another session.
func (d *desk) enter() { d.visit = newVisited() }

// The desk as screens see it: Acting.

func (d *desk) On(kind acts.KindID, targets []acts.Target, how acting) tea.Cmd {
	return d.actOnAs(kind, targets, how)
}

func (d *desk) Known(pool string) (admin.PoolDetail, bool) {
	detail, read := d.visit.pools[pool]
	return detail, read
}

func (d *desk) Know(detail admin.PoolDetail)    { d.visit.pools[detail.ID] = detail }
func (d *desk) Deeds() deeds                    { return d.visit.deeds }
func (d *desk) TakenBackBy(plan func() tea.Cmd) { d.visit.undo = plan }
func (d *desk) GoOn(u bulk.Unfinished) tea.Cmd  { return d.batch.goOn(u) }
