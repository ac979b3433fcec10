package emulator_test

import (
	"testing"
	"time"

	"github.com/aws/aws-sdk-go-v2/aws"
	cip "github.com/aws/aws-sdk-go-v2/service/cognitoidentityprovider"
	"github.com/aws/aws-sdk-go-v2/service/cognitoidentityprovider/types"

	"github.com/cognito-tui/cognito-tui/admin/emulator"
)

func TestInvitingAUser(t *testing.T) {
	l := newLab(t)
	pool := l.pool()
	in := &cip.AdminCreateUserInput{
		UserPoolId: pool, Username: aws.String("alice"), DesiredDeliveryMediums: []types.DeliveryMediumType{types.DeliveryMediumTypeEmail},
		UserAttributes: []types.AttributeType{{Name: aws.String("email"), Value: aws.String("alice@example.com")}},
	}
	u := must(l.AdminCreateUser(t.Context(), in))(l).User
	if u.UserStatus != types.UserStatusTypeForceChangePassword || !u.Enabled || !u.UserCreateDate.Equal(l.now) {
		t.Errorf("created %+v", u)
	}
	first := l.lastMessage()
	if first.To != "alice@example.com" || first.Reason != "AdminCreateUser" || len(first.Code) < 8 {
		t.Errorf("sent %+v", first)
	}
	in.MessageAction = types.MessageActionTypeResend
	fine(l.AdminCreateUser(t.Context(), in))(l)
	if second := l.lastMessage(); second.Code == first.Code {
		t.Error("sent the same temporary password again")
	}
	// SMS is the default medium: alice has no phone, so nothing is sent. Nothing is sent either
	// where the message is suppressed.
	before := len(l.server.Messages())
	mediums := in.DesiredDeliveryMediums
	in.DesiredDeliveryMediums = nil
	fine(l.AdminCreateUser(t.Context(), in))(l)
	in.Username, in.MessageAction, in.DesiredDeliveryMediums = aws.String("bob"), types.MessageActionTypeSuppress, mediums
	fine(l.AdminCreateUser(t.Context(), in))(l)
	if after := len(l.server.Messages()); after != before {
		t.Error("sent a message nobody asked for")
	}
}

func TestResettingAPasswordSendsACode(t *testing.T) {
	l := newLab(t)
	pool := l.pool()
	alice := l.user(pool, "alice", types.UserStatusTypeConfirmed)
	fine(l.AdminResetUserPassword(t.Context(), &cip.AdminResetUserPasswordInput{UserPoolId: pool, Username: alice}))(l)
	if got := l.status(pool, alice); got != types.UserStatusTypeResetRequired {
		t.Errorf("status %s", got)
	}
	client := l.webClient(pool)
	in := &cip.ConfirmForgotPasswordInput{ClientId: client, Username: alice, ConfirmationCode: aws.String(l.lastMessage().Code), Password: aws.String("Another-Horse-8")}
	fine(l.ConfirmForgotPassword(t.Context(), in))(l)
	if got := l.status(pool, alice); got != types.UserStatusTypeConfirmed {
		t.Errorf("status %s", got)
	}
}

func TestSettingAPassword(t *testing.T) {
	for permanent, want := range map[bool]types.UserStatusType{true: types.UserStatusTypeConfirmed, false: types.UserStatusTypeForceChangePassword} {
		for _, before := range []types.UserStatusType{"CONFIRMED", "UNCONFIRMED", "FORCE_CHANGE_PASSWORD", "RESET_REQUIRED", "EXTERNAL_PROVIDER"} {
			l := newLab(t)
			pool := l.pool()
			alice := l.user(pool, "alice", before)
			if err := setPassword("Another-Horse-8", permanent)(l, pool, alice); err != nil {
				t.Fatal(err)
			}
			if got := l.status(pool, alice); got != want {
				t.Errorf("from %s, permanent %v: %s, want %s", before, permanent, got, want)
			}
			if len(l.server.Messages()) > 0 {
				t.Error("told the user")
			}
		}
	}
}

