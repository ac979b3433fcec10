package emulator_test

import (
	"testing"
	"time"

	"github.com/aws/aws-sdk-go-v2/aws"
	cip "github.com/aws/aws-sdk-go-v2/service/cognitoidentityprovider"
	"github.com/aws/aws-sdk-go-v2/service/cognitoidentityprovider/types"

	"github.com/cognito-tui/cognito-tui/admin/emulator"
)

// signUp registers alice.
func (l *lab) signUp(client *string, name, email string) (*cip.SignUpOutput, error) {
	return l.SignUp(l.Context(), &cip.SignUpInput{
		ClientId: client, Username: &name, Password: aws.String(goodPassword),
		UserAttributes: []types.AttributeType{{Name: aws.String("email"), Value: &email}},
	})
}

func (l *lab) confirm(client *string, name, code string) (*cip.ConfirmSignUpOutput, error) {
	return l.ConfirmSignUp(l.Context(), &cip.ConfirmSignUpInput{ClientId: client, Username: &name, ConfirmationCode: &code})
}

const (
	badCode = "Invalid verification code provided, please try again."
	oldCode = "Invalid code provided, please request a code again."
	tooMany = "Attempt limit exceeded, please try after some time."
)

func TestSigningUp(t *testing.T) {
	l := newLab(t)
	pool := l.pool()
	client := l.webClient(pool)
	alice := aws.String("alice")
	out := must(l.signUp(client, "alice", "alice@example.com"))(l)
	if out.UserConfirmed || out.UserSub == nil || *out.CodeDeliveryDetails.Destination != "a***@e***" || out.CodeDeliveryDetails.DeliveryMedium != types.DeliveryMediumTypeEmail {
		t.Errorf("got %+v", out)
	}
	refused(l.signUp(client, "alice", "other@example.com"))(l, "UsernameExistsException", "User already exists")
	refused(l.confirm(client, "alice", "x"))(l, "CodeMismatchException", badCode)
	l.pass(24*time.Hour + time.Millisecond)
	refused(l.confirm(client, "alice", l.lastMessage().Code))(l, "ExpiredCodeException", oldCode)
	fine(l.ResendConfirmationCode(t.Context(), &cip.ResendConfirmationCodeInput{ClientId: client, Username: alice}))(l)
	fine(l.confirm(client, "alice", l.lastMessage().Code))(l)
	if l.status(pool, alice) != types.UserStatusTypeConfirmed || l.attribute(pool, alice, "email_verified") != "true" {
		t.Errorf("status %s", l.status(pool, alice))
	}
	refused(l.confirm(client, "alice", "x"))(l, "NotAuthorizedException", "User cannot be confirmed. Current status is CONFIRMED")
	refused(l.ResendConfirmationCode(t.Context(), &cip.ResendConfirmationCodeInput{ClientId: client, Username: alice}))(l,
		"InvalidParameterException", "User is already confirmed.")
}

func TestSigningUpMayBeClosed(t *testing.T) {
	l := newLab(t)
	pool := l.pool(func(in *cip.CreateUserPoolInput) {
		in.AdminCreateUserConfig = &types.AdminCreateUserConfigType{AllowAdminCreateUserOnly: true}
	})
	refused(l.signUp(l.webClient(pool), "alice", "alice@example.com"))(l, "NotAuthorizedException", "SignUp is not permitted for this user pool")
}

func TestSigningUpNeedsTheRequiredAttributes(t *testing.T) {
	l := newLab(t)
	pool := l.pool(customAttributes)
	refused(l.signUp(l.webClient(pool), "alice", "alice@example.com"))(l, "InvalidParameterException",
		"Attributes did not conform to the schema: family_name: The attribute family_name is required")
}

func TestConfirmingATakenAliasIsRefused(t *testing.T) {
	l := newLab(t)
	pool := l.pool(emailAlias)
	client := l.webClient(pool)
	l.user(pool, "bob", types.UserStatusTypeConfirmed)
	fine(l.signUp(client, "eve", "bob@example.com"))(l)
	refused(l.confirm(client, "eve", l.lastMessage().Code))(l, "AliasExistsException", "An account with the email already exists.")
}

func TestHourlyLimits(t *testing.T) {
	l := newLab(t)
	pool := l.pool()
	client := l.webClient(pool)
	fine(l.signUp(client, "alice", "alice@example.com"))(l)
	bob := l.user(pool, "bob", types.UserStatusTypeConfirmed)
	for name, test := range map[string]struct {
		limit int
		try   func() error
	}{
		"resend": {5, func() error {
			_, err := l.ResendConfirmationCode(t.Context(), &cip.ResendConfirmationCodeInput{ClientId: client, Username: aws.String("alice")})
			return err
		}},
		"confirm": {15, func() error {
			if _, err := l.confirm(client, "alice", "x"); !isCode(err, "CodeMismatchException") {
				return err
			}
			return nil
		}},
		"forgot": {20, func() error {
			_, err := l.ForgotPassword(t.Context(), &cip.ForgotPasswordInput{ClientId: client, Username: bob})
			return err
		}},
	} {
		t.Run(name, func(t *testing.T) {
			for i := range test.limit {
				if err := test.try(); err != nil {
					t.Fatalf("attempt %d: %v", i+1, err)
				}
			}
			if got := exception(test.try()); got != "LimitExceededException: "+tooMany {
				t.Errorf("got %s", got)
			}
			l.pass(time.Hour)
			if err := test.try(); err != nil {
				t.Errorf("an hour later: %v", err)
			}
		})
	}
}

