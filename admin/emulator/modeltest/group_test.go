package modeltest

import (
	"fmt"
	"slices"

	"github.com/aws/aws-sdk-go-v2/aws"
	cip "github.com/aws/aws-sdk-go-v2/service/cognitoidentityprovider"
	"github.com/aws/aws-sdk-go-v2/service/cognitoidentityprovider/types"
)

const none = -1 // no precedence

func (m *model) groupNamed(name string) *group {
	for _, g := range m.groups {
		if g.name == name {
			return g
		}
	}
	return nil
}

func (g *group) String() string {
	return fmt.Sprintf("%s precedence=%d role=%s", g.name, g.precedence, g.role)
}

// groupShown says the same of a group that was got.
func groupShown(g *types.GroupType) string {
	precedence := none
	if g.Precedence != nil {
		precedence = int(*g.Precedence)
	}
	return fmt.Sprintf("%s precedence=%d role=%s", aws.ToString(g.GroupName), precedence, aws.ToString(g.RoleArn))
}

// groupClaims returns the groups of a user and their preferred role, "" for none and anything if
// the documents do not say.
func (m *model) groupClaims(u *user) (names []string, preferred string) {
	var best []*group
	for _, g := range m.groups {
		if !g.members[u] {
			continue
		}
		names = append(names, g.name)
		switch {
		case len(best) == 0 || before(g, best[0]):
			best = []*group{g}
		case !before(best[0], g):
			best = append(best, g)
		}
	}
	slices.Sort(names)
	return names, preferredRole(best)
}

// before reports whether a group takes precedence. [SDK] CreateGroup: "Groups with lower Precedence
// values take precedence over groups with higher or null Precedence values."
func before(a, b *group) bool {
	return a.precedence != none && (b.precedence == none || a.precedence < b.precedence)
}

// preferredRole is the role of the groups before which none is. [SDK] CreateGroup: "If two groups
// with the same Precedence have the same role ARN, that role is used … If the two groups have
// different role ARNs, the cognito:preferred_role claim isn't set".
func preferredRole(best []*group) string {
	roles := map[string]bool{}
	for _, g := range best {
		roles[g.role] = true
	}
	if len(best) == 0 {
		return ""
	}
	// It says nothing about groups without a role or without a precedence.
	if roles[""] || best[0].precedence == none && len(best) > 1 {
		return anything
	}
	if len(roles) > 1 {
		return ""
	}
	return best[0].role
}

func createGroup(w *world, name string, precedence int, role string) {
	w.Helper()
	g := &group{name: name, precedence: precedence, role: role, members: map[*user]bool{}}
	want := verdict(nil).
		when(w.groupNamed(name) != nil, groupExists, ""). // [SDK] CreateGroup: "This name must be unique"
		or(succeeds(g.String(), func(reply) { w.groups = append(w.groups, g) }))
	in := &cip.CreateGroupInput{UserPoolId: w.pool, GroupName: &name}
	if precedence != none {
		in.Precedence = aws.Int32(int32(precedence))
	}
	if role != "" {
		in.RoleArn = &role
	}
	w.call("CreateGroup", g.String(), want, func() (reply, error) {
		out, err := w.sdk.CreateGroup(w.Context(), in)
		if err != nil {
			return reply{}, err
		}
		return reply{shows: groupShown(out.Group)}, nil
	})
}

func deleteGroup(w *world, name string) {
	w.Helper()
	want := verdict(nil).when(w.groupNamed(name) == nil, resourceNotFound, "").or(succeeds("", func(reply) {
		w.groups = slices.DeleteFunc(w.groups, func(g *group) bool { return g.name == name })
	}))
	w.call("DeleteGroup", name, want, func() (reply, error) {
		_, err := w.sdk.DeleteGroup(w.Context(), &cip.DeleteGroupInput{UserPoolId: w.pool, GroupName: &name})
		return reply{}, err
	})
}

