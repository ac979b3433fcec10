package emulator_test

import (
	"crypto/hmac"
	"crypto/sha1"
	"encoding/base32"
	"encoding/binary"
	"fmt"
	"testing"
	"time"

	"github.com/aws/aws-sdk-go-v2/aws"
	cip "github.com/aws/aws-sdk-go-v2/service/cognitoidentityprovider"
	"github.com/aws/aws-sdk-go-v2/service/cognitoidentityprovider/types"

	"github.com/cognito-tui/cognito-tui/admin/emulator"
)

// authenticator is an authenticator app: RFC 6238, written independently of the emulator's.
func authenticator(secret string, at time.Time) string {
	key, _ := base32.StdEncoding.WithPadding(base32.NoPadding).DecodeString(secret)
	var counter [8]byte
	binary.BigEndian.PutUint64(counter[:], uint64(at.Unix()/30))
	mac := hmac.New(sha1.New, key)
	mac.Write(counter[:])
	sum := mac.Sum(nil)
	offset := sum[19] & 15
	number := (uint32(sum[offset])&127)<<24 | uint32(sum[offset+1])<<16 | uint32(sum[offset+2])<<8 | uint32(sum[offset+3])
	return fmt.Sprintf("%06d", number%1000000)
}

func TestTheAuthenticatorIsTheRFCs(t *testing.T) {
	// RFC 6238, appendix B, SHA-1; the last six of its eight digits.
	secret := base32.StdEncoding.WithPadding(base32.NoPadding).EncodeToString([]byte("12345678901234567890"))
	for seconds, want := range map[int64]string{59: "287082", 1111111109: "081804", 1234567890: "005924", 20000000000: "353130"} {
		if got := authenticator(secret, time.Unix(seconds, 0)); got != want {
			t.Errorf("at %d: %s, want %s", seconds, got, want)
		}
	}
}

// mfaLab is a pool in which everything is a factor.
func mfaLab(t *testing.T, required types.UserPoolMfaType) (l *lab, pool, client *string) {
	t.Helper()
	l = newLab(t)
	pool = l.pool()
	fine(l.SetUserPoolMfaConfig(t.Context(), &cip.SetUserPoolMfaConfigInput{
		UserPoolId: pool, MfaConfiguration: required,
		SoftwareTokenMfaConfiguration: &types.SoftwareTokenMfaConfigType{Enabled: true},
		SmsMfaConfiguration:           &types.SmsMfaConfigType{SmsConfiguration: &types.SmsConfigurationType{SnsCallerArn: aws.String("arn:aws:iam::123456789012:role/sms")}},
		EmailMfaConfiguration:         &types.EmailMfaConfigType{Message: aws.String("{####}"), Subject: aws.String("Code")},
	}))(l)
	return l, pool, l.webClient(pool)
}

func TestEmailIsNoFactorOnTheLitePlan(t *testing.T) {
	l, pool, _ := mfaLab(t, types.UserPoolMfaTypeOptional)
	l.seed(pool, withFactors("", "SOFTWARE_TOKEN_MFA"))
	prefer := func(enabled bool) (*cip.AdminSetUserMFAPreferenceOutput, error) {
		return l.AdminSetUserMFAPreference(t.Context(), &cip.AdminSetUserMFAPreferenceInput{
			UserPoolId: pool, Username: aws.String("alice"), EmailMfaSettings: &types.EmailMfaSettingsType{Enabled: enabled},
		})
	}
	configure := func(email *types.EmailMfaConfigType) (*cip.SetUserPoolMfaConfigOutput, error) {
		return l.SetUserPoolMfaConfig(t.Context(), &cip.SetUserPoolMfaConfigInput{
			UserPoolId: pool, MfaConfiguration: types.UserPoolMfaTypeOptional, EmailMfaConfiguration: email,
			SoftwareTokenMfaConfiguration: &types.SoftwareTokenMfaConfigType{Enabled: true},
		})
	}
	fine(prefer(true))(l)
	fine(l.UpdateUserPool(t.Context(), &cip.UpdateUserPoolInput{
		UserPoolId: pool, UserPoolTier: types.UserPoolTierTypeLite, MfaConfiguration: types.UserPoolMfaTypeOptional,
	}))(l)
	refused(prefer(true))(l, "InvalidParameterException", "*")
	refused(configure(&types.EmailMfaConfigType{}))(l, "FeatureUnavailableInTierException", "*")
	fine(prefer(false))(l)
	fine(configure(nil))(l)
}

