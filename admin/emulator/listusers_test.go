package emulator_test

import (
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/aws/aws-sdk-go-v2/aws"
	cip "github.com/aws/aws-sdk-go-v2/service/cognitoidentityprovider"
	"github.com/aws/aws-sdk-go-v2/service/cognitoidentityprovider/types"

	"github.com/cognito-tui/cognito-tui/admin/emulator"
)

func TestPagesOfUsers(t *testing.T) {
	l := newLab(t)
	pool := l.pool()
	l.crowd(pool, 150)
	for _, filter := range []string{``, `email ^= "user"`, `cognito:user_status = "CONFIRMED"`} {
		var sizes []int
		seen := map[string]bool{}
		for pages := cip.NewListUsersPaginator(l.Client, &cip.ListUsersInput{UserPoolId: pool, Filter: &filter}); pages.HasMorePages(); {
			page := must(pages.NextPage(t.Context()))(l)
			sizes = append(sizes, len(page.Users))
			for _, u := range page.Users {
				seen[*u.Username] = true
			}
		}
		if !slices.Equal(sizes, []int{60, 60, 30}) || len(seen) != 150 {
			t.Errorf("%s: pages of %v, %d different users", filter, sizes, len(seen))
		}
	}
}

func TestPagesSurviveChanges(t *testing.T) {
	l := newLab(t)
	pool := l.pool()
	l.crowd(pool, 10)
	for _, filter := range []*string{nil, aws.String(`email ^= "user"`)} {
		first := must(l.ListUsers(t.Context(), &cip.ListUsersInput{UserPoolId: pool, Filter: filter, Limit: aws.Int32(3)}))(l)
		fine(l.AdminDeleteUser(t.Context(), &cip.AdminDeleteUserInput{UserPoolId: pool, Username: first.Users[2].Username}))(l)
		second := must(l.ListUsers(t.Context(), &cip.ListUsersInput{UserPoolId: pool, Filter: filter, Limit: aws.Int32(3), PaginationToken: first.PaginationToken}))(l)
		if names := usernames(second.Users); !slices.IsSorted(names) || names[0] <= *first.Users[2].Username {
			t.Errorf("after %s came %v", *first.Users[2].Username, names)
		}
	}
}

func TestPaginationTokens(t *testing.T) {
	const invalid = "Invalid pagination token"
	l := newLab(t)
	pool, other := l.pool(), l.pool()
	l.crowd(pool, 5)
	l.crowd(other, 5)
	filter := aws.String(`username ^= "user"`)
	list := func(pool, filter, token *string) (*cip.ListUsersOutput, error) {
		return l.ListUsers(t.Context(), &cip.ListUsersInput{UserPoolId: pool, Filter: filter, Limit: aws.Int32(2), PaginationToken: token})
	}
	token := must(list(pool, filter, nil))(l).PaginationToken

	refused(list(pool, nil, token))(l, "InvalidParameterException", invalid)
	refused(list(pool, aws.String(`username ^= "use"`), token))(l, "InvalidParameterException", invalid)
	refused(list(other, filter, token))(l, "InvalidParameterException", invalid)
	refused(list(pool, filter, aws.String("made-up")))(l, "InvalidParameterException", invalid)
	refused(list(pool, filter, aws.String((*token)[:len(*token)-2])))(l, "InvalidParameterException", invalid)

	l.pass(time.Hour)
	fine(list(pool, filter, token))(l)
	l.pass(time.Millisecond)
	refused(list(pool, filter, token))(l, "InvalidParameterException", invalid)
}

