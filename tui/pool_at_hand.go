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

// inPool shows a tab of the current pool: what was read there is kept, and the screens
// in front of it can be reached with `]`.
func (a *App) inPool(tab string) (screen.Screen, tea.Cmd) {
	pool, ok := a.screens.pool()
	if !ok {
		return nil, a.warnNoPool()
	}
	t := a.placePool(pool)
	show := t.Show(tab)
	return t.Current(), show
}

func (a *App) warnNoPool() tea.Cmd {
	return a.toast.warn("Open a pool first: :pool NAME, or " + a.keys.Label(keys.Open) + " on one in :pools.")
}

// placePool brings the tabs of a pool to the front, in place of another pool's: the
// console is in one pool at a time.
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

// openPool shows the users of a pool, the most common destination.
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

// ofPool lets a command's argument begin with a pool, in place of the current one:
// `users acme-workforce status:reset`.
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

// orPool also completes with the names of pools.
func orPool(words func(*App) []string) func(*App) []string {
	return func(a *App) []string { return slices.Concat(words(a), screen.PoolNames(a.host)) }
}

// poolNamed finds a pool by name, among those read, or by id; or says why there is none.
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
		return screen.PoolRef{}, fmt.Sprintf("%d pools are named %q; give its id: %s.", len(found), name, strings.Join(ids, ", "))
	case host.Session() != nil && strings.HasPrefix(name, host.Session().Region()+"_"):
		return screen.PoolRef{ID: name, Name: name}, ""
	}
	why = fmt.Sprintf("No pool named %q among those read.", name)
	if near := screen.PoolNear(host, name); near != "" {
		why += " Did you mean " + near + "?"
	}
	return screen.PoolRef{}, why
}
