package screen

import (
	"context"
	"time"

	tea "charm.land/bubbletea/v2"

	"github.com/cognito-tui/cognito-tui/tui/grid"
	"github.com/cognito-tui/cognito-tui/tui/keys"
)

// Screen is one screen of the console. Only the program's Update loop may touch it; it
// reads from AWS through its [Tasks].
type Screen interface {
	// Crumb names the screen in the header.
	Crumb() string
	// Start is called when the screen is shown, and each time it comes to the front
	// again: what has already begun continues.
	Start() tea.Cmd
	// Verbs are what can be done here; footer, help and dispatch use them.
	Verbs() []Verb
	// Draw shows the screen. It is cheap, and reads and changes nothing.
	Draw(a grid.Area)
	// Close ends the screen's tasks. The screen is not shown again.
	Close()
}

// Verb is one thing that can be done on a screen: a binding and what it does.
type Verb struct {
	ID  keys.ID
	Run func() tea.Cmd
	Why string // why it can't be done now; "" when it can
	// Short replaces the binding's word in the footer, "" for that word: a key may do
	// one thing and then its opposite, or deserve a place only here.
	Short string
	// Help replaces the binding's phrase in this screen's help, as that phrase is meant
	// for all screens; "" for that phrase.
	Help string
}

// The capabilities that some screens have beyond Screen.
type (
	// Typist takes every key while its input line is open.
	Typist interface {
		Typing() bool
		Type(key tea.KeyPressMsg) tea.Cmd
		TypePaste(text string) tea.Cmd
	}
	// Copier has things to copy.
	Copier interface{ Copies() []Copy }
	// Pointed can be clicked, at a cell of the terminal; in is where it was last drawn.
	Pointed interface {
		Click(in grid.Area, x, y int) tea.Cmd
	}
	// Scrolled moves with the mouse wheel.
	Scrolled interface{ Wheel(by int) tea.Cmd }
	// Sized is called when the terminal has another size, before it is drawn.
	Sized interface{ Resized() tea.Cmd }
	// Subject has something to show as JSON.
	Subject interface {
		Subject() (name string, value any)
	}
	// Nested is a screen that shows one of several screens.
	Nested interface {
		Current() Screen
		Screens() []Screen
		// Inside is the part of an area that the shown screen is drawn in.
		Inside(a grid.Area) grid.Area
	}
	// Prepared is called after each message for the screen in front, before it is drawn.
	// It takes over what it shows of other screens' reading and of the time, and
	// requests what its rows need, so that Draw changes nothing.
	Prepared interface{ Prepare() tea.Cmd }
	// Fleeting is a screen that is closed when it is left: `]` does not return to it.
	Fleeting interface{ Fleeting() }
	// Placed belongs to a pool.
	Placed interface{ Pool() PoolRef }
)

// taskLimit ends a task that neither returns nor fails. It is longer than the SDK's
// retries of a call take on a bad day.
const taskLimit = 2 * time.Minute

// Tasks are what a screen does in the background. They end with the screen:
// their context is cancelled, and a result that still arrives is dropped.
type Tasks struct {
	Host    Host
	Context context.Context //nolint:containedctx // it is the lifetime of the screen
	cancel  context.CancelFunc
}

// Finished brings the result of a task back into the Update loop.
type Finished struct {
	Tasks *Tasks
	Apply func() tea.Cmd
}

// Awoken runs what was delayed.
type Awoken struct {
	Tasks *Tasks
	Run   func() tea.Cmd
}

// NewTasks are tasks that end with the console, or when they are closed.
func NewTasks(host Host) Tasks {
	ctx, cancel := context.WithCancel(host.Life())
	return Tasks{Host: host, Context: ctx, cancel: cancel}
}

// Go runs work in the background. What work returns is run in the Update loop,
// where it may change the screen; nil changes nothing.
func (t *Tasks) Go(work func(ctx context.Context) func() tea.Cmd) tea.Cmd {
	t.Host.Begun()
	life := t.Context // only the Update loop may touch the tasks
	return func() tea.Msg {
		ctx, cancel := context.WithTimeout(life, taskLimit)
		defer cancel()
		return Finished{t, work(ctx)}
	}
}

// Later runs something in the Update loop after a while, unless the tasks have ended by
// then; never when the while is 0. It does not count as busy.
func (t *Tasks) Later(after time.Duration, run func() tea.Cmd) tea.Cmd {
	if after <= 0 {
		return nil
	}
	life := t.Context
	return func() tea.Msg {
		timer := time.NewTimer(after)
		defer timer.Stop()
		select {
		case <-timer.C:
			return Awoken{t, run}
		case <-life.Done():
			return nil
		}
	}
}

// Close ends the tasks.
func (t *Tasks) Close() { t.cancel() }

// Get reads something in the background and delivers it in the Update loop.
func Get[T any](t *Tasks, read func(ctx context.Context) (T, error), then func(T, error) tea.Cmd) tea.Cmd {
	return t.Go(func(ctx context.Context) func() tea.Cmd {
		v, err := read(ctx)
		return func() tea.Cmd { return then(v, err) }
	})
}

// CloseAll closes screens that will not be shown again.
func CloseAll(screens []Screen) {
	for _, s := range screens {
		s.Close()
	}
}
