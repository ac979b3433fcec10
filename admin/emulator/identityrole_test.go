package emulator_test

import (
	"strings"
	"testing"
	"time"

	"github.com/aws/aws-sdk-go-v2/aws"
	"github.com/aws/aws-sdk-go-v2/credentials"
	ci "github.com/aws/aws-sdk-go-v2/service/cognitoidentity"
	citypes "github.com/aws/aws-sdk-go-v2/service/cognitoidentity/types"
	cip "github.com/aws/aws-sdk-go-v2/service/cognitoidentityprovider"
	"github.com/aws/aws-sdk-go-v2/service/cognitoidentityprovider/types"
	"github.com/aws/aws-sdk-go-v2/service/iam"
	"github.com/aws/aws-sdk-go-v2/service/sts"

	"github.com/cognito-tui/cognito-tui/admin/emulator"
)

// mobile is an identity pool in front of a user pool with one user, Alice.
type mobile struct {
	*lab
	*ci.Client
	pool, client string // of users
	provider     string
	id           *string // of the identity pool
}

// newMobile makes the pools; edit may alter the request for the identity pool.
func newMobile(t *testing.T, edit ...func(*ci.CreateIdentityPoolInput)) *mobile {
	t.Helper()
	l := newLab(t)
	m := &mobile{lab: l, Client: l.identityClient(), pool: *l.pool()}
	m.client = *l.webClient(&m.pool)
	m.provider = "cognito-idp.eu-west-1.amazonaws.com/" + m.pool
	l.user(&m.pool, "alice", types.UserStatusTypeConfirmed, emulator.Attribute{Name: "email", Value: "alice@acme.example"}, emulator.Attribute{Name: "email_verified", Value: "true"})
	in := &ci.CreateIdentityPoolInput{
		IdentityPoolName: aws.String("mobile"), AllowUnauthenticatedIdentities: true,
		CognitoIdentityProviders: []citypes.CognitoIdentityProvider{{ProviderName: &m.provider, ClientId: &m.client}},
	}
	for _, f := range edit {
		f(in)
	}
	m.id = must(m.CreateIdentityPool(t.Context(), in))(l).IdentityPoolId
	return m
}

// logins signs a user in and returns the ID token by provider.
func (m *mobile) logins(username string) map[string]string {
	m.Helper()
	return map[string]string{m.provider: *must(m.signIn(&m.client, username, goodPassword))(m.lab).AuthenticationResult.IdToken}
}

func (m *mobile) identity(logins map[string]string) *string {
	m.Helper()
	return must(m.GetId(m.Context(), &ci.GetIdInput{IdentityPoolId: m.id, Logins: logins}))(m.lab).IdentityId
}

func (l *lab) iam() *iam.Client {
	return iam.New(iam.Options{Region: "eu-west-1", BaseEndpoint: &l.url, Retryer: aws.NopRetryer{}, Credentials: credentials.NewStaticCredentialsProvider("AKIDEXAMPLE", "secret", "")})
}

const (
	account123 = "arn:aws:iam::123456789012:role/"
	trustAny   = `{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Principal":{"Federated":"cognito-identity.amazonaws.com"},"Action":"sts:AssumeRoleWithWebIdentity"}]}`
)

// role creates a role and returns its ARN.
func (l *lab) role(name, trust string) string {
	l.Helper()
	return *must(l.iam().CreateRole(l.Context(), &iam.CreateRoleInput{RoleName: &name, AssumeRolePolicyDocument: &trust}))(l).Role.Arn
}

// trust is the trust policy that the developer guide gives for a pool and a kind of identity.
func (m *mobile) trust(kind string) string {
	return `{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Principal":{"Federated":"cognito-identity.amazonaws.com"},"Action":"sts:AssumeRoleWithWebIdentity","Condition":{` +
		`"StringEquals":{"cognito-identity.amazonaws.com:aud":"` + *m.id + `"},"ForAnyValue:StringLike":{"cognito-identity.amazonaws.com:amr":"` + kind + `"}}}]}`
}

// who says which role credentials are of, "ROLE/SESSION", or the exception.
func (m *mobile) who(out *ci.GetCredentialsForIdentityOutput, err error) string {
	m.Helper()
	if err != nil {
		return exception(err)
	}
	arn := *must(m.sts(*out.Credentials.AccessKeyId).GetCallerIdentity(m.Context(), &sts.GetCallerIdentityInput{}))(m.lab).Arn
	return strings.TrimPrefix(arn, "arn:aws:sts::123456789012:assumed-role/")
}

const denied = "NotAuthorizedException: Access denied by the role mapping of the identity pool."

