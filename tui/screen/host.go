package screen

import (
	"context"
	"time"

	tea "charm.land/bubbletea/v2"

	"github.com/cognito-tui/cognito-tui/admin"
	"github.com/cognito-tui/cognito-tui/admin/acts"
	"github.com/cognito-tui/cognito-tui/admin/call"
	"github.com/cognito-tui/cognito-tui/admin/fact"
	"github.com/cognito-tui/cognito-tui/logs"
	"github.com/cognito-tui/cognito-tui/logs/watch"
	"github.com/cognito-tui/cognito-tui/tui/grid"
	"github.com/cognito-tui/cognito-tui/tui/keys"
	"github.com/cognito-tui/cognito-tui/tui/widget"
)

// Host is the console as a screen knows it.
type Host interface {
	Loop
	Surroundings
	Stage
	Voice
	// Copy puts a text into the clipboard.
	Copy(Copy) tea.Cmd
	// Run runs a command of the command line by its name: a way to screens that the
	// caller does not know.
	Run(command, argument string) tea.Cmd
	// Detour runs a command that leads to a screen further back. There, back returns to
	// the screen in front now, and leaves the others as they were.
	Detour(command, argument string) tea.Cmd
	// Openings are the screens of other rooms.
	Openings() Openings
	// Acting is how acts are started.
	Acting() Acting
}

// Surroundings are the console's settings, and its session.
type Surroundings interface {
	// Session is the account and Region that is open, nil when none could be opened.
	Session() *call.Session
	// Identity is the caller that the session's credentials belong to; zero until known.
	Identity() call.Identity
	Settings() *Options
	// Now is the time, in the zone that times are shown in.
	Now() time.Time
	// Zone is the zone that times are shown in: the operator may switch it at any time.
	Zone() *time.Location
	Keys() *keys.Map
	// Filters are those used in this session.
	Filters() *Recall
	// Width is how many columns the terminal has.
	Width() int
}

// Stage is where screens and overlays are shown.
type Stage interface {
	// Screens are those that back goes through, first to last, and the one in front.
	Screens() []Screen
	// Push shows a screen in front of this one.
	Push(Screen) tea.Cmd
	// Show opens an overlay over the screen, Shut closes it.
	Show(Overlay) tea.Cmd
	Shut(Overlay)
	// Free reports whether no overlay is open.
	Free() bool
}

// Voice shows sentences above the footer for a while.
type Voice interface {
	// Say shows a sentence, Warn one about a failure, Tell one about the outcome of an
	// act.
	Say(text string) tea.Cmd
	Warn(text string) tea.Cmd
	Tell(text string, style grid.Style) tea.Cmd
}

// Openings makes screens of rooms that the caller does not import.
type Openings interface {
	Pool(pool PoolRef) Screen
	User(pool PoolRef, u admin.User) Screen
	UserGroups(pool PoolRef, u admin.User) Screen
	// UserEvent is a user's history with only one event in it, and what begins to read
	// it.
	UserEvent(pool PoolRef, u admin.User, id string) (Screen, tea.Cmd)
	Client(pool PoolRef, id string) Screen
}

// SignInsRead is a screen that reads the sign-ins of a pool.
type SignInsRead interface {
	Placed
	// Watch has what was read, nil until the sources are found.
	Watch() *watch.Watch
	// Now is the time of the log, by AWS's clock.
	Now() time.Time
	// LockoutOf returns the count of a user's failures, by whichever name the logs have.
	LockoutOf(u admin.User) (l logs.Lockout, failed bool)
	// LockedOut reports whether a user is locked out; known is true where the logs
	// record failures and were read for as long as a lockout may last.
	LockedOut(u admin.User) fact.Fact[bool]
}

// Loop is the Update loop as tasks use it.
type Loop interface {
	// Life ends with the console.
	Life() context.Context
	// Begun counts a task whose result comes back as a [Finished].
	Begun()
	// Send sends a message into the loop from another goroutine.
	Send(tea.Msg)
	// Staying are the tasks of the session, which outlive a screen.
	Staying() *Tasks
}

// Acting is what screens use of the flow of acts: menu, form, plan, doing.
type Acting interface {
	PoolSettings
	Rereading
	// On opens the menu of what can be done to targets of a kind in one pool.
	On(kind acts.KindID, targets []acts.Target, how Offer) tea.Cmd
	// Confirm shows the plan of an act and asks for confirmation.
	Confirm(action acts.Action, targets []acts.Target, in acts.Inputs) tea.Cmd
	// WhyNot says why an action can't be done to a target here, "" when it can.
	WhyNot(action acts.Action, t acts.Target) string
	// Deeds are what was done in this session.
	Deeds() *Deeds
	// TakenBackBy keeps what was done without a plan: undo reverts it, and redo does it
	// again.
	TakenBackBy(what string, undo, redo func() tea.Cmd)
}

// PoolSettings are the settings of this session's pools that were read: acts are judged
// by them.
type PoolSettings interface {
	// Describe reads a pool's settings once, and holds the keys for what then opens;
	// DescribeAside does so without holding the keys. A pool that can't be read is
	// passed on as it is.
	Describe(pool admin.PoolDetail, then func(admin.PoolDetail) tea.Cmd) tea.Cmd
	DescribeAside(pool admin.PoolDetail, then func(admin.PoolDetail) tea.Cmd) tea.Cmd
	// Known returns the settings of a pool that were read, and Know stores them.
	Known(pool string) (detail admin.PoolDetail, read bool)
	Know(detail admin.PoolDetail)
}

// Rereading has screens read again what an act has changed: the one in front at once,
// the others when they come to the front.
type Rereading interface {
	// InFront reports whether a screen is the one in front.
	InFront(s Actor) bool
	// Owe keeps an act for a screen behind the front, until it comes to the front.
	Owe(s Actor, act acts.Act)
}

// OpenMenu opens a menu over the screen.
func OpenMenu(host Host, title string, items []widget.Item) tea.Cmd {
	return host.Show(widget.NewMenu(title, items))
}
