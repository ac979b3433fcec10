package call_test

import (
	"net/http"
	"strings"
	"testing"
	"time"

	"github.com/aws/aws-sdk-go-v2/credentials"
	"github.com/aws/aws-sdk-go-v2/service/cloudwatchlogs"
	"github.com/aws/aws-sdk-go-v2/service/cognitoidentity"
	cip "github.com/aws/aws-sdk-go-v2/service/cognitoidentityprovider"
	"github.com/aws/aws-sdk-go-v2/service/lambda"

	"github.com/cognito-tui/cognito-tui/admin/call"
)

// sessionsOf and session are the documented parts of AdminListUserSessions.
type sessionsOf struct {
	UserPoolId, Username string
	NextToken            *string `json:",omitempty"`
}

type sessionList struct {
	Sessions []struct {
		SessionId  string
		CreateDate float64 // seconds since 1970
	}
}

func listSessions(t *testing.T, s *call.Session) (*sessionList, error) {
	t.Helper()
	return call.Raw[sessionsOf, sessionList](t.Context(), s, cip.ServiceID, "AdminListUserSessions", &sessionsOf{UserPoolId: "eu-west-1_a", Username: "alice"})
}

func TestACallThatTheSDKHasNotGot(t *testing.T) {
	w := newWire(t, answer{http.StatusOK, `{"Sessions":[{"SessionId":"tkn1","CreateDate":1.7e9,"DeviceType":"unknown"}]}`})
	out, err := listSessions(t, w.session(t))
	if err != nil || len(out.Sessions) != 1 || out.Sessions[0].SessionId != "tkn1" || out.Sessions[0].CreateDate != 1.7e9 {
		t.Fatalf("got %+v, %v", out, err)
	}
	got := w.asked[0]
	if got.path != "POST /" || got.target != "AWSCognitoIdentityProviderService.AdminListUserSessions" || got.body != `{"UserPoolId":"eu-west-1_a","Username":"alice"}` {
		t.Errorf("it asks %+v", got)
	}
	if !strings.Contains(got.authorization, "Credential=AKIDEXAMPLE/") || !strings.Contains(got.authorization, "/eu-west-1/cognito-idp/aws4_request") ||
		!strings.Contains(got.authorization, "x-amz-target") {
		t.Errorf("it is signed %s", got.authorization)
	}
}

func TestARawCallGoesToItsService(t *testing.T) {
	type none struct{}
	for service, c := range map[string]struct{ operation, target, scope string }{
		cognitoidentity.ServiceID: {"DescribeIdentity", "AWSCognitoIdentityService.DescribeIdentity", "/cognito-identity/"},
		cloudwatchlogs.ServiceID:  {"PutResourcePolicy", "Logs_20140328.PutResourcePolicy", "/logs/"},
	} {
		w := newWire(t, answer{http.StatusOK, `{}`})
		if _, err := call.Raw[none, none](t.Context(), w.session(t), service, c.operation, &none{}); err != nil {
			t.Fatal(err)
		}
		if got := w.asked[0]; got.target != c.target || !strings.Contains(got.authorization, c.scope) {
			t.Errorf("it asks %+v", got)
		}
	}
}

func TestARawCallIsTriedAgainWhenThrottled(t *testing.T) {
	w := newWire(t, answer{http.StatusBadRequest, `{"__type":"TooManyRequestsException","message":"Rate exceeded"}`}, answer{http.StatusOK, `{"Sessions":[]}`})
	if _, err := listSessions(t, w.session(t)); err != nil || len(w.asked) != 2 || w.asked[1].body != w.asked[0].body || w.asked[1].target != w.asked[0].target {
		t.Errorf("got %v after %+v", err, w.asked)
	}
}

func TestARawCallWaitsForItsBudget(t *testing.T) {
	w := newWire(t, answer{http.StatusOK, `{"Sessions":[]}`})
	s, err := call.Open(t.Context(), call.Options{
		Region: "eu-west-1", Endpoint: w.URL, MaxBackoff: 1,
		Rates:       map[call.Category]float64{call.CategoryUserResourceRead: 0.001, call.CategoryUserPoolRead: 1000, call.CategoryUnknown: 1000},
		Credentials: credentials.NewStaticCredentialsProvider("AKIDEXAMPLE", "example", ""),
	})
	if err != nil {
		t.Fatal(err)
	}
	if _, err := listSessions(t, s); err != nil {
		t.Fatal(err)
	}
	for _, u := range s.Budget().Usage() {
		if used := u.Left < 1; used != (u.Category == call.CategoryUserResourceRead) {
			t.Errorf("of %s %v is left", u.Category, u.Left)
		}
	}
}

