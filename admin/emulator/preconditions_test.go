package emulator_test

import (
	"maps"
	"slices"
	"strings"
	"testing"

	"github.com/aws/aws-sdk-go-v2/aws"
	cip "github.com/aws/aws-sdk-go-v2/service/cognitoidentityprovider"
	"github.com/aws/aws-sdk-go-v2/service/cognitoidentityprovider/types"

	"github.com/cognito-tui/cognito-tui/admin/emulator"
	"github.com/cognito-tui/cognito-tui/admin/emulator/userpools"
)

// The types that the two tables below share: an act on one user of one pool.
type act func(l *lab, pool, user *string) error

func resetPassword(l *lab, pool, user *string) error {
	_, err := l.AdminResetUserPassword(l.Context(), &cip.AdminResetUserPasswordInput{UserPoolId: pool, Username: user})
	return err
}

func setPassword(password string, permanent bool) act {
	return func(l *lab, pool, user *string) error {
		_, err := l.AdminSetUserPassword(l.Context(), &cip.AdminSetUserPasswordInput{UserPoolId: pool, Username: user, Password: &password, Permanent: permanent})
		return err
	}
}

func confirm(l *lab, pool, user *string) error {
	_, err := l.AdminConfirmSignUp(l.Context(), &cip.AdminConfirmSignUpInput{UserPoolId: pool, Username: user})
	return err
}

func resendInvitation(l *lab, pool, user *string) error {
	_, err := l.AdminCreateUser(l.Context(), &cip.AdminCreateUserInput{
		UserPoolId: pool, Username: user, MessageAction: types.MessageActionTypeResend, DesiredDeliveryMediums: []types.DeliveryMediumType{types.DeliveryMediumTypeEmail},
	})
	return err
}

func preferFactor(in cip.AdminSetUserMFAPreferenceInput) act {
	return func(l *lab, pool, user *string) error {
		in := in
		in.UserPoolId, in.Username = pool, user
		_, err := l.AdminSetUserMFAPreference(l.Context(), &in)
		return err
	}
}

func setAttributes(pairs ...string) act {
	return func(l *lab, pool, user *string) error {
		in := &cip.AdminUpdateUserAttributesInput{UserPoolId: pool, Username: user}
		for i := 0; i < len(pairs); i += 2 {
			in.UserAttributes = append(in.UserAttributes, types.AttributeType{Name: &pairs[i], Value: &pairs[i+1]})
		}
		_, err := l.AdminUpdateUserAttributes(l.Context(), in)
		return err
	}
}

func deleteAttribute(names ...string) act {
	return func(l *lab, pool, user *string) error {
		_, err := l.AdminDeleteUserAttributes(l.Context(), &cip.AdminDeleteUserAttributesInput{UserPoolId: pool, Username: user, UserAttributeNames: names})
		return err
	}
}

func createUser(name string, pairs ...string) act {
	return func(l *lab, pool, _ *string) error {
		in := &cip.AdminCreateUserInput{UserPoolId: pool, Username: &name, MessageAction: types.MessageActionTypeSuppress}
		for i := 0; i < len(pairs); i += 2 {
			in.UserAttributes = append(in.UserAttributes, types.AttributeType{Name: &pairs[i], Value: &pairs[i+1]})
		}
		_, err := l.AdminCreateUser(l.Context(), in)
		return err
	}
}

var (
	wantTOTP    = cip.AdminSetUserMFAPreferenceInput{SoftwareTokenMfaSettings: &types.SoftwareTokenMfaSettingsType{Enabled: true}}
	refuseTOTP  = cip.AdminSetUserMFAPreferenceInput{SoftwareTokenMfaSettings: &types.SoftwareTokenMfaSettingsType{}}
	wantSMS     = cip.AdminSetUserMFAPreferenceInput{SMSMfaSettings: &types.SMSMfaSettingsType{Enabled: true}}
	wantEmail   = cip.AdminSetUserMFAPreferenceInput{EmailMfaSettings: &types.EmailMfaSettingsType{Enabled: true, PreferredMfa: true}}
	wantPasskey = cip.AdminSetUserMFAPreferenceInput{WebAuthnMfaSettings: &types.WebAuthnMfaSettingsType{Enabled: true}}
)

