package screen

import (
	"github.com/cognito-tui/cognito-tui/admin"
	"github.com/cognito-tui/cognito-tui/admin/acts"
)

// PoolRef is the pool that a screen is about.
type PoolRef struct{ ID, Name string }

// PoolTarget is a pool as the target of an act in it.
func PoolTarget(pool PoolRef) acts.Target {
	return acts.Target{Pool: admin.PoolDetail{Pool: admin.Pool{ID: pool.ID, Name: pool.Name}}}
}

// UserTarget is a user of a pool as the target of an act.
func UserTarget(pool PoolRef, u admin.User) acts.Target {
	target := PoolTarget(pool)
	target.User = u
	return target
}
