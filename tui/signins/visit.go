package signins

import (
	"context"
	"time"

	"github.com/cognito-tui/cognito-tui/admin/call"
	"github.com/cognito-tui/cognito-tui/admin/logsources"
	"github.com/cognito-tui/cognito-tui/logs/detect"
	"github.com/cognito-tui/cognito-tui/logs/watch"
)

// visit is one reading of a pool's sign-ins, from the search for its sources on. A
// screen shows one at a time. Another replaces it whole, once its sources are found, so
// that nothing of the earlier one keeps working or stays visible.
type visit struct {
	life    context.Context    //nolint:containedctx // of all that works for it
	end     context.CancelFunc // ends life; so does closing the screen
	span    time.Duration      // how far back the reading begins
	problem *call.Problem      // why the sources were not found
	set     logsources.Set

	watch   *watch.Watch        // nil until the sources were found
	mutes   []detect.Mute       // that its detectors have
	logs    *logsources.Reading // likewise
	reading *reading            // nil when nothing is being read

	// What the watch had at the last look.
	stream *streamPane
	alerts *alertPane
	counts watch.Counts
	state  watch.State
	clock  *clock
}

// newVisit makes a visit in which nothing has been read.
func (s *Screen) newVisit(span time.Duration) *visit {
	v := &visit{span: span, clock: &clock{host: s.Host}}
	v.life, v.end = context.WithCancel(s.Context)
	return v
}

// comesAnew ends the current search and starts a visit with another.
func (s *Screen) comesAnew(span time.Duration) *visit {
	if s.coming != nil {
		s.coming.end()
	}
	s.coming, s.problem = s.newVisit(span), nil
	return s.coming
}

// goOver ends the visit and shows the next one, with the same filter.
func (s *Screen) goOver() {
	s.alerts.noteActed() // while the old visit's alerts exist
	s.end()
	s.coming.stream, s.coming.alerts = s.stream.anew(), s.alerts.anew(s.coming.clock)
	s.visit, s.coming = s.coming, nil
}

// within is ctx limited to the visit's life. done must be called at the end.
func (v *visit) within(ctx context.Context) (within context.Context, done func()) {
	within, cancel := context.WithCancel(ctx)
	stop := context.AfterFunc(v.life, cancel)
	return within, func() {
		stop()
		cancel()
	}
}
