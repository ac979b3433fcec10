package emulator

import (
	"cmp"
	"fmt"
	"slices"
	"time"

	"github.com/aws/aws-sdk-go-v2/service/cloudwatchlogs"
	"github.com/aws/aws-sdk-go-v2/service/cloudwatchlogs/types"

	"github.com/cognito-tui/cognito-tui/logs/emulator/insights"
)

// event is one event of a group. Its times are milliseconds since 1970.
type event struct {
	group    string
	stream   string
	at       int64
	ingested int64
	sequence uint64
	message  string

	discovered insights.Row // nil until a query reads it
}

// id looks like AWS's: 56 digits.
func (e *event) id() string { return fmt.Sprintf("%020d%036d", e.at, e.sequence) }

func (e *event) compare(o *event) int {
	return cmp.Or(cmp.Compare(e.at, o.at), cmp.Compare(e.ingested, o.ingested), cmp.Compare(e.sequence, o.sequence))
}

// Limits of PutLogEvents (API reference).
const (
	largestBatch   = 1_048_576
	eventOverhead  = 26
	oldestAccepted = 14 * 24 * time.Hour
	newestAccepted = 2 * time.Hour
	widestBatch    = 24 * time.Hour
)

func putLogEvents(c *call, in *cloudwatchlogs.PutLogEventsInput) (*cloudwatchlogs.PutLogEventsOutput, error) {
	g, err := c.group(*in.LogGroupName)
	if err != nil {
		return nil, err
	}
	if g.streams[*in.LogStreamName] == nil {
		return nil, notFound("log stream")
	}
	if err := checkBatch(in.LogEvents); err != nil {
		return nil, err
	}
	out := &cloudwatchlogs.PutLogEventsOutput{NextSequenceToken: new(fmt.Sprintf("%056d", c.sequence+1))}
	oldest, newest := c.at.Add(-oldestAccepted).UnixMilli(), c.at.Add(newestAccepted).UnixMilli()
	for i, e := range in.LogEvents {
		switch {
		case *e.Timestamp < oldest:
			rejected(out).TooOldLogEventEndIndex = new(int32(i + 1))
		case *e.Timestamp > newest:
			if r := rejected(out); r.TooNewLogEventStartIndex == nil {
				r.TooNewLogEventStartIndex = new(int32(i))
			}
		default:
			c.put(g.name, *in.LogStreamName, *e.Timestamp, *e.Message)
		}
	}
	c.arrive()
	return out, nil
}

func rejected(out *cloudwatchlogs.PutLogEventsOutput) *types.RejectedLogEventsInfo {
	if out.RejectedLogEventsInfo == nil {
		out.RejectedLogEventsInfo = &types.RejectedLogEventsInfo{}
	}
	return out.RejectedLogEventsInfo
}

func checkBatch(events []types.InputLogEvent) error {
	size := 0
	for i, e := range events {
		size += len(*e.Message) + eventOverhead
		switch {
		case *e.Message == "":
			return invalidParameter("1 validation error detected: Value '' at 'logEvents.%d.member.message' failed to satisfy constraint: Member must have length greater than or equal to 1", i+1)
		case i > 0 && *e.Timestamp < *events[i-1].Timestamp:
			return invalidParameter("Log events in a single PutLogEvents request must be in chronological order.")
		}
	}
	if size > largestBatch {
		return invalidParameter("Upload too large: %d bytes exceeds limit of %d", size, largestBatch)
	}
	if span := *events[len(events)-1].Timestamp - *events[0].Timestamp; span > widestBatch.Milliseconds() {
		return invalidParameter("The batch of log events in a single PutLogEvents request cannot span more than 24 hours.")
	}
	return nil
}

// Put writes an event into a stream, and creates the stream and its group if
// they don't exist, as AWS's log delivery does.
func (s *Server) Put(group, stream string, at time.Time, message string) {
	s.mu.Lock()
	defer s.mu.Unlock()
	c := s.call()
	c.put(group, stream, at.UnixMilli(), message)
	c.arrive()
}

// put takes an event, which becomes visible once it has arrived.
func (c *call) put(group, stream string, at int64, message string) {
	c.sequence++
	e := &event{group: group, stream: stream, at: at, ingested: c.at.UnixMilli(), sequence: c.sequence, message: message}
	if c.opts.Late != nil {
		e.ingested += c.opts.Late(group, time.UnixMilli(at)).Milliseconds()
	}
	c.underway.add(e)
}

// arrive moves what is ingested by now into its group and to the Live Tails.
func (c *call) arrive() {
	now := c.at.UnixMilli()
	for e := c.underway.next(now); e != nil; e = c.underway.next(now) {
		c.ingest(e)
	}
}

func (c *call) ingest(e *event) {
	g := c.groups[e.group]
	if g == nil {
		g = &group{name: e.group, created: c.at, class: types.LogGroupClassStandard, streams: map[string]*stream{}}
		c.groups[e.group] = g
	}
	i, _ := slices.BinarySearchFunc(g.events, e, (*event).compare)
	g.events = slices.Insert(g.events, i, e)
	g.bytes += int64(len(e.message) + eventOverhead)
	if len(g.events) > c.opts.Keep+c.opts.Keep/8 { // in steps of an eighth, as moving the rest is expensive
		gone := len(g.events) - c.opts.Keep
		g.events, g.forgotten = slices.Clone(g.events[gone:]), g.forgotten+gone
	}
	g.stream(e.stream, c.at).note(e)
	for t := range c.tails {
		t.offer(e)
	}
}

func (s *stream) note(e *event) {
	if s.first == 0 || e.at < s.first {
		s.first = e.at
	}
	s.last, s.ingested = max(s.last, e.at), max(s.ingested, e.ingested)
	s.bytes += int64(len(e.message))
}
