package emulator

import "time"

// userPools are the user pools of an account.
type userPools struct {
	list []*pool       // in the order of creation
	lag  time.Duration // of lists behind changes
}

const userPoolsPart part[userPools] = "user pools"

// poolsIn gives the user pools of an account.
func poolsIn(a holder) *userPools { return userPoolsPart.of(a) }

// pool finds a pool by its id.
func (s *userPools) pool(id string) (*pool, error) {
	for _, p := range s.list {
		if p.id() == id {
			return p, nil
		}
	}
	return nil, notFound("User pool %s does not exist.", id)
}

// client finds an app client, whichever pool it belongs to.
func (s *userPools) client(id string) (*pool, *client, error) {
	for _, p := range s.list {
		if k := p.client(id); k != nil {
			return p, k, nil
		}
	}
	return nil, nil, clientNotFound(id)
}
