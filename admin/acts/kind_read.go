package acts

import (
	"context"
	"fmt"
	"strings"

	"github.com/cognito-tui/cognito-tui/admin"
	"github.com/cognito-tui/cognito-tui/admin/call"
)

// Reread reads a target of a kind again, as lists show it: in one call, which is not
// billed. One that is gone comes back as it was known.
func Reread(ctx context.Context, s *call.Session, id KindID, t Target) (fresh Target, gone bool, err error) {
	kind := KindOf(id)
	if kind.read == nil {
		return t, false, fmt.Errorf("%q is nothing that can be read again by itself", id)
	}
	return kind.read(ctx, s, t)
}

func readPoolAgain(ctx context.Context, s *call.Session, t Target) (fresh Target, gone bool, err error) {
	pool, err := admin.ReadPool(ctx, s, t.Pool.ID)
	if gone := isCode(err, resourceNotFound); err != nil {
		return t, gone, unless(gone, err)
	}
	t.Pool = pool
	return t, false, nil
}

// readUserAgain asks for the sub, which stays the user's; a journal of an older bulk may
// lack it.
func readUserAgain(ctx context.Context, s *call.Session, t Target) (fresh Target, gone bool, err error) {
	var user admin.User
	if t.User.Sub != "" {
		user, err = admin.ReadUser(ctx, s, t.Pool.ID, t.User.Sub)
	} else {
		user, gone, err = userOfName(ctx, s, t)
	}
	if gone = gone || isCode(err, userNotFound); gone || err != nil {
		return t, gone, unless(gone, err)
	}
	t.User = user
	return t, false, nil
}

func userOfName(ctx context.Context, s *call.Session, t Target) (user admin.User, gone bool, err error) {
	page, err := admin.Users(ctx, s, t.Pool.ID, admin.Filter{Attribute: "username", Op: admin.Equals, Value: string(t.User.Exact())}, "")
	if err != nil || len(page.Items) == 0 {
		return admin.User{}, err == nil, err
	}
	return page.Items[0], false, nil
}

func readGroupAgain(ctx context.Context, s *call.Session, t Target) (fresh Target, gone bool, err error) {
	group, err := admin.ReadGroup(ctx, s, t.Pool.ID, t.Group.Exact())
	if err != nil {
		gone = isCode(err, resourceNotFound) && strings.HasPrefix(call.Explain(err).Message, groupNotFound)
		return t, gone, unless(gone, err)
	}
	t.Group = group
	return t, false, nil
}

// AWS has one code for a group and for a pool that is not there, and tells them
// apart by the words: "User pool … does not exist.".
const (
	userNotFound     = "UserNotFoundException"
	resourceNotFound = "ResourceNotFoundException"
	groupNotFound    = "Group not found"
)

func isCode(err error, code string) bool {
	problem := call.Explain(err)
	return problem != nil && problem.Code == code
}

// unless is an error that is none when what it says is known otherwise.
func unless(known bool, err error) error {
	if known {
		return nil
	}
	return err
}
