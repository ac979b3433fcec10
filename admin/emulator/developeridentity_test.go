package emulator_test

import (
	"slices"
	"testing"
	"time"

	"github.com/aws/aws-sdk-go-v2/aws"
	ci "github.com/aws/aws-sdk-go-v2/service/cognitoidentity"
	citypes "github.com/aws/aws-sdk-go-v2/service/cognitoidentity/types"
	"github.com/golang-jwt/jwt/v5"
)

const backend = "login.acme.example"

// newBackend makes an identity pool with a developer provider and a role.
func newBackend(t *testing.T) *mobile {
	t.Helper()
	m := newMobile(t, func(in *ci.CreateIdentityPoolInput) { in.DeveloperProviderName = aws.String(backend) })
	fine(m.SetIdentityPoolRoles(t.Context(), &ci.SetIdentityPoolRolesInput{IdentityPoolId: m.id, Roles: map[string]string{"authenticated": m.role("auth", m.trust(backend))}}))(m.lab)
	return m
}

// developer asks for a token for a developer's user.
func (m *mobile) developer(user string, edit ...func(*ci.GetOpenIdTokenForDeveloperIdentityInput)) (*ci.GetOpenIdTokenForDeveloperIdentityOutput, error) {
	in := &ci.GetOpenIdTokenForDeveloperIdentityInput{IdentityPoolId: m.id, Logins: map[string]string{backend: user}}
	for _, f := range edit {
		f(in)
	}
	return m.GetOpenIdTokenForDeveloperIdentity(m.Context(), in)
}

func TestADevelopersUser(t *testing.T) {
	m := newBackend(t)
	out := must(m.developer("u1"))(m.lab)
	again := must(m.developer("u1", func(in *ci.GetOpenIdTokenForDeveloperIdentityInput) { in.TokenDuration = aws.Int64(60) }))(m.lab)
	if *out.IdentityId != *again.IdentityId {
		t.Errorf("one user is %s and %s", *out.IdentityId, *again.IdentityId)
	}
	for token, life := range map[string]int64{*out.Token: 900, *again.Token: 60} {
		claims := jwt.MapClaims{}
		if _, _, err := jwt.NewParser().ParseUnverified(token, claims); err != nil || claims["exp"] != float64(m.now.Unix()+life) || claims["sub"] != *out.IdentityId {
			t.Errorf("claims %v, %v", claims, err)
		}
		if amr := claims["amr"].([]any); !slices.Equal(amr, []any{"authenticated", backend, backend + ":" + *m.id + ":u1"}) {
			t.Errorf("amr %v", amr)
		}
	}
	logins := map[string]string{"cognito-identity.amazonaws.com": *again.Token}
	in := &ci.GetCredentialsForIdentityInput{IdentityId: out.IdentityId, Logins: logins}
	if got := m.who(m.GetCredentialsForIdentity(t.Context(), in)); got != "auth/CognitoIdentityCredentials" {
		t.Errorf("credentials of %s", got)
	}
	other := must(m.developer("u2"))(m.lab)
	refused(m.GetCredentialsForIdentity(t.Context(), &ci.GetCredentialsForIdentityInput{IdentityId: other.IdentityId, Logins: logins}))(m.lab, "NotAuthorizedException", "*")
	m.pass(61 * time.Second)
	refused(m.GetCredentialsForIdentity(t.Context(), in))(m.lab, "NotAuthorizedException", "*")
}

