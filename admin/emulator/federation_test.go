package emulator_test

import (
	"encoding/json"
	"testing"

	"github.com/aws/aws-sdk-go-v2/aws"
	cip "github.com/aws/aws-sdk-go-v2/service/cognitoidentityprovider"
	"github.com/aws/aws-sdk-go-v2/service/cognitoidentityprovider/types"

	"github.com/cognito-tui/cognito-tui/admin/emulator"
)

func (l *lab) provider(pool *string, name string, kind types.IdentityProviderTypeType) {
	l.Helper()
	details := map[string]string{
		"client_id": "x", "client_secret": "y", "authorize_scopes": "openid", "oidc_issuer": "https://idp.example", "attributes_request_method": "GET",
	}
	if kind == types.IdentityProviderTypeTypeSaml {
		details = map[string]string{"MetadataURL": "https://idp.example/metadata"}
	}
	fine(l.CreateIdentityProvider(l.Context(), &cip.CreateIdentityProviderInput{
		UserPoolId: pool, ProviderName: &name, ProviderType: kind, ProviderDetails: details,
	}))(l)
}

func identifier(provider, attribute, value string) *types.ProviderUserIdentifierType {
	return &types.ProviderUserIdentifierType{ProviderName: &provider, ProviderAttributeName: &attribute, ProviderAttributeValue: &value}
}

func TestIdentityProviders(t *testing.T) {
	l := newLab(t)
	pool := l.pool()
	l.provider(pool, "Okta", types.IdentityProviderTypeTypeOidc)
	refused(l.CreateIdentityProvider(t.Context(), &cip.CreateIdentityProviderInput{
		UserPoolId: pool, ProviderName: aws.String("Okta"), ProviderType: types.IdentityProviderTypeTypeOidc, ProviderDetails: map[string]string{},
	}))(l, "DuplicateProviderException", "A provider Okta already exists in this user pool.")
	idp := must(l.DescribeIdentityProvider(t.Context(), &cip.DescribeIdentityProviderInput{UserPoolId: pool, ProviderName: aws.String("Okta")}))(l).IdentityProvider
	if idp.ProviderDetails["client_secret"] != "y" || *idp.UserPoolId != *pool {
		t.Errorf("got %+v", idp)
	}
	refused(l.DescribeIdentityProvider(t.Context(), &cip.DescribeIdentityProviderInput{UserPoolId: pool, ProviderName: aws.String("Nope")}))(l,
		"ResourceNotFoundException", "Identity provider Nope does not exist.")
}

func TestLinking(t *testing.T) {
	l := newLab(t)
	pool := l.pool()
	l.provider(pool, "Google", types.IdentityProviderTypeTypeGoogle)
	l.provider(pool, "AcmeAD", types.IdentityProviderTypeTypeSaml)
	alice := l.user(pool, "alice", types.UserStatusTypeConfirmed)
	l.user(pool, "bob", types.UserStatusTypeConfirmed)
	l.seed(pool, emulator.UserSeed{Username: "Google_been-here", Status: types.UserStatusTypeExternalProvider})
	link := func(name string, source *types.ProviderUserIdentifierType) string {
		_, err := l.AdminLinkProviderForUser(t.Context(), &cip.AdminLinkProviderForUserInput{
			UserPoolId: pool, DestinationUser: identifier("Cognito", "", name), SourceUser: source,
		})
		return exception(err)
	}
	for _, step := range []struct {
		to     string
		source *types.ProviderUserIdentifierType
		want   string
	}{
		{"nobody", identifier("Google", "Cognito_Subject", "1"), "UserNotFoundException: User does not exist."},
		{"alice", identifier("Nope", "Cognito_Subject", "1"), "ResourceNotFoundException: Identity provider Nope does not exist."},
		{"alice", identifier("Cognito", "Cognito_Subject", "bob"), "InvalidParameterException: Invalid SourceUser: Cognito users with a username/password may not be passed in as a SourceUser, only as a DestinationUser"},
		{"alice", identifier("Google", "Cognito_Subject", "been-here"), "InvalidParameterException: Merging is not currently supported, provide a SourceUser that has not been signed up in order to link"},
		{"alice", identifier("Google", "Cognito_Subject", "1"), "success"},
		{"alice", identifier("Google", "Cognito_Subject", "1"), "InvalidParameterException: SourceUser is already linked to DestinationUser"},
		{"alice", identifier("AcmeAD", "email", "a@corp"), "success"},
		{"alice", identifier("AcmeAD", "email", "b@corp"), "success"},
		{"alice", identifier("AcmeAD", "email", "c@corp"), "success"},
		{"alice", identifier("AcmeAD", "email", "d@corp"), "success"},
	} {
		if got := link(step.to, step.source); got != step.want {
			t.Errorf("linking %s to %s: %s, want %s", *step.source.ProviderAttributeValue, step.to, got, step.want)
		}
	}
	for to, source := range map[string]*types.ProviderUserIdentifierType{
		"AliasExistsException": identifier("Google", "Cognito_Subject", "1"), "InvalidParameterException": identifier("Google", "email", "2"),
	} {
		_, err := l.AdminLinkProviderForUser(t.Context(), &cip.AdminLinkProviderForUserInput{
			UserPoolId: pool, DestinationUser: identifier("Cognito", "", "bob"), SourceUser: source,
		})
		if !isCode(err, to) {
			t.Errorf("got %v, want %s", err, to)
		}
	}
	if got := link("alice", identifier("AcmeAD", "email", "e@corp")); got[:22] != "LimitExceededException" {
		t.Errorf("a sixth identity: %s", got)
	}
	var identities []map[string]any
	if err := json.Unmarshal([]byte(l.attribute(pool, alice, "identities")), &identities); err != nil || len(identities) != 5 {
		t.Fatalf("identities %v: %v", identities, err)
	}
	if first := identities[0]; first["userId"] != "1" || first["providerName"] != "Google" || first["primary"] != false || first["issuer"] != nil {
		t.Errorf("first identity %v", first)
	}
}

