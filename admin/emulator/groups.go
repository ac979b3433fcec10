package emulator

import (
	"slices"

	"github.com/aws/aws-sdk-go-v2/aws"
	cip "github.com/aws/aws-sdk-go-v2/service/cognitoidentityprovider"
	"github.com/aws/aws-sdk-go-v2/service/cognitoidentityprovider/types"
)

func createGroup(c *call, p *pool, in *cip.CreateGroupInput) (*cip.CreateGroupOutput, error) {
	g, err := addGroup(p, in, c.at)
	if err != nil {
		return nil, err
	}
	return &cip.CreateGroupOutput{Group: &g.GroupType}, nil
}

func getGroup(_ *call, _ *pool, g *group, _ *cip.GetGroupInput) (*cip.GetGroupOutput, error) {
	return &cip.GetGroupOutput{Group: &g.GroupType}, nil
}

// updateGroup sets what the request gives. Whether AWS resets what it does not
// give, as UpdateUserPool does, is not documented; here it stays.
func updateGroup(c *call, _ *pool, g *group, in *cip.UpdateGroupInput) (*cip.UpdateGroupOutput, error) {
	copyMembers(&g.GroupType, in)
	g.LastModifiedDate = aws.Time(c.at)
	return &cip.UpdateGroupOutput{Group: &g.GroupType}, nil
}

func deleteGroup(_ *call, p *pool, g *group, _ *cip.DeleteGroupInput) (*cip.DeleteGroupOutput, error) {
	isIt := func(other *group) bool { return other == g }
	for _, u := range g.members {
		u.groups = slices.DeleteFunc(u.groups, isIt)
	}
	p.groups = slices.DeleteFunc(p.groups, isIt)
	return &cip.DeleteGroupOutput{}, nil
}

func listGroups(c *call, p *pool, in *cip.ListGroupsInput) (*cip.ListGroupsOutput, error) {
	groups, next, err := page(c, listing{scope: "ListGroups " + p.id(), limit: in.Limit, token: in.NextToken}, p.groups)
	if err != nil {
		return nil, err
	}
	return &cip.ListGroupsOutput{Groups: describeGroups(groups), NextToken: next}, nil
}

func describeGroups(groups []*group) []types.GroupType {
	out := make([]types.GroupType, len(groups))
	for i, g := range groups {
		out[i] = g.GroupType
	}
	return out
}

func adminAddUserToGroup(_ *call, p *pool, u *user, in *cip.AdminAddUserToGroupInput) (*cip.AdminAddUserToGroupOutput, error) {
	g, err := p.group(*in.GroupName)
	if err != nil {
		return nil, err
	}
	g.join(u)
	return &cip.AdminAddUserToGroupOutput{}, nil
}

func adminRemoveUserFromGroup(_ *call, p *pool, u *user, in *cip.AdminRemoveUserFromGroupInput) (*cip.AdminRemoveUserFromGroupOutput, error) {
	g, err := p.group(*in.GroupName)
	if err != nil {
		return nil, err
	}
	g.leave(u)
	return &cip.AdminRemoveUserFromGroupOutput{}, nil
}

func adminListGroupsForUser(c *call, p *pool, u *user, in *cip.AdminListGroupsForUserInput) (*cip.AdminListGroupsForUserOutput, error) {
	groups, next, err := page(c, listing{scope: "AdminListGroupsForUser " + p.id() + " " + u.sub, limit: in.Limit, token: in.NextToken}, byPrecedence(u.groups))
	if err != nil {
		return nil, err
	}
	return &cip.AdminListGroupsForUserOutput{Groups: describeGroups(groups), NextToken: next}, nil
}

func listUsersInGroup(c *call, p *pool, g *group, in *cip.ListUsersInGroupInput) (*cip.ListUsersInGroupOutput, error) {
	users, next, err := page(c, listing{scope: "ListUsersInGroup " + p.id() + " " + *g.GroupName, limit: in.Limit, token: in.NextToken}, g.members)
	if err != nil {
		return nil, err
	}
	out := &cip.ListUsersInGroupOutput{NextToken: next, Users: []types.UserType{}}
	for _, u := range users {
		out.Users = append(out.Users, u.described(nil))
	}
	return out, nil
}
