package logsources

import (
	"github.com/aws/aws-sdk-go-v2/service/cloudwatchlogs"

	"github.com/cognito-tui/cognito-tui/admin/call"
	"github.com/cognito-tui/cognito-tui/logs"
	"github.com/cognito-tui/cognito-tui/logs/source"
)

// The readers below draw on the session's budget, call by call.

// Poll reads log groups by polling.
func Poll(s *call.Session, groups []source.LogGroup, how source.Following) source.Poll {
	return source.Poll{Client: logsClient(s), Groups: groups, Following: how}
}

func logsClient(s *call.Session) *cloudwatchlogs.Client { return s.Logs() }

// ReaderOf reads all sources of a pool by polling: its log groups, and CloudTrail's event
// history where no trail has a group. Nil when there is nothing to read.
func ReaderOf(s *call.Session, set Set, how source.Following) source.Reader {
	var ways []way
	if groups := set.Groups(); len(groups) > 0 {
		ways = append(ways, func(how source.Following) source.Reader { return Poll(s, groups, how) })
	}
	return together(append(ways, lookupsOf(s, set)...), how)
}

// way makes a reader, once it is told how to read.
type way func(how source.Following) source.Reader

// looksUp reports whether the event history stands in for a trail's log group.
func (set Set) looksUp() bool {
	return len(set.Named) == 0 && set.Source(logs.CloudTrail).State() == OnRequest
}

func lookupsOf(s *call.Session, set Set) []way {
	if !set.looksUp() {
		return nil
	}
	return []way{func(how source.Following) source.Reader { return Lookup(s, how) }}
}

// together reads in all ways at once and reports them as one.
func together(ways []way, how source.Following) source.Reader {
	switch len(ways) {
	case 0:
		return nil
	case 1:
		return ways[0](how)
	}
	readers := make([]source.Reader, len(ways))
	for i, status := range source.Merged(len(ways), how.Since, how.Status) {
		own := how
		own.Status = status
		readers[i] = ways[i](own)
	}
	return source.Together(readers)
}

// Lookup reads CloudTrail's event history of the last 90 days.
func Lookup(s *call.Session, how source.Following) source.Lookup {
	return source.Lookup{Client: s.CloudTrail(), Following: how}
}

// LiveTail follows log groups by Live Tail, which is billed by the minute: only when the
// operator asks for it, and where [source.LiveTailThere] reports that the Region has it.
func LiveTail(s *call.Session, groups []source.LogGroup, how source.Following) source.LiveTail {
	return source.LiveTail{Client: logsClient(s), Groups: groups, Following: how}
}

// LiveReaderOf reads a pool's sources with Live Tail where that is better: logs of
// CloudTrail are minutes late, so they are polled, as are groups of a class that
// Live Tail does not read.
func LiveReaderOf(s *call.Session, set Set, how source.Following) source.Reader {
	var live, polled []source.LogGroup
	for _, g := range set.Groups() {
		if g.Kind != logs.CloudTrail && g.ARN != "" && g.Standard && g.Filter == "" && len(live) < source.LiveTailGroups {
			live = append(live, g)
		} else {
			polled = append(polled, g)
		}
	}
	if len(live) == 0 || !source.LiveTailThere(s.Region()) {
		return ReaderOf(s, set, how)
	}
	ways := []way{func(how source.Following) source.Reader { return source.LiveOrPoll(LiveTail(s, live, how)) }}
	if len(polled) > 0 {
		ways = append(ways, func(how source.Following) source.Reader { return Poll(s, polled, how) })
	}
	return together(append(ways, lookupsOf(s, set)...), how)
}