func rule(claim string, match citypes.MappingRuleMatchType, value, role string) citypes.MappingRule {
	return citypes.MappingRule{Claim: &claim, MatchType: match, Value: &value, RoleARN: aws.String(account123 + role)}
}

// TestWhichRoleAnIdentityGets holds the choice against the developer guide ("Using role-based
// access control"), with a user in the groups that are listed.
func TestWhichRoleAnIdentityGets(t *testing.T) {
	const session = "/CognitoIdentityCredentials"
	token, deny, fallBack := citypes.RoleMappingTypeToken, citypes.AmbiguousRoleResolutionTypeDeny, citypes.AmbiguousRoleResolutionTypeAuthenticatedRole
	rules := func(resolution citypes.AmbiguousRoleResolutionType, all ...citypes.MappingRule) *citypes.RoleMapping {
		return &citypes.RoleMapping{Type: citypes.RoleMappingTypeRules, AmbiguousRoleResolution: resolution, RulesConfiguration: &citypes.RulesConfigurationType{Rules: all}}
	}
	tokens := func(resolution citypes.AmbiguousRoleResolutionType) *citypes.RoleMapping {
		return &citypes.RoleMapping{Type: token, AmbiguousRoleResolution: resolution}
	}
	equals, contains, starts, not := citypes.MappingRuleMatchTypeEquals, citypes.MappingRuleMatchTypeContains, citypes.MappingRuleMatchTypeStartsWith, citypes.MappingRuleMatchTypeNotEqual
	for name, c := range map[string]struct {
		groups  map[string]int32 // precedence by the role of the group
		mapping *citypes.RoleMapping
		custom  string
		want    string
	}{
		"no mapping":                         {nil, nil, "", "auth" + session},
		"no mapping, group roles are idle":   {map[string]int32{"admin": 1}, nil, "", "auth" + session},
		"no mapping, a role asked for":       {map[string]int32{"admin": 1}, nil, "admin", "InvalidParameterException: Only SAML providers and providers with RoleMappings support custom role ARN."},
		"token, one group":                   {map[string]int32{"admin": 1}, tokens(deny), "", "admin" + session},
		"token, lowest precedence":           {map[string]int32{"admin": 5, "reader": 2}, tokens(deny), "", "reader" + session},
		"token, a tie falls back":            {map[string]int32{"admin": 2, "reader": 2}, tokens(fallBack), "", "auth" + session},
		"token, a tie is denied":             {map[string]int32{"admin": 2, "reader": 2}, tokens(deny), "", denied},
		"token, a tie is decided by asking":  {map[string]int32{"admin": 2, "reader": 2}, tokens(deny), "reader", "reader" + session},
		"token, asked for another role":      {map[string]int32{"admin": 2, "reader": 9}, tokens(deny), "reader", "reader" + session},
		"token, asked for a foreign role":    {map[string]int32{"admin": 2}, tokens(fallBack), "reader", denied},
		"token, no group falls back":         {nil, tokens(fallBack), "", "auth" + session},
		"token, no group is denied":          {nil, tokens(deny), "", denied},
		"rules, first that matches":          {nil, rules(deny, rule("email", equals, "x", "admin"), rule("email", contains, "@acme.", "reader"), rule("email", contains, "alice", "admin")), "", "reader" + session},
		"rules, asking overrides the order":  {nil, rules(deny, rule("email", contains, "@acme.", "reader"), rule("email", contains, "alice", "admin")), "admin", "admin" + session},
		"rules, asked for one that does not": {nil, rules(fallBack, rule("email", contains, "@acme.", "reader"), rule("email", equals, "alice", "admin")), "admin", denied},
		"rules, equals":                      {nil, rules(deny, rule("email", equals, "alice@acme.example", "admin")), "", "admin" + session},
		"rules, equals is the whole":         {nil, rules(deny, rule("email", equals, "alice", "admin")), "", denied},
		"rules, starts with":                 {nil, rules(deny, rule("email", starts, "alice@", "admin")), "", "admin" + session},
		"rules, starts elsewhere":            {nil, rules(fallBack, rule("email", starts, "@acme", "admin")), "", "auth" + session},
		"rules, not equal":                   {nil, rules(deny, rule("email", not, "bob@acme.example", "admin")), "", "admin" + session},
		"rules, not equal but equal":         {nil, rules(deny, rule("email", not, "alice@acme.example", "admin")), "", denied},
		"rules, not equal of no claim":       {nil, rules(deny, rule("custom:paid", not, "yes", "admin")), "", denied},
		"rules, a boolean claim":             {nil, rules(deny, rule("email_verified", equals, "true", "admin")), "", "admin" + session},
		"rules, a group":                     {map[string]int32{"reader": 1}, rules(deny, rule("cognito:groups", contains, "of-reader", "admin")), "", "admin" + session},
		"rules, part of a group":             {map[string]int32{"reader": 1}, rules(deny, rule("cognito:groups", contains, "of-", "admin")), "", denied},
		"rules, none matches":                {map[string]int32{"reader": 1}, rules(fallBack, rule("email", equals, "x", "admin")), "", "auth" + session},
		"a role that trusts nobody":          {nil, rules(deny, rule("email", contains, "alice", "closed")), "", badRoles},
		"a role that there is not":           {nil, rules(deny, rule("email", contains, "alice", "missing")), "", badRoles},
	} {
		t.Run(name, func(t *testing.T) {
			m := newMobile(t)
			for _, role := range []string{"auth", "admin", "reader"} {
				m.role(role, m.trust("authenticated"))
			}
			m.role("closed", m.trust("unauthenticated"))
			for role, precedence := range c.groups {
				group := "of-" + role
				fine(m.CreateGroup(t.Context(), &cip.CreateGroupInput{UserPoolId: &m.pool, GroupName: &group, RoleArn: aws.String(account123 + role), Precedence: &precedence}))(m.lab)
				fine(m.AdminAddUserToGroup(t.Context(), &cip.AdminAddUserToGroupInput{UserPoolId: &m.pool, GroupName: &group, Username: aws.String("alice")}))(m.lab)
			}
			set := &ci.SetIdentityPoolRolesInput{IdentityPoolId: m.id, Roles: map[string]string{"authenticated": account123 + "auth"}}
			if c.mapping != nil {
				set.RoleMappings = map[string]citypes.RoleMapping{m.provider + ":" + m.client: *c.mapping}
			}
			fine(m.SetIdentityPoolRoles(t.Context(), set))(m.lab)
			logins := m.logins("alice")
			in := &ci.GetCredentialsForIdentityInput{IdentityId: m.identity(logins), Logins: logins}
			if c.custom != "" {
				in.CustomRoleArn = aws.String(account123 + c.custom)
			}
			if got := m.who(m.GetCredentialsForIdentity(t.Context(), in)); got != c.want {
				t.Errorf("got  %s\nwant %s", got, c.want)
			}
		})
	}
}