func TestCognitosOwnMailerHasADailyLimit(t *testing.T) {
	l := newLab(t) // at 15:09 UTC
	pool := l.pool()
	own := l.pool(func(in *cip.CreateUserPoolInput) {
		in.EmailConfiguration = &types.EmailConfigurationType{
			EmailSendingAccount: types.EmailSendingAccountTypeDeveloper, SourceArn: aws.String("arn:aws:ses:eu-west-1:123456789012:identity/example.com"),
		}
	})
	alice, bob := l.user(pool, "alice", types.UserStatusTypeForceChangePassword), l.user(own, "bob", types.UserStatusTypeForceChangePassword)
	for range 50 {
		if err := resendInvitation(l, pool, alice); err != nil {
			t.Fatal(err)
		}
	}
	const spent = "LimitExceededException: Exceeded daily email limit for the operation or the account. " +
		"If a higher limit is required, please configure your user pool to use your own Amazon SES configuration for sending email."
	if got := exception(resendInvitation(l, pool, alice)); got != spent {
		t.Errorf("the 51st: %s", got)
	}
	if _, err := l.signUp(l.webClient(pool), "carol", "carol@example.com"); exception(err) != spent {
		t.Errorf("signing up: %v", err)
	}
	if _, err := l.AdminGetUser(t.Context(), &cip.AdminGetUserInput{UserPoolId: pool, Username: aws.String("carol")}); !isCode(err, "UserNotFoundException") {
		t.Errorf("carol is there: %v", err)
	}
	if err := resendInvitation(l, own, bob); err != nil {
		t.Errorf("with SES: %v", err)
	}
	l.pass(18 * time.Hour) // past 9:00 UTC
	if err := resendInvitation(l, pool, alice); err != nil {
		t.Errorf("the next day: %v", err)
	}
}

func TestForgottenPasswords(t *testing.T) {
	l := newLab(t)
	pool := l.pool()
	client := l.webClient(pool)
	alice := l.user(pool, "alice", types.UserStatusTypeConfirmed)
	forgot := func() {
		fine(l.ForgotPassword(t.Context(), &cip.ForgotPasswordInput{ClientId: client, Username: alice}))(l)
	}
	choose := func(code, password string) (*cip.ConfirmForgotPasswordOutput, error) {
		return l.ConfirmForgotPassword(t.Context(), &cip.ConfirmForgotPasswordInput{ClientId: client, Username: alice, ConfirmationCode: &code, Password: &password})
	}
	forgot()
	code := l.lastMessage().Code
	fine(l.signIn(client, "alice", goodPassword))(l) // the old one works until a new one is chosen
	refused(choose("x", "Another-Horse-8"))(l, "CodeMismatchException", badCode)
	refused(choose(code, "short"))(l, "InvalidPasswordException", "Password did not conform with policy: Password not long enough")
	fine(choose(code, "Another-Horse-8"))(l)
	refused(choose(code, "Another-Horse-9"))(l, "ExpiredCodeException", oldCode)
	fine(l.signIn(client, "alice", "Another-Horse-8"))(l)
	forgot()
	l.pass(time.Hour)
	fine(choose(l.lastMessage().Code, "Another-Horse-9"))(l)
	forgot()
	l.pass(time.Hour + time.Millisecond)
	refused(choose(l.lastMessage().Code, "Another-Horse-9"))(l, "ExpiredCodeException", oldCode)
}

// TestAClientThatHidesUsersLetsNothingOn compares what two clients answer about a user who does
// not exist, and about one who can't be sent a code.
func TestAClientThatHidesUsersLetsNothingOn(t *testing.T) {
	l := newLab(t)
	pool := l.pool()
	open := l.webClient(pool)
	hiding := l.webClient(pool, func(in *cip.CreateUserPoolClientInput) {
		in.PreventUserExistenceErrors = types.PreventUserExistenceErrorTypesEnabled
	})
	const missing = "Username/client id combination not found."
	nobody, carol := aws.String("nobody"), aws.String("carol")
	l.user(pool, "carol", types.UserStatusTypeConfirmed, emulator.Attribute{Name: "name", Value: "Carol"})

	refused(l.ForgotPassword(t.Context(), &cip.ForgotPasswordInput{ClientId: open, Username: nobody}))(l, "UserNotFoundException", missing)
	refused(l.ForgotPassword(t.Context(), &cip.ForgotPasswordInput{ClientId: open, Username: carol}))(l, "InvalidParameterException",
		"Cannot reset password for the user as there is no registered/verified email or phone_number")
	for _, name := range []*string{nobody, carol} {
		out := must(l.ForgotPassword(t.Context(), &cip.ForgotPasswordInput{ClientId: hiding, Username: name}))(l)
		if out.CodeDeliveryDetails.Destination == nil || len(l.server.Messages()) != 0 {
			t.Errorf("%s: %+v, %d messages", *name, out, len(l.server.Messages()))
		}
	}
	refused(l.confirm(open, "nobody", "123456"))(l, "UserNotFoundException", missing)
	refused(l.confirm(hiding, "nobody", "123456"))(l, "ExpiredCodeException", oldCode)
	refused(l.ResendConfirmationCode(t.Context(), &cip.ResendConfirmationCodeInput{ClientId: open, Username: nobody}))(l, "UserNotFoundException", missing)
	fine(l.ResendConfirmationCode(t.Context(), &cip.ResendConfirmationCodeInput{ClientId: hiding, Username: nobody}))(l)
}
