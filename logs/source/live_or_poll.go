package source

import (
	"context"
	"slices"
	"time"

	"github.com/cognito-tui/cognito-tui/logs"
)

// LiveOrPoll follows log groups by Live Tail, or by polling where AWS refuses
// Live Tail permanently, as without the permission. [Status.Refused] then says
// why.
func LiveOrPoll(live LiveTail) Reader { return liveOrPoll{live} }

type liveOrPoll struct{ live LiveTail }

func (l liveOrPoll) Read(ctx context.Context, deliver func([]logs.Record)) error {
	t := l.live.reader(deliver)
	refusal := t.read(ctx)
	if refusal == nil || ctx.Err() != nil {
		return refusal
	}
	poll := Poll{Client: t.Client, Groups: t.Groups, Following: t.Following}
	poll.Since, poll.skew = t.resume(), t.skew
	if tell := t.Status; tell != nil {
		poll.Status = func(s Status) {
			s.Refused = refusal
			tell(s)
		}
	}
	return poll.Read(ctx, t.unseen)
}

// resume is where a reader begins that takes over from this one. Holes may have
// been read before the refusal.
func (t *liveReader) resume() time.Time {
	to := t.delivered(true)
	from := t.notBefore(to.Add(-t.reach()))
	if remembered := t.seen.floor; from.Before(remembered) {
		return earlier(remembered, to)
	}
	return from
}

// unseen delivers what this reader has not delivered.
func (t *liveReader) unseen(records []logs.Record) {
	records = slices.DeleteFunc(records, func(r logs.Record) bool { return t.seen.has(&r) })
	if len(records) > 0 {
		t.deliver(records)
	}
}
