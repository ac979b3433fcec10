package emulator_test

import (
	"crypto/rand"
	"crypto/sha256"
	"encoding/base64"
	"fmt"
	"math/big"
	"strings"
	"testing"
	"time"

	"github.com/aws/aws-sdk-go-v2/aws"
	cip "github.com/aws/aws-sdk-go-v2/service/cognitoidentityprovider"
	"github.com/aws/aws-sdk-go-v2/service/cognitoidentityprovider/types"

	"github.com/cognito-tui/cognito-tui/admin/emulator"
)

// deviceLab is a pool that tracks devices, whose user alice has a second factor if it has MFA.
type deviceLab struct {
	*lab
	pool, client *string
}

func newDeviceLab(t *testing.T, config types.DeviceConfigurationType, required types.UserPoolMfaType) *deviceLab {
	t.Helper()
	l := newLab(t)
	pool := l.pool(func(in *cip.CreateUserPoolInput) { in.DeviceConfiguration = &config })
	if required != types.UserPoolMfaTypeOff {
		fine(l.SetUserPoolMfaConfig(t.Context(), &cip.SetUserPoolMfaConfigInput{
			UserPoolId: pool, MfaConfiguration: required,
			SmsMfaConfiguration: &types.SmsMfaConfigType{SmsConfiguration: &types.SmsConfigurationType{SnsCallerArn: aws.String("arn:aws:iam::123456789012:role/sms")}},
		}))(l)
	}
	l.seed(pool, withFactors("SMS_MFA", "SMS_MFA"))
	return &deviceLab{l, pool, l.webClient(pool, srpFlow)}
}

// replacing is a pool's configuration in which remembered devices replace the second factor.
var replacing = types.DeviceConfigurationType{ChallengeRequiredOnNewDevice: true}

// device is a device's half: what it was called, and its secret.
type device struct{ key, group, secret string }

// verifier is what a device sends of its secret.
func (d device) verifier(t *testing.T) *types.DeviceSecretVerifierConfigType {
	t.Helper()
	salt := make([]byte, 16)
	if _, err := rand.Read(salt); err != nil {
		t.Fatal(err)
	}
	salt[0] = salt[0]&0x7f | 1 // a positive number without a zero in front
	inner := sha256.Sum256([]byte(d.group + d.key + ":" + d.secret))
	x := sha256.Sum256(append(append([]byte{}, salt...), inner[:]...))
	v := new(big.Int).Exp(big.NewInt(2), new(big.Int).SetBytes(x[:]), srpPrime)
	encode := func(raw []byte) *string { return aws.String(base64.StdEncoding.EncodeToString(raw)) }
	return &types.DeviceSecretVerifierConfigType{Salt: encode(salt), PasswordVerifier: encode(append([]byte{0}, v.Bytes()...))}
}

// begin signs in with the password, and a device's key unless it is "".
func (l *deviceLab) begin(key string) (*cip.RespondToAuthChallengeOutput, error) {
	l.Helper()
	name := func(in map[string]string) {
		if key != "" {
			in["DEVICE_KEY"] = key
		}
	}
	e := must(l.beginSRP(l.pool, l.client, "alice", name))(l.lab)
	return e.prove(goodPassword, name)
}

// code gives the code that was sent.
func (l *deviceLab) code(asked *cip.RespondToAuthChallengeOutput, key string) (*cip.RespondToAuthChallengeOutput, error) {
	l.Helper()
	if asked.ChallengeName != types.ChallengeNameTypeSmsMfa {
		l.Fatalf("asked for %s", asked.ChallengeName)
	}
	return l.respond(l.client, asked.ChallengeName, asked.Session, map[string]string{"USERNAME": "alice", "SMS_MFA_CODE": l.lastMessage().Code, "DEVICE_KEY": key})
}

