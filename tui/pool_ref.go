package tui

import (
	"github.com/cognito-tui/cognito-tui/admin"
	"github.com/cognito-tui/cognito-tui/admin/acts"
)

// poolRef is the pool that a screen is about.
type poolRef struct{ ID, Name string }

// poolTarget is a pool as what an act in it is done to.
func poolTarget(pool poolRef) acts.Target {
	return acts.Target{Pool: admin.PoolDetail{Pool: admin.Pool{ID: pool.ID, Name: pool.Name}}}
}

func userTarget(pool poolRef, u admin.User) acts.Target {
	target := poolTarget(pool)
	target.User = u
	return target
}
