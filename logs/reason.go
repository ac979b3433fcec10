package logs

import "strings"

// The reasons beside those that detectors tell apart.
const (
	BadToken    Reason = "token"   // a refresh or access token that is no good any more
	BadSession  Reason = "session" // of a sign-in under way: expired, or of another user
	BadPassword Reason = "new password refused"
	UserExists  Reason = "user exists"
	NotSent     Reason = "code not sent"
	Forbidden   Reason = "web ACL" // AWS WAF in front of the pool
)

// reasons say what an error means: its code, and words of its message where the
// code alone means several things. The first that fits holds. Codes are from the
// API's model, messages from the developer guide and from what was seen in
// public code and issues.
var reasons = []struct {
	code, words string
	means       Reason
}{
	{"NotAuthorizedException", "Incorrect username or password", BadCredentials},
	{"NotAuthorizedException", "Password attempts exceeded", Locked},
	{"NotAuthorizedException", "User is disabled", Disabled},
	{"NotAuthorizedException", "Temporary password has expired", ExpiredInvite},
	{"NotAuthorizedException", "User account has expired", ExpiredInvite}, // the older wording
	{"NotAuthorizedException", "security reasons", Blocked},               // of threat protection
	{"NotAuthorizedException", "secret hash", BadClient},
	{"NotAuthorizedException", "SECRET_HASH", BadClient},
	{"NotAuthorizedException", "Refresh Token", BadToken},
	{"NotAuthorizedException", "Access Token", BadToken},
	{"NotAuthorizedException", "Invalid session", BadSession},
	{"NotAuthorizedException", "session is expired", BadSession},
	{"NotAuthorizedException", "session can only be used once", BadSession},
	{"NotAuthorizedException", "Contact administrator", MustReset},
	{"NotAuthorizedException", "User does not exist", UnknownUser},
	{"UserNotFoundException", "", UnknownUser},
	{"UserNotConfirmedException", "", Unconfirmed},
	{"PasswordResetRequiredException", "", MustReset},
	{"CodeMismatchException", "", WrongCode},
	{"EnableSoftwareTokenMFAException", "", WrongCode},
	{"ExpiredCodeException", "", ExpiredCode},
	{"TooManyRequestsException", "", Throttled},
	{"ThrottlingException", "", Throttled},
	{"Throttling", "", Throttled},
	{"LimitExceededException", "", LimitExceeded},
	{"TooManyFailedAttemptsException", "", LimitExceeded},
	{"UserLambdaValidationException", "", TriggerFailed},
	{"UnexpectedLambdaException", "", TriggerFailed},
	{"InvalidLambdaResponseException", "", TriggerFailed},
	{"InvalidParameterException", "flow not enabled", BadClient},
	{"ResourceNotFoundException", "client", BadClient},
	{"InvalidPasswordException", "", BadPassword},
	{"PasswordHistoryPolicyViolationException", "", BadPassword},
	{"UsernameExistsException", "", UserExists},
	{"AliasExistsException", "", UserExists},
	{"CodeDeliveryFailureException", "", NotSent},
	{"RefreshTokenReuseException", "", BadToken},
	{"ForbiddenException", "", Forbidden},
	{"AccessDeniedException", "", Denied},
	{"AccessDenied", "", Denied},
	{"UnauthorizedException", "", Denied},
	{"Client.UnauthorizedOperation", "", Denied},
	{"invalid_request", "User is not enabled", Disabled}, // managed login's words
}

// reasonOf is why something failed, by the error's code and message. What the
// table does not know is the code itself.
func reasonOf(code, message string) Reason {
	for i := range reasons {
		if r := &reasons[i]; r.code == code && (r.words == "" || strings.Contains(message, r.words)) {
			return r.means
		}
	}
	if code == "NotAuthorizedException" && message == "" {
		// Some records lack the message. Of all that the code can mean, this is
		// by far the most frequent.
		return BadCredentials
	}
	return Reason(code)
}

// reasonIn looks for a code in free text.
func reasonIn(text string) Reason {
	for i := range reasons {
		if r := &reasons[i]; strings.HasSuffix(r.code, "Exception") && strings.Contains(text, r.code) &&
			(r.words == "" || strings.Contains(text, r.words)) {
			return r.means
		}
	}
	return NoReason
}