func TestATemporaryPasswordIsGoodForAWeekFromWhenItWasSet(t *testing.T) {
	again := "Another-Horse-8"
	for name, set := range map[string]act{
		"set by hand": setPassword(again, false),
		"invited again": func(l *lab, pool, user *string) error {
			_, err := l.AdminCreateUser(l.Context(), &cip.AdminCreateUserInput{
				UserPoolId: pool, Username: user, MessageAction: types.MessageActionTypeResend, TemporaryPassword: &again,
			})
			return err
		},
	} {
		t.Run(name, func(t *testing.T) {
			l := newLab(t)
			pool := l.pool()
			client, alice := l.webClient(pool), l.user(pool, "alice", types.UserStatusTypeForceChangePassword)
			l.pass(30 * 24 * time.Hour)
			if err := set(l, pool, alice); err != nil {
				t.Fatal(err)
			}
			l.pass(7 * 24 * time.Hour)
			if asked := must(l.signIn(client, "alice", again))(l); asked.ChallengeName != types.ChallengeNameTypeNewPasswordRequired {
				t.Errorf("asked for %s", asked.ChallengeName)
			}
			l.pass(time.Millisecond)
			refused(l.signIn(client, "alice", again))(l, "NotAuthorizedException", "Temporary password has expired and must be reset by an administrator.")
		})
	}
}

func TestConfirmingDoesNotVerify(t *testing.T) {
	l := newLab(t)
	pool := l.pool()
	alice := l.user(pool, "alice", types.UserStatusTypeUnconfirmed, emulator.Attribute{Name: "email", Value: "a@example.com"})
	if err := confirm(l, pool, alice); err != nil {
		t.Fatal(err)
	}
	if l.status(pool, alice) != types.UserStatusTypeConfirmed || l.attribute(pool, alice, "email_verified") != "" {
		t.Errorf("status %s, verified %q", l.status(pool, alice), l.attribute(pool, alice, "email_verified"))
	}
}

func TestUpdatingAttributes(t *testing.T) {
	l := newLab(t)
	pool := l.pool()
	alice := l.user(pool, "alice", types.UserStatusTypeConfirmed)
	l.pass(time.Minute)
	for _, step := range []struct {
		set             []string
		email, verified string
	}{
		{[]string{"name", "Alice"}, "alice@example.com", "true"},
		{[]string{"email", "alice@example.org"}, "alice@example.org", "false"}, // nobody has the new address yet
		{[]string{"email_verified", "true"}, "alice@example.org", "true"},
		{[]string{"email", "alice@example.net", "email_verified", "true"}, "alice@example.net", "true"},
		{[]string{"email", ""}, "", "true"},
	} {
		if err := setAttributes(step.set...)(l, pool, alice); err != nil {
			t.Fatal(err)
		}
		if email, verified := l.attribute(pool, alice, "email"), l.attribute(pool, alice, "email_verified"); email != step.email || verified != step.verified {
			t.Errorf("after %v: email %q, verified %q", step.set, email, verified)
		}
	}
	u := must(l.AdminGetUser(t.Context(), &cip.AdminGetUserInput{UserPoolId: pool, Username: alice}))(l)
	if !u.UserLastModifiedDate.Equal(l.now) || u.UserCreateDate.Equal(l.now) {
		t.Errorf("created %v, modified %v", u.UserCreateDate, u.UserLastModifiedDate)
	}
	if err := deleteAttribute("name")(l, pool, alice); err != nil || l.attribute(pool, alice, "name") != "" {
		t.Errorf("deleting the name: %v", err)
	}
}

func TestAddressesThatMustBeVerifiedBeforeTheyCount(t *testing.T) {
	l := newLab(t)
	pool := l.pool(func(in *cip.CreateUserPoolInput) {
		in.UserAttributeUpdateSettings = &types.UserAttributeUpdateSettingsType{
			AttributesRequireVerificationBeforeUpdate: []types.VerifiedAttributeType{types.VerifiedAttributeTypeEmail},
		}
	})
	alice := l.user(pool, "alice", types.UserStatusTypeConfirmed)
	if err := setAttributes("email", "new@example.com")(l, pool, alice); err != nil {
		t.Fatal(err)
	}
	if got := l.attribute(pool, alice, "email"); got != "alice@example.com" || l.lastMessage().To != "new@example.com" {
		t.Errorf("email is %q, code went to %q", got, l.lastMessage().To)
	}
	if err := setAttributes("email", "new@example.com", "email_verified", "true")(l, pool, alice); err != nil {
		t.Fatal(err)
	}
	if got := l.attribute(pool, alice, "email"); got != "new@example.com" {
		t.Errorf("vouched for, email is %q", got)
	}
}