// authenticate is a device's answer to DEVICE_SRP_AUTH.
func (l *deviceLab) authenticate(asked *cip.RespondToAuthChallengeOutput, d device, edit ...func(map[string]string)) (*cip.RespondToAuthChallengeOutput, error) {
	l.Helper()
	if asked.ChallengeName != types.ChallengeNameTypeDeviceSrpAuth || asked.Session == nil {
		l.Fatalf("asked for %s", asked.ChallengeName)
	}
	srp := newSRPClient(l.T)
	next, err := l.respond(l.client, asked.ChallengeName, asked.Session, map[string]string{"USERNAME": "alice", "DEVICE_KEY": d.key, "SRP_A": srp.hex()})
	if err != nil {
		return nil, err
	}
	if next.ChallengeName != types.ChallengeNameTypeDevicePasswordVerifier || next.ChallengeParameters["DEVICE_KEY"] != d.key {
		l.Fatalf("asked for %s %v", next.ChallengeName, next.ChallengeParameters)
	}
	responses := map[string]string{
		"USERNAME": "alice", "DEVICE_KEY": d.key, "TIMESTAMP": l.timestamp(), "PASSWORD_CLAIM_SECRET_BLOCK": next.ChallengeParameters["SECRET_BLOCK"],
		"PASSWORD_CLAIM_SIGNATURE": srp.signed(d.group+d.key, d.secret, next.ChallengeParameters, l.timestamp()),
	}
	for _, f := range edit {
		f(responses)
	}
	return l.respond(l.client, next.ChallengeName, next.Session, responses)
}

// newDevice returns the device that a sign-in was given.
func (l *deviceLab) newDevice(done *cip.RespondToAuthChallengeOutput) device {
	l.Helper()
	if done.AuthenticationResult == nil || done.AuthenticationResult.NewDeviceMetadata == nil {
		l.Fatalf("no device was given, asked for %q", done.ChallengeName)
	}
	given := done.AuthenticationResult.NewDeviceMetadata
	return device{*given.DeviceKey, *given.DeviceGroupKey, "a device's secret"}
}

func (l *deviceLab) confirm(done *cip.RespondToAuthChallengeOutput, d device) (*cip.ConfirmDeviceOutput, error) {
	return l.ConfirmDevice(l.Context(), &cip.ConfirmDeviceInput{
		AccessToken: done.AuthenticationResult.AccessToken, DeviceKey: &d.key, DeviceName: aws.String("Alice's phone"), DeviceSecretVerifierConfig: d.verifier(l.T),
	})
}

// confirmed signs alice in with a code where one is asked for, and confirms her device.
func (l *deviceLab) confirmed() (device, *types.AuthenticationResultType) {
	l.Helper()
	done := must(l.begin(""))(l.lab)
	if done.AuthenticationResult == nil {
		done = must(l.code(done, ""))(l.lab)
	}
	d := l.newDevice(done)
	fine(l.confirm(done, d))(l.lab)
	return d, done.AuthenticationResult
}

// deviceKey is the device that an access token is for.
func (l *deviceLab) deviceKey(result *types.AuthenticationResultType) string {
	l.Helper()
	claims, _ := l.verify(result.AccessToken)
	key, _ := claims["device_key"].(string)
	return key
}

func (l *deviceLab) status(d device, token *string, to types.DeviceRememberedStatusType) error {
	_, err := l.UpdateDeviceStatus(l.Context(), &cip.UpdateDeviceStatusInput{AccessToken: token, DeviceKey: &d.key, DeviceRememberedStatus: to})
	return err
}

