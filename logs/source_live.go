package logs

import (
	"context"
	"errors"
	"fmt"
	"math"
	"slices"
	"strings"
	"time"

	"github.com/aws/aws-sdk-go-v2/service/cloudwatchlogs"
	"github.com/aws/aws-sdk-go-v2/service/cloudwatchlogs/types"
	"github.com/aws/smithy-go/middleware"
	smithyhttp "github.com/aws/smithy-go/transport/http"
)

// KeepHost is for the APIOptions of a CloudWatch Logs client on a custom
// endpoint. StartLiveTail puts "stream-" before the host, of a custom endpoint
// as well, and what turns that off works from the first step of the SDK's stack
// on only, not on the context of a caller.
func KeepHost(stack *middleware.Stack) error {
	return stack.Initialize.Add(middleware.InitializeMiddlewareFunc("KeepHost",
		func(ctx context.Context, in middleware.InitializeInput, next middleware.InitializeHandler) (middleware.InitializeOutput, middleware.Metadata, error) {
			return next.HandleInitialize(smithyhttp.DisableEndpointHostPrefix(ctx, true), in)
		}), middleware.Before)
}

// What Live Tail costs and where it ends (CloudWatch pricing page: the first
// 1,800 minutes of a month are free; the price after them is us-east-1's, not
// verified for others; quotas: ten log groups in a session).
const (
	LiveTailPerMinute   = 0.01 // US dollars
	LiveTailFreeMinutes = 1800
	LiveTailGroups      = 10
	// silence is how long a session may send nothing before it is given up: it
	// sends an update every second, if an empty one.
	silence = 30 * time.Second
	// settling is how long after the end of a hole it is read once more, as
	// FilterLogEvents may not find at once what was just ingested.
	settling = 15 * time.Second
	// updateSpan is how long before an update its events may have been ingested.
	updateSpan = 3 * time.Second
)

// LiveTailThere tells whether a Region has Live Tail: those of China and
// GovCloud do not.
func LiveTailThere(region string) bool {
	return !strings.HasPrefix(region, "cn-") && !strings.HasPrefix(region, "us-gov-")
}

// LiveTail follows log groups by a session that AWS sends records over within a
// second, and which is billed by the minute. A session ends after three hours
// and may break; what comes between two, and what AWS leaves out when there is
// too much to send, is read by polling, so that nothing is missed.
type LiveTail struct {
	Client *cloudwatchlogs.Client
	Groups []LogGroup // at most ten, with ARNs and one filter for all
	Following
}

