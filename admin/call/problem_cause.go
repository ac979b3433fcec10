package call

import (
	"context"
	"crypto/tls"
	"crypto/x509"
	"errors"
	"fmt"
	"io"
	"net"
	"net/http"
	"regexp"
	"slices"
	"strings"
	"syscall"

	"github.com/aws/aws-sdk-go-v2/aws"
	awshttp "github.com/aws/aws-sdk-go-v2/aws/transport/http"
	"github.com/aws/aws-sdk-go-v2/config"
	"github.com/aws/aws-sdk-go-v2/credentials"
	"github.com/aws/aws-sdk-go-v2/credentials/processcreds"
	"github.com/aws/aws-sdk-go-v2/credentials/ssocreds"
	"github.com/aws/smithy-go"
	smithyhttp "github.com/aws/smithy-go/transport/http"

	"github.com/cognito-tui/cognito-tui/logs/pages"
	"github.com/cognito-tui/cognito-tui/logs/source"
)

// failure is what an error shows before it is put into words.
type failure struct {
	err       error
	code      string // AWS's error code, "" when AWS gave none
	message   string // not yet printable
	operation string // the service that was called
	service   string // the service that answered: another one if credentials were fetched on the way
	asked     string // the operation of that service
	requestID string
	status    int    // of the HTTP answer, 0 without one
	html      bool   // the answer is a page, where AWS speaks JSON or XML
	host      string // host that gave the answer
	// words is what the SDK and the system say, in lower case. What our callers put
	// before it and AWS after it may quote a stranger, so no cause is inferred from
	// that.
	words string
}

// noCode is what the SDK puts in place of a missing code and a missing message.
const noCode = "UnknownError"

func newFailure(err error) failure {
	f := failure{err: err}
	for op, ok := errors.AsType[*smithy.OperationError](err); ok; op, ok = errors.AsType[*smithy.OperationError](op.Err) {
		if f.operation == "" {
			f.operation = op.OperationName
		}
		f.service, f.asked = op.ServiceID, op.OperationName
	}
	if answer, ok := errors.AsType[*awshttp.ResponseError](err); ok {
		f.requestID = answer.ServiceRequestID()
	}
	if answer, ok := errors.AsType[*smithyhttp.ResponseError](err); ok {
		f.readAnswer(answer.Response)
	}
	text := sdkText(err)
	if api, ok := errors.AsType[smithy.APIError](err); ok {
		text, _, _ = strings.Cut(text, api.Error())
		f.code = strings.TrimPrefix(api.ErrorCode(), noCode)
		f.message = strings.TrimPrefix(api.ErrorMessage(), noCode)
	}
	f.words = strings.ToLower(text)
	if f.code == "" && f.message == "" {
		f.message = f.systemMessage()
	}
	return f
}

// sdkText is the error's text from the operation on that we called. An error
// inside such an operation names only the operations that fetch credentials,
// and has no text of ours before it.
func sdkText(err error) string {
	if op, ok := errors.AsType[*smithy.OperationError](err); ok {
		if call, known := LookupCall(op.ServiceID, op.OperationName); known && call.Category != CategoryCredentials {
			return op.Error()
		}
	}
	return err.Error()
}

func (f *failure) readAnswer(answer *smithyhttp.Response) {
	if answer == nil || answer.Response == nil {
		return
	}
	f.status = answer.StatusCode
	f.html = strings.Contains(answer.Header.Get("Content-Type"), "html")
	if answer.Request != nil && answer.Request.URL != nil {
		f.host = answer.Request.URL.Hostname()
	}
}

// systemMessage is what went wrong when AWS did not say it, without the SDK's
// account of how the call was made.
func (f failure) systemMessage() string {
	if f.status >= http.StatusMultipleChoices {
		return strings.TrimSpace(fmt.Sprintf("HTTP %d %s", f.status, http.StatusText(f.status)))
	}
	text := innermost(f.err).Error()
	for _, introduction := range []string{"get credentials: ", "failed to refresh cached credentials, "} {
		if _, rest, ok := strings.Cut(text, introduction); ok {
			text = rest
		}
	}
	// A credential_process whose output the SDK cannot read may have printed
	// secrets, and the SDK quotes it whole.
	text, _, _ = strings.Cut(text, "process output:")
	return text
}

