package source

import (
	"context"
	"errors"
	"fmt"
	"math"
	"strings"
	"time"

	"github.com/aws/aws-sdk-go-v2/service/cloudwatchlogs"
	"github.com/aws/aws-sdk-go-v2/service/cloudwatchlogs/types"

	"github.com/cognito-tui/cognito-tui/logs"
)

// What Live Tail costs and where it ends (CloudWatch pricing page: the first
// 1,800 minutes of a month are free; the price after them is us-east-1's, not
// verified for others; quotas: ten log groups in a session).
const (
	LiveTailPerMinute   = 0.01 // US dollars
	LiveTailFreeMinutes = 1800
	LiveTailGroups      = 10
	// silence is how long a session may send nothing before it is given up: it
	// sends an update every second, even an empty one.
	silence = 30 * time.Second
	// settling is how long after the end of a hole its end is read once more, as
	// FilterLogEvents may not find at once what was just ingested.
	settling = 15 * time.Second
	// updateSpan is how long before an update its events may have been ingested.
	updateSpan = 3 * time.Second
	// longestEarly is how long a session's records are left to be polled in order
	// while the past is still being read: detectors must get the past first.
	longestEarly = 5 * time.Minute
	// lived is how long a session must last to be worth what it is billed: after a
	// shorter one the next waits as after a failure.
	lived = time.Minute
)

// LiveTailThere reports whether a Region has Live Tail: those of China and
// GovCloud do not.
func LiveTailThere(region string) bool {
	return !strings.HasPrefix(region, "cn-") && !strings.HasPrefix(region, "us-gov-")
}

// LiveTail follows log groups by a session over which AWS sends records within
// a second, billed by the minute. A session ends after three hours and may
// break. Records that come between two sessions, and those that AWS leaves out
// when there are too many, are read by polling, so that none is missed.
type LiveTail struct {
	Client *cloudwatchlogs.Client
	Groups []LogGroup // at most ten, with ARNs and the same filter
	Following
}

// Read implements [Reader]. It ends with ctx, or with an error when the first
// session is refused permanently.
func (l LiveTail) Read(ctx context.Context, deliver func([]logs.Record)) error {
	return l.reader(deliver).read(ctx)
}

func (l LiveTail) reader(deliver func([]logs.Record)) *liveReader {
	l.Following = l.withDefaults(wall())
	if len(l.Groups) > 0 {
		begin := l.begin(l.Groups[0].Name)
		for _, g := range l.Groups {
			begin = earlier(begin, l.begin(g.Name))
		}
		l.Since = begin
	}
	return &liveReader{
		LiveTail: l, deliver: deliver, seen: newSeen(l.Remember, true), fills: make(chan filled),
		status: Status{Live: &Live{}}, readTo: l.Since,
	}
}

func (t *liveReader) read(ctx context.Context) error {
	if err := t.check(); err != nil {
		return err
	}
	ctx, cancel := context.WithCancel(ctx)
	defer t.wait()
	defer cancel()
	return t.run(ctx)
}

func (l LiveTail) check() error {
	if n := len(l.Groups); n < 1 || n > LiveTailGroups {
		return fmt.Errorf("live tail reads 1 to %d log groups at once, not %d", LiveTailGroups, n)
	}
	for _, g := range l.Groups {
		if g.ARN == "" {
			return fmt.Errorf("live tail needs the ARN of log group %s", g.Name)
		}
		if g.Filter != l.Groups[0].Filter {
			return errors.New("live tail has one filter for all its log groups")
		}
	}
	return nil
}

// liveReader is the state of a Live Tail. It belongs to one goroutine; holes
// are read by another, one at a time, which sends what it finds.
type liveReader struct {
	LiveTail
	deliver func([]logs.Record)
	seen    *seen
	status  Status
	holes   []hole
	fills   chan filled
	filling *hole
	past    time.Time // records before it are the past; zero until the first answer
	caught  bool      // caught up with the past
	readTo  time.Time // when the last update came, by AWS's clock
	skew    time.Duration
	missing time.Time // since when updates were sampled or came too early, zero if not
}

