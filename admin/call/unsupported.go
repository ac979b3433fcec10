package call

import (
	"net/http"
	"net/netip"
	"slices"
	"strings"

	"github.com/aws/aws-sdk-go-v2/aws"
	"github.com/aws/aws-sdk-go-v2/aws/retry"
)

// maxAttempts is how often a call is made in all, the SDK's default.
const maxAttempts = 3

// Retryer is the SDK's standard retryer with three attempts, except for
// failures that another attempt cannot mend: an operation that the endpoint
// does not support, missing credentials, and a lasting limit.
func Retryer() aws.Retryer {
	return retry.NewStandard(func(o *retry.StandardOptions) {
		o.MaxAttempts = maxAttempts
		o.Retryables = slices.Insert(slices.Clone(o.Retryables), 0, retry.IsErrorRetryable(NoRetry{}))
	})
}

// ThrottleRetryer retries only calls that AWS refused for their rate, before it
// processed them: for calls that must not be done twice.
func ThrottleRetryer() aws.Retryer {
	return retry.NewStandard(func(o *retry.StandardOptions) {
		o.MaxAttempts = maxAttempts
		o.Retryables = []retry.IsErrorRetryable{
			NoRetry{}, retry.RetryableErrorCode{Codes: retry.DefaultThrottleErrorCodes},
		}
	})
}

// NoRetry tells the SDK's retryer which failures are never worth a retry. It
// has no opinion about others.
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

// lastingLimit is Cognito's answer when a user has asked for too many codes
// within an hour, or a pool has sent its mails of the day. The SDK takes the
// code for throttling.
const lastingLimit = "LimitExceededException"

// unsupportedCodes are the answers of emulators and AWS to an operation that
// they do not support.
var unsupportedCodes = []string{
	"InvalidAction",             // the query protocol, and moto
	"UnknownOperationException", // AWS's JSON protocol
	"UnknownOperation",
	"Unsupported", // cognito-local, with HTTP status 500
	"NotImplemented",
}

// unsupported reports whether the endpoint lacks the operation. Emulators say so
// with a code, with status 501, or by falling over: a page of HTML with status
// 500. From AWS, or from a proxy on the way to it, that page is a fault that passes.
func unsupported(f failure) bool {
	return saysUnsupported(f) || f.status == http.StatusInternalServerError && f.html && nearby(f.host)
}

// nearby reports whether a host is where emulators run: this machine, a private
// network, a container. The same page from farther away is a proxy's or a
// gateway's.
func nearby(host string) bool {
	if address, err := netip.ParseAddr(host); err == nil {
		return address.IsLoopback() || address.IsPrivate()
	}
	return !strings.Contains(host, ".") || strings.HasSuffix(host, ".localhost") || strings.HasSuffix(host, ".internal") ||
		strings.HasSuffix(host, ".localhost.localstack.cloud")
}

// ofAWS reports whether a host is AWS's own: amazonaws.com, its counterparts in
// China and the European Sovereign Cloud, and the dual-stack names.
func ofAWS(host string) bool {
	return strings.Contains(host, ".amazonaws.") || strings.HasSuffix(host, ".api.aws")
}
