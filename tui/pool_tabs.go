package tui

import (
	"github.com/cognito-tui/cognito-tui/admin"
	"github.com/cognito-tui/cognito-tui/tui/directory"
	"github.com/cognito-tui/cognito-tui/tui/list"
	"github.com/cognito-tui/cognito-tui/tui/screen"
	"github.com/cognito-tui/cognito-tui/tui/signins"
)

// newPool opens a pool at its users.
func newPool(host screen.Host, pool screen.PoolRef) *screen.Tabs {
	return screen.NewTabs(host, pool.Name, pool, directory.NewUsers(host, pool), directory.NewGroups(host, pool), directory.NewPoolOverview(host, pool), signins.New(host, pool, signins.UsualSpan))
}

// ofPoolTabs tells tabs of a pool from those of something in it.
func ofPoolTabs(t *screen.Tabs) bool {
	_, ok := t.Screens()[0].(*list.List[admin.User])
	return ok
}
