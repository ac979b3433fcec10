package emulator_test

import (
	"bytes"
	"crypto/ecdsa"
	"crypto/elliptic"
	"crypto/rand"
	"crypto/sha256"
	"encoding/base64"
	"encoding/binary"
	"encoding/json"
	"slices"
	"testing"
	"time"

	"github.com/aws/aws-sdk-go-v2/aws"
	cip "github.com/aws/aws-sdk-go-v2/service/cognitoidentityprovider"
	"github.com/aws/aws-sdk-go-v2/service/cognitoidentityprovider/document"
	"github.com/aws/aws-sdk-go-v2/service/cognitoidentityprovider/types"
	"github.com/fxamacker/cbor/v2"
)

// platform makes what a browser and an authenticator would send.
type platform struct {
	id                   []byte
	key                  *ecdsa.PrivateKey
	domain, origin, kind string
	flags                byte
	count                uint32
	format               string
	algorithm            int
	challenge            string // "" for the one that was asked
}

func newPlatform(t *testing.T) platform {
	t.Helper()
	key, err := ecdsa.GenerateKey(elliptic.P256(), rand.Reader)
	if err != nil {
		t.Fatal(err)
	}
	id := sha256.Sum256(point(t, key))
	return platform{id: id[:], key: key, domain: "example.com", origin: "https://login.example.com", flags: 0x45, format: "none", algorithm: -7}
}

// point is the public half of a key: 4, x and y.
func point(t *testing.T, key *ecdsa.PrivateKey) []byte {
	t.Helper()
	out, err := key.PublicKey.Bytes()
	if err != nil {
		t.Fatal(err)
	}
	return out
}

func (a platform) page(t *testing.T, kind, challenge string) []byte {
	t.Helper()
	if a.challenge != "" {
		challenge = a.challenge
	}
	if a.kind != "" {
		kind = a.kind
	}
	return marshalled(t, map[string]string{"type": kind, "challenge": challenge, "origin": a.origin})
}

func marshalled(t *testing.T, v any) []byte {
	t.Helper()
	out, err := json.Marshal(v)
	if err != nil {
		t.Fatal(err)
	}
	return out
}

func base64url(b []byte) string { return base64.RawURLEncoding.EncodeToString(b) }

func (a platform) data(credential []byte) []byte {
	hash := sha256.Sum256([]byte(a.domain))
	return slices.Concat(hash[:], []byte{a.flags}, binary.BigEndian.AppendUint32(nil, a.count), credential)
}

// created is the credential that registers the authenticator's key.
func (a platform) created(t *testing.T, challenge string) map[string]any {
	t.Helper()
	public, err := cbor.Marshal(map[int]any{1: 2, 3: a.algorithm, -1: 1, -2: point(t, a.key)[1:33], -3: point(t, a.key)[33:]})
	if err != nil {
		t.Fatal(err)
	}
	credential := slices.Concat(make([]byte, 16), binary.BigEndian.AppendUint16(nil, uint16(len(a.id))), a.id, public)
	object, err := cbor.Marshal(map[string]any{"fmt": a.format, "authData": a.data(credential), "attStmt": map[string]any{}})
	if err != nil {
		t.Fatal(err)
	}
	return map[string]any{
		"id": base64url(a.id), "rawId": base64url(a.id), "type": "public-key", "authenticatorAttachment": "platform",
		"response": map[string]any{
			"clientDataJSON": base64url(a.page(t, "webauthn.create", challenge)), "attestationObject": base64url(object), "transports": []string{"internal"},
		},
	}
}

// signed is the credential that signs in.
func (a platform) signed(t *testing.T, challenge string) string {
	t.Helper()
	page, data := a.page(t, "webauthn.get", challenge), a.data(nil)
	said := sha256.Sum256(page)
	sum := sha256.Sum256(slices.Concat(data, said[:]))
	signature, err := ecdsa.SignASN1(rand.Reader, a.key, sum[:])
	if err != nil {
		t.Fatal(err)
	}
	return string(marshalled(t, map[string]any{
		"id": base64url(a.id), "rawId": base64url(a.id), "type": "public-key",
		"response": map[string]any{
			"clientDataJSON": base64url(page), "authenticatorData": base64url(data), "signature": base64url(signature),
		},
	}))
}

// passkeyLab is a pool that lets users in by passkey, and alice, who is signed in.
type passkeyLab struct {
	*lab
	pool, client, token *string
}

