package emulator_test

import (
	"fmt"
	"maps"
	"testing"
	"time"

	"github.com/aws/aws-sdk-go-v2/aws"
	cip "github.com/aws/aws-sdk-go-v2/service/cognitoidentityprovider"
	"github.com/aws/aws-sdk-go-v2/service/cognitoidentityprovider/types"

	"github.com/cognito-tui/cognito-tui/admin/emulator"
)

// allowing lets users of a pool sign in with these first factors.
func allowing(factors ...types.AuthFactorType) func(*cip.CreateUserPoolInput) {
	return func(in *cip.CreateUserPoolInput) {
		in.Policies = &types.UserPoolPolicyType{SignInPolicy: &types.SignInPolicyType{AllowedFirstAuthFactors: factors}}
	}
}

var everyFactor = allowing(types.AuthFactorTypePassword, types.AuthFactorTypeEmailOtp, types.AuthFactorTypeSmsOtp, types.AuthFactorTypeWebAuthn)

func choiceFlow(in *cip.CreateUserPoolClientInput) {
	in.ExplicitAuthFlows = append(in.ExplicitAuthFlows, types.ExplicitAuthFlowsTypeAllowUserAuth)
}

// reachable is alice with both addresses, verified.
func reachable() emulator.UserSeed {
	return emulator.UserSeed{Username: "alice", Password: goodPassword, Attributes: []emulator.Attribute{
		{Name: "email", Value: "alice@example.com"},
		{Name: "email_verified", Value: "true"},
		{Name: "phone_number", Value: "+15550100"},
		{Name: "phone_number_verified", Value: "true"},
	}}
}

// choiceLab is a pool that allows every first factor, with alice, who has all but a passkey.
func choiceLab(t *testing.T) (l *lab, pool, client *string) {
	t.Helper()
	l = newLab(t)
	pool = l.pool(everyFactor)
	l.seed(pool, reachable())
	return l, pool, l.webClient(pool, choiceFlow)
}

// byChoice begins a sign-in by choice; the parameters are names and values.
func (l *lab) byChoice(client *string, user string, parameters ...string) (*cip.InitiateAuthOutput, error) {
	given := map[string]string{"USERNAME": user}
	for i := 0; i < len(parameters); i += 2 {
		given[parameters[i]] = parameters[i+1]
	}
	return l.InitiateAuth(l.Context(), &cip.InitiateAuthInput{ClientId: client, AuthFlow: types.AuthFlowTypeUserAuth, AuthParameters: given})
}

func TestTheFirstFactorsOfAUser(t *testing.T) {
	everything := []types.ChallengeNameType{"PASSWORD_SRP", "PASSWORD", "EMAIL_OTP", "SMS_OTP"}
	for name, test := range map[string]struct {
		pool func(*cip.CreateUserPoolInput)
		user func(*emulator.UserSeed)
		want []types.ChallengeNameType
	}{
		"all of them":          {everyFactor, func(*emulator.UserSeed) {}, everything},
		"the pool's":           {allowing("EMAIL_OTP", "PASSWORD"), func(*emulator.UserSeed) {}, []types.ChallengeNameType{"EMAIL_OTP", "PASSWORD_SRP", "PASSWORD"}},
		"by default":           {func(*cip.CreateUserPoolInput) {}, func(*emulator.UserSeed) {}, everything[:2]},
		"a temporary password": {everyFactor, status("FORCE_CHANGE_PASSWORD"), everything[:2]},
		"no address verified": {everyFactor, func(s *emulator.UserSeed) {
			s.Attributes = []emulator.Attribute{{Name: "email", Value: "alice@example.com"}}
		}, everything[:2]},
	} {
		l := newLab(t)
		pool := l.pool(test.pool)
		client := l.webClient(pool, choiceFlow)
		alice := reachable()
		alice.Created = l.now
		test.user(&alice)
		l.seed(pool, alice)
		// A preference that the user can't have leaves them the choice.
		for _, preferred := range []string{"", "WEB_AUTHN"} {
			got := must(l.byChoice(client, "alice", "PREFERRED_CHALLENGE", preferred))(l)
			if fmt.Sprint(got.AvailableChallenges) != fmt.Sprint(test.want) || got.ChallengeName != types.ChallengeNameTypeSelectChallenge || got.Session == nil {
				t.Errorf("%s: %s among %v, want %v", name, got.ChallengeName, got.AvailableChallenges, test.want)
			}
		}
	}
}

