package parse

import (
	"encoding/json"
	"strings"
	"testing"
	"time"

	"github.com/cognito-tui/cognito-tui/logs"
	"github.com/cognito-tui/cognito-tui/logs/logstest"
	"github.com/cognito-tui/cognito-tui/logs/mask"
)

// saidSecrets are secrets in a function's own sentences.
var saidSecrets = []string{
	`password "hunter2SECRET" wrong`,
	`token hunter2SECRET`,
	`otp is hunter2SECRET`,
	`bad password hunter2SECRET for bob`,
	`code hunter2SECRET failed`,
	"pass\u200bword=hunter2SECRET",
	"pass\u3164word=hunter2SECRET",
	"p\u00adin hunter2SECRET",
	"pass\u200bword hunter2SECRET",
	`the code was 98765432, not this`,
	`password is: hunter2SECRET`,
	`password != hunter2SECRET`,
	`password=='hunter2SECRET'`,
	`Password (hunter2SECRET) refused`,
	`refresh_token hunter2SECRET.`,
	`'token' hunter2SECRET`,
	`the "password" 'a hunter2'SECRET' is wrong`,
	`secret access key hunter2SECRET`,
	"token\thunter2SECRET",
	"token\u00a0hunter2SECRET",
	"password \u200bhunter2SECRET",
	`wrong password 'it is hunter2SECRET`,
}

// saidIn are the records whose free text is shown.
func saidIn(t *testing.T, said string) map[string]string {
	t.Helper()
	inJSON := func(v any) string {
		text, err := json.Marshal(v)
		if err != nil {
			t.Fatal(err)
		}
		return string(text)
	}
	failure := map[string]any{"errorType": "Error", "errorMessage": said, "stack": []string{"Error: " + said}}
	return map[string]string{
		"Python":       "[ERROR] ValueError: " + said,
		"Node.js":      "2025-10-09T07:57:09.123Z\t8f5a-1\tERROR\tInvoke Error \t" + inJSON(failure),
		"JSON":         inJSON(map[string]any{"timestamp": "2025-10-09T07:57:09Z", "errorMessage": said, "errorType": "ValueError", "requestId": "8f5a-1"}),
		"a time-out":   "2025-10-09T07:57:09.123Z 8f5a-1 Task timed out after 5.00 seconds " + said,
		"notification": inJSON(map[string]any{"eventTimestamp": "1687297330677", "eventSource": "USER_NOTIFICATION", "message": map[string]string{"details": said}}),
	}
}

func TestNoSecretOfASentenceIsInItsEvent(t *testing.T) {
	for _, said := range saidSecrets {
		for where, text := range saidIn(t, said) {
			e := one(t, text)
			for what, shown := range map[string]string{"event": asJSON(t, &e), "words": e.Besides() + e.What(), "record": e.Raw} {
				if found := logstest.Leaks(shown); found != nil {
					t.Errorf("%s, %q: the %s has %q: %s", where, said, what, found, shown)
				}
			}
			if again := mask.Text(e.Message); again != e.Message {
				t.Errorf("%s, %q: %q is masked again as %q", where, said, e.Message, again)
			}
		}
	}
}

// harmlessSentences are Cognito's and the runtimes' own sentences that mention
// secrets.
var harmlessSentences = []string{
	"Incorrect username or password.",
	"Password attempts exceeded",
	"User is disabled.",
	"Temporary password has expired and must be reset by an administrator.",
	"User account has expired, it must be reset by an administrator.",
	"User password cannot be reset in the current state.",
	"User password cannot be set in the current state",
	"Unable to verify secret hash for client 4abc1def2ghi",
	"Client 4abc1def2ghi is configured with secret but SECRET_HASH was not received",
	"Invalid Refresh Token",
	"Refresh Token has been revoked",
	"Access Token has been revoked",
	"Contact administrator to reset password.",
	"User is not confirmed.",
	"Password reset required for the user",
	"User does not exist.",
	"Username/client id combination not found.",
	"PreAuthentication failed with error X.",
	"USER_PASSWORD_AUTH flow not enabled for this client",
	"Auth flow not enabled for this client",
	"Missing required parameter USERNAME",
	"Cannot reset password for the user as there is no registered/verified email or phone_number",
	"User does not have delivery config set to turn on SOFTWARE_TOKEN_MFA",
	"Invalid verification code provided, please try again.",
	"Invalid code or auth state for the user.",
	"Invalid code provided, please request a code again.",
	"Attempt limit exceeded, please try after some time.",
	"Exceeded daily email limit for the operation or the account",
	"An account with the email already exists.",
	"User already exists",
	"Could not reset password for the account, please contact support or try again",
	"Password does not conform to policy: Password not long enough",
	"Password did not conform with policy: Password must have uppercase characters",
	"1 validation error detected: Value at 'password' failed to satisfy constraint: Member must have length greater than or equal to 6",
	"Invalid session for the user, session is expired.",
	"token is expired",
	"code mismatch",
	"the token doesn't match",
	"Invalid login token. Couldn't verify it",
	"Unexpected token } in JSON at position 0",
	"Unexpected token '<' in JSON",
	"Request failed with status code 400",
	"Secrets Manager can't find the specified secret.",
	"Error: no\n    at getToken (/var/task/index.js:12:5)",
	"token null, password None",
	"Your code is {####}.",
}

func TestAHarmlessSentenceStaysReadable(t *testing.T) {
	for _, said := range harmlessSentences {
		if got := mask.Text(said); got != said {
			t.Errorf("%q is shown as %q", said, got)
		}
		for where, text := range saidIn(t, said) {
			_ = (&Parser{}).Parse(logs.Record{Text: text, Group: "/aws/lambda/gate", Time: time.UnixMilli(1687297330677)}, func(e *logs.Event) {
				if strings.Contains(e.Raw, mask.Hidden) {
					t.Errorf("%s, %q: shown as %s", where, said, e.Raw)
				}
			})
		}
	}
}
