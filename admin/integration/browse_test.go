package integration

import (
	"context"
	"fmt"
	"slices"
	"testing"

	cip "github.com/aws/aws-sdk-go-v2/service/cognitoidentityprovider"
	"github.com/aws/aws-sdk-go-v2/service/cognitoidentityprovider/types"

	"github.com/cognito-tui/cognito-tui/admin"
	"github.com/cognito-tui/cognito-tui/admin/call"
)

// directory is a pool with 130 users and two groups, made through the SDK.
type directory struct {
	session *call.Session
	pool    string
}

const population = 130

func newDirectory(t *testing.T, s server) directory {
	t.Helper()
	ctx, client := t.Context(), s.client()
	made, err := client.CreateUserPool(ctx, &cip.CreateUserPoolInput{PoolName: new("browse")})
	must(t, err)
	pool := made.UserPool.Id
	for i := range population {
		_, err := client.AdminCreateUser(ctx, &cip.AdminCreateUserInput{
			UserPoolId: pool, Username: new(username(i)), MessageAction: types.MessageActionTypeSuppress,
			UserAttributes: []types.AttributeType{
				{Name: new("email"), Value: new(fmt.Sprintf("%s@example.com", username(i)))},
				{Name: new("email_verified"), Value: new("true")},
			},
		})
		must(t, err)
	}
	for i, group := range []string{"admins", "staff"} {
		_, err := client.CreateGroup(ctx, &cip.CreateGroupInput{
			UserPoolId: pool, GroupName: &group, Precedence: new(int32(i + 1)), Description: new("the " + group),
			RoleArn: new("arn:aws:iam::123456789012:role/" + group),
		})
		must(t, err)
		for n := range (i + 1) * 3 {
			_, err := client.AdminAddUserToGroup(ctx, &cip.AdminAddUserToGroupInput{UserPoolId: pool, GroupName: &group, Username: new(username(n))})
			must(t, err)
		}
	}
	return directory{s.session(t), *pool}
}

func username(i int) string { return fmt.Sprintf("user-%03d", i) }

func must(t *testing.T, err error) {
	t.Helper()
	if err != nil {
		t.Fatal(err)
	}
}

func all[T any](t *testing.T, fetch func(ctx context.Context, token string) (call.Page[T], error)) (items []T, pages int) {
	t.Helper()
	for page, err := range call.Pages(t.Context(), fetch) {
		must(t, err)
		items, pages = append(items, page...), pages+1
	}
	return items, pages
}

func (d directory) users(filter admin.Filter) func(context.Context, string) (call.Page[admin.User], error) {
	return func(ctx context.Context, token string) (call.Page[admin.User], error) {
		return admin.Users(ctx, d.session, d.pool, filter, token)
	}
}

func names(users []admin.User) []string {
	out := make([]string, len(users))
	for i, u := range users {
		out[i] = u.Username
	}
	slices.Sort(out)
	return out
}

func TestPoolsAreListedAndDescribed(t *testing.T) {
	onEach(t, "pools", func(t *testing.T, s server) {
		d := newDirectory(t, s)
		pools, _ := all(t, func(ctx context.Context, token string) (call.Page[admin.Pool], error) {
			return admin.Pools(ctx, d.session, token)
		})
		i := slices.IndexFunc(pools, func(p admin.Pool) bool { return p.ID == d.pool })
		if i < 0 || pools[i].Name != "browse" || pools[i].Created.IsZero() {
			t.Fatalf("pools are %+v, want browse (%s) among them", pools, d.pool)
		}
		detail, err := admin.ReadPool(t.Context(), d.session, d.pool)
		must(t, err)
		if detail.Name != "browse" || detail.ID != d.pool {
			t.Errorf("the pool is %+v, want browse (%s)", detail.Pool, d.pool)
		}
	})
}

func TestAllUsersAreRead(t *testing.T) {
	onEach(t, "users", func(t *testing.T, s server) {
		d := newDirectory(t, s)
		users, _ := all(t, d.users(admin.Filter{}))
		want := make([]string, population)
		for i := range want {
			want[i] = username(i)
		}
		if got := names(users); !slices.Equal(got, want) {
			t.Errorf("read %d users %v, want the %d that were made", len(got), got, population)
		}
		for _, u := range users {
			if u.Sub == "" || u.Status != admin.StatusForceChangePassword || u.Enabled != admin.Yes || u.Email() != u.Username+"@example.com" ||
				!u.Verified("email") || u.Created.IsZero() {
				t.Fatalf("user is %+v", u)
			}
		}
	})
}

