// Package integration runs the same log-group behaviour on the embedded
// emulator and on moto, an independent one. `make integration` starts moto.
package integration

import (
	"fmt"
	"net/http"
	"net/http/httptest"
	"os"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/aws/aws-sdk-go-v2/credentials"
	"github.com/aws/aws-sdk-go-v2/service/cloudwatchlogs"
	"github.com/aws/aws-sdk-go-v2/service/cloudwatchlogs/types"

	"github.com/cognito-tui/cognito-tui/logs"
	"github.com/cognito-tui/cognito-tui/logs/emulator"
	"github.com/cognito-tui/cognito-tui/logs/source"
)

// onEach runs a test on the embedded server and on moto, where make integration
// names it.
func onEach(t *testing.T, test func(t *testing.T, client *cloudwatchlogs.Client)) {
	t.Helper()
	embedded := httptest.NewServer(emulator.New(emulator.Options{}))
	t.Cleanup(embedded.Close)
	for name, endpoint := range map[string]string{"embedded": embedded.URL, "moto": os.Getenv("COGNITO_TUI_MOTO")} {
		if endpoint == "" {
			t.Logf("%s is not there: make integration starts it", name)
			continue
		}
		t.Run(name, func(t *testing.T) {
			if name == "moto" {
				reset(t, endpoint)
			}
			test(t, cloudwatchlogs.New(cloudwatchlogs.Options{
				Region: "eu-west-1", BaseEndpoint: &endpoint, Credentials: credentials.NewStaticCredentialsProvider("AKIDEXAMPLE", "example", ""),
			}))
		})
	}
}

func reset(t *testing.T, endpoint string) {
	t.Helper()
	response, err := http.Post(endpoint+"/moto-api/reset", "", strings.NewReader(""))
	if err != nil {
		t.Fatal(err)
	}
	_ = response.Body.Close()
}

func must(t *testing.T, err error) {
	t.Helper()
	if err != nil {
		t.Fatal(err)
	}
}

const group, stream, events = "/aws/vendedlogs/cognito/acme", "pool", 300

// fill makes a group with events one second apart, half of them failures.
func fill(t *testing.T, client *cloudwatchlogs.Client) (began time.Time) {
	t.Helper()
	began = time.Now().Add(-time.Hour).Truncate(time.Second)
	_, err := client.CreateLogGroup(t.Context(), &cloudwatchlogs.CreateLogGroupInput{LogGroupName: new(group)})
	must(t, err)
	_, err = client.CreateLogStream(t.Context(), &cloudwatchlogs.CreateLogStreamInput{LogGroupName: new(group), LogStreamName: new(stream)})
	must(t, err)
	var batch []types.InputLogEvent
	for i := range events {
		batch = append(batch, types.InputLogEvent{Timestamp: new(began.Add(time.Duration(i) * time.Second).UnixMilli()), Message: new(message(i))})
	}
	_, err = client.PutLogEvents(t.Context(), &cloudwatchlogs.PutLogEventsInput{LogGroupName: new(group), LogStreamName: new(stream), LogEvents: batch})
	must(t, err)
	return began
}

func message(i int) string {
	return fmt.Sprintf(`{"message":{"eventType":"SignIn","n":"%d","eventResponse":%q}}`, i, []string{"Pass", "Fail"}[i%2])
}

func TestGroupsAndStreamsAreListed(t *testing.T) {
	onEach(t, func(t *testing.T, client *cloudwatchlogs.Client) {
		fill(t, client)
		for _, name := range []string{"other", group + "/errors"} {
			_, err := client.CreateLogGroup(t.Context(), &cloudwatchlogs.CreateLogGroupInput{LogGroupName: &name})
			must(t, err)
		}
		out, err := client.DescribeLogGroups(t.Context(), &cloudwatchlogs.DescribeLogGroupsInput{LogGroupNamePrefix: new("/aws/vended")})
		must(t, err)
		if len(out.LogGroups) != 2 || *out.LogGroups[0].LogGroupName != group || !strings.HasSuffix(*out.LogGroups[0].Arn, ":log-group:"+group+":*") {
			t.Errorf("groups are %+v", out.LogGroups)
		}
		streams, err := client.DescribeLogStreams(t.Context(), &cloudwatchlogs.DescribeLogStreamsInput{LogGroupName: new(group)})
		must(t, err)
		if len(streams.LogStreams) != 1 || *streams.LogStreams[0].LogStreamName != stream {
			t.Errorf("streams are %+v", streams.LogStreams)
		}
	})
}

