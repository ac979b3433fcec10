package emulator_test

import (
	"strings"
	"testing"

	"github.com/aws/aws-sdk-go-v2/aws"
	cip "github.com/aws/aws-sdk-go-v2/service/cognitoidentityprovider"
	"github.com/aws/aws-sdk-go-v2/service/cognitoidentityprovider/types"
)

// TestSettingsTheSDKDoesNotKnow sets dynamic client registration and the names of levels by hand.
func TestSettingsTheSDKDoesNotKnow(t *testing.T) {
	l := newLab(t)
	pool := *l.pool()
	update := func(members string) string {
		l.Helper()
		_, _, answer := l.post(target+"UpdateUserPool", `{"UserPoolId":"`+pool+`"`+members+`}`)
		return answer
	}
	described := func() string {
		l.Helper()
		_, _, answer := l.post(target+"DescribeUserPool", `{"UserPoolId":"`+pool+`"}`)
		return answer
	}
	if answer := described(); strings.Contains(answer, "DcrConfiguration") || strings.Contains(answer, "AcrConfiguration") || !strings.Contains(answer, `"UserPoolTier":"ESSENTIALS"`) {
		t.Errorf("an untouched pool is %s", answer)
	}
	const filled = `"DcrConfiguration":{"EnableStatus":"Enabled","OpenDcrEnabled":false,"AuthenticatedGrantTypes":["code","client_credentials"],"OpenDcrGrantTypes":["code"]}`
	for _, test := range []struct{ members, answer, described string }{
		{`,"DcrConfiguration":{}`, `{}`, filled},
		{`,"AcrConfiguration":{"Level2":{"AcrValue":"silver"}}`, `{}`, filled}, // registration stays
		{``, `{}`, filled},
		{`,"UserPoolTier":"LITE"`, `FeatureUnavailableInTierException`, filled},
		{`,"UserPoolTier":"LITE","DcrConfiguration":{"EnableStatus":"Disabled"}`, `{}`, `"EnableStatus":"Disabled"`},
		{`,"UserPoolTier":"LITE","AcrConfiguration":{"Level1":{"AcrValue":"x"}}`, `FeatureUnavailableInTierException`, ``},
		{`,"DcrConfiguration":{"EnableStatus":"Perhaps"}`, `dcrConfiguration.enableStatus' failed to satisfy constraint: Member must satisfy enum value set: [Enabled, Disabled]`, ``},
		{`,"DcrConfiguration":{"AllowedScopes":["orders/read"],"OpenDcrEnabled":true}`, `{}`, `"OpenDcrEnabled":true`},
		{`,"AcrConfiguration":{"Level1":{"AcrValue":"gold"},"Level2":{"AcrValue":"gold"}}`, `InvalidParameterException`, ``},
		{`,"AcrConfiguration":{"Level1":{"AcrValue":"urn:cognito:loa:3"}}`, `InvalidParameterException`, ``},
		{`,"AcrConfiguration":{"Level1":{"AcrValue":"urn:cognito:loa:1"}}`, `{}`, `"AcrConfiguration":{"Level1":{"AcrValue":"urn:cognito:loa:1"}}`},
		{`,"AcrConfiguration":{"Level5":{"AcrValue":"x"}}`, `InvalidParameterException`, ``},
		{`,"AcrConfiguration":{"Level1":{"AcrValue":"` + strings.Repeat("x", 65) + `"}}`, `Member must have length less than or equal to 64`, ``},
		{`,"AcrConfiguration":{"Level1":{}}`, `Member must not be null`, ``},
		{``, `{}`, `"Id":`},
	} {
		if answer := update(test.members); !strings.Contains(answer, test.answer) {
			t.Errorf("%s: %s, want %s", test.members, answer, test.answer)
		}
		if answer := described(); !strings.Contains(answer, test.described) {
			t.Errorf("%s: described as %s, want %s", test.members, answer, test.described)
		}
	}
	if strings.Contains(described(), "AcrConfiguration") {
		t.Error("names of levels outlive an update without them")
	}
	_, _, made := l.post(target+"CreateUserPool", `{"PoolName":"x","DcrConfiguration":{},"Schema":[{"Name":"a name that is longer than it may be"}]}`)
	if !strings.Contains(made, `at 'schema.1.member.name' failed`) {
		t.Errorf("an embedded member is checked as %s", made)
	}
}

