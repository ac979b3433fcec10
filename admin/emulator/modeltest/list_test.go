package modeltest

import (
	"fmt"

	"github.com/aws/aws-sdk-go-v2/aws"
	cip "github.com/aws/aws-sdk-go-v2/service/cognitoidentityprovider"
	"github.com/aws/aws-sdk-go-v2/service/cognitoidentityprovider/types"
)

func adminGetUser(w *world, name string) {
	w.Helper()
	want := verdict{refused(userNotFound, "User does not exist.")}
	u := w.find(name)
	if u != nil {
		want = verdict{succeeds(fmt.Sprintf("%s%s sub=true", w.shown(u), w.factors(u)), nil)}
	}
	w.call("AdminGetUser", name, want, func() (reply, error) {
		out, err := w.sdk.AdminGetUser(w.Context(), &cip.AdminGetUserInput{UserPoolId: w.pool, Username: &name})
		if err != nil {
			return reply{}, err
		}
		shows, sub := w.profile(aws.ToString(out.Username), string(out.UserStatus), out.Enabled, out.UserAttributes)
		return reply{shows: fmt.Sprintf("%s%s sub=%t", shows, w.factorsShown(u, out.UserMFASettingList, out.PreferredMfaSetting), u != nil && sub == u.sub)}, nil
	})
}

func usersShown(w *world, users []types.UserType) string {
	var lines []string
	for _, u := range users {
		shows, _ := w.profile(aws.ToString(u.Username), string(u.UserStatus), u.Enabled, u.Attributes)
		lines = append(lines, shows)
	}
	return sorted(lines)
}

// listUsers lists the users who match a filter. [SDK] ListUsers, Filter.
func listUsers(w *world, filter string, match func(*user) bool) {
	w.Helper()
	var lines []string
	for _, u := range w.users {
		if match(u) {
			lines = append(lines, w.shown(u))
		}
	}
	w.call("ListUsers", filter, verdict{succeeds(sorted(lines), nil)}, func() (reply, error) {
		out, err := w.sdk.ListUsers(w.Context(), &cip.ListUsersInput{UserPoolId: w.pool, Filter: &filter})
		if err != nil {
			return reply{}, err
		}
		return reply{shows: usersShown(w, out.Users)}, nil
	})
}

func everybody(*user) bool { return true }

// inspect compares everything that can be listed.
func inspect(w *world) {
	w.Helper()
	checks := []func(){func() { listUsers(w, "", everybody) }, func() { listGroups(w) }}
	for _, u := range w.users {
		checks = append(checks, func() { adminGetUser(w, u.name) }, func() { adminListGroupsForUser(w, u.name) })
	}
	for _, g := range w.groups {
		checks = append(checks, func() { listUsersInGroup(w, g.name) })
	}
	for _, f := range w.families {
		if len(f.accesses) > 0 {
			checks = append(checks, func() { getUser(w, f.accesses[len(f.accesses)-1]) })
		}
	}
	for _, check := range checks {
		if w.met != nil {
			return
		}
		check()
	}
}
