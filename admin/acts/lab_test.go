package acts_test

import (
	"context"
	"encoding/json"
	"fmt"
	"net/http/httptest"
	"slices"
	"strings"
	"testing"

	"github.com/aws/aws-sdk-go-v2/aws"
	"github.com/aws/aws-sdk-go-v2/credentials"
	cip "github.com/aws/aws-sdk-go-v2/service/cognitoidentityprovider"
	"github.com/aws/aws-sdk-go-v2/service/cognitoidentityprovider/types"

	"github.com/cognito-tui/cognito-tui/admin"
	"github.com/cognito-tui/cognito-tui/admin/acts"
	"github.com/cognito-tui/cognito-tui/admin/audit"
	"github.com/cognito-tui/cognito-tui/admin/call"
	"github.com/cognito-tui/cognito-tui/admin/emulator"
)

// lab is an emulator with a pool, alice (confirmed, with a verified e-mail
// address) and bob, the session that acts on them, and the plain SDK that shows
// the effects.
type lab struct {
	*testing.T
	server  *emulator.Server
	session *call.Session
	aws     *cip.Client
	url     string
	pool    string
	client  string // an app client without a secret
	private string // one with a secret
	records memory
}

// memory is a recorder that keeps its records.
type memory struct{ kept []audit.Record }

func (m *memory) Ready() error               { return nil }
func (m *memory) Begin(r audit.Record) error { m.kept = append(m.kept, r); return nil }
func (m *memory) End(r audit.Record) error   { m.kept = append(m.kept, r); return nil }

var keys = credentials.NewStaticCredentialsProvider("AKIDEXAMPLE", "secret", "")

// change alters the pool or alice before the test begins.
type change func(*emulator.PoolSeed, *emulator.UserSeed)

func newLab(t *testing.T, changes ...change) *lab {
	t.Helper()
	l := &lab{T: t, server: emulator.New(emulator.Options{Seed: 42})}
	pool, alice := labPool(), person("alice")
	for _, c := range changes {
		c(&pool, &alice)
	}
	l.pool = must(l.server.AddPool(pool))(t)
	l.client = must(l.server.AddClient(l.pool, types.UserPoolClientType{
		ClientName: new("web"), ExplicitAuthFlows: []types.ExplicitAuthFlowsType{types.ExplicitAuthFlowsTypeAllowAdminUserPasswordAuth},
	}))(t)
	l.private = must(l.server.AddClient(l.pool, types.UserPoolClientType{ClientName: new("backend"), ClientSecret: new(clientSecret)}))(t)
	for _, name := range []string{"staff", "admins"} {
		check(t, l.server.AddGroup(l.pool, types.GroupType{GroupName: &name, Description: new("the " + name), RoleArn: new(staffRole)}))
	}
	for name, kind := range map[string]types.IdentityProviderTypeType{"Google": types.IdentityProviderTypeTypeGoogle, "Okta": types.IdentityProviderTypeTypeOidc} {
		check(t, l.server.AddProvider(l.pool, types.IdentityProviderType{ProviderName: &name, ProviderType: kind}))
	}
	been := emulator.UserSeed{
		Username: "Google_been-here", Status: types.UserStatusTypeExternalProvider,
		Identities: []emulator.Identity{{ProviderName: "Google", UserID: "been-here", Primary: true}},
	}
	check(t, l.server.AddUsers(l.pool, slices.Values([]emulator.UserSeed{alice, person("bob"), been})))
	listener := httptest.NewServer(l.server)
	t.Cleanup(listener.Close)
	l.url = listener.URL
	l.session = must(call.Open(t.Context(), call.Options{
		Region: "eu-west-1", Endpoint: l.url, Credentials: keys, Share: 1, Recorder: &l.records,
		Rates: unhurried(), MaxBackoff: 1,
	}))(t)
	l.aws = cip.New(cip.Options{Region: "eu-west-1", BaseEndpoint: &l.url, Credentials: keys})
	return l
}

// unhurried are rates at which no test waits.
func unhurried() map[call.Category]float64 {
	rates := map[call.Category]float64{}
	for _, c := range call.Categories() {
		rates[c] = 1000
	}
	return rates
}

