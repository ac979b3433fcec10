package source

import (
	"context"
	"errors"
	"strings"
	"time"

	"github.com/aws/aws-sdk-go-v2/aws/retry"
	"github.com/aws/aws-sdk-go-v2/service/cloudwatchlogs/types"
	"github.com/aws/smithy-go"

	"github.com/cognito-tui/cognito-tui/logs"
)

// Reader reads records of one or several logs.
type Reader interface {
	// Read delivers records until there are no more, which a reader that follows
	// never sees, or until ctx ends. What it delivers is new: nothing twice, the
	// oldest first as far as that is known yet. It calls deliver from one
	// goroutine at a time and never with an empty batch; the batch is the
	// receiver's to keep. The error is ctx's, or that of a failure that waiting
	// does not mend.
	Read(ctx context.Context, deliver func([]logs.Record)) error
}

// LogGroup is a log group and what is to be read of it.
type LogGroup struct {
	Name string      `json:"name"`
	ARN  string      `json:"arn,omitempty"` // without a trailing ":*"; "" when it is not known, then no Live Tail
	Kind logs.Source `json:"-"`             // what it is known to hold; NoSource when the operator named it
	// Days is for how long it keeps records, 0 for ever or not known; Standard
	// tells that it is of the class that Live Tail can read.
	Days     int  `json:"days,omitempty"`
	Standard bool `json:"-"`
	// Absent means that CloudWatch Logs knew no such group when it was asked: no
	// record has come yet, or it was deleted.
	Absent bool `json:"absent,omitempty"`
	// Filter is a CloudWatch Logs filter pattern, "" for everything.
	Filter string `json:"filter,omitempty"`
}

// pace is how often a log is read, and how far each read reaches back for what
// was ingested late. Now and then a read reaches deepReads times as far, for the
// stragglers: what is later than that is missed.
type pace struct{ every, late time.Duration }

const deepReads = 4

// paces are what suits a kind of log. CloudTrail: "typically about 5 minutes"
// late (user guide), so asking every few seconds would only read the same again;
// for the others nothing is documented, and they come within seconds.
var (
	usualPace = pace{every: 5 * time.Second, late: 30 * time.Second}
	paces     = map[logs.Source]pace{
		logs.CloudTrail: {every: 30 * time.Second, late: 8 * time.Minute},
	}
)

func (g LogGroup) pace() pace {
	if p, ok := paces[g.Kind]; ok {
		return p
	}
	return usualPace
}

// latest is how late a record may reach the log and still be found.
func (p pace) latest() time.Duration { return deepReads * p.late }

// deepEvery is the time between two deep reads.
func (p pace) deepEvery() time.Duration { return max(time.Minute, p.late) }

// CognitoTrail is the filter of a CloudTrail log group, which holds the records
// of every service and, for a trail of all Regions, of every Region.
func CognitoTrail(region string) string {
	filter := `{ ($.eventSource = "cognito-idp.amazonaws.com" || $.eventSource = "cognito-identity.amazonaws.com")`
	if region != "" {
		filter += ` && $.awsRegion = "` + strings.ReplaceAll(region, `"`, "") + `"`
	}
	return filter + " }"
}

// lasting reports whether waiting does not mend an error: AWS understood the call
// and refused it for a reason other than its rate.
func lasting(err error) bool {
	api, ok := errors.AsType[smithy.APIError](err)
	return ok && api.ErrorFault() != smithy.FaultServer && !throttled(err) && !serverFault(err)
}

// notThere reports whether there is no such log group.
func notThere(err error) bool {
	_, ok := errors.AsType[*types.ResourceNotFoundException](err)
	return ok
}

func throttled(err error) bool {
	return retry.ThrottleErrorCode{Codes: retry.DefaultThrottleErrorCodes}.IsErrorThrottle(err).Bool()
}

// serverFault: exceptions that the SDK does not know have no fault of their own,
// so their HTTP status tells.
func serverFault(err error) bool {
	answer, ok := errors.AsType[interface {
		error
		HTTPStatusCode() int
	}](err)
	return ok && answer.HTTPStatusCode() >= 500
}

const longestWait = time.Minute

// waits are how long a log is left alone after so many failures in a row.
func waits(failures int) time.Duration {
	return min(time.Second<<min(failures, 6), longestWait)
}

// sleep waits, or gives the error of ctx.
func sleep(ctx context.Context, d time.Duration) error {
	timer := time.NewTimer(d)
	defer timer.Stop()
	select {
	case <-timer.C:
		return nil
	case <-ctx.Done():
		return ctx.Err()
	}
}