const badRoles = "InvalidIdentityPoolConfigurationException: Invalid identity pool configuration. Check assigned IAM roles for this pool."

func TestAGuestsRole(t *testing.T) {
	m := newMobile(t)
	guest := m.identity(nil)
	in := &ci.GetCredentialsForIdentityInput{IdentityId: guest}
	if got := m.who(m.GetCredentialsForIdentity(t.Context(), in)); got != badRoles {
		t.Errorf("without a role: %s", got)
	}
	fine(m.SetIdentityPoolRoles(t.Context(), &ci.SetIdentityPoolRolesInput{IdentityPoolId: m.id, Roles: map[string]string{"unauthenticated": m.role("guest", m.trust("authenticated"))}}))(m.lab)
	if got := m.who(m.GetCredentialsForIdentity(t.Context(), in)); got != badRoles {
		t.Errorf("with a role for others: %s", got)
	}
	trust := m.trust("unauthenticated")
	fine(m.iam().UpdateAssumeRolePolicy(t.Context(), &iam.UpdateAssumeRolePolicyInput{RoleName: aws.String("guest"), PolicyDocument: &trust}))(m.lab)
	out := must(m.GetCredentialsForIdentity(t.Context(), in))(m.lab)
	if got := m.who(out, nil); got != "guest/CognitoIdentityCredentials" || !out.Credentials.Expiration.Equal(m.now.Add(time.Hour).Truncate(time.Millisecond)) || *out.IdentityId != *guest {
		t.Errorf("with its role: %s until %v", got, out.Credentials.Expiration)
	}
	m.pass(time.Hour + time.Second)
	refused(m.sts(*out.Credentials.AccessKeyId).GetCallerIdentity(t.Context(), &sts.GetCallerIdentityInput{}))(m.lab, "ExpiredToken", "The security token included in the request is expired")
}

