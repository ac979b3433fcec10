package source

import (
	"context"
	"slices"
	"time"

	"github.com/aws/aws-sdk-go-v2/aws"
	"github.com/aws/aws-sdk-go-v2/service/cloudtrail"
	"github.com/aws/aws-sdk-go-v2/service/cloudtrail/types"

	"github.com/cognito-tui/cognito-tui/logs"
	"github.com/cognito-tui/cognito-tui/logs/pages"
)

// Lookup reads CloudTrail's own event history: management events of the last 90
// days, of one Region, 50 a page and two calls a second for the whole account.
// It is for accounts whose trail has no log group.
type Lookup struct {
	Client *cloudtrail.Client
	Following
}

// lookupPace reaches back less than for a log group, as every 50 events read
// again cost a call.
var lookupPace = pace{every: 30 * time.Second, late: 6 * time.Minute}

const eventHistory = 90 * 24 * time.Hour

// CognitoEventSource is whose events are looked up: the service filters by one event
// source only, and sign-ins are of the user pools'.
const CognitoEventSource = "cognito-idp.amazonaws.com"

// EventHistory is the name of the log that [Lookup] reads.
const EventHistory = "CloudTrail event history"

// Read implements [Reader].
func (l Lookup) Read(ctx context.Context, deliver func([]logs.Record)) error {
	f := l.Following
	if oldest := time.Now().Add(-eventHistory); !f.Since.IsZero() && f.Since.Before(oldest) {
		f.Since = oldest
	}
	logs := []log{{name: EventHistory, pace: lookupPace, read: l.pages}}
	return follow(ctx, f, logs, deliver)
}

// pages reads a span, newest first, as the service returns it.
func (l Lookup) pages(ctx context.Context, s span, _ func(*logs.Record) bool, take func(page) bool) error {
	in := &cloudtrail.LookupEventsInput{
		StartTime: aws.Time(s.from.Truncate(time.Second)), EndTime: aws.Time(s.to), MaxResults: aws.Int32(50),
		LookupAttributes: []types.LookupAttribute{{
			AttributeKey: types.LookupAttributeKeyEventSource, AttributeValue: aws.String(CognitoEventSource),
		}},
	}
	var bound pages.Bound
	for {
		out, err := onePage(ctx, in.NextToken != nil, func() (*cloudtrail.LookupEventsOutput, error) { return l.Client.LookupEvents(ctx, in) })
		if err != nil {
			return err
		}
		records := make([]logs.Record, len(out.Events))
		for i, e := range out.Events {
			records[i] = logs.Record{
				Text: aws.ToString(e.CloudTrailEvent), ID: aws.ToString(e.EventId), Time: aws.ToTime(e.EventTime).UTC(),
				Group: EventHistory,
			}
		}
		slices.Reverse(records)
		if !take(page{records: records, skew: skew(out.ResultMetadata)}) || aws.ToString(out.NextToken) == "" {
			return nil
		}
		if err := bound.Page(len(out.Events), *out.NextToken); err != nil {
			return err
		}
		in.NextToken = out.NextToken
	}
}
