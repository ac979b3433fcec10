package integration

import (
	"slices"
	"testing"

	cip "github.com/aws/aws-sdk-go-v2/service/cognitoidentityprovider"

	"github.com/cognito-tui/cognito-tui/admin"
	"github.com/cognito-tui/cognito-tui/admin/call"
)

// Servers differ in which attributes they filter on, in case, and in whether they
// filter at all. Whatever they do, nobody is told as matching who does not.
func TestNobodyIsToldAsMatchingWhoDoesNot(t *testing.T) {
	onEach(t, "filter", func(t *testing.T, s server) {
		d := newDirectory(t, s)
		_, err := s.client().AdminDisableUser(t.Context(), &cip.AdminDisableUserInput{UserPoolId: &d.pool, Username: new("user-005")})
		must(t, err)
		all := make([]string, population)
		for i := range all {
			all[i] = username(i)
		}
		for typed, matching := range map[string][]string{
			"status:invited":             all,
			"status:force":               all,
			"status:confirmed":           nil,
			"status:disabled":            {"user-005"},
			"enabled:yes":                slices.DeleteFunc(slices.Clone(all), func(name string) bool { return name == "user-005" }),
			"email=USER-007@example.com": {"user-007"},
			"username=user-005":          {"user-005"},
			"phone:+44":                  nil,
			"name:Ann":                   nil,
			"preferred:user":             nil,
			"sub:00000000":               nil,
		} {
			filter, ok := admin.ParseFilter(typed)
			if !ok {
				t.Fatalf("%q is no filter", typed)
			}
			page, err := admin.Users(t.Context(), d.session, d.pool, filter, "")
			if p := call.Explain(err); p != nil && p.Kind != call.KindIgnored {
				t.Errorf("%s: %v", typed, err)
			}
			for _, name := range names(page.Items) {
				if !slices.Contains(matching, name) {
					t.Errorf("%s is told to match %s", name, typed)
				}
			}
		}
	})
}