func newPasskeyLab(t *testing.T) passkeyLab {
	t.Helper()
	l := newLab(t)
	pool := l.pool(allowing(types.AuthFactorTypePassword, types.AuthFactorTypeWebAuthn))
	client := l.webClient(pool, choiceFlow)
	l.user(pool, "alice", types.UserStatusTypeConfirmed)
	p := passkeyLab{l, pool, client, nil}
	p.rely("example.com", "")
	p.token = must(l.signIn(client, "alice", goodPassword))(l).AuthenticationResult.AccessToken
	return p
}

// rely sets the pool's relying party.
func (p passkeyLab) rely(domain string, factors types.WebAuthnFactorConfigurationType) {
	p.Helper()
	in := &cip.SetUserPoolMfaConfigInput{UserPoolId: p.pool, MfaConfiguration: "OFF", WebAuthnConfiguration: &types.WebAuthnConfigurationType{
		RelyingPartyId: &domain, UserVerification: types.UserVerificationTypePreferred, FactorConfiguration: factors,
	}}
	if factors != "" {
		in.MfaConfiguration, in.SoftwareTokenMfaConfiguration = "ON", &types.SoftwareTokenMfaConfigType{Enabled: true}
	}
	fine(p.SetUserPoolMfaConfig(p.Context(), in))(p.lab)
}

// begin starts a registration and returns its options.
func (p passkeyLab) begin() map[string]any {
	p.Helper()
	out := must(p.StartWebAuthnRegistration(p.Context(), &cip.StartWebAuthnRegistrationInput{AccessToken: p.token}))(p.lab)
	var options map[string]any
	if err := out.CredentialCreationOptions.UnmarshalSmithyDocument(&options); err != nil {
		p.Fatal(err)
	}
	return options
}

func (p passkeyLab) complete(credential any) error {
	_, err := p.CompleteWebAuthnRegistration(p.Context(), &cip.CompleteWebAuthnRegistrationInput{AccessToken: p.token, Credential: document.NewLazyDocument(credential)})
	return err
}

func (p passkeyLab) register(a platform) {
	p.Helper()
	if err := p.complete(a.created(p.T, p.begin()["challenge"].(string))); err != nil {
		p.Fatal(err)
	}
}

// ask begins a sign-in by passkey.
func (p passkeyLab) ask() (*cip.InitiateAuthOutput, string) {
	p.Helper()
	out := must(p.InitiateAuth(p.Context(), &cip.InitiateAuthInput{ClientId: p.client, AuthFlow: types.AuthFlowTypeUserAuth, AuthParameters: map[string]string{
		"USERNAME": "alice", "PREFERRED_CHALLENGE": "WEB_AUTHN",
	}}))(p.lab)
	var options struct{ Challenge string }
	_ = json.Unmarshal([]byte(out.ChallengeParameters["CREDENTIAL_REQUEST_OPTIONS"]), &options)
	return out, options.Challenge
}

func (p passkeyLab) answer(asked *cip.InitiateAuthOutput, credential string) (*cip.RespondToAuthChallengeOutput, error) {
	return p.RespondToAuthChallenge(p.Context(), &cip.RespondToAuthChallengeInput{
		ClientId: p.client, ChallengeName: types.ChallengeNameTypeWebAuthn, Session: asked.Session,
		ChallengeResponses: map[string]string{"USERNAME": "alice", "CREDENTIAL": credential},
	})
}

