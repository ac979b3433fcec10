package signins

import (
	"context"
	"fmt"
	"slices"
	"strings"
	"sync"
	"time"

	tea "charm.land/bubbletea/v2"

	"github.com/cognito-tui/cognito-tui/admin/call"
	"github.com/cognito-tui/cognito-tui/logs/plain"
	"github.com/cognito-tui/cognito-tui/logs/source"
	"github.com/cognito-tui/cognito-tui/tui/keys"
	"github.com/cognito-tui/cognito-tui/tui/screen"
	"github.com/cognito-tui/cognito-tui/tui/widget"
	"github.com/cognito-tui/cognito-tui/tui/words"
)

// reading is a reader at work.
type reading struct {
	live bool
	stop context.CancelFunc
	err  error // why it ended
}

// read reads the pool's logs, by Live Tail or by polling, from where the previous
// reading stopped.
func (s *Screen) read(live bool) tea.Cmd {
	if s.reading != nil {
		s.reading.stop()
	}
	s.logs.LeftOff(s.watch.State().Logs)
	caughtUp, caught := make(chan struct{}), &sync.Once{}
	w, now := s.watch, s.Host.Now
	reader := s.logs.Reader(live, time.Time{}, func(status source.Status) {
		w.Read(status, now())
		if done(status) {
			caught.Do(func() { close(caughtUp) })
		}
	})
	if reader == nil {
		s.reading = nil
		return nil
	}
	ctx, stop := context.WithCancel(s.life)
	r := &reading{live: live, stop: stop}
	s.reading = r
	run := func() tea.Msg {
		err := reader.Read(ctx, w.Records)
		if err == nil {
			err = errOver
		}
		caught.Do(func() { close(caughtUp) })
		return screen.Awoken{Tasks: &s.Tasks, Run: func() tea.Cmd { return s.ended(r, err) }}
	}
	return tea.Batch(run, s.catchUp(caughtUp))
}

// done reports whether all logs were read up to now, or can't be read.
func done(status source.Status) bool {
	if status.Partial {
		return false
	}
	for _, log := range status.Logs {
		if log.Err == nil && status.Done < 1 {
			return false
		}
	}
	return len(status.Logs) > 0
}

// catchUp is the task of reading the past; it ends when the past was read.
func (s *Screen) catchUp(caughtUp <-chan struct{}) tea.Cmd {
	return s.Go(func(ctx context.Context) func() tea.Cmd {
		select {
		case <-caughtUp:
		case <-ctx.Done():
		}
		return func() tea.Cmd {
			s.pull()
			return nil
		}
	})
}

func (s *Screen) ended(r *reading, err error) tea.Cmd {
	if r != s.reading {
		return nil
	}
	r.err = err
	s.pull()
	return nil
}

func (v *visit) whyNotLive() string {
	switch {
	case v.reading == nil:
		return "There is no log to follow."
	case !v.reading.live && !source.LiveTailThere(v.clock.host.Session().Region()):
		return "There is no Live Tail in " + v.clock.host.Session().Region() + "."
	}
	return ""
}

// toggleLive asks for confirmation before it starts to cost.
func (s *Screen) toggleLive() tea.Cmd {
	if s.reading.live {
		return tea.Batch(s.read(false), s.Host.Say("Polling again; Live Tail has ended and costs nothing more."))
	}
	return s.Host.Show(widget.NewConfirm(widget.Confirm{
		Title: "Live Tail",
		Lines: []widget.Line{
			{Value: "Records arrive within a second instead of a few. CloudTrail's logs are still minutes late, and still polled."},
			{},
			{Label: "costs", Value: fmt.Sprintf("about $%.2f a minute after the account's first %d minutes of the month (us-east-1)", source.LiveTailPerMinute, source.LiveTailFreeMinutes)},
			{Label: "ends", Value: "with this screen, or with " + s.Host.Keys().Label(keys.Live)},
		},
		Yes: "follow live",
		Run: func() tea.Cmd { return s.read(true) },
	}))
}