func TestDevelopersLinkLogins(t *testing.T) {
	m := newBackend(t)
	logins := m.logins("alice")
	alice := m.identity(logins)
	of := func(id *string) func(*ci.GetOpenIdTokenForDeveloperIdentityInput) {
		return func(in *ci.GetOpenIdTokenForDeveloperIdentityInput) { in.IdentityId = id }
	}
	if got := must(m.developer("u1", of(alice)))(m.lab).IdentityId; *got != *alice {
		t.Errorf("linked to %s", *got)
	}
	fine(m.developer("u2", of(alice)))(m.lab) // one more of the same provider
	refused(m.developer("u1", of(m.identity(nil))))(m.lab, "DeveloperUserAlreadyRegisteredException", "*")
	refused(m.developer("u3", of(aws.String("eu-west-1:0"))))(m.lab, "ResourceNotFoundException", "*")
	refused(m.developer("u3", func(in *ci.GetOpenIdTokenForDeveloperIdentityInput) { in.Logins = logins }))(m.lab, "InvalidParameterException", "*")
	refused(m.developer("u3", func(in *ci.GetOpenIdTokenForDeveloperIdentityInput) { in.TokenDuration = aws.Int64(86_401) }))(m.lab, "ValidationException", "*")

	users := must(m.LookupDeveloperIdentity(t.Context(), &ci.LookupDeveloperIdentityInput{IdentityPoolId: m.id, IdentityId: alice, MaxResults: aws.Int32(1)}))(m.lab)
	rest := must(m.LookupDeveloperIdentity(t.Context(), &ci.LookupDeveloperIdentityInput{IdentityPoolId: m.id, IdentityId: alice, MaxResults: aws.Int32(1), NextToken: users.NextToken}))(m.lab)
	if got := append(users.DeveloperUserIdentifierList, rest.DeveloperUserIdentifierList...); !slices.Equal(got, []string{"u1", "u2"}) || rest.NextToken != nil {
		t.Errorf("users %v", got)
	}
	if got := must(m.LookupDeveloperIdentity(t.Context(), &ci.LookupDeveloperIdentityInput{IdentityPoolId: m.id, DeveloperUserIdentifier: aws.String("u2")}))(m.lab); *got.IdentityId != *alice {
		t.Errorf("u2 is %s", *got.IdentityId)
	}
	refused(m.LookupDeveloperIdentity(t.Context(), &ci.LookupDeveloperIdentityInput{IdentityPoolId: m.id}))(m.lab, "InvalidParameterException", "*")
	refused(m.LookupDeveloperIdentity(t.Context(), &ci.LookupDeveloperIdentityInput{IdentityPoolId: m.id, DeveloperUserIdentifier: aws.String("u9")}))(m.lab, "ResourceNotFoundException", "*")
	refused(m.LookupDeveloperIdentity(t.Context(), &ci.LookupDeveloperIdentityInput{IdentityPoolId: m.id, DeveloperUserIdentifier: aws.String("u1"), IdentityId: m.identity(nil)}))(m.lab, "ResourceConflictException", "*")

	unlink := &ci.UnlinkDeveloperIdentityInput{IdentityPoolId: m.id, IdentityId: alice, DeveloperProviderName: aws.String(backend), DeveloperUserIdentifier: aws.String("u1")}
	fine(m.UnlinkDeveloperIdentity(t.Context(), unlink))(m.lab)
	refused(m.UnlinkDeveloperIdentity(t.Context(), unlink))(m.lab, "ResourceNotFoundException", "*")
	if got := must(m.developer("u1"))(m.lab).IdentityId; *got == *alice {
		t.Error("an unlinked user is not new")
	}
}