const appSecret = "JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP"

func withFactors(preferred string, factors ...string) emulator.UserSeed {
	return emulator.UserSeed{
		Username: "alice", Password: goodPassword, Factors: factors, PreferredFactor: preferred, TOTPSecret: appSecret,
		Attributes: []emulator.Attribute{{Name: "email", Value: "alice@example.com"}, {Name: "phone_number", Value: "+15550100"}},
	}
}

func TestSignInWithAnAuthenticatorApp(t *testing.T) {
	l, pool, client := mfaLab(t, types.UserPoolMfaTypeOptional)
	l.seed(pool, withFactors("SOFTWARE_TOKEN_MFA", "SOFTWARE_TOKEN_MFA", "SMS_MFA"))
	answer := func(session *string, code string) (*cip.RespondToAuthChallengeOutput, error) {
		return l.respond(client, types.ChallengeNameTypeSoftwareTokenMfa, session, map[string]string{"USERNAME": "alice", "SOFTWARE_TOKEN_MFA_CODE": code})
	}
	asked := must(l.signIn(client, "alice", goodPassword))(l)
	if asked.ChallengeName != types.ChallengeNameTypeSoftwareTokenMfa {
		t.Fatalf("asked for %s", asked.ChallengeName)
	}
	refused(answer(asked.Session, "000000"))(l, "CodeMismatchException", "Invalid code or auth state for the user.")
	refused(answer(asked.Session, authenticator(appSecret, l.now.Add(-90*time.Second))))(l, "CodeMismatchException", "*")
	if done := must(answer(asked.Session, authenticator(appSecret, l.now.Add(-30*time.Second))))(l); done.AuthenticationResult == nil {
		t.Error("a code of the step before is refused")
	}
	again := must(l.signIn(client, "alice", goodPassword))(l)
	refused(answer(again.Session, authenticator(appSecret, l.now.Add(-30*time.Second))))(l, "ExpiredCodeException", "Your software token has already been used once.")
	fine(answer(again.Session, authenticator(appSecret, l.now)))(l)
}

func TestWrongCodesLockAsWrongPasswordsDo(t *testing.T) {
	l, pool, client := mfaLab(t, types.UserPoolMfaTypeOptional)
	l.seed(pool, withFactors("SOFTWARE_TOKEN_MFA", "SOFTWARE_TOKEN_MFA"))
	session := must(l.signIn(client, "alice", goodPassword))(l).Session
	answer := func(code string) (*cip.RespondToAuthChallengeOutput, error) {
		return l.respond(client, types.ChallengeNameTypeSoftwareTokenMfa, session, map[string]string{"USERNAME": "alice", "SOFTWARE_TOKEN_MFA_CODE": code})
	}
	for range 5 {
		refused(answer("000000"))(l, "CodeMismatchException", "*")
	}
	refused(answer(authenticator(appSecret, l.now)))(l, "NotAuthorizedException", "Password attempts exceeded")
	l.pass(time.Second)
	fine(answer(authenticator(appSecret, l.now)))(l)
}

func TestSignInWithACodeByMessage(t *testing.T) {
	for factor, test := range map[string]struct{ parameter, medium, to string }{
		"SMS_MFA":   {"SMS_MFA_CODE", "SMS", "+15550100"},
		"EMAIL_OTP": {"EMAIL_OTP_CODE", "EMAIL", "alice@example.com"},
	} {
		l, pool, client := mfaLab(t, types.UserPoolMfaTypeOptional)
		l.seed(pool, withFactors(factor, factor, "SOFTWARE_TOKEN_MFA"))
		asked := must(l.signIn(client, "alice", goodPassword))(l)
		sent := l.lastMessage()
		if string(asked.ChallengeName) != factor || sent.Medium != test.medium || sent.To != test.to || asked.ChallengeParameters["CODE_DELIVERY_DELIVERY_MEDIUM"] != test.medium {
			t.Fatalf("asked for %s %v, sent %+v", asked.ChallengeName, asked.ChallengeParameters, sent)
		}
		refused(l.respond(client, asked.ChallengeName, asked.Session, map[string]string{"USERNAME": "alice", test.parameter: "x"}))(l, "CodeMismatchException", "*")
		fine(l.respond(client, asked.ChallengeName, asked.Session, map[string]string{"USERNAME": "alice", test.parameter: sent.Code}))(l)
	}
}

