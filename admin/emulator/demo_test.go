package emulator_test

import (
	"testing"

	"github.com/aws/aws-sdk-go-v2/aws"
	cip "github.com/aws/aws-sdk-go-v2/service/cognitoidentityprovider"
	"github.com/aws/aws-sdk-go-v2/service/cognitoidentityprovider/types"

	"github.com/cognito-tui/cognito-tui/admin/emulator/population"
)

// TestTheDemoComesOutAsItWasPutIn compares the API's answers with the population.
func TestTheDemoComesOutAsItWasPutIn(t *testing.T) {
	l := newLab(t)
	if err := l.server.SeedDemo(200); err != nil {
		t.Fatal(err)
	}
	pools := must(l.ListUserPools(t.Context(), &cip.ListUserPoolsInput{MaxResults: aws.Int32(60)}))(l).UserPools
	want := population.Demo(42, 200, l.now)
	if len(pools) != len(want) {
		t.Fatalf("%d pools, want %d", len(pools), len(want))
	}
	for i, p := range want {
		t.Run(p.Name, func(t *testing.T) { compareDemo(&lab{T: t, Client: l.Client}, pools[i].Id, p) })
	}
}

func compareDemo(l *lab, id *string, p population.Pool) {
	ctx := l.Context()
	got := must(l.DescribeUserPool(ctx, &cip.DescribeUserPoolInput{UserPoolId: id}))(l).UserPool
	if *got.Name != p.Name || string(got.UserPoolTier) != p.Tier || string(got.MfaConfiguration) != p.MFA || int(got.EstimatedNumberOfUsers) != p.UserCount ||
		!got.CreationDate.Equal(p.Created) || aws.ToString(got.Domain) != p.Domain || got.AdminCreateUserConfig.AllowAdminCreateUserOnly != p.AdminOnlySignUp {
		l.Errorf("pool %+v", got)
	}
	for _, k := range p.Clients {
		client := must(l.DescribeUserPoolClient(ctx, &cip.DescribeUserPoolClientInput{UserPoolId: id, ClientId: &k.ID}))(l).UserPoolClient
		if *client.ClientName != k.Name || aws.ToString(client.ClientSecret) != k.Secret || len(client.ExplicitAuthFlows) != len(k.AuthFlows) {
			l.Errorf("client %+v", client)
		}
	}
	groups := must(l.ListGroups(ctx, &cip.ListGroupsInput{UserPoolId: id}))(l).Groups
	providers := must(l.ListIdentityProviders(ctx, &cip.ListIdentityProvidersInput{UserPoolId: id}))(l).Providers
	servers := must(l.ListResourceServers(ctx, &cip.ListResourceServersInput{UserPoolId: id}))(l).ResourceServers
	if len(groups) != len(p.Groups) || len(providers) != len(p.Providers) || len(servers) != len(p.ResourceServers) {
		l.Errorf("%d groups, %d providers, %d resource servers", len(groups), len(providers), len(servers))
	}
	members := map[string]int{}
	for u := range p.Users {
		for _, name := range u.Groups {
			members[name]++
		}
		filter := `sub = "` + u.Sub + `"`
		found := must(l.ListUsers(ctx, &cip.ListUsersInput{UserPoolId: id, Filter: &filter}))(l).Users
		if len(found) != 1 {
			l.Fatalf("%d users with the sub of %s", len(found), u.Username)
		}
		compareUser(l, found[0], u)
		if u.Password != "" {
			canSignIn(l, id, u)
		}
	}
	for _, g := range groups {
		total := 0
		for pages := cip.NewListUsersInGroupPaginator(l.Client, &cip.ListUsersInGroupInput{UserPoolId: id, GroupName: g.GroupName}); pages.HasMorePages(); {
			total += len(must(pages.NextPage(ctx))(l).Users)
		}
		if total != members[*g.GroupName] {
			l.Errorf("group %s has %d members, want %d", *g.GroupName, total, members[*g.GroupName])
		}
	}
}

func compareUser(l *lab, got types.UserType, want population.User) {
	if *got.Username != want.Username || string(got.UserStatus) != want.Status || got.Enabled != want.Enabled ||
		!got.UserCreateDate.Equal(want.Created) || !got.UserLastModifiedDate.Equal(want.Modified) || len(got.Attributes) != len(want.Attributes)+1 {
		l.Errorf("user %+v\nwant %+v", got, want)
	}
	for _, a := range got.Attributes {
		if *a.Name != "sub" && *a.Value != want.Get(*a.Name) {
			l.Errorf("%s of %s is %q, want %q", *a.Name, want.Username, *a.Value, want.Get(*a.Name))
		}
	}
}

// canSignIn tries the password in pools where an administrator may try any.
func canSignIn(l *lab, id *string, u population.User) {
	client := l.webClient(id)
	_, err := l.AdminInitiateAuth(l.Context(), &cip.AdminInitiateAuthInput{
		UserPoolId: id, ClientId: client, AuthFlow: types.AuthFlowTypeAdminUserPasswordAuth,
		AuthParameters: map[string]string{"USERNAME": u.Username, "PASSWORD": u.Password},
	})
	if got := exception(err); got == wrong {
		l.Errorf("%s: %s", u.Username, got)
	}
	fine(l.DeleteUserPoolClient(l.Context(), &cip.DeleteUserPoolClientInput{UserPoolId: id, ClientId: client}))(l)
}
