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
	fine(l.CreateIdentityProvider(l.Context(), &cip.CreateIdentityProviderInput{
		UserPoolId: pool, ProviderName: &name, ProviderType: kind, ProviderDetails: map[string]string{"client_id": "x", "client_secret": "y"},
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