func TestEveryListHasPages(t *testing.T) {
	l := newLab(t)
	pool := l.pool()
	l.crowd(pool, 3)
	for _, name := range []string{"a", "b", "c"} {
		l.pool()
		l.webClient(pool)
		fine(l.CreateGroup(t.Context(), &cip.CreateGroupInput{UserPoolId: pool, GroupName: aws.String(name)}))(l)
		for _, user := range []string{"user-000", "user-001", "user-002"} {
			fine(l.AdminAddUserToGroup(t.Context(), &cip.AdminAddUserToGroupInput{UserPoolId: pool, GroupName: aws.String(name), Username: aws.String(user)}))(l)
		}
		fine(l.CreateIdentityProvider(t.Context(), &cip.CreateIdentityProviderInput{
			UserPoolId: pool, ProviderName: aws.String("Idp" + name), ProviderType: types.IdentityProviderTypeTypeSaml, ProviderDetails: map[string]string{"MetadataURL": "https://idp.example"},
		}))(l)
	}
	two := aws.Int32(2)
	for name, list := range map[string]func(token *string) (int, *string, error){
		"user pools": func(token *string) (int, *string, error) {
			out, err := l.ListUserPools(t.Context(), &cip.ListUserPoolsInput{MaxResults: two, NextToken: token})
			return len(out.UserPools), out.NextToken, err
		},
		"clients": func(token *string) (int, *string, error) {
			out, err := l.ListUserPoolClients(t.Context(), &cip.ListUserPoolClientsInput{UserPoolId: pool, MaxResults: two, NextToken: token})
			return len(out.UserPoolClients), out.NextToken, err
		},
		"groups": func(token *string) (int, *string, error) {
			out, err := l.ListGroups(t.Context(), &cip.ListGroupsInput{UserPoolId: pool, Limit: two, NextToken: token})
			return len(out.Groups), out.NextToken, err
		},
		"groups of a user": func(token *string) (int, *string, error) {
			out, err := l.AdminListGroupsForUser(t.Context(), &cip.AdminListGroupsForUserInput{UserPoolId: pool, Username: aws.String("user-001"), Limit: two, NextToken: token})
			return len(out.Groups), out.NextToken, err
		},
		"users of a group": func(token *string) (int, *string, error) {
			out, err := l.ListUsersInGroup(t.Context(), &cip.ListUsersInGroupInput{UserPoolId: pool, GroupName: aws.String("b"), Limit: two, NextToken: token})
			return len(out.Users), out.NextToken, err
		},
		"identity providers": func(token *string) (int, *string, error) {
			out, err := l.ListIdentityProviders(t.Context(), &cip.ListIdentityProvidersInput{UserPoolId: pool, MaxResults: two, NextToken: token})
			return len(out.Providers), out.NextToken, err
		},
	} {
		t.Run(name, func(t *testing.T) {
			total, pages := 0, 0
			for token := (*string)(nil); pages == 0 || token != nil; pages++ {
				rows, next, err := list(token)
				if err != nil {
					t.Fatal(err)
				}
				total, token = total+rows, next
			}
			if total < 3 || pages != 2 {
				t.Errorf("%d rows on %d pages", total, pages)
			}
		})
	}
}

func usernames(users []types.UserType) []string {
	var out []string
	for _, u := range users {
		out = append(out, *u.Username)
	}
	return out
}

func TestFilters(t *testing.T) {
	l := newLab(t)
	pool := l.pool(func(in *cip.CreateUserPoolInput) {
		in.Schema = []types.SchemaAttributeType{{Name: aws.String("tenant"), AttributeDataType: types.AttributeDataTypeString}}
	})
	l.seed(pool,
		emulator.UserSeed{Username: "Zoe", Sub: "00000000-aaaa", Attributes: []emulator.Attribute{{Name: "email", Value: "zoe@Example.com"}, {Name: "name", Value: `Zoe "Z" O\Neil`}, {Name: "phone_number", Value: "+15550100"}}},
		emulator.UserSeed{Username: "bob", Sub: "11111111-bbbb", Attributes: []emulator.Attribute{{Name: "email", Value: "bob@example.com"}, {Name: "given_name", Value: "Robert"}, {Name: "family_name", Value: "Reddy"}}, Disabled: true},
		emulator.UserSeed{Username: "alice", Sub: "22222222-cccc", Status: types.UserStatusTypeUnconfirmed, Attributes: []emulator.Attribute{{Name: "email", Value: "alice@example.com"}, {Name: "preferred_username", Value: "Ally"}, {Name: "custom:tenant", Value: "42"}}},
		emulator.UserSeed{Username: "carol", Sub: "33333333-dddd"},
	)
	for _, test := range []struct {
		filter string
		want   string // usernames in order, or an exception's message
	}{
		{``, "Zoe bob alice carol"},
		{`username = "Zoe"`, "Zoe"},
		{`username = "zoe"`, ""},
		{`username ^= ""`, "Zoe alice bob carol"},
		{`email = "bob@example.com"`, "bob"},
		{`email = "BOB@EXAMPLE.COM"`, "bob"},
		{`email ^= "ZOE@"`, "Zoe"},
		{`email ^= ""`, "alice bob Zoe"},
		{`email^="alice"`, "alice"},
		{`  email   =   "alice@example.com"  `, "alice"},
		{`"email" = "alice@example.com"`, "alice"},
		{`email = "alice"`, ""},
		{`sub = "22222222-cccc"`, "alice"},
		{`sub ^= "1111"`, "bob"},
		{`phone_number = "+15550100"`, "Zoe"},
		{`name = "Zoe \"Z\" O\\Neil"`, "Zoe"},
		{`given_name = "robert"`, "bob"},
		{`family_name ^= "Red"`, "bob"},
		{`preferred_username = "ally"`, "alice"},
		{`cognito:user_status = "CONFIRMED"`, "Zoe bob carol"},
		{`cognito:user_status = "confirmed"`, "Zoe bob carol"},
		{`cognito:user_status ^= "UNC"`, "alice"},
		{`status = "Enabled"`, "Zoe alice carol"},
		{`status = "Disabled"`, "bob"},
		{`status = "disabled"`, ""},
		{`custom:tenant = "42"`, "Invalid search attribute: custom:tenant"},
		{`locale = "en"`, "Invalid search attribute: locale"},
		{`email`, "Error while parsing filter"},
		{`email = bob`, "Error while parsing filter"},
		{`email = "bob`, "Error while parsing filter"},
		{`email = "bo"b"`, "Error while parsing filter"},
		{`email > "bob"`, "Error while parsing filter"},
		{`email = "a" and name = "b"`, "Error while parsing filter"},
		{`email *= "bob"`, "Error while parsing filter"},
		{`= "bob"`, "Error while parsing filter"},
	} {
		t.Run(test.filter, func(t *testing.T) {
			out, err := l.ListUsers(t.Context(), &cip.ListUsersInput{UserPoolId: pool, Filter: aws.String(test.filter)})
			if err != nil {
				if got, want := exception(err), "InvalidParameterException: "+test.want; got != want {
					t.Errorf("got %s, want %s", got, want)
				}
				return
			}
			if got := strings.Join(usernames(out.Users), " "); got != test.want {
				t.Errorf("found %q, want %q", got, test.want)
			}
		})
	}
}