func TestUsersAreFoundByUsernameSubAndAlias(t *testing.T) {
	l := newLab(t)
	verified := func(email, mark string) []emulator.Attribute {
		return []emulator.Attribute{{Name: "email", Value: email}, {Name: "email_verified", Value: mark}}
	}
	insensitive := func(in *cip.CreateUserPoolInput) {
		in.UsernameConfiguration = &types.UsernameConfigurationType{CaseSensitive: aws.Bool(false)}
	}
	for name, test := range map[string]struct {
		pool  []func(*cip.CreateUserPoolInput)
		email string
		find  map[string]bool
	}{
		"plain":              {nil, "true", map[string]bool{"Alice": true, "alice": false, "the-sub": true, "alice@example.com": false}},
		"any case":           {[]func(*cip.CreateUserPoolInput){insensitive}, "true", map[string]bool{"ALICE": true}},
		"alias":              {[]func(*cip.CreateUserPoolInput){emailAlias}, "true", map[string]bool{"alice@example.com": true, "ALICE@example.com": false, "Alice": true}},
		"alias, any case":    {[]func(*cip.CreateUserPoolInput){emailAlias, insensitive}, "true", map[string]bool{"ALICE@example.com": true}},
		"alias not verified": {[]func(*cip.CreateUserPoolInput){emailAlias}, "false", map[string]bool{"alice@example.com": false}},
		"instead of a name":  {[]func(*cip.CreateUserPoolInput){emailAsUsername}, "false", map[string]bool{"alice@example.com": true}},
	} {
		t.Run(name, func(t *testing.T) {
			pool := l.pool(test.pool...)
			l.seed(pool, emulator.UserSeed{Username: "Alice", Sub: "the-sub", Attributes: verified("alice@example.com", test.email)})
			for identifier, want := range test.find {
				_, err := l.AdminGetUser(t.Context(), &cip.AdminGetUserInput{UserPoolId: pool, Username: &identifier})
				if (err == nil) != want {
					t.Errorf("by %q: %v, want found: %v", identifier, err, want)
				}
			}
		})
	}
}

func TestAForcedAliasLeavesItsFormerHolder(t *testing.T) {
	l := newLab(t)
	pool := l.pool(emailAlias)
	bob := l.user(pool, "bob", types.UserStatusTypeConfirmed)
	fine(l.AdminCreateUser(t.Context(), &cip.AdminCreateUserInput{
		UserPoolId: pool, Username: aws.String("eve"), ForceAliasCreation: true, UserAttributes: []types.AttributeType{
			{Name: aws.String("email"), Value: aws.String("bob@example.com")}, {Name: aws.String("email_verified"), Value: aws.String("true")},
		},
	}))(l)
	u := must(l.AdminGetUser(t.Context(), &cip.AdminGetUserInput{UserPoolId: pool, Username: aws.String("bob@example.com")}))(l)
	if *u.Username != "eve" || l.attribute(pool, bob, "email_verified") != "false" {
		t.Errorf("the alias is %s's", *u.Username)
	}
}

func TestAnAddressAsUsernameMakesTheSubTheUsername(t *testing.T) {
	l := newLab(t)
	pool := l.pool(emailAsUsername)
	u := must(l.AdminCreateUser(t.Context(), &cip.AdminCreateUserInput{UserPoolId: pool, Username: aws.String("alice@example.com")}))(l).User
	if got := l.attribute(pool, u.Username, "sub"); got != *u.Username || l.attribute(pool, u.Username, "email") != "alice@example.com" {
		t.Errorf("username %s, sub %s", *u.Username, got)
	}
}
