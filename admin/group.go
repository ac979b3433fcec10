package admin

import (
	"context"
	"fmt"
	"time"

	cip "github.com/aws/aws-sdk-go-v2/service/cognitoidentityprovider"
	"github.com/aws/aws-sdk-go-v2/service/cognitoidentityprovider/types"

	"github.com/cognito-tui/cognito-tui/logs/plain"
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

// Group reads one group: one GetGroup call.
func (s *Session) Group(ctx context.Context, pool, name string) (Group, error) {
	out, err := s.cognito().GetGroup(ctx, &cip.GetGroupInput{UserPoolId: &pool, GroupName: &name})
	if err != nil {
		return Group{}, fmt.Errorf("reading group %s of pool %s: %w", name, pool, err)
	}
	return newGroup(*out.Group), nil
}

// GroupMembers reads a page of a group's users: one ListUsersInGroup call,
// which takes no filter.
func (s *Session) GroupMembers(ctx context.Context, pool, group, token string) (Page[User], error) {
	out, err := s.cognito().ListUsersInGroup(ctx, &cip.ListUsersInGroupInput{
		UserPoolId: &pool, GroupName: &group, Limit: new(int32(usersPerPage)), NextToken: optional(token),
	})
	if err != nil {
		return Page[User]{}, fmt.Errorf("reading members of group %s: %w", group, err)
	}
	return Page[User]{Items: convert(out.Users, newUser), Next: deref(out.NextToken)}, nil
}

// UserGroups reads a page of the groups that a user is in: one
// AdminListGroupsForUser call, which is not billed.
func (s *Session) UserGroups(ctx context.Context, pool, username, token string) (Page[Group], error) {
	out, err := s.cognito().AdminListGroupsForUser(ctx, &cip.AdminListGroupsForUserInput{
		UserPoolId: &pool, Username: &username, Limit: new(int32(groupsPerPage)), NextToken: optional(token),
	})
	if err != nil {
		return Page[Group]{}, fmt.Errorf("reading groups of user %s: %w", username, err)
	}
	return Page[Group]{Items: convert(out.Groups, newGroup), Next: deref(out.NextToken)}, nil
}

func newGroup(g types.GroupType) Group {
	return Group{
		Name:        plain.Text(deref(g.GroupName)),
		Description: plain.Text(deref(g.Description)),
		Precedence:  g.Precedence,
		RoleARN:     plain.Text(deref(g.RoleArn)),
		Created:     deref(g.CreationDate),
		Modified:    deref(g.LastModifiedDate),
	}
}