func TestUnlinking(t *testing.T) {
	l := newLab(t)
	pool := l.pool()
	client := l.webClient(pool)
	l.provider(pool, "Google", types.IdentityProviderTypeTypeGoogle)
	l.user(pool, "alice", types.UserStatusTypeConfirmed)
	google := identifier("Google", "Cognito_Subject", "1")
	disable := func(who *types.ProviderUserIdentifierType) (*cip.AdminDisableProviderForUserOutput, error) {
		return l.AdminDisableProviderForUser(t.Context(), &cip.AdminDisableProviderForUserInput{UserPoolId: pool, User: who})
	}
	refused(disable(google))(l, "UserNotFoundException", "User does not exist.")
	fine(l.AdminLinkProviderForUser(t.Context(), &cip.AdminLinkProviderForUserInput{UserPoolId: pool, DestinationUser: identifier("Cognito", "", "alice"), SourceUser: google}))(l)
	fine(disable(google))(l)
	if got := l.attribute(pool, aws.String("alice"), "identities"); got != "" {
		t.Errorf("still linked: %s", got)
	}
	fine(disable(identifier("Cognito", "Cognito_Subject", "alice")))(l)
	refused(l.signIn(client, "alice", goodPassword))(l, "NotAuthorizedException", "Incorrect username or password.")
}

// TestWhatProvidersNeed checks the details, mappings and identifiers of providers.
func TestWhatProvidersNeed(t *testing.T) {
	social := map[string]string{"client_id": "x", "client_secret": "y", "authorize_scopes": "profile"}
	for name, test := range map[string]struct {
		in   cip.CreateIdentityProviderInput
		want string
	}{
		"OIDC without an issuer":   {cip.CreateIdentityProviderInput{ProviderName: aws.String("Oidc"), ProviderType: "OIDC", ProviderDetails: social}, "InvalidParameterException: *"},
		"SAML without metadata":    {cip.CreateIdentityProviderInput{ProviderName: aws.String("Saml"), ProviderType: "SAML", ProviderDetails: social}, "InvalidParameterException: *"},
		"Google by another name":   {cip.CreateIdentityProviderInput{ProviderName: aws.String("Goggle"), ProviderType: "Google", ProviderDetails: social}, "InvalidParameterException: *"},
		"Google":                   {cip.CreateIdentityProviderInput{ProviderName: aws.String("Google"), ProviderType: "Google", ProviderDetails: social}, "success"},
		"mapping to the unknown":   {cip.CreateIdentityProviderInput{ProviderName: aws.String("Google"), ProviderType: "Google", ProviderDetails: social, AttributeMapping: map[string]string{"custom:no": "x"}}, "InvalidParameterException: *"},
		"mapping to the username":  {cip.CreateIdentityProviderInput{ProviderName: aws.String("Google"), ProviderType: "Google", ProviderDetails: social, AttributeMapping: map[string]string{"username": "sub", "email": "email"}}, "success"},
		"an identifier of another": {cip.CreateIdentityProviderInput{ProviderName: aws.String("Google"), ProviderType: "Google", ProviderDetails: social, IdpIdentifiers: []string{"okta.example"}}, "DuplicateProviderException: *"},
	} {
		t.Run(name, func(t *testing.T) {
			l := newLab(t)
			pool := l.pool()
			l.provider(pool, "Okta", types.IdentityProviderTypeTypeOidc)
			fine(l.UpdateIdentityProvider(t.Context(), &cip.UpdateIdentityProviderInput{UserPoolId: pool, ProviderName: aws.String("Okta"), IdpIdentifiers: []string{"okta.example"}}))(l)
			test.in.UserPoolId = pool
			_, err := l.CreateIdentityProvider(t.Context(), &test.in)
			expect(t, err, test.want)
		})
	}
}

