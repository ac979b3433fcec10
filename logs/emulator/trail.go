package emulator

import (
	"cmp"
	"encoding/json"
	"math"
	"net/http"
	"slices"
	"strings"
	"time"

	"github.com/aws/aws-sdk-go-v2/service/cloudtrail"
	trailtypes "github.com/aws/aws-sdk-go-v2/service/cloudtrail/types"
)

// Trail is a trail of CloudTrail. Its records are what was put into its log
// group; LookupEvents returns the same.
type Trail struct {
	Name       string
	Group      string // log group, "" for none
	AllRegions bool
	Region     string // its home, default the server's
}

// AddTrail adds a trail.
func (s *Server) AddTrail(t Trail) {
	s.mu.Lock()
	defer s.mu.Unlock()
	t.Region = cmp.Or(t.Region, s.opts.Region)
	s.trails = append(s.trails, t)
}

// AddFunction adds a Lambda function that logs to a group; "" is the usual one.
func (s *Server) AddFunction(name, group string) {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.functions[name] = cmp.Or(group, "/aws/lambda/"+name)
}

func describeTrails(c *call, _ *cloudtrail.DescribeTrailsInput) (*cloudtrail.DescribeTrailsOutput, error) {
	out := &cloudtrail.DescribeTrailsOutput{TrailList: []trailtypes.Trail{}}
	for _, t := range c.trails {
		trail := trailtypes.Trail{
			Name: new(t.Name), HomeRegion: new(t.Region), IsMultiRegionTrail: new(t.AllRegions), S3BucketName: new(t.Name + "-logs"),
			TrailARN: new("arn:aws:cloudtrail:" + t.Region + ":" + c.opts.Account + ":trail/" + t.Name),
		}
		if t.Group != "" {
			trail.CloudWatchLogsLogGroupArn = new("arn:aws:logs:" + t.Region + ":" + c.opts.Account + ":log-group:" + t.Group + ":*")
		}
		out.TrailList = append(out.TrailList, trail)
	}
	return out, nil
}

// EventHistory is the log group whose records LookupEvents gives where there is
// no trail, and nothing else does: CloudTrail keeps management events without one.
const EventHistory = "aws-cloudtrail-event-history"

const lookupsPerPage = 50

// lookupRequest is LookupEventsInput as it is on the wire, where times are
// seconds since 1970.
type lookupRequest struct {
	StartTime, EndTime *float64
	LookupAttributes   []trailtypes.LookupAttribute
	MaxResults         *int32
	NextToken          *string
}

// lookupEvents returns the newest first.
func lookupEvents(c *call, in *lookupRequest) (*cloudtrail.LookupEventsOutput, error) {
	from, to := c.at.Add(-90*24*time.Hour).UnixMilli(), int64(math.MaxInt64)
	if in.StartTime != nil {
		from = max(from, int64(*in.StartTime*1000))
	}
	if in.EndTime != nil {
		to = int64(*in.EndTime * 1000)
	}
	if from > to {
		return nil, fail("InvalidTimeRangeException", "Start time must be before end time.") // text not documented
	}
	var events []trailtypes.Event
	for _, name := range c.recordedIn() {
		if g := c.groups[name]; g != nil {
			for _, e := range g.between(from, to) {
				if event, ok := recorded(e, in.LookupAttributes); ok {
					events = append(events, event)
				}
			}
		}
	}
	slices.SortStableFunc(events, func(a, b trailtypes.Event) int { return b.EventTime.Compare(*a.EventTime) })
	return lookupPage(events, in)
}

func (c *call) recordedIn() []string {
	names := []string{EventHistory}
	for _, t := range c.trails {
		names = append(names, t.Group)
	}
	return names
}

func lookupPage(events []trailtypes.Event, in *lookupRequest) (*cloudtrail.LookupEventsOutput, error) {
	if in.NextToken != nil {
		i := slices.IndexFunc(events, func(e trailtypes.Event) bool { return *e.EventId == *in.NextToken })
		if i < 0 {
			return nil, fail("InvalidNextTokenException", "Invalid next token.")
		}
		events = events[i+1:]
	}
	size := lookupsPerPage
	if in.MaxResults != nil {
		if size = int(*in.MaxResults); size < 1 || size > lookupsPerPage {
			return nil, fail("InvalidMaxResultsException", "The value of MaxResults is from 1 to %d.", lookupsPerPage) // text not documented
		}
	}
	out := &cloudtrail.LookupEventsOutput{Events: append([]trailtypes.Event{}, events[:min(size, len(events))]...)}
	if len(events) > size {
		out.NextToken = events[size-1].EventId
	}
	return out, nil
}

// recorded makes an item of the history from a record, if it has the attributes.
func recorded(e *event, attributes []trailtypes.LookupAttribute) (trailtypes.Event, bool) {
	var record struct{ EventID, EventName, EventSource string }
	if json.Unmarshal([]byte(e.message), &record) != nil || record.EventID == "" {
		return trailtypes.Event{}, false
	}
	for _, a := range attributes {
		value := map[trailtypes.LookupAttributeKey]string{
			trailtypes.LookupAttributeKeyEventSource: record.EventSource, trailtypes.LookupAttributeKeyEventName: record.EventName,
			trailtypes.LookupAttributeKeyEventId: record.EventID,
		}[a.AttributeKey]
		if value != deref(a.AttributeValue) {
			return trailtypes.Event{}, false
		}
	}
	at := time.UnixMilli(e.at).UTC().Truncate(time.Second)
	return trailtypes.Event{
		CloudTrailEvent: &e.message, EventId: &record.EventID, EventName: &record.EventName, EventSource: &record.EventSource, EventTime: &at,
	}, true
}

// serveFunction answers Lambda's GetFunctionConfiguration, a REST call.
func (s *Server) serveFunction(w http.ResponseWriter, r *http.Request) {
	name, what, _ := strings.Cut(strings.TrimPrefix(r.URL.Path, functionsPath), "/")
	if r.Method != http.MethodGet || what != "configuration" {
		http.NotFound(w, r)
		return
	}
	if s.faults.spoil(w, "GetFunctionConfiguration") {
		return
	}
	if parts := strings.Split(name, ":"); len(parts) > 6 { // an ARN, perhaps with an alias
		name = parts[6]
	}
	s.mu.Lock()
	group, ok := s.functions[name]
	s.mu.Unlock()
	w.Header().Set("Content-Type", "application/json")
	if !ok {
		w.Header().Set("X-Amzn-Errortype", "ResourceNotFoundException")
		w.WriteHeader(http.StatusNotFound)
		_ = json.NewEncoder(w).Encode(map[string]string{"Type": "User", "Message": "Function not found: " + name}) // nobody to answer
		return
	}
	_ = json.NewEncoder(w).Encode(map[string]any{ // nobody to answer
		"FunctionName": name, "FunctionArn": "arn:aws:lambda:" + s.opts.Region + ":" + s.opts.Account + ":function:" + name,
		"LoggingConfig": map[string]string{"LogFormat": "Text", "LogGroup": group},
	})
}
