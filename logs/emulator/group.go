package emulator

import (
	"cmp"
	"fmt"
	"maps"
	"slices"
	"strings"
	"time"

	"github.com/aws/aws-sdk-go-v2/aws"
	"github.com/aws/aws-sdk-go-v2/service/cloudwatchlogs"
	"github.com/aws/aws-sdk-go-v2/service/cloudwatchlogs/types"
)

// group is a log group with all its events in one list.
type group struct {
	name      string
	created   time.Time
	days      *int32
	class     types.LogGroupClass
	streams   map[string]*stream
	events    []*event // by time, then ingestion, then order of arrival
	bytes     int64
	forgotten int // events that Keep dropped
}

type stream struct {
	name        string
	created     time.Time
	first, last int64 // time of the oldest and the newest event, ms
	ingested    int64
	bytes       int64
}

func createLogGroup(c *call, in *cloudwatchlogs.CreateLogGroupInput) (*cloudwatchlogs.CreateLogGroupOutput, error) {
	if c.groups[*in.LogGroupName] != nil {
		return nil, fail("ResourceAlreadyExistsException", "The specified log group already exists")
	}
	c.groups[*in.LogGroupName] = &group{
		name: *in.LogGroupName, created: c.at, class: cmp.Or(in.LogGroupClass, types.LogGroupClassStandard), streams: map[string]*stream{},
	}
	return &cloudwatchlogs.CreateLogGroupOutput{}, nil
}

func deleteLogGroup(c *call, in *cloudwatchlogs.DeleteLogGroupInput) (*cloudwatchlogs.DeleteLogGroupOutput, error) {
	if _, err := c.group(*in.LogGroupName); err != nil {
		return nil, err
	}
	delete(c.groups, *in.LogGroupName)
	return &cloudwatchlogs.DeleteLogGroupOutput{}, nil
}

func createLogStream(c *call, in *cloudwatchlogs.CreateLogStreamInput) (*cloudwatchlogs.CreateLogStreamOutput, error) {
	g, err := c.group(*in.LogGroupName)
	if err != nil {
		return nil, err
	}
	if g.streams[*in.LogStreamName] != nil {
		return nil, fail("ResourceAlreadyExistsException", "The specified log stream already exists")
	}
	g.stream(*in.LogStreamName, c.at)
	return &cloudwatchlogs.CreateLogStreamOutput{}, nil
}

// stream returns a stream of the group, and creates it if it does not exist.
func (g *group) stream(name string, at time.Time) *stream {
	s := g.streams[name]
	if s == nil {
		s = &stream{name: name, created: at}
		g.streams[name] = s
	}
	return s
}

// retentions are the days that a log group may keep its events (API reference,
// PutRetentionPolicy).
var retentions = []int32{1, 3, 5, 7, 14, 30, 60, 90, 120, 150, 180, 365, 400, 545, 731, 1096, 1827, 2192, 2557, 2922, 3288, 3653}

func putRetentionPolicy(c *call, in *cloudwatchlogs.PutRetentionPolicyInput) (*cloudwatchlogs.PutRetentionPolicyOutput, error) {
	g, err := c.group(*in.LogGroupName)
	if err != nil {
		return nil, err
	}
	if !slices.Contains(retentions, *in.RetentionInDays) {
		return nil, invalidParameter("1 validation error detected: Value '%d' at 'retentionInDays' failed to satisfy constraint: Member must satisfy enum value set: %v", *in.RetentionInDays, retentions)
	}
	g.days = in.RetentionInDays
	return &cloudwatchlogs.PutRetentionPolicyOutput{}, nil
}

func (s *Server) group(name string) (*group, error) {
	g := s.groups[name]
	if g == nil {
		return nil, notFound("log group")
	}
	return g, nil
}

// identified finds the group that a request names, either by name or by
// identifier, which is a name or an ARN.
func (s *Server) identified(name, identifier *string) (*group, error) {
	if (name == nil) == (identifier == nil) {
		return nil, invalidParameter("Exactly one of logGroupName or logGroupIdentifier must be specified.") // text not documented
	}
	if name != nil {
		return s.group(*name)
	}
	if strings.HasSuffix(*identifier, "*") {
		return nil, invalidParameter("The specified log group identifier is invalid: %s", *identifier) // text not documented
	}
	return s.group(nameIn(*identifier))
}