// Read implements [Reader]. It ends with ctx, or with an error when the first
// session is refused for good.
func (l LiveTail) Read(ctx context.Context, deliver func([]Record)) error {
	if err := l.check(); err != nil {
		return err
	}
	ctx, cancel := context.WithCancel(ctx)
	t := &liveReader{
		LiveTail: l, deliver: deliver, seen: newSeen(l.Remember, true), fills: make(chan filled),
		status: Status{Method: LiveTailing, Done: 1, Live: &Live{}},
	}
	t.Following = t.withDefaults(time.Now())
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

// liveReader is a Live Tail with its state. All of it belongs to one goroutine;
// holes are read by another, one at a time, which sends what it finds.
type liveReader struct {
	LiveTail
	deliver  func([]Record)
	seen     *seen
	status   Status
	holes    []hole
	fills    chan filled
	filling  bool
	readTo   time.Time // when the last update came
	sampling time.Time // since when updates are sampled, zero if not
}

// hole is a span that was not seen live.
type hole struct {
	from, to time.Time
	after    time.Time // when it may be read
}

// filled is a part of a hole, or the end of reading it.
type filled struct {
	records []Record
	hole    hole
	done    bool
	err     error
}

// run opens one session after the other.
func (t *liveReader) run(ctx context.Context) error {
	t.readTo = t.Since
	for failures := 0; ; {
		stream, err := t.open(ctx)
		switch {
		case ctx.Err() != nil:
			return ctx.Err()
		case err != nil && lasting(err) && t.status.Live.Sessions == 0:
			return err
		case err == nil:
			failures = 0
			err = t.session(ctx, stream)
		}
		if ctx.Err() != nil {
			return ctx.Err()
		}
		t.status.Live.Connected, t.status.Live.Err = false, err
		if throttled(err) {
			t.status.Throttled++
		}
		t.tell()
		failures++
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
	return out.GetStream(), nil
}

// session follows one session to its end, which is always an error.
func (t *liveReader) session(ctx context.Context, stream *cloudwatchlogs.StartLiveTailEventStream) error {
	defer func() { _ = stream.Close() }() // what ended it is told by Err
	began, before := time.Now(), *t.status.Live
	t.status.Live.Sessions++
	t.status.Live.Connected, t.status.Live.Err = true, nil
	quiet := time.NewTimer(silence)
	defer quiet.Stop()
	for {
		select {
		case event, ok := <-stream.Events():
			if !ok {
				t.bill(before, began)
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

// pause waits between two sessions, while a hole may be being read.
func (t *liveReader) pause(ctx context.Context, d time.Duration) error {
	timer := time.NewTimer(d)
	defer timer.Stop()
	for {
		select {
		case <-timer.C:
			return nil
		case f := <-t.fills:
			t.fill(f)
		case <-ctx.Done():
			return ctx.Err()
		}
	}
}

// bill counts what the running session adds: every begun minute.
func (t *liveReader) bill(before Live, began time.Time) {
	running := time.Since(began)
	live := t.status.Live
	live.Elapsed = before.Elapsed + running
	live.Minutes = before.Minutes + int(math.Ceil(running.Minutes()))
	live.Cost = float64(live.Minutes) * LiveTailPerMinute
}

func (t *liveReader) take(event types.StartLiveTailResponseStream) {
	now := time.Now()
	switch event := event.(type) {
	case *types.StartLiveTailResponseStreamMemberSessionStart:
		t.dig(hole{from: t.readTo, to: now.Add(updateSpan)})
		t.readTo = now
	case *types.StartLiveTailResponseStreamMemberSessionUpdate:
		t.give(t.records(event.Value.SessionResults))
		t.sample(event.Value.SessionMetadata != nil && event.Value.SessionMetadata.Sampled, now)
		t.readTo = now
	}
}

// sample keeps account of what AWS leaves out: a run of sampled updates is a
// hole, told of every ten seconds so that it does not grow.
func (t *liveReader) sample(sampled bool, now time.Time) {
	t.status.Live.Sampled = sampled
	if sampled {
		t.status.Live.SampledSeconds++
		if t.sampling.IsZero() {
			t.sampling = now
		}
	}
	if !t.sampling.IsZero() && (!sampled || now.Sub(t.sampling) > 10*time.Second) {
		t.dig(hole{from: t.sampling.Add(-updateSpan), to: now})
		t.sampling = time.Time{}
	}
}

// dig notes a hole to be read, now and once more when things have settled. It
// begins earlier by what records come late.
func (t *liveReader) dig(h hole) {
	late := t.Late
	for _, g := range t.Groups {
		if t.Late == 0 {
			late = max(late, deepReads*g.pace().late)
		}
	}
	if h.from = h.from.Add(-late); h.from.Before(t.Since) {
		h.from = t.Since
	}
	t.status.Live.Holes++
	second := h
	second.after = time.Now().Add(settling)
	t.holes = append(t.holes, h, second)
}

// fillNext begins to read what is due of the holes: the first, and with it all
// that touch it.
func (t *liveReader) fillNext(ctx context.Context) {
	now := time.Now()
	if t.filling || !slices.ContainsFunc(t.holes, func(h hole) bool { return !now.Before(h.after) }) {
		return
	}
	slices.SortFunc(t.holes, func(a, b hole) int { return a.from.Compare(b.from) })
	var next hole
	later := t.holes[:0]
	for _, h := range t.holes {
		switch {
		case now.Before(h.after) || !next.to.IsZero() && h.from.After(next.to):
			later = append(later, h)
		case next.to.IsZero():
			next = h
		case h.to.After(next.to):
			next.to = h.to
		}
	}
	t.holes, t.filling = later, true
	go t.readHole(ctx, next)
}

func (t *liveReader) readHole(ctx context.Context, h hole) {
	send := func(f filled) bool {
		select {
		case t.fills <- f:
			return true
		case <-ctx.Done():
			return false
		}
	}
	poll := Poll{Client: t.Client, Groups: t.Groups, Following: Following{Since: h.from, Until: h.to, Remember: t.Remember}}
	err := poll.Read(ctx, func(batch []Record) { send(filled{records: batch}) })
	if !send(filled{done: true, hole: h, err: err}) {
		t.fills <- filled{done: true} // whoever waits for the end of this
	}
}

// wait ends the reading of a hole, if there is one.
func (t *liveReader) wait() {
	for t.filling {
		if f := <-t.fills; f.done {
			t.filling = false
		}
	}
}

func (t *liveReader) fill(f filled) {
	if !f.done {
		t.give(f.records)
		return
	}
	t.filling = false
	if f.err != nil { // it is still a hole
		f.hole.after = time.Now().Add(settling)
		t.holes = append(t.holes, f.hole)
		t.status.Live.Err = f.err
	}
	t.forget()
}

// forget drops what no hole can bring again.
func (t *liveReader) forget() {
	keep := time.Now().Add(-deepReads * 2 * cloudLate(t.Groups))
	for _, h := range t.holes {
		if h.from.Before(keep) {
			keep = h.from
		}
	}
	t.seen.forget(keep)
}

func cloudLate(groups []LogGroup) (late time.Duration) {
	for _, g := range groups {
		late = max(late, g.pace().late)
	}
	return late
}

// give delivers what is new.
func (t *liveReader) give(records []Record) {
	fresh := make([]Record, 0, len(records))
	for i := range records {
		if t.seen.add(&records[i]) {
			fresh = append(fresh, records[i])
		} else {
			t.status.Repeated++
		}
	}
	if len(fresh) > 0 {
		t.status.Records += int64(len(fresh))
		t.deliver(fresh)
	}
}

func (t *liveReader) records(events []types.LiveTailSessionLogEvent) []Record {
	out := make([]Record, len(events))
	for i := range events {
		e := &events[i]
		out[i] = Record{
			Text: deref(e.Message), Stream: deref(e.LogStreamName), Group: t.groupOf(deref(e.LogGroupIdentifier)),
			Time: milliseconds(e.Timestamp), Ingested: milliseconds(e.IngestionTime),
		}
	}
	return out
}

// groupOf is the name of a group that a session names as account:group, by ARN or
// by name.
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
	live.Filling = t.filling || len(t.holes) > 0
	s.Live = &live
	s.Behind, s.Shortened = time.Since(t.readTo), t.seen.floor
	for _, g := range t.Groups {
		s.Logs = append(s.Logs, LogStatus{Name: g.Name, ReadTo: t.readTo, Err: live.Err})
	}
	t.Status(s)
}