func TestARememberedDeviceReplacesTheSecondFactor(t *testing.T) {
	for _, required := range []types.UserPoolMfaType{types.UserPoolMfaTypeOptional, types.UserPoolMfaTypeOn} {
		l := newDeviceLab(t, replacing, required)
		d, result := l.confirmed()
		if !strings.HasPrefix(d.key, "eu-west-1_") || len(d.key) != len("eu-west-1_")+36 || l.deviceKey(result) != d.key {
			t.Errorf("device %+v, the token's %s", d, l.deviceKey(result))
		}
		done := must(l.authenticate(must(l.begin(d.key))(l.lab), d))(l.lab)
		if done.AuthenticationResult == nil || done.AuthenticationResult.NewDeviceMetadata != nil {
			t.Fatalf("got %+v", done)
		}
		if got := l.deviceKey(done.AuthenticationResult); got != d.key {
			t.Errorf("device_key is %v", got)
		}

		// Not remembered, it is as any other: the code is asked for, and no other device is offered.
		if err := l.status(d, result.AccessToken, types.DeviceRememberedStatusTypeNotRemembered); err != nil {
			t.Fatal(err)
		}
		plain := must(l.code(must(l.begin(d.key))(l.lab), d.key))(l.lab)
		if plain.AuthenticationResult == nil || plain.AuthenticationResult.NewDeviceMetadata != nil {
			t.Errorf("got %+v", plain)
		}
		fine(l.AdminUpdateDeviceStatus(t.Context(), &cip.AdminUpdateDeviceStatusInput{
			UserPoolId: l.pool, Username: aws.String("alice"), DeviceKey: &d.key, DeviceRememberedStatus: types.DeviceRememberedStatusTypeRemembered,
		}))(l.lab)
		fine(l.authenticate(must(l.begin(d.key))(l.lab), d))(l.lab)

		// Without its key the sign-in is one with a new device.
		l.newDevice(must(l.code(must(l.begin(""))(l.lab), ""))(l.lab))
	}
}

func TestADeviceIsAskedBesidesTheSecondFactor(t *testing.T) {
	l := newDeviceLab(t, types.DeviceConfigurationType{}, types.UserPoolMfaTypeOptional)
	d, _ := l.confirmed()
	asked := must(l.begin(d.key))(l.lab)
	next := must(l.code(asked, d.key))(l.lab)
	// amazon-cognito-identity-js answers with the session that it had.
	if aws.ToString(next.Session) != *asked.Session {
		t.Errorf("the session is another: %s", aws.ToString(next.Session))
	}
	fine(l.authenticate(next, d))(l.lab)
}

func TestADeviceIsAskedWithoutMFA(t *testing.T) {
	l := newDeviceLab(t, types.DeviceConfigurationType{}, types.UserPoolMfaTypeOff)
	d, _ := l.confirmed()
	fine(l.authenticate(must(l.begin(d.key))(l.lab), d))(l.lab)
}

// TestADeviceIsAskedAfterAPlainPassword, whichever flow began the sign-in.
func TestADeviceIsAskedAfterAPlainPassword(t *testing.T) {
	l := newDeviceLab(t, replacing, types.UserPoolMfaTypeOptional)
	d, _ := l.confirmed()
	signIn := func(key string) (*cip.InitiateAuthOutput, error) {
		return l.InitiateAuth(t.Context(), &cip.InitiateAuthInput{
			ClientId: l.client, AuthFlow: types.AuthFlowTypeUserPasswordAuth, AuthParameters: map[string]string{"USERNAME": "alice", "PASSWORD": goodPassword, "DEVICE_KEY": key},
		})
	}
	asked := must(signIn(d.key))(l.lab)
	fine(l.authenticate(&cip.RespondToAuthChallengeOutput{ChallengeName: asked.ChallengeName, Session: asked.Session}, d))(l.lab)
	refused(signIn("eu-west-1_00000000-0000-4000-8000-000000000000"))(l.lab, "ResourceNotFoundException", "Device does not exist.")
}

