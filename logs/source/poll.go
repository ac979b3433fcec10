package source

import (
	"context"
	"time"

	"github.com/aws/aws-sdk-go-v2/aws"
	"github.com/aws/aws-sdk-go-v2/service/cloudwatchlogs"
	"github.com/aws/aws-sdk-go-v2/service/cloudwatchlogs/types"

	"github.com/cognito-tui/cognito-tui/logs"
	"github.com/cognito-tui/cognito-tui/logs/pages"
)

// Poll reads log groups with FilterLogEvents: several groups into one stream,
// from any time in the past. It works in every Region, costs nothing but its
// calls and misses nothing: reads overlap, so that late records are found, and
// event ids show which are new.
//
// With Until it is a reading of history, with progress in its status.
type Poll struct {
	Client *cloudwatchlogs.Client
	Groups []LogGroup
	Following
}

// Read implements [Reader].
func (p Poll) Read(ctx context.Context, deliver func([]logs.Record)) error {
	all := make([]log, len(p.Groups))
	for i, g := range p.Groups {
		// A group that the operator named may be misspelt; one that was found will have
		// records.
		all[i] = log{name: g.Name, pace: g.pace(), awaited: g.Kind != logs.NoSource, read: p.pages(g)}
		if g.Kind == logs.CloudTrail && len(p.Groups) > 1 {
			all[i].behind = 2 * logs.TwinSpan
		}
	}
	return follow(ctx, p.Following, all, deliver)
}

// mostSearches is how many pages in a row of one span may be empty before the answers
// are no longer believed: for a page AWS searches megabytes.
const mostSearches = 5_000

// pages reads a span of one group. A page without events but with a token is
// normal: AWS searched for a while and found nothing yet.
func (p Poll) pages(g LogGroup) func(context.Context, span, func(*logs.Record) bool, func(page) bool) error {
	var thin thinner
	return func(ctx context.Context, s span, known func(*logs.Record) bool, take func(page) bool) error {
		in := &cloudwatchlogs.FilterLogEventsInput{
			StartTime: aws.Int64(s.from.UnixMilli()),
			EndTime:   aws.Int64(s.to.UnixMilli() - 1), // AWS's end belongs to the span
		}
		if *in.EndTime < *in.StartTime {
			in.EndTime = in.StartTime
		}
		g.name(in)
		if g.Filter != "" {
			in.FilterPattern = &g.Filter
		}
		bound := pages.Bound{MostEmpty: mostSearches}
		thin.known = func(r *logs.Record) bool { r.Group = g.Name; return known(r) }
		for {
			out, err := onePage(ctx, in.NextToken != nil, func() (*cloudwatchlogs.FilterLogEventsOutput, error) {
				return p.Client.FilterLogEvents(ctx, in, thin.option)
			})
			if err != nil {
				return err
			}
			if !take(page{g.records(out.Events), thin.left, skew(out.ResultMetadata)}) || aws.ToString(out.NextToken) == "" {
				return nil
			}
			if err := bound.Page(len(out.Events)+thin.left, *out.NextToken); err != nil {
				return err
			}
			in.NextToken = out.NextToken
		}
	}
}

// onePage reads a page. One that fails for now is asked for again unless it is the
// first; otherwise the pages before it would have to be read again.
func onePage[P any](ctx context.Context, further bool, read func() (P, error)) (P, error) {
	const attempts = 4
	for failures := 0; ; {
		out, err := read()
		if failures++; err == nil || !further || failures == attempts || lasting(err) {
			return out, err
		}
		if err := sleep(ctx, waits(failures)); err != nil {
			return out, err
		}
	}
}

// name puts the group into a request: by ARN where it is known, as a group of
// another account has no other name.
func (g LogGroup) name(in *cloudwatchlogs.FilterLogEventsInput) {
	if g.ARN != "" {
		in.LogGroupIdentifier = &g.ARN
		return
	}
	in.LogGroupName = &g.Name
}

func (g LogGroup) records(events []types.FilteredLogEvent) []logs.Record {
	out := make([]logs.Record, len(events))
	for i := range events {
		e := &events[i]
		out[i] = logs.Record{
			Text: aws.ToString(e.Message), ID: aws.ToString(e.EventId), Stream: aws.ToString(e.LogStreamName), Group: g.Name,
			Time: milliseconds(e.Timestamp), Ingested: milliseconds(e.IngestionTime),
		}
	}
	return out
}

func milliseconds(ms *int64) time.Time {
	if ms == nil {
		return time.Time{}
	}
	return time.UnixMilli(*ms).UTC()
}
