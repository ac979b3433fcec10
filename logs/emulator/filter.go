package emulator

import (
	"encoding/base64"
	"encoding/json"
	"hash/fnv"
	"math"
	"slices"
	"strings"
	"time"

	"github.com/aws/aws-sdk-go-v2/service/cloudwatchlogs"
	"github.com/aws/aws-sdk-go-v2/service/cloudwatchlogs/types"

	"github.com/cognito-tui/cognito-tui/logs/emulator/pattern"
)

const (
	largestPage   = 1_048_576 // bytes of messages
	eventsPerPage = 10_000
	tokenLife     = 24 * time.Hour
)

// place is where the next page of a search begins: after an event.
type place struct {
	At, Ingested int64
	Sequence     uint64
	Issued       int64
	Of           uint64 // the search it belongs to
	Page         int    // of the search: an empty page makes progress as well, so its token differs
}

func (p place) token() *string {
	text, _ := json.Marshal(p) // numbers always marshal
	return new(base64.URLEncoding.EncodeToString(text))
}

func (p place) event() *event { return &event{at: p.At, ingested: p.Ingested, sequence: p.Sequence} }

// placeOf reads a token. The error is AWS's for a bad one; for an expired one
// only the refusal after 24 hours is documented.
func (c *call) placeOf(token string, of uint64) (place, error) {
	var p place
	text, err := base64.URLEncoding.DecodeString(token)
	if err != nil || json.Unmarshal(text, &p) != nil || p.Of != of || c.at.Sub(time.UnixMilli(p.Issued)) > tokenLife {
		return place{}, invalidParameter("The specified nextToken is invalid.")
	}
	return p, nil
}

// search is what a request looks for.
type search struct {
	from, to int64
	match    pattern.Pattern
	stream   func(string) bool
	limit    int
	reverse  bool
}

func newSearch(in *cloudwatchlogs.FilterLogEventsInput) (search, error) {
	s := search{from: deref(in.StartTime), to: math.MaxInt64, limit: eventsPerPage, reverse: in.StartFromHead != nil && !*in.StartFromHead}
	if in.EndTime != nil {
		s.to = *in.EndTime
	}
	if in.Limit != nil {
		s.limit = int(*in.Limit)
	}
	if len(in.LogStreamNames) > 0 && in.LogStreamNamePrefix != nil {
		return s, invalidParameter("logStreamNamePrefix and logStreamNames are mutually exclusive.") // text not documented
	}
	if s.from > s.to {
		return s, invalidParameter("Start time must be less than or equal to end time.") // text not documented
	}
	s.stream = func(name string) bool { return strings.HasPrefix(name, deref(in.LogStreamNamePrefix)) }
	if len(in.LogStreamNames) > 0 {
		s.stream = func(name string) bool { return slices.Contains(in.LogStreamNames, name) }
	}
	var err error
	s.match, err = pattern.Compile(deref(in.FilterPattern))
	if err != nil {
		return s, invalidParameter("%v", err)
	}
	return s, nil
}

func filterLogEvents(c *call, in *cloudwatchlogs.FilterLogEventsInput) (*cloudwatchlogs.FilterLogEventsOutput, error) {
	g, err := c.identified(in.LogGroupName, in.LogGroupIdentifier)
	if err != nil {
		return nil, err
	}
	s, err := newSearch(in)
	if err != nil {
		return nil, err
	}
	for _, name := range in.LogStreamNames {
		if g.streams[name] == nil {
			return nil, notFound("log stream")
		}
	}
	events := g.between(s.from, s.to)
	if s.reverse {
		slices.Reverse(events)
	}
	here := place{Of: searchID(g.name, in), Issued: c.at.UnixMilli()}
	if in.NextToken != nil {
		if here, err = c.placeOf(*in.NextToken, here.Of); err != nil {
			return nil, err
		}
		events = after(events, here.event(), s.reverse)
	}
	here.Issued = c.at.UnixMilli()
	here.Page++
	out := &cloudwatchlogs.FilterLogEventsOutput{Events: []types.FilteredLogEvent{}, SearchedLogStreams: []types.SearchedLogStream{}}
	if _, empty := c.faults.hits("FilterLogEvents", EmptyPage); empty {
		out.NextToken = here.token()
		return out, nil
	}
	found, last := s.page(events, c.opts.Scan)
	if last != nil {
		here.At, here.Ingested, here.Sequence = last.at, last.ingested, last.sequence
		out.NextToken = here.token()
	}
	out.Events = c.disturbed(found)
	return out, nil
}

// page collects matches until the page is full, enough was read, or everything
// was; then it returns no last one.
func (s search) page(events []*event, scan int) (found []*event, last *event) {
	size := 0
	for i, e := range events {
		if i == scan || len(found) == s.limit || size > 0 && size+len(e.message) > largestPage {
			return found, events[i-1]
		}
		if s.stream(e.stream) && s.match(e.message) {
			found, size = append(found, e), size+len(e.message)
		}
	}
	return found, nil
}

// between returns a copy of the events of a span, both ends included.
func (g *group) between(from, to int64) []*event {
	i, _ := slices.BinarySearchFunc(g.events, from, func(e *event, t int64) int {
		if e.at < t {
			return -1
		}
		return 1
	})
	j := i
	for j < len(g.events) && g.events[j].at <= to {
		j++
	}
	return slices.Clone(g.events[i:j])
}

// after returns the events after one, which may have come since.
func after(events []*event, last *event, reverse bool) []*event {
	for i, e := range events {
		if order := e.compare(last); order > 0 && !reverse || order < 0 && reverse {
			return events[i:]
		}
	}
	return nil
}

// disturbed writes a page, out of order or with repetitions where a fault says
// so.
func (c *call) disturbed(found []*event) []types.FilteredLogEvent {
	if _, ok := c.faults.hits("FilterLogEvents", Repeat); ok && len(found) > 0 {
		found = append(found, found[:1+len(found)/10]...)
	}
	if _, ok := c.faults.hits("FilterLogEvents", Shuffle); ok {
		c.dice.Shuffle(len(found), func(i, j int) { found[i], found[j] = found[j], found[i] })
	}
	out := make([]types.FilteredLogEvent, len(found))
	for i, e := range found {
		out[i] = types.FilteredLogEvent{EventId: new(e.id()), IngestionTime: &e.ingested, LogStreamName: &e.stream, Message: &e.message, Timestamp: &e.at}
	}
	return out
}

// searchID identifies a search by everything that a page's token depends on.
func searchID(group string, in *cloudwatchlogs.FilterLogEventsInput) uint64 {
	h := fnv.New64a()
	_ = json.NewEncoder(h).Encode([]any{ // a hash never fails
		group, in.StartTime, in.EndTime, in.FilterPattern, in.LogStreamNames, in.LogStreamNamePrefix, in.StartFromHead,
	})
	return h.Sum64()
}