func TestUsersComeInPagesOfSixty(t *testing.T) {
	onEach(t, "paging", func(t *testing.T, s server) {
		d := newDirectory(t, s)
		if _, pages := all(t, d.users(admin.Filter{})); pages != 3 {
			t.Errorf("%d users came in %d pages, want 3", population, pages)
		}
	})
}

func TestAWSFiltersUsers(t *testing.T) {
	onEach(t, "filter", func(t *testing.T, s server) {
		d := newDirectory(t, s)
		for typed, want := range map[string][]string{
			"email:user-01":              {"user-010", "user-011", "user-012", "user-013", "user-014", "user-015", "user-016", "user-017", "user-018", "user-019"},
			"email=user-007@example.com": {"user-007"},
			"username:user-12":           {"user-120", "user-121", "user-122", "user-123", "user-124", "user-125", "user-126", "user-127", "user-128", "user-129"},
			"username=user-003":          {"user-003"},
			"username=nobody":            {},
		} {
			filter, ok := admin.ParseFilter(typed)
			if !ok {
				t.Fatalf("%q is no filter", typed)
			}
			users, _ := all(t, d.users(filter))
			if got := names(users); !slices.Equal(got, want) {
				t.Errorf("%s (%s) finds %v, want %v", typed, filter, got, want)
			}
		}
	})
}

func TestOneUserIsFoundBySub(t *testing.T) {
	onEach(t, "sub", func(t *testing.T, s server) {
		d := newDirectory(t, s)
		users, _ := all(t, d.users(admin.Filter{Attribute: "username", Op: admin.Equals, Value: "user-042"}))
		if len(users) != 1 {
			t.Fatalf("found %v, want user-042", names(users))
		}
		u, err := admin.ReadUser(t.Context(), d.session, d.pool, users[0].Sub)
		must(t, err)
		if u.Username != "user-042" {
			t.Errorf("sub %s is %s, want user-042", users[0].Sub, u.Username)
		}
		_, err = admin.ReadUser(t.Context(), d.session, d.pool, "00000000-0000-4000-8000-000000000000")
		if p := call.Explain(err); p == nil || p.Kind != call.KindNotFound {
			t.Errorf("a sub that nobody has gives %v, want a problem of KindNotFound", err)
		}
	})
}

func TestGroupsTheirMembersAndAUsersGroups(t *testing.T) {
	onEach(t, "groups", func(t *testing.T, s server) {
		d := newDirectory(t, s)
		groups, _ := all(t, func(ctx context.Context, token string) (call.Page[admin.Group], error) {
			return admin.Groups(ctx, d.session, d.pool, token)
		})
		i := slices.IndexFunc(groups, func(g admin.Group) bool { return g.Name == "staff" })
		if len(groups) != 2 || i < 0 {
			t.Fatalf("groups are %+v, want admins and staff", groups)
		}
		if g := groups[i]; g.Precedence == nil || *g.Precedence != 2 || g.RoleARN != "arn:aws:iam::123456789012:role/staff" || g.Description != "the staff" {
			t.Errorf("group is %+v", g)
		}
		members, _ := all(t, func(ctx context.Context, token string) (call.Page[admin.User], error) {
			return admin.GroupMembers(ctx, d.session, d.pool, "admins", token)
		})
		if got := names(members); !slices.Equal(got, []string{"user-000", "user-001", "user-002"}) {
			t.Errorf("members of admins are %v", got)
		}
		of, _ := all(t, func(ctx context.Context, token string) (call.Page[admin.Group], error) {
			return admin.UserGroups(ctx, d.session, d.pool, "user-001", token)
		})
		if len(of) != 2 {
			t.Errorf("user-001 is in %+v, want both groups", of)
		}
	})
}

func TestWhatIsNotThereIsToldInWords(t *testing.T) {
	onEach(t, "missing", func(t *testing.T, s server) {
		session := s.session(t)
		_, err := admin.Users(t.Context(), session, "eu-west-1_Missing00", admin.Filter{}, "")
		p := call.Explain(err)
		if p == nil || p.Kind != call.KindNotFound || p.Meaning == "" {
			t.Errorf("users of a pool that is not there: %+v", p)
		}
	})
}

func TestTheCallerIsKnown(t *testing.T) {
	onEach(t, "identity", func(t *testing.T, s server) {
		id, err := s.session(t).Identity(t.Context())
		must(t, err)
		if len(id.Account) != 12 || id.ARN == "" {
			t.Errorf("the caller is %+v", id)
		}
	})
}