func getGroup(w *world, name string) {
	w.Helper()
	want := anyOf(resourceNotFound)
	if g := w.groupNamed(name); g != nil {
		want = verdict{succeeds(g.String(), nil)}
	}
	w.call("GetGroup", name, want, func() (reply, error) {
		out, err := w.sdk.GetGroup(w.Context(), &cip.GetGroupInput{UserPoolId: w.pool, GroupName: &name})
		if err != nil {
			return reply{}, err
		}
		return reply{shows: groupShown(out.Group)}, nil
	})
}

// membership returns the refusals of a call about a user and a group.
func (m *model) membership(name, groupName string) verdict {
	return verdict(nil).
		when(m.find(name) == nil, userNotFound, "").
		when(m.groupNamed(groupName) == nil, resourceNotFound, "")
}

func adminAddUserToGroup(w *world, name, groupName string) {
	w.Helper()
	u, g := w.find(name), w.groupNamed(groupName)
	want := w.membership(name, groupName).or(succeeds("", func(reply) { g.members[u] = true }))
	w.call("AdminAddUserToGroup", name+" "+groupName, want, func() (reply, error) {
		_, err := w.sdk.AdminAddUserToGroup(w.Context(), &cip.AdminAddUserToGroupInput{UserPoolId: w.pool, Username: &name, GroupName: &groupName})
		return reply{}, err
	})
}

func adminRemoveUserFromGroup(w *world, name, groupName string) {
	w.Helper()
	u, g := w.find(name), w.groupNamed(groupName)
	want := w.membership(name, groupName).or(succeeds("", func(reply) { delete(g.members, u) }))
	if u != nil && g != nil && !g.members[u] { // not documented
		want = append(want, anyOf(userNotFound, resourceNotFound, invalidParameter)...)
	}
	w.call("AdminRemoveUserFromGroup", name+" "+groupName, want, func() (reply, error) {
		_, err := w.sdk.AdminRemoveUserFromGroup(w.Context(), &cip.AdminRemoveUserFromGroupInput{UserPoolId: w.pool, Username: &name, GroupName: &groupName})
		return reply{}, err
	})
}

func listGroups(w *world) {
	w.Helper()
	w.call("ListGroups", "", verdict{succeeds(listed(w.groups), nil)}, func() (reply, error) {
		out, err := w.sdk.ListGroups(w.Context(), &cip.ListGroupsInput{UserPoolId: w.pool})
		if err != nil {
			return reply{}, err
		}
		return reply{shows: groupsShown(out.Groups)}, nil
	})
}

func adminListGroupsForUser(w *world, name string) {
	w.Helper()
	want := anyOf(userNotFound)
	if u := w.find(name); u != nil {
		var groups []*group
		for _, g := range w.groups {
			if g.members[u] {
				groups = append(groups, g)
			}
		}
		want = verdict{succeeds(listed(groups), nil)}
	}
	w.call("AdminListGroupsForUser", name, want, func() (reply, error) {
		out, err := w.sdk.AdminListGroupsForUser(w.Context(), &cip.AdminListGroupsForUserInput{UserPoolId: w.pool, Username: &name})
		if err != nil {
			return reply{}, err
		}
		return reply{shows: groupsShown(out.Groups)}, nil
	})
}

func listUsersInGroup(w *world, name string) {
	w.Helper()
	want := anyOf(resourceNotFound)
	if g := w.groupNamed(name); g != nil {
		var lines []string
		for u := range g.members {
			lines = append(lines, w.shown(u))
		}
		want = verdict{succeeds(sorted(lines), nil)}
	}
	w.call("ListUsersInGroup", name, want, func() (reply, error) {
		out, err := w.sdk.ListUsersInGroup(w.Context(), &cip.ListUsersInGroupInput{UserPoolId: w.pool, GroupName: &name})
		if err != nil {
			return reply{}, err
		}
		return reply{shows: usersShown(w, out.Users)}, nil
	})
}

// listed says what a list of groups has, in any order.
func listed(groups []*group) string {
	var lines []string
	for _, g := range groups {
		lines = append(lines, g.String())
	}
	return sorted(lines)
}

func groupsShown(groups []types.GroupType) string {
	var lines []string
	for _, g := range groups {
		lines = append(lines, groupShown(&g))
	}
	return sorted(lines)
}

func sorted(lines []string) string {
	slices.Sort(lines)
	return fmt.Sprintf("%q", lines)
}
