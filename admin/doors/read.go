package doors

import (
	"github.com/aws/aws-sdk-go-v2/service/cloudwatchlogs"

	"github.com/cognito-tui/cognito-tui/admin/call"
	"github.com/cognito-tui/cognito-tui/logs"
)

// The readers below draw on the session's budget, call by call, as everything
// does.

// Poll reads log groups by polling.
func Poll(s *call.Session, groups []logs.LogGroup, how logs.Following) logs.Poll {
	return logs.Poll{Client: logsClient(s), Groups: groups, Following: how}
}

func logsClient(s *call.Session) *cloudwatchlogs.Client { return s.Logs() }

// ReaderOf reads all that a door has by polling: its log groups, and CloudTrail's event
// history where no trail has a group. Nil when there is nothing to read.
func ReaderOf(s *call.Session, door Door, how logs.Following) logs.Reader {
	var ways []way
	if groups := door.Groups(); len(groups) > 0 {
		ways = append(ways, func(how logs.Following) logs.Reader { return Poll(s, groups, how) })
	}
	return together(append(ways, lookupsOf(s, door)...), how)
}

// way is a reader that is yet to be told how to read.
type way func(how logs.Following) logs.Reader

// looksUp tells whether the event history stands in for a trail's log group.
func (d Door) looksUp() bool {
	return len(d.Named) == 0 && d.Source(logs.CloudTrail).State == DoorOnRequest
}

func lookupsOf(s *call.Session, door Door) []way {
	if !door.looksUp() {
		return nil
	}
	return []way{func(how logs.Following) logs.Reader { return Lookup(s, how) }}
}

// together reads all ways at once and tells of them as one.
func together(ways []way, how logs.Following) logs.Reader {
	switch len(ways) {
	case 0:
		return nil
	case 1:
		return ways[0](how)
	}
	readers := make([]logs.Reader, len(ways))
	for i, status := range logs.Merged(len(ways), how.Since, how.Status) {
		own := how
		own.Status = status
		readers[i] = ways[i](own)
	}
	return logs.Together(readers)
}

// Lookup reads CloudTrail's event history of the last 90 days.
func Lookup(s *call.Session, how logs.Following) logs.Lookup {
	return logs.Lookup{Client: s.CloudTrail(), Following: how}
}

// LiveTail follows log groups by Live Tail, which is billed by the minute: for
// when the operator asks for it, and where [logs.LiveTailThere] says that the
// Region has it.
func LiveTail(s *call.Session, groups []logs.LogGroup, how logs.Following) logs.LiveTail {
	return logs.LiveTail{Client: logsClient(s), Groups: groups, Following: how}
}

// LiveReaderOf reads what a door has with Live Tail where that is better: logs of
// CloudTrail are minutes late, so they are polled, as are groups of a class that
// Live Tail does not read.
func LiveReaderOf(s *call.Session, door Door, how logs.Following) logs.Reader {
	var live, polled []logs.LogGroup
	for _, g := range door.Groups() {
		if g.Kind != logs.CloudTrail && g.ARN != "" && g.Standard && g.Filter == "" && len(live) < logs.LiveTailGroups {
			live = append(live, g)
		} else {
			polled = append(polled, g)
		}
	}
	if len(live) == 0 || !logs.LiveTailThere(s.Region()) {
		return ReaderOf(s, door, how)
	}
	ways := []way{func(how logs.Following) logs.Reader { return logs.LiveOrPoll(LiveTail(s, live, how)) }}
	if len(polled) > 0 {
		ways = append(ways, func(how logs.Following) logs.Reader { return Poll(s, polled, how) })
	}
	return together(append(ways, lookupsOf(s, door)...), how)
}