// TestAUserSignsInWithAPasskey is the life of a passkey.
func TestAUserSignsInWithAPasskey(t *testing.T) {
	p := newPasskeyLab(t)
	a := newPlatform(t)
	if out, _ := p.ask(); out.ChallengeName != types.ChallengeNameTypeSelectChallenge {
		t.Errorf("without a passkey: %s", out.ChallengeName)
	}
	options := p.begin()
	user, _ := base64.RawURLEncoding.DecodeString(options["user"].(map[string]any)["id"].(string))
	if rp := options["rp"].(map[string]any)["id"]; rp != "example.com" || string(user) != p.attribute(p.pool, aws.String("alice"), "sub") {
		t.Errorf("the options are %v", options)
	}
	if err := p.complete(a.created(t, options["challenge"].(string))); err != nil {
		t.Fatal(err)
	}
	list := must(p.ListWebAuthnCredentials(t.Context(), &cip.ListWebAuthnCredentialsInput{AccessToken: p.token}))(p.lab).Credentials
	if len(list) != 1 || *list[0].CredentialId != base64url(a.id) || *list[0].RelyingPartyId != "example.com" || list[0].AuthenticatorTransports[0] != "internal" {
		t.Fatalf("the passkeys are %+v", list)
	}
	if known := p.begin()["excludeCredentials"].([]any); len(known) != 1 {
		t.Errorf("known are %v", known)
	}
	for range 2 {
		a.count++
		asked, challenge := p.ask()
		if asked.ChallengeName != types.ChallengeNameTypeWebAuthn || must(p.answer(asked, a.signed(t, challenge)))(p.lab).AuthenticationResult == nil {
			t.Errorf("asked for %s", asked.ChallengeName)
		}
	}
	factors := must(p.AdminGetUserAuthFactors(t.Context(), &cip.AdminGetUserAuthFactorsInput{UserPoolId: p.pool, Username: aws.String("alice")}))(p.lab)
	if !slices.Contains(factors.ConfiguredUserAuthFactors, types.AuthFactorTypeWebAuthn) {
		t.Errorf("the factors are %v", factors.ConfiguredUserAuthFactors)
	}
	remove := func() error {
		_, err := p.DeleteWebAuthnCredential(t.Context(), &cip.DeleteWebAuthnCredentialInput{AccessToken: p.token, CredentialId: list[0].CredentialId})
		return err
	}
	expect(t, remove(), "success")
	expect(t, remove(), "ResourceNotFoundException: *")
}

// TestWhatPasskeysAreRefusedFor changes one thing each of what a browser sends.
func TestWhatPasskeysAreRefusedFor(t *testing.T) {
	p := newPasskeyLab(t)
	good := newPlatform(t)
	good.count = 7
	for name, test := range map[string]struct {
		change           func(*platform)
		register, signIn string
	}{
		"another site":              {func(a *platform) { a.origin = "https://example.com.evil.example" }, "WebAuthnOriginNotAllowedException: *", "NotAuthorizedException: *"},
		"without TLS":               {func(a *platform) { a.origin = "http://example.com" }, "WebAuthnOriginNotAllowedException: *", "NotAuthorizedException: *"},
		"another relying party":     {func(a *platform) { a.domain = "login.example.com" }, "WebAuthnRelyingPartyMismatchException: *", "NotAuthorizedException: *"},
		"another challenge":         {func(a *platform) { a.challenge = "x" }, "WebAuthnChallengeNotFoundException: *", "NotAuthorizedException: *"},
		"another purpose":           {func(a *platform) { a.kind = "payment.get" }, "InvalidParameterException: *", "NotAuthorizedException: *"},
		"nobody there":              {func(a *platform) { a.flags &^= 1 }, "InvalidParameterException: *", "NotAuthorizedException: *"},
		"an unknown maker":          {func(a *platform) { a.format = "fido-u2f" }, "WebAuthnCredentialNotSupportedException: *", "success"},
		"an unsigned self":          {func(a *platform) { a.format = "packed" }, "WebAuthnCredentialNotSupportedException: *", "success"},
		"an algorithm not asked":    {func(a *platform) { a.algorithm = -8 }, "WebAuthnCredentialNotSupportedException: *", "success"},
		"without a key":             {func(a *platform) { a.flags &^= 0x40 }, "InvalidParameterException: *", "success"},
		"another key":               {func(a *platform) { a.key = newPlatform(t).key }, "success", "NotAuthorizedException: *"},
		"another id":                {func(a *platform) { a.id = bytes.Repeat([]byte{1}, 32) }, "success", "NotAuthorizedException: *"},
		"a copy, which lags behind": {func(a *platform) { a.count = 7 }, "success", "NotAuthorizedException: *"},
	} {
		t.Run(name, func(t *testing.T) {
			p := newPasskeyLab(t)
			bad := good
			test.change(&bad)
			expect(t, p.complete(bad.created(t, p.begin()["challenge"].(string))), test.register)

			p = newPasskeyLab(t)
			p.register(good)
			bad = good
			bad.count++
			test.change(&bad)
			asked, challenge := p.ask()
			_, err := p.answer(asked, bad.signed(t, challenge))
			expect(t, err, test.signIn)
		})
	}
	for _, nonsense := range []any{"text", map[string]any{}, map[string]any{"type": "public-key"}, map[string]any{"type": "public-key", "response": map[string]any{"clientDataJSON": "!"}}} {
		p.begin()
		expect(t, p.complete(nonsense), "InvalidParameterException: *")
	}
}

