package emulator_test

import (
	"encoding/json"
	"net/http"
	"testing"
	"time"

	"github.com/aws/aws-sdk-go-v2/aws"
	cip "github.com/aws/aws-sdk-go-v2/service/cognitoidentityprovider"
	"github.com/aws/aws-sdk-go-v2/service/cognitoidentityprovider/types"
)

// sessionLab is a pool with alice whose sessions are asked for by hand: the SDK can't yet.
type sessionLab struct {
	*lab
	pool, client *string
}

func newSessionLab(t *testing.T) *sessionLab {
	t.Helper()
	l := newLab(t)
	pool := l.pool()
	l.user(pool, "alice", types.UserStatusTypeConfirmed)
	return &sessionLab{l, pool, l.webClient(pool)}
}

// byHand sends a request about the pool and reads the answer. It returns the exception, "" for none.
func (l *sessionLab) byHand(operation string, members map[string]any, into any) string {
	l.Helper()
	request := map[string]any{"UserPoolId": *l.pool}
	for name, value := range members {
		request[name] = value
	}
	body, err := json.Marshal(request)
	if err != nil {
		l.Fatal(err)
	}
	status, header, answer := l.post(target+operation, string(body))
	if status == http.StatusOK {
		if err := json.Unmarshal([]byte(answer), into); err != nil {
			l.Fatal(err)
		}
	}
	return header.Get("X-Amzn-Errortype")
}

type toldConfiguration struct {
	UserSessionTracking string
	TokenSession        struct{ MaxPerUser int }
}

func (l *sessionLab) track(mode string, most int) (told toldConfiguration, exception string) {
	l.Helper()
	exception = l.byHand("SetUserPoolSessionConfiguration", map[string]any{"UserSessionTracking": mode, "TokenSession": map[string]int{"MaxPerUser": most}}, &told)
	return told, exception
}

type toldSession struct {
	SessionId, SessionType, ClientId, DeviceType, LastIPAddress string
	CreateDate, LastActiveDate                                  float64
	OriginSessionId                                             *string
	IsCurrentSession                                            *bool
}

func (l *sessionLab) sessions() []toldSession {
	l.Helper()
	var told struct{ Sessions []toldSession }
	if exception := l.byHand("AdminListUserSessions", map[string]any{"Username": "alice"}, &told); exception != "" {
		l.Fatal(exception)
	}
	return told.Sessions
}

func (l *sessionLab) signedIn() *types.AuthenticationResultType {
	l.Helper()
	return must(l.signIn(l.client, "alice", goodPassword))(l.lab).AuthenticationResult
}

func TestSessionsAreListedAndRevoked(t *testing.T) {
	l := newSessionLab(t)
	l.signedIn() // before the pool tracks them, so it is not recorded
	if told, exception := l.track("ENABLED", 3); exception != "" || told.UserSessionTracking != "ENABLED" || told.TokenSession.MaxPerUser != 3 {
		t.Fatalf("%s %+v", exception, told)
	}
	begun := float64(l.now.UnixMilli()) / 1000
	first, second := l.signedIn(), l.signedIn()
	l.pass(time.Minute)
	fine(l.refresh(l.client, first.RefreshToken))(l.lab)
	got := l.sessions()
	if len(got) != 2 || len(got[0].SessionId) != 28 || got[0].SessionId[:3] != "tkn" || got[0].SessionType != "TOKEN" || got[0].ClientId != *l.client || got[0].DeviceType != "unknown" ||
		got[0].LastIPAddress != "127.0.0.1" || got[0].CreateDate != begun || got[0].LastActiveDate != begun+60 || got[0].OriginSessionId != nil || got[0].IsCurrentSession == nil || got[1].LastActiveDate != begun {
		t.Fatalf("listed %+v", got)
	}
	revoke := func(id string) string {
		return l.byHand("AdminRevokeUserSession", map[string]any{"Username": "alice", "SessionId": id}, &struct{}{})
	}
	if exception := revoke(got[0].SessionId); exception != "" {
		t.Fatal(exception)
	}
	refused(l.refresh(l.client, first.RefreshToken))(l.lab, "NotAuthorizedException", "Invalid Refresh Token")
	refused(l.GetUser(t.Context(), &cip.GetUserInput{AccessToken: first.AccessToken}))(l.lab, "NotAuthorizedException", "Access Token has been revoked")
	fine(l.GetUser(t.Context(), &cip.GetUserInput{AccessToken: second.AccessToken}))(l.lab)
	if left := l.sessions(); len(left) != 1 || left[0].SessionId != got[1].SessionId {
		t.Errorf("left %+v", left)
	}
	if exception := revoke(got[0].SessionId); exception != "ResourceNotFoundException" {
		t.Errorf("twice: %s", exception)
	}
	fine(l.AdminUserGlobalSignOut(t.Context(), &cip.AdminUserGlobalSignOutInput{UserPoolId: l.pool, Username: aws.String("alice")}))(l.lab)
	if left := l.sessions(); len(left) != 0 {
		t.Errorf("after a sign-out: %+v", left)
	}
}

