package source

import (
	"context"
	"errors"
	"fmt"
	"strings"
	"time"

	"github.com/aws/aws-sdk-go-v2/aws"
	"github.com/aws/aws-sdk-go-v2/service/cloudwatchlogs"
	"github.com/aws/aws-sdk-go-v2/service/cloudwatchlogs/types"

	"github.com/cognito-tui/cognito-tui/logs"
	"github.com/cognito-tui/cognito-tui/logs/mask"
	"github.com/cognito-tui/cognito-tui/logs/plain"
)

// InsightsPerGigabyte is what a query costs in US dollars for each gigabyte that
// it scans (us-east-1, not verified for other Regions).
const InsightsPerGigabyte = 0.005

// Insights asks CloudWatch Logs Insights, which counts where the logs are
// stored: for wide questions over days or months, whose answer is all that is
// downloaded.
type Insights struct {
	Client *cloudwatchlogs.Client
	Groups []LogGroup // of which only those that exist are asked
}

// Result is what a query found, or has found so far.
type Result struct {
	Status  string     `json:"status"` // Scheduled, Running, Complete, …
	Columns []string   `json:"columns,omitempty"`
	Rows    [][]string `json:"rows,omitempty"` // a cell for each column, printable
	Scanned float64    `json:"scannedBytes"`
	Records float64    `json:"scannedRecords"`
	Matched float64    `json:"matchedRecords"`
	Cost    float64    `json:"cost"` // US dollars

	Asked    []string `json:"asked,omitempty"`    // log groups
	NotThere []string `json:"notThere,omitempty"` // log groups that were left out, as they don't exist yet
}

// ErrNothingToAsk means that none of the log groups exists yet.
var ErrNothingToAsk = errors.New("none of the log groups exists yet")

// askEvery is the time between two polls of a running query.
const askEvery = time.Second

// Ask runs a query over [from, to] and reports its progress after every poll.
// When ctx ends, it stops the query, which would otherwise continue and cost. The
// result says which groups were asked, and how far the query came, even if it
// fails.
func (i Insights) Ask(ctx context.Context, query string, from, to time.Time, progress func(Result)) (Result, error) {
	answer := i.asking()
	if len(answer.Asked) == 0 {
		return answer, ErrNothingToAsk
	}
	started, err := i.Client.StartQuery(ctx, &cloudwatchlogs.StartQueryInput{
		QueryString: &query, StartTime: aws.Int64(from.Unix()), EndTime: aws.Int64(to.Unix()), LogGroupNames: answer.Asked,
	})
	if err != nil {
		return answer, fmt.Errorf("starting a query of %s: %w", strings.Join(answer.Asked, ", "), err)
	}
	for {
		out, err := i.Client.GetQueryResults(ctx, &cloudwatchlogs.GetQueryResultsInput{QueryId: started.QueryId})
		if err == nil {
			answer = newResult(answer, out)
			if progress != nil {
				progress(answer)
			}
			if ended(out.Status) {
				return answer, failed(out.Status)
			}
			err = sleep(ctx, askEvery)
		}
		if err != nil && (ctx.Err() != nil || lasting(err)) {
			i.stop(ctx, started.QueryId)
			return answer, fmt.Errorf("reading the results of a query: %w", err)
		}
		if err != nil {
			if err := sleep(ctx, askEvery); err != nil {
				i.stop(ctx, started.QueryId)
				return answer, err
			}
		}
	}
}

// asking leaves out the groups that don't exist: if one doesn't, AWS refuses the
// whole query (ResourceNotFoundException).
func (i Insights) asking() (answer Result) {
	for _, g := range i.Groups {
		if g.Absent {
			answer.NotThere = append(answer.NotThere, g.Name)
		} else {
			answer.Asked = append(answer.Asked, g.Name)
		}
	}
	return answer
}

// stop stops a query although ctx has ended. If that fails, the query ends by
// itself.
func (i Insights) stop(ctx context.Context, id *string) {
	ctx, cancel := context.WithTimeout(context.WithoutCancel(ctx), 5*time.Second)
	defer cancel()
	_, _ = i.Client.StopQuery(ctx, &cloudwatchlogs.StopQueryInput{QueryId: id})
}

func ended(s types.QueryStatus) bool {
	return s != types.QueryStatusScheduled && s != types.QueryStatusRunning && s != types.QueryStatusUnknown
}

func failed(s types.QueryStatus) error {
	if s != types.QueryStatusComplete {
		return fmt.Errorf("the query ended with status %s", s)
	}
	return nil
}

