package detect

import "github.com/cognito-tui/cognito-tui/logs/detect/memory"

// fringe is the tide of a pool's users that failed from places that are new for
// them, each at an address where nobody usually succeeds.
func (e *Engine) fringe(l *observation) *memory.Tide {
	if l.at == nil || l.user == 0 || l.pool == 0 || l.kin.has(proven) && !l.kin.strange() || l.at.regulars() > 3 {
		return nil
	}
	t := e.pools.fringes.Of(l.pool, l.now)
	t.AddAt(l.user, l.net, shorten(l.ip), l.now)
	return t
}

// fringeSpan is how long a failure counts: Elastic's rules have a bucket of 15
// minutes.
const fringeSpan memory.Moment = 900
