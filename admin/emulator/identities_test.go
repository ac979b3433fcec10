package emulator_test

import (
	"fmt"
	"slices"
	"testing"
	"time"

	"github.com/aws/aws-sdk-go-v2/aws"
	ci "github.com/aws/aws-sdk-go-v2/service/cognitoidentity"
	citypes "github.com/aws/aws-sdk-go-v2/service/cognitoidentity/types"
	"github.com/aws/aws-sdk-go-v2/service/cognitoidentityprovider/types"
)

// TestAGuestSignsIn keeps the guest's identity the first time, and gives up a second guest for
// the identity that the login has by then.
func TestAGuestSignsIn(t *testing.T) {
	m := newMobile(t)
	fine(m.SetIdentityPoolRoles(t.Context(), &ci.SetIdentityPoolRolesInput{IdentityPoolId: m.id, Roles: map[string]string{"authenticated": m.role("auth", trustAny)}}))(m.lab)
	first, second := m.identity(nil), m.identity(nil)
	logins := m.logins("alice")
	out := must(m.GetCredentialsForIdentity(t.Context(), &ci.GetCredentialsForIdentityInput{IdentityId: first, Logins: logins}))(m.lab)
	if *out.IdentityId != *first || *m.identity(logins) != *first {
		t.Errorf("the guest %s became %s", *first, *out.IdentityId)
	}
	m.pass(time.Minute)
	out = must(m.GetCredentialsForIdentity(t.Context(), &ci.GetCredentialsForIdentityInput{IdentityId: second, Logins: logins}))(m.lab)
	if *out.IdentityId != *first {
		t.Errorf("the second guest became %s, not %s", *out.IdentityId, *first)
	}
	refused(m.GetCredentialsForIdentity(t.Context(), &ci.GetCredentialsForIdentityInput{IdentityId: second}))(m.lab, "NotAuthorizedException", "Access to Identity '"+*second+"' is forbidden.")
	described := must(m.DescribeIdentity(t.Context(), &ci.DescribeIdentityInput{IdentityId: first}))(m.lab)
	if !slices.Equal(described.Logins, []string{m.provider}) || described.CreationDate == nil || described.LastModifiedDate == nil {
		t.Errorf("described %+v", described)
	}
	for hide, want := range map[bool]int{false: 2, true: 1} {
		listed := must(m.ListIdentities(t.Context(), &ci.ListIdentitiesInput{IdentityPoolId: m.id, MaxResults: aws.Int32(60), HideDisabled: hide}))(m.lab)
		if len(listed.Identities) != want || *listed.IdentityPoolId != *m.id {
			t.Errorf("hiding %v: %d identities", hide, len(listed.Identities))
		}
	}
}

