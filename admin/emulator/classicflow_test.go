package emulator_test

import (
	"fmt"
	"testing"
	"time"

	"github.com/aws/aws-sdk-go-v2/aws"
	ci "github.com/aws/aws-sdk-go-v2/service/cognitoidentity"
	citypes "github.com/aws/aws-sdk-go-v2/service/cognitoidentity/types"
	"github.com/aws/aws-sdk-go-v2/service/iam"
	"github.com/aws/aws-sdk-go-v2/service/sts"
)

// TestTheBasicFlow takes an OpenID token to STS.
func TestTheBasicFlow(t *testing.T) {
	m := newMobile(t, func(in *ci.CreateIdentityPoolInput) { in.AllowClassicFlow = aws.Bool(true) })
	role := m.role("app", m.trust("authenticated"))
	logins := m.logins("alice")
	id := m.identity(logins)
	token := must(m.GetOpenIdToken(t.Context(), &ci.GetOpenIdTokenInput{IdentityId: id, Logins: logins}))(m.lab).Token
	in := sts.AssumeRoleWithWebIdentityInput{RoleArn: &role, RoleSessionName: aws.String("phone-7"), WebIdentityToken: token, DurationSeconds: aws.Int32(900)}
	out := must(m.sts("").AssumeRoleWithWebIdentity(t.Context(), &in))(m.lab)
	me := must(m.sts(*out.Credentials.AccessKeyId).GetCallerIdentity(t.Context(), &sts.GetCallerIdentityInput{}))(m.lab)
	if *me.Arn != "arn:aws:sts::123456789012:assumed-role/app/phone-7" || *me.Arn != *out.AssumedRoleUser.Arn || *out.AssumedRoleUser.AssumedRoleId != *me.UserId ||
		*out.SubjectFromWebIdentityToken != *id || *out.Audience != *m.id || *out.Provider != "cognito-identity.amazonaws.com" ||
		!out.Credentials.Expiration.Equal(m.now.Add(15*time.Minute).Truncate(time.Second)) {
		t.Errorf("assumed %s for %s until %v", *me.Arn, *out.SubjectFromWebIdentityToken, out.Credentials.Expiration)
	}
	guest := must(m.GetOpenIdToken(t.Context(), &ci.GetOpenIdTokenInput{IdentityId: m.identity(nil)}))(m.lab).Token
	for name, c := range map[string]struct {
		edit func(*sts.AssumeRoleWithWebIdentityInput)
		want string
	}{
		"amr of a guest": {func(in *sts.AssumeRoleWithWebIdentityInput) { in.WebIdentityToken = guest }, "AccessDenied: Not authorized to perform sts:AssumeRoleWithWebIdentity"},
		"aud of another pool": {func(in *sts.AssumeRoleWithWebIdentityInput) {
			in.RoleArn = aws.String(m.role("other", (&mobile{id: aws.String("eu-west-1:x")}).trust("authenticated")))
		}, "AccessDenied: Not authorized to perform sts:AssumeRoleWithWebIdentity"},
		"a role that is not": {func(in *sts.AssumeRoleWithWebIdentityInput) { in.RoleArn = aws.String(account123 + "none") }, "AccessDenied: Not authorized to perform sts:AssumeRoleWithWebIdentity"},
		"a role of another": {func(in *sts.AssumeRoleWithWebIdentityInput) {
			in.RoleArn = aws.String("arn:aws:iam::999999999999:role/app")
		}, "AccessDenied: Not authorized to perform sts:AssumeRoleWithWebIdentity"},
		"no token at all":       {func(in *sts.AssumeRoleWithWebIdentityInput) { in.WebIdentityToken = aws.String("undefined") }, "InvalidIdentityToken: The ID Token provided is not a valid JWT. (You may see this error if you sent an Access Token)"},
		"the user pool's token": {func(in *sts.AssumeRoleWithWebIdentityInput) { in.WebIdentityToken = aws.String(logins[m.provider]) }, "InvalidIdentityToken"},
		"a bad session name":    {func(in *sts.AssumeRoleWithWebIdentityInput) { in.RoleSessionName = aws.String("my phone") }, `ValidationError: 1 validation error detected: Value 'my phone' at 'roleSessionName' failed to satisfy constraint: Member must satisfy regular expression pattern: [\w+=,.@-]*`},
		"too short":             {func(in *sts.AssumeRoleWithWebIdentityInput) { in.DurationSeconds = aws.Int32(899) }, "ValidationError: 1 validation error detected: Value '899' at 'durationSeconds' failed to satisfy constraint: Member must have value greater than or equal to 900"},
		"longer than the role":  {func(in *sts.AssumeRoleWithWebIdentityInput) { in.DurationSeconds = aws.Int32(3601) }, "ValidationError: The requested DurationSeconds exceeds the MaxSessionDuration set for this role."},
	} {
		changed := in
		c.edit(&changed)
		if _, err := m.sts("").AssumeRoleWithWebIdentity(t.Context(), &changed); exception(err) != c.want && !isCode(err, c.want) {
			t.Errorf("%s: got %s, want %s", name, exception(err), c.want)
		}
	}
	until := m.now.Add(10 * time.Minute)
	m.pass(10*time.Minute + time.Second)
	refused(m.sts("").AssumeRoleWithWebIdentity(t.Context(), &in))(m.lab, "ExpiredTokenException",
		fmt.Sprintf("Token expired: current date/time %d must be before the expiration date/time %d", m.now.Unix(), until.Unix()))
}