// TestTheLeastRecentSessionIsEvicted where a user has as many as the pool lets them have.
func TestTheLeastRecentSessionIsEvicted(t *testing.T) {
	l := newSessionLab(t)
	l.track("ENABLED", 2)
	first := l.signedIn()
	l.pass(time.Second)
	second := l.signedIn()
	l.pass(time.Second)
	fine(l.refresh(l.client, first.RefreshToken))(l.lab)
	l.pass(time.Second)
	third := l.signedIn()
	refused(l.refresh(l.client, second.RefreshToken))(l.lab, "NotAuthorizedException", "Invalid Refresh Token")
	fine(l.refresh(l.client, first.RefreshToken))(l.lab)
	fine(l.refresh(l.client, third.RefreshToken))(l.lab)
	// A lower limit ends none of them at once.
	l.track("ENABLED", 1)
	if left := l.sessions(); len(left) != 2 {
		t.Errorf("left %+v", left)
	}
	l.signedIn()
	if left := l.sessions(); len(left) != 1 {
		t.Errorf("left %+v", left)
	}
}

func TestSessionOperationsRefuse(t *testing.T) {
	l := newSessionLab(t)
	var untouched toldConfiguration
	if exception := l.byHand("GetUserPoolSessionConfiguration", nil, &untouched); exception != "" || untouched.UserSessionTracking != "DISABLED" || untouched.TokenSession.MaxPerUser != 20 {
		t.Errorf("untouched: %s %+v", exception, untouched)
	}
	alice := map[string]any{"Username": "alice", "SessionId": "tkn"}
	tracking := func(mode any, session any) map[string]any {
		return map[string]any{"UserSessionTracking": mode, "TokenSession": session}
	}
	for name, test := range map[string]struct {
		operation string
		members   map[string]any
		want      string
	}{
		"listing without tracking":   {"AdminListUserSessions", alice, "OperationNotEnabledException"},
		"revoking without tracking":  {"AdminRevokeUserSession", alice, "OperationNotEnabledException"},
		"no limit":                   {"SetUserPoolSessionConfiguration", map[string]any{"UserSessionTracking": "ENABLED"}, "InvalidParameterException"},
		"a limit without its number": {"SetUserPoolSessionConfiguration", tracking("ENABLED", map[string]any{}), "InvalidParameterException"},
		"no mode":                    {"SetUserPoolSessionConfiguration", tracking(nil, map[string]any{"MaxPerUser": 1}), "InvalidParameterException"},
		"another mode":               {"SetUserPoolSessionConfiguration", tracking("ON", map[string]any{"MaxPerUser": 1}), "InvalidParameterException"},
		"a limit of 0":               {"SetUserPoolSessionConfiguration", tracking("ENABLED", map[string]any{"MaxPerUser": 0}), "InvalidParameterException"},
		"a limit of 101":             {"SetUserPoolSessionConfiguration", tracking("ENABLED", map[string]any{"MaxPerUser": 101}), "InvalidParameterException"},
		"sessions that are tied":     {"AdminRevokeUserSession", map[string]any{"Username": "alice", "SessionId": "tkn", "RevokeAssociatedSessions": "ALL"}, "InvalidParameterException"},
	} {
		if got := l.byHand(test.operation, test.members, &struct{}{}); got != test.want {
			t.Errorf("%s: %q, want %q", name, got, test.want)
		}
	}
	fine(l.UpdateUserPool(t.Context(), &cip.UpdateUserPoolInput{UserPoolId: l.pool, UserPoolTier: types.UserPoolTierTypeLite}))(l.lab)
	if _, got := l.track("ENABLED", 1); got != "FeatureUnavailableInTierException" {
		t.Errorf("on the Lite plan: %q", got)
	}
}