func TestSignInByChoice(t *testing.T) {
	for _, parameter := range []struct{ factor, medium string }{{"EMAIL_OTP", "EMAIL"}, {"SMS_OTP", "SMS"}} {
		for _, way := range []string{"preferred", "selected"} {
			t.Run(parameter.factor+" "+way, func(t *testing.T) {
				l, _, client := choiceLab(t)
				name, code := types.ChallengeNameType(parameter.factor), parameter.factor+"_CODE"
				asked := &cip.RespondToAuthChallengeOutput{}
				if way == "preferred" {
					out := must(l.byChoice(client, "alice", "PREFERRED_CHALLENGE", parameter.factor))(l)
					asked.ChallengeName, asked.Session, asked.ChallengeParameters = out.ChallengeName, out.Session, out.ChallengeParameters
					if fmt.Sprint(out.AvailableChallenges) != "["+parameter.factor+"]" {
						t.Errorf("available: %v", out.AvailableChallenges)
					}
				} else {
					first := must(l.byChoice(client, "alice"))(l)
					asked = must(l.respond(client, first.ChallengeName, first.Session, map[string]string{"USERNAME": "alice", "ANSWER": parameter.factor}))(l)
				}
				sent := l.lastMessage()
				if asked.ChallengeName != name || asked.ChallengeParameters["CODE_DELIVERY_DELIVERY_MEDIUM"] != parameter.medium || sent.Medium != parameter.medium || len(sent.Code) != 8 {
					t.Fatalf("asked for %s %v, sent %+v", asked.ChallengeName, asked.ChallengeParameters, sent)
				}
				// A wrong code does not end the session.
				refused(l.respond(client, name, asked.Session, map[string]string{"USERNAME": "alice", code: "0"}))(l, "CodeMismatchException", "Invalid code or auth state for the user.")
				done := must(l.respond(client, name, asked.Session, map[string]string{"USERNAME": "alice", code: sent.Code}))(l)
				if done.AuthenticationResult == nil {
					t.Errorf("asked for %s", done.ChallengeName)
				}
				refused(l.respond(client, name, asked.Session, map[string]string{"USERNAME": "alice", code: sent.Code}))(l,
					"NotAuthorizedException", "Invalid session for the user, session can only be used once.")
			})
		}
	}
}

func TestAPasswordByChoice(t *testing.T) {
	l, _, client := choiceLab(t)
	password := map[string]string{"USERNAME": "alice", "PASSWORD": goodPassword}
	if done := must(l.byChoice(client, "alice", "PREFERRED_CHALLENGE", "PASSWORD", "PASSWORD", goodPassword))(l); done.AuthenticationResult == nil {
		t.Errorf("at once: asked for %s", done.ChallengeName)
	}
	asked := must(l.byChoice(client, "alice", "PREFERRED_CHALLENGE", "PASSWORD"))(l)
	if asked.ChallengeName != types.ChallengeNameTypePassword {
		t.Fatalf("asked for %s", asked.ChallengeName)
	}
	refused(l.respond(client, asked.ChallengeName, asked.Session, map[string]string{"USERNAME": "alice"}))(l, "InvalidParameterException", "Missing required parameter PASSWORD")
	fine(l.respond(client, asked.ChallengeName, asked.Session, password))(l)

	first := must(l.byChoice(client, "alice"))(l)
	answer := func(session *string, parameters map[string]string) (*cip.RespondToAuthChallengeOutput, error) {
		given := maps.Clone(parameters)
		given["USERNAME"] = "alice"
		return l.respond(client, types.ChallengeNameTypeSelectChallenge, session, given)
	}
	refused(answer(first.Session, map[string]string{}))(l, "InvalidParameterException", "Missing required parameter ANSWER")
	refused(answer(first.Session, map[string]string{"ANSWER": "WEB_AUTHN"}))(l, "InvalidParameterException", "*")
	refused(answer(first.Session, map[string]string{"ANSWER": "SMS_MFA"}))(l, "InvalidParameterException", "*")
	refused(answer(first.Session, map[string]string{"ANSWER": "PASSWORD"}))(l, "InvalidParameterException", "Missing required parameter PASSWORD")
	refused(answer(first.Session, map[string]string{"ANSWER": "PASSWORD_SRP"}))(l, "InvalidParameterException", "Missing required parameter SRP_A")
	refused(answer(first.Session, map[string]string{"ANSWER": "PASSWORD", "PASSWORD": "wrong"}))(l, "NotAuthorizedException", "Incorrect username or password.")
	refused(answer(first.Session, map[string]string{"ANSWER": "PASSWORD", "PASSWORD": goodPassword}))(l, "NotAuthorizedException", "Invalid session for the user, session can only be used once.")
	again := must(l.byChoice(client, "alice"))(l)
	fine(answer(again.Session, map[string]string{"ANSWER": "PASSWORD", "PASSWORD": goodPassword}))(l)
}

