package tui_test

import (
	"context"
	"net/http/httptest"
	"testing"

	"github.com/aws/aws-sdk-go-v2/aws"
	"github.com/aws/aws-sdk-go-v2/credentials"
	"github.com/aws/aws-sdk-go-v2/service/cognitoidentityprovider/types"
	"github.com/aws/aws-sdk-go-v2/service/iam"

	"github.com/cognito-tui/cognito-tui/admin/emulator"
	"github.com/cognito-tui/cognito-tui/tui/tuitest"
)

// withRole adds a role to the account, and another one to a group of the pool.
func withRole(t *testing.T) func(*emulator.Server) {
	return func(s *emulator.Server) {
		listening := httptest.NewServer(s)
		defer listening.Close()
		client := iam.New(iam.Options{
			Region: "us-east-1", BaseEndpoint: aws.String(listening.URL),
			Credentials: credentials.NewStaticCredentialsProvider("AKIDEXAMPLE", "example", ""),
		})
		_, err := client.CreateRole(context.Background(), &iam.CreateRoleInput{
			RoleName: aws.String("billing-clerk"), AssumeRolePolicyDocument: aws.String(
				`{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Principal":{"AWS":"*"},"Action":"sts:AssumeRole"}]}`),
		})
		if err != nil {
			t.Fatal(err)
		}
		if err := s.AddGroup(s.PoolID("acme-consumer"), types.GroupType{
			GroupName: aws.String("clerks"), RoleArn: aws.String("arn:aws:iam::123456789012:role/clerk"),
		}); err != nil {
			t.Fatal(err)
		}
	}
}

func TestARoleIsPickedFromIAMAndFromTheGroups(t *testing.T) {
	c := tuitest.Start(t, tuitest.Setup{Seed: withRole(t)}).Press("enter").Command("groups").Press("j", "j").Selected().Is("clerks")
	c.Act("edit-group").Press("down", "down").Sees("role/clerk", "group clerks", "role/billing-clerk")
}

func TestARoleIsOfferedFromTheGroupsWhereIAMIsDenied(t *testing.T) {
	c := tuitest.Start(t, tuitest.Setup{Seed: func(s *emulator.Server) {
		withRole(t)(s)
		s.Inject(emulator.Fault{Operation: "ListRoles", Kind: emulator.AccessDenied, Rate: 1})
	}}).Press("enter").Act("create-group")
	c.Type("new").Press("down", "down", "down").Sees("role/clerk", "group clerks", "not all read: Your AWS identity may not")
	c.Type("clerk").Press("ctrl+s").Sees("A role is given by its ARN")
}

func TestTheAttributeOfALinkIsPickedFromTheMappings(t *testing.T) {
	provider := func(name string, kind types.IdentityProviderTypeType, mapping map[string]string) types.IdentityProviderType {
		return types.IdentityProviderType{ProviderName: &name, ProviderType: kind, AttributeMapping: mapping}
	}
	c := tuitest.Start(t, tuitest.Setup{Seed: func(s *emulator.Server) {
		for _, p := range []types.IdentityProviderType{
			provider("Okta", "OIDC", map[string]string{"email": "mail", "name": "display_name"}),
			provider("Corp", "SAML", map[string]string{"preferred_username": "urn:oid:uid"}),
		} {
			if err := s.AddProvider(s.PoolID("acme-consumer"), p); err != nil {
				t.Fatal(err)
			}
		}
	}}).Press("enter", "j").Act("link-provider")
	c.Type("Okta").Press("tab").Type("1234").Press("tab").
		Sees("Cognito_Subject", "Okta: mail", "Okta: display_name", "Corp: urn:oid:uid").SeesNot("Google:")
}
