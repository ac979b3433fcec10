package admin

import (
	"context"
	"errors"
	"fmt"

	"github.com/cognito-tui/cognito-tui/admin/call"
	"github.com/cognito-tui/cognito-tui/logs/plain"
)

// AmbiguousError means that several users match a name.
type AmbiguousError struct {
	Name  string
	Users int
}

func (e *AmbiguousError) Error() string {
	return fmt.Sprintf("%d users match %s; name one by username or sub", e.Users, plain.Text(e.Name))
}

// FindUsers asks for users one by one: by username, or by what the name can be
// recognized as (an e-mail address, a phone number, a sub). Unknown names are missing; a
// name that several match is an [AmbiguousError], and one that may be the displayed form
// of another an [UnclearNameError]. It takes one or two ListUsers calls per name.
func FindUsers(ctx context.Context, s *call.Session, pool string, names []string) (users []User, missing []string, err error) {
	for _, name := range names {
		if plain.Altered(name) {
			return nil, nil, &UnclearNameError{name}
		}
		found, err := usersNamed(ctx, s, pool, name)
		if ignored, ok := errors.AsType[*call.IgnoredFilterError](err); ok {
			ignored.Named = plain.Text(name)
		}
		switch {
		case err != nil:
			return nil, nil, err
		case len(found) > 1:
			return nil, nil, &AmbiguousError{name, len(found)}
		case len(found) == 0:
			missing = append(missing, name)
		default:
			users = append(users, found[0])
		}
	}
	return users, missing, nil
}

func usersNamed(ctx context.Context, s *call.Session, pool, name string) ([]User, error) {
	users, err := AllUsers(ctx, s, pool, Filter{Attribute: "username", Op: Equals, Value: name})
	if err != nil || len(users) > 0 {
		return users, err
	}
	filter, ok := ParseFilter(name)
	if !ok || filter.Op != Equals || filter.Value != name {
		return nil, nil
	}
	return AllUsers(ctx, s, pool, filter)
}

// PickUsers finds names among users, by exact username or sub, as [Session.FindUsers]
// finds them by asking.
func PickUsers(all []User, names []string) (users []User, missing []string, err error) {
	by := make(map[string]int, 2*len(all))
	for i, u := range all {
		by[u.Sub] = i
	}
	for i, u := range all { // a username takes precedence over a sub that looks the same
		by[string(u.Exact())] = i
	}
	for _, name := range names {
		if plain.Altered(name) {
			return nil, nil, &UnclearNameError{name}
		}
		if i, ok := by[name]; ok {
			users = append(users, all[i])
		} else {
			missing = append(missing, name)
		}
	}
	return users, missing, nil
}

// AllUsers reads every page of the users that a filter finds.
func AllUsers(ctx context.Context, s *call.Session, pool string, filter Filter) (users []User, err error) {
	for page, err := range call.Pages(ctx, func(ctx context.Context, token string) (call.Page[User], error) {
		return Users(ctx, s, pool, filter, token)
	}) {
		if err != nil {
			return nil, err
		}
		users = append(users, page...)
	}
	return users, nil
}