func TestAGroupIsMadeOnce(t *testing.T) {
	onEach(t, func(t *testing.T, client *cloudwatchlogs.Client) {
		fill(t, client)
		_, err := client.CreateLogGroup(t.Context(), &cloudwatchlogs.CreateLogGroupInput{LogGroupName: new(group)})
		if err == nil || !strings.Contains(err.Error(), "ResourceAlreadyExistsException") {
			t.Errorf("making it again gives %v", err)
		}
		_, err = client.FilterLogEvents(t.Context(), &cloudwatchlogs.FilterLogEventsInput{LogGroupName: new("nowhere")})
		if err == nil || !strings.Contains(err.Error(), "ResourceNotFoundException") {
			t.Errorf("reading what is not there gives %v", err)
		}
	})
}

// patterns lists which pattern finds which events. moto (5.x) searches for
// words and plain phrases only: it takes - and escaped quotes as letters of a
// word, and a JSON pattern as one that matches everything.
var patterns = []struct {
	source string
	want   func(i int) bool
	noMoto bool
}{
	{source: "", want: func(int) bool { return true }},
	{source: "Fail", want: func(i int) bool { return i%2 == 1 }},
	{source: "SignIn Pass", want: func(i int) bool { return i%2 == 0 }},
	{source: "SignIn -Pass", want: func(i int) bool { return i%2 == 1 }, noMoto: true},
	{source: `"\"n\":\"7\""`, want: func(i int) bool { return i == 7 }, noMoto: true},
	{source: `{ $.message.n = "299" }`, want: func(i int) bool { return i == 299 }, noMoto: true},
}

func TestEventsAreFilteredInPages(t *testing.T) {
	onEach(t, func(t *testing.T, client *cloudwatchlogs.Client) {
		began := fill(t, client)
		for _, p := range patterns {
			if p.noMoto && strings.HasSuffix(t.Name(), "/moto") {
				t.Logf("not asked of moto: %s", p.source)
				continue
			}
			got, pages := filtered(t, client, p.source, began)
			var wanted []string
			for i := range events {
				if p.want(i) {
					wanted = append(wanted, message(i))
				}
			}
			if !slices.Equal(got, wanted) {
				t.Errorf("%q finds %d events, want %d", p.source, len(got), len(wanted))
			}
			if p.source == "" && pages < 3 {
				t.Errorf("%d events came in %d pages of 100", events, pages)
			}
		}
	})
}

func filtered(t *testing.T, client *cloudwatchlogs.Client, pattern string, began time.Time) (messages []string, pages int) {
	t.Helper()
	in := &cloudwatchlogs.FilterLogEventsInput{LogGroupName: new(group), StartTime: new(began.UnixMilli()), Limit: new(int32(100))}
	if pattern != "" {
		in.FilterPattern = &pattern
	}
	for {
		out, err := client.FilterLogEvents(t.Context(), in)
		must(t, err)
		pages++
		for _, e := range out.Events {
			messages = append(messages, *e.Message)
		}
		if in.NextToken = out.NextToken; in.NextToken == nil {
			return messages, pages
		}
	}
}

func TestPollReadsAStretchOfThePast(t *testing.T) {
	onEach(t, func(t *testing.T, client *cloudwatchlogs.Client) {
		began := fill(t, client)
		var got []string
		err := source.Poll{
			Client: client, Groups: []source.LogGroup{{Name: group}},
			Following: source.Following{Since: began.Add(10 * time.Second), Until: began.Add(20 * time.Second)},
		}.Read(t.Context(), func(batch []logs.Record) {
			for _, r := range batch {
				got = append(got, r.Text)
			}
		})
		must(t, err)
		var want []string
		for i := 10; i < 20; i++ {
			want = append(want, message(i))
		}
		if !slices.Equal(got, want) {
			t.Errorf("read %q, want %q", got, want)
		}
	})
}
