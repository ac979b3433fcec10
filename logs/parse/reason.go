package parse

import (
	"strings"

	"github.com/cognito-tui/cognito-tui/logs"
)

// The reasons besides those that detectors distinguish.
const (
	BadToken    logs.Reason = "token"   // a refresh or access token that is no longer valid
	BadSession  logs.Reason = "session" // of a sign-in in progress: expired, or of another user
	BadPassword logs.Reason = "new password refused"
	UserExists  logs.Reason = "user exists"
	NotSent     logs.Reason = "code not sent"
	Forbidden   logs.Reason = "web ACL" // AWS WAF in front of the pool
)

// reasons say what an error means: its code, and words of its message where the
// code alone means several things. The first match counts. Codes are from the
// API's model, messages from the developer guide and from what was seen in
// public code and issues.
var reasons = []struct {
	code, words string
	means       logs.Reason
}{
	{"NotAuthorizedException", "Incorrect username or password", logs.BadCredentials},
	{"NotAuthorizedException", "Password attempts exceeded", logs.Locked},
	{"NotAuthorizedException", "User is disabled", logs.Disabled},
	{"NotAuthorizedException", "Temporary password has expired", logs.ExpiredInvite},
	{"NotAuthorizedException", "User account has expired", logs.ExpiredInvite}, // the older wording
	{"NotAuthorizedException", "security reasons", logs.Blocked},               // of threat protection
	{"NotAuthorizedException", "secret hash", logs.BadClient},
	{"NotAuthorizedException", "SECRET_HASH", logs.BadClient},
	{"NotAuthorizedException", "Refresh Token", BadToken},
	{"NotAuthorizedException", "Access Token", BadToken},
	{"NotAuthorizedException", "Invalid session", BadSession},
	{"NotAuthorizedException", "session is expired", BadSession},
	{"NotAuthorizedException", "session can only be used once", BadSession},
	{"NotAuthorizedException", "Contact administrator", logs.MustReset},
	{"NotAuthorizedException", "User does not exist", logs.UnknownUser},
	{"UserNotFoundException", "", logs.UnknownUser},
	{"UserNotConfirmedException", "", logs.Unconfirmed},
	{"PasswordResetRequiredException", "", logs.MustReset},
	{"CodeMismatchException", "", logs.WrongCode},
	{"EnableSoftwareTokenMFAException", "", logs.WrongCode},
	{"ExpiredCodeException", "", logs.ExpiredCode},
	{"TooManyRequestsException", "", logs.Throttled},
	{"ThrottlingException", "", logs.Throttled},
	{"Throttling", "", logs.Throttled},
	{"LimitExceededException", "", logs.LimitExceeded},
	{"TooManyFailedAttemptsException", "", logs.LimitExceeded},
	{"UserLambdaValidationException", "", logs.TriggerFailed},
	{"UnexpectedLambdaException", "", logs.TriggerFailed},
	{"InvalidLambdaResponseException", "", logs.TriggerFailed},
	{"InvalidParameterException", "flow not enabled", logs.BadClient},
	{"ResourceNotFoundException", "client", logs.BadClient},
	{"InvalidPasswordException", "", BadPassword},
	{"PasswordHistoryPolicyViolationException", "", BadPassword},
	{"UsernameExistsException", "", UserExists},
	{"AliasExistsException", "", UserExists},
	{"CodeDeliveryFailureException", "", NotSent},
	{"RefreshTokenReuseException", "", BadToken},
	{"ForbiddenException", "", Forbidden},
	{"AccessDeniedException", "", logs.Denied},
	{"AccessDenied", "", logs.Denied},
	{"UnauthorizedException", "", logs.Denied},
	{"Client.UnauthorizedOperation", "", logs.Denied},
	{"invalid_request", "User is not enabled", logs.Disabled}, // managed login's words
}

// reasonOf is why something failed, by the error's code and message. A code
// that the table lacks is returned as it is.
func reasonOf(code, message string) logs.Reason {
	for i := range reasons {
		if r := &reasons[i]; r.code == code && (r.words == "" || strings.Contains(message, r.words)) {
			return r.means
		}
	}
	if code == "NotAuthorizedException" && message == "" {
		// Some records lack the message. Of everything that the code can mean, this is
		// by far the most frequent.
		return logs.BadCredentials
	}
	return logs.Reason(code)
}

// reasonIn looks for a code in free text.
func reasonIn(text string) logs.Reason {
	for i := range reasons {
		if r := &reasons[i]; strings.HasSuffix(r.code, "Exception") && strings.Contains(text, r.code) &&
			(r.words == "" || strings.Contains(text, r.words)) {
			return r.means
		}
	}
	return logs.NoReason
}
