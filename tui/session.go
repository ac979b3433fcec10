package tui

import (
	"context"
	"errors"
	"io"
	"os/exec"
	"slices"
	"strings"
	"sync/atomic"

	tea "charm.land/bubbletea/v2"

	"github.com/cognito-tui/cognito-tui/admin/call"
	"github.com/cognito-tui/cognito-tui/tui/acting"
	"github.com/cognito-tui/cognito-tui/tui/directory"
	"github.com/cognito-tui/cognito-tui/tui/grid"
	"github.com/cognito-tui/cognito-tui/tui/keys"
	"github.com/cognito-tui/cognito-tui/tui/screen"
	"github.com/cognito-tui/cognito-tui/tui/terminal"
	"github.com/cognito-tui/cognito-tui/tui/widget"
)

// stay is a session for as long as it is the console's.
type stay struct {
	screen.Tasks             // what is read whatever screen is in front
	noCode       atomic.Bool // the operator gave no MFA code; calls under way don't ask again
	signsIn      bool        // a command renews its credentials
}

func newStay(a *App) *stay { return &stay{Tasks: screen.NewTasks(a)} }

// open opens a session in place of the one there is, and runs a command line in
// it. On failure the session there is stays.
func (a *App) open(options call.Options, start string) tea.Cmd {
	own := newStay(a)
	options.MFACode = func(device string) (string, error) { return a.askMFACode(own, device) }
	options.Helper, options.HelperTerminal = func() io.WriteCloser { return &helperTalk{send: a.send} }, false
	a.opening = true
	type opened struct {
		session *call.Session
		signsIn bool
	}
	return screen.Get(&a.tasks, func(ctx context.Context) (opened, error) {
		session, err := call.Open(ctx, options)
		return opened{session, err == nil && options.Credentials == nil && len(session.SignIn(ctx)) > 0}, err
	}, func(is opened, err error) tea.Cmd {
		a.opening, own.signsIn = false, is.signsIn
		if err != nil {
			own.Close()
			return a.openFailed(err)
		}
		return a.enter(is.session, own, start)
	})
}

func (a *App) openFailed(err error) tea.Cmd {
	problem := call.Explain(err)
	if a.session == nil {
		a.openFail = problem
		return nil
	}
	return a.Warn(problem.Meaning + " Still on " + a.session.Profile() + ", " + a.session.Region() + ".")
}

// enter starts over at the pools of a session. What was begun in the one before and
// goes on, an act or a bulk, works there still, and is told of.
func (a *App) enter(session *call.Session, own *stay, start string) tea.Cmd {
	a.leaveSession()
	a.own = own
	a.session, a.identity, a.fetcher = session, call.Identity{}, nil
	a.desk.Enter()
	pools := directory.NewPools(a)
	if start != "" {
		pools.Then = func() tea.Cmd { return a.runCommand(start) }
	}
	return tea.Batch(a.Push(pools), a.identify(), acting.LookForUnfinished(a))
}

// leaveSession closes the screens and dialogs, which are about the session there
// is, and ends what they read. A password that is shown once stays, and what is told of
// an act; an MFA code is asked for still: an act or a bulk may wait for it.
func (a *App) leaveSession() {
	screen.CloseAll(a.stack)
	screen.CloseAll(a.ahead)
	a.stack, a.ahead, a.openFail = nil, nil, nil
	a.desk.Leave()
	a.own.Close()
	all := append([]screen.Overlay{a.overlay}, a.waiting...)
	a.overlay, a.waiting = nil, slices.DeleteFunc(all, func(o screen.Overlay) bool { return !a.outlasts(o) })
}

// outlasts reports whether an overlay stays when the session is left. What is told of an
// act there names the place from now on.
func (a *App) outlasts(o screen.Overlay) bool {
	n, told := o.(*screen.Notice)
	if told && !n.Placed {
		n.Title, n.Placed = n.Title+" ("+screen.PlaceOf(a.session)+")", true
	}
	return told || screen.Stays(o)
}

// identify reads the account for the header. An endpoint without STS leaves it
// out, and a real trouble shows in what is read next.
func (a *App) identify() tea.Cmd {
	return screen.Get(&a.own.Tasks, a.session.Identity, func(id call.Identity, err error) tea.Cmd {
		if err == nil {
			a.identity = id
		}
		return nil
	})
}

// lockedBy is the credentials problem that keeps the session from calling AWS.
func (a *App) lockedBy() *call.Problem {
	if a.session == nil {
		return nil
	}
	return a.session.Locked()
}

// drawBanner tells of a locked session, in one place, with the way back, in at most
// half of the area. It returns how many rows it took.
func (a *App) drawBanner(area grid.Area) int {
	problem := a.lockedBy()
	if problem == nil {
		return 0
	}
	y, room := 0, max(area.H/2, 3)-2 // for the keys and the rule
	put := func(x int, text string, style grid.Style) {
		for line := range strings.SplitSeq(area.Wrap(text, area.W-x-1), "\n") {
			if y < room {
				area.Put(x, y, line, style)
				y++
			}
		}
	}
	put(1, "✗ "+problem.Meaning+" Nothing is asked of AWS until then.", grid.Bad|grid.Bold)
	put(3, problem.Advice, grid.Dim)
	drawHints(area.Sub(2, y, area.W-2, 1), a.waysIn())
	widget.Rule(area.Row(y+1), "")
	return y + 2
}