// TestWhatPlansLack makes pools, and changes their MFA, beyond their plan.
func TestWhatPlansLack(t *testing.T) {
	const lacks = "FeatureUnavailableInTierException: *"
	threats := func(mode types.AdvancedSecurityModeType) func(*cip.CreateUserPoolInput) {
		return func(in *cip.CreateUserPoolInput) {
			in.UserPoolAddOns = &types.UserPoolAddOnsType{AdvancedSecurityMode: mode}
		}
	}
	codes := allowing(types.AuthFactorTypePassword, types.AuthFactorTypeEmailOtp)
	for name, test := range map[string]struct {
		tier types.UserPoolTierType
		edit func(*cip.CreateUserPoolInput)
		want string
	}{
		"codes on Lite":         {types.UserPoolTierTypeLite, codes, lacks},
		"a password on Lite":    {types.UserPoolTierTypeLite, allowing(types.AuthFactorTypePassword), "success"},
		"codes on Essentials":   {types.UserPoolTierTypeEssentials, codes, "success"},
		"threats on Essentials": {types.UserPoolTierTypeEssentials, threats(types.AdvancedSecurityModeTypeAudit), lacks},
		"threats by default":    {"", threats(types.AdvancedSecurityModeTypeEnforced), lacks},
		"threats, off":          {types.UserPoolTierTypeLite, threats(types.AdvancedSecurityModeTypeOff), "success"},
		"threats on Plus":       {types.UserPoolTierTypePlus, threats(types.AdvancedSecurityModeTypeEnforced), "success"},
	} {
		l := newLab(t)
		in := &cip.CreateUserPoolInput{PoolName: aws.String("x"), UserPoolTier: test.tier}
		test.edit(in)
		t.Run(name, func(t *testing.T) {
			_, err := l.CreateUserPool(t.Context(), in)
			expect(t, err, test.want)
			_, err = l.UpdateUserPool(t.Context(), &cip.UpdateUserPoolInput{UserPoolId: l.pool(), UserPoolTier: in.UserPoolTier, UserPoolAddOns: in.UserPoolAddOns, Policies: in.Policies})
			expect(t, err, test.want)
		})
	}
	l := newLab(t)
	pool := l.pool(func(in *cip.CreateUserPoolInput) { in.UserPoolTier = types.UserPoolTierTypeLite })
	refused(l.SetUserPoolMfaConfig(t.Context(), &cip.SetUserPoolMfaConfigInput{UserPoolId: pool, WebAuthnConfiguration: &types.WebAuthnConfigurationType{RelyingPartyId: aws.String("example.com")}}))(l, "FeatureUnavailableInTierException", "*")
}

// TestStepUpIsNotOffered asks for a level of authentication, which the emulator can't tell.
func TestStepUpIsNotOffered(t *testing.T) {
	l := newLab(t)
	pool := l.pool()
	l.user(pool, "alice", types.UserStatusTypeConfirmed)
	client := l.webClient(pool, choiceFlow)
	ask := func(name string) error {
		_, err := l.InitiateAuth(t.Context(), &cip.InitiateAuthInput{ClientId: client, AuthFlow: types.AuthFlowTypeUserAuth, AuthParameters: map[string]string{
			"USERNAME": "alice", name: "1",
		}})
		return err
	}
	expect(t, ask("TARGET_ACR_VALUES"), "InvalidParameterException: *")
	expect(t, ask("MAX_AGE"), "InvalidParameterException: *")
	expect(t, ask("PREFERRED"), "success")
	fine(l.UpdateUserPool(t.Context(), &cip.UpdateUserPoolInput{UserPoolId: pool, UserPoolTier: types.UserPoolTierTypeLite}))(l)
	expect(t, ask("TARGET_ACR_VALUES"), "FeatureUnavailableInTierException: *")
}