// TestLoginsThatAreRefused asks for an identity with logins that a pool does not take.
func TestLoginsThatAreRefused(t *testing.T) {
	m := newMobile(t, func(in *ci.CreateIdentityPoolInput) {
		in.SupportedLoginProviders = map[string]string{"graph.facebook.com": "7346241598935555"}
		in.OpenIdConnectProviderARNs = []string{"arn:aws:iam::123456789012:oidc-provider/issuer.example/x"}
		in.SamlProviderARNs = []string{"arn:aws:iam::123456789012:saml-provider/corp"}
		in.AllowUnauthenticatedIdentities = false
	})
	m.user(&m.pool, "bob", types.UserStatusTypeConfirmed)
	other := m.lab.pool()
	m.user(other, "carol", types.UserStatusTypeConfirmed)
	carol := *must(m.signIn(m.webClient(other), "carol", goodPassword))(m.lab).AuthenticationResult.IdToken
	elsewhere := *must(m.signIn(m.webClient(&m.pool), "alice", goodPassword))(m.lab).AuthenticationResult.IdToken
	access := *must(m.signIn(&m.client, "alice", goodPassword))(m.lab).AuthenticationResult.AccessToken
	mine := m.logins("alice")[m.provider]
	const unlisted = "NotAuthorizedException: Token is not from a supported provider of this identity pool."
	for name, c := range map[string]struct {
		logins map[string]string
		want   string
	}{
		"none":                  {nil, "NotAuthorizedException: Unauthenticated access is not supported for this identity pool."},
		"another pool":          {map[string]string{"cognito-idp.eu-west-1.amazonaws.com/" + *other: carol}, unlisted},
		"another client":        {map[string]string{m.provider: elsewhere}, unlisted},
		"unknown provider":      {map[string]string{"example.com": "x"}, unlisted},
		"social, not listed":    {map[string]string{"accounts.google.com": "x"}, unlisted},
		"another issuer":        {map[string]string{m.provider: carol}, "NotAuthorizedException: Invalid login token. Issuer doesn't match providerName"},
		"an access token":       {map[string]string{m.provider: access}, "NotAuthorizedException: Invalid login token. Missing a required claim: aud"},
		"no token":              {map[string]string{m.provider: "x"}, "NotAuthorizedException: Invalid login token. Not a valid OpenId Connect identity token."},
		"a forged token":        {map[string]string{m.provider: mine[:len(mine)-8] + "AAAAAAAA"}, "NotAuthorizedException: Invalid login token. Couldn't verify signed token."},
		"an empty token":        {map[string]string{m.provider: ""}, "ValidationException: 1 validation error detected: Value at 'logins' failed to satisfy constraint: Map value must satisfy constraint: [Member must have length greater than or equal to 1]"},
		"social, out of reach":  {map[string]string{"graph.facebook.com": "x"}, "ExternalServiceException: graph.facebook.com did not respond."},
		"OIDC, out of reach":    {map[string]string{"issuer.example/x": "x"}, "ExternalServiceException: issuer.example/x did not respond."},
		"SAML, out of reach":    {map[string]string{"arn:aws:iam::123456789012:saml-provider/corp": "x"}, "ExternalServiceException: arn:aws:iam::123456789012:saml-provider/corp did not respond."},
		"no developer's token":  {map[string]string{"cognito-identity.amazonaws.com": "x"}, "NotAuthorizedException: Invalid login token. Not a valid OpenId Connect identity token."},
		"the wrong one of both": {map[string]string{m.provider: mine, "example.com": "x"}, unlisted},
	} {
		if _, err := m.GetId(t.Context(), &ci.GetIdInput{IdentityPoolId: m.id, Logins: c.logins}); exception(err) != c.want {
			t.Errorf("%s: got  %s\nwant %s", name, exception(err), c.want)
		}
	}
	refused(m.GetId(t.Context(), &ci.GetIdInput{IdentityPoolId: m.id, AccountId: aws.String("999999999999"), Logins: m.logins("alice")}))(m.lab, "ResourceNotFoundException", "*")
	alice, bob := m.identity(m.logins("alice")), m.logins("bob")
	refused(m.GetCredentialsForIdentity(t.Context(), &ci.GetCredentialsForIdentityInput{IdentityId: alice}))(m.lab, "NotAuthorizedException", "Access to Identity '"+*alice+"' is forbidden.")
	const mismatch = "Logins don't match. Please include at least one valid login for this identity or identity pool."
	refused(m.GetCredentialsForIdentity(t.Context(), &ci.GetCredentialsForIdentityInput{IdentityId: alice, Logins: bob}))(m.lab, "NotAuthorizedException", mismatch)
	refused(m.GetCredentialsForIdentity(t.Context(), &ci.GetCredentialsForIdentityInput{IdentityId: aws.String("eu-west-1:0")}))(m.lab, "ResourceNotFoundException", "*")
	empty := must(m.CreateIdentityPool(t.Context(), &ci.CreateIdentityPoolInput{IdentityPoolName: aws.String("empty")}))(m.lab)
	refused(m.GetId(t.Context(), &ci.GetIdInput{IdentityPoolId: empty.IdentityPoolId, Logins: bob}))(m.lab, "NotAuthorizedException", mismatch)
	m.pass(2 * time.Hour)
	_, err := m.GetId(t.Context(), &ci.GetIdInput{IdentityPoolId: m.id, Logins: bob})
	if want := fmt.Sprintf("NotAuthorizedException: Invalid login token. Token expired: %d >= %d", m.now.Unix(), m.now.Add(-time.Hour).Unix()); exception(err) != want {
		t.Errorf("expired: %s, want %s", exception(err), want)
	}
}

// TestSeveralLogins links the users of two user pools to one identity.
func TestSeveralLogins(t *testing.T) {
	m := newMobile(t)
	m.user(&m.pool, "bob", types.UserStatusTypeConfirmed)
	staff := m.lab.pool()
	m.user(staff, "alice", types.UserStatusTypeConfirmed)
	client := m.webClient(staff)
	second := "cognito-idp.eu-west-1.amazonaws.com/" + *staff
	fine(m.UpdateIdentityPool(t.Context(), &ci.UpdateIdentityPoolInput{IdentityPoolId: m.id, IdentityPoolName: aws.String("mobile"), CognitoIdentityProviders: []citypes.CognitoIdentityProvider{
		{ProviderName: &m.provider, ClientId: &m.client}, {ProviderName: &second, ClientId: client},
	}}))(m.lab)
	both := m.logins("alice")
	both[second] = *must(m.signIn(client, "alice", goodPassword))(m.lab).AuthenticationResult.IdToken
	id := m.identity(map[string]string{m.provider: both[m.provider]})
	if got := m.identity(both); *got != *id {
		t.Errorf("with both logins %s is %s", *id, *got)
	}
	if got := m.identity(map[string]string{second: both[second]}); *got != *id {
		t.Errorf("with the second login %s is %s", *id, *got)
	}
	// Another user of a provider that the identity has a user of.
	bob := map[string]string{m.provider: m.logins("bob")[m.provider], second: both[second]}
	refused(m.GetId(t.Context(), &ci.GetIdInput{IdentityPoolId: m.id, Logins: bob}))(m.lab, "ResourceConflictException", "*")
	// Two logins that are two identities.
	if other := m.identity(map[string]string{m.provider: bob[m.provider]}); *other == *id {
		t.Error("bob is alice")
	}
	refused(m.GetId(t.Context(), &ci.GetIdInput{IdentityPoolId: m.id, Logins: bob}))(m.lab, "ResourceConflictException", "*")

	refused(m.UnlinkIdentity(t.Context(), &ci.UnlinkIdentityInput{IdentityId: id, Logins: map[string]string{m.provider: bob[m.provider]}, LoginsToRemove: []string{second}}))(m.lab, "NotAuthorizedException", "*")
	refused(m.UnlinkIdentity(t.Context(), &ci.UnlinkIdentityInput{IdentityId: id, Logins: both, LoginsToRemove: []string{"example.com"}}))(m.lab, "InvalidParameterException", "*")
	fine(m.UnlinkIdentity(t.Context(), &ci.UnlinkIdentityInput{IdentityId: id, Logins: both, LoginsToRemove: []string{second}}))(m.lab)
	if got := m.identity(map[string]string{second: both[second]}); *got == *id {
		t.Error("an unlinked login is still the identity's")
	}
	fine(m.UnlinkIdentity(t.Context(), &ci.UnlinkIdentityInput{IdentityId: id, Logins: map[string]string{m.provider: both[m.provider]}, LoginsToRemove: []string{m.provider}}))(m.lab)
	refused(m.GetOpenIdToken(t.Context(), &ci.GetOpenIdTokenInput{IdentityId: id}))(m.lab, "NotAuthorizedException", "Access to Identity '"+*id+"' is forbidden.")
}