// progressLine is the progress of the reading, and whether the sources are being looked
// for again.
func (v *visit) progressLine(looking bool) string {
	var parts []string
	if looking {
		parts = append(parts, "looking for the sources")
	}
	switch {
	case v.reading == nil:
		return "nothing to read"
	case v.stream.paused:
		parts = append(parts, "stopped, "+words.Thousands(v.stream.later)+" new")
	case v.state.Done < 1:
		parts = append(parts, fmt.Sprintf("reading the last %s, %.0f %%", plain.Span(v.span), 100*v.state.Done))
	default:
		parts = append(parts, "following")
	}
	if live := v.state.Live; live != nil {
		parts = append(parts, liveLine(*live))
	}
	if logs := v.logsLine(); logs != "" {
		parts = append(parts, logs)
	}
	if v.state.Behind > time.Minute && v.state.Done >= 1 {
		parts = append(parts, "behind "+plain.Span(v.state.Behind))
	}
	if !v.allUnread() {
		parts = append(parts, v.perMinute())
	}
	return strings.Join(slices.Concat(parts, v.asides()), " · ")
}

// perMinute is how busy the pool is, and as of when, if the last minutes are not known
// yet: CloudTrail's records arrive minutes late.
func (v *visit) perMinute() string {
	text := words.Counting(v.counts.PerMinute, "event") + " a minute"
	if until := v.counts.Until; v.state.Done >= 1 && v.clock.Now().Sub(until) > 3*time.Minute {
		text += " until " + v.clock.text(until, "15:04")
	}
	return text
}

// asides are unusual conditions that the operator should know of.
func (v *visit) asides() (parts []string) {
	if refused := v.state.Refused; refused != nil {
		parts = append(parts, "! Live Tail was refused, so the logs are polled: "+call.Explain(refused).Meaning)
	}
	if v.state.Throttled > 0 {
		parts = append(parts, words.Counting(int(v.state.Throttled), "call")+" throttled")
	}
	if before := v.state.Shortened; !before.IsZero() {
		parts = append(parts, "too many records: late ones are not found from before "+v.clock.text(before, "15:04"))
	}
	if n := v.state.NotUnderstood; n > 0 {
		parts = append(parts, words.Thousands(n)+" not understood")
	}
	if n := v.state.Timeless; n > 0 {
		parts = append(parts, words.Counting(n, "event")+" without a time, which the detectors leave out")
	}
	if n := len(v.state.Detect.Muted); n > 0 {
		parts = append(parts, words.Counting(n, "mute"))
	}
	if v.state.Detect.Evicted > 0 {
		parts = append(parts, "detectors forget: too little memory")
	}
	return parts
}

func liveLine(l source.Live) string {
	text := fmt.Sprintf("live %d min, ≤ $%.2f", l.Minutes, l.Cost)
	if !l.Connected {
		text += ", connecting"
	}
	if l.Sampled {
		text += ", sampled by AWS, the rest is polled"
	}
	return text
}

// endedLine says that the reading has stopped, "" while it goes on.
func (v *visit) endedLine() string {
	if v.reading == nil || v.reading.err == nil {
		return ""
	}
	return "! Reading stopped: " + words.PlainWords(v.reading.err) + " " + v.clock.host.Keys().Label(keys.Refresh) + " starts again."
}

// logsLine is how many logs are read. Logs that do not exist yet are no error while
// others are read.
func (v *visit) logsLine() string {
	all, there := len(v.state.Logs), 0
	for _, log := range v.state.Logs {
		if !notThere(log) {
			there++
		}
	}
	switch {
	case all == 0:
		return ""
	case there == all:
		return words.Counting(all, "log")
	case there == 0:
		return "none of " + words.Counting(all, "log") + " there yet"
	}
	return fmt.Sprintf("%d of %s", there, words.Counting(all, "log"))
}
