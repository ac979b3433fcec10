package admin

import (
	"slices"

	"github.com/aws/aws-sdk-go-v2/service/cloudwatchlogs"

	"github.com/cognito-tui/cognito-tui/logs"
)

// The readers below draw on the session's budget, call by call, as everything
// does.

// Poll reads log groups by polling.
func (s *Session) Poll(groups []logs.LogGroup, how logs.Following) logs.Poll {
	return logs.Poll{Client: s.logs(), Groups: groups, Following: how}
}

func (s *Session) logs() *cloudwatchlogs.Client { return s.client.Load().logs }

// ReaderOf reads all that a door has by polling: its log groups, and CloudTrail's event
// history where no trail has a group. Nil when there is nothing to read.
func (s *Session) ReaderOf(door Door, how logs.Following) logs.Reader {
	var readers []logs.Reader
	if groups := door.Groups(); len(groups) > 0 {
		readers = append(readers, s.Poll(groups, how))
	}
	if len(door.Named) == 0 && door.Source(logs.CloudTrail).State == DoorOnRequest {
		readers = append(readers, s.Lookup(how))
	}
	switch len(readers) {
	case 0:
		return nil
	case 1:
		return readers[0]
	default:
		return logs.Together(slices.Clip(readers))
	}
}

// Lookup reads CloudTrail's event history of the last 90 days.
func (s *Session) Lookup(how logs.Following) logs.Lookup {
	return logs.Lookup{Client: s.client.Load().trail, Following: how}
}