// newResult arranges rows of fields in columns, in the order in which they first
// appear.
func newResult(before Result, out *cloudwatchlogs.GetQueryResultsOutput) Result {
	a := Result{Status: string(out.Status), Asked: before.Asked, NotThere: before.NotThere}
	if s := out.Statistics; s != nil {
		a.Scanned, a.Records, a.Matched = s.BytesScanned, s.RecordsScanned, s.RecordsMatched
		a.Cost = s.BytesScanned / 1e9 * InsightsPerGigabyte
	}
	at := map[string]int{}
	for _, fields := range out.Results {
		row := make([]string, len(a.Columns))
		for _, f := range fields {
			name := deref(f.Field)
			if name == "@ptr" {
				continue // a pointer to the event, of use only to AWS's API
			}
			i, ok := at[name]
			if !ok {
				i = len(a.Columns)
				at[name], a.Columns, row = i, append(a.Columns, plain.Text(name)), append(row, "")
			}
			row[i] = cellOf(name, deref(f.Value))
		}
		a.Rows = append(a.Rows, row)
	}
	for i := range a.Rows { // rows before a column first appeared
		a.Rows[i] = append(a.Rows[i], make([]string, len(a.Columns)-len(a.Rows[i]))...)
	}
	return a
}

// cellOf is a value of an answer, which may be a record or a part of one.
func cellOf(field, value string) string {
	if value != "" && mask.IsSecret(field) {
		return mask.Hidden
	}
	return plain.Text(mask.Text(value))
}

// Question is a query that is asked often, with {who} where its subject goes.
type Question struct {
	Name  string      // "failures-of-user"
	About string      // one line
	Kind  logs.Source // the kind of log group to ask
	Who   string      // what {who} is: "user", by sub, "address", or "" for none
	query string
}

// Questions are the common queries, of user activity and of CloudTrail.
func Questions() []Question {
	const (
		activity = `filter message.eventType = "SignIn" and message.eventResponse = "Fail"`
		trail    = `filter eventSource = "cognito-idp.amazonaws.com" and ispresent(errorCode)`
	)
	return []Question{
		{
			"failures-of-user", "every failed sign-in of a user", logs.UserActivity, "user",
			`fields @timestamp, message.ipAddress as ip, message.country as country, message.deviceName as device, message.clientId as client | ` +
				activity + ` and message.userSub = "{who}" | sort @timestamp desc | limit 1000`,
		},
		{
			"failures-by-ip", "failed sign-ins and users tried by address", logs.UserActivity, "",
			activity + ` | stats count(*) as failures, count_distinct(message.userSub) as users by message.ipAddress as ip | sort failures desc | limit 100`,
		},
		{
			"failures-by-user", "failed sign-ins by user", logs.UserActivity, "",
			activity + ` | stats count(*) as failures, count_distinct(message.ipAddress) as ips by message.userSub as sub | sort failures desc | limit 100`,
		},
		{
			"failures-by-hour", "failed sign-ins by hour", logs.UserActivity, "",
			activity + ` | stats count(*) as failures by bin(1h) as hour | sort hour asc`,
		},
		{
			"sign-ins-of-ip", "every sign-in from an address", logs.UserActivity, "address",
			`fields @timestamp, message.userSub as sub, message.userName as user, message.eventResponse as outcome | filter message.ipAddress = "{who}" | sort @timestamp desc | limit 1000`,
		},
		{
			"compromised", "sign-ins with a password from a leak", logs.UserActivity, "",
			`fields @timestamp, message.userSub as sub, message.ipAddress as ip | filter message.compromisedCredentialDetected = "true" | sort @timestamp desc | limit 1000`,
		},
		{
			"errors-of-user", "every refused call of a user", logs.CloudTrail, "user",
			`fields @timestamp, eventName as call, errorCode as code, errorMessage as message, sourceIPAddress as ip | ` +
				trail + ` and additionalEventData.sub = "{who}" | sort @timestamp desc | limit 1000`,
		},
		{
			"errors-by-ip", "refused calls by address", logs.CloudTrail, "",
			trail + ` | stats count(*) as errors, count_distinct(additionalEventData.sub) as users by sourceIPAddress as ip | sort errors desc | limit 100`,
		},
	}
}

// Query returns the question's query about somebody.
func (q Question) Query(who string) string {
	escaped := strings.NewReplacer(`\`, `\\`, `"`, `\"`, "\n", " ", "\r", " ").Replace(who)
	return strings.ReplaceAll(q.query, "{who}", escaped)
}
