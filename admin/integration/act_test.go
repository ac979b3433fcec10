package integration

import (
	"testing"

	cip "github.com/aws/aws-sdk-go-v2/service/cognitoidentityprovider"
	"github.com/aws/aws-sdk-go-v2/service/cognitoidentityprovider/types"

	"github.com/cognito-tui/cognito-tui/admin"
	"github.com/cognito-tui/cognito-tui/admin/acts"
	"github.com/cognito-tui/cognito-tui/admin/call"
)

// story is an act on a user, and the user afterwards as the server tells it.
type story struct {
	action string
	in     acts.Inputs
	// from is the status that the user is brought to first, by the SDK.
	from  admin.UserStatus
	holds func(after *cip.AdminGetUserOutput, groups []string) bool
}

const (
	confirmed = admin.StatusConfirmed
	invited   = admin.StatusForceChangePassword
)

func status(want types.UserStatusType) func(*cip.AdminGetUserOutput, []string) bool {
	return func(u *cip.AdminGetUserOutput, _ []string) bool { return u.UserStatus == want }
}

func enabled(want bool) func(*cip.AdminGetUserOutput, []string) bool {
	return func(u *cip.AdminGetUserOutput, _ []string) bool { return u.Enabled == want }
}

func attribute(name, want string) func(*cip.AdminGetUserOutput, []string) bool {
	return func(u *cip.AdminGetUserOutput, _ []string) bool {
		for _, a := range u.UserAttributes {
			if *a.Name == name {
				return *a.Value == want
			}
		}
		return want == ""
	}
}

func inGroups(want int) func(*cip.AdminGetUserOutput, []string) bool {
	return func(_ *cip.AdminGetUserOutput, groups []string) bool { return len(groups) == want }
}

func gone(u *cip.AdminGetUserOutput, _ []string) bool { return u == nil }

// stories are acts in an order in which each finds what it needs.
var stories = []story{
	{"disable", nil, confirmed, enabled(false)},
	{"enable", nil, confirmed, enabled(true)},
	{"sign-out", nil, confirmed, enabled(true)},
	{"set-attributes", acts.Inputs{"attributes": "given_name=Ada"}, confirmed, attribute("given_name", "Ada")},
	{"delete-attributes", acts.Inputs{"attributes": "given_name"}, confirmed, attribute("given_name", "")},
	{"verify", acts.Inputs{"attribute": "email"}, confirmed, attribute("email_verified", "true")},
	{"add-to-group", acts.Inputs{"group": "staff"}, confirmed, inGroups(1)},
	{"remove-from-group", acts.Inputs{"group": "staff"}, confirmed, inGroups(0)},
	{"set-password", acts.Inputs{"password": "Sesame-open-7", "permanent": "yes"}, invited, status("CONFIRMED")},
	{"set-password", acts.Inputs{"password": "Sesame-open-8", "permanent": "no"}, confirmed, status("FORCE_CHANGE_PASSWORD")},
	{"reset-password", nil, confirmed, status("RESET_REQUIRED")},
	{"resend-invite", acts.Inputs{"medium": "EMAIL"}, invited, status("FORCE_CHANGE_PASSWORD")},
	{"delete-user", nil, confirmed, gone},
}

func TestActsLeaveTheUserAsTheServerTellsIt(t *testing.T) {
	onEach(t, "acts", func(t *testing.T, s server) {
		client, session := s.client(), s.session(t)
		made, err := client.CreateUserPool(t.Context(), &cip.CreateUserPoolInput{PoolName: new("acts"), AutoVerifiedAttributes: []types.VerifiedAttributeType{"email"}})
		must(t, err)
		pool := made.UserPool.Id
		_, err = client.CreateGroup(t.Context(), &cip.CreateGroupInput{UserPoolId: pool, GroupName: new("staff")})
		must(t, err)
		_, err = client.AdminCreateUser(t.Context(), &cip.AdminCreateUserInput{
			UserPoolId: pool, Username: new("ada"), MessageAction: types.MessageActionTypeSuppress,
			UserAttributes: []types.AttributeType{{Name: new("email"), Value: new("ada@example.com")}},
		})
		must(t, err)
		for _, story := range stories {
			t.Run(story.action, func(t *testing.T) {
				if why, gap := s.lacks[story.action]; gap {
					t.Logf("not asked of %s: %s", s.name, why)
					return
				}
				bring(t, client, pool, story.from)
				action, ok := acts.FindAction(story.action)
				if !ok {
					t.Fatalf("there is no action %s", story.action)
				}
				result := acts.Do(t.Context(), session, acts.Act{Action: action, Target: target(t, session, *pool), Inputs: story.in})
				if p := result.Problem; p != nil && p.Kind == call.KindUnsupported {
					t.Logf("%s does not have it: %s", s.name, p.Message)
					return
				}
				if !result.OK() {
					t.Fatalf("refused %q, problem %v", result.Refusal, result.Problem)
				}
				if u, groups := told(t, client, pool); !story.holds(u, groups) {
					t.Errorf("afterwards the user is %+v, in groups %v", u, groups)
				}
			})
		}
	})
}

// bring sets a password of the kind that leads to the status, which works from
// every status but that of a user who is gone.
func bring(t *testing.T, client *cip.Client, pool *string, to admin.UserStatus) {
	t.Helper()
	_, err := client.AdminSetUserPassword(t.Context(), &cip.AdminSetUserPasswordInput{
		UserPoolId: pool, Username: new("ada"), Password: new("Begin-again-1"), Permanent: to == confirmed,
	})
	must(t, err)
}

func target(t *testing.T, session *call.Session, pool string) acts.Target {
	t.Helper()
	detail, err := admin.ReadPool(t.Context(), session, pool)
	must(t, err)
	page, err := admin.Users(t.Context(), session, pool, admin.Filter{Attribute: "username", Op: admin.Equals, Value: "ada"}, "")
	must(t, err)
	if len(page.Items) != 1 {
		t.Fatalf("users named ada are %+v", page.Items)
	}
	return acts.Target{Pool: detail, User: page.Items[0]}
}

// told is the user as the server tells it by the call that sees at once, nil
// when there is none.
func told(t *testing.T, client *cip.Client, pool *string) (u *cip.AdminGetUserOutput, groups []string) {
	t.Helper()
	u, err := client.AdminGetUser(t.Context(), &cip.AdminGetUserInput{UserPoolId: pool, Username: new("ada")})
	if err != nil {
		return nil, nil
	}
	of, err := client.AdminListGroupsForUser(t.Context(), &cip.AdminListGroupsForUserInput{UserPoolId: pool, Username: new("ada")})
	must(t, err)
	for _, g := range of.Groups {
		groups = append(groups, *g.GroupName)
	}
	return u, groups
}
