package emulator_test

import (
	"testing"
	"time"

	"github.com/aws/aws-sdk-go-v2/aws"
	cip "github.com/aws/aws-sdk-go-v2/service/cognitoidentityprovider"
	"github.com/aws/aws-sdk-go-v2/service/cognitoidentityprovider/types"
)

func TestAPoolIsCreatedWithAWSsDefaults(t *testing.T) {
	l := newLab(t)
	p := must(l.CreateUserPool(t.Context(), &cip.CreateUserPoolInput{PoolName: aws.String("acme")}))(l).UserPool
	policy := p.Policies.PasswordPolicy
	if *policy.MinimumLength != 8 || !policy.RequireSymbols || policy.TemporaryPasswordValidityDays != 7 {
		t.Errorf("policy %+v", policy)
	}
	if p.MfaConfiguration != types.UserPoolMfaTypeOff || p.UserPoolTier != types.UserPoolTierTypeEssentials || p.DeletionProtection != types.DeletionProtectionTypeInactive {
		t.Errorf("MFA %s, tier %s, protection %s", p.MfaConfiguration, p.UserPoolTier, p.DeletionProtection)
	}
	if len(p.SchemaAttributes) != 21 || *p.Arn != "arn:aws:cognito-idp:eu-west-1:123456789012:userpool/"+*p.Id {
		t.Errorf("%d attributes, %s", len(p.SchemaAttributes), *p.Arn)
	}
}

func TestUpdatesReplaceEverything(t *testing.T) {
	l := newLab(t)
	pool := l.pool(func(in *cip.CreateUserPoolInput) {
		in.AdminCreateUserConfig = &types.AdminCreateUserConfigType{AllowAdminCreateUserOnly: true}
		in.DeletionProtection = types.DeletionProtectionTypeActive
		in.AliasAttributes = []types.AliasAttributeType{types.AliasAttributeTypeEmail}
	})
	// Setting a single trigger opens the pool to self-registration: AWS's own trap.
	trigger := aws.String("arn:aws:lambda:eu-west-1:123456789012:function:pre")
	fine(l.UpdateUserPool(t.Context(), &cip.UpdateUserPoolInput{UserPoolId: pool, LambdaConfig: &types.LambdaConfigType{PreSignUp: trigger}}))(l)
	p := must(l.DescribeUserPool(t.Context(), &cip.DescribeUserPoolInput{UserPoolId: pool}))(l).UserPool
	if p.AdminCreateUserConfig.AllowAdminCreateUserOnly || p.DeletionProtection != types.DeletionProtectionTypeInactive || len(p.AutoVerifiedAttributes) != 0 {
		t.Errorf("kept what the update did not give: %+v, %s, %v", p.AdminCreateUserConfig, p.DeletionProtection, p.AutoVerifiedAttributes)
	}
	if *p.Name != "acme" || *p.LambdaConfig.PreSignUp != *trigger || len(p.AliasAttributes) != 1 {
		t.Errorf("lost %s, %v, %v", *p.Name, p.LambdaConfig, p.AliasAttributes)
	}

	client := l.webClient(pool, func(in *cip.CreateUserPoolClientInput) {
		in.GenerateSecret, in.RefreshTokenValidity = true, 5
		in.PreventUserExistenceErrors = types.PreventUserExistenceErrorTypesEnabled
	})
	before := must(l.DescribeUserPoolClient(t.Context(), &cip.DescribeUserPoolClientInput{UserPoolId: pool, ClientId: client}))(l).UserPoolClient
	l.pass(time.Hour)
	fine(l.UpdateUserPoolClient(t.Context(), &cip.UpdateUserPoolClientInput{UserPoolId: pool, ClientId: client, LogoutURLs: []string{}}))(l)
	k := must(l.DescribeUserPoolClient(t.Context(), &cip.DescribeUserPoolClientInput{UserPoolId: pool, ClientId: client}))(l).UserPoolClient
	if len(k.ExplicitAuthFlows) != 0 || k.RefreshTokenValidity != 30 || k.PreventUserExistenceErrors != "" {
		t.Errorf("kept %v, %d, %s", k.ExplicitAuthFlows, k.RefreshTokenValidity, k.PreventUserExistenceErrors)
	}
	if *k.ClientName != "web" || *k.ClientSecret != *before.ClientSecret || !k.CreationDate.Equal(*before.CreationDate) || k.LastModifiedDate.Equal(*before.LastModifiedDate) {
		t.Errorf("lost or kept %+v", k)
	}
}

