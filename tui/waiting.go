package tui

import (
	"time"

	tea "charm.land/bubbletea/v2"

	"github.com/cognito-tui/cognito-tui/admin/call"
)

// slow is how long AWS may take to answer a call before the console says that it waits.
const slow = 3 * time.Second

// waiting is the sentence about the call that AWS has not answered for the longest.
type waiting struct {
	text    string // "" while none has waited for long
	ticking bool   // the sentence is about to be made again
}

// unansweredChanged says that calls have gone unanswered, were tried again or have ended.
type unansweredChanged struct{}

// reportsWaits returns the options of a session that reports unanswered calls.
func (l *loop) reportsWaits(options call.Options, now func() time.Time) call.Options {
	options.Waits = func(*call.Session) { l.send(unansweredChanged{}) }
	options.Now = now
	if options.Patience == 0 {
		options.Patience = slow
	}
	return options
}

// wait makes the sentence again: now, and each second for as long as a call waits.
func (a *App) wait() tea.Cmd {
	a.waiting.text = a.here.unanswered(a.options.Now())
	if a.waiting.text == "" || a.waiting.ticking {
		return nil
	}
	a.waiting.ticking = true
	return a.tasks.Later(time.Second, func() tea.Cmd {
		a.waiting.ticking = false
		return a.wait()
	})
}

// unanswered is the sentence about the session's call that has waited the longest, ""
// where none has waited for long.
func (v *visit) unanswered(now time.Time) string {
	if v.session == nil {
		return ""
	}
	late, ok := v.session.Unanswered()
	if !ok {
		return ""
	}
	return late.Words(now)
}
