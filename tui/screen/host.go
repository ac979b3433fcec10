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

// Host is what a screen knows of the console that it is in.
type Host interface {
	Loop
	Surroundings
	Stage
	Voice
	// Copy puts a text into the clipboard.
	Copy(Copy) tea.Cmd
	// Run runs a command of the command line by its name: the way from one screen to
	// another that it does not know.
	Run(command, argument string) tea.Cmd
	// Openings are the screens that others lead to without knowing them.
	Openings() Openings
	// Acting is the way to acts.
	Acting() Acting
}

// Surroundings are what the console is set up with, and the session that it is in.
type Surroundings interface {
	// Session is the account and Region that is open, nil when none could be opened.
	Session() *call.Session
	// Identity is whose credentials those are; zero until that is known.
	Identity() call.Identity
	Settings() *Options
	Now() time.Time
	Keys() *keys.Map
	// Width is how many columns the terminal has.
	Width() int
}

// Stage is where screens and what lies over them are shown.
type Stage interface {
	// Screens are those that one can go back to, the first first, and the one in front.
	Screens() []Screen
	// Push shows a screen in front of this one.
	Push(Screen) tea.Cmd
	// Show lays an overlay over the screen, Shut takes it away again.
	Show(Overlay) tea.Cmd
	Shut(Overlay)
	// Free reports whether nothing lies over the screen.
	Free() bool
}

// Voice says sentences above the footer for a while.
type Voice interface {
	// Say says a sentence, Warn one about what did not work, Tell one of what became of
	// an act.
	Say(text string) tea.Cmd
	Warn(text string) tea.Cmd
	Tell(text string, style grid.Style) tea.Cmd
}

// Openings makes screens that are of another room than the one that leads to them.
type Openings interface {
	Pool(pool PoolRef) Screen
	User(pool PoolRef, u admin.User) Screen
	UserGroups(pool PoolRef, u admin.User) Screen
	// UserEvent is a user's history with one event alone in it, and what begins to read it.
	UserEvent(pool PoolRef, u admin.User, id string) (Screen, tea.Cmd)
	Client(pool PoolRef, id string) Screen
}

// SignInsRead is a screen that reads the sign-ins of a pool.
type SignInsRead interface {
	Placed
	// Watch has what was read, nil until the sources were found.
	Watch() *watch.Watch
	// Now is the time of the log, by AWS's clock.
	Now() time.Time
	// LockoutOf is the count of a user's failures, by whichever name the logs have.
	LockoutOf(u admin.User) (l logs.Lockout, failed bool)
	// LockedOut is whether a user is locked out, known where the logs tell of failures
	// and were read for as long as a lockout may last.
	LockedOut(u admin.User) fact.Fact[bool]
}

// Loop is the Update loop as tasks see it.
type Loop interface {
	// Life ends with the console.
	Life() context.Context
	// Begun counts a task that comes back as a finished.
	Begun()
	// Send brings a message into the loop from another goroutine.
	Send(tea.Msg)
	// Staying are the tasks of the session, which end with it and not with a screen.
	Staying() *Tasks
}

// Acting is what screens ask of the flow of acts: menu, form, plan, doing.
type Acting interface {
	PoolSettings
	Rereading
	// On opens the menu of what can be done to targets of a kind in one pool.
	On(kind acts.KindID, targets []acts.Target, how Offer) tea.Cmd
	// Confirm shows the plan of an act and asks.
	Confirm(action acts.Action, targets []acts.Target, in acts.Inputs) tea.Cmd
	// WhyNot is why an action can't be done to a target here, "" when it can.
	WhyNot(action acts.Action, t acts.Target) string
	// Deeds are what was done in this session.
	Deeds() *Deeds
	// TakenBackBy says what shows the plan of taking back what was done last.
	TakenBackBy(plan func() tea.Cmd)
}

// PoolSettings are what was read of the pools of this session: acts are judged by it.
type PoolSettings interface {
	// Describe reads a pool's settings once, while the keys wait for what then shows;
	// DescribeAside does while nobody waits. A pool that can't be read is handed on as
	// it is.
	Describe(pool admin.PoolDetail, then func(admin.PoolDetail) tea.Cmd) tea.Cmd
	DescribeAside(pool admin.PoolDetail, then func(admin.PoolDetail) tea.Cmd) tea.Cmd
	// Known are the settings of a pool that were read, and Know keeps them.
	Known(pool string) (detail admin.PoolDetail, read bool)
	Know(detail admin.PoolDetail)
}

// Rereading has screens read again what an act has changed: the one that is seen at once,
// the others when they come to the front.
type Rereading interface {
	// InFront reports whether a screen is the one that is seen.
	InFront(s Actor) bool
	// Owe keeps an act for a screen that is not, until it comes to the front.
	Owe(s Actor, act acts.Act)
}

// OpenMenu lays a menu over the screen.
func OpenMenu(host Host, title string, items []widget.Item) tea.Cmd {
	return host.Show(widget.NewMenu(title, items))
}