// TestPrincipalTags needs a role that lets tags be set.
func TestPrincipalTags(t *testing.T) {
	m := newMobile(t)
	fine(m.SetIdentityPoolRoles(t.Context(), &ci.SetIdentityPoolRolesInput{IdentityPoolId: m.id, Roles: map[string]string{"authenticated": m.role("auth", m.trust("authenticated"))}}))(m.lab)
	set := must(m.SetPrincipalTagAttributeMap(t.Context(), &ci.SetPrincipalTagAttributeMapInput{IdentityPoolId: m.id, IdentityProviderName: &m.provider, PrincipalTags: map[string]string{"mail": "email", "none": "custom:none"}}))(m.lab)
	got := must(m.GetPrincipalTagAttributeMap(t.Context(), &ci.GetPrincipalTagAttributeMapInput{IdentityPoolId: m.id, IdentityProviderName: &m.provider}))(m.lab)
	if set.PrincipalTags["mail"] != "email" || got.PrincipalTags["mail"] != "email" || *got.UseDefaults {
		t.Errorf("set %v, got %v", set.PrincipalTags, got.PrincipalTags)
	}
	logins := m.logins("alice")
	in := &ci.GetCredentialsForIdentityInput{IdentityId: m.identity(logins), Logins: logins}
	if got := m.who(m.GetCredentialsForIdentity(t.Context(), in)); got != badRoles {
		t.Errorf("without TagSession: %s", got)
	}
	for value, want := range map[string]string{"bob@acme.example": badRoles, "alice@acme.example": "auth/CognitoIdentityCredentials"} {
		trust := `{"Statement":{"Effect":"Allow","Principal":{"Federated":"cognito-identity.amazonaws.com"},"Action":["sts:AssumeRoleWithWebIdentity","sts:TagSession"],"Condition":{"StringEquals":{"aws:RequestTag/mail":"` + value + `"}}}}`
		fine(m.iam().UpdateAssumeRolePolicy(t.Context(), &iam.UpdateAssumeRolePolicyInput{RoleName: aws.String("auth"), PolicyDocument: &trust}))(m.lab)
		if got := m.who(m.GetCredentialsForIdentity(t.Context(), in)); got != want {
			t.Errorf("for %s: %s", value, got)
		}
	}
	defaults := must(m.SetPrincipalTagAttributeMap(t.Context(), &ci.SetPrincipalTagAttributeMapInput{IdentityPoolId: m.id, IdentityProviderName: &m.provider, UseDefaults: aws.Bool(true)}))(m.lab)
	if defaults.PrincipalTags["username"] != "sub" || defaults.PrincipalTags["client"] != "aud" {
		t.Errorf("defaults %v", defaults.PrincipalTags)
	}
	refused(m.SetPrincipalTagAttributeMap(t.Context(), &ci.SetPrincipalTagAttributeMapInput{IdentityPoolId: m.id, IdentityProviderName: &m.provider, UseDefaults: aws.Bool(true), PrincipalTags: map[string]string{"a": "b"}}))(m.lab, "InvalidParameterException", "*")
}

// TestTheServerSideTokenCheck refuses the token of a user who was signed out or deleted.
func TestTheServerSideTokenCheck(t *testing.T) {
	for name, end := range map[string]func(*mobile){
		"signed out": func(m *mobile) {
			fine(m.AdminUserGlobalSignOut(m.Context(), &cip.AdminUserGlobalSignOutInput{UserPoolId: &m.pool, Username: aws.String("alice")}))(m.lab)
		},
		"deleted": func(m *mobile) {
			fine(m.AdminDeleteUser(m.Context(), &cip.AdminDeleteUserInput{UserPoolId: &m.pool, Username: aws.String("alice")}))(m.lab)
		},
	} {
		for _, checks := range []bool{true, false} {
			t.Run(name, func(t *testing.T) {
				m := newMobile(t, func(in *ci.CreateIdentityPoolInput) { in.CognitoIdentityProviders[0].ServerSideTokenCheck = &checks })
				fine(m.SetIdentityPoolRoles(t.Context(), &ci.SetIdentityPoolRolesInput{IdentityPoolId: m.id, Roles: map[string]string{"authenticated": m.role("auth", trustAny)}}))(m.lab)
				logins := m.logins("alice")
				in := &ci.GetCredentialsForIdentityInput{IdentityId: m.identity(logins), Logins: logins}
				fine(m.GetCredentialsForIdentity(t.Context(), in))(m.lab)
				end(m)
				_, err := m.GetCredentialsForIdentity(t.Context(), in)
				_, err2 := m.GetOpenIdToken(t.Context(), &ci.GetOpenIdTokenInput{IdentityId: in.IdentityId, Logins: logins})
				if isCode(err, "NotAuthorizedException") != checks || isCode(err2, "NotAuthorizedException") != checks {
					t.Errorf("with the check %v: %v, %v", checks, err, err2)
				}
			})
		}
	}
}