// run opens one session after the other.
func (t *liveReader) run(ctx context.Context) error {
	for failures := 0; ; {
		stream, err := t.open(ctx)
		switch {
		case ctx.Err() != nil:
			return ctx.Err()
		case err != nil && lasting(err) && t.status.Live.Sessions == 0:
			return err
		case err == nil:
			began := time.Now()
			err = t.session(ctx, stream)
			if time.Since(began) >= lived {
				failures = 0
			}
		}
		if ctx.Err() != nil {
			return ctx.Err()
		}
		t.status.Live.Connected, t.status.Live.Err = false, err
		if throttled(err) {
			t.status.Throttled++
		}
		if failures++; failures > 1 { // nothing comes by itself
			now := t.now()
			t.noteHole(hole{from: t.readTo, to: now})
			t.readTo = now
		}
		t.tell()
		if err := t.pause(ctx, waits(failures-1)); err != nil {
			return err
		}
	}
}

func (t *liveReader) open(ctx context.Context) (*cloudwatchlogs.StartLiveTailEventStream, error) {
	in := &cloudwatchlogs.StartLiveTailInput{}
	for _, g := range t.Groups {
		in.LogGroupIdentifiers = append(in.LogGroupIdentifiers, g.ARN)
	}
	if f := t.Groups[0].Filter; f != "" {
		in.LogEventFilterPattern = &f
	}
	t.status.Calls++
	out, err := t.Client.StartLiveTail(ctx, in)
	if err != nil {
		return nil, fmt.Errorf("starting live tail: %w", err)
	}
	t.learn(skew(out.ResultMetadata))
	return out.GetStream(), nil
}

// now is the time by AWS's clock.
func (t *liveReader) now() time.Time { return wall().Add(t.skew) }

// learn takes over how far ahead AWS's clock is. What was noted by a faster clock
// was at most of now.
func (t *liveReader) learn(skew time.Duration) {
	t.skew = skew
	now := t.now()
	for _, at := range []*time.Time{&t.Since, &t.readTo, &t.past} {
		*at = earlier(*at, now)
	}
	for i := range t.holes {
		h := &t.holes[i]
		for _, at := range []*time.Time{&h.from, &h.to, &h.owed} {
			*at = earlier(*at, now)
		}
	}
}

// session runs one session to its end, which is always an error.
func (t *liveReader) session(ctx context.Context, stream *cloudwatchlogs.StartLiveTailEventStream) error {
	defer func() { _ = stream.Close() }() // Err gives the reason
	began, before := time.Now(), *t.status.Live
	t.status.Live.Sessions++
	t.status.Live.Connected, t.status.Live.Err = true, nil
	quiet := time.NewTimer(silence)
	defer quiet.Stop()
	defer func() { t.bill(before, began) }() // of its last seconds, however it ends
	for {
		select {
		case event, ok := <-stream.Events():
			if !ok {
				return cmpErr(stream.Err(), errors.New("the live tail session broke"))
			}
			quiet.Reset(silence)
			t.take(event)
		case f := <-t.fills:
			t.fill(f)
		case <-quiet.C:
			return fmt.Errorf("live tail sent nothing for %s", silence)
		case <-ctx.Done():
			return ctx.Err()
		}
		t.bill(before, began)
		t.fillNext(ctx)
		t.tell()
	}
}

func cmpErr(err, otherwise error) error {
	if err != nil {
		return err
	}
	return otherwise
}

// pause waits between two sessions, while holes are read.
func (t *liveReader) pause(ctx context.Context, d time.Duration) error {
	timer := time.NewTimer(d)
	defer timer.Stop()
	for {
		t.fillNext(ctx)
		select {
		case <-timer.C:
			return nil
		case f := <-t.fills:
			t.fill(f)
			t.tell()
		case <-ctx.Done():
			return ctx.Err()
		}
	}
}

// bill counts what the running session adds: every begun minute.
func (t *liveReader) bill(before Live, began time.Time) {
	running := time.Since(began)
	live := t.status.Live
	live.Minutes = before.Minutes + int(math.Ceil(running.Minutes()))
	live.Cost = float64(live.Minutes) * LiveTailPerMinute
}

