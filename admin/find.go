package admin

import (
	"context"
	"errors"
	"fmt"
	"strings"

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
		if plain.Altered(NameIn(name)) {
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

// usersNamed finds the users of a name.
func usersNamed(ctx context.Context, s *call.Session, pool, name string) ([]User, error) {
	users, _, err := Named(ctx, s, pool, name)
	return users, err
}

// Named finds the users that a name exactly names: by username, and by what it can be
// recognized as (an e-mail address, a phone number, a sub). It asks for the name as it
// is, and then for what people mean by it where that differs: quotes and commas may be
// part of a username. It stops at the first answer with users, and also returns what it
// asked, in order.
func Named(ctx context.Context, s *call.Session, pool, name string) (users []User, asked []Filter, err error) {
	for _, meant := range meanings(name) {
		for _, filter := range exactly(meant) {
			asked = append(asked, filter)
			if users, err = AllUsers(ctx, s, pool, filter); err != nil || len(users) > 0 {
				return users, asked, err
			}
		}
	}
	return nil, asked, nil
}

// exactly are the questions to AWS for a name: first whether it is a username.
func exactly(name string) []Filter {
	filters := []Filter{{Attribute: "username", Op: Equals, Value: name}}
	if filter, ok := recognise(name); ok {
		filters = append(filters, filter)
	}
	return filters
}

// meanings are what a name may stand for, the likeliest first.
func meanings(name string) []string {
	meant := NameIn(name)
	if meant == name || meant == "" {
		return []string{name}
	}
	if !wholeName(name) {
		return []string{meant}
	}
	return []string{name, meant}
}

// PickUsers finds names among users as FindUsers finds them by asking.
func PickUsers(all []User, names []string) (users []User, missing []string, err error) {
	known := newPicking(all)
	for _, name := range names {
		if plain.Altered(NameIn(name)) {
			return nil, nil, &UnclearNameError{name}
		}
		found := known.named(name)
		switch len(found) {
		case 0:
			missing = append(missing, name)
		case 1:
			users = append(users, all[found[0]])
		default:
			return nil, nil, &AmbiguousError{name, len(found)}
		}
	}
	return users, missing, nil
}

// picking are the places of users by what they can be found by.
type picking struct {
	usernames map[string]int
	values    map[Filter][]int // by what recognise makes of a name, in small letters
}

func newPicking(all []User) picking {
	p := picking{make(map[string]int, len(all)), make(map[Filter][]int, 2*len(all))}
	for i, u := range all {
		p.usernames[string(u.Exact())] = i
		p.add("sub", u.Sub, i)
		for _, name := range []string{"email", "phone_number"} {
			p.add(name, u.Attributes.Exact(name), i)
		}
	}
	return p
}

func (p picking) add(attribute, value string, i int) {
	if value != "" {
		key := Filter{attribute, Equals, strings.ToLower(value)}
		p.values[key] = append(p.values[key], i)
	}
}

func (p picking) named(name string) []int {
	for _, meant := range meanings(name) {
		if i, ok := p.usernames[meant]; ok {
			return []int{i}
		}
		filter, _ := recognise(meant)
		filter.Value = strings.ToLower(filter.Value)
		if found := p.values[filter]; len(found) > 0 {
			return found
		}
	}
	return nil
}

// AllUsers reads every page of the users that a filter finds.
func AllUsers(ctx context.Context, s *call.Session, pool string, filter Filter) (users []User, err error) {
	listing := call.Pages(ctx, func(ctx context.Context, token string) (call.Page[User], error) {
		return Users(ctx, s, pool, filter, token)
	})
	for page, err := range call.Distinct(listing, func(u User) string { return string(u.Exact()) }) {
		if err != nil {
			return nil, err
		}
		users = append(users, page...)
	}
	return users, nil
}
