package tui

import (
	"fmt"
	"slices"
	"strings"

	tea "charm.land/bubbletea/v2"

	"github.com/cognito-tui/cognito-tui/admin"
	"github.com/cognito-tui/cognito-tui/tui/directory"
	"github.com/cognito-tui/cognito-tui/tui/keys"
	"github.com/cognito-tui/cognito-tui/tui/screen"
)

// poolAtHand is the pool of the screen in front, or the one under the cursor.
func (a *App) poolAtHand() (screen.PoolRef, bool) {
	for _, s := range slices.Backward(a.stack) {
		if p, ok := s.(screen.Placed); ok && p.Pool() != (screen.PoolRef{}) {
			return p.Pool(), true
		}
		if pools, ok := s.(*directory.PoolList); ok {
			if p, ok := pools.Selected(); ok {
				return screen.PoolRef{ID: p.ID, Name: p.Name}, true
			}
		}
	}
	return screen.PoolRef{}, false
}

// inPool shows a tab of the pool at hand: what was read there is kept, and what
// stands in front of it is within reach of `]`.
func (a *App) inPool(tab string) (screen.Screen, tea.Cmd) {
	pool, ok := a.poolAtHand()
	if !ok {
		return nil, a.Warn("Open a pool first: :pool NAME, or " + a.keys.Label(keys.Open) + " on one in :pools.")
	}
	t := a.placePool(pool)
	show, _ := t.Named(tab)
	return t.Current(), show
}

// placePool brings the tabs of a pool to the front. Another pool's make room for
// them: one is in one pool.
func (a *App) placePool(pool screen.PoolRef) *screen.Tabs {
	first := len(a.stack)
	for i, s := range slices.Backward(a.stack) {
		t, ok := s.(*screen.Tabs)
		switch {
		case !ok || !ofPoolTabs(t):
		case t.Pool().ID == pool.ID:
			a.backTo(i)
			return t
		default:
			first = i
		}
	}
	screen.CloseAll(a.stack[first:])
	screen.CloseAll(a.ahead)
	t := newPool(a, pool)
	a.stack, a.ahead = append(a.stack[:first], t), nil
	return t
}

// openPool shows the users of a pool, which is what one mostly comes for.
func (a *App) openPool(pool screen.PoolRef) tea.Cmd {
	show, _ := a.placePool(pool).Named("users")
	return show
}

// goPool opens a pool by name or id.
func goPool(a *App, name string) tea.Cmd {
	if name == "" {
		return a.openCommand("pool ")
	}
	pool, why := a.poolNamed(name)
	if why != "" {
		return a.Warn(why)
	}
	return a.openPool(pool)
}

// ofPool lets a command's argument begin with the pool that it is about, in place
// of the one at hand: `users acme-workforce status:reset`.
func ofPool(run func(a *App, argument string) tea.Cmd) func(*App, string) tea.Cmd {
	return inSession(func(a *App, argument string) tea.Cmd {
		first, rest, _ := strings.Cut(argument, " ")
		pool, why := a.poolNamed(first)
		if first == "" || (why != "" && len(a.poolsNamed(first)) == 0) {
			return run(a, argument)
		}
		if why != "" {
			return a.Warn(why)
		}
		a.placePool(pool)
		return run(a, strings.TrimSpace(rest))
	})
}

// orPool completes with the names of pools as well.
func orPool(words func(*App) []string) func(*App) []string {
	return func(a *App) []string { return slices.Concat(words(a), poolNames(a)) }
}

// poolNamed is the pool of a name, among those read, or of an id; or why it is
// none.
func (a *App) poolNamed(name string) (pool screen.PoolRef, why string) {
	found := a.poolsNamed(name)
	switch {
	case len(found) == 1:
		return screen.PoolRef{ID: found[0].ID, Name: found[0].Name}, ""
	case len(found) > 1:
		ids := make([]string, len(found))
		for i, p := range found {
			ids[i] = p.ID
		}
		return screen.PoolRef{}, fmt.Sprintf("%d pools are named %q; say which by its id: %s.", len(found), name, strings.Join(ids, ", "))
	case a.session != nil && strings.HasPrefix(name, a.session.Region()+"_"):
		return screen.PoolRef{ID: name, Name: name}, ""
	}
	why = fmt.Sprintf("No pool named %q among those read.", name)
	if near := a.PoolNear(name); near != "" {
		why += " Did you mean " + near + "?"
	}
	return screen.PoolRef{}, why
}

// PoolNear is the name that a misspelt one comes near to, "" for none.
func (a *App) PoolNear(name string) string { return admin.Nearest(name, poolNames(a)) }

// poolsNamed are the pools read that have a name or an id; names need not be
// unique.
func (a *App) poolsNamed(name string) []admin.Pool {
	var found []admin.Pool
	for _, p := range knownPools(a) {
		if strings.EqualFold(p.Name, name) || p.ID == name {
			found = append(found, p)
		}
	}
	return found
}

// knownPools are those that the list of pools has read.
func knownPools(host screen.Host) (known []admin.Pool) {
	for _, s := range host.Screens() {
		if pools, ok := s.(*directory.PoolList); ok {
			for _, p := range pools.Items() {
				known = append(known, p.Pool)
			}
			return known
		}
	}
	return nil
}

func poolNames(host screen.Host) []string {
	pools := knownPools(host)
	names := make([]string, len(pools))
	for i, p := range pools {
		names[i] = p.Name
	}
	return names
}
