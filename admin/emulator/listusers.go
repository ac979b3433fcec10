package emulator

import (
	cip "github.com/aws/aws-sdk-go-v2/service/cognitoidentityprovider"
	"github.com/aws/aws-sdk-go-v2/service/cognitoidentityprovider/types"
)

// listUsers gives a page of users. A page costs what it holds, however large the
// pool: the users stand in order already.
func listUsers(c *call, p *pool, in *cip.ListUsersInput) (*cip.ListUsersOutput, error) {
	f, err := parseFilter(deref(in.Filter))
	if err != nil {
		return nil, err
	}
	request := listing{scope: "ListUsers " + p.id() + " " + deref(in.Filter), limit: in.Limit, token: in.PaginationToken}
	var after cursor
	if request.token != nil {
		mark, err := c.tokens.open(request.scope, *request.token, c.at)
		if err != nil {
			return nil, err
		}
		after = parseCursor(mark)
	}
	found := p.users.search(f, after)
	out := &cip.ListUsersOutput{Users: []types.UserType{}}
	if len(found) > request.size() {
		found = found[:request.size()]
		last := found[len(found)-1]
		out.PaginationToken = c.tokens.seal(request.scope, f.place(last).String(), c.at)
	}
	for _, u := range found {
		if err := hasAll(u, in.AttributesToGet); err != nil {
			return nil, err
		}
		out.Users = append(out.Users, shown(c, u, in.AttributesToGet))
	}
	return out, nil
}

// shown is the user as the list shows it; one that is asked for by attributes
// does not lag.
func shown(c *call, u *user, names []string) types.UserType {
	if len(names) == 0 {
		return u.listedAs(c.at)
	}
	return u.described(names)
}

// hasAll refuses to show attributes that the user lacks. The text is from a
// report; the documents only say that it is an error.
func hasAll(u *user, names []string) error {
	for _, name := range names {
		if u.attribute(name) == "" {
			return invalidParameter("Input fails to satisfy the constraints.")
		}
	}
	return nil
}