// TestProvidersAreDescribedAsAWSDoes expects AWS's own addresses, and Apple's key to stay hidden.
func TestProvidersAreDescribedAsAWSDoes(t *testing.T) {
	l := newLab(t)
	pool := l.pool()
	for kind, want := range map[types.IdentityProviderTypeType]map[string]string{
		"Google":          {"client_secret": "y", "token_url": "https://www.googleapis.com/oauth2/v4/token", "oidc_issuer": "https://accounts.google.com"},
		"Facebook":        {"client_secret": "y", "api_version": "v21.0", "authorize_url": "https://www.facebook.com/v21.0/dialog/oauth"},
		"LoginWithAmazon": {"client_secret": "y", "attributes_url": "https://api.amazon.com/user/profile"},
		"SignInWithApple": {"private_key": "", "key_id": "k", "token_url": "https://appleid.apple.com/auth/token"},
	} {
		details := map[string]string{"client_id": "x", "client_secret": "y", "authorize_scopes": "email", "team_id": "t", "key_id": "k", "private_key": "z"}
		if kind == types.IdentityProviderTypeTypeFacebook {
			details["api_version"] = "v21.0"
		}
		name := aws.String(string(kind))
		fine(l.CreateIdentityProvider(t.Context(), &cip.CreateIdentityProviderInput{UserPoolId: pool, ProviderName: name, ProviderType: kind, ProviderDetails: details}))(l)
		got := must(l.DescribeIdentityProvider(t.Context(), &cip.DescribeIdentityProviderInput{UserPoolId: pool, ProviderName: name}))(l).IdentityProvider.ProviderDetails
		for key, value := range want {
			if got[key] != value {
				t.Errorf("%s has %s %q, want %q", kind, key, got[key], value)
			}
		}
	}
}

func TestProvidersChangeAndGo(t *testing.T) {
	l := newLab(t)
	pool, name := l.pool(), aws.String("Okta")
	update := func(in cip.UpdateIdentityProviderInput) (*cip.UpdateIdentityProviderOutput, error) {
		in.UserPoolId, in.ProviderName = pool, name
		return l.UpdateIdentityProvider(t.Context(), &in)
	}
	remove := func() error {
		_, err := l.DeleteIdentityProvider(t.Context(), &cip.DeleteIdentityProviderInput{UserPoolId: pool, ProviderName: name})
		return err
	}
	find := func() (*cip.GetIdentityProviderByIdentifierOutput, error) {
		return l.GetIdentityProviderByIdentifier(t.Context(), &cip.GetIdentityProviderByIdentifierInput{UserPoolId: pool, IdpIdentifier: aws.String("okta.example")})
	}
	const gone = "Identity provider Okta does not exist."
	refused(update(cip.UpdateIdentityProviderInput{}))(l, "ResourceNotFoundException", gone)
	l.provider(pool, "Okta", types.IdentityProviderTypeTypeOidc)
	refused(find())(l, "ResourceNotFoundException", "*")
	fine(update(cip.UpdateIdentityProviderInput{IdpIdentifiers: []string{"okta.example"}, AttributeMapping: map[string]string{"email": "mail"}}))(l)
	refused(update(cip.UpdateIdentityProviderInput{ProviderDetails: map[string]string{"client_id": "only"}}))(l, "InvalidParameterException", "*")
	idp := must(find())(l).IdentityProvider
	if *idp.ProviderName != "Okta" || idp.AttributeMapping["email"] != "mail" || idp.ProviderDetails["client_id"] != "x" {
		t.Errorf("found %+v", idp)
	}
	expect(t, remove(), "success")
	expect(t, remove(), "ResourceNotFoundException: "+gone)
}