func TestDeletingAPoolRespectsItsProtection(t *testing.T) {
	l := newLab(t)
	pool := l.pool(func(in *cip.CreateUserPoolInput) { in.DeletionProtection = types.DeletionProtectionTypeActive })
	refused(l.DeleteUserPool(t.Context(), &cip.DeleteUserPoolInput{UserPoolId: pool}))(l, "InvalidParameterException",
		"The user pool cannot be deleted because deletion protection is activated. Deletion protection must be inactivated first.")
	fine(l.UpdateUserPool(t.Context(), &cip.UpdateUserPoolInput{UserPoolId: pool}))(l)
	fine(l.DeleteUserPool(t.Context(), &cip.DeleteUserPoolInput{UserPoolId: pool}))(l)
	refused(l.DescribeUserPool(t.Context(), &cip.DescribeUserPoolInput{UserPoolId: pool}))(l, "ResourceNotFoundException", "User pool "+*pool+" does not exist.")
}

func TestPoolSettingsThatDoNotGoTogether(t *testing.T) {
	l := newLab(t)
	refused(l.CreateUserPool(t.Context(), &cip.CreateUserPoolInput{
		PoolName:           aws.String("x"),
		AliasAttributes:    []types.AliasAttributeType{types.AliasAttributeTypeEmail},
		UsernameAttributes: []types.UsernameAttributeType{types.UsernameAttributeTypeEmail},
	}))(l, "InvalidParameterException", "Only one of the aliasAttributes or usernameAttributes can be set in a user pool.")
	refused(l.CreateUserPool(t.Context(), &cip.CreateUserPoolInput{
		PoolName: aws.String("x"), MfaConfiguration: types.UserPoolMfaTypeOn,
	}))(l, "InvalidParameterException", "SMS configuration and Auto verification for phone_number are required when MFA is required/optional")

	pool := l.pool()
	app := &types.SoftwareTokenMfaConfigType{Enabled: true}
	refused(l.SetUserPoolMfaConfig(t.Context(), &cip.SetUserPoolMfaConfigInput{
		UserPoolId: pool, MfaConfiguration: types.UserPoolMfaTypeOff, SoftwareTokenMfaConfiguration: app,
	}))(l, "InvalidParameterException", "Invalid MFA configuration given, can't turn off MFA and configure an MFA together.")
	refused(l.SetUserPoolMfaConfig(t.Context(), &cip.SetUserPoolMfaConfigInput{
		UserPoolId: pool, MfaConfiguration: types.UserPoolMfaTypeOptional,
	}))(l, "InvalidParameterException", "Invalid MFA configuration given, can't disable all MFAs with a required or optional configuration.")
	fine(l.SetUserPoolMfaConfig(t.Context(), &cip.SetUserPoolMfaConfigInput{
		UserPoolId: pool, MfaConfiguration: types.UserPoolMfaTypeOptional, SoftwareTokenMfaConfiguration: app,
	}))(l)
	got := must(l.GetUserPoolMfaConfig(t.Context(), &cip.GetUserPoolMfaConfigInput{UserPoolId: pool}))(l)
	if got.MfaConfiguration != types.UserPoolMfaTypeOptional || !got.SoftwareTokenMfaConfiguration.Enabled {
		t.Errorf("got %+v", got)
	}
}

func TestCustomAttributes(t *testing.T) {
	l := newLab(t)
	pool := l.pool()
	add := func(a types.SchemaAttributeType) (*cip.AddCustomAttributesOutput, error) {
		return l.AddCustomAttributes(t.Context(), &cip.AddCustomAttributesInput{UserPoolId: pool, CustomAttributes: []types.SchemaAttributeType{a}})
	}
	fine(add(types.SchemaAttributeType{Name: aws.String("tenant"), AttributeDataType: types.AttributeDataTypeString, Mutable: aws.Bool(false)}))(l)
	refused(add(types.SchemaAttributeType{Name: aws.String("tenant")}))(l, "InvalidParameterException", "custom:tenant: Existing attribute already has name custom:tenant.")
	refused(add(types.SchemaAttributeType{Name: aws.String("x"), Required: aws.Bool(true)}))(l, "InvalidParameterException", "Required custom attributes are not supported currently.")
	schema := must(l.DescribeUserPool(t.Context(), &cip.DescribeUserPoolInput{UserPoolId: pool}))(l).UserPool.SchemaAttributes
	if last := schema[len(schema)-1]; *last.Name != "custom:tenant" || *last.Mutable {
		t.Errorf("last attribute is %+v", last)
	}
}