const (
	clientSecret = "s3cr3ts3cr3ts3cr3ts3cr3ts3cr3t"
	staffRole    = "arn:aws:iam::123456789012:role/staff"
	oldPassword  = "Former-Horse-7"
	newPassword  = "Correct-Horse-8"
)

func labPool() emulator.PoolSeed {
	return emulator.PoolSeed{
		UserPoolType: types.UserPoolType{
			Name:                   new("acme"),
			UserPoolTier:           types.UserPoolTierTypePlus,
			UserPoolAddOns:         &types.UserPoolAddOnsType{AdvancedSecurityMode: types.AdvancedSecurityModeTypeAudit},
			DeviceConfiguration:    &types.DeviceConfigurationType{},
			AutoVerifiedAttributes: []types.VerifiedAttributeType{types.VerifiedAttributeTypeEmail},
			AliasAttributes:        []types.AliasAttributeType{types.AliasAttributeTypeEmail},
			SchemaAttributes: []types.SchemaAttributeType{
				{Name: new("custom:tenant"), AttributeDataType: types.AttributeDataTypeString, Mutable: new(false), Required: new(false)},
				{
					Name: new("custom:plan"), AttributeDataType: types.AttributeDataTypeString, Mutable: new(true), Required: new(false),
					StringAttributeConstraints: &types.StringAttributeConstraintsType{MinLength: new("2"), MaxLength: new("5")},
				},
				{Name: new("custom:seats"), AttributeDataType: types.AttributeDataTypeNumber, Mutable: new(true), Required: new(false)},
			},
		},
		MFA: cip.GetUserPoolMfaConfigOutput{
			MfaConfiguration:              types.UserPoolMfaTypeOptional,
			SoftwareTokenMfaConfiguration: &types.SoftwareTokenMfaConfigType{Enabled: true},
			SmsMfaConfiguration:           &types.SmsMfaConfigType{},
			EmailMfaConfiguration:         &types.EmailMfaConfigType{},
		},
	}
}

func person(name string) emulator.UserSeed {
	return emulator.UserSeed{
		Username: name, Password: oldPassword,
		Attributes: []emulator.Attribute{
			{Name: "email", Value: name + "@example.com"},
			{Name: "email_verified", Value: "true"},
			{Name: "name", Value: strings.ToUpper(name)},
			{Name: "custom:tenant", Value: "42"},
		},
		Devices: []types.DeviceType{{DeviceKey: new("eu-west-1_0a1b")}},
		Events:  []types.AuthEventType{{EventId: new("event-1"), EventType: types.EventTypeSignIn}},
	}
}

// The changes that tests ask for.

func status(is types.UserStatusType) change {
	return func(_ *emulator.PoolSeed, u *emulator.UserSeed) { u.Status = is }
}

func disabled(_ *emulator.PoolSeed, u *emulator.UserSeed) { u.Disabled = true }

func has(name, value string) change {
	return func(_ *emulator.PoolSeed, u *emulator.UserSeed) {
		u.Attributes = append(slices.Clone(u.Attributes), emulator.Attribute{Name: name, Value: value})
	}
}

func lacks(names ...string) change {
	return func(_ *emulator.PoolSeed, u *emulator.UserSeed) {
		u.Attributes = slices.DeleteFunc(slices.Clone(u.Attributes), func(a emulator.Attribute) bool { return slices.Contains(names, a.Name) })
	}
}

func linked(provider, id string) change {
	return func(_ *emulator.PoolSeed, u *emulator.UserSeed) {
		u.Identities = append(slices.Clone(u.Identities), emulator.Identity{ProviderName: provider, UserID: id, ProviderType: provider})
	}
}

func factors(preferred string, enabled ...string) change {
	return func(_ *emulator.PoolSeed, u *emulator.UserSeed) { u.Factors, u.PreferredFactor = enabled, preferred }
}

func withApp(_ *emulator.PoolSeed, u *emulator.UserSeed) { u.TOTPSecret = "JBSWY3DPEHPK3PXP" }

func in(groups ...string) change {
	return func(_ *emulator.PoolSeed, u *emulator.UserSeed) { u.Groups = groups }
}

func pool(edit func(*types.UserPoolType)) change {
	return func(p *emulator.PoolSeed, _ *emulator.UserSeed) { edit(&p.UserPoolType) }
}

