package tui

import "github.com/cognito-tui/cognito-tui/admin"

// newPool opens a pool at its users.
func newPool(host Host, pool poolRef) *tabs {
	return newTabs(host, pool.Name, pool, newUsers(host, pool), newGroups(host, pool), newPoolOverview(host, pool), newSignIns(host, pool, usualSpan))
}

// ofPoolTabs tells tabs of a pool from those of something in it.
func ofPoolTabs(t *tabs) bool {
	_, ok := t.screens[0].(*list[admin.User])
	return ok
}
