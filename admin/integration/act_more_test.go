package integration

import (
	"context"
	"slices"
	"strconv"
	"testing"

	"github.com/aws/aws-sdk-go-v2/aws"
	cip "github.com/aws/aws-sdk-go-v2/service/cognitoidentityprovider"
	"github.com/aws/aws-sdk-go-v2/service/cognitoidentityprovider/types"

	"github.com/cognito-tui/cognito-tui/admin"
	"github.com/cognito-tui/cognito-tui/admin/acts"
	"github.com/cognito-tui/cognito-tui/admin/call"
)

// stage is a pool with an app client, and what an act needs there.
type stage struct {
	*testing.T
	*cip.Client
	session      *call.Session
	pool, client string
}

// scene is an act on what was brought about for it alone, and what the server
// tells of it afterwards by its own calls.
type scene struct {
	name    string
	action  string
	set     func(s stage) acts.Target
	in      func(s stage) acts.Inputs
	holds   func(s stage) bool
	refused string // the code of AWS's answer that is wanted; "" when it is done
}

var scenes = []scene{
	{
		name: "confirm", action: "confirm", set: signedUp,
		holds: func(s stage) bool { return s.user("grace").UserStatus == types.UserStatusTypeConfirmed },
	},
	{
		name: "confirm and verify", action: "confirm", set: signedUp,
		in: inputs("verify", "email"),
		holds: func(s stage) bool {
			return s.user("grace").UserStatus == types.UserStatusTypeConfirmed && value(s.user("grace").UserAttributes, "email_verified") == "true"
		},
	},
	{
		name: "resend-code", action: "resend-code", set: signedUp,
		in:    func(s stage) acts.Inputs { return acts.Inputs{"client": s.client} },
		holds: func(s stage) bool { return s.user("grace").UserStatus == types.UserStatusTypeUnconfirmed },
	},
	{
		name: "set-mfa, SMS", action: "set-mfa", set: withPhone,
		in:    inputs("sms", "on", "preferred", "sms"),
		holds: func(s stage) bool { return aws.ToString(s.user("grace").PreferredMfaSetting) == "SMS_MFA" },
	},
	{
		name: "set-mfa, an app that was never set up", action: "set-mfa", set: withPhone,
		in: inputs("totp", "on"), refused: "InvalidParameterException",
	},
	{
		name: "create-user", action: "create-user", set: aPool,
		in: inputs("username", "hopper", "attributes", "email=hopper@example.com", "medium", "none", "verified", "yes"),
		holds: func(s stage) bool {
			return s.user("hopper").UserStatus == types.UserStatusTypeForceChangePassword && value(s.user("hopper").UserAttributes, "email_verified") == "true"
		},
	},
	{
		name: "create-group", action: "create-group", set: aPool,
		in:    inputs("name", "pilots", "description", "who fly", "precedence", "3"),
		holds: func(s stage) bool { return s.group("pilots") == "who fly 3" },
	},
	{
		name: "edit-group", action: "edit-group", set: aGroup,
		in:    inputs("description", "who sail", "precedence", "5"),
		holds: func(s stage) bool { return s.group("crew") == "who sail 5" },
	},
	{
		name: "delete-group", action: "delete-group", set: aGroup,
		holds: func(s stage) bool { return s.group("crew") == "" },
	},
	{
		name: "link-provider", action: "link-provider", set: withProvider,
		in:    inputs("provider", "Partner", "attribute", "Cognito_Subject", "value", "g-1"),
		holds: func(s stage) bool { return value(s.user("grace").UserAttributes, "identities") != "" },
	},
	{
		name: "unlink-provider", action: "unlink-provider", set: linked,
		in:    inputs("provider", "Partner", "attribute", "Cognito_Subject", "value", "g-1"),
		holds: func(s stage) bool { return value(s.user("grace").UserAttributes, "identities") == "" },
	},
	{
		name: "forget-device", action: "forget-device", set: withPhone, refused: "ResourceNotFoundException",
	},
}

func TestEveryOtherActLeavesWhatTheServerTells(t *testing.T) {
	onEach(t, "acts", func(t *testing.T, on server) {
		for _, scene := range scenes {
			t.Run(scene.name, func(t *testing.T) {
				if why, gap := on.lacks[scene.name]; gap {
					t.Logf("not asked of %s: %s", on.name, why)
					return
				}
				scene.play(newStage(t, on))
			})
		}
	})
}

func (scene scene) play(s stage) {
	s.Helper()
	target := scene.set(s)
	var in acts.Inputs
	if scene.in != nil {
		in = scene.in(s)
	}
	action, ok := acts.FindAction(scene.action)
	if !ok {
		s.Fatalf("there is no action %s", scene.action)
	}
	result := acts.Do(s.Context(), s.session, acts.Act{Action: action, Target: target, Inputs: in})
	switch p := result.Problem; {
	case scene.refused != "":
		if result.Refusal == "" && (p == nil || p.Code != scene.refused) {
			s.Errorf("it was not refused with %s: %+v", scene.refused, p)
		}
	case !result.OK():
		s.Errorf("refused %q, problem %+v", result.Refusal, p)
	case !scene.holds(s):
		s.Errorf("afterwards the server tells something else: %+v", s.user("grace"))
	}
}

func newStage(t *testing.T, on server) stage {
	t.Helper()
	s := stage{T: t, Client: on.client(), session: on.session(t)}
	made, err := s.CreateUserPool(t.Context(), &cip.CreateUserPoolInput{
		PoolName: new("scene"), AutoVerifiedAttributes: []types.VerifiedAttributeType{"email"},
	})
	must(t, err)
	s.pool = *made.UserPool.Id
	app, err := s.CreateUserPoolClient(t.Context(), &cip.CreateUserPoolClientInput{UserPoolId: &s.pool, ClientName: new("web")})
	must(t, err)
	s.client = *app.UserPoolClient.ClientId
	return s
}

