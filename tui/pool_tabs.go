package tui

import (
	"github.com/cognito-tui/cognito-tui/admin/acts"
	"github.com/cognito-tui/cognito-tui/tui/directory"
	"github.com/cognito-tui/cognito-tui/tui/screen"
	"github.com/cognito-tui/cognito-tui/tui/signins"
)

// The tabs of a pool, as commands call them.
const (
	usersTab    = "users"
	groupsTab   = "groups"
	overviewTab = "overview"
	signInsTab  = "sign-ins"
	clientsTab  = "clients"
)

// newPool opens a pool at its users.
func newPool(host screen.Host, pool screen.PoolRef) *screen.Tabs {
	return screen.NewTabs(screen.Subjects{Crumb: pool.Name, Of: acts.OnPool, Pool: pool}, []screen.Tab{
		{ID: usersTab, Title: "users", New: func() screen.Screen { return directory.NewUsers(host, pool) }},
		{ID: groupsTab, Title: "groups", New: func() screen.Screen { return directory.NewGroups(host, pool) }},
		{ID: overviewTab, Title: "overview", New: func() screen.Screen { return directory.NewPoolOverview(host, pool) }},
		{ID: signInsTab, Title: "sign-ins", New: func() screen.Screen { return signins.New(host, pool, signins.UsualSpan) }},
		{ID: clientsTab, Title: "clients", New: func() screen.Screen { return directory.NewClients(host, pool) }},
	})
}
