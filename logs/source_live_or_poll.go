package logs

import "context"

// LiveOrPoll follows log groups by Live Tail, and by polling where AWS refuses
// that for good: for want of the permission, say. [Status.Refused] then tells
// why.
func LiveOrPoll(live LiveTail) Reader { return liveOrPoll{live} }

type liveOrPoll struct{ live LiveTail }

func (l liveOrPoll) Read(ctx context.Context, deliver func([]Record)) error {
	l.live.Following = l.live.withDefaults(wall()) // the same beginning for both
	refusal := l.live.Read(ctx, deliver)
	if refusal == nil || ctx.Err() != nil {
		return refusal
	}
	poll := Poll{Client: l.live.Client, Groups: l.live.Groups, Following: l.live.Following}
	if tell := l.live.Status; tell != nil {
		poll.Status = func(s Status) {
			s.Refused = refusal
			tell(s)
		}
	}
	return poll.Read(ctx, deliver)
}
