package emulator_test

import (
	"errors"
	"testing"
	"time"

	"github.com/aws/aws-sdk-go-v2/aws"
	cip "github.com/aws/aws-sdk-go-v2/service/cognitoidentityprovider"
	"github.com/aws/aws-sdk-go-v2/service/cognitoidentityprovider/types"
	"github.com/aws/smithy-go"
	"github.com/google/go-cmp/cmp"

	"github.com/cognito-tui/cognito-tui/admin/emulator/population"
	"github.com/cognito-tui/cognito-tui/logs/emulator/traffic"
)

// taken is the outcome of a try.
type taken struct{ Code, Message, Challenge string }

// really makes the try.
func (l *lab) really(client, username, password string) taken {
	l.Helper()
	out, err := l.InitiateAuth(l.Context(), &cip.InitiateAuthInput{
		ClientId: &client, AuthFlow: types.AuthFlowTypeUserPasswordAuth, AuthParameters: map[string]string{"USERNAME": username, "PASSWORD": password},
	})
	if api, ok := errors.AsType[smithy.APIError](err); ok {
		return taken{Code: api.ErrorCode(), Message: api.ErrorMessage()}
	}
	if err != nil {
		l.Fatal(err)
	}
	return taken{Challenge: string(out.ChallengeName)}
}

// supposed asks what the try would lead to.
func (l *lab) supposed(client, username string, try traffic.Try) taken {
	a := l.server.Answer(client, username, try, l.now)
	if a.Factor != "" {
		return taken{a.Code, a.Message, a.Factor}
	}
	return taken{a.Code, a.Message, a.Challenge}
}

// TestTrafficIsAnsweredAsCallersAre compares, for every user whose password is known, the answer
// to made-up traffic with the answer to a call.
func TestTrafficIsAnsweredAsCallersAre(t *testing.T) {
	l := newLab(t)
	if err := l.server.SeedDemo(60); err != nil {
		t.Fatal(err)
	}
	consumer := population.Demo(42, 60, l.now)[0]
	pool, client := l.server.PoolID(consumer.Name), consumer.Clients[0].ID
	same := func(username, password string) {
		t.Helper()
		for try, password := range map[traffic.Try]string{traffic.RightPassword: password, traffic.WrongPassword: "no-" + password} {
			supposed := l.supposed(client, username, try)
			if diff := cmp.Diff(l.really(client, username, password), supposed); diff != "" {
				t.Errorf("%s, try %d: -really +supposed\n%s", username, try, diff)
			}
		}
	}
	met := map[taken]bool{}
	for u := range consumer.Users {
		if u.Password == "" || len(u.Factors) > 1 { // a user with several factors is asked to choose
			continue
		}
		same(u.Username, u.Password)
		met[l.supposed(client, u.Username, traffic.RightPassword)] = true
	}
	same("nobody", "Nobody-demo-1")
	if len(met) < 7 { // let in, 2 factors, new password, disabled, unconfirmed, reset, expired
		t.Errorf("met were only %v", met)
	}

	// What an operator does has an effect at once.
	must(l.AdminConfirmSignUp(t.Context(), &cip.AdminConfirmSignUpInput{UserPoolId: &pool, Username: aws.String("carol")}))(l)
	must(l.AdminDisableUser(t.Context(), &cip.AdminDisableUserInput{UserPoolId: &pool, Username: aws.String("alina")}))(l)
	must(l.AdminEnableUser(t.Context(), &cip.AdminEnableUserInput{UserPoolId: &pool, Username: aws.String("alice")}))(l)
	must(l.AdminSetUserPassword(t.Context(), &cip.AdminSetUserPasswordInput{UserPoolId: &pool, Username: aws.String("erin"), Password: aws.String("Erin-demo-2"), Permanent: true}))(l)
	same("carol", "Carol-demo-1")
	same("alina", "Alina-demo-1")
	same("alice", "Alice-demo-1")
	same("erin", "Erin-demo-2")
	if a := l.supposed(client, "alina", traffic.RightPassword); a.Message != "User is disabled." {
		t.Errorf("alina is answered %+v", a)
	}

	// A user whom Cognito has locked does not get in either.
	for range 6 {
		l.really(client, "frank", "wrong")
	}
	same("frank", "Frank-demo-1")
	if a := l.supposed(client, "frank", traffic.RightPassword); a.Message != "Password attempts exceeded" {
		t.Errorf("frank is answered %+v", a)
	}
	l.now = l.now.Add(time.Minute)
	same("frank", "Frank-demo-1")
}

// TestTrafficForgetsPasswordsAsCallersDo does the same for reset codes.
func TestTrafficForgetsPasswordsAsCallersDo(t *testing.T) {
	l := newLab(t)
	if err := l.server.SeedDemo(60); err != nil {
		t.Fatal(err)
	}
	consumer := population.Demo(42, 60, l.now)[0]
	for _, client := range consumer.Clients[:3] {
		for u := range consumer.Users {
			supposed := l.supposed(client.ID, u.Username, traffic.ForgotPassword)
			_, err := l.ForgotPassword(t.Context(), &cip.ForgotPasswordInput{ClientId: &client.ID, Username: &u.Username})
			var really taken
			if api, ok := errors.AsType[smithy.APIError](err); ok {
				really = taken{Code: api.ErrorCode(), Message: api.ErrorMessage()}
			}
			if diff := cmp.Diff(really, supposed); diff != "" {
				t.Errorf("%s: -really +supposed\n%s", u.Username, diff)
			}
		}
	}
}

// Users of an identity provider have no password here: only managed login lets them in.
func TestTrafficOfIdentityProviders(t *testing.T) {
	l := newLab(t)
	if err := l.server.SeedDemo(60); err != nil {
		t.Fatal(err)
	}
	consumer := population.Demo(42, 60, l.now)[0]
	pool, client := l.server.PoolID(consumer.Name), consumer.Clients[0].ID
	for u := range consumer.Users {
		if u.Status != population.StatusExternalProvider || !u.Enabled {
			continue
		}
		a := l.server.Answer(client, u.Username, traffic.RightPassword, l.now)
		if a.Code != "" || a.Sub != u.Sub || a.Provider != u.Identities[0].ProviderName || a.Password != "" {
			t.Errorf("%s is answered %+v", u.Username, a)
		}
		must(l.AdminDisableUser(t.Context(), &cip.AdminDisableUserInput{UserPoolId: &pool, Username: &u.Username}))(l)
		if a := l.server.Answer(client, u.Username, traffic.RightPassword, l.now); a.Message != "User is not enabled" {
			t.Errorf("%s, disabled, is answered %+v", u.Username, a)
		}
	}
}