func TestUsersAreAskedWhetherToRemember(t *testing.T) {
	l := newDeviceLab(t, types.DeviceConfigurationType{ChallengeRequiredOnNewDevice: true, DeviceOnlyRememberedOnUserPrompt: true}, types.UserPoolMfaTypeOptional)
	done := must(l.code(must(l.begin(""))(l.lab), ""))(l.lab)
	d := l.newDevice(done)
	if out := must(l.confirm(done, d))(l.lab); !out.UserConfirmationNecessary {
		t.Error("the user is not asked")
	}
	if next := must(l.begin(d.key))(l.lab); next.ChallengeName != types.ChallengeNameTypeSmsMfa {
		t.Errorf("asked for %s", next.ChallengeName)
	}
	if err := l.status(d, done.AuthenticationResult.AccessToken, types.DeviceRememberedStatusTypeRemembered); err != nil {
		t.Fatal(err)
	}
	fine(l.authenticate(must(l.begin(d.key))(l.lab), d))(l.lab)
}

func TestDevicesAreListedShownAndForgotten(t *testing.T) {
	l := newDeviceLab(t, replacing, types.UserPoolMfaTypeOptional)
	alice := aws.String("alice")
	d, result := l.confirmed()
	l.pass(time.Minute)
	fine(l.authenticate(must(l.begin(d.key))(l.lab), d))(l.lab)
	second, _ := l.confirmed()

	listed := must(l.ListDevices(t.Context(), &cip.ListDevicesInput{AccessToken: result.AccessToken, Limit: aws.Int32(1)}))(l.lab)
	if len(listed.Devices) != 1 || *listed.Devices[0].DeviceKey != d.key || listed.PaginationToken == nil {
		t.Fatalf("listed %+v", listed)
	}
	rest := must(l.ListDevices(t.Context(), &cip.ListDevicesInput{AccessToken: result.AccessToken, PaginationToken: listed.PaginationToken}))(l.lab)
	if len(rest.Devices) != 1 || *rest.Devices[0].DeviceKey != second.key {
		t.Errorf("the rest is %+v", rest)
	}
	shown := must(l.GetDevice(t.Context(), &cip.GetDeviceInput{AccessToken: result.AccessToken, DeviceKey: &d.key}))(l.lab).Device
	seen := must(l.AdminGetDevice(t.Context(), &cip.AdminGetDeviceInput{UserPoolId: l.pool, Username: alice, DeviceKey: &d.key}))(l.lab).Device
	attributes := map[string]string{}
	for _, a := range shown.DeviceAttributes {
		attributes[*a.Name] = *a.Value
	}
	if attributes["device_name"] != "Alice's phone" || attributes["dev:device_remembered_status"] != "remembered" || attributes["last_ip_used"] != "127.0.0.1" {
		t.Errorf("attributes %v", attributes)
	}
	if !shown.DeviceLastAuthenticatedDate.Equal(l.now) || !shown.DeviceCreateDate.Equal(l.now.Add(-time.Minute)) || fmt.Sprint(*seen.DeviceKey) != d.key {
		t.Errorf("shown %+v", shown)
	}

	fine(l.ForgetDevice(t.Context(), &cip.ForgetDeviceInput{AccessToken: result.AccessToken, DeviceKey: &d.key}))(l.lab)
	fine(l.AdminForgetDevice(t.Context(), &cip.AdminForgetDeviceInput{UserPoolId: l.pool, Username: alice, DeviceKey: &second.key}))(l.lab)
	if left := must(l.AdminListDevices(t.Context(), &cip.AdminListDevicesInput{UserPoolId: l.pool, Username: alice}))(l.lab).Devices; len(left) != 0 {
		t.Errorf("left %+v", left)
	}
	const gone = "Device does not exist."
	refused(l.begin(d.key))(l.lab, "ResourceNotFoundException", gone)
	// The client begins again without the key, in the same exchange.
	e := must(l.beginSRP(l.pool, l.client, "alice"))(l.lab)
	refused(e.prove(goodPassword, func(r map[string]string) { r["DEVICE_KEY"] = d.key }))(l.lab, "ResourceNotFoundException", gone)
	if next := must(e.prove(goodPassword))(l.lab); next.ChallengeName != types.ChallengeNameTypeSmsMfa {
		t.Errorf("asked for %s", next.ChallengeName)
	}
}

