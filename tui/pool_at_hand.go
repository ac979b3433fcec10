package tui

import (
	"fmt"
	"slices"
	"strings"

	tea "charm.land/bubbletea/v2"

	"github.com/cognito-tui/cognito-tui/admin/acts"
	"github.com/cognito-tui/cognito-tui/tui/keys"
	"github.com/cognito-tui/cognito-tui/tui/screen"
)

// inPool shows a tab of the pool at hand: what was read there is kept, and what
// stands in front of it is within reach of `]`.
func (a *App) inPool(tab string) (screen.Screen, tea.Cmd) {
	pool, ok := a.screens.pool()
	if !ok {
		return nil, a.toast.warn("Open a pool first: :pool NAME, or " + a.keys.Label(keys.Open) + " on one in :pools.")
	}
	t := a.placePool(pool)
	show := t.Show(tab)
	return t.Current(), show
}

// placePool brings the tabs of a pool to the front. Another pool's make room for
// them: one is in one pool.
func (a *App) placePool(pool screen.PoolRef) *screen.Tabs {
	first := len(a.screens.shown)
	for i, s := range slices.Backward(a.screens.shown) {
		t, ok := s.(*screen.Tabs)
		switch {
		case !ok || t.Of() != acts.OnPool:
		case t.Pool().ID == pool.ID:
			a.screens.backTo(i)
			return t
		default:
			first = i
		}
	}
	t := newPool(a.host, pool)
	a.screens.replaceFrom(first, t)
	return t
}

// openPool shows the users of a pool, which is what one mostly comes for.
func (a *App) openPool(pool screen.PoolRef) tea.Cmd { return a.placePool(pool).Show(usersTab) }

// goPool opens a pool by name or id.
func goPool(a *App, name string) tea.Cmd {
	if name == "" {
		return a.openCommand("pool ")
	}
	pool, why := poolNamed(a.host, name)
	if why != "" {
		return a.toast.warn(why)
	}
	return a.openPool(pool)
}

// ofPool lets a command's argument begin with the pool that it is about, in place
// of the one at hand: `users acme-workforce status:reset`.
func ofPool(run func(a *App, argument string) tea.Cmd) func(*App, string) tea.Cmd {
	return inSession(func(a *App, argument string) tea.Cmd {
		first, rest, _ := strings.Cut(argument, " ")
		pool, why := poolNamed(a.host, first)
		if first == "" || (why != "" && len(screen.PoolsNamed(a.host, first)) == 0) {
			return run(a, argument)
		}
		if why != "" {
			return a.toast.warn(why)
		}
		a.placePool(pool)
		return run(a, strings.TrimSpace(rest))
	})
}

// orPool completes with the names of pools as well.
func orPool(words func(*App) []string) func(*App) []string {
	return func(a *App) []string { return slices.Concat(words(a), screen.PoolNames(a.host)) }
}

// poolNamed is the pool of a name, among those read, or of an id; or why it is
// none.
func poolNamed(host screen.Host, name string) (pool screen.PoolRef, why string) {
	found := screen.PoolsNamed(host, name)
	switch {
	case len(found) == 1:
		return screen.PoolRef{ID: found[0].ID, Name: found[0].Name}, ""
	case len(found) > 1:
		ids := make([]string, len(found))
		for i, p := range found {
			ids[i] = p.ID
		}
		return screen.PoolRef{}, fmt.Sprintf("%d pools are named %q; say which by its id: %s.", len(found), name, strings.Join(ids, ", "))
	case host.Session() != nil && strings.HasPrefix(name, host.Session().Region()+"_"):
		return screen.PoolRef{ID: name, Name: name}, ""
	}
	why = fmt.Sprintf("No pool named %q among those read.", name)
	if near := screen.PoolNear(host, name); near != "" {
		why += " Did you mean " + near + "?"
	}
	return screen.PoolRef{}, why
}
