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
	"github.com/cognito-tui/cognito-tui/logs/pages"
)

// Reader reads records of one or several logs.
type Reader interface {
	// Read delivers records until there are no more, which never happens when
	// following, or until ctx ends. It delivers no record twice, and the oldest
	// first as far as that is known yet. It calls deliver from one goroutine at a
	// time and never with an empty batch; the receiver may keep the batch. The
	// error is ctx's, or a failure that waiting does not mend.
	Read(ctx context.Context, deliver func([]logs.Record)) error
}

// LogGroup is a log group and what to read of it.
type LogGroup struct {
	Name string      `json:"name"`
	ARN  string      `json:"arn,omitempty"` // without a trailing ":*"; "" when it is not known, then no Live Tail
	Kind logs.Source `json:"-"`             // what it is known to hold; NoSource when the operator named it
	// Days is its retention, 0 for ever or not known; Standard means that it has
	// the log class that Live Tail can read.
	Days     int  `json:"days,omitempty"`
	Standard bool `json:"-"`
	// Absent means that CloudWatch Logs had no such group when asked: no record has
	// come yet, or it was deleted.
	Absent bool `json:"absent,omitempty"`
	// Filter is a CloudWatch Logs filter pattern, "" for everything.
	Filter string `json:"filter,omitempty"`
}

// pace is how often a log is read, and how far each read reaches back for
// records that were ingested late. From time to time a read reaches deepReads
// times as far; records later than that are missed.
type pace struct{ every, late time.Duration }

const deepReads = 4

// paces are what suits each kind of log. CloudTrail is "typically about 5
// minutes" late (user guide), so asking every few seconds would only read the
// same again; for the others nothing is documented, and they come within
// seconds.
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
// of every service and, for a multi-Region trail, of every Region.
func CognitoTrail(region string) string {
	filter := `{ ($.eventSource = "cognito-idp.amazonaws.com" || $.eventSource = "cognito-identity.amazonaws.com")`
	if region != "" {
		filter += ` && $.awsRegion = "` + strings.ReplaceAll(region, `"`, "") + `"`
	}
	return filter + " }"
}

// lasting reports whether waiting does not mend an error: AWS understood the call
// and refused it for a reason other than its rate, or the pages have no end.
func lasting(err error) bool {
	if errors.Is(err, pages.ErrRepeats) || errors.Is(err, pages.ErrEmpty) {
		return true
	}
	api, ok := errors.AsType[smithy.APIError](err)
	return ok && api.ErrorFault() != smithy.FaultServer && !throttled(err) && !serverFault(err)
}

// notThere reports whether the log group does not exist.
func notThere(err error) bool {
	_, ok := errors.AsType[*types.ResourceNotFoundException](err)
	return ok
}

func throttled(err error) bool {
	return retry.ThrottleErrorCode{Codes: retry.DefaultThrottleErrorCodes}.IsErrorThrottle(err).Bool()
}

// serverFault reports whether the server is to blame. Exceptions that the SDK
// does not know carry no fault, so their HTTP status decides.
func serverFault(err error) bool {
	answer, ok := errors.AsType[interface {
		error
		HTTPStatusCode() int
	}](err)
	return ok && answer.HTTPStatusCode() >= 500
}

const longestWait = time.Minute

// waits are how long a log is left alone after that many failures in a row.
func waits(failures int) time.Duration {
	return min(time.Second<<min(failures, 6), longestWait)
}

// sleep waits, or returns the error of ctx.
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
