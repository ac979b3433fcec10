// Package tui is the console: everything that knows a terminal is there.
//
// The root, [App], is a stack of screens under a header and over a footer. A
// key is looked up among the overlay, the screen's verbs and the global ones,
// in that order. Whatever takes time is a task: its result comes back as a
// closure that the Update loop runs, so a screen is never touched by two
// goroutines and never waits.
package tui

import (
	"context"
	"slices"
	"strings"
	"time"

	tea "charm.land/bubbletea/v2"
	"github.com/charmbracelet/x/ansi"

	"github.com/cognito-tui/cognito-tui/admin/bulk"
	"github.com/cognito-tui/cognito-tui/admin/call"
	"github.com/cognito-tui/cognito-tui/admin/token"
	"github.com/cognito-tui/cognito-tui/logs/plain"
	"github.com/cognito-tui/cognito-tui/tui/acting"
	"github.com/cognito-tui/cognito-tui/tui/grid"
	"github.com/cognito-tui/cognito-tui/tui/keys"
	"github.com/cognito-tui/cognito-tui/tui/screen"
	"github.com/cognito-tui/cognito-tui/tui/terminal"
	"github.com/cognito-tui/cognito-tui/tui/theme"
	"github.com/cognito-tui/cognito-tui/tui/words"
)

// App is the console as a Bubble Tea model.
type App struct {
	options screen.Options
	ctx     context.Context //nolint:containedctx // it is the lifetime of the program
	cancel  context.CancelFunc
	send    func(tea.Msg)

	keys    *keys.Map
	palette *grid.Palette
	dark    bool
	method  ansi.Method

	session  *call.Session
	identity call.Identity
	opening  bool
	openFail *call.Problem

	stack   []screen.Screen
	ahead   []screen.Screen  // what `]` goes to, nearest last
	overlay screen.Overlay   // in front, nil for none
	heed    heed             // of the keys that it is answered by
	waiting []screen.Overlay // to come to the front, the next first
	command *commandLine
	history []string
	toast   toast
	desk    *acting.Desk
	fetcher token.Keyring // of this session, nil until a token needs one
	tasks   screen.Tasks
	own     *stay      // in the session
	working int        // tasks under way
	broken  *bulk.Bulk // the one that was under way when the console was told to end

	width, height int
	mouse         bool
	body          grid.Area
	sheet         grid.Grid
	frame         string
	stale         bool // the frame has to be drawn again
}

// New makes a console. ctx ends it.
func New(ctx context.Context, options screen.Options) *App {
	ctx, cancel := context.WithCancel(ctx)
	a := &App{options: options, ctx: ctx, cancel: cancel, dark: true, keys: options.Keys, mouse: options.Mouse}
	if a.keys == nil {
		a.keys, _ = keys.New(nil) // the defaults do not conflict: a test says so
	}
	if a.options.Now == nil {
		a.options.Now = time.Now
	}
	if a.options.KeyTime == nil {
		a.options.KeyTime = a.options.Now
	}
	a.tasks = screen.NewTasks(a)
	a.own = newStay(a)
	a.desk = acting.New(a)
	a.choosePalette()
	return a
}

// SetSend tells the console how to reach its own Update loop from another
// goroutine: the Send of the program that runs it.
func (a *App) SetSend(send func(tea.Msg)) { a.send = send }

// Idle reports whether nothing will change before the operator does something: the
// size of the terminal is known, and nothing is being read, or what is being read
// waits for an MFA code, or a bulk is paused and shown to be.
func (a *App) Idle() bool {
	if a.width == 0 {
		return false
	}
	working := a.working
	if a.desk.Batch.Halted && a.desk.Batch.BulkRunning() {
		if p := a.desk.Batch.Current.Progress(); p.Pause != nil && !p.Canceled {
			working--
		}
	}
	return working == 0 || a.prompting()
}

// Close ends all tasks, and waits for acts of a bulk that are on their way: one
// that is answered need not be looked into later.
func (a *App) Close() {
	a.stopTasks()
	a.desk.Batch.Under.Wait()
}

// Init asks the terminal about itself and opens the session.
func (a *App) Init() tea.Cmd {
	return tea.Batch(tea.RequestBackgroundColor, a.open(a.options.Session, a.options.Start))
}

// Update takes one message. What was said on a screen goes with it, and what was
// said before a dialog is not about the dialog.
func (a *App) Update(msg tea.Msg) (tea.Model, tea.Cmd) {
	screen, over, said := a.Front(), a.overlay, a.toast.turn
	defer a.attend(msg, a.options.KeyTime())
	cmd := a.take(msg)
	if a.Front() != screen {
		cmd = tea.Batch(cmd, a.desk.CatchUp())
	}
	a.comeUp()
	if a.Front() != screen || a.overlay != nil && a.overlay != over {
		a.toast.end(toastOver{said})
	}
	return a, tea.Batch(cmd, a.prepare())
}

// prepare lets the screen in front ask for what it is about to show.
func (a *App) prepare() tea.Cmd {
	if p, ok := a.Front().(screen.Prepared); ok {
		return p.Prepare()
	}
	return nil
}

// attend notes when the console was done with a message and waits for keys again.
func (a *App) attend(msg tea.Msg, began time.Time) {
	now := a.options.KeyTime()
	if _, isKey := msg.(tea.KeyPressMsg); isKey {
		a.heed.pressed(now)
		return
	}
	a.heed.worked(now.Sub(began))
}

