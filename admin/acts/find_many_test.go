package acts_test

import (
	"slices"
	"testing"

	"github.com/cognito-tui/cognito-tui/admin"
)

// Logs know one user by sub and another by name, and some who no longer exist.
func TestManyUsersAreReadByPageOrOneByOne(t *testing.T) {
	l := newLab(t)
	sub := must(admin.AllUsers(t.Context(), l.session, l.pool, admin.Filter{Attribute: "username", Op: admin.Equals, Value: "alice"}))(t)[0].Sub
	const gone = "0a1b2c3d-0000-4000-8000-000000000001"
	names := []string{gone, "bob", sub}
	for estimated, calls := range map[int]int{0: 4, 3: 3, 60 * 3: 4} { // one call per user, one more for the missing one, and a page
		var answered []int
		before := l.listed()
		users, missing, err := admin.FindMany(t.Context(), l.session, admin.PoolDetail{Pool: admin.Pool{ID: l.pool}, EstimatedUsers: estimated}, names,
			func(n int) { answered = append(answered, n) })
		if err != nil || len(users) != 2 || users[0].Username != "bob" || users[1].Username != "alice" || !slices.Equal(missing, []string{gone}) {
			t.Errorf("of about %d: %v, missing %v, %v", estimated, users, missing, err)
		}
		if n := l.listed() - before; n != calls {
			t.Errorf("of about %d: %d calls, want %d", estimated, n, calls)
		}
		if !slices.Equal(answered, []int{1, 2, 3}) {
			t.Errorf("of about %d it told of %v", estimated, answered)
		}
	}
}

// CloudTrail knows a user by sub where a trigger's log knows the name.
func TestAUserOfTwoNamesIsFoundOnce(t *testing.T) {
	l := newLab(t)
	sub := must(admin.AllUsers(t.Context(), l.session, l.pool, admin.Filter{Attribute: "username", Op: admin.Equals, Value: "alice"}))(t)[0].Sub
	for _, estimated := range []int{0, 3} {
		users, missing, err := admin.FindMany(t.Context(), l.session, admin.PoolDetail{Pool: admin.Pool{ID: l.pool}, EstimatedUsers: estimated},
			[]string{sub, "bob", "alice"}, nil)
		if err != nil || len(users) != 2 || users[0].Username != "alice" || users[1].Username != "bob" || len(missing) > 0 {
			t.Errorf("of about %d: %v, missing %v, %v", estimated, users, missing, err)
		}
	}
}

// Anybody may type an address that two users have, in an attack on others.
func TestANameOfSeveralUsersKeepsNobodyElseFromBeingRead(t *testing.T) {
	l := newLab(t, has("email", "bob@example.com"))
	const shared = "bob@example.com"
	users, missing, err := admin.FindMany(t.Context(), l.session, admin.PoolDetail{Pool: admin.Pool{ID: l.pool}}, []string{shared, "bob"}, nil)
	if err != nil || len(users) != 1 || users[0].Username != "bob" || !slices.Equal(missing, []string{shared}) {
		t.Errorf("found %v, missing %v, %v", users, missing, err)
	}
	if _, _, err := admin.FindMany(t.Context(), l.session, admin.PoolDetail{Pool: admin.Pool{ID: l.pool}}, []string{shared}, nil); err == nil {
		t.Error("of the name alone nothing says that it is several users'")
	}
}

// listed is how often users were listed.
func (l *lab) listed() (n int) {
	for _, call := range l.server.Calls() {
		if call.Operation == "ListUsers" {
			n++
		}
	}
	return n
}
