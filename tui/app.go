// Package tui is the console: everything that knows a terminal is there.
//
// The root, [App], is a stack of screens under a header and over a footer. A key is
// looked up among the overlay, the screen's verbs and the global ones, in that order.
// What takes time is a task: its result comes back as a closure that the Update loop
// runs, so a screen is never touched by two goroutines and never waits.
package tui

import (
	"context"
	"time"

	tea "charm.land/bubbletea/v2"

	"github.com/cognito-tui/cognito-tui/admin/bulk"
	"github.com/cognito-tui/cognito-tui/logs/plain"
	"github.com/cognito-tui/cognito-tui/tui/acting"
	"github.com/cognito-tui/cognito-tui/tui/keys"
	"github.com/cognito-tui/cognito-tui/tui/screen"
	"github.com/cognito-tui/cognito-tui/tui/terminal"
)

// App is the console as a Bubble Tea model: the stack of screens, the overlays, and the
// session that they are about.
type App struct {
	*loop
	options screen.Options
	keys    *keys.Map
	host    *console     // the console as screens know it
	tasks   screen.Tasks // outlive every session
	here    *visit       // the session, replaced whole
	opening opening      // of the next one

	screens stack
	over    overlays
	prompt  prompt
	toast   toast
	waiting waiting
	doubt   doubt
	desk    *acting.Desk
	canvas  canvas
	mouse   bool
	zone    zone       // of the times on all screens
	broken  *bulk.Bulk // the bulk that was running when the console was told to end
}

// New makes a console. ctx ends it.
func New(ctx context.Context, options screen.Options) *App {
	ctx, cancel := context.WithCancel(ctx)
	a := &App{loop: &loop{ctx: ctx, cancel: cancel}, options: options, keys: options.Keys, mouse: options.Mouse}
	if a.keys == nil {
		a.keys, _ = keys.New(nil) // a test ensures that the defaults don't conflict
	}
	if a.options.Now == nil {
		a.options.Now = time.Now
	}
	if a.options.KeyTime == nil {
		a.options.KeyTime = a.options.Now
	}
	a.zone.set(&a.options)
	a.host = &console{a}
	a.tasks = screen.NewTasks(a.host)
	a.here = newVisit(a.host)
	a.doubt.text = plain.Text(options.Doubt)
	a.over.now, a.toast.ended = a.options.KeyTime, ctx.Done()
	a.desk = acting.New(a.host)
	a.canvas.dark, a.canvas.ascii = true, options.ASCII
	a.canvas.choosePalette(&a.options)
	return a
}

// Idle reports whether nothing will change before the operator acts: the size of the
// terminal is known, and nothing is being read, or what is being read waits for an MFA
// code, or a bulk is paused and shown as paused.
func (a *App) Idle() bool {
	if a.canvas.width == 0 {
		return false
	}
	working := a.working
	if a.desk.Bulks.Paused() {
		working--
	}
	return working == 0 || a.over.prompting()
}

// Host is the console as screens know it, for a screen that is made outside of this
// package.
func (a *App) Host() screen.Host { return a.host }

// Front is the screen in front, inside any tabs; nil before the first.
func (a *App) Front() screen.Screen { return a.screens.front() }

// Close ends all tasks, and waits for acts of a bulk that are in progress: those that
// are answered need not be checked later.
func (a *App) Close() {
	a.stopTasks()
	a.desk.Bulks.Wait()
}

// Init queries the terminal and opens the session.
func (a *App) Init() tea.Cmd {
	return tea.Batch(tea.RequestBackgroundColor, a.open(a.options.Session, a.options.Start))
}

// Update takes one message. A sentence said on a screen goes away with it, and one said
// before a dialog opened is not about the dialog.
func (a *App) Update(msg tea.Msg) (tea.Model, tea.Cmd) {
	front, over, said := a.screens.front(), a.over.front, a.toast.turn
	defer a.attend(msg, a.options.KeyTime())
	cmd := a.take(msg)
	if a.screens.front() != front {
		cmd = tea.Batch(cmd, a.desk.CatchUp())
	}
	a.over.comeUp(a.typing())
	if a.screens.front() != front || a.over.front != nil && a.over.front != over {
		a.toast.end(toastOver{said})
	}
	return a, tea.Batch(cmd, a.prepare())
}

// prepare lets the screen in front request what it is about to show.
func (a *App) prepare() tea.Cmd {
	if p, ok := a.screens.front().(screen.Prepared); ok {
		return p.Prepare()
	}
	return nil
}

// attend records when the console has finished a message and waits for keys again.
func (a *App) attend(msg tea.Msg, began time.Time) {
	now := a.options.KeyTime()
	if _, isKey := msg.(tea.KeyPressMsg); isKey {
		a.over.heed.pressed(now)
		return
	}
	a.over.heed.worked(now.Sub(began))
}

func (a *App) take(msg tea.Msg) tea.Cmd {
	a.canvas.stale = true
	switch msg := msg.(type) {
	case tea.WindowSizeMsg:
		a.doubt.shows(a.options.KeyTime())
		a.canvas.width, a.canvas.height = msg.Width, msg.Height
		if s, ok := a.screens.front().(screen.Sized); ok {
			return s.Resized()
		}
	case tea.BackgroundColorMsg:
		a.canvas.dark = msg.IsDark()
		a.canvas.choosePalette(&a.options)
	case tea.ModeReportMsg:
		a.canvas.measureAs(msg)
	case tea.KeyPressMsg:
		a.doubt.pressed(a.options.KeyTime())
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
		return a.desk.Bulks.Moved(msg)
	case toastOver:
		a.toast.end(msg)
	case helperSaid:
		return a.toast.helperSays(msg)
	case helperDone:
		a.toast.helperFallsSilent()
	case terminal.PasteRefused:
		return a.toast.warn(msg.Why)
	case terminal.PasteStalled:
		return a.toast.warn("The end of a paste has not come. Any key drops it and goes on.")
	case terminal.NotSuspended:
		return a.toast.warn("Not suspended: no shell is there to resume the console.")
	case unansweredChanged:
		return a.wait()
	case mfaRequest:
		a.over.announce(newMFAPrompt(a.quit, msg))
	default:
		a.canvas.stale = false
	}
	return nil
}

// View draws the frame. Bubble Tea calls it after every message, so a frame that is
// still valid is returned again.
func (a *App) View() tea.View {
	if a.canvas.stale {
		began := a.options.KeyTime()
		a.canvas.redraw(a.draw)
		a.over.heed.worked(a.options.KeyTime().Sub(began))
	}
	v := tea.NewView(a.canvas.frame)
	v.AltScreen = true
	v.WindowTitle = a.here.windowTitle(&a.options)
	if a.desk.Bulks.Running() {
		v.ProgressBar = a.desk.Bulks.ProgressBar()
	}
	if a.mouse {
		v.MouseMode = tea.MouseModeCellMotion
	}
	v.Cursor = a.canvas.cursor()
	return v
}
