package emulator

import (
	"reflect"
	"strings"
	"time"

	"github.com/cognito-tui/cognito-tui/logs/wire"
)

// call is one request while it is being answered, under the server's lock.
type call struct {
	*Server
	at time.Time // one reading of the clock for the whole call
}

// endpoint is an operation ready to be called.
type endpoint struct {
	read  wire.Reader
	run   func(c *call, in any) (out any, err error)
	write wire.Writer
}

const (
	logsTarget  = "Logs_20140328."
	trailTarget = "CloudTrail_20131101."
	// longTrail precedes CloudTrail's target in botocore but not in the Go SDK.
	longTrail = "com.amazonaws.cloudtrail.v20131101."
)

// endpoints is the table of the emulator's operations, except StartLiveTail,
// which answers with a stream.
func endpoints() map[string]endpoint {
	logs, trail := wire.NewPlans(model()), wire.NewPlans(wire.Model{Names: map[string]string{"TrailList": "trailList"}})
	return map[string]endpoint{
		logsTarget + "CreateLogGroup":     row(logs, "LogGroupName", createLogGroup),
		logsTarget + "DeleteLogGroup":     row(logs, "LogGroupName", deleteLogGroup),
		logsTarget + "CreateLogStream":    row(logs, "LogGroupName LogStreamName", createLogStream),
		logsTarget + "PutRetentionPolicy": row(logs, "LogGroupName RetentionInDays", putRetentionPolicy),
		logsTarget + "DescribeLogGroups":  row(logs, "", describeLogGroups),
		logsTarget + "DescribeLogStreams": row(logs, "", describeLogStreams),
		logsTarget + "PutLogEvents":       row(logs, "LogGroupName LogStreamName LogEvents", putLogEvents),
		logsTarget + "GetLogEvents":       row(logs, "LogStreamName", getLogEvents),
		logsTarget + "FilterLogEvents":    row(logs, "", filterLogEvents),
		logsTarget + "StartQuery":         row(logs, "StartTime EndTime QueryString", startQuery),
		logsTarget + "GetQueryResults":    row(logs, "QueryId", getQueryResults),
		logsTarget + "StopQuery":          row(logs, "QueryId", stopQuery),

		trailTarget + "DescribeTrails": row(trail, "", describeTrails),
		trailTarget + "LookupEvents":   row(trail, "", lookupEvents),
	}
}

// row makes a row of the table. The required members are separated by blanks.
func row[In, Out any](plans *wire.Plans, required string, handle func(*call, *In) (*Out, error)) endpoint {
	return endpoint{
		read:  plans.Reader(reflect.TypeFor[In](), strings.Fields(required)),
		run:   func(c *call, in any) (any, error) { return handle(c, in.(*In)) },
		write: plans.Writer(reflect.TypeFor[Out]()),
	}
}

// model is what the service model of CloudWatch Logs says (botocore, logs
// 2014-03-28), for the operations above.
func model() wire.Model {
	const likeGroup, likeStream = `[\.\-_/#A-Za-z0-9]+`, `[^:*]*`
	return wire.Model{
		Camel: true,
		Limits: map[string]wire.Limit{
			"StartTime": {}, "EndTime": {}, "Timestamp": {}, "FilterPattern": {Max: 1024}, "LogGroupIdentifier": {Min: 1, Max: 2048, Pattern: `[\w#+=/:,.@-]*`},
			"LogGroupName": {Min: 1, Max: 512, Pattern: likeGroup}, "LogGroupNamePrefix": {Min: 1, Max: 512, Pattern: likeGroup},
			"LogStreamName": {Min: 1, Max: 512, Pattern: likeStream}, "LogStreamNamePrefix": {Min: 1, Max: 512, Pattern: likeStream},
			"LogStreamNames": {Min: 1, Max: 100}, "LogEvents": {Min: 1, Max: 10_000}, "NextToken": {Min: 1},
			"QueryString": {Max: 10_000}, "QueryId": {Max: 256},
			"DescribeLogGroupsInput.Limit": {Min: 1, Max: 50}, "DescribeLogStreamsInput.Limit": {Min: 1, Max: 50},
			"FilterLogEventsInput.Limit": {Min: 1, Max: 10_000}, "GetLogEventsInput.Limit": {Min: 1, Max: 10_000},
			"StartQueryInput.Limit": {Min: 1, Max: 100_000}, "LogGroupIdentifiers": {Min: 1, Max: 50},
		},
		Required: map[string][]string{"InputLogEvent": {"Timestamp", "Message"}},
	}
}

func fail(code, format string, args ...any) error { return wire.Fail(code, format, args...) }

func invalidParameter(format string, args ...any) error {
	return fail("InvalidParameterException", format, args...)
}

func notFound(what string) error {
	return fail("ResourceNotFoundException", "The specified %s does not exist.", what)
}

func deref[T any](p *T) T {
	if p == nil {
		var zero T
		return zero
	}
	return *p
}