func noAttributes(s *emulator.UserSeed) { s.Attributes = nil }
func unverified(s *emulator.UserSeed)   { s.Attributes = s.Attributes[:1] }
func disabled(s *emulator.UserSeed)     { s.Disabled = true }
func prefersEmail(s *emulator.UserSeed) {
	s.Factors, s.PreferredFactor = []string{"EMAIL_OTP"}, "EMAIL_OTP"
}

func registeredApp(s *emulator.UserSeed) {
	s.Factors, s.TOTPSecret = []string{"SOFTWARE_TOKEN_MFA"}, "JBSWY3DPEHPK3PXP"
}

func status(status types.UserStatusType) func(*emulator.UserSeed) {
	return func(s *emulator.UserSeed) { s.Status = status }
}

func adminOnlyRecovery(in *cip.CreateUserPoolInput) {
	in.AccountRecoverySetting = &types.AccountRecoverySettingType{
		RecoveryMechanisms: []types.RecoveryOptionType{{Name: types.RecoveryOptionNameTypeAdminOnly, Priority: aws.Int32(1)}},
	}
}

func emailAlias(in *cip.CreateUserPoolInput) {
	in.AliasAttributes = []types.AliasAttributeType{types.AliasAttributeTypeEmail}
}

func phoneAlias(in *cip.CreateUserPoolInput) {
	in.AliasAttributes = []types.AliasAttributeType{types.AliasAttributeTypePhoneNumber}
}

func emailAsUsername(in *cip.CreateUserPoolInput) {
	in.UsernameAttributes = []types.UsernameAttributeType{types.UsernameAttributeTypeEmail}
}

func addressAsUsername(in *cip.CreateUserPoolInput) {
	in.UsernameAttributes = []types.UsernameAttributeType{types.UsernameAttributeTypeEmail, types.UsernameAttributeTypePhoneNumber}
}

func customAttributes(in *cip.CreateUserPoolInput) {
	in.Schema = []types.SchemaAttributeType{
		{Name: aws.String("fixed"), AttributeDataType: types.AttributeDataTypeString, Mutable: aws.Bool(false)},
		{Name: aws.String("age"), AttributeDataType: types.AttributeDataTypeNumber, Mutable: aws.Bool(true)},
		{Name: aws.String("family_name"), Required: aws.Bool(true)},
	}
}

func passwordHistory(in *cip.CreateUserPoolInput) {
	in.Policies = &types.UserPoolPolicyType{PasswordPolicy: &types.PasswordPolicyType{MinimumLength: aws.Int32(8), PasswordHistorySize: aws.Int32(2)}}
}