// TestRevokingATokenNamesItsSessions revokes with the member that the SDK does not know.
func TestRevokingATokenNamesItsSessions(t *testing.T) {
	l := newLab(t)
	pool := l.pool()
	l.user(pool, "alice", types.UserStatusTypeConfirmed)
	client := l.webClient(pool)
	revoke := func(associated string) string {
		token := *must(l.signIn(client, "alice", goodPassword))(l).AuthenticationResult.RefreshToken
		_, _, answer := l.post(target+"RevokeToken", `{"ClientId":"`+*client+`","Token":"`+token+`","RevokeAssociatedSessions":"`+associated+`"}`)
		return answer
	}
	for _, known := range []string{"NONE", "LINKED"} {
		if answer := revoke(known); answer != "{}" {
			t.Errorf("%s: %s", known, answer)
		}
	}
	if answer := revoke("ALL"); !strings.Contains(answer, "'revokeAssociatedSessions' failed to satisfy constraint: Member must satisfy enum value set: [NONE, LINKED]") {
		t.Errorf("ALL: %s", answer)
	}
}

// TestASecondaryRefusesWrites calls a pool with requests that are signed for a replica's Region.
func TestASecondaryRefusesWrites(t *testing.T) {
	l := newLab(t)
	pool := l.pool()
	client := l.webClient(pool)
	l.user(pool, "alice", types.UserStatusTypeConfirmed)
	signed := func(region string) func(operation, members string) string {
		return func(operation, members string) string {
			_, _, answer := l.post(target+operation, `{"UserPoolId":"`+*pool+`",`+members+`}`,
				"Authorization", "AWS4-HMAC-SHA256 Credential=AKID/20260314/"+region+"/cognito-idp/aws4_request, SignedHeaders=host, Signature=0")
			return answer
		}
	}
	const refusal = "OperationNotEnabledException"
	there := signed("eu-west-2")
	fine(l.CreateUserPoolReplica(t.Context(), &cip.CreateUserPoolReplicaInput{UserPoolId: pool, RegionName: aws.String("eu-west-2")}))(l)
	if answer := there("AdminGetUser", `"Username":"alice"`); !strings.Contains(answer, refusal) {
		t.Errorf("an inactive one reads: %s", answer)
	}
	fine(l.UpdateUserPoolReplica(t.Context(), &cip.UpdateUserPoolReplicaInput{UserPoolId: pool, RegionName: aws.String("eu-west-2"), Status: "ACTIVE"}))(l)
	for operation, test := range map[string]struct {
		members string
		refused bool
	}{
		"AdminGetUser":         {`"Username":"alice"`, false},
		"ListUsers":            {`"Limit":1`, false},
		"DescribeUserPool":     {`"x":1`, false},
		"ListUserPoolReplicas": {`"x":1`, false},
		"AdminInitiateAuth":    {`"ClientId":"` + *client + `","AuthFlow":"ADMIN_USER_PASSWORD_AUTH","AuthParameters":{"USERNAME":"alice","PASSWORD":"` + goodPassword + `"}`, false},
		"AdminDisableUser":     {`"Username":"alice"`, true},
		"AdminCreateUser":      {`"Username":"bob"`, true},
		"CreateGroup":          {`"GroupName":"g"`, true},
		"UpdateUserPool":       {`"x":1`, true},
		"SetUserPoolMfaConfig": {`"MfaConfiguration":"OFF"`, true},
		"AdminDeleteUser":      {`"Username":"nobody"`, true},
	} {
		if answer := there(operation, test.members); strings.Contains(answer, refusal) != test.refused || !test.refused && strings.Contains(answer, "Exception") {
			t.Errorf("%s: %s", operation, answer)
		}
	}
	for _, region := range []string{"eu-west-1", "us-east-1"} { // the primary's, and one without a replica
		if answer := signed(region)("CreateGroup", `"GroupName":"`+region+`"`); strings.Contains(answer, "Exception") {
			t.Errorf("in %s: %s", region, answer)
		}
	}
}
