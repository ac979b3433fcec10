package signins

import (
	"context"
	"time"

	"github.com/cognito-tui/cognito-tui/admin/call"
	"github.com/cognito-tui/cognito-tui/admin/doors"
	"github.com/cognito-tui/cognito-tui/logs/detect"
	"github.com/cognito-tui/cognito-tui/logs/watch"
)

// visit is one reading of a door, from the search for its sources on. A screen shows
// one at a time. Another takes its place whole, once its sources are found, so that
// nothing of an earlier one is left over, neither at work nor to be seen.
type visit struct {
	life    context.Context    //nolint:containedctx // of all that works for it
	end     context.CancelFunc // of life; the screen's own end does as well
	span    time.Duration      // how far back the reading begins
	problem *call.Problem      // that kept the sources from being found
	door    doors.Door

	watch   *watch.Watch   // nil until the sources were found
	mutes   []detect.Mute  // that its detectors have
	logs    *doors.Reading // likewise
	reading *reading       // nil when nothing is read

	// What the watch had when it was looked at last.
	stream *streamPane
	alerts *alertPane
	counts watch.Counts
	state  watch.State
	clock  *clock
}

// newVisit has seen nothing yet.
func (s *Screen) newVisit(span time.Duration) *visit {
	v := &visit{span: span, clock: &clock{host: s.Host}}
	v.life, v.end = context.WithCancel(s.Context)
	return v
}

// comesAnew ends the search that is under way and begins a visit with another.
func (s *Screen) comesAnew(span time.Duration) *visit {
	if s.coming != nil {
		s.coming.end()
	}
	s.coming, s.problem = s.newVisit(span), nil
	return s.coming
}

// goOver ends the visit and shows the one that comes, which is filtered as that was.
func (s *Screen) goOver() {
	s.alerts.noteActed() // while its alerts are there
	s.end()
	s.coming.stream, s.coming.alerts = s.stream.anew(), s.alerts.anew(s.coming.clock)
	s.visit, s.coming = s.coming, nil
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