// TestWhenPasskeysCannotBeRegistered is about pools, clients and time.
func TestWhenPasskeysCannotBeRegistered(t *testing.T) {
	p := newPasskeyLab(t)
	l, ctx := p.lab, t.Context()
	a := newPlatform(t)
	expect(t, p.complete(a.created(t, "x")), "WebAuthnChallengeNotFoundException: *")
	challenge := p.begin()["challenge"].(string)
	p.pass(6 * time.Minute)
	expect(t, p.complete(a.created(t, challenge)), "WebAuthnChallengeNotFoundException: *")

	challenge = p.begin()["challenge"].(string)
	elsewhere := p
	elsewhere.token = must(l.signIn(l.webClient(p.pool), "alice", goodPassword))(l).AuthenticationResult.AccessToken
	expect(t, elsewhere.complete(a.created(t, challenge)), "WebAuthnClientMismatchException: *")
	expect(t, p.complete(a.created(t, challenge)), "success")
	expect(t, p.complete(a.created(t, challenge)), "WebAuthnChallengeNotFoundException: *")
	expect(t, p.complete(a.created(t, p.begin()["challenge"].(string))), "InvalidParameterException: *")
	for range 19 {
		p.register(newPlatform(t))
	}
	start := func() error {
		_, err := l.StartWebAuthnRegistration(ctx, &cip.StartWebAuthnRegistrationInput{AccessToken: p.token})
		return err
	}
	expect(t, start(), "LimitExceededException: *")

	q := newPasskeyLab(t)
	fine(q.SetUserPoolMfaConfig(ctx, &cip.SetUserPoolMfaConfigInput{UserPoolId: q.pool, MfaConfiguration: "OFF"}))(q.lab)
	refused(q.StartWebAuthnRegistration(ctx, &cip.StartWebAuthnRegistrationInput{AccessToken: q.token}))(q.lab, "WebAuthnConfigurationMissingException", "*")
	fine(q.CreateUserPoolDomain(ctx, &cip.CreateUserPoolDomainInput{UserPoolId: q.pool, Domain: aws.String("acme-login")}))(q.lab)
	if id := q.begin()["rp"].(map[string]any)["id"]; id != "acme-login.auth.eu-west-1.amazoncognito.com" {
		t.Errorf("the relying party is %v", id)
	}
	fine(q.UpdateUserPool(ctx, &cip.UpdateUserPoolInput{UserPoolId: q.pool}))(q.lab)
	refused(q.StartWebAuthnRegistration(ctx, &cip.StartWebAuthnRegistrationInput{AccessToken: q.token}))(q.lab, "WebAuthnNotEnabledException", "*")
}

// TestAPasskeyTakesThePlaceOfTwoFactors is about pools that require MFA.
func TestAPasskeyTakesThePlaceOfTwoFactors(t *testing.T) {
	p := newPasskeyLab(t)
	l, ctx := p.lab, t.Context()
	a := newPlatform(t)
	p.register(a)
	enable := func(in cip.SetUserMFAPreferenceInput) error {
		in.AccessToken = p.token
		_, err := l.SetUserMFAPreference(ctx, &in)
		return err
	}
	passkey := cip.SetUserMFAPreferenceInput{WebAuthnMfaSettings: &types.WebAuthnMfaSettingsType{Enabled: true}}
	expect(t, enable(passkey), "InvalidParameterException: *") // the pool does not let it
	p.rely("example.com", types.WebAuthnFactorConfigurationTypeMultiFactorWithUserVerification)
	expect(t, enable(passkey), "InvalidParameterException: *") // alice has no other factor
	if out, _ := p.ask(); slices.Contains(out.AvailableChallenges, types.ChallengeNameTypeWebAuthn) {
		t.Errorf("she may choose from %v", out.AvailableChallenges)
	}
	secret := must(l.AssociateSoftwareToken(ctx, &cip.AssociateSoftwareTokenInput{AccessToken: p.token}))(l).SecretCode
	fine(l.VerifySoftwareToken(ctx, &cip.VerifySoftwareTokenInput{AccessToken: p.token, UserCode: aws.String(authenticator(*secret, l.now))}))(l)
	both := passkey
	both.SoftwareTokenMfaSettings = &types.SoftwareTokenMfaSettingsType{Enabled: true}
	expect(t, enable(both), "success")

	asked, challenge := p.ask()
	unverified := a
	unverified.flags &^= 4
	_, err := p.answer(asked, unverified.signed(t, challenge))
	expect(t, err, "NotAuthorizedException: *")
	if out := must(p.answer(asked, a.signed(t, challenge)))(l); out.AuthenticationResult == nil {
		t.Errorf("asked for %s", out.ChallengeName)
	}
}