func (t *liveReader) take(event types.StartLiveTailResponseStream) {
	now := t.now()
	switch event := event.(type) {
	case *types.StartLiveTailResponseStreamMemberSessionStart:
		t.noteHole(hole{from: t.readTo, to: now})
		t.noteHole(hole{from: now, to: now.Add(updateSpan), after: wall().Add(updateSpan)})
		t.readTo = now
	case *types.StartLiveTailResponseStreamMemberSessionUpdate:
		early := !t.catchUp() && now.Sub(t.past) < longestEarly
		if !early {
			t.give(t.records(event.Value.SessionResults))
		}
		t.sample(event.Value.SessionMetadata != nil && event.Value.SessionMetadata.Sampled)
		t.miss(early || t.status.Live.Sampled, now)
		t.readTo = now
	}
}

// sample records what AWS leaves out.
func (t *liveReader) sample(sampled bool) {
	t.status.Live.Sampled = sampled
	if sampled {
		t.status.Live.SampledSeconds++
	}
}

// miss makes a hole for a run of updates that are incomplete, or are not taken
// while the past is still being read. It does so every ten seconds, so that the
// hole stays small.
func (t *liveReader) miss(missed bool, now time.Time) {
	if missed && t.missing.IsZero() {
		t.missing = now
	}
	if !t.missing.IsZero() && (!missed || now.Sub(t.missing) > 10*time.Second) {
		t.noteHole(hole{from: t.missingFrom(), to: now})
		t.missing = time.Time{}
		if missed { // records of now may be among them, which are outside the hole
			t.missing = now
		}
	}
}

// missingFrom is the time from which records may be missing. The past has a hole
// of its own.
func (t *liveReader) missingFrom() time.Time { return later(t.missing.Add(-updateSpan), t.past) }

// catchUp reports whether the past was read.
func (t *liveReader) catchUp() bool {
	t.caught = t.caught || !t.past.IsZero() && !t.delivered(false).Before(t.past)
	return t.caught
}

// give delivers what is new.
func (t *liveReader) give(records []logs.Record) {
	fresh := make([]logs.Record, 0, len(records))
	for i := range records {
		if t.seen.add(&records[i]) {
			fresh = append(fresh, records[i])
		}
	}
	if len(fresh) > 0 {
		t.status.Records += int64(len(fresh))
		t.deliver(fresh)
	}
}

func (t *liveReader) records(events []types.LiveTailSessionLogEvent) []logs.Record {
	out := make([]logs.Record, len(events))
	for i := range events {
		e := &events[i]
		out[i] = logs.Record{
			Text: deref(e.Message), Stream: deref(e.LogStreamName), Group: t.groupOf(deref(e.LogGroupIdentifier)),
			Time: milliseconds(e.Timestamp), Ingested: milliseconds(e.IngestionTime),
		}
	}
	return out
}

// groupOf finds the name of a group that a session gives as account:group, as an
// ARN or as a name.
func (t *liveReader) groupOf(identifier string) string {
	for _, g := range t.Groups {
		if identifier == g.Name || strings.HasSuffix(identifier, ":"+g.Name) {
			return g.Name
		}
	}
	return identifier
}

func deref(s *string) string {
	if s == nil {
		return ""
	}
	return *s
}

func (t *liveReader) tell() {
	if t.Status == nil {
		return
	}
	s := t.status
	live := *t.status.Live
	s.Live = &live
	now, to := t.now(), t.delivered(false)
	s.Now, s.Behind, s.Done = now, now.Sub(to), 1
	if span := now.Sub(t.Since); !t.catchUp() && span > 0 {
		s.Done = float64(to.Sub(t.Since)) / float64(span)
	}
	if t.seen.floor.After(t.notBefore(t.readTo.Add(-t.reach()))) {
		s.Shortened = t.seen.floor
	}
	for _, g := range t.Groups {
		s.Logs = append(s.Logs, LogStatus{Name: g.Name, ReadTo: t.delivered(true), Late: t.late(g), Err: live.Err})
	}
	t.Status(s)
}