// nameIn takes a name or an ARN.
func nameIn(identifier string) string {
	if _, name, ok := strings.Cut(identifier, ":log-group:"); ok {
		return name
	}
	return identifier
}

func (s *Server) groupARN(name string) string {
	return fmt.Sprintf("arn:aws:logs:%s:%s:log-group:%s", s.opts.Region, s.opts.Account, name)
}

// describeLogGroups lists by name.
func describeLogGroups(c *call, in *cloudwatchlogs.DescribeLogGroupsInput) (*cloudwatchlogs.DescribeLogGroupsOutput, error) {
	if in.LogGroupNamePrefix != nil && in.LogGroupNamePattern != nil {
		return nil, invalidParameter("LogGroup name prefix and LogGroup name pattern are mutually exclusive parameters.")
	}
	var names []string
	for _, name := range slices.Sorted(maps.Keys(c.groups)) {
		if strings.HasPrefix(name, deref(in.LogGroupNamePrefix)) && strings.Contains(strings.ToLower(name), strings.ToLower(deref(in.LogGroupNamePattern))) {
			names = append(names, name)
		}
	}
	page, next, err := pageOf(names, in.NextToken, in.Limit)
	if err != nil {
		return nil, err
	}
	out := &cloudwatchlogs.DescribeLogGroupsOutput{LogGroups: []types.LogGroup{}, NextToken: next}
	for _, name := range page {
		g := c.groups[name]
		out.LogGroups = append(out.LogGroups, types.LogGroup{
			LogGroupName: &g.name, CreationTime: aws.Int64(g.created.UnixMilli()), MetricFilterCount: aws.Int32(0), StoredBytes: aws.Int64(g.bytes),
			Arn: aws.String(c.groupARN(name) + ":*"), LogGroupArn: aws.String(c.groupARN(name)), LogGroupClass: g.class, RetentionInDays: g.days,
		})
	}
	return out, nil
}

// describeLogStreams lists by name, or by the time of the last event.
func describeLogStreams(c *call, in *cloudwatchlogs.DescribeLogStreamsInput) (*cloudwatchlogs.DescribeLogStreamsOutput, error) {
	g, err := c.identified(in.LogGroupName, in.LogGroupIdentifier)
	if err != nil {
		return nil, err
	}
	byTime := in.OrderBy == types.OrderByLastEventTime
	if byTime && in.LogStreamNamePrefix != nil {
		return nil, invalidParameter("Cannot order by LastEventTime with a logStreamNamePrefix.")
	}
	names := slices.DeleteFunc(slices.Sorted(maps.Keys(g.streams)), func(name string) bool {
		return !strings.HasPrefix(name, deref(in.LogStreamNamePrefix))
	})
	if byTime {
		slices.SortStableFunc(names, func(a, b string) int { return cmp.Compare(g.streams[a].last, g.streams[b].last) })
	}
	if deref(in.Descending) {
		slices.Reverse(names)
	}
	page, next, err := pageOf(names, in.NextToken, in.Limit)
	if err != nil {
		return nil, err
	}
	out := &cloudwatchlogs.DescribeLogStreamsOutput{LogStreams: []types.LogStream{}, NextToken: next}
	for _, name := range page {
		out.LogStreams = append(out.LogStreams, c.describe(g, g.streams[name]))
	}
	return out, nil
}

func (c *call) describe(g *group, s *stream) types.LogStream {
	d := types.LogStream{
		LogStreamName: &s.name, CreationTime: aws.Int64(s.created.UnixMilli()),
		Arn: aws.String(c.groupARN(g.name) + ":log-stream:" + s.name),
	}
	if s.last > 0 {
		d.FirstEventTimestamp, d.LastEventTimestamp, d.LastIngestionTime = &s.first, &s.last, &s.ingested
	}
	return d
}

const groupsPerPage = 50

// pageOf is a page of names; its token is the last name on the page.
func pageOf(names []string, token *string, limit *int32) (page []string, next *string, err error) {
	if token != nil {
		i := slices.Index(names, *token)
		if i < 0 {
			return nil, nil, invalidParameter("The specified nextToken is invalid.")
		}
		names = names[i+1:]
	}
	size := int(deref(limit))
	if size == 0 {
		size = groupsPerPage
	}
	if len(names) > size {
		return names[:size], &names[size-1], nil
	}
	return names, nil, nil
}
