package acting

import (
	"context"

	tea "charm.land/bubbletea/v2"

	"github.com/cognito-tui/cognito-tui/admin"
	"github.com/cognito-tui/cognito-tui/tui/screen"
)

// poolSettings are the settings of pools that were read in a session: acts are judged by
// them.
type poolSettings struct {
	host Console
	read map[string]admin.PoolDetail // by id
}

// Known returns the settings of a pool that were read.
func (k *poolSettings) Known(pool string) (detail admin.PoolDetail, read bool) {
	detail, read = k.read[pool]
	return detail, read
}

// Know stores the settings of a pool.
func (k *poolSettings) Know(detail admin.PoolDetail) { k.read[detail.ID] = detail }

// described is a pool with as many of its settings as were read.
func (k *poolSettings) described(pool admin.PoolDetail) admin.PoolDetail {
	if known, ok := k.read[pool.ID]; ok {
		return known
	}
	return pool
}

// Describe reads a pool's settings once, and holds the keys for what then opens. For a
// pool that can't be read more acts are offered than AWS allows; AWS then refuses them.
func (k *poolSettings) Describe(pool admin.PoolDetail, then func(admin.PoolDetail) tea.Cmd) tea.Cmd {
	if known, ok := k.read[pool.ID]; ok {
		return then(known)
	}
	return screen.Await(k.host, "the pool", k.reading(pool), k.keeping(pool, then))
}

// DescribeAside is Describe without holding the keys.
func (k *poolSettings) DescribeAside(pool admin.PoolDetail, then func(admin.PoolDetail) tea.Cmd) tea.Cmd {
	if known, ok := k.read[pool.ID]; ok {
		return then(known)
	}
	return screen.Get(k.host.Staying(), k.reading(pool), k.keeping(pool, then))
}

func (k *poolSettings) reading(pool admin.PoolDetail) func(context.Context) (admin.PoolDetail, error) {
	session := k.host.Session()
	return func(ctx context.Context) (admin.PoolDetail, error) { return admin.ReadPool(ctx, session, pool.ID) }
}

func (k *poolSettings) keeping(pool admin.PoolDetail, then func(admin.PoolDetail) tea.Cmd) func(admin.PoolDetail, error) tea.Cmd {
	return func(detail admin.PoolDetail, err error) tea.Cmd {
		if err != nil {
			return then(pool)
		}
		k.read[pool.ID] = detail
		return then(detail)
	}
}