func TestDevelopersMergeUsers(t *testing.T) {
	m := newBackend(t)
	source, destination := must(m.developer("u1"))(m.lab), must(m.developer("u2"))(m.lab)
	merge := func(from, to, provider string) (*ci.MergeDeveloperIdentitiesOutput, error) {
		return m.MergeDeveloperIdentities(t.Context(), &ci.MergeDeveloperIdentitiesInput{IdentityPoolId: m.id, DeveloperProviderName: &provider, SourceUserIdentifier: &from, DestinationUserIdentifier: &to})
	}
	if got := must(merge("u1", "u2", backend))(m.lab).IdentityId; *got != *destination.IdentityId {
		t.Errorf("merged into %s", *got)
	}
	if got := must(m.developer("u1"))(m.lab).IdentityId; *got != *destination.IdentityId {
		t.Errorf("u1 is %s now", *got)
	}
	// The source's identity is disabled, and its token with it.
	in := &ci.GetCredentialsForIdentityInput{IdentityId: source.IdentityId, Logins: map[string]string{"cognito-identity.amazonaws.com": *source.Token}}
	refused(m.GetCredentialsForIdentity(t.Context(), in))(m.lab, "NotAuthorizedException", "*")
	if listed := must(m.ListIdentities(t.Context(), &ci.ListIdentitiesInput{IdentityPoolId: m.id, MaxResults: aws.Int32(9), HideDisabled: true}))(m.lab).Identities; len(listed) != 1 {
		t.Errorf("%d are enabled", len(listed))
	}
	refused(merge("u9", "u2", backend))(m.lab, "ResourceNotFoundException", "*")
	refused(merge("u1", "u2", "login.other.example"))(m.lab, "InvalidParameterException", "*")
	// Two users of one user pool can't become one identity.
	m.user(&m.pool, "bob", "CONFIRMED")
	for user, name := range map[string]string{"d1": "alice", "d2": "bob"} {
		fine(m.developer(user, func(in *ci.GetOpenIdTokenForDeveloperIdentityInput) {
			in.Logins[m.provider] = m.logins(name)[m.provider]
		}))(m.lab)
	}
	refused(merge("d1", "d2", backend))(m.lab, "ResourceConflictException", "*")
	// Twenty logins are the most.
	for _, user := range []string{"a", "b"} {
		id := must(m.developer(user))(m.lab).IdentityId
		for n := range 10 {
			fine(m.developer(user+string(rune('0'+n)), func(in *ci.GetOpenIdTokenForDeveloperIdentityInput) { in.IdentityId = id }))(m.lab)
		}
	}
	refused(merge("a", "b", backend))(m.lab, "InvalidParameterException", "*")
}

// TestSettingsOfIdentityPools keeps, replaces and lists what a pool has.
func TestSettingsOfIdentityPools(t *testing.T) {
	m := newMobile(t)
	in := &ci.CreateIdentityPoolInput{
		IdentityPoolName: aws.String("all"), AllowUnauthenticatedIdentities: true, AllowClassicFlow: aws.Bool(true), DeveloperProviderName: aws.String(backend),
		CognitoIdentityProviders:  []citypes.CognitoIdentityProvider{{ProviderName: &m.provider, ClientId: &m.client, ServerSideTokenCheck: aws.Bool(true)}},
		IdentityPoolTags:          map[string]string{"team": "mobile"},
		OpenIdConnectProviderARNs: []string{"arn:aws:iam::123456789012:oidc-provider/issuer.example"}, SamlProviderARNs: []string{"arn:aws:iam::123456789012:saml-provider/corp"},
		SupportedLoginProviders: map[string]string{"graph.facebook.com": "7346241598935555"},
	}
	made := must(m.CreateIdentityPool(t.Context(), in))(m.lab)
	got := must(m.DescribeIdentityPool(t.Context(), &ci.DescribeIdentityPoolInput{IdentityPoolId: made.IdentityPoolId}))(m.lab)
	if *got.IdentityPoolName != "all" || !got.AllowUnauthenticatedIdentities || !*got.AllowClassicFlow || *got.DeveloperProviderName != backend || !*got.CognitoIdentityProviders[0].ServerSideTokenCheck ||
		got.IdentityPoolTags["team"] != "mobile" || len(got.OpenIdConnectProviderARNs) != 1 || len(got.SamlProviderARNs) != 1 || got.SupportedLoginProviders["graph.facebook.com"] == "" {
		t.Errorf("described %+v", got)
	}
	arn := aws.String("arn:aws:cognito-identity:eu-west-1:123456789012:identitypool/" + *made.IdentityPoolId)
	fine(m.TagResource(t.Context(), &ci.TagResourceInput{ResourceArn: arn, Tags: map[string]string{"stage": "prod"}}))(m.lab)
	fine(m.UntagResource(t.Context(), &ci.UntagResourceInput{ResourceArn: arn, TagKeys: []string{"team"}}))(m.lab)
	if tags := must(m.ListTagsForResource(t.Context(), &ci.ListTagsForResourceInput{ResourceArn: arn}))(m.lab).Tags; len(tags) != 1 || tags["stage"] != "prod" {
		t.Errorf("tags %v", tags)
	}
	refused(m.UpdateIdentityPool(t.Context(), &ci.UpdateIdentityPoolInput{IdentityPoolId: made.IdentityPoolId, IdentityPoolName: aws.String("all"), DeveloperProviderName: aws.String("other")}))(m.lab, "InvalidParameterException", "*")
	updated := must(m.UpdateIdentityPool(t.Context(), &ci.UpdateIdentityPoolInput{IdentityPoolId: made.IdentityPoolId, IdentityPoolName: aws.String("less")}))(m.lab)
	if *updated.IdentityPoolName != "less" || updated.AllowUnauthenticatedIdentities || updated.AllowClassicFlow != nil || updated.CognitoIdentityProviders != nil || *updated.DeveloperProviderName != backend {
		t.Errorf("updated %+v", updated)
	}
	page := must(m.ListIdentityPools(t.Context(), &ci.ListIdentityPoolsInput{MaxResults: aws.Int32(1)}))(m.lab)
	rest := must(m.ListIdentityPools(t.Context(), &ci.ListIdentityPoolsInput{MaxResults: aws.Int32(60), NextToken: page.NextToken}))(m.lab)
	if *page.IdentityPools[0].IdentityPoolName != "mobile" || len(rest.IdentityPools) != 1 || *rest.IdentityPools[0].IdentityPoolId != *made.IdentityPoolId {
		t.Errorf("listed %d and %d", len(page.IdentityPools), len(rest.IdentityPools))
	}
	fine(m.DeleteIdentityPool(t.Context(), &ci.DeleteIdentityPoolInput{IdentityPoolId: made.IdentityPoolId}))(m.lab)
	refused(m.ListTagsForResource(t.Context(), &ci.ListTagsForResourceInput{ResourceArn: arn}))(m.lab, "ResourceNotFoundException", "IdentityPool '"+*made.IdentityPoolId+"' not found.")
}