func TestWithoutAPreferenceTheUserChooses(t *testing.T) {
	l, pool, client := mfaLab(t, types.UserPoolMfaTypeOptional)
	l.seed(pool, withFactors("", "SMS_MFA", "SOFTWARE_TOKEN_MFA"))
	asked := must(l.signIn(client, "alice", goodPassword))(l)
	if asked.ChallengeName != types.ChallengeNameTypeSelectMfaType || asked.ChallengeParameters["MFAS_CAN_CHOOSE"] != `["SMS_MFA","SOFTWARE_TOKEN_MFA"]` {
		t.Fatalf("asked for %s %v", asked.ChallengeName, asked.ChallengeParameters)
	}
	refused(l.respond(client, asked.ChallengeName, asked.Session, map[string]string{"USERNAME": "alice", "ANSWER": "EMAIL_OTP"}))(l, "InvalidParameterException", "*")
	next := must(l.respond(client, asked.ChallengeName, asked.Session, map[string]string{"USERNAME": "alice", "ANSWER": "SOFTWARE_TOKEN_MFA"}))(l)
	fine(l.respond(client, next.ChallengeName, next.Session, map[string]string{"USERNAME": "alice", "SOFTWARE_TOKEN_MFA_CODE": authenticator(appSecret, l.now)}))(l)
}

func TestAPreferenceHasNoEffectWhereThePoolHasNoMFA(t *testing.T) {
	l := newLab(t)
	pool := l.pool()
	l.seed(pool, withFactors("SOFTWARE_TOKEN_MFA", "SOFTWARE_TOKEN_MFA"))
	if out := must(l.signIn(l.webClient(pool), "alice", goodPassword))(l); out.AuthenticationResult == nil {
		t.Errorf("asked for %s", out.ChallengeName)
	}
}

func TestWhereMFAIsRequiredAnAppIsRegisteredOnTheWay(t *testing.T) {
	l, pool, client := mfaLab(t, types.UserPoolMfaTypeOn)
	l.seed(pool, emulator.UserSeed{Username: "alice", Password: goodPassword})
	asked := must(l.signIn(client, "alice", goodPassword))(l)
	if asked.ChallengeName != types.ChallengeNameTypeMfaSetup || asked.ChallengeParameters["MFAS_CAN_SETUP"] != `["SMS_MFA","SOFTWARE_TOKEN_MFA","EMAIL_OTP"]` {
		t.Fatalf("asked for %s %v", asked.ChallengeName, asked.ChallengeParameters)
	}
	responses := map[string]string{"USERNAME": "alice"}
	refused(l.respond(client, asked.ChallengeName, asked.Session, responses))(l, "InvalidParameterException", "*")
	app := must(l.AssociateSoftwareToken(t.Context(), &cip.AssociateSoftwareTokenInput{Session: asked.Session}))(l)
	const once = "Invalid session for the user, session can only be used once."
	refused(l.AssociateSoftwareToken(t.Context(), &cip.AssociateSoftwareTokenInput{Session: asked.Session}))(l, "NotAuthorizedException", once)
	refused(l.VerifySoftwareToken(t.Context(), &cip.VerifySoftwareTokenInput{Session: app.Session, UserCode: aws.String("000000")}))(l,
		"EnableSoftwareTokenMFAException", "Code mismatch and fail enable Software Token MFA")
	verified := must(l.VerifySoftwareToken(t.Context(), &cip.VerifySoftwareTokenInput{Session: app.Session, UserCode: aws.String(authenticator(*app.SecretCode, l.now))}))(l)
	refused(l.respond(client, asked.ChallengeName, app.Session, responses))(l, "NotAuthorizedException", once)
	if done := must(l.respond(client, asked.ChallengeName, verified.Session, responses))(l); done.AuthenticationResult == nil {
		t.Error("no tokens")
	}
	alice := aws.String("alice")
	u := must(l.AdminGetUser(t.Context(), &cip.AdminGetUserInput{UserPoolId: pool, Username: alice}))(l)
	if aws.ToString(u.PreferredMfaSetting) != "SOFTWARE_TOKEN_MFA" {
		t.Errorf("prefers %v of %v", u.PreferredMfaSetting, u.UserMFASettingList)
	}
	// Where MFA is required nobody may turn their factor off, but a lost app can be deleted.
	if err := preferFactor(refuseTOTP)(l, pool, alice); !isCode(err, "InvalidParameterException") {
		t.Errorf("turning it off: %v", err)
	}
	fine(l.AdminDeleteSoftwareToken(t.Context(), &cip.AdminDeleteSoftwareTokenInput{UserPoolId: pool, Username: alice}))(l)
	refused(l.AdminDeleteSoftwareToken(t.Context(), &cip.AdminDeleteSoftwareTokenInput{UserPoolId: pool, Username: alice}))(l, "SoftwareTokenMFANotFoundException", "*")
	if again := must(l.signIn(client, "alice", goodPassword))(l); again.ChallengeName != types.ChallengeNameTypeMfaSetup {
		t.Errorf("asked for %s", again.ChallengeName)
	}
}

