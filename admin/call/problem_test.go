package call

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"net/http"
	"net/http/httptest"
	"strings"
	"sync/atomic"
	"testing"

	"github.com/aws/aws-sdk-go-v2/aws"
	"github.com/aws/aws-sdk-go-v2/aws/retry"
	"github.com/aws/aws-sdk-go-v2/credentials"
	"github.com/aws/aws-sdk-go-v2/service/cloudwatchlogs"
	"github.com/aws/aws-sdk-go-v2/service/cognitoidentity"
	identity "github.com/aws/aws-sdk-go-v2/service/cognitoidentity/types"
	cip "github.com/aws/aws-sdk-go-v2/service/cognitoidentityprovider"
	"github.com/aws/smithy-go"

	"github.com/cognito-tui/cognito-tui/logs/plain"
)

// account is an SDK configuration that asks the given endpoint once.
func account(endpoint string) aws.Config {
	return aws.Config{
		Region: "eu-west-1", BaseEndpoint: aws.String(endpoint),
		Retryer:     func() aws.Retryer { return aws.NopRetryer{} },
		Credentials: credentials.NewStaticCredentialsProvider("key", "secret", ""),
	}
}

// answering is a server that always gives this answer.
func answering(t *testing.T, status int, contentType, body string) (endpoint string, requests *atomic.Int32) {
	t.Helper()
	requests = new(atomic.Int32)
	server := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, _ *http.Request) {
		requests.Add(1)
		w.Header().Set("Content-Type", contentType)
		w.Header().Set("X-Amzn-Requestid", "request-1")
		w.WriteHeader(status)
		_, _ = io.WriteString(w, body)
	}))
	t.Cleanup(server.Close)
	return server.URL, requests
}

func listUsers(cfg aws.Config) error { return listUsersIn(context.Background(), cfg) }

func listUsersIn(ctx context.Context, cfg aws.Config) error {
	_, err := cip.NewFromConfig(cfg).ListUsers(ctx, &cip.ListUsersInput{UserPoolId: aws.String("eu-west-1_abc")})
	return err
}

func jsonError(code, message string) string {
	body, err := json.Marshal(map[string]string{"__type": code, "message": message})
	if err != nil {
		panic(err)
	}
	return string(body)
}

// Every row of the table is tried with an error made from its own description,
// and every row must say something useful.
func TestEveryRowIsReachableAndReadable(t *testing.T) {
	hit := make([]bool, len(problems))
	note := func(err error) int {
		row := newFailure(err).row()
		for i := range problems {
			if &problems[i] == row {
				hit[i] = true
				return i
			}
		}
		panic("not a row of the table")
	}
	for i, r := range problems {
		for _, example := range examplesOf(r) {
			if got := note(example); got != i {
				t.Errorf("row %d (%s) never sees its own %q: row %d (%s) takes it", i, r.meaning, example, got, problems[got].meaning)
			}
		}
	}
	for _, err := range causes(t) {
		note(err)
	}
	for i, r := range problems {
		if !hit[i] {
			t.Errorf("row %d is never reached: %s", i, r.meaning)
		}
		checkSentence(t, r.meaning)
		if r.advice != nothingToDo {
			checkSentence(t, r.advice)
		}
		if r.kind == KindOther && i < len(problems)-2 {
			t.Errorf("row %d has no kind: %s", i, r.meaning)
		}
	}
}

// examplesOf derives errors from a row that matches by code and text.
func examplesOf(r problemRow) []error {
	var examples []error
	for _, code := range r.when.codes {
		texts := r.when.texts
		if texts == nil {
			texts = []string{"words that no row looks for"}
		}
		for _, text := range texts {
			var err error = &smithy.GenericAPIError{Code: code, Message: strings.ToUpper("so " + text + " here")}
			if r.when.service != "" {
				err = &smithy.OperationError{ServiceID: r.when.service, OperationName: "Any", Err: err}
			}
			examples = append(examples, err)
		}
	}
	return examples
}

func checkSentence(t *testing.T, s string) {
	t.Helper()
	switch {
	case !strings.HasSuffix(s, ".") || strings.Contains(s, ". "):
		t.Errorf("not one sentence: %q", s)
	case len(s) > 120:
		t.Errorf("%d characters are too long to be read at night: %q", len(s), s)
	case s[:1] != strings.ToUpper(s[:1]):
		t.Errorf("no capital: %q", s)
	}
	for _, jargon := range []string{"xception", "deserial", "HTTP status", "null", "invalid parameter", "please"} {
		if strings.Contains(s, jargon) {
			t.Errorf("jargon %q in %q", jargon, s)
		}
	}
}