func TestDeviceOperationsRefuse(t *testing.T) {
	l := newDeviceLab(t, replacing, types.UserPoolMfaTypeOptional)
	done := must(l.code(must(l.begin(""))(l.lab), ""))(l.lab)
	d, token := l.newDevice(done), done.AuthenticationResult.AccessToken
	ctx, alice, unknown := t.Context(), aws.String("alice"), aws.String("eu-west-1_00000000-0000-4000-8000-000000000000")
	bad := func(config types.DeviceSecretVerifierConfigType) error {
		_, err := l.ConfirmDevice(ctx, &cip.ConfirmDeviceInput{AccessToken: token, DeviceKey: &d.key, DeviceSecretVerifierConfig: &config})
		return err
	}
	_, notGiven := l.ConfirmDevice(ctx, &cip.ConfirmDeviceInput{AccessToken: token, DeviceKey: unknown})
	noSalt, noBase64 := bad(types.DeviceSecretVerifierConfigType{PasswordVerifier: aws.String("AAAA")}), bad(types.DeviceSecretVerifierConfigType{PasswordVerifier: aws.String("AAAA"), Salt: aws.String("%")})
	fine(l.confirm(done, d))(l.lab)
	_, twice := l.confirm(done, d)
	_, shown := l.GetDevice(ctx, &cip.GetDeviceInput{AccessToken: token, DeviceKey: unknown})
	_, shownToAll := l.GetDevice(ctx, &cip.GetDeviceInput{DeviceKey: &d.key})
	_, seen := l.AdminGetDevice(ctx, &cip.AdminGetDeviceInput{UserPoolId: l.pool, Username: alice, DeviceKey: unknown})
	_, forgotten := l.ForgetDevice(ctx, &cip.ForgetDeviceInput{AccessToken: token, DeviceKey: unknown})
	_, forgottenByAll := l.ForgetDevice(ctx, &cip.ForgetDeviceInput{DeviceKey: &d.key})
	_, updated := l.AdminUpdateDeviceStatus(ctx, &cip.AdminUpdateDeviceStatusInput{UserPoolId: l.pool, Username: alice, DeviceKey: unknown, DeviceRememberedStatus: "remembered"})
	_, listed := l.ListDevices(ctx, &cip.ListDevicesInput{AccessToken: aws.String("x")})
	const gone = "ResourceNotFoundException: Device does not exist."
	for name, test := range map[string]struct {
		err  error
		want string
	}{
		"a device that was not given":    {notGiven, "InvalidParameterException: Invalid device key given."},
		"a secret without a salt":        {noSalt, "InvalidParameterException: Invalid device secret verifier config given."},
		"a salt that is not base64":      {noBase64, "InvalidParameterException: Invalid device secret verifier config given."},
		"a second confirmation":          {twice, "DeviceKeyExistsException: Device already exists with the given device key."},
		"showing an unknown one":         {shown, gone},
		"showing one to an admin":        {seen, gone},
		"showing one without a token":    {shownToAll, "NotAuthorizedException: Missing Access Token"},
		"forgetting an unknown one":      {forgotten, gone},
		"forgetting one without a token": {forgottenByAll, "NotAuthorizedException: Missing Access Token"},
		"an unknown one's status":        {updated, gone},
		"a status that is none":          {l.status(d, token, ""), "InvalidParameterException: Device remembered status must be provided."},
		"another access token":           {listed, "NotAuthorizedException: Invalid Access Token"},
	} {
		if got := exception(test.err); got != test.want {
			t.Errorf("%s: got %s, want %s", name, got, test.want)
		}
	}

	// Nobody has devices in a pool that tracks none.
	other := newLab(t)
	pool := other.pool()
	other.user(pool, "alice", types.UserStatusTypeConfirmed)
	signedIn := must(other.signIn(other.webClient(pool), "alice", goodPassword))(other).AuthenticationResult
	if signedIn.NewDeviceMetadata != nil {
		t.Error("a device is given")
	}
	const untracked = "InvalidUserPoolConfigurationException"
	refused(other.ListDevices(ctx, &cip.ListDevicesInput{AccessToken: signedIn.AccessToken}))(other, untracked, "*")
	refused(other.ConfirmDevice(ctx, &cip.ConfirmDeviceInput{AccessToken: signedIn.AccessToken, DeviceKey: unknown}))(other, untracked, "*")
	refused(other.AdminGetDevice(ctx, &cip.AdminGetDeviceInput{UserPoolId: pool, Username: alice, DeviceKey: unknown}))(other, untracked, "*")
}