// innermost removes the wrappers that the SDK puts around a cause.
func innermost(err error) error {
	if ignored, ok := errors.AsType[*IgnoredFilterError](err); ok {
		return ignored
	}
	if op, ok := errors.AsType[*smithy.OperationError](err); ok {
		err = op.Err
	}
	if answer, ok := errors.AsType[*smithyhttp.ResponseError](err); ok {
		err = answer.Err
	}
	if send, ok := errors.AsType[*smithyhttp.RequestSendError](err); ok {
		err = send.Err
	}
	if odd, ok := errors.AsType[*smithy.DeserializationError](err); ok && odd.Err != nil {
		err = odd.Err
	}
	return err
}

// row is the first matching row of the table.
func (f failure) row() *problemRow {
	i := slices.IndexFunc(problems, func(r problemRow) bool { return r.when.fits(f) })
	return &problems[i] // the last row matches everything
}

var deniedAction = regexp.MustCompile(`not authorized to perform: ([a-z0-9-]+:[A-Za-z0-9]+)`)

// iamPrefixes are the services' names in IAM actions.
var iamPrefixes = map[string]string{
	serviceUserPools: "cognito-idp", serviceIdentityPools: "cognito-identity", serviceLogs: "logs",
	serviceMetrics: "cloudwatch", serviceCloudTrail: "cloudtrail", serviceLambda: "lambda", serviceSTS: "sts",
}

// deniedAction is the IAM action that was denied: the one that AWS names, else
// that of the operation. It is "" when IAM denied nothing.
func (f failure) deniedAction() string {
	if !slices.Contains(deniedCodes, f.code) {
		return ""
	}
	if named := deniedAction.FindStringSubmatch(f.message); named != nil {
		return named[1]
	}
	if prefix, ok := iamPrefixes[f.service]; ok {
		return prefix + ":" + f.asked
	}
	return ""
}

// The causes below come without an AWS error code, or with one that does not
// say enough. Each is one row of the table.

func canceled(f failure) bool { return errors.Is(f.err, context.Canceled) }

func overBudget(f failure) bool { return errors.Is(f.err, ErrOverBudget) }

func nothingToAsk(f failure) bool { return errors.Is(f.err, source.ErrNothingToAsk) }

func filterIgnored(f failure) bool { return wraps[*IgnoredFilterError](f.err) }

// nameIgnored: the operator named a user, and wrote no filter.
func nameIgnored(f failure) bool {
	ignored, ok := errors.AsType[*IgnoredFilterError](f.err)
	return ok && ignored.Named != ""
}

// noCredentials: the SDK tries the environment, the profile and finally the
// role of an EC2 instance, and reports only that last failure.
func noCredentials(f failure) bool { return f.says("no ec2 imds role found") }

func credentialProcess(f failure) bool { return wraps[*processcreds.ProviderError](f.err) }

func proxyFailed(f failure) bool {
	return f.says("proxyconnect") || f.status == http.StatusProxyAuthRequired
}

func nameUnresolved(f failure) bool { return wraps[*net.DNSError](f.err) }

func connectionRefused(f failure) bool {
	return errors.Is(f.err, syscall.ECONNREFUSED) || f.says("connection refused", "actively refused")
}

func unreachable(f failure) bool {
	return f.says("network is unreachable", "no route to host", "host is down", "unreachable host", "unreachable network")
}

func plainHTTP(f failure) bool { return f.says("server gave http response to https client") }

func untrusted(f failure) bool {
	return wraps[*tls.CertificateVerificationError](f.err) || wraps[x509.UnknownAuthorityError](f.err) || f.says("tls: ", "x509: ")
}

func repeats(f failure) bool { return errors.Is(f.err, ErrRepeats) }

func emptyForEver(f failure) bool { return errors.Is(f.err, pages.ErrEmpty) }

func answerStalled(f failure) bool { return wraps[stalled](f.err) }

func answerTooLarge(f failure) bool { return errors.Is(f.err, ErrTooLarge) }

func timedOut(f failure) bool {
	var wait net.Error
	return errors.Is(f.err, context.DeadlineExceeded) || (errors.As(f.err, &wait) && wait.Timeout())
}

func connectionCut(f failure) bool {
	return errors.Is(f.err, io.EOF) || errors.Is(f.err, io.ErrUnexpectedEOF) ||
		f.says("connection reset", "broken pipe", "use of closed network connection", "server closed idle connection", "forcibly closed")
}

