package admin

import (
	"context"
	"fmt"
	"time"

	cip "github.com/aws/aws-sdk-go-v2/service/cognitoidentityprovider"
	"github.com/aws/aws-sdk-go-v2/service/cognitoidentityprovider/types"
)

// groupsPerPage is the most that ListGroups and AdminListGroupsForUser give.
const groupsPerPage = 60

// Group is a group of a user pool.
type Group struct {
	Name        string `json:"name"`
	Description string `json:"description,omitempty"`
	// Precedence orders the groups of a user: the lowest number wins and gives
	// the token's preferred role. Nil when the group has none, which ranks last.
	Precedence *int32    `json:"precedence,omitempty"`
	RoleARN    string    `json:"roleArn,omitempty"`
	Created    time.Time `json:"created,omitzero"`
	Modified   time.Time `json:"modified,omitzero"`

	exact struct{ name, description, role exact }
}

// Groups reads a page of a pool's groups: one ListGroups call.
func (s *Session) Groups(ctx context.Context, pool, token string) (Page[Group], error) {
	out, err := s.cognito().ListGroups(ctx, &cip.ListGroupsInput{
		UserPoolId: &pool, Limit: new(int32(groupsPerPage)), NextToken: optional(token),
	})
	if err != nil {
		return Page[Group]{}, fmt.Errorf("reading groups of pool %s: %w", pool, err)
	}
	return Page[Group]{Items: convert(out.Groups, newGroup), Next: deref(out.NextToken)}, nil
}

// Group reads one group by name: one GetGroup call.
func (s *Session) Group(ctx context.Context, pool string, name Exact) (Group, error) {
	out, err := s.cognito().GetGroup(ctx, &cip.GetGroupInput{UserPoolId: &pool, GroupName: new(string(name))})
	if err != nil {
		return Group{}, fmt.Errorf("reading group %s of pool %s: %w", name, pool, err)
	}
	return newGroup(*out.Group), nil
}

// GroupMembers reads a page of a group's users: one ListUsersInGroup call,
// which takes no filter.
func (s *Session) GroupMembers(ctx context.Context, pool string, group Exact, token string) (Page[User], error) {
	out, err := s.cognito().ListUsersInGroup(ctx, &cip.ListUsersInGroupInput{
		UserPoolId: &pool, GroupName: new(string(group)), Limit: new(int32(usersPerPage)), NextToken: optional(token),
	})
	if err != nil {
		return Page[User]{}, fmt.Errorf("reading members of group %s: %w", group, err)
	}
	return Page[User]{Items: convert(out.Users, newUser), Next: deref(out.NextToken)}, nil
}

// UserGroups reads a page of the groups that a user is in: one
// AdminListGroupsForUser call, which is not billed.
func (s *Session) UserGroups(ctx context.Context, pool string, username Exact, token string) (Page[Group], error) {
	out, err := s.cognito().AdminListGroupsForUser(ctx, &cip.AdminListGroupsForUserInput{
		UserPoolId: &pool, Username: new(string(username)), Limit: new(int32(groupsPerPage)), NextToken: optional(token),
	})
	if err != nil {
		return Page[Group]{}, fmt.Errorf("reading groups of user %s: %w", username, err)
	}
	return Page[Group]{Items: convert(out.Groups, newGroup), Next: deref(out.NextToken)}, nil
}

func newGroup(g types.GroupType) Group {
	group := GroupNamed(Exact(deref(g.GroupName))).described(deref(g.Description)).withRole(deref(g.RoleArn))
	group.Precedence = g.Precedence
	group.Created, group.Modified = deref(g.CreationDate), deref(g.LastModifiedDate)
	return group
}

// described and withRole are the group with another description or role, as AWS holds
// it or is to hold it.
func (g Group) described(text string) Group {
	g.Description, g.exact.description = read(text)
	return g
}

func (g Group) withRole(arn string) Group {
	g.RoleARN, g.exact.role = read(arn)
	return g
}

// description and role are what AWS holds.
func (g Group) description() string { return g.exact.description.of(g.Description) }
func (g Group) role() string        { return g.exact.role.of(g.RoleARN) }