// TestSettingsThatAreRefused breaks the constraints of identity pools, which are refused with
// ValidationException, and the rules beyond them.
func TestSettingsThatAreRefused(t *testing.T) {
	m := newMobile(t)
	create := func(edit func(*ci.CreateIdentityPoolInput)) func() error {
		return func() error {
			in := &ci.CreateIdentityPoolInput{IdentityPoolName: aws.String("x")}
			edit(in)
			_, err := m.CreateIdentityPool(t.Context(), in)
			return err
		}
	}
	roles := func(edit func(*ci.SetIdentityPoolRolesInput)) func() error {
		return func() error {
			in := &ci.SetIdentityPoolRolesInput{IdentityPoolId: m.id, Roles: map[string]string{}}
			edit(in)
			_, err := m.SetIdentityPoolRoles(t.Context(), in)
			return err
		}
	}
	mapping := func(m citypes.RoleMapping) func(*ci.SetIdentityPoolRolesInput) {
		return func(in *ci.SetIdentityPoolRolesInput) { in.RoleMappings = map[string]citypes.RoleMapping{"p": m} }
	}
	rules := func(n int, role string) citypes.RoleMapping {
		all := slices.Repeat([]citypes.MappingRule{{Claim: aws.String("c"), MatchType: citypes.MappingRuleMatchTypeEquals, Value: aws.String("v"), RoleARN: &role}}, n)
		return citypes.RoleMapping{Type: citypes.RoleMappingTypeRules, AmbiguousRoleResolution: citypes.AmbiguousRoleResolutionTypeDeny, RulesConfiguration: &citypes.RulesConfigurationType{Rules: all}}
	}
	tags := map[string]string{}
	for n := range 51 {
		tags[string(rune('A'+n))] = ""
	}
	const invalid, validation = "InvalidParameterException", "ValidationException"
	for name, c := range map[string]struct {
		call func() error
		want string
	}{
		"a name":      {create(func(in *ci.CreateIdentityPoolInput) { in.IdentityPoolName = aws.String("a!") }), `ValidationException: 1 validation error detected: Value 'a!' at 'identityPoolName' failed to satisfy constraint: Member must satisfy regular expression pattern: [\w\s+=,.@-]+`},
		"a developer": {create(func(in *ci.CreateIdentityPoolInput) { in.DeveloperProviderName = aws.String("a b") }), validation},
		"an app id": {create(func(in *ci.CreateIdentityPoolInput) {
			in.SupportedLoginProviders = map[string]string{"graph.facebook.com": "a b"}
		}), `ValidationException: 1 validation error detected: Value '{graph.facebook.com=a b}' at 'supportedLoginProviders' failed to satisfy constraint: Map value must satisfy constraint: [Member must satisfy regular expression pattern: [\w.;_/-]+]`},
		"a social provider": {create(func(in *ci.CreateIdentityPoolInput) {
			in.SupportedLoginProviders = map[string]string{"example.com": "1"}
		}), invalid},
		"a user pool": {create(func(in *ci.CreateIdentityPoolInput) {
			in.CognitoIdentityProviders = []citypes.CognitoIdentityProvider{{ProviderName: aws.String("example.com")}}
		}), invalid},
		"an OIDC provider": {create(func(in *ci.CreateIdentityPoolInput) {
			in.OpenIdConnectProviderARNs = []string{"arn:aws:iam::123456789012:role/x"}
		}), invalid},
		"a SAML provider": {create(func(in *ci.CreateIdentityPoolInput) { in.SamlProviderARNs = []string{"short"} }), validation},
		"51 tags":         {create(func(in *ci.CreateIdentityPoolInput) { in.IdentityPoolTags = tags }), invalid},
		"a kind of role":  {roles(func(in *ci.SetIdentityPoolRolesInput) { in.Roles = map[string]string{"admin": account123 + "x"} }), `ValidationException: 1 validation error detected: Value '{admin=arn:aws:iam::123456789012:role/x}' at 'roles' failed to satisfy constraint: Map keys must satisfy constraint: [Member must satisfy regular expression pattern: (un)?authenticated]`},
		"a role": {roles(func(in *ci.SetIdentityPoolRolesInput) {
			in.Roles = map[string]string{"authenticated": "arn:aws:iam::123456789012:user/x"}
		}), invalid},
		"no resolution":      {roles(mapping(citypes.RoleMapping{Type: citypes.RoleMappingTypeToken})), invalid},
		"no rules":           {roles(mapping(citypes.RoleMapping{Type: citypes.RoleMappingTypeRules, AmbiguousRoleResolution: citypes.AmbiguousRoleResolutionTypeDeny})), invalid},
		"an empty rule list": {roles(mapping(rules(0, account123+"x"))), validation},
		"25 rules":           {roles(mapping(rules(25, account123+"x"))), "success"},
		"26 rules":           {roles(mapping(rules(26, account123+"x"))), invalid},
		"the role of a rule": {roles(mapping(rules(1, "arn:aws:iam::123456789012:user/x"))), invalid},
		"a type":             {roles(mapping(citypes.RoleMapping{Type: "Both", AmbiguousRoleResolution: "Deny"})), "ValidationException: 1 validation error detected: Value 'Both' at 'roleMappings.p.member.type' failed to satisfy constraint: Member must satisfy enum value set: [Token, Rules]"},
		"a pool's id": {func() error {
			_, err := m.DescribeIdentityPool(t.Context(), &ci.DescribeIdentityPoolInput{IdentityPoolId: aws.String("x")})
			return err
		}, validation},
		"a pool that is not": {func() error {
			_, err := m.DescribeIdentityPool(t.Context(), &ci.DescribeIdentityPoolInput{IdentityPoolId: aws.String("eu-west-1:0")})
			return err
		}, "ResourceNotFoundException: IdentityPool 'eu-west-1:0' not found."},
		"another service's ARN": {func() error {
			_, err := m.ListTagsForResource(t.Context(), &ci.ListTagsForResourceInput{ResourceArn: aws.String(account123 + "x")})
			return err
		}, invalid},
	} {
		if err := c.call(); exception(err) != c.want && !isCode(err, c.want) {
			t.Errorf("%s: got  %s\nwant %s", name, exception(err), c.want)
		}
	}
}
