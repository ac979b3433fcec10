package emulator_test

import (
	"fmt"
	"net/http/httptest"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/aws/aws-sdk-go-v2/aws"
	"github.com/aws/aws-sdk-go-v2/credentials"
	"github.com/aws/aws-sdk-go-v2/service/cloudwatchlogs"
	"github.com/aws/aws-sdk-go-v2/service/cloudwatchlogs/types"
	"github.com/aws/smithy-go/middleware"

	"github.com/cognito-tui/cognito-tui/logs/emulator"
	"github.com/cognito-tui/cognito-tui/logs/source"
)

var noon = time.Date(2026, 11, 24, 12, 0, 0, 0, time.UTC)

// lab is an emulator at noon, used through the SDK.
type lab struct {
	*testing.T
	server *emulator.Server
	client *cloudwatchlogs.Client
}

func newLab(t *testing.T, opts emulator.Options) lab {
	t.Helper()
	opts.Now = func() time.Time { return noon }
	server := emulator.New(opts)
	endpoint := httptest.NewServer(server)
	t.Cleanup(endpoint.Close)
	return lab{t, server, cloudwatchlogs.New(cloudwatchlogs.Options{
		Region: "eu-west-1", BaseEndpoint: &endpoint.URL, Credentials: credentials.NewStaticCredentialsProvider("AKIDEXAMPLE", "example", ""),
		Retryer: aws.NopRetryer{}, APIOptions: []func(*middleware.Stack) error{source.PlainBody},
	})}
}

func (l lab) fill(n, size int) {
	for i := range n {
		l.server.Put("g", "s", noon.Add(-time.Hour+time.Duration(i)*time.Second), fmt.Sprintf("%04d ", i)+strings.Repeat("x", size))
	}
}

func (l lab) filter(in cloudwatchlogs.FilterLogEventsInput) (pages [][]types.FilteredLogEvent) {
	l.Helper()
	in.LogGroupName = new("g")
	for {
		out, err := l.client.FilterLogEvents(l.Context(), &in)
		if err != nil {
			l.Fatal(err)
		}
		pages = append(pages, out.Events)
		if in.NextToken = out.NextToken; in.NextToken == nil {
			return pages
		}
	}
}

func (l lab) refused(code string, err error) {
	l.Helper()
	if err == nil || !strings.Contains(err.Error(), code) {
		l.Errorf("it gives %v, want %s", err, code)
	}
}

func TestAPageHasAMegabyteAtMost(t *testing.T) {
	l := newLab(t, emulator.Options{})
	l.fill(25, 100_000)
	pages := l.filter(cloudwatchlogs.FilterLogEventsInput{})
	if len(pages) != 3 || len(pages[0]) != 10 || len(slices.Concat(pages...)) != 25 {
		t.Errorf("%d pages, the first with %d of %d events", len(pages), len(pages[0]), len(slices.Concat(pages...)))
	}
}

func TestAPageMayBeEmptyAndNotBeTheLast(t *testing.T) {
	l := newLab(t, emulator.Options{Scan: 10})
	l.fill(35, 1)
	pages := l.filter(cloudwatchlogs.FilterLogEventsInput{FilterPattern: new(`"0034"`)})
	if len(pages) != 4 || len(pages[0])+len(pages[1])+len(pages[2]) != 0 || len(pages[3]) != 1 {
		t.Errorf("pages are %v", pages)
	}
}

func TestBothEndsBelongToTheSpan(t *testing.T) {
	l := newLab(t, emulator.Options{})
	l.fill(10, 1)
	from, to := noon.Add(-time.Hour+2*time.Second).UnixMilli(), noon.Add(-time.Hour+4*time.Second).UnixMilli()
	if got := slices.Concat(l.filter(cloudwatchlogs.FilterLogEventsInput{StartTime: &from, EndTime: &to})...); len(got) != 3 {
		t.Errorf("%d events, want 3", len(got))
	}
	newest := l.filter(cloudwatchlogs.FilterLogEventsInput{StartFromHead: new(false), Limit: new(int32(4))})
	if len(newest) != 3 || !strings.HasPrefix(*newest[0][0].Message, "0009") || len(slices.Concat(newest...)) != 10 {
		t.Errorf("the newest first are %d pages", len(newest))
	}
}

func TestEventsOfAStreamArePagedBothWays(t *testing.T) {
	l := newLab(t, emulator.Options{})
	l.fill(10, 1)
	get := func(token *string, fromHead *bool) (first, last string, out *cloudwatchlogs.GetLogEventsOutput) {
		out, err := l.client.GetLogEvents(t.Context(), &cloudwatchlogs.GetLogEventsInput{
			LogGroupName: new("g"), LogStreamName: new("s"), Limit: new(int32(4)), NextToken: token, StartFromHead: fromHead,
		})
		if err != nil {
			t.Fatal(err)
		}
		if n := len(out.Events); n > 0 {
			first, last = (*out.Events[0].Message)[:4], (*out.Events[n-1].Message)[:4]
		}
		return first, last, out
	}
	if first, last, _ := get(nil, nil); first != "0006" || last != "0009" {
		t.Errorf("without a token %s to %s, want the newest", first, last)
	}
	_, _, out := get(nil, new(true))
	first, last, out := get(out.NextForwardToken, nil)
	if first != "0004" || last != "0007" {
		t.Errorf("the second page is %s to %s", first, last)
	}
	if first, last, _ := get(out.NextBackwardToken, nil); first != "0000" || last != "0003" {
		t.Errorf("the page before it is %s to %s", first, last)
	}
	_, _, out = get(out.NextForwardToken, nil)
	_, _, end := get(out.NextForwardToken, nil)
	if len(end.Events) != 0 || *end.NextForwardToken != *out.NextForwardToken {
		t.Errorf("at the end are %d events, and the token is %s after %s", len(end.Events), *end.NextForwardToken, *out.NextForwardToken)
	}
}