// TestPreconditions checks what each act refuses, and with which words. The user is alice,
// confirmed, with a verified e-mail address, unless altered.
func TestPreconditions(t *testing.T) {
	const cannotReset = "InvalidParameterException: Cannot reset password for the user as there is no registered/verified email or phone_number"
	const policy = "InvalidPasswordException: Password did not conform with policy: "
	for name, test := range map[string]struct {
		pool func(*cip.CreateUserPoolInput)
		user func(*emulator.UserSeed)
		act  act
		want string
	}{
		"reset: disabled":                    {nil, disabled, resetPassword, "NotAuthorizedException: User is disabled."},
		"reset: unconfirmed":                 {nil, status("UNCONFIRMED"), resetPassword, "NotAuthorizedException: User password cannot be reset in the current state."},
		"reset: invited":                     {nil, status("FORCE_CHANGE_PASSWORD"), resetPassword, "NotAuthorizedException: User password cannot be reset in the current state."},
		"reset: federated":                   {nil, status("EXTERNAL_PROVIDER"), resetPassword, "NotAuthorizedException: User password cannot be reset in the current state."},
		"reset: no address":                  {nil, noAttributes, resetPassword, cannotReset},
		"reset: address not verified":        {nil, unverified, resetPassword, cannotReset},
		"reset: code would go to the factor": {nil, prefersEmail, resetPassword, cannotReset},
		"reset: only by administrators":      {adminOnlyRecovery, nil, resetPassword, "NotAuthorizedException: Contact administrator to reset password."},
		"reset: asked for again":             {nil, status("RESET_REQUIRED"), resetPassword, "success"},

		"set: too short":        {nil, nil, setPassword("Aa1!", true), policy + "Password not long enough"},
		"set: no digit":         {nil, nil, setPassword("Abcdefg!", true), policy + "Password must have numeric characters"},
		"set: no small letter":  {nil, nil, setPassword("ABCDEF1!", true), policy + "Password must have lowercase characters"},
		"set: no capital":       {nil, nil, setPassword("abcdef1!", true), policy + "Password must have uppercase characters"},
		"set: no symbol":        {nil, nil, setPassword("Abcdefg1", true), policy + "Password must have symbol characters"},
		"set: used before":      {passwordHistory, nil, setPassword(goodPassword, true), "PasswordHistoryPolicyViolationException: *"},
		"set: on a federated":   {nil, status("EXTERNAL_PROVIDER"), setPassword(goodPassword, true), "success"},
		"set: temporary, short": {nil, nil, setPassword("Aa1!", false), policy + "Password not long enough"},

		"confirm: confirmed": {nil, nil, confirm, "NotAuthorizedException: User cannot be confirmed. Current status is CONFIRMED"},
		"confirm: invited":   {nil, status("FORCE_CHANGE_PASSWORD"), confirm, "NotAuthorizedException: User cannot be confirmed. Current status is FORCE_CHANGE_PASSWORD"},

		"resend: confirmed": {nil, nil, resendInvitation, "UnsupportedUserStateException: *"},
		"resend: invited":   {nil, status("FORCE_CHANGE_PASSWORD"), resendInvitation, "success"},

		"factor: app not registered": {nil, nil, preferFactor(wantTOTP), "InvalidParameterException: User does not have delivery config set to turn on SOFTWARE_TOKEN_MFA"},
		"factor: app registered":     {nil, registeredApp, preferFactor(wantTOTP), "success"},
		"factor: no phone":           {nil, nil, preferFactor(wantSMS), "InvalidParameterException: User does not have delivery config set to turn on SMS_MFA"},
		"factor: no address":         {nil, noAttributes, preferFactor(wantEmail), "InvalidParameterException: User does not have delivery config set to turn on EMAIL_OTP"},
		"factor: no passkey":         {nil, nil, preferFactor(wantPasskey), "InvalidParameterException: User does not have delivery config set to turn on WEB_AUTHN"},
		"factor: unconfirmed":        {nil, status("UNCONFIRMED"), preferFactor(wantEmail), "UserNotConfirmedException: User is not confirmed."},
		"factor: reset required":     {nil, status("RESET_REQUIRED"), preferFactor(wantEmail), "PasswordResetRequiredException: Password reset required for the user"},
		"factor: off":                {nil, registeredApp, preferFactor(refuseTOTP), "success"},

		"attributes: unknown":            {nil, nil, setAttributes("custom:colour", "blue"), "InvalidParameterException: user.custom:colour: Attribute does not exist in the schema.\n"},
		"attributes: immutable":          {customAttributes, nil, setAttributes("custom:fixed", "x"), "InvalidParameterException: user.custom:fixed: Attribute cannot be updated."},
		"attributes: sub":                {nil, nil, setAttributes("sub", "x"), "InvalidParameterException: user.sub: Attribute cannot be updated."},
		"attributes: no e-mail address":  {nil, nil, setAttributes("email", "nonsense"), "InvalidParameterException: Invalid email address format."},
		"attributes: no phone number":    {nil, nil, setAttributes("phone_number", "555-0100"), "InvalidParameterException: Invalid phone number format."},
		"attributes: no number":          {customAttributes, nil, setAttributes("custom:age", "old"), "InvalidParameterException: *"},
		"attributes: alias taken":        {emailAlias, nil, setAttributes("email", "bob@example.com", "email_verified", "true"), "AliasExistsException: An account with the email already exists."},
		"attributes: alias one's own":    {emailAlias, nil, setAttributes("email", "alice@example.com", "email_verified", "true"), "success"},
		"attributes: alias not verified": {emailAlias, nil, setAttributes("email", "bob@example.com"), "success"},
		"attributes: two unknown":        {nil, nil, setAttributes("custom:a", "x", "name", "x", "custom:b", "x"), "InvalidParameterException: user.custom:a: Attribute does not exist in the schema.\nuser.custom:b: Attribute does not exist in the schema.\n"},
		"attributes: username taken":     {emailAsUsername, nil, setAttributes("email", "bob@example.com"), "AliasExistsException: An account with the given email already exists."},
		"attributes: delete unknown":     {nil, nil, deleteAttribute("custom:colour"), "InvalidParameterException: Invalid user attributes: user.custom:colour: Attribute does not exist in the schema.\n"},
		"attributes: delete two unknown": {nil, nil, deleteAttribute("custom:a", "nickname", "custom:b"), "InvalidParameterException: Invalid user attributes: user.custom:a: Attribute does not exist in the schema.\nuser.custom:b: Attribute does not exist in the schema.\n"},
		"attributes: delete required":    {customAttributes, nil, deleteAttribute("family_name"), "InvalidParameterException: *"},
		"attributes: delete immutable":   {customAttributes, nil, deleteAttribute("custom:fixed"), "InvalidParameterException: user.custom:fixed: Attribute cannot be updated."},

		"create: name taken":               {nil, nil, createUser("alice"), "UsernameExistsException: User account already exists"},
		"create: immutable may be set":     {customAttributes, nil, createUser("eve", "custom:fixed", "x"), "success"},
		"create: unknown attribute":        {nil, nil, createUser("eve", "custom:colour", "x"), "InvalidParameterException: Attributes did not conform to the schema: Type for attribute {custom:colour} could not be determined"},
		"create: alias taken":              {emailAlias, nil, createUser("eve", "email", "bob@example.com", "email_verified", "true"), "AliasExistsException: An account with the email already exists."},
		"create: name like an e-mail":      {emailAlias, nil, createUser("eve@example.com"), "InvalidParameterException: Username cannot be of email format, since user pool is configured for email alias."},
		"create: name like a number":       {phoneAlias, nil, createUser("+15550100"), "InvalidParameterException: Username cannot be of phone number format, since user pool is configured for phone number alias."},
		"create: not an e-mail":            {emailAsUsername, nil, createUser("eve"), "InvalidParameterException: Username should be an email."},
		"create: not an address":           {addressAsUsername, nil, createUser("eve"), "InvalidParameterException: Username should be either an email or a phone number."},
		"create: e-mail as username taken": {emailAsUsername, nil, createUser("bob@example.com"), "UsernameExistsException: An account with the given email already exists."},
	} {
		t.Run(name, func(t *testing.T) {
			l := newLab(t)
			pool := l.pool(func(in *cip.CreateUserPoolInput) {
				if test.pool != nil {
					test.pool(in)
				}
			})
			verified := func(email string) []emulator.Attribute {
				return []emulator.Attribute{{Name: "email", Value: email}, {Name: "email_verified", Value: "true"}}
			}
			alice := emulator.UserSeed{Username: "alice", Password: goodPassword, Attributes: verified("alice@example.com")}
			if test.user != nil {
				test.user(&alice)
			}
			l.seed(pool, alice, emulator.UserSeed{Username: "bob", Attributes: verified("bob@example.com")})
			code, message, _ := strings.Cut(test.want, ": ")
			if err := test.act(l, pool, aws.String("alice")); test.want == "success" {
				if err != nil {
					t.Error(err)
				}
			} else {
				refused(struct{}{}, err)(&lab{T: t}, code, message)
			}
		})
	}
}

// TestEveryActOnAUserNeedsOne expects the same words from all of them.
func TestEveryActOnAUserNeedsOne(t *testing.T) {
	l := newLab(t)
	pool := l.pool()
	for _, operation := range slices.Sorted(maps.Keys(userpools.Operations())) {
		if !strings.HasPrefix(operation, "Admin") {
			continue
		}
		body := `{"UserPoolId":"` + *pool + `","Username":"nobody","GroupName":"g","Password":"` + goodPassword + `","UserAttributes":[],"UserAttributeNames":[],` +
			`"DeviceKey":"eu-west-1_a","EventId":"e","SessionId":"s","FeedbackValue":"Valid","MFAOptions":[],"MessageAction":"RESEND"}`
		_, header, answer := l.post(target+operation, body)
		switch operation {
		case "AdminInitiateAuth", "AdminRespondToAuthChallenge", "AdminLinkProviderForUser", "AdminDisableProviderForUser":
			continue // these name their user otherwise
		}
		if header.Get("X-Amzn-Errortype") != "UserNotFoundException" || !strings.Contains(answer, `"User does not exist."`) {
			t.Errorf("%s: %s", operation, answer)
		}
	}
}