func TestADevicesProofIsChecked(t *testing.T) {
	l := newDeviceLab(t, replacing, types.UserPoolMfaTypeOptional)
	d, result := l.confirmed()
	for name, test := range map[string]struct {
		as   device
		edit func(map[string]string)
		want string
	}{
		"another secret": {device{d.key, d.group, "another"}, func(map[string]string) {}, wrong},
		"another group":  {device{d.key, "-other", d.secret}, func(map[string]string) {}, wrong},
		"another block":  {d, func(r map[string]string) { r["PASSWORD_CLAIM_SECRET_BLOCK"] = "AAAA" }, wrong},
		"no key":         {d, func(r map[string]string) { r["DEVICE_KEY"] = "" }, "InvalidParameterException: Missing required parameter DEVICE_KEY"},
		"its own":        {d, func(map[string]string) {}, "success"},
	} {
		_, err := l.authenticate(must(l.begin(d.key))(l.lab), test.as, test.edit)
		if got := exception(err); got != test.want {
			t.Errorf("%s: got %s, want %s", name, got, test.want)
		}
	}
	asked := must(l.begin(d.key))(l.lab)
	refused(l.respond(l.client, asked.ChallengeName, asked.Session, map[string]string{"USERNAME": "alice", "SRP_A": "2"}))(l.lab, "InvalidParameterException", "Missing required parameter DEVICE_KEY")
	refused(l.respond(l.client, asked.ChallengeName, asked.Session, map[string]string{"USERNAME": "alice", "DEVICE_KEY": d.key}))(l.lab, "InvalidParameterException", "Missing required parameter SRP_A")
	refused(l.respond(l.client, asked.ChallengeName, nil, map[string]string{"USERNAME": "alice", "DEVICE_KEY": d.key, "SRP_A": "2"}))(l.lab, "InvalidParameterException", "Missing required parameter Session")

	// Between the challenges it is forgotten, or no longer remembered.
	fine(l.AdminUpdateDeviceStatus(t.Context(), &cip.AdminUpdateDeviceStatusInput{UserPoolId: l.pool, Username: aws.String("alice"), DeviceKey: &d.key, DeviceRememberedStatus: "not_remembered"}))(l.lab)
	refused(l.authenticate(asked, d))(l.lab, "NotAuthorizedException", "Incorrect username or password.")
	if err := l.status(d, result.AccessToken, "remembered"); err != nil {
		t.Fatal(err)
	}
	asked = must(l.begin(d.key))(l.lab)
	fine(l.ForgetDevice(t.Context(), &cip.ForgetDeviceInput{AccessToken: result.AccessToken, DeviceKey: &d.key}))(l.lab)
	refused(l.authenticate(asked, d))(l.lab, "ResourceNotFoundException", "Device does not exist.")
}

