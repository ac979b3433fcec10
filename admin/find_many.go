package admin

import (
	"context"
	"errors"
	"fmt"
	"sync"

	"golang.org/x/sync/errgroup"

	"github.com/cognito-tui/cognito-tui/admin/call"
	"github.com/cognito-tui/cognito-tui/logs/panics"
	"github.com/cognito-tui/cognito-tui/logs/plain"
)

// searchers is how many users are asked for at once: with calls of a fifth of a
// second they keep up with the budget's share.
const searchers = 4

// FindMany reads users whom logs name, by sub or by username, and returns those that exist in the order of the names,
// each once, whatever names they have. It takes as few calls as possible: the pages of the pool, if they are fewer than
// the names by the pool's estimate, or else a ListUsers call per name, and another for one that does not exist. A name
// that several users match, or that is not exact, is missing among others, and alone an [AmbiguousError] or
// [UnclearNameError]. answered is called with how many names are settled so far, by one goroutine at a time; it may be
// nil.
func FindMany(ctx context.Context, s *call.Session, pool PoolDetail, names []string, answered func(n int)) (users []User, missing []string, err error) {
	m := &manyUsers{session: s, pool: pool.ID, found: map[string]User{}, tell: answered}
	if pages := (pool.EstimatedUsers + usersPerPage - 1) / usersPerPage; pages > 0 && pages < len(names) {
		if err := m.page(ctx, names); err != nil {
			return nil, nil, err
		}
	}
	if err := m.each(ctx, names); err != nil {
		return nil, nil, err
	}
	given := map[string]bool{} // by username, which a pool has once
	for _, name := range names {
		user, there := m.found[name]
		switch {
		case !there:
			missing = append(missing, name)
		case !given[user.Username]:
			given[user.Username] = true
			users = append(users, user)
		}
	}
	return users, missing, nil
}

// manyUsers are being found.
type manyUsers struct {
	session *call.Session
	pool    string
	tell    func(n int)

	mu     sync.Mutex
	found  map[string]User // by the names that were asked for
	absent int             // of those names
}

// page reads the pool until all are found, but no further than asking for each
// would have taken: the estimate is hours old.
func (m *manyUsers) page(ctx context.Context, names []string) error {
	wanted := make(map[string]bool, len(names))
	for _, name := range names {
		wanted[name] = true
	}
	token := ""
	for range names {
		page, err := Users(ctx, m.session, m.pool, Filter{}, token)
		if err != nil {
			return err
		}
		for _, user := range page.Items {
			for _, name := range []string{user.Sub, string(user.Exact())} {
				if wanted[name] && !plain.Altered(name) {
					m.take(name, user)
				}
			}
		}
		if token = page.Next; token == "" || m.has(len(names)) {
			return nil
		}
	}
	return nil
}

// each asks one by one for those that were not found yet.
func (m *manyUsers) each(ctx context.Context, names []string) error {
	group, ctx := errgroup.WithContext(ctx)
	group.SetLimit(searchers)
	for _, name := range names {
		if m.knows(name) {
			continue
		}
		group.Go(func() error { return panics.Try(func() error { return m.one(ctx, name, len(names) > 1) }) })
	}
	err := group.Wait()
	panics.Rethrow(err)
	return err
}

// one asks for one name. Among several names, an unclear one is no reason to
// leave out the others.
func (m *manyUsers) one(ctx context.Context, name string, several bool) error {
	users, err := userInLog(ctx, m.session, m.pool, name)
	switch {
	case unclear(err) && several:
		m.miss()
	case err != nil:
		return err
	case len(users) == 0:
		m.miss()
	default:
		m.take(name, users[0]) // subs and usernames are one user's
	}
	return nil
}

func (m *manyUsers) take(name string, user User) {
	m.mu.Lock()
	defer m.mu.Unlock()
	m.found[name] = user
	m.answered()
}

func (m *manyUsers) miss() {
	m.mu.Lock()
	defer m.mu.Unlock()
	m.absent++
	m.answered()
}

func (m *manyUsers) answered() {
	if m.tell != nil {
		m.tell(len(m.found) + m.absent)
	}
}

func (m *manyUsers) knows(name string) bool {
	m.mu.Lock()
	defer m.mu.Unlock()
	_, known := m.found[name]
	return known
}

func (m *manyUsers) has(n int) bool {
	m.mu.Lock()
	defer m.mu.Unlock()
	return len(m.found) >= n
}

// UnclearNameError is a name that may be what is shown of another:
// whoever chose that other name would be mistaken for the one who has this.
type UnclearNameError struct{ Name string }

func (e *UnclearNameError) Error() string {
	return fmt.Sprintf("“%s” may stand for characters that can't be shown; name the user by sub or e-mail address", plain.Text(e.Name))
}

// unclear reports that a name does not identify a user.
func unclear(err error) bool {
	_, ambiguous := errors.AsType[*AmbiguousError](err)
	_, altered := errors.AsType[*UnclearNameError](err)
	return ambiguous || altered
}

// userInLog finds a user as logs name him: by sub, mostly.
func userInLog(ctx context.Context, s *call.Session, pool, name string) ([]User, error) {
	if plain.Altered(name) {
		return nil, &UnclearNameError{name}
	}
	if filter, ok := recognise(name); ok && filter.Attribute == "sub" {
		users, err := AllUsers(ctx, s, pool, filter)
		if err != nil || len(users) > 0 {
			return users, err
		}
		return AllUsers(ctx, s, pool, Filter{Attribute: "username", Op: Equals, Value: name})
	}
	users, _, err := FindUsers(ctx, s, pool, []string{name})
	return users, err
}