func TestSRPByChoice(t *testing.T) {
	l, pool, client := choiceLab(t)
	begin := map[string]func(srpClient) (*cip.RespondToAuthChallengeOutput, error){
		"at once": func(srp srpClient) (*cip.RespondToAuthChallengeOutput, error) {
			out, err := l.byChoice(client, "alice", "PREFERRED_CHALLENGE", "PASSWORD_SRP", "SRP_A", srp.hex())
			if err != nil {
				return nil, err
			}
			return &cip.RespondToAuthChallengeOutput{ChallengeName: out.ChallengeName, ChallengeParameters: out.ChallengeParameters, Session: out.Session}, nil
		},
		"asked": func(srp srpClient) (*cip.RespondToAuthChallengeOutput, error) {
			out := must(l.byChoice(client, "alice", "PREFERRED_CHALLENGE", "PASSWORD_SRP"))(l)
			return l.respond(client, out.ChallengeName, out.Session, map[string]string{"USERNAME": "alice", "SRP_A": srp.hex()})
		},
		"selected": func(srp srpClient) (*cip.RespondToAuthChallengeOutput, error) {
			out := must(l.byChoice(client, "alice"))(l)
			return l.respond(client, out.ChallengeName, out.Session, map[string]string{"USERNAME": "alice", "ANSWER": "PASSWORD_SRP", "SRP_A": srp.hex()})
		},
	}
	for name, start := range begin {
		for password, want := range map[string]string{goodPassword: "success", "wrong": wrong} {
			e := &exchange{lab: l, pool: pool, client: client, srp: newSRPClient(t)}
			asked := must(start(e.srp))(l)
			if e.challenge, e.session = asked.ChallengeParameters, asked.Session; asked.ChallengeName != types.ChallengeNameTypePasswordVerifier || e.session == nil {
				t.Fatalf("%s: asked for %s", name, asked.ChallengeName)
			}
			if _, err := e.prove(password); exception(err) != want {
				t.Errorf("%s: got %s, want %s", name, exception(err), want)
			}
		}
	}
}

func TestWhoMayNotSignInByChoice(t *testing.T) {
	for name, test := range map[string]struct {
		user func(*emulator.UserSeed)
		as   string
		with []string
		want string
	}{
		"nobody":                    {nil, "nobody", nil, "UserNotFoundException: User does not exist."},
		"no username":               {nil, "", nil, "InvalidParameterException: Missing required parameter USERNAME"},
		"disabled":                  {disabled, "alice", nil, "NotAuthorizedException: User is disabled."},
		"unconfirmed, with a code":  {status("UNCONFIRMED"), "alice", []string{"PREFERRED_CHALLENGE", "EMAIL_OTP"}, "UserNotConfirmedException: User is not confirmed."},
		"reset, with a code":        {status("RESET_REQUIRED"), "alice", []string{"PREFERRED_CHALLENGE", "SMS_OTP"}, "PasswordResetRequiredException: Password reset required for the user"},
		"a wrong password":          {nil, "alice", []string{"PREFERRED_CHALLENGE", "PASSWORD", "PASSWORD", "wrong"}, wrong},
		"a preference of our own":   {nil, "alice", []string{"PREFERRED_CHALLENGE", "MAGIC"}, "InvalidParameterException: Invalid PREFERRED_CHALLENGE MAGIC."},
		"a second factor preferred": {nil, "alice", []string{"PREFERRED_CHALLENGE", "SMS_MFA"}, "InvalidParameterException: Invalid PREFERRED_CHALLENGE SMS_MFA."},
	} {
		l := newLab(t)
		pool := l.pool(everyFactor)
		alice := reachable()
		if test.user != nil {
			test.user(&alice)
		}
		l.seed(pool, alice)
		_, err := l.byChoice(l.webClient(pool, choiceFlow), test.as, test.with...)
		if got := exception(err); got != test.want {
			t.Errorf("%s: got %s, want %s", name, got, test.want)
		}
		if sent := len(l.server.Messages()); sent != 0 {
			t.Errorf("%s: %d messages were sent", name, sent)
		}
	}
}