// TestAnAppIsKeptWhoseRegistrationDidNotEnd signs in again after each step of a registration.
func TestAnAppIsKeptWhoseRegistrationDidNotEnd(t *testing.T) {
	l, pool, client := mfaLab(t, types.UserPoolMfaTypeOn)
	l.seed(pool, emulator.UserSeed{Username: "alice", Password: goodPassword})
	begun := func(when string, want types.ChallengeNameType) *cip.InitiateAuthOutput {
		t.Helper()
		out := must(l.signIn(client, "alice", goodPassword))(l)
		if out.ChallengeName != want {
			t.Errorf("%s: asked for %s, want %s", when, out.ChallengeName, want)
		}
		return out
	}
	asked := begun("without an app", types.ChallengeNameTypeMfaSetup)
	app := must(l.AssociateSoftwareToken(t.Context(), &cip.AssociateSoftwareTokenInput{Session: asked.Session}))(l)
	begun("with an app that proved nothing", types.ChallengeNameTypeMfaSetup)
	fine(l.VerifySoftwareToken(t.Context(), &cip.VerifySoftwareTokenInput{Session: app.Session, UserCode: aws.String(authenticator(*app.SecretCode, l.now))}))(l)
	next := begun("with an app that did", types.ChallengeNameTypeSoftwareTokenMfa)
	l.pass(time.Minute)
	code := map[string]string{"USERNAME": "alice", "SOFTWARE_TOKEN_MFA_CODE": authenticator(*app.SecretCode, l.now)}
	if done := must(l.respond(client, next.ChallengeName, next.Session, code))(l); done.AuthenticationResult == nil {
		t.Error("no tokens")
	}
	fine(l.AdminDeleteSoftwareToken(t.Context(), &cip.AdminDeleteSoftwareTokenInput{UserPoolId: pool, Username: aws.String("alice")}))(l)
	begun("without the app again", types.ChallengeNameTypeMfaSetup)
}

func TestAFactorThatIsTurnedOffIsNotPreferred(t *testing.T) {
	l, pool, _ := mfaLab(t, types.UserPoolMfaTypeOptional)
	l.seed(pool, withFactors("SOFTWARE_TOKEN_MFA", "SOFTWARE_TOKEN_MFA", "SMS_MFA"))
	alice := aws.String("alice")
	if err := preferFactor(refuseTOTP)(l, pool, alice); err != nil {
		t.Fatal(err)
	}
	u := must(l.AdminGetUser(t.Context(), &cip.AdminGetUserInput{UserPoolId: pool, Username: alice}))(l)
	if u.PreferredMfaSetting != nil || len(u.UserMFASettingList) != 1 || u.UserMFASettingList[0] != "SMS_MFA" {
		t.Errorf("prefers %s of %v", aws.ToString(u.PreferredMfaSetting), u.UserMFASettingList)
	}
}

