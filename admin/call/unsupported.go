package call

import (
	"net/http"
	"slices"
	"strings"

	"github.com/aws/aws-sdk-go-v2/aws"
	"github.com/aws/aws-sdk-go-v2/aws/retry"
)

// maxAttempts is how often a call is made in all, as is the SDK's custom.
const maxAttempts = 3

// Retryer is the SDK's standard retryer with three attempts, but for failures
// that another attempt cannot mend: an operation that the endpoint does not
// have, credentials that are nowhere to be found, and a limit that lasts.
func Retryer() aws.Retryer {
	return retry.NewStandard(func(o *retry.StandardOptions) {
		o.MaxAttempts = maxAttempts
		o.Retryables = slices.Insert(slices.Clone(o.Retryables), 0, retry.IsErrorRetryable(NoRetry{}))
	})
}

// ThrottleRetryer tries again only what AWS refused for its rate, before it
// looked at it: for calls that must not be done twice.
func ThrottleRetryer() aws.Retryer {
	return retry.NewStandard(func(o *retry.StandardOptions) {
		o.MaxAttempts = maxAttempts
		o.Retryables = []retry.IsErrorRetryable{
			NoRetry{}, retry.RetryableErrorCode{Codes: retry.DefaultThrottleErrorCodes},
		}
	})
}

// NoRetry tells the SDK's retryer which failures are never worth a retry. Of
// all others it says that it does not know.
type NoRetry struct{}

// IsErrorRetryable implements retry.IsErrorRetryable.
func (NoRetry) IsErrorRetryable(err error) aws.Ternary {
	if err == nil {
		return aws.UnknownTernary
	}
	if f := newFailure(err); unsupported(f) || noCredentials(f) || f.code == lastingLimit {
		return aws.FalseTernary
	}
	return aws.UnknownTernary
}

// lastingLimit is what Cognito answers when a user has asked for too many codes
// within an hour, or a pool has sent its mails of the day. The SDK takes the
// code for throttling.
const lastingLimit = "LimitExceededException"

// unsupportedCodes are what emulators and AWS answer for an operation that they
// do not have.
var unsupportedCodes = []string{
	"InvalidAction",             // the query protocol, and moto
	"UnknownOperationException", // AWS's JSON protocol
	"UnknownOperation",
	"Unsupported", // cognito-local, with HTTP status 500
	"NotImplemented",
}

// unsupported reports whether the endpoint lacks the operation. Emulators say so
// with a code, with status 501, or by falling over: a page of HTML with status
// 500. AWS itself does not, so the same page from AWS is a fault that passes.
func unsupported(f failure) bool {
	switch {
	case slices.Contains(unsupportedCodes, f.code):
		return true
	case f.status == http.StatusNotImplemented:
		return true
	default:
		return f.status == http.StatusInternalServerError && f.html && !ofAWS(f.host)
	}
}

// ofAWS reports whether a host is AWS's own: amazonaws.com, its likes in China and
// the European Sovereign Cloud, and the dual-stack names.
func ofAWS(host string) bool {
	return strings.Contains(host, ".amazonaws.") || strings.HasSuffix(host, ".api.aws")
}
