package emulator

import (
	"fmt"
	"math"
	"slices"
	"strings"

	"github.com/aws/aws-sdk-go-v2/service/cloudwatchlogs"
	"github.com/aws/aws-sdk-go-v2/service/cloudwatchlogs/types"
)

// getLogEvents returns a page of one stream, the newest by default. It always
// returns tokens: at an end the same token comes back.
func getLogEvents(c *call, in *cloudwatchlogs.GetLogEventsInput) (*cloudwatchlogs.GetLogEventsOutput, error) {
	g, err := c.identified(in.LogGroupName, in.LogGroupIdentifier)
	if err != nil {
		return nil, err
	}
	if g.streams[*in.LogStreamName] == nil {
		return nil, notFound("log stream")
	}
	to := int64(math.MaxInt64)
	if in.EndTime != nil {
		to = *in.EndTime - 1 // here the end is excluded (API reference)
	}
	events := slices.DeleteFunc(g.between(deref(in.StartTime), to), func(e *event) bool { return e.stream != *in.LogStreamName })
	forward := deref(in.StartFromHead)
	edge := 0
	if !forward {
		edge = len(events)
	}
	if in.NextToken != nil {
		if forward, edge, err = edgeOf(*in.NextToken, events); err != nil {
			return nil, err
		}
	}
	limit := eventsPerPage
	if in.Limit != nil {
		limit = int(*in.Limit)
	}
	first, last := edge, min(edge+limit, len(events))
	if !forward {
		first, last = max(0, edge-limit), edge
	}
	out := &cloudwatchlogs.GetLogEventsOutput{
		Events: []types.OutputLogEvent{}, NextForwardToken: new(edgeToken("f", events, last, in)), NextBackwardToken: new(edgeToken("b", events, first, in)),
	}
	for _, e := range events[first:last] {
		out.Events = append(out.Events, types.OutputLogEvent{IngestionTime: &e.ingested, Message: &e.message, Timestamp: &e.at})
	}
	return out, nil
}

// edgeToken names the gap before events[i] by the event before it (f) or after
// it (b), as AWS's begin with f/ and b/. At an end of the stream it names none.
func edgeToken(way string, events []*event, i int, in *cloudwatchlogs.GetLogEventsInput) string {
	switch {
	case way == "f" && i > 0:
		return "f/" + events[i-1].id()
	case way == "b" && i < len(events):
		return "b/" + events[i].id()
	case in.NextToken != nil && strings.HasPrefix(*in.NextToken, way):
		return *in.NextToken
	}
	return fmt.Sprintf("%s/%056d", way, 0)
}

func edgeOf(token string, events []*event) (forward bool, edge int, err error) {
	way, id, ok := strings.Cut(token, "/")
	if !ok || way != "f" && way != "b" || len(id) != 56 {
		return false, 0, invalidParameter("The specified nextToken is invalid.")
	}
	for i, e := range events {
		if e.id() == id {
			if way == "f" {
				return true, i + 1, nil
			}
			return false, i, nil
		}
	}
	if way == "f" {
		return true, 0, nil // before the oldest event
	}
	return false, len(events), nil
}