func TestTheBasicFlowCanBeOff(t *testing.T) {
	m := newMobile(t)
	id := m.identity(nil)
	// A pool that was never told allows it (public reports).
	fine(m.GetOpenIdToken(t.Context(), &ci.GetOpenIdTokenInput{IdentityId: id}))(m.lab)
	fine(m.SetIdentityPoolRoles(t.Context(), &ci.SetIdentityPoolRolesInput{IdentityPoolId: m.id, Roles: map[string]string{}, RoleMappings: map[string]citypes.RoleMapping{
		m.provider + ":" + m.client: {Type: citypes.RoleMappingTypeToken, AmbiguousRoleResolution: citypes.AmbiguousRoleResolutionTypeDeny},
	}}))(m.lab)
	refused(m.GetOpenIdToken(t.Context(), &ci.GetOpenIdTokenInput{IdentityId: id}))(m.lab, "InvalidParameterException", "Basic (classic) flow is not supported with RoleMappings, please use enhanced flow.")
	fine(m.UpdateIdentityPool(t.Context(), &ci.UpdateIdentityPoolInput{IdentityPoolId: m.id, IdentityPoolName: aws.String("mobile"), AllowUnauthenticatedIdentities: true, AllowClassicFlow: aws.Bool(false)}))(m.lab)
	refused(m.GetOpenIdToken(t.Context(), &ci.GetOpenIdTokenInput{IdentityId: id}))(m.lab, "InvalidParameterException", "Basic (classic) flow is not enabled, please use enhanced flow.")
}