func inputs(pairs ...string) func(stage) acts.Inputs {
	in := acts.Inputs{}
	for pair := range slices.Chunk(pairs, 2) {
		in[pair[0]] = pair[1]
	}
	return func(stage) acts.Inputs { return in }
}

func aPool(s stage) acts.Target {
	s.Helper()
	detail, err := admin.ReadPool(s.Context(), s.session, s.pool)
	must(s.T, err)
	return acts.Target{Pool: detail}
}

func signedUp(s stage) acts.Target {
	s.Helper()
	_, err := s.SignUp(s.Context(), &cip.SignUpInput{
		ClientId: &s.client, Username: new("grace"), Password: new("Sesame-open-7"),
		UserAttributes: []types.AttributeType{{Name: new("email"), Value: new("grace@example.com")}},
	})
	must(s.T, err)
	return s.target()
}

func withPhone(s stage) acts.Target {
	s.Helper()
	_, err := s.SetUserPoolMfaConfig(s.Context(), &cip.SetUserPoolMfaConfigInput{
		UserPoolId: &s.pool, MfaConfiguration: types.UserPoolMfaTypeOptional,
		SoftwareTokenMfaConfiguration: &types.SoftwareTokenMfaConfigType{Enabled: true},
		SmsMfaConfiguration: &types.SmsMfaConfigType{SmsConfiguration: &types.SmsConfigurationType{
			SnsCallerArn: new("arn:aws:iam::123456789012:role/sms"), ExternalId: new("x"),
		}},
	})
	must(s.T, err)
	s.create(types.AttributeType{Name: new("phone_number"), Value: new("+15550100")})
	target := s.target()
	target.Device.Key = region + "_00000000-0000-4000-8000-000000000000"
	return target
}

func (s stage) create(attributes ...types.AttributeType) {
	s.Helper()
	_, err := s.AdminCreateUser(s.Context(), &cip.AdminCreateUserInput{
		UserPoolId: &s.pool, Username: new("grace"), MessageAction: types.MessageActionTypeSuppress, UserAttributes: attributes,
	})
	must(s.T, err)
	_, err = s.AdminSetUserPassword(s.Context(), &cip.AdminSetUserPasswordInput{
		UserPoolId: &s.pool, Username: new("grace"), Password: new("Sesame-open-7"), Permanent: true,
	})
	must(s.T, err)
}

func aGroup(s stage) acts.Target {
	s.Helper()
	_, err := s.CreateGroup(s.Context(), &cip.CreateGroupInput{UserPoolId: &s.pool, GroupName: new("crew"), Description: new("who row")})
	must(s.T, err)
	page, err := admin.Groups(s.Context(), s.session, s.pool, "")
	must(s.T, err)
	target := aPool(s)
	target.Group = page.Items[0]
	return target
}

func withProvider(s stage) acts.Target {
	s.Helper()
	_, err := s.CreateIdentityProvider(s.Context(), &cip.CreateIdentityProviderInput{
		UserPoolId: &s.pool, ProviderName: new("Partner"), ProviderType: types.IdentityProviderTypeTypeOidc,
		ProviderDetails: map[string]string{
			"client_id": "cognito", "client_secret": "shared", "oidc_issuer": "https://login.example.com",
			"authorize_scopes": "openid", "attributes_request_method": "GET",
		},
	})
	must(s.T, err)
	s.create(types.AttributeType{Name: new("email"), Value: new("grace@example.com")})
	return s.target()
}

func linked(s stage) acts.Target {
	s.Helper()
	withProvider(s)
	_, err := s.AdminLinkProviderForUser(s.Context(), &cip.AdminLinkProviderForUserInput{
		UserPoolId:      &s.pool,
		DestinationUser: &types.ProviderUserIdentifierType{ProviderName: new("Cognito"), ProviderAttributeValue: new("grace")},
		SourceUser: &types.ProviderUserIdentifierType{
			ProviderName: new("Partner"), ProviderAttributeName: new("Cognito_Subject"), ProviderAttributeValue: new("g-1"),
		},
	})
	must(s.T, err)
	return s.target()
}

// target is grace, as the session reads her.
func (s stage) target() acts.Target {
	s.Helper()
	target := aPool(s)
	users, _, err := admin.FindUsers(s.Context(), s.session, s.pool, []string{"grace"})
	must(s.T, err)
	if len(users) != 1 {
		s.Fatalf("users named grace are %+v", users)
	}
	target.User = users[0]
	return target
}

func (s stage) user(name string) *cip.AdminGetUserOutput {
	u, err := s.AdminGetUser(context.WithoutCancel(s.Context()), &cip.AdminGetUserInput{UserPoolId: &s.pool, Username: &name})
	if err != nil {
		s.Logf("there is no %s: %v", name, err)
		return &cip.AdminGetUserOutput{}
	}
	return u
}

// group is the description and precedence of a group, "" when there is none.
func (s stage) group(name string) string {
	out, err := s.GetGroup(s.Context(), &cip.GetGroupInput{UserPoolId: &s.pool, GroupName: &name})
	if err != nil {
		return ""
	}
	return aws.ToString(out.Group.Description) + " " + digits(out.Group.Precedence)
}

func digits(n *int32) string {
	if n == nil {
		return "none"
	}
	return strconv.Itoa(int(*n))
}

func value(attributes []types.AttributeType, name string) string {
	for _, a := range attributes {
		if *a.Name == name {
			return aws.ToString(a.Value)
		}
	}
	return ""
}
