package tui

import (
	"context"
	"io"

	tea "charm.land/bubbletea/v2"

	"github.com/cognito-tui/cognito-tui/admin/call"
	"github.com/cognito-tui/cognito-tui/tui/acting"
	"github.com/cognito-tui/cognito-tui/tui/directory"
	"github.com/cognito-tui/cognito-tui/tui/keys"
	"github.com/cognito-tui/cognito-tui/tui/screen"
)

// opening is the result of opening a session.
type opening struct {
	underWay bool
	failed   *call.Problem // why there is no session at all
}

// open opens a session in place of the current one, and runs a command line in it. If
// that fails, the current session stays.
func (a *App) open(options call.Options, start string) tea.Cmd {
	next := newVisit(a.host)
	options.MFACode = func(device string) (string, error) { return next.askMFACode(a.send, device) }
	options.Helper, options.HelperTerminal = func() io.WriteCloser { return &helperTalk{send: a.send} }, false
	options = a.reportsWaits(options, a.options.Now)
	a.opening.underWay = true
	type opened struct {
		session *call.Session
		signsIn bool
	}
	return screen.Get(&a.tasks, func(ctx context.Context) (opened, error) {
		session, err := call.Open(ctx, options)
		return opened{session, err == nil && options.Credentials == nil && len(session.SignIn(ctx)) > 0}, err
	}, func(is opened, err error) tea.Cmd {
		a.opening.underWay = false
		if err != nil {
			next.Close()
			return a.openFailed(err)
		}
		next.session, next.signsIn = is.session, is.signsIn
		return a.enter(next, start)
	})
}

func (a *App) openFailed(err error) tea.Cmd {
	problem := call.Explain(err)
	if a.here.session == nil {
		a.opening.failed = problem
		return nil
	}
	return a.toast.warn(problem.Meaning + " Still on " + a.here.session.Profile() + ", " + a.here.session.Region() + ".")
}

// enter starts at the pools of a session. An act or a bulk that is in progress in the
// previous session continues there, and is reported.
func (a *App) enter(next *visit, start string) tea.Cmd {
	a.leaveSession()
	a.here = next
	a.desk.Enter()
	pools := directory.NewPools(a.host)
	if start != "" {
		pools.Then = func() tea.Cmd { return a.runCommand(start) }
	}
	return tea.Batch(a.wait(), a.screens.push(pools), next.identify(), acting.LookForUnfinished(a.host))
}

// leaveSession closes the screens and dialogs of the current session, and ends their
// reading.
func (a *App) leaveSession() {
	a.screens.close()
	a.opening.failed = nil
	a.desk.Leave()
	a.here.Close()
	a.over.leave(a.here.place)
}

// openAdvice says what to do when no session could be opened.
func openAdvice(m *keys.Map) string {
	return m.Label(keys.Command) + "profile NAME or " + m.Label(keys.Command) + "region NAME chooses another, " + m.Label(keys.Quit) + " leaves"
}
