package emulator_test

import (
	"testing"
	"time"

	"github.com/aws/aws-sdk-go-v2/aws"
	cip "github.com/aws/aws-sdk-go-v2/service/cognitoidentityprovider"
	"github.com/aws/aws-sdk-go-v2/service/cognitoidentityprovider/types"
)

// ownLab is a pool with alice, who is signed in.
type ownLab struct {
	*lab
	pool, client, alice, token *string
}

func newOwnLab(t *testing.T, edit ...func(*cip.CreateUserPoolInput)) *ownLab {
	t.Helper()
	l := newLab(t)
	pool := l.pool(append(edit, customAttributes)...)
	client := l.webClient(pool, func(in *cip.CreateUserPoolClientInput) {
		in.WriteAttributes = []string{"email", "name", "phone_number", "custom:fixed"}
	})
	alice := l.user(pool, "alice", types.UserStatusTypeConfirmed)
	return &ownLab{l, pool, client, alice, must(l.signIn(client, "alice", goodPassword))(l).AuthenticationResult.AccessToken}
}

func (l *ownLab) set(name, value string) ([]types.CodeDeliveryDetailsType, error) {
	out, err := l.UpdateUserAttributes(l.Context(), &cip.UpdateUserAttributesInput{
		AccessToken: l.token, UserAttributes: []types.AttributeType{{Name: &name, Value: &value}},
	})
	if err != nil {
		return nil, err
	}
	return out.CodeDeliveryDetailsList, nil
}

func (l *ownLab) verifyAddress(attribute, code string) error {
	_, err := l.VerifyUserAttribute(l.Context(), &cip.VerifyUserAttributeInput{AccessToken: l.token, AttributeName: &attribute, Code: &code})
	return err
}

func (l *ownLab) change(from *string, to string) error {
	_, err := l.ChangePassword(l.Context(), &cip.ChangePasswordInput{AccessToken: l.token, PreviousPassword: from, ProposedPassword: &to})
	return err
}

func (l *ownLab) prefer(in *cip.SetUserMFAPreferenceInput) error {
	in.AccessToken = l.token
	_, err := l.SetUserMFAPreference(l.Context(), in)
	return err
}

func (l *ownLab) options(options ...types.MFAOptionType) error {
	_, err := l.SetUserSettings(l.Context(), &cip.SetUserSettingsInput{AccessToken: l.token, MFAOptions: append([]types.MFAOptionType{}, options...)})
	return err
}