func TestADeviceWithoutASecretCannotAuthenticate(t *testing.T) {
	l := newDeviceLab(t, replacing, types.UserPoolMfaTypeOptional)
	done := must(l.code(must(l.begin(""))(l.lab), ""))(l.lab)
	d := l.newDevice(done)
	fine(l.ConfirmDevice(t.Context(), &cip.ConfirmDeviceInput{AccessToken: done.AuthenticationResult.AccessToken, DeviceKey: &d.key}))(l.lab)
	refused(l.authenticate(must(l.begin(d.key))(l.lab), d))(l.lab, "NotAuthorizedException", "Incorrect username or password.")
}

// TestRefreshTokensBelongToADevice wants the key of the confirmed device where a pool tracks them.
func TestRefreshTokensBelongToADevice(t *testing.T) {
	l := newDeviceLab(t, replacing, types.UserPoolMfaTypeOff)
	refresh := func(token *string, key string) error {
		_, err := l.InitiateAuth(t.Context(), &cip.InitiateAuthInput{
			ClientId: l.client, AuthFlow: types.AuthFlowTypeRefreshTokenAuth, AuthParameters: map[string]string{"REFRESH_TOKEN": *token, "DEVICE_KEY": key},
		})
		_, rotated := l.GetTokensFromRefreshToken(t.Context(), &cip.GetTokensFromRefreshTokenInput{ClientId: l.client, RefreshToken: token, DeviceKey: aws.String(key)})
		if key == "" {
			_, rotated = l.GetTokensFromRefreshToken(t.Context(), &cip.GetTokensFromRefreshTokenInput{ClientId: l.client, RefreshToken: token})
		}
		if exception(err) != exception(rotated) {
			t.Errorf("InitiateAuth: %v, GetTokensFromRefreshToken: %v", err, rotated)
		}
		return err
	}
	const invalid = "NotAuthorizedException: Invalid Refresh Token"
	done := must(l.begin(""))(l.lab)
	d, token := l.newDevice(done), done.AuthenticationResult.RefreshToken
	if got := exception(refresh(token, d.key)); got != invalid {
		t.Errorf("not confirmed: %s", got)
	}
	fine(l.confirm(done, d))(l.lab)
	for key, want := range map[string]string{d.key: "success", "": invalid, "eu-west-1_00000000-0000-4000-8000-000000000000": invalid} {
		if got := exception(refresh(token, key)); got != want {
			t.Errorf("with the key %q: %s, want %s", key, got, want)
		}
	}
	fine(l.ForgetDevice(t.Context(), &cip.ForgetDeviceInput{AccessToken: done.AuthenticationResult.AccessToken, DeviceKey: &d.key}))(l.lab)
	if got := exception(refresh(token, d.key)); got != invalid {
		t.Errorf("forgotten: %s", got)
	}
}

// TestSeededDevicesAreRemembered keeps what a directory was seeded with.
func TestSeededDevicesAreRemembered(t *testing.T) {
	l := newDeviceLab(t, replacing, types.UserPoolMfaTypeOptional)
	key := "eu-west-1_0e8a8d3c-0b70-4b8f-9d1f-4a1f6d8a9f11"
	l.seed(l.pool, emulator.UserSeed{Username: "bob", Devices: []types.DeviceType{{
		DeviceKey: &key, DeviceAttributes: []types.AttributeType{{Name: aws.String("dev:device_remembered_status"), Value: aws.String("remembered")}},
	}}})
	fine(l.AdminUpdateDeviceStatus(t.Context(), &cip.AdminUpdateDeviceStatusInput{UserPoolId: l.pool, Username: aws.String("bob"), DeviceKey: &key, DeviceRememberedStatus: "not_remembered"}))(l.lab)
	shown := must(l.AdminGetDevice(t.Context(), &cip.AdminGetDeviceInput{UserPoolId: l.pool, Username: aws.String("bob"), DeviceKey: &key}))(l.lab).Device
	if len(shown.DeviceAttributes) != 1 || *shown.DeviceAttributes[0].Value != "not_remembered" {
		t.Errorf("shown %+v", shown.DeviceAttributes)
	}
}
