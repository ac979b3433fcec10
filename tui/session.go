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

// opening is how a session comes to be the console's.
type opening struct {
	underWay bool
	failed   *call.Problem // why there is no session at all
}

// open opens a session in place of the one there is, and runs a command line in
// it. On failure the session there is stays.
func (a *App) open(options call.Options, start string) tea.Cmd {
	next := newVisit(a.host)
	options.MFACode = func(device string) (string, error) { return next.askMFACode(a.send, device) }
	options.Helper, options.HelperTerminal = func() io.WriteCloser { return &helperTalk{send: a.send} }, false
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

// enter starts over at the pools of a session. What was begun in the one before and
// goes on, an act or a bulk, works there still, and is told of.
func (a *App) enter(next *visit, start string) tea.Cmd {
	a.leaveSession()
	a.here = next
	a.desk.Enter()
	pools := directory.NewPools(a.host)
	if start != "" {
		pools.Then = func() tea.Cmd { return a.runCommand(start) }
	}
	return tea.Batch(a.screens.push(pools), next.identify(), acting.LookForUnfinished(a.host))
}

// leaveSession closes the screens and dialogs, which are about the session there
// is, and ends what they read.
func (a *App) leaveSession() {
	a.screens.close()
	a.opening.failed = nil
	a.desk.Leave()
	a.here.Close()
	a.over.leave(a.here.place)
}

// openAdvice is what to do when no session could be opened.
func openAdvice(m *keys.Map) string {
	return m.Label(keys.Command) + "profile NAME or " + m.Label(keys.Command) + "region NAME chooses another, " + m.Label(keys.Quit) + " leaves"
}