func TestWhatAWSRefuses(t *testing.T) {
	l := newLab(t, emulator.Options{})
	l.fill(3, 1)
	ctx := t.Context()
	put := func(events ...types.InputLogEvent) error {
		_, err := l.client.PutLogEvents(ctx, &cloudwatchlogs.PutLogEventsInput{LogGroupName: new("g"), LogStreamName: new("s"), LogEvents: events})
		return err
	}
	at := func(ago time.Duration) types.InputLogEvent {
		return types.InputLogEvent{Timestamp: new(noon.Add(-ago).UnixMilli()), Message: new("m")}
	}
	l.refused("InvalidParameterException", put(at(0), at(time.Minute)))
	l.refused("InvalidParameterException", put(at(25*time.Hour), at(0)))
	l.refused("InvalidParameterException", put(types.InputLogEvent{Timestamp: new(noon.UnixMilli()), Message: new(strings.Repeat("x", 1<<20))}))
	filter := func(in cloudwatchlogs.FilterLogEventsInput) error {
		_, err := l.client.FilterLogEvents(ctx, &in)
		return err
	}
	l.refused("InvalidParameterException", filter(cloudwatchlogs.FilterLogEventsInput{}))
	l.refused("InvalidParameterException", filter(cloudwatchlogs.FilterLogEventsInput{LogGroupName: new("g"), LogGroupIdentifier: new("g")}))
	l.refused("InvalidParameterException", filter(cloudwatchlogs.FilterLogEventsInput{LogGroupName: new("g"), NextToken: new("no token")}))
	l.refused("InvalidParameterException", filter(cloudwatchlogs.FilterLogEventsInput{LogGroupName: new("g"), Limit: new(int32(10_001))}))
	l.refused("InvalidParameterException", filter(cloudwatchlogs.FilterLogEventsInput{LogGroupName: new("g"), FilterPattern: new(strings.Repeat("x", 1025))}))
	l.refused("InvalidParameterException", filter(cloudwatchlogs.FilterLogEventsInput{LogGroupName: new("g?")}))
	l.refused("ResourceNotFoundException", filter(cloudwatchlogs.FilterLogEventsInput{LogGroupName: new("h")}))
	_, err := l.client.StartQuery(ctx, &cloudwatchlogs.StartQueryInput{LogGroupName: new("g"), StartTime: new(int64(0)), EndTime: new(int64(1)), QueryString: new("brew tea")})
	l.refused("MalformedQueryException", err)
	query := func(in cloudwatchlogs.StartQueryInput) error {
		in.StartTime, in.EndTime, in.QueryString = new(int64(0)), new(int64(1)), new("fields @message")
		_, err := l.client.StartQuery(ctx, &in)
		return err
	}
	l.refused("ResourceNotFoundException", query(cloudwatchlogs.StartQueryInput{LogGroupNames: []string{"g", "h"}}))
	l.refused("InvalidParameterException", query(cloudwatchlogs.StartQueryInput{}))
	l.refused("InvalidParameterException", query(cloudwatchlogs.StartQueryInput{LogGroupName: new("g"), LogGroupNames: []string{"g"}}))
	l.refused("InvalidParameterException", query(cloudwatchlogs.StartQueryInput{LogGroupNames: slices.Repeat([]string{"g"}, 51)}))
}

func TestEventsTooOldOrTooNewAreRejected(t *testing.T) {
	l := newLab(t, emulator.Options{})
	l.fill(1, 1)
	out, err := l.client.PutLogEvents(t.Context(), &cloudwatchlogs.PutLogEventsInput{LogGroupName: new("g"), LogStreamName: new("s"), LogEvents: []types.InputLogEvent{
		{Timestamp: new(noon.Add(-15 * 24 * time.Hour).UnixMilli()), Message: new("old")},
	}})
	if err != nil || out.RejectedLogEventsInfo == nil || *out.RejectedLogEventsInfo.TooOldLogEventEndIndex != 1 {
		t.Errorf("%+v, %v", out, err)
	}
}

func TestAGroupKeepsTheNewest(t *testing.T) {
	l := newLab(t, emulator.Options{Keep: 80})
	l.fill(1000, 1)
	got := slices.Concat(l.filter(cloudwatchlogs.FilterLogEventsInput{})...)
	if len(got) < 80 || len(got) > 90 || !strings.HasPrefix(*got[len(got)-1].Message, "0999") {
		t.Errorf("%d events are kept", len(got))
	}
}

// A search that has found nothing yet makes progress: a reader that sees the same
// token again would take the listing as endless.
func TestEveryEmptyPageHasATokenOfItsOwn(t *testing.T) {
	l := newLab(t, emulator.Options{}) // whose clock does not move
	l.fill(3, 10)
	l.server.Inject(emulator.Fault{Operation: "FilterLogEvents", Kind: emulator.EmptyPage, Times: 3})
	in := cloudwatchlogs.FilterLogEventsInput{LogGroupName: new("g")}
	seen := map[string]bool{}
	for range 3 {
		out, err := l.client.FilterLogEvents(t.Context(), &in)
		if err != nil || out.NextToken == nil || len(out.Events) > 0 || seen[*out.NextToken] {
			t.Fatalf("after %d empty pages it gives %+v, %v", len(seen), out, err)
		}
		seen[*out.NextToken] = true
		in.NextToken = out.NextToken
	}
}