func TestEveryErrorOfTheServicesHasItsWords(t *testing.T) {
	for service, errs := range map[string][]smithy.APIError{
		cip.ServiceID:            registered(cip.TypeRegistry),
		cloudwatchlogs.ServiceID: registered(cloudwatchlogs.TypeRegistry),
		cognitoidentity.ServiceID: {
			&identity.ConcurrentModificationException{}, &identity.DeveloperUserAlreadyRegisteredException{},
			&identity.ExternalServiceException{}, &identity.InternalErrorException{},
			&identity.InvalidIdentityPoolConfigurationException{}, &identity.InvalidParameterException{},
			&identity.LimitExceededException{}, &identity.NotAuthorizedException{}, &identity.ResourceConflictException{},
			&identity.ResourceNotFoundException{}, &identity.TooManyRequestsException{},
		},
	} {
		if len(errs) < 10 {
			t.Fatalf("%s has only %d errors", service, len(errs))
		}
		for _, api := range errs {
			if p := Explain(&smithy.OperationError{ServiceID: service, OperationName: "Any", Err: api}); p.Kind == KindOther {
				t.Errorf("%s: nothing is said of %s", service, api.ErrorCode())
			}
		}
	}
}

func registered(registry *smithy.TypeRegistry) []smithy.APIError {
	var errs []smithy.APIError
	for _, entry := range registry.Entries {
		if api, ok := entry.New().(smithy.APIError); ok {
			errs = append(errs, api)
		}
	}
	return errs
}

