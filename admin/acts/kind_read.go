package acts

import (
	"context"
	"fmt"
	"strings"

	"github.com/cognito-tui/cognito-tui/admin"
	"github.com/cognito-tui/cognito-tui/admin/call"
)

// Reread reads a target of a kind again, as lists show it: in one call, which is not
// billed. A missing one comes back as it was known.
func Reread(ctx context.Context, s *call.Session, id KindID, t Target) (fresh Target, gone bool, err error) {
	kind := KindOf(id)
	if kind.read == nil {
		return t, false, fmt.Errorf("%q cannot be read by itself", id)
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

// readUserAgain reads by the sub, which never changes; a journal of an older bulk may
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

// AWS has one code for a missing group and a missing pool, and differs only in
// the message: "User pool … does not exist.".
const (
	userNotFound     = "UserNotFoundException"
	resourceNotFound = "ResourceNotFoundException"
	groupNotFound    = "Group not found"
)

func isCode(err error, code string) bool {
	problem := call.Explain(err)
	return problem != nil && problem.Code == code
}

// unless drops an error that says only what is otherwise known.
func unless(known bool, err error) error {
	if known {
		return nil
	}
	return err
}