// TestWhatUsersMayDoThemselves checks what each act by access token refuses.
func TestWhatUsersMayDoThemselves(t *testing.T) {
	const unauthorized = "NotAuthorizedException: A client attempted to write unauthorized attribute"
	set := func(name, value string) func(*ownLab) error {
		return func(l *ownLab) error { _, err := l.set(name, value); return err }
	}
	remove := func(name string) func(*ownLab) error {
		return func(l *ownLab) error {
			_, err := l.DeleteUserAttributes(l.Context(), &cip.DeleteUserAttributesInput{AccessToken: l.token, UserAttributeNames: []string{name}})
			return err
		}
	}
	code := func(name string) func(*ownLab) error {
		return func(l *ownLab) error {
			_, err := l.GetUserAttributeVerificationCode(l.Context(), &cip.GetUserAttributeVerificationCodeInput{AccessToken: l.token, AttributeName: &name})
			return err
		}
	}
	asReset := func(act func(*ownLab) error) func(*ownLab) error {
		return func(l *ownLab) error {
			fine(l.AdminResetUserPassword(l.Context(), &cip.AdminResetUserPasswordInput{UserPoolId: l.pool, Username: l.alice}))(l.lab)
			return act(l)
		}
	}
	sms := types.MFAOptionType{DeliveryMedium: types.DeliveryMediumTypeSms, AttributeName: aws.String("phone_number")}
	mail := types.MFAOptionType{DeliveryMedium: types.DeliveryMediumTypeEmail, AttributeName: aws.String("email")}
	for name, test := range map[string]struct {
		act  func(*ownLab) error
		want string
	}{
		"an attribute that the client can't write": {set("nickname", "al"), unauthorized},
		"that their address is verified":           {set("email_verified", "true"), unauthorized},
		"an unknown attribute":                     {set("custom:no", "x"), "InvalidParameterException: user.custom:no: Attribute does not exist in the schema.\n"},
		"an immutable attribute":                   {set("custom:fixed", "x"), "InvalidParameterException: user.custom:fixed: Attribute cannot be updated."},
		"a bad address":                            {set("email", "nonsense"), "InvalidParameterException: Invalid email address format."},
		"a name":                                   {set("name", "Alice"), "success"},
		"anything before a reset":                  {asReset(set("name", "Alice")), "PasswordResetRequiredException: Password reset required for the user"},
		"removing one that the client can't write": {remove("nickname"), unauthorized},
		"removing an unknown one":                  {remove("custom:no"), "InvalidParameterException: Invalid user attributes: user.custom:no: Attribute does not exist in the schema.\n"},
		"removing a name":                          {remove("name"), "success"},
		"a code for a name":                        {code("name"), "InvalidParameterException: *"},
		"a code for an address that is not there":  {code("phone_number"), "InvalidParameterException: *"},
		"a code for an address":                    {code("email"), "success"},
		"verifying without a code":                 {func(l *ownLab) error { return l.verifyAddress("email", "123456") }, "ExpiredCodeException: Invalid code provided, please request a code again."},
		"verifying a name":                         {func(l *ownLab) error { return l.verifyAddress("name", "123456") }, "InvalidParameterException: *"},
		"a password with the wrong one":            {func(l *ownLab) error { return l.change(aws.String("Wrong-Horse-7"), "Other-Horse-7") }, "NotAuthorizedException: Incorrect username or password."},
		"a password without the one":               {func(l *ownLab) error { return l.change(nil, "Other-Horse-7") }, "InvalidParameterException: *"},
		"a weak password":                          {func(l *ownLab) error { return l.change(aws.String(goodPassword), "weak") }, "InvalidPasswordException: Password did not conform with policy: Password not long enough"},
		"an app that they do not have": {func(l *ownLab) error {
			return l.prefer(&cip.SetUserMFAPreferenceInput{SoftwareTokenMfaSettings: wantTOTP.SoftwareTokenMfaSettings})
		}, "InvalidParameterException: User does not have delivery config set to turn on SOFTWARE_TOKEN_MFA"},
		"mail as the factor": {func(l *ownLab) error {
			return l.prefer(&cip.SetUserMFAPreferenceInput{EmailMfaSettings: wantEmail.EmailMfaSettings})
		}, "success"},
		"SMS without a phone":      {func(l *ownLab) error { return l.options(sms) }, "InvalidParameterException: User does not have delivery config set to turn on SMS_MFA"},
		"mail, the older way":      {func(l *ownLab) error { return l.options(mail) }, "InvalidParameterException: *"},
		"no option, the older way": {func(l *ownLab) error { return l.options() }, "success"},
	} {
		t.Run(name, func(t *testing.T) {
			l := newOwnLab(t)
			expect(t, test.act(l), test.want)
		})
	}
}

// expect compares an outcome with "success" or "Code: message", where the message "*" is any.
func expect(t *testing.T, err error, want string) {
	t.Helper()
	got := exception(err)
	if n := len(want) - len(": *"); n > 0 && want[n:] == ": *" && isCode(err, want[:n]) {
		return
	}
	if got != want {
		t.Errorf("got %s\nwant %s", got, want)
	}
}

// TestUsersVerifyTheirAddress changes an address in a pool that verifies it afterwards, and in
// one where the old address stays until the new one is verified.
func TestUsersVerifyTheirAddress(t *testing.T) {
	first := func(in *cip.CreateUserPoolInput) {
		in.UserAttributeUpdateSettings = &types.UserAttributeUpdateSettingsType{
			AttributesRequireVerificationBeforeUpdate: []types.VerifiedAttributeType{types.VerifiedAttributeTypeEmail},
		}
	}
	for name, test := range map[string]struct {
		pool          func(*cip.CreateUserPoolInput)
		now, verified string
	}{
		"after":  {func(*cip.CreateUserPoolInput) {}, "new@example.com", "false"},
		"before": {first, "alice@example.com", "true"},
	} {
		t.Run(name, func(t *testing.T) {
			l := newOwnLab(t, test.pool)
			sent, err := l.set("email", "new@example.com")
			if err != nil || len(sent) != 1 || *sent[0].Destination != "n***@e***" {
				t.Fatalf("sent %+v: %v", sent, err)
			}
			if now, verified := l.attribute(l.pool, l.alice, "email"), l.attribute(l.pool, l.alice, "email_verified"); now != test.now || verified != test.verified {
				t.Errorf("%s, verified %s", now, verified)
			}
			code := l.lastMessage()
			if code.To != "new@example.com" || code.Reason != "UpdateUserAttribute" {
				t.Errorf("sent %+v", code)
			}
			wrong := "000000"
			expect(t, l.verifyAddress("email", wrong), "CodeMismatchException: Invalid verification code provided, please try again.")
			expect(t, l.verifyAddress("email", code.Code), "success")
			if now, verified := l.attribute(l.pool, l.alice, "email"), l.attribute(l.pool, l.alice, "email_verified"); now != "new@example.com" || verified != "true" {
				t.Errorf("%s, verified %s", now, verified)
			}
			expect(t, l.verifyAddress("email", code.Code), "ExpiredCodeException: Invalid code provided, please request a code again.")
		})
	}
}

