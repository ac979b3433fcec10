package tui

import (
	"context"
	"time"

	"github.com/cognito-tui/cognito-tui/admin"
	"github.com/cognito-tui/cognito-tui/logs"
	"github.com/cognito-tui/cognito-tui/logs/detect"
	"github.com/cognito-tui/cognito-tui/logs/watch"
)

// visit is one reading of a door, from the search for its sources on. A screen has
// one at a time. Another takes its place whole, so that nothing of an earlier one
// is left over, neither at work nor to be seen.
type visit struct {
	life    context.Context    //nolint:containedctx // of all that works for it
	end     context.CancelFunc // of life; the screen's own end does as well
	looking bool               // for the sources
	problem *admin.Problem     // that kept them from being found
	door    admin.Door
	clients map[string]string // names of app clients by id

	watch   *watch.Watch         // nil until the sources were found
	mutes   []detect.Mute        // that its detectors have
	reading *reading             // nil when nothing is read
	since   time.Time            // where the first reading began
	owed    map[string]time.Time // from where the next reader is to read each log, by name

	// What the watch had when it was looked at last.
	stream  stream
	dropped map[*logs.Event]struct{} // marks of the stream that may be wanted back
	alerts  []detect.Alert
	counts  watch.Counts
	state   watch.State
	ahead   time.Duration // of this machine's clock, AWS's
	paused  bool

	lastMark *logs.Event // from which a range is marked
}

// newVisit has seen nothing yet.
func (s *signIns) newVisit(shown stream) *visit {
	v := &visit{clients: map[string]string{}, owed: map[string]time.Time{}, stream: shown}
	v.life, v.end = context.WithCancel(s.ctx)
	return v
}

// visitAnew ends the visit and begins another, which is filtered as that was.
func (s *signIns) visitAnew() *visit {
	s.noteActed() // while its alerts are there
	s.end()
	s.visit = s.newVisit(s.stream.anew())
	return s.visit
}

// within is ctx for as long as the visit lives. done is to be called at the end.
func (v *visit) within(ctx context.Context) (within context.Context, done func()) {
	within, cancel := context.WithCancel(ctx)
	stop := context.AfterFunc(v.life, cancel)
	return within, func() {
		stop()
		cancel()
	}
}