func TestAWSsOwnWords(t *testing.T) {
	for _, tc := range []struct {
		code, message string
		kind          ProblemKind
		meaning       string
	}{
		{"NotAuthorizedException", "Incorrect username or password.", KindInvalid, "The password is wrong, or"},
		{"NotAuthorizedException", "Password attempts exceeded", KindState, "The user is locked out"},
		{"NotAuthorizedException", "User is disabled.", KindState, "The user is disabled."},
		{"NotAuthorizedException", "Temporary password has expired and must be reset by an administrator.", KindState, "The temporary password has expired."},
		{"NotAuthorizedException", "User account has expired, it must be reset by an administrator.", KindState, "The temporary password has expired."},
		{"NotAuthorizedException", "User password cannot be reset in the current state.", KindState, "The password cannot be reset"},
		{"NotAuthorizedException", "Unable to verify secret hash for client 4u37", KindInvalid, "The app client has a secret"},
		{"NotAuthorizedException", "Client 4u37 is configured with secret but SECRET_HASH was not received", KindInvalid, "The app client has a secret"},
		{"NotAuthorizedException", "Invalid Refresh Token", KindInvalid, "The refresh token"},
		{"NotAuthorizedException", "Refresh Token has been revoked", KindInvalid, "The refresh token"},
		{"NotAuthorizedException", "Access Token has been revoked", KindInvalid, "The access token"},
		{"NotAuthorizedException", "Contact administrator to reset password.", KindState, "In this pool only"},
		{"NotAuthorizedException", "User cannot be confirmed. Current status is CONFIRMED", KindState, "Only a user who"},
		{"NotAuthorizedException", "User cannot confirm because user status is not UNCONFIRMED.", KindState, "Only a user who"},
		{"NotAuthorizedException", "Invalid session for the user, session is expired.", KindState, "This attempt to sign in"},
		{"NotAuthorizedException", "User is not what AWS wants today.", KindState, "Cognito does not allow this for this user"},
		{"UserNotConfirmedException", "User is not confirmed.", KindState, "The user has signed up"},
		{"PasswordResetRequiredException", "Password reset required for the user", KindState, "The user has to choose"},
		{"UserNotFoundException", "User does not exist.", KindNotFound, "No user of that name in this pool."},
		{"UserNotFoundException", "Username/client id combination not found.", KindNotFound, "This app client knows"},
		{"UserLambdaValidationException", "PreAuthentication failed with error SPIKE_LOCKED.", KindState, "A Lambda trigger"},
		{"InvalidParameterException", "USER_PASSWORD_AUTH flow not enabled for this client", KindState, "The app client does not allow"},
		{"InvalidParameterException", "Auth flow not enabled for this client", KindState, "The app client does not allow"},
		{"InvalidParameterException", "Missing required parameter USERNAME", KindInvalid, "AWS does not accept one of the values."},
		{"InvalidParameterException", "Cannot reset password for the user as there is no registered/verified email or phone_number", KindState, "The user has no verified"},
		{"InvalidParameterException", "User does not have delivery config set to turn on SOFTWARE_TOKEN_MFA", KindState, "The user has not set up"},
		{"InvalidParameterException", "Invalid search attribute: custom:tenant", KindInvalid, "AWS cannot search by"},
		{"InvalidParameterException", "Error while parsing filter.", KindInvalid, "AWS does not understand this filter."},
		{"InvalidParameterException", "Invalid pagination token", KindPageToken, "AWS no longer knows"},
		{"InvalidParameterException", "1 validation error detected: Value '99' at 'limit' failed to satisfy constraint: Member must have value less than or equal to 60", KindInvalid, "AWS does not accept"},
		{"InvalidParameterException", "user.custom:tenant: Attribute cannot be updated.\n", KindInvalid, "One of these attributes is fixed"},
		{"InvalidParameterException", "Attributes did not conform to the schema: phone_number: too long\n", KindInvalid, "A value does not fit"},
		{"InvalidParameterException", "Merging is not currently supported, provide a SourceUser that has not been signed up in order to link", KindState, "The identity to be linked"},
		{"CodeMismatchException", "Invalid verification code provided, please try again.", KindInvalid, "The code is wrong."},
		{"CodeMismatchException", "Invalid code or auth state for the user.", KindInvalid, "The code is wrong, or"},
		{"ExpiredCodeException", "Invalid code provided, please request a code again.", KindState, "The code has expired."},
		{"LimitExceededException", "Attempt limit exceeded, please try after some time.", KindLimit, "Too many codes or attempts"},
		{"LimitExceededException", "Exceeded daily email limit for the operation or the account. If a higher limit is required…", KindLimit, "Cognito's own mailer"},
		{"TooManyRequestsException", "Rate exceeded", KindThrottled, "Too many calls"},
		{"AliasExistsException", "An account with the email already exists.", KindState, "Another user of this pool"},
		{"UsernameExistsException", "User already exists", KindState, "A user with that name"},
		{"ResourceNotFoundException", "User pool eu-west-1_abc does not exist.", KindNotFound, "There is no such user pool"},
		{"ResourceNotFoundException", "User pool client 4u37 does not exist.", KindNotFound, "The pool has no such app client."},
		{"ResourceNotFoundException", "Group not found.", KindNotFound, "The pool has no group"},
		{"ResourceNotFoundException", "The specified log group does not exist.", KindNotFound, "There is no such log group"},
		{"ResourceNotFoundException", "IdentityPool 'eu-west-1:1' not found.", KindNotFound, "There is no such identity pool"},
		{"ResourceNotFoundException", "Identity 'eu-west-1:1' not found.", KindNotFound, "The identity pool has no such"},
		{"ResourceNotFoundException", "Function not found: arn:aws:lambda:eu-west-1:1:function:group-client", KindNotFound, "The Lambda function"},
		{"UnrecognizedClientException", "The security token included in the request is invalid.", KindCredentials, "AWS does not know these credentials."},
		{"ExpiredTokenException", "The security token included in the request is expired", KindCredentials, "Your AWS credentials have expired."},
		{"InvalidSignatureException", "Signature expired: 20261104T110210Z is now earlier than 20261104T111000Z (20261104T111500Z - 5 min.)", KindCredentials, "AWS refuses the signature because"},
		{"RequestTimeTooSkewed", "The difference between the request time and the current time is too large.", KindCredentials, "AWS refuses the signature because"},
		{"InvalidSignatureException", "The request signature we calculated does not match the signature you provided.", KindCredentials, "AWS rejects the signature"},
	} {
		endpoint, _ := answering(t, http.StatusBadRequest, "application/x-amz-json-1.1", jsonError("com.amazonaws#"+tc.code, tc.message))
		p := Explain(fmt.Errorf("reading users: %w", listUsers(account(endpoint))))
		if p.Kind != tc.kind || !strings.HasPrefix(p.Meaning, tc.meaning) {
			t.Errorf("%s %q: %v, %q", tc.code, tc.message, p.Kind, p.Meaning)
		}
		if p.Code != tc.code || p.Operation != "ListUsers" || p.RequestID != "request-1" || p.Message != oneLine(tc.message) {
			t.Errorf("%s %q: lost on the way: %+v", tc.code, tc.message, p)
		}
	}
}

