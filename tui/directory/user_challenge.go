package directory

import (
	"github.com/cognito-tui/cognito-tui/admin"
	"github.com/cognito-tui/cognito-tui/logs"
	"github.com/cognito-tui/cognito-tui/logs/watch"
	"github.com/cognito-tui/cognito-tui/tui/grid"
	"github.com/cognito-tui/cognito-tui/tui/screen"
	"github.com/cognito-tui/cognito-tui/tui/widget"
	"github.com/cognito-tui/cognito-tui/tui/words"
)

// latest is the latest sign-in of a user among those read for the pool.
type latest struct {
	watch *watch.Watch
	seen  uint64 // of its events
	last  *logs.Event
}

// look goes through the events since its last look.
func (l *latest) look(w *watch.Watch, u admin.User) {
	if w != l.watch {
		*l = latest{watch: w}
	}
	events, total := w.Since(l.seen)
	l.seen = total
	for _, e := range events {
		if by := e.User(); e.Kind == logs.SignIn && (by == u.Sub || by == u.Username) && l.precedes(e) {
			l.last = e
		}
	}
}

// precedes reports whether e is later. CloudTrail has whole seconds, within which a
// sign-in may stop at a challenge and finish.
func (l *latest) precedes(e *logs.Event) bool {
	if l.last == nil || e.Time.After(l.last.Time) {
		return true
	}
	return e.Time.Equal(l.last.Time) && l.last.Outcome == logs.InProgress
}

// challengeLines say where a user's latest sign-in stopped, while the sign-ins of the
// pool are read.
func challengeLines(host screen.Host, pool screen.PoolRef, u admin.User, l *latest) []widget.Line {
	signIns := signInsOf(host, pool)
	if signIns == nil {
		return nil
	}
	l.look(signIns.Watch(), u)
	e := l.last
	if e == nil || e.Outcome != logs.InProgress {
		return nil
	}
	said := "· The last sign-in, " + words.Ago(signIns.Now().Sub(e.Time)) + ", "
	switch asked := e.Asked(); {
	case e.Awaits == "" && asked == "":
		return nil // a sign-in that only started says nothing
	case e.Awaits == "":
		said += "stopped:  " + asked
	case asked == "":
		said += "stopped " + e.What()
	default:
		said += "stopped " + e.What() + ": " + asked
	}
	return []widget.Line{{Value: said + ".", Style: grid.Dim}}
}