func TestARawCallOfALockedSessionIsNotMade(t *testing.T) {
	w := newWire(t, answer{http.StatusBadRequest, `{"__type":"ExpiredTokenException","message":"The security token included in the request is expired"}`})
	s := w.session(t)
	for range 2 {
		if _, err := listSessions(t, s); call.Explain(err) == nil || call.Explain(err).Kind != call.KindCredentials {
			t.Errorf("got %v", err)
		}
	}
	if s.Locked() == nil || len(w.asked) != 1 {
		t.Errorf("locked by %v after %d requests", s.Locked(), len(w.asked))
	}
}

func TestAFailedRawCallIsExplainedAsOthersAre(t *testing.T) {
	w := newWire(t, answer{http.StatusBadRequest, `{"__type":"AccessDeniedException","message":"User: arn:aws:iam::123456789012:user/eve is not authorized to perform: cognito-idp:AdminListUserSessions on resource: *"}`})
	_, err := listSessions(t, w.session(t))
	p := call.Explain(err)
	if p == nil || p.Kind != call.KindDenied || p.Operation != "AdminListUserSessions" || p.Action != "cognito-idp:AdminListUserSessions" || p.RequestID != "request-1" {
		t.Errorf("got %+v", p)
	}
	if strings.Contains(err.Error(), "ListUserPools") {
		t.Errorf("it names the call that carried it: %v", err)
	}
}

func TestWhatHasNoRowIsNotCalled(t *testing.T) {
	type none struct{}
	w := newWire(t, answer{http.StatusOK, `{}`})
	for service, operation := range map[string]string{cip.ServiceID: "InventedTomorrow", lambda.ServiceID: "AddPermission", "None": "ListUsers"} {
		if _, err := call.Raw[none, none](t.Context(), w.session(t), service, operation, &none{}); err == nil || len(w.asked) != 0 {
			t.Errorf("%s of %s: %v, and %d requests", operation, service, err, len(w.asked))
		}
	}
}

func TestARawCallIsARequestToo(t *testing.T) {
	type revocation struct{ UserPoolId, Username, SessionId string }
	type none struct{}
	request := call.RawRequest[revocation, none](cip.ServiceID, "AdminRevokeUserSession", &revocation{"eu-west-1_a", "alice", "tkn1"})
	if got, want := request.Command().String(), "aws cognito-idp admin-revoke-user-session --user-pool-id eu-west-1_a --username alice --session-id tkn1"; got != want {
		t.Errorf("got  %s\nwant %s", got, want)
	}
	fault := newWire(t, answer{http.StatusInternalServerError, `{"__type":"InternalErrorException"}`})
	if _, err := request.Send(t.Context(), fault.session(t), nil, call.Once); err == nil || len(fault.asked) != 1 {
		t.Errorf("got %v after %d requests", err, len(fault.asked))
	}
	w := newWire(t, answer{http.StatusOK, `{}`})
	if got, err := request.Send(t.Context(), w.session(t), nil, call.Once); err != nil || got.RequestID != "request-1" {
		t.Errorf("got %+v, %v", got, err)
	}
}

func TestMembersThatTheSDKDropsCanBeRead(t *testing.T) {
	w := newWire(t, answer{http.StatusOK, `{"UserPool":{"Id":"eu-west-1_a","Name":"acme","DcrConfiguration":{"EnableStatus":"Enabled"}}}`})
	var more struct {
		UserPool struct{ DcrConfiguration struct{ EnableStatus string } }
	}
	out, err := w.session(t).Cognito().DescribeUserPool(t.Context(), &cip.DescribeUserPoolInput{UserPoolId: new("eu-west-1_a")}, cip.WithAPIOptions(call.WithRaw(&more)))
	if err != nil || *out.UserPool.Name != "acme" || more.UserPool.DcrConfiguration.EnableStatus != "Enabled" {
		t.Errorf("got %+v, %+v, %v", out, more, err)
	}
}

// The second decoding is held to the same limits.
func TestARawAnswerIsBounded(t *testing.T) {
	w := newWire(t, answer{http.StatusOK, `{"Sessions":[],"Padding":"` + strings.Repeat("x", 2000) + `"}`})
	s, err := call.Open(t.Context(), call.Options{
		Region: "eu-west-1", Endpoint: w.URL, MaxBackoff: 1, Limits: call.Limits{Bytes: 1000, Whole: time.Minute},
		Credentials: credentials.NewStaticCredentialsProvider("AKIDEXAMPLE", "example", ""),
	})
	if err != nil {
		t.Fatal(err)
	}
	if _, err := listSessions(t, s); err == nil || !strings.Contains(err.Error(), call.ErrTooLarge.Error()) {
		t.Errorf("got %v", err)
	}
}