func TestRolesOfIAM(t *testing.T) {
	l := newLab(t)
	client := l.iam()
	trust := `{"Version":"2012-10-17","Statement":{"Effect":"Allow","Principal":{"AWS":"arn:aws:iam::123456789012:root"},"Action":"sts:AssumeRole","Condition":{"StringEquals":{"sts:ExternalId":"a b&c"}}}}`
	made := must(client.CreateRole(t.Context(), &iam.CreateRoleInput{RoleName: aws.String("ops"), Path: aws.String("/team/"), AssumeRolePolicyDocument: &trust, Description: aws.String("on call"), MaxSessionDuration: aws.Int32(7200)}))(l).Role
	got := must(client.GetRole(t.Context(), &iam.GetRoleInput{RoleName: aws.String("ops")}))(l).Role
	if *made.Arn != account123+"team/ops" || *got.Arn != *made.Arn || *got.RoleId != *made.RoleId || *got.Description != "on call" || *got.MaxSessionDuration != 7200 || got.CreateDate == nil {
		t.Errorf("got %+v", got)
	}
	in := &sts.AssumeRoleInput{RoleArn: made.Arn, RoleSessionName: aws.String("x")}
	refused(l.sts("AKID").AssumeRole(t.Context(), in))(l, "AccessDenied", "*")
	in.ExternalId = aws.String("a b&c")
	fine(l.sts("AKID").AssumeRole(t.Context(), in))(l)
	l.role("another", trustAny)
	listed := must(client.ListRoles(t.Context(), &iam.ListRolesInput{MaxItems: aws.Int32(1)}))(l)
	rest := must(client.ListRoles(t.Context(), &iam.ListRolesInput{Marker: listed.Marker}))(l)
	below := must(client.ListRoles(t.Context(), &iam.ListRolesInput{PathPrefix: aws.String("/team/")}))(l)
	if len(listed.Roles) != 1 || *listed.Roles[0].RoleName != "another" || !listed.IsTruncated || len(rest.Roles) != 1 || rest.IsTruncated || len(below.Roles) != 1 || *below.Roles[0].RoleName != "ops" {
		t.Errorf("listed %d, then %d; %d below /team/", len(listed.Roles), len(rest.Roles), len(below.Roles))
	}
	permissions := `{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":"s3:*","Resource":"*"}]}`
	fine(client.PutRolePolicy(t.Context(), &iam.PutRolePolicyInput{RoleName: aws.String("ops"), PolicyName: aws.String("p"), PolicyDocument: &permissions}))(l)
	inline := must(client.GetRolePolicy(t.Context(), &iam.GetRolePolicyInput{RoleName: aws.String("ops"), PolicyName: aws.String("p")}))(l)
	names := must(client.ListRolePolicies(t.Context(), &iam.ListRolePoliciesInput{RoleName: aws.String("ops")}))(l).PolicyNames
	if *inline.PolicyName != "p" || len(names) != 1 || names[0] != "p" {
		t.Errorf("inline %v, names %v", *inline.PolicyName, names)
	}
	refused(client.CreateRole(t.Context(), &iam.CreateRoleInput{RoleName: aws.String("ops"), AssumeRolePolicyDocument: &trust}))(l, "EntityAlreadyExists", "Role with name ops already exists.")
	refused(client.CreateRole(t.Context(), &iam.CreateRoleInput{RoleName: aws.String("a b"), AssumeRolePolicyDocument: &trust}))(l, "ValidationError", "*")
	refused(client.CreateRole(t.Context(), &iam.CreateRoleInput{RoleName: aws.String("new"), AssumeRolePolicyDocument: &permissions}))(l, "MalformedPolicyDocument", "Missing required field Principal")
	refused(client.UpdateAssumeRolePolicy(t.Context(), &iam.UpdateAssumeRolePolicyInput{RoleName: aws.String("ops"), PolicyDocument: aws.String("{")}))(l, "MalformedPolicyDocument", "This policy contains invalid Json")
	refused(client.GetRole(t.Context(), &iam.GetRoleInput{RoleName: aws.String("none")}))(l, "NoSuchEntity", "The role with name none cannot be found.")
	refused(client.GetRolePolicy(t.Context(), &iam.GetRolePolicyInput{RoleName: aws.String("ops"), PolicyName: aws.String("q")}))(l, "NoSuchEntity", "The role policy with name q cannot be found.")
	refused(client.DeleteRole(t.Context(), &iam.DeleteRoleInput{RoleName: aws.String("ops")}))(l, "DeleteConflict", "Cannot delete entity, must delete policies first.")
	fine(client.DeleteRolePolicy(t.Context(), &iam.DeleteRolePolicyInput{RoleName: aws.String("ops"), PolicyName: aws.String("p")}))(l)
	fine(client.DeleteRole(t.Context(), &iam.DeleteRoleInput{RoleName: aws.String("ops")}))(l)
	refused(client.GetRole(t.Context(), &iam.GetRoleInput{RoleName: aws.String("ops")}))(l, "NoSuchEntity", "*")
}
