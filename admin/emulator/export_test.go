package emulator_test

import (
	"encoding/json"
	"net/http/httptest"
	"testing"
	"time"

	"github.com/aws/aws-sdk-go-v2/aws"
	cip "github.com/aws/aws-sdk-go-v2/service/cognitoidentityprovider"
	"github.com/aws/aws-sdk-go-v2/service/cognitoidentityprovider/types"

	"github.com/cognito-tui/cognito-tui/admin/emulator"
)

// told is what the logs say about a sign-in.
type told struct {
	Response, Password string // in user activity
	Code, Message      string // in CloudTrail
	Challenge          string
}

// TestWhatLogsTellOfASignIn has a user of each kind sign in, in a pool that exports its user
// activity.
func TestWhatLogsTellOfASignIn(t *testing.T) {
	const refused = "NotAuthorizedException"
	for name, c := range map[string]struct {
		seed     emulator.UserSeed
		password string
		want     told
	}{
		"let in":   {emulator.UserSeed{}, "right", told{Response: "Pass", Password: "Success"}},
		"mistyped": {emulator.UserSeed{}, "wrong", told{Response: "Fail", Password: "Failure", Code: refused, Message: "Incorrect username or password."}},
		// A user who is shut out is refused before the password is checked.
		"disabled":      {emulator.UserSeed{Disabled: true}, "right", told{Response: "Fail", Code: refused, Message: "User is disabled."}},
		"must reset":    {emulator.UserSeed{Status: "RESET_REQUIRED"}, "right", told{Response: "Fail", Code: "PasswordResetRequiredException", Message: "Password reset required for the user"}},
		"not confirmed": {emulator.UserSeed{Status: "UNCONFIRMED"}, "right", told{Response: "Fail", Password: "Success", Code: "UserNotConfirmedException", Message: "User is not confirmed."}},
		// The user must do more: the sign-in has neither succeeded nor failed.
		"invited": {emulator.UserSeed{Status: "FORCE_CHANGE_PASSWORD"}, "right", told{Challenge: "NEW_PASSWORD_REQUIRED"}},
	} {
		t.Run(name, func(t *testing.T) {
			l, got := newLab(t), told{}
			l.server = emulator.New(emulator.Options{Now: func() time.Time { return l.now }, Seed: 42, Trail: "trail", Deliver: got.read})
			endpoint := httptest.NewServer(l.server)
			t.Cleanup(endpoint.Close)
			l.Client = newClient(endpoint.URL)
			pool := l.pool(watched)
			fine(l.SetLogDeliveryConfiguration(t.Context(), &cip.SetLogDeliveryConfigurationInput{UserPoolId: pool, LogConfigurations: []types.LogConfigurationType{{
				EventSource: types.EventSourceNameUserAuthEvents, LogLevel: types.LogLevelInfo,
				CloudWatchLogsConfiguration: &types.CloudWatchLogsConfigurationType{LogGroupArn: aws.String("arn:aws:logs:eu-west-1:123456789012:log-group:activity")},
			}}}))(l)
			client := l.webClient(pool)
			c.seed.Username, c.seed.Password = "somebody", "right"
			l.seed(pool, c.seed)
			_, _ = l.signIn(client, "somebody", c.password) // the last call that is recorded
			if got != c.want {
				t.Errorf("told is %+v, want %+v", got, c.want)
			}
		})
	}
}

func (g *told) read(group, _ string, _ time.Time, record string) {
	var r struct {
		ErrorCode, ErrorMessage string
		ResponseElements        struct{ ChallengeName string }
		Message                 struct {
			EventResponse string
			Challenges    []struct{ ChallengeResponse string }
		}
	}
	if json.Unmarshal([]byte(record), &r) != nil {
		return
	}
	if group == "trail" {
		g.Code, g.Message, g.Challenge = r.ErrorCode, r.ErrorMessage, r.ResponseElements.ChallengeName
		return
	}
	g.Response = r.Message.EventResponse
	for _, c := range r.Message.Challenges {
		g.Password = c.ChallengeResponse
	}
}