func poolMFA(is types.UserPoolMfaType) change {
	return func(p *emulator.PoolSeed, _ *emulator.UserSeed) { p.MFA.MfaConfiguration = is }
}

var (
	adminOnly = pool(func(p *types.UserPoolType) {
		p.AccountRecoverySetting = &types.AccountRecoverySettingType{
			RecoveryMechanisms: []types.RecoveryOptionType{{Name: types.RecoveryOptionNameTypeAdminOnly, Priority: new(int32(1))}},
		}
	})
	verifiesNothing = pool(func(p *types.UserPoolType) { p.AutoVerifiedAttributes = []types.VerifiedAttributeType{} })
	verifiesFirst   = pool(func(p *types.UserPoolType) {
		p.UserAttributeUpdateSettings = &types.UserAttributeUpdateSettingsType{
			AttributesRequireVerificationBeforeUpdate: []types.VerifiedAttributeType{types.VerifiedAttributeTypeEmail},
		}
	})
	essentials  = pool(func(p *types.UserPoolType) { p.UserPoolTier = types.UserPoolTierTypeEssentials })
	lite        = pool(func(p *types.UserPoolType) { p.UserPoolTier = types.UserPoolTierTypeLite })
	unprotected = pool(func(p *types.UserPoolType) { p.UserPoolAddOns.AdvancedSecurityMode = types.AdvancedSecurityModeTypeOff })
	emailIsName = pool(func(p *types.UserPoolType) {
		p.UsernameAttributes = []types.UsernameAttributeType{"email"}
		p.AliasAttributes = nil
	})
	keepsHistory = pool(func(p *types.UserPoolType) {
		p.Policies = policy(types.PasswordPolicyType{PasswordHistorySize: new(int32(2))})
	})
	needsName = pool(func(p *types.UserPoolType) {
		p.SchemaAttributes = append(p.SchemaAttributes, required("custom:needed"))
	})
	noRemembering = pool(func(p *types.UserPoolType) { p.DeviceConfiguration = nil })
)

func required(name string) types.SchemaAttributeType {
	return types.SchemaAttributeType{Name: &name, AttributeDataType: types.AttributeDataTypeString, Mutable: new(true), Required: new(true)}
}

func policy(p types.PasswordPolicyType) *types.UserPoolPolicyType {
	p.MinimumLength, p.RequireLowercase, p.RequireUppercase, p.RequireNumbers, p.RequireSymbols = new(int32(10)), true, true, true, true
	return &types.UserPoolPolicyType{PasswordPolicy: &p}
}

// act is an action on what is read of alice and her pool now.
func (l *lab) act(id string, in acts.Inputs) acts.Act {
	l.Helper()
	action, ok := acts.FindAction(id)
	if !ok {
		l.Fatalf("no action %s", id)
	}
	return acts.Act{Action: action, Target: l.target(), Inputs: in}
}

func (l *lab) target() acts.Target {
	l.Helper()
	ctx := l.Context()
	t := acts.Target{Pool: must(admin.ReadPool(ctx, l.session, l.pool))(l.T), Device: admin.Device{Key: "eu-west-1_0a1b"}, Event: admin.AuthEvent{ID: "event-1"}}
	users := must(admin.Users(ctx, l.session, l.pool, admin.Filter{Attribute: "username", Op: admin.Equals, Value: "alice"}, ""))(l.T)
	if len(users.Items) > 0 {
		t.User = users.Items[0]
	}
	for _, g := range must(admin.Groups(ctx, l.session, l.pool, ""))(l.T).Items {
		if g.Name == "staff" {
			t.Group = g
		}
	}
	return t
}

// looked is the same with what only Look reads.
func (l *lab) looked(act acts.Act) acts.Act {
	l.Helper()
	act.Target = must(acts.LookAt(l.Context(), l.session, act.Action, act.Target))(l.T)
	return act
}

// filled are inputs completed with what only the lab knows.
func (l *lab) filled(in acts.Inputs) acts.Inputs {
	out := acts.Inputs{}
	for name, value := range in {
		out[name] = strings.NewReplacer("{client}", l.client, "{private}", l.private).Replace(value)
	}
	return out
}

