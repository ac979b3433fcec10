package admin

import (
	"context"
	"fmt"
	"time"

	cip "github.com/aws/aws-sdk-go-v2/service/cognitoidentityprovider"
	"github.com/aws/aws-sdk-go-v2/service/cognitoidentityprovider/types"

	"github.com/cognito-tui/cognito-tui/admin/call"
	"github.com/cognito-tui/cognito-tui/admin/record"
	"github.com/cognito-tui/cognito-tui/admin/shell"
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
func Groups(ctx context.Context, s *call.Session, pool, token string) (call.Page[Group], error) {
	out, err := s.Cognito().ListGroups(ctx, &cip.ListGroupsInput{
		UserPoolId: &pool, Limit: new(int32(groupsPerPage)), NextToken: record.NonEmpty(token),
	})
	if err != nil {
		return call.Page[Group]{}, fmt.Errorf("reading groups of pool %s: %w", pool, err)
	}
	return call.Page[Group]{Items: record.Each(out.Groups, GroupOf), Next: record.Value(out.NextToken)}, nil
}

// ReadGroup reads one group by name: one GetGroup call.
func ReadGroup(ctx context.Context, s *call.Session, pool string, name Exact) (Group, error) {
	out, err := s.Cognito().GetGroup(ctx, &cip.GetGroupInput{UserPoolId: &pool, GroupName: new(string(name))})
	if err != nil {
		return Group{}, fmt.Errorf("reading group %s of pool %s: %w", name, pool, err)
	}
	return GroupOf(*out.Group), nil
}

// GroupMembers reads a page of a group's users: one ListUsersInGroup call,
// which takes no filter.
func GroupMembers(ctx context.Context, s *call.Session, pool string, group Exact, token string) (call.Page[User], error) {
	var told toldUsers
	out, err := s.Cognito().ListUsersInGroup(ctx, &cip.ListUsersInGroupInput{
		UserPoolId: &pool, GroupName: new(string(group)), Limit: new(int32(usersPerPage)), NextToken: record.NonEmpty(token),
	}, cip.WithAPIOptions(call.WithRaw(&told)))
	if err != nil {
		return call.Page[User]{}, fmt.Errorf("reading members of group %s: %w", group, err)
	}
	return call.Page[User]{Items: record.Each(told.of(out.Users), toldUser.user), Next: record.Value(out.NextToken)}, nil
}

// UserGroups reads a page of the groups that a user is in: one
// AdminListGroupsForUser call, which is not billed.
func UserGroups(ctx context.Context, s *call.Session, pool string, username Exact, token string) (call.Page[Group], error) {
	out, err := s.Cognito().AdminListGroupsForUser(ctx, &cip.AdminListGroupsForUserInput{
		UserPoolId: &pool, Username: new(string(username)), Limit: new(int32(groupsPerPage)), NextToken: record.NonEmpty(token),
	})
	if err != nil {
		return call.Page[Group]{}, fmt.Errorf("reading groups of user %s: %w", username, err)
	}
	return call.Page[Group]{Items: record.Each(out.Groups, GroupOf), Next: record.Value(out.NextToken)}, nil
}

// GroupOf is a group as AWS tells it, printable.
func GroupOf(g types.GroupType) Group {
	group := GroupNamed(Exact(record.Value(g.GroupName))).WithDescription(record.Value(g.Description)).WithRole(record.Value(g.RoleArn))
	group.Precedence = g.Precedence
	group.Created, group.Modified = record.Time(g.CreationDate), record.Time(g.LastModifiedDate)
	return group
}

// WithDescription is the group with another description, as AWS holds it or is to hold it.
func (g Group) WithDescription(text string) Group {
	g.Description, g.exact.description = read(text)
	return g
}

// WithRole is the group with another role, as AWS holds it or is to hold it.
func (g Group) WithRole(arn string) Group {
	g.RoleARN, g.exact.role = read(arn)
	return g
}

// ExactDescription is the description as AWS holds it.
func (g Group) ExactDescription() string { return g.exact.description.of(g.Description) }

// ExactRole is the ARN of the role as AWS holds it.
func (g Group) ExactRole() string { return g.exact.role.of(g.RoleARN) }

// MembersCommand is the command that lists a group's members.
func MembersCommand(s *call.Session, pool string, group Exact) shell.Command {
	return call.CommandOf(s, call.UserPools((*cip.Client).ListUsersInGroup, &cip.ListUsersInGroupInput{UserPoolId: &pool, GroupName: new(string(group))}))
}