func notSent(f failure) bool { return wraps[*smithyhttp.RequestSendError](f.err) }

func notAWS(f failure) bool {
	return wraps[*smithy.DeserializationError](f.err) || (f.html && f.code == "")
}

func noRegion(f failure) bool {
	return wraps[*aws.MissingRegionError](f.err) || f.says("missing region")
}

func badRegion(f failure) bool { return f.says("invalid input region") }

func badCall(f failure) bool {
	return wraps[smithy.InvalidParamsError](f.err) || wraps[*smithy.SerializationError](f.err)
}

func roleOnSignIn(f failure) bool { return wraps[*chainError](f.err) }

func noSourceProfile(f failure) bool {
	return wraps[config.SharedConfigAssumeRoleError](f.err)
}

func noProfile(f failure) bool {
	return wraps[config.SharedConfigProfileNotExistError](f.err)
}

func badConfig(f failure) bool {
	return wraps[config.SharedConfigLoadError](f.err) || wraps[config.CredentialRequiresARNError](f.err) ||
		f.says("error fetching config from profile", "missing required configuration", "failed to find sso session section",
			"invalid value for shared config", "only one credential type may be specified")
}

func mfaCodeMissing(f failure) bool {
	return wraps[config.AssumeRoleTokenProviderNotSetError](f.err) || f.says("assume role with mfa enabled, but")
}

func emptyKeys(f failure) bool { return wraps[*credentials.StaticCredentialsEmptyError](f.err) }

func webIdentity(f failure) bool {
	return f.says("failed to retrieve jwt") || (f.asked == "AssumeRoleWithWebIdentity" && !passing(f))
}

// ssoRole: the SSO portal answers "No access" when the user has no such role.
func ssoRole(f failure) bool {
	return f.service == serviceSSO && f.code == "ForbiddenException"
}

func ssoSession(f failure) bool {
	return wraps[*ssocreds.InvalidTokenError](f.err) || f.says("sso token") ||
		((f.service == serviceSSO || f.service == serviceSSOTokens) && !passing(f))
}

func loginSession(f failure) bool {
	return f.says("please reauthenticate", "load login token", "validate login token") ||
		(f.service == serviceSignIn && !passing(f))
}

func roleNotAssumed(f failure) bool {
	return fetchingCredentials(f) && strings.HasPrefix(f.asked, "AssumeRole") && slices.Contains(deniedCodes, f.code)
}

func credentialsFailed(f failure) bool { return fetchingCredentials(f) && !passing(f) }

func fetchingCredentials(f failure) bool {
	return f.says("get credentials: ", "failed to refresh cached credentials", "failed to retrieve credentials")
}

// passing: transient failures, including those on the way to credentials.
func passing(f failure) bool {
	return f.status >= http.StatusInternalServerError || tooManyRequests(f) || slices.Contains(throttleCodes, f.code)
}

func tooManyRequests(f failure) bool { return f.status == http.StatusTooManyRequests }

func clockOff(f failure) bool {
	switch f.code {
	case "RequestTimeTooSkewed", "RequestExpired":
		return true
	case "InvalidSignatureException", "SignatureDoesNotMatch":
		return containsAny(f.message, "signature expired", "signature not yet current")
	}
	return false
}

func forbidden(f failure) bool { return f.status == http.StatusForbidden }

func redirected(f failure) bool {
	return f.status >= http.StatusMultipleChoices && f.status < http.StatusBadRequest
}

// gatewayFault: AWS never answers with a page.
func gatewayFault(f failure) bool { return serverFault(f) && f.html && f.code == "" && !ofAWS(f.host) }

func serverFault(f failure) bool { return f.status >= http.StatusInternalServerError }

func answered(f failure) bool { return f.status != 0 || f.code != "" }

func wraps[E error](err error) bool {
	_, ok := errors.AsType[E](err)
	return ok
}

// says looks for lower-case texts in what the SDK and the system say.
func (f failure) says(texts ...string) bool { return containsAny(f.words, texts...) }

// containsAny looks for lower-case texts in s, in any case.
func containsAny(s string, texts ...string) bool {
	s = strings.ToLower(s)
	return slices.ContainsFunc(texts, func(text string) bool { return strings.Contains(s, text) })
}
