// Package directory is the state of user pools: the pools, their app clients and groups, and
// their users with the indexes by which they are found. It answers no request.
package directory

import (
	"time"

	"github.com/cognito-tui/cognito-tui/admin/emulator/account"
	"github.com/cognito-tui/cognito-tui/admin/emulator/refuse"
)

// Pools are the user pools of an account.
type Pools struct {
	List []*Pool       // in the order of creation
	Lag  time.Duration // how long lists lag behind changes
}

const poolsPart account.Part[Pools] = "user pools"

// In returns the user pools of an account.
func In(a account.Holder) *Pools { return poolsPart.Of(a) }

// Pool finds a pool by its id.
func (s *Pools) Pool(id string) (*Pool, error) {
	for _, p := range s.List {
		if p.ID() == id {
			return p, nil
		}
	}
	return nil, refuse.NotFound("User pool %s does not exist.", id)
}

// Client finds an app client of any pool.
func (s *Pools) Client(id string) (*Pool, *Client, error) {
	for _, p := range s.List {
		if k := p.Client(id); k != nil {
			return p, k, nil
		}
	}
	return nil, nil, ClientNotFound(id)
}