func TestRegisteringAnAppWhenSignedIn(t *testing.T) {
	l, pool, client := mfaLab(t, types.UserPoolMfaTypeOptional)
	alice := l.user(pool, "alice", types.UserStatusTypeConfirmed)
	token := must(l.signIn(client, "alice", goodPassword))(l).AuthenticationResult.AccessToken
	app := must(l.AssociateSoftwareToken(t.Context(), &cip.AssociateSoftwareTokenInput{AccessToken: token}))(l)
	if err := preferFactor(wantTOTP)(l, pool, alice); !isCode(err, "InvalidParameterException") {
		t.Errorf("an app that has not proved itself: %v", err)
	}
	fine(l.VerifySoftwareToken(t.Context(), &cip.VerifySoftwareTokenInput{AccessToken: token, UserCode: aws.String(authenticator(*app.SecretCode, l.now))}))(l)
	if err := preferFactor(wantTOTP)(l, pool, alice); err != nil {
		t.Error(err)
	}
	got := must(l.AdminGetUserAuthFactors(t.Context(), &cip.AdminGetUserAuthFactorsInput{UserPoolId: pool, Username: alice}))(l)
	if len(got.UserMFASettingList) != 1 || len(got.ConfiguredUserAuthFactors) != 1 || got.ConfiguredUserAuthFactors[0] != types.AuthFactorTypePassword {
		t.Errorf("got %+v", got)
	}
}

// The name that a user gave their app is in every question for its code, until it is another app.
func TestAnAppIsAskedForByItsName(t *testing.T) {
	l, pool, client := mfaLab(t, types.UserPoolMfaTypeOptional)
	alice := aws.String("alice")
	l.seed(pool, emulator.UserSeed{Username: *alice, Password: goodPassword, Attributes: []emulator.Attribute{{Name: "phone_number", Value: "+15550100"}}})
	token := must(l.signIn(client, "alice", goodPassword))(l).AuthenticationResult.AccessToken
	register := func(name *string) {
		app := must(l.AssociateSoftwareToken(t.Context(), &cip.AssociateSoftwareTokenInput{AccessToken: token}))(l)
		fine(l.VerifySoftwareToken(t.Context(), &cip.VerifySoftwareTokenInput{
			AccessToken: token, UserCode: aws.String(authenticator(*app.SecretCode, l.now)), FriendlyDeviceName: name,
		}))(l)
		if err := preferFactor(wantTOTP)(l, pool, alice); err != nil {
			t.Fatal(err)
		}
	}
	named := func(when, want string, parameters map[string]string) {
		t.Helper()
		if got, has := parameters["FRIENDLY_DEVICE_NAME"]; got != want || has != (want != "") {
			t.Errorf("%s: the app is named %q in %v, want %q", when, got, parameters, want)
		}
	}
	register(aws.String("phone"))
	named("signing in", "phone", must(l.signIn(client, "alice", goodPassword))(l).ChallengeParameters)

	fine(l.AdminSetUserMFAPreference(t.Context(), &cip.AdminSetUserMFAPreferenceInput{
		UserPoolId: pool, Username: alice, SMSMfaSettings: &types.SMSMfaSettingsType{Enabled: true},
		SoftwareTokenMfaSettings: &types.SoftwareTokenMfaSettingsType{Enabled: true},
	}))(l)
	choice := must(l.signIn(client, "alice", goodPassword))(l)
	named("asked for a choice", "", choice.ChallengeParameters)
	chosen := must(l.respond(client, choice.ChallengeName, choice.Session, map[string]string{"USERNAME": "alice", "ANSWER": "SOFTWARE_TOKEN_MFA"}))(l)
	named("having chosen", "phone", chosen.ChallengeParameters)

	register(nil)
	named("with another app, without a name", "", must(l.signIn(client, "alice", goodPassword))(l).ChallengeParameters)
}