func TestChoiceNeedsTheEssentialsPlan(t *testing.T) {
	l, pool, client := choiceLab(t)
	fine(l.UpdateUserPool(t.Context(), &cip.UpdateUserPoolInput{UserPoolId: pool, UserPoolTier: types.UserPoolTierTypeLite}))(l)
	refused(l.byChoice(client, "alice"))(l, "InvalidParameterException", "*")
}

// TestWhoHasASecondFactorBeginsWithThePassword because MFA is added to a password.
func TestWhoHasASecondFactorBeginsWithThePassword(t *testing.T) {
	l, pool, client := choiceLab(t)
	fine(l.SetUserPoolMfaConfig(t.Context(), &cip.SetUserPoolMfaConfigInput{
		UserPoolId: pool, MfaConfiguration: types.UserPoolMfaTypeOptional, SoftwareTokenMfaConfiguration: &types.SoftwareTokenMfaConfigType{Enabled: true},
	}))(l)
	bob := reachable()
	bob.Username, bob.Factors, bob.TOTPSecret = "bob", []string{"SOFTWARE_TOKEN_MFA"}, appSecret
	l.seed(pool, bob)
	if got := must(l.byChoice(client, "alice"))(l).AvailableChallenges; len(got) != 4 {
		t.Errorf("without a factor: %v", got)
	}
	asked := must(l.byChoice(client, "bob", "PREFERRED_CHALLENGE", "EMAIL_OTP"))(l)
	if fmt.Sprint(asked.AvailableChallenges) != "[PASSWORD_SRP PASSWORD]" || asked.ChallengeName != types.ChallengeNameTypeSelectChallenge {
		t.Fatalf("%s among %v", asked.ChallengeName, asked.AvailableChallenges)
	}
	next := must(l.respond(client, asked.ChallengeName, asked.Session, map[string]string{"USERNAME": "bob", "ANSWER": "PASSWORD", "PASSWORD": goodPassword}))(l)
	if next.ChallengeName != types.ChallengeNameTypeSoftwareTokenMfa {
		t.Errorf("asked for %s", next.ChallengeName)
	}
	fine(l.respond(client, next.ChallengeName, next.Session, map[string]string{"USERNAME": "bob", "SOFTWARE_TOKEN_MFA_CODE": authenticator(appSecret, l.now)}))(l)
}

func TestChoiceDoesNotRevealWhoExists(t *testing.T) {
	l, pool, _ := choiceLab(t)
	client := l.webClient(pool, choiceFlow, hiding)
	code := must(l.byChoice(client, "nobody@example.com", "PREFERRED_CHALLENGE", "EMAIL_OTP"))(l)
	if code.ChallengeName != types.ChallengeNameTypeEmailOtp || code.ChallengeParameters["CODE_DELIVERY_DESTINATION"] == "" || len(l.server.Messages()) != 0 {
		t.Errorf("asked for %s %v", code.ChallengeName, code.ChallengeParameters)
	}
	for range 7 {
		refused(l.respond(client, code.ChallengeName, code.Session, map[string]string{"USERNAME": "nobody@example.com", "EMAIL_OTP_CODE": ""}))(l, "InvalidParameterException", "*")
		refused(l.respond(client, code.ChallengeName, code.Session, map[string]string{"USERNAME": "nobody@example.com", "EMAIL_OTP_CODE": "12345678"}))(l, "CodeMismatchException", "*")
	}
	refused(l.byChoice(client, "nobody", "PREFERRED_CHALLENGE", "PASSWORD", "PASSWORD", goodPassword))(l, "NotAuthorizedException", "Incorrect username or password.")
	first, again := must(l.byChoice(client, "nobody"))(l), must(l.byChoice(client, "nobody"))(l)
	if first.ChallengeName != again.ChallengeName || first.ChallengeName == types.ChallengeNameTypeSelectChallenge {
		t.Errorf("asked for %s, then for %s", first.ChallengeName, again.ChallengeName)
	}
}

func TestWrongFirstCodesLock(t *testing.T) {
	l, _, client := choiceLab(t)
	asked := must(l.byChoice(client, "alice", "PREFERRED_CHALLENGE", "EMAIL_OTP"))(l)
	code := l.lastMessage().Code
	answer := func(code string) (*cip.RespondToAuthChallengeOutput, error) {
		return l.respond(client, asked.ChallengeName, asked.Session, map[string]string{"USERNAME": "alice", "EMAIL_OTP_CODE": code})
	}
	for range 5 {
		refused(answer("0"))(l, "CodeMismatchException", "*")
	}
	refused(answer(code))(l, "NotAuthorizedException", "Password attempts exceeded")
	l.pass(time.Second)
	fine(answer(code))(l)
}