func (a *App) take(msg tea.Msg) tea.Cmd {
	a.stale = true
	switch msg := msg.(type) {
	case tea.WindowSizeMsg:
		a.width, a.height = msg.Width, msg.Height
	case tea.BackgroundColorMsg:
		a.dark = msg.IsDark()
		a.choosePalette()
	case tea.ModeReportMsg:
		a.measureAs(msg)
	case tea.KeyPressMsg:
		return a.press(msg)
	case tea.PasteMsg:
		return a.paste(msg.Content)
	case tea.MouseClickMsg:
		return a.click(msg.Mouse())
	case tea.MouseWheelMsg:
		return a.wheel(msg.Mouse())
	case screen.Finished:
		return a.finish(msg)
	case screen.Awoken:
		if msg.Tasks.Context.Err() == nil {
			return msg.Run()
		}
	case acting.BulkMoved:
		return a.desk.Batch.BulkMoved(msg)
	case toastOver:
		a.toast.end(msg)
	case helperSaid:
		return a.helperSays(msg)
	case helperDone:
		a.helperFallsSilent()
	case terminal.PasteRefused:
		return a.Warn(msg.Why)
	case terminal.NotSuspended:
		return a.Warn("Not suspended: no shell is there to go on with the console.")
	case mfaRequest:
		a.Announce(newMFAPrompt(a, msg))
	default:
		a.stale = false
	}
	return nil
}

func (a *App) finish(f screen.Finished) tea.Cmd {
	a.working--
	if f.Apply == nil || f.Tasks.Context.Err() != nil {
		return nil
	}
	return f.Apply()
}

// measureAs follows the renderer, which counts columns by graphemes as soon as
// the terminal says that it knows mode 2027.
func (a *App) measureAs(msg tea.ModeReportMsg) {
	if msg.Mode == ansi.ModeUnicodeCore && msg.Value != ansi.ModeNotRecognized && msg.Value != ansi.ModePermanentlyReset {
		a.method = ansi.GraphemeWidth
	}
}

func (a *App) choosePalette() {
	name := a.options.Theme
	if a.options.NoColor {
		name = "plain"
	}
	a.palette = theme.Palette(name, a.dark)
	a.palette.ASCII = a.options.ASCII
}

// View draws the frame. Bubble Tea asks after every message, so a frame that is
// not stale is handed out again.
func (a *App) View() tea.View {
	if a.stale {
		began := a.options.KeyTime()
		defer func() { a.heed.worked(a.options.KeyTime().Sub(began)) }()
		a.stale = false
		a.sheet.Reset(a.width, a.height, a.method)
		a.draw(a.sheet.Area())
		a.frame = a.sheet.Frame(a.palette)
	}
	v := tea.NewView(a.frame)
	v.AltScreen = true
	v.WindowTitle = a.title()
	if a.desk.Batch.BulkRunning() {
		v.ProgressBar = a.desk.Batch.ProgressBar()
	}
	if a.mouse {
		v.MouseMode = tea.MouseModeCellMotion
	}
	if at := a.sheet.Cursor(); at != nil {
		v.Cursor = tea.NewCursor(at.X, at.Y)
		v.Cursor.Blink = false
	}
	return v
}

// title names the place, never a user: titles end up in other people's logs.
func (a *App) title() string {
	if a.session == nil {
		return "cognito-tui"
	}
	place := words.NonEmpty("cognito-tui", a.options.Mode, a.session.Profile(), call.GroupAccount(a.identity.Account), a.session.Region())
	if a.options.Mode == "" && endpointText(a.session.Where()) != "" {
		place = append(place, customEndpoint)
	}
	return plain.Text(strings.Join(place, " · "))
}

// Front is the screen in front, looking through tabs; nil before the first.
func (a *App) Front() screen.Screen {
	if len(a.stack) == 0 {
		return nil
	}
	s := a.stack[len(a.stack)-1]
	if n, ok := s.(screen.Nested); ok {
		return n.Current()
	}
	return s
}

// Kept are all screens that one can come to by going back, forth or to another tab.
func (a *App) Kept() []screen.Screen {
	var screens []screen.Screen
	for _, s := range slices.Concat(a.stack, a.ahead) {
		if n, ok := s.(screen.Nested); ok {
			screens = append(screens, n.Screens()...)
		} else {
			screens = append(screens, s)
		}
	}
	return screens
}

// Push shows a screen in front of the others.
func (a *App) Push(s screen.Screen) tea.Cmd {
	screen.CloseAll(a.ahead)
	a.ahead = nil
	a.stack = append(a.stack, s)
	return s.Start()
}

// deep reports whether something is behind the screen in front: another one, or what
// is said for want of a session.
func (a *App) deep() bool { return len(a.stack) > 1 || len(a.stack) == 1 && a.session == nil }

// back goes to the screen before this one, which stays within reach of `]`.
func (a *App) back() tea.Cmd {
	if !a.deep() {
		return nil
	}
	a.backTo(len(a.stack) - 2)
	return a.shown()
}

// backTo brings the screen at that place of the stack to the front. Who calls it
// starts that.
func (a *App) backTo(place int) {
	for len(a.stack)-1 > place {
		left := a.stack[len(a.stack)-1]
		a.stack = a.stack[:len(a.stack)-1]
		if _, gone := left.(screen.Fleeting); gone {
			left.Close()
			continue
		}
		a.ahead = append(a.ahead, left)
	}
}

func (a *App) forward() tea.Cmd {
	if len(a.ahead) == 0 {
		return nil
	}
	a.stack = append(a.stack, a.ahead[len(a.ahead)-1])
	a.ahead = a.ahead[:len(a.ahead)-1]
	return a.shown()
}

// shown starts the screen that came to the front again: it may have waited for a
// sign-in.
func (a *App) shown() tea.Cmd {
	if len(a.stack) == 0 {
		return nil
	}
	return a.stack[len(a.stack)-1].Start()
}
