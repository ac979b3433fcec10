package users

import (
	cip "github.com/aws/aws-sdk-go-v2/service/cognitoidentityprovider"
	"github.com/aws/aws-sdk-go-v2/service/cognitoidentityprovider/types"

	"github.com/cognito-tui/cognito-tui/admin/emulator/account"
	"github.com/cognito-tui/cognito-tui/admin/emulator/refuse"
	"github.com/cognito-tui/cognito-tui/admin/emulator/shape"
	"github.com/cognito-tui/cognito-tui/admin/emulator/userpools/directory"
)

// listUsers returns a page of users. Its cost depends on the page, not on the pool's size: the
// users are always in order.
func listUsers(c *account.Call, p *directory.Pool, in *cip.ListUsersInput) (*cip.ListUsersOutput, error) {
	f, err := directory.ParseFilter(shape.Value(in.Filter))
	if err != nil {
		return nil, err
	}
	request := account.Listing{Scope: "ListUsers " + p.ID() + " " + shape.Value(in.Filter), Limit: in.Limit, Token: in.PaginationToken}
	var after directory.Cursor
	if request.Token != nil {
		mark, err := c.Tokens.Open(request.Scope, *request.Token, c.At)
		if err != nil {
			return nil, err
		}
		after = directory.ParseCursor(mark)
	}
	found := p.Users.Search(f, after)
	out := &cip.ListUsersOutput{Users: []types.UserType{}}
	if len(found) > request.Size() {
		found = found[:request.Size()]
		last := found[len(found)-1]
		out.PaginationToken = c.Tokens.Seal(request.Scope, f.Place(last).String(), c.At)
	}
	for _, u := range found {
		if err := hasAll(u, in.AttributesToGet); err != nil {
			return nil, err
		}
		out.Users = append(out.Users, shown(c, u, in.AttributesToGet))
	}
	return out, nil
}

// shown is the user as the list shows it; a user listed with chosen attributes does not lag.
func shown(c *account.Call, u *directory.User, names []string) types.UserType {
	if len(names) == 0 {
		return u.ListedAt(c.At)
	}
	return u.Described(names)
}

// hasAll refuses to show attributes that the user lacks. The text is from a report; the
// documentation only says that it is an error.
func hasAll(u *directory.User, names []string) error {
	for _, name := range names {
		if u.Attribute(name) == "" {
			return refuse.InvalidParameter("Input fails to satisfy the constraints.")
		}
	}
	return nil
}