// state is everything that AWS reports about alice and the pool's groups, as
// lines.
func (l *lab) state() map[string]string {
	l.Helper()
	ctx := l.Context()
	state := map[string]string{"messages": fmt.Sprint(len(l.server.Messages()))}
	for _, g := range must(l.aws.ListGroups(ctx, &cip.ListGroupsInput{UserPoolId: &l.pool}))(l.T).Groups {
		g.LastModifiedDate, g.CreationDate = nil, nil
		state["group "+*g.GroupName] = text(g)
	}
	l.describe(state, "alice", "")
	l.describe(state, "carol", "carol ")
	return state
}

func (l *lab) describe(state map[string]string, username, prefix string) {
	l.Helper()
	ctx := l.Context()
	u, err := l.aws.AdminGetUser(ctx, &cip.AdminGetUserInput{UserPoolId: &l.pool, Username: &username})
	if err != nil {
		return // there is none
	}
	state[prefix+"status"], state[prefix+"enabled"] = string(u.UserStatus), fmt.Sprint(u.Enabled)
	state[prefix+"mfa"], state[prefix+"preferred"] = fmt.Sprint(slices.Sorted(slices.Values(u.UserMFASettingList))), aws.ToString(u.PreferredMfaSetting)
	for _, a := range u.UserAttributes {
		if *a.Name != "sub" {
			state[prefix+*a.Name] = *a.Value
		}
	}
	if list := state[prefix+"identities"]; list != "" {
		state[prefix+"identities"] = identitiesOf(list)
	}
	for _, g := range must(l.aws.AdminListGroupsForUser(ctx, &cip.AdminListGroupsForUserInput{UserPoolId: &l.pool, Username: &username}))(l.T).Groups {
		state[prefix+"in "+*g.GroupName] = "yes"
	}
	if devices, err := l.aws.AdminListDevices(ctx, &cip.AdminListDevicesInput{UserPoolId: &l.pool, Username: &username}); err == nil {
		state[prefix+"devices"] = fmt.Sprint(len(devices.Devices))
	}
	if events, err := l.aws.AdminListUserAuthEvents(ctx, &cip.AdminListUserAuthEventsInput{UserPoolId: &l.pool, Username: &username}); err == nil {
		for _, e := range events.AuthEvents {
			if e.EventFeedback != nil {
				state[prefix+"feedback"] = string(e.EventFeedback.FeedbackValue)
			}
		}
	}
}

func identitiesOf(list string) string {
	var identities []struct{ ProviderName, UserID string }
	if err := json.Unmarshal([]byte(list), &identities); err != nil {
		return err.Error()
	}
	return text(identities)
}

func text(v any) string {
	b, err := json.Marshal(v)
	if err != nil {
		return err.Error()
	}
	return string(b)
}

// differences are what differs between two states, as "what: before → after".
func differences(before, after map[string]string) []string {
	names := map[string]bool{}
	for name := range before {
		names[name] = true
	}
	for name := range after {
		names[name] = true
	}
	var lines []string
	for name := range names {
		if before[name] != after[name] {
			lines = append(lines, fmt.Sprintf("%s: %s → %s", name, before[name], after[name]))
		}
	}
	slices.Sort(lines)
	return lines
}

// signsIn returns AWS's answer to alice's password.
func (l *lab) signsIn(password string) string {
	l.Helper()
	out, err := l.aws.AdminInitiateAuth(context.WithoutCancel(l.Context()), &cip.AdminInitiateAuthInput{
		UserPoolId: &l.pool, ClientId: &l.client, AuthFlow: types.AuthFlowTypeAdminUserPasswordAuth,
		AuthParameters: map[string]string{"USERNAME": "alice", "PASSWORD": password},
	})
	switch {
	case err != nil:
		return call.Explain(err).Message
	case out.AuthenticationResult != nil:
		return "tokens"
	}
	return string(out.ChallengeName)
}

func must[T any](v T, err error) func(*testing.T) T {
	return func(t *testing.T) T {
		t.Helper()
		if err != nil {
			t.Fatal(err)
		}
		return v
	}
}

func check(t *testing.T, err error) {
	t.Helper()
	if err != nil {
		t.Fatal(err)
	}
}