func TestIdentitiesAreListedAndDeleted(t *testing.T) {
	m := newMobile(t)
	var ids []string
	for range 5 {
		ids = append(ids, *m.identity(nil))
	}
	page := must(m.ListIdentities(t.Context(), &ci.ListIdentitiesInput{IdentityPoolId: m.id, MaxResults: aws.Int32(3)}))(m.lab)
	rest := must(m.ListIdentities(t.Context(), &ci.ListIdentitiesInput{IdentityPoolId: m.id, MaxResults: aws.Int32(3), NextToken: page.NextToken}))(m.lab)
	if len(page.Identities) != 3 || len(rest.Identities) != 2 || rest.NextToken != nil || *rest.Identities[1].IdentityId != ids[4] {
		t.Errorf("pages of %d and %d", len(page.Identities), len(rest.Identities))
	}
	for _, n := range []int32{0, 61} {
		refused(m.ListIdentities(t.Context(), &ci.ListIdentitiesInput{IdentityPoolId: m.id, MaxResults: &n}))(m.lab, "ValidationException", "*")
	}
	out := must(m.DeleteIdentities(t.Context(), &ci.DeleteIdentitiesInput{IdentityIdsToDelete: []string{ids[1], "eu-west-1:0", ids[3]}}))(m.lab)
	if len(out.UnprocessedIdentityIds) != 1 || *out.UnprocessedIdentityIds[0].IdentityId != "eu-west-1:0" || out.UnprocessedIdentityIds[0].ErrorCode == "" {
		t.Errorf("unprocessed %+v", out.UnprocessedIdentityIds)
	}
	refused(m.DescribeIdentity(t.Context(), &ci.DescribeIdentityInput{IdentityId: &ids[1]}))(m.lab, "ResourceNotFoundException", "*")
	if left := must(m.ListIdentities(t.Context(), &ci.ListIdentitiesInput{IdentityPoolId: m.id, MaxResults: aws.Int32(60)}))(m.lab).Identities; len(left) != 3 {
		t.Errorf("%d are left", len(left))
	}
	refused(m.DeleteIdentities(t.Context(), &ci.DeleteIdentitiesInput{IdentityIdsToDelete: []string{}}))(m.lab, "ValidationException", "*")
	fine(m.DeleteIdentityPool(t.Context(), &ci.DeleteIdentityPoolInput{IdentityPoolId: m.id}))(m.lab)
	refused(m.DescribeIdentity(t.Context(), &ci.DescribeIdentityInput{IdentityId: &ids[0]}))(m.lab, "ResourceNotFoundException", "*")
}

// TestAnOIDCProviderOfOurs verifies the tokens of a user pool that is a pool's OpenID Connect
// provider.
func TestAnOIDCProviderOfOurs(t *testing.T) {
	m := newMobile(t)
	issuer := m.url[len("http://"):] + "/" + m.pool
	fine(m.UpdateIdentityPool(t.Context(), &ci.UpdateIdentityPoolInput{IdentityPoolId: m.id, IdentityPoolName: aws.String("mobile"), OpenIdConnectProviderARNs: []string{"arn:aws:iam::123456789012:oidc-provider/" + issuer}}))(m.lab)
	token := m.logins("alice")[m.provider]
	id := m.identity(map[string]string{issuer: token})
	if got := must(m.DescribeIdentity(t.Context(), &ci.DescribeIdentityInput{IdentityId: id}))(m.lab).Logins; !slices.Equal(got, []string{issuer}) {
		t.Errorf("logins %v", got)
	}
	refused(m.GetId(t.Context(), &ci.GetIdInput{IdentityPoolId: m.id, Logins: map[string]string{issuer: token + "x"}}))(m.lab, "NotAuthorizedException", "*")
}
