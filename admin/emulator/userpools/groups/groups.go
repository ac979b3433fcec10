// Package groups has groups and their members.
package groups

import (
	"slices"

	"github.com/aws/aws-sdk-go-v2/aws"
	cip "github.com/aws/aws-sdk-go-v2/service/cognitoidentityprovider"
	"github.com/aws/aws-sdk-go-v2/service/cognitoidentityprovider/types"

	"github.com/cognito-tui/cognito-tui/admin/emulator/account"
	"github.com/cognito-tui/cognito-tui/admin/emulator/shape"
	"github.com/cognito-tui/cognito-tui/admin/emulator/userpools/directory"
)

func createGroup(c *account.Call, p *directory.Pool, in *cip.CreateGroupInput) (*cip.CreateGroupOutput, error) {
	g, err := directory.AddGroup(p, in, c.At)
	if err != nil {
		return nil, err
	}
	return &cip.CreateGroupOutput{Group: &g.GroupType}, nil
}

func getGroup(_ *account.Call, _ *directory.Pool, g *directory.Group, _ *cip.GetGroupInput) (*cip.GetGroupOutput, error) {
	return &cip.GetGroupOutput{Group: &g.GroupType}, nil
}

// updateGroup sets what the request names. Whether AWS resets the rest, as UpdateUserPool does,
// is not documented; here it stays.
func updateGroup(c *account.Call, _ *directory.Pool, g *directory.Group, in *cip.UpdateGroupInput) (*cip.UpdateGroupOutput, error) {
	shape.Copy(&g.GroupType, in)
	g.LastModifiedDate = aws.Time(c.At)
	return &cip.UpdateGroupOutput{Group: &g.GroupType}, nil
}

func deleteGroup(_ *account.Call, p *directory.Pool, g *directory.Group, _ *cip.DeleteGroupInput) (*cip.DeleteGroupOutput, error) {
	isIt := func(other *directory.Group) bool { return other == g }
	for _, u := range g.Members {
		u.Groups = slices.DeleteFunc(u.Groups, isIt)
	}
	p.Groups = slices.DeleteFunc(p.Groups, isIt)
	return &cip.DeleteGroupOutput{}, nil
}

func listGroups(c *account.Call, p *directory.Pool, in *cip.ListGroupsInput) (*cip.ListGroupsOutput, error) {
	groups, next, err := account.Page(c, account.Listing{Scope: "ListGroups " + p.ID(), Limit: in.Limit, Token: in.NextToken}, p.Groups)
	if err != nil {
		return nil, err
	}
	return &cip.ListGroupsOutput{Groups: describeGroups(groups), NextToken: next}, nil
}

func describeGroups(groups []*directory.Group) []types.GroupType {
	out := make([]types.GroupType, len(groups))
	for i, g := range groups {
		out[i] = g.GroupType
	}
	return out
}

func adminAddUserToGroup(_ *account.Call, p *directory.Pool, u *directory.User, in *cip.AdminAddUserToGroupInput) (*cip.AdminAddUserToGroupOutput, error) {
	g, err := p.Group(*in.GroupName)
	if err != nil {
		return nil, err
	}
	g.Join(u)
	return &cip.AdminAddUserToGroupOutput{}, nil
}

func adminRemoveUserFromGroup(_ *account.Call, p *directory.Pool, u *directory.User, in *cip.AdminRemoveUserFromGroupInput) (*cip.AdminRemoveUserFromGroupOutput, error) {
	g, err := p.Group(*in.GroupName)
	if err != nil {
		return nil, err
	}
	g.Leave(u)
	return &cip.AdminRemoveUserFromGroupOutput{}, nil
}

func adminListGroupsForUser(c *account.Call, p *directory.Pool, u *directory.User, in *cip.AdminListGroupsForUserInput) (*cip.AdminListGroupsForUserOutput, error) {
	groups, next, err := account.Page(c, account.Listing{Scope: "AdminListGroupsForUser " + p.ID() + " " + u.Sub, Limit: in.Limit, Token: in.NextToken}, directory.ByPrecedence(u.Groups))
	if err != nil {
		return nil, err
	}
	return &cip.AdminListGroupsForUserOutput{Groups: describeGroups(groups), NextToken: next}, nil
}

func listUsersInGroup(c *account.Call, p *directory.Pool, g *directory.Group, in *cip.ListUsersInGroupInput) (*cip.ListUsersInGroupOutput, error) {
	users, next, err := account.Page(c, account.Listing{Scope: "ListUsersInGroup " + p.ID() + " " + *g.GroupName, Limit: in.Limit, Token: in.NextToken}, g.Members)
	if err != nil {
		return nil, err
	}
	out := &cip.ListUsersInGroupOutput{NextToken: next, Users: []types.UserType{}}
	for _, u := range users {
		out.Users = append(out.Users, u.Described(nil))
	}
	return out, nil
}