func TestGroups(t *testing.T) {
	l := newLab(t)
	pool := l.pool()
	alice := l.user(pool, "alice", types.UserStatusTypeConfirmed)
	group := aws.String("admins")
	refused(l.GetGroup(t.Context(), &cip.GetGroupInput{UserPoolId: pool, GroupName: group}))(l, "ResourceNotFoundException", "Group not found.")
	refused(l.AdminAddUserToGroup(t.Context(), &cip.AdminAddUserToGroupInput{UserPoolId: pool, GroupName: group, Username: alice}))(l, "ResourceNotFoundException", "Group not found.")
	fine(l.CreateGroup(t.Context(), &cip.CreateGroupInput{UserPoolId: pool, GroupName: group, Precedence: aws.Int32(0), Description: aws.String("all powers")}))(l)
	refused(l.CreateGroup(t.Context(), &cip.CreateGroupInput{UserPoolId: pool, GroupName: group}))(l, "GroupExistsException", "A group with the name already exists.")
	for range 2 { // joining twice is no error
		fine(l.AdminAddUserToGroup(t.Context(), &cip.AdminAddUserToGroupInput{UserPoolId: pool, GroupName: group, Username: alice}))(l)
	}
	refused(l.AdminAddUserToGroup(t.Context(), &cip.AdminAddUserToGroupInput{UserPoolId: pool, GroupName: group, Username: aws.String("nobody")}))(l, "UserNotFoundException", "User does not exist.")
	members := must(l.ListUsersInGroup(t.Context(), &cip.ListUsersInGroupInput{UserPoolId: pool, GroupName: group}))(l).Users
	if len(members) != 1 || *members[0].Username != "alice" {
		t.Errorf("members %v", members)
	}
	l.pass(time.Minute)
	fine(l.UpdateGroup(t.Context(), &cip.UpdateGroupInput{UserPoolId: pool, GroupName: group, Description: aws.String("most powers")}))(l)
	groups := must(l.AdminListGroupsForUser(t.Context(), &cip.AdminListGroupsForUserInput{UserPoolId: pool, Username: alice}))(l).Groups
	if len(groups) != 1 || *groups[0].Description != "most powers" || *groups[0].Precedence != 0 || !groups[0].LastModifiedDate.Equal(l.now) || groups[0].CreationDate.Equal(l.now) {
		t.Errorf("groups %+v", groups)
	}
	fine(l.AdminRemoveUserFromGroup(t.Context(), &cip.AdminRemoveUserFromGroupInput{UserPoolId: pool, GroupName: group, Username: alice}))(l)
	fine(l.AdminAddUserToGroup(t.Context(), &cip.AdminAddUserToGroupInput{UserPoolId: pool, GroupName: group, Username: alice}))(l)
	fine(l.DeleteGroup(t.Context(), &cip.DeleteGroupInput{UserPoolId: pool, GroupName: group}))(l)
	if left := must(l.AdminListGroupsForUser(t.Context(), &cip.AdminListGroupsForUserInput{UserPoolId: pool, Username: alice}))(l).Groups; len(left) != 0 {
		t.Errorf("groups after deletion %v", left)
	}
}

func TestClientsOfAPool(t *testing.T) {
	l := newLab(t)
	pool, none := l.pool(), aws.String("nothere")
	refused(l.DescribeUserPoolClient(t.Context(), &cip.DescribeUserPoolClientInput{UserPoolId: pool, ClientId: none}))(l,
		"ResourceNotFoundException", "User pool client nothere does not exist.")
	client := l.webClient(pool)
	listed := must(l.ListUserPoolClients(t.Context(), &cip.ListUserPoolClientsInput{UserPoolId: pool}))(l).UserPoolClients
	if len(listed) != 1 || *listed[0].ClientId != *client || len(*client) != 26 {
		t.Errorf("clients %v", listed)
	}
	fine(l.DeleteUserPoolClient(t.Context(), &cip.DeleteUserPoolClientInput{UserPoolId: pool, ClientId: client}))(l)
	refused(l.InitiateAuth(t.Context(), &cip.InitiateAuthInput{ClientId: client, AuthFlow: types.AuthFlowTypeUserPasswordAuth}))(l,
		"ResourceNotFoundException", "User pool client "+*client+" does not exist.")
}