func TestUsersSeeTheirOwnFactors(t *testing.T) {
	l, pool, client := choiceLab(t)
	token := must(l.signIn(client, "alice", goodPassword))(l).AuthenticationResult.AccessToken
	own := must(l.GetUserAuthFactors(t.Context(), &cip.GetUserAuthFactorsInput{AccessToken: token}))(l)
	seen := must(l.AdminGetUserAuthFactors(t.Context(), &cip.AdminGetUserAuthFactorsInput{UserPoolId: pool, Username: aws.String("alice")}))(l)
	if *own.Username != "alice" || fmt.Sprint(own.ConfiguredUserAuthFactors) != "[PASSWORD EMAIL_OTP SMS_OTP]" || fmt.Sprint(seen.ConfiguredUserAuthFactors) != fmt.Sprint(own.ConfiguredUserAuthFactors) {
		t.Errorf("the user sees %v, an administrator %v", own.ConfiguredUserAuthFactors, seen.ConfiguredUserAuthFactors)
	}
	refused(l.GetUserAuthFactors(t.Context(), &cip.GetUserAuthFactorsInput{AccessToken: aws.String("x")}))(l, "NotAuthorizedException", "Invalid Access Token")
}

// TestSignInRightAfterSignUp takes the code of the sign-up for the first factor.
func TestSignInRightAfterSignUp(t *testing.T) {
	l := newLab(t)
	pool := l.pool(everyFactor)
	client, other := l.webClient(pool, choiceFlow), l.webClient(pool, choiceFlow)
	signUp := func(client *string, name string) *cip.SignUpOutput {
		return must(l.SignUp(t.Context(), &cip.SignUpInput{
			ClientId: client, Username: &name, Password: aws.String(goodPassword),
			UserAttributes: []types.AttributeType{{Name: aws.String("email"), Value: aws.String(name + "@example.com")}},
		}))(l)
	}
	confirm := func(client, session *string, name string) (*cip.ConfirmSignUpOutput, error) {
		return l.ConfirmSignUp(t.Context(), &cip.ConfirmSignUpInput{ClientId: client, Username: &name, ConfirmationCode: aws.String(l.lastMessage().Code), Session: session})
	}
	begin := func(client, session *string, name string) (*cip.InitiateAuthOutput, error) {
		return l.InitiateAuth(t.Context(), &cip.InitiateAuthInput{
			ClientId: client, AuthFlow: types.AuthFlowTypeUserAuth, AuthParameters: map[string]string{"USERNAME": name}, Session: session,
		})
	}
	const invalid, once = "Invalid session for the user.", "Invalid session for the user, session can only be used once."
	if signUp(l.webClient(pool), "ada").Session != nil {
		t.Error("a client without sign-in by choice gets a session")
	}
	signedUp := signUp(client, "bob")
	refused(confirm(other, signedUp.Session, "bob"))(l, "NotAuthorizedException", invalid)
	refused(begin(client, signedUp.Session, "bob"))(l, "NotAuthorizedException", invalid)
	confirmed := must(confirm(client, signedUp.Session, "bob"))(l)
	refused(begin(other, confirmed.Session, "bob"))(l, "NotAuthorizedException", invalid)
	refused(begin(client, confirmed.Session, "ada"))(l, "NotAuthorizedException", invalid)
	refused(begin(client, signedUp.Session, "bob"))(l, "NotAuthorizedException", once)
	if done := must(begin(client, confirmed.Session, "bob"))(l); done.AuthenticationResult == nil {
		t.Errorf("asked for %s", done.ChallengeName)
	}
	refused(begin(client, confirmed.Session, "bob"))(l, "NotAuthorizedException", once)

	signUp(client, "carol")
	if confirmed := must(confirm(client, nil, "carol"))(l); confirmed.Session != nil {
		t.Error("a session was given for none")
	}
	signedUp = signUp(client, "dave")
	confirmed = must(confirm(client, signedUp.Session, "dave"))(l)
	l.pass(3*time.Minute + time.Millisecond)
	refused(begin(client, confirmed.Session, "dave"))(l, "NotAuthorizedException", "Invalid session for the user, session is expired.")
}