func TestThrottlingOfAllServices(t *testing.T) {
	for code := range retry.DefaultThrottleErrorCodes {
		p := Explain(&smithy.GenericAPIError{Code: code})
		if want := code != "LimitExceededException"; (p.Kind == KindThrottled) != want || want != p.Retryable {
			t.Errorf("%s: %v, retryable %v", code, p.Kind, p.Retryable)
		}
	}
}

func TestDeniedCallsNameTheIAMAction(t *testing.T) {
	denied := func(code, message string) string {
		endpoint, _ := answering(t, http.StatusBadRequest, "application/x-amz-json-1.1", jsonError(code, message))
		return endpoint
	}
	const named = "User: arn:aws:sts::123456789012:assumed-role/ops/me is not authorized to perform: cognito-idp:AdminGetUser on resource: arn:aws:cognito-idp:eu-west-1:123456789012:userpool/x because no identity-based policy allows the cognito-idp:AdminGetUser action"

	if p := Explain(listUsers(account(denied("AccessDeniedException", named)))); p.Kind != KindDenied || p.Action != "cognito-idp:AdminGetUser" {
		t.Errorf("the message names the action: %+v", p)
	}
	if p := Explain(listUsers(account(denied("AccessDeniedException", "no")))); p.Action != "cognito-idp:ListUsers" {
		t.Errorf("the operation gives the action: %+v", p)
	}
	explicit := strings.Replace(named, "because no identity-based policy allows the cognito-idp:AdminGetUser action", "with an explicit deny in a service control policy", 1)
	if p := Explain(listUsers(account(denied("AccessDeniedException", explicit)))); p.Kind != KindDenied || !strings.Contains(p.Meaning, "denies") {
		t.Errorf("an explicit deny: %+v", p)
	}
	_, err := cloudwatchlogs.NewFromConfig(account(denied("AccessDeniedException", ""))).FilterLogEvents(t.Context(), &cloudwatchlogs.FilterLogEventsInput{})
	if p := Explain(err); p.Action != "logs:FilterLogEvents" {
		t.Errorf("of another service: %+v", p)
	}
	if p := Explain(listUsers(account(denied("UserNotFoundException", named)))); p.Action != "" {
		t.Errorf("nothing was denied: %+v", p)
	}
}

func TestTextFromOutsideIsMadePrintable(t *testing.T) {
	endpoint, _ := answering(t, http.StatusBadRequest, "application/x-amz-json-1.1", jsonError("Odd\x1b[31mCode", "one\r\n two\x1b]52;c;aGk=\x07 \u202etxt"))
	p := Explain(listUsers(account(endpoint)))
	for _, s := range []string{p.Code, p.Message, p.RequestID, p.Error()} {
		if !plain.Safe(s) || s == "" {
			t.Errorf("%q is not printable", s)
		}
	}
	if !strings.HasPrefix(p.Message, "one two") {
		t.Errorf("message is %q", p.Message)
	}
}

func TestErrorIsOneLine(t *testing.T) {
	endpoint, _ := answering(t, http.StatusBadRequest, "application/x-amz-json-1.1", jsonError("UserNotFoundException", "User does not exist."))
	err := listUsers(account(endpoint))
	p := Explain(err)
	if got, want := p.Error(), "No user of that name in this pool (UserNotFoundException: User does not exist.)"; got != want {
		t.Errorf("got %q, want %q", got, want)
	}
	if !errors.Is(p, errors.Unwrap(p)) || errors.Unwrap(p) != err { //nolint:errorlint // the very same error is meant
		t.Error("the explained error is not kept")
	}
	if again := Explain(fmt.Errorf("reading: %w", p)); again != p {
		t.Errorf("explained twice: %+v", again)
	}
	if Explain(nil) != nil {
		t.Error("nil is a problem")
	}
	if got := Explain(errors.New("disk full\nnow")).Error(); got != "It did not work (disk full now)" {
		t.Errorf("got %q", got)
	}
	if got := (&Problem{Meaning: "So it is."}).Error(); got != "So it is" {
		t.Errorf("got %q", got)
	}
	out, err := json.Marshal(p)
	if err != nil || !strings.Contains(string(out), `"kind":"not found"`) {
		t.Errorf("as JSON: %s, %v", out, err)
	}
}

func TestKindsHaveNames(t *testing.T) {
	seen := map[string]bool{}
	for k := KindOther; k <= KindIgnored; k++ {
		if k.String() == "" || seen[k.String()] {
			t.Errorf("kind %d is named %q", k, k)
		}
		seen[k.String()] = true
	}
	if ProblemKind(99).String() != "kind 99" {
		t.Errorf("an unknown kind is %q", ProblemKind(99))
	}
}