// TestCodesOfTwoAddressesAreTwo has a code under way to each address.
func TestCodesOfTwoAddressesAreTwo(t *testing.T) {
	l := newOwnLab(t)
	if _, err := l.set("phone_number", "+15550100"); err != nil {
		t.Fatal(err)
	}
	codes := map[string]string{}
	for _, attribute := range []string{"email", "phone_number"} {
		fine(l.GetUserAttributeVerificationCode(t.Context(), &cip.GetUserAttributeVerificationCodeInput{AccessToken: l.token, AttributeName: &attribute}))(l.lab)
		codes[attribute] = l.lastMessage().Code
	}
	expect(t, l.verifyAddress("email", codes["email"]), "success")
	expect(t, l.verifyAddress("phone_number", codes["phone_number"]), "success")
}

func TestAnAliasIsVerifiedForOneUserOnly(t *testing.T) {
	l := newOwnLab(t, emailAlias)
	l.user(l.pool, "bob", types.UserStatusTypeConfirmed)
	if _, err := l.set("email", "bob@example.com"); err != nil {
		t.Fatal(err)
	}
	expect(t, l.verifyAddress("email", l.lastMessage().Code), "AliasExistsException: An account with the email already exists.")
}

func TestUsersChangeTheirPassword(t *testing.T) {
	l := newOwnLab(t)
	expect(t, l.change(aws.String(goodPassword), "Other-Horse-7"), "success")
	refused(l.signIn(l.client, "alice", goodPassword))(l.lab, "NotAuthorizedException", "Incorrect username or password.")
	fine(l.signIn(l.client, "alice", "Other-Horse-7"))(l.lab)
	for range 4 {
		expect(t, l.change(aws.String(goodPassword), "Third-Horse-7"), "NotAuthorizedException: Incorrect username or password.")
	}
	expect(t, l.change(aws.String("Other-Horse-7"), "Third-Horse-7"), "LimitExceededException: Attempt limit exceeded, please try after some time.")
	l.pass(time.Hour)
	l.token = must(l.signIn(l.client, "alice", "Other-Horse-7"))(l.lab).AuthenticationResult.AccessToken
	expect(t, l.change(aws.String("Other-Horse-7"), "Third-Horse-7"), "success")
}

func TestUsersDeleteThemselves(t *testing.T) {
	l := newOwnLab(t)
	fine(l.DeleteUser(t.Context(), &cip.DeleteUserInput{AccessToken: l.token}))(l.lab)
	refused(l.AdminGetUser(t.Context(), &cip.AdminGetUserInput{UserPoolId: l.pool, Username: l.alice}))(l.lab, "UserNotFoundException", "User does not exist.")
	refused(l.DeleteUser(t.Context(), &cip.DeleteUserInput{AccessToken: l.token}))(l.lab, "UserNotFoundException", "User does not exist.")
}

func TestFeedbackNeedsItsToken(t *testing.T) {
	l := newOwnLab(t)
	give := func() error {
		_, err := l.UpdateAuthEventFeedback(t.Context(), &cip.UpdateAuthEventFeedbackInput{
			UserPoolId: l.pool, Username: l.alice, EventId: aws.String("e"), FeedbackToken: aws.String("t"), FeedbackValue: types.FeedbackValueTypeValid,
		})
		return err
	}
	expect(t, give(), "UserPoolAddOnNotEnabledException: *")
	fine(l.UpdateUserPool(t.Context(), &cip.UpdateUserPoolInput{
		UserPoolId: l.pool, UserPoolTier: types.UserPoolTierTypePlus,
		UserPoolAddOns: &types.UserPoolAddOnsType{AdvancedSecurityMode: types.AdvancedSecurityModeTypeAudit},
	}))(l.lab)
	expect(t, give(), "NotAuthorizedException: *")
}