// waysIn are the ways to unlock the session: only those that it has.
func (a *App) waysIn() []widget.Hint {
	var ways []widget.Hint
	if a.own.signsIn {
		ways = append(ways, widget.Hint{Key: a.keys.Label(keys.SignIn), Does: "sign in again"})
	}
	ways = append(ways, widget.Hint{Key: a.keys.Label(keys.Refresh), Does: "try again"})
	if a.session.Options().Credentials == nil {
		ways = append(ways, widget.Hint{Key: a.keys.Label(keys.Command) + "profile NAME", Does: "go to another"})
	}
	return ways
}

// signIn runs the profile's sign-in command in this terminal, then renews.
func (a *App) signIn() tea.Cmd {
	session := a.session
	return screen.Get(&a.own.Tasks, func(ctx context.Context) ([]string, error) {
		return session.SignIn(ctx), nil
	}, func(command []string, _ error) tea.Cmd {
		if len(command) == 0 {
			return a.Warn("No command renews this profile. Renew its credentials in another terminal, then press " + a.keys.Label(keys.Refresh) + ".")
		}
		return a.runSignIn(command)
	})
}

func (a *App) runSignIn(command []string) tea.Cmd {
	a.working++
	process := exec.CommandContext(a.ctx, command[0], command[1:]...) //nolint:gosec // the command is ours, the profile's name is its argument
	return terminal.Lend(process, func(err error) tea.Msg {
		return screen.Finished{Tasks: &a.tasks, Apply: func() tea.Cmd {
			if err != nil {
				return a.Warn(strings.Join(command, " ") + ": " + err.Error())
			}
			return a.renew()
		}}
	})
}

// renew loads the credentials again and goes on where reading stopped.
func (a *App) renew() tea.Cmd {
	session := a.session
	a.own.noCode.Store(false)
	return screen.Get(&a.own.Tasks, func(ctx context.Context) (struct{}, error) {
		return struct{}{}, session.Renew(ctx)
	}, func(_ struct{}, err error) tea.Cmd {
		if err != nil {
			return a.Warn(call.Explain(err).Meaning)
		}
		a.identity = call.Identity{} // they may be of another account
		return tea.Batch(a.identify(), a.resume())
	})
}

// resume refreshes the screen in front, which goes on from where it stopped.
func (a *App) resume() tea.Cmd {
	if a.Front() == nil {
		return nil
	}
	for _, verb := range a.Front().Verbs() {
		if verb.ID == keys.Refresh {
			return verb.Run()
		}
	}
	return nil
}

// openAdvice is what to do when no session could be opened.
func (a *App) openAdvice() string {
	return a.keys.Label(keys.Command) + "profile NAME or " + a.keys.Label(keys.Command) + "region NAME chooses another, " + a.keys.Label(keys.Quit) + " leaves"
}

// mfaRequest asks the operator for a code; the answer goes back on reply.
type mfaRequest struct {
	device string
	reply  chan string
}

var errNoMFACode = errors.New("no MFA code was given")

// askMFACode is called by the SDK in the goroutine of a call, and waits for the
// operator there.
func (a *App) askMFACode(own *stay, device string) (string, error) {
	if a.send == nil || own.noCode.Load() {
		return "", errNoMFACode
	}
	reply := make(chan string, 1)
	a.send(mfaRequest{device, reply})
	select {
	case code := <-reply:
		if code == "" {
			own.noCode.Store(true)
			return "", errNoMFACode
		}
		return code, nil
	case <-a.ctx.Done():
		return "", a.ctx.Err()
	}
}

// mfaPrompt is the overlay that asks for a code.
type mfaPrompt struct {
	app     *App
	request mfaRequest
	input   *widget.Input
}

func newMFAPrompt(app *App, r mfaRequest) *mfaPrompt {
	return &mfaPrompt{app: app, request: r, input: widget.NewInput("code  ", "")}
}

// Single: the call waits for the answer, and asks no second time.
func (*mfaPrompt) Single() {}

// Sense says that no key is taken that was meant for what the prompt came up over: no
// code is given but on purpose, as every call fails then.
func (*mfaPrompt) Sense(tea.KeyPressMsg) widget.Sense { return widget.Step }

func (p *mfaPrompt) Key(key tea.KeyPressMsg) (run tea.Cmd, done bool) {
	switch key.String() {
	case "enter":
		p.request.reply <- strings.TrimSpace(p.input.Value())
		return nil, true
	case "esc":
		p.request.reply <- ""
		return nil, true
	case "ctrl+c":
		p.request.reply <- ""
		return p.app.quit(), true
	}
	p.input.Key(key)
	return nil, false
}

func (p *mfaPrompt) Paste(text string) { p.input.Paste(text) }

func (p *mfaPrompt) Draw(a grid.Area) {
	in := widget.Box(a.Center(min(a.W-4, 64), 5), "MFA code")
	in.Fit(0, 0, in.W, "AWS asks for the code of this device:", grid.Text)
	in.Fit(0, 1, in.W, p.request.device, grid.Dim)
	p.input.Draw(in.Row(2))
}

func (*mfaPrompt) Hints() []widget.Hint {
	return []widget.Hint{{Key: "enter", Does: "send"}, {Key: "esc", Does: "give up"}, {Key: "ctrl+c", Does: "quit"}}
}