func TestFiltersSeeChanges(t *testing.T) {
	l := newLab(t)
	pool := l.pool()
	l.crowd(pool, 3)
	found := func(filter string) string {
		t.Helper()
		return strings.Join(usernames(must(l.ListUsers(t.Context(), &cip.ListUsersInput{UserPoolId: pool, Filter: &filter}))(l).Users), " ")
	}
	if got := found(`email ^= "user"`) + found(`status = "Disabled"`); got != "user-000 user-001 user-002" {
		t.Fatal(got)
	}
	one := aws.String("user-001")
	fine(l.AdminDisableUser(t.Context(), &cip.AdminDisableUserInput{UserPoolId: pool, Username: one}))(l)
	fine(l.AdminUpdateUserAttributes(t.Context(), &cip.AdminUpdateUserAttributesInput{
		UserPoolId: pool, Username: one, UserAttributes: []types.AttributeType{{Name: aws.String("email"), Value: aws.String("zed@example.com")}},
	}))(l)
	fine(l.AdminCreateUser(t.Context(), &cip.AdminCreateUserInput{UserPoolId: pool, Username: aws.String("dave"), UserAttributes: []types.AttributeType{{Name: aws.String("email"), Value: aws.String("user-001x@example.com")}}}))(l)
	for filter, want := range map[string]string{
		`email ^= "user"`:                               "user-000 dave user-002",
		`email = "zed@example.com"`:                     "user-001",
		`status = "Disabled"`:                           "user-001",
		`cognito:user_status = "FORCE_CHANGE_PASSWORD"`: "dave",
	} {
		if got := found(filter); got != want {
			t.Errorf("%s found %q, want %q", filter, got, want)
		}
	}
	fine(l.AdminDeleteUser(t.Context(), &cip.AdminDeleteUserInput{UserPoolId: pool, Username: one}))(l)
	if got := found(`email = "zed@example.com"`) + found(`status = "Disabled"`); got != "" {
		t.Errorf("the deleted %q is still found", got)
	}
}

func TestAttributesToGet(t *testing.T) {
	l := newLab(t)
	pool := l.pool()
	l.crowd(pool, 2)
	out := must(l.ListUsers(t.Context(), &cip.ListUsersInput{UserPoolId: pool, AttributesToGet: []string{"email"}}))(l)
	if got := out.Users[0].Attributes; len(got) != 1 || *got[0].Name != "email" {
		t.Errorf("got %v", got)
	}
	refused(l.ListUsers(t.Context(), &cip.ListUsersInput{UserPoolId: pool, AttributesToGet: []string{"name"}}))(l,
		"InvalidParameterException", "Input fails to satisfy the constraints.")
}
