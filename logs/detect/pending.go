package detect

import "github.com/cognito-tui/cognito-tui/logs/detect/memory"

// pending is a user who was sent a code and has not confirmed: where they are
// counted.
type pending struct {
	at       memory.Moment
	ip, code uint64 // keys of the crowds of signups and sends
	pool     uint64
}

func (p pending) Seen() memory.Moment { return p.at }

// confirm marks a user as confirmed in every crowd that waits for it. The first
// confirmation shows that sources report them at all.
func (e *Engine) confirm(l *observation) {
	e.pools.confirms = e.pools.confirms || l.step != passed
	p := e.users.pending.Get(l.user)
	if p == nil || l.user == 0 {
		return
	}
	for _, c := range [...]*memory.Crowd{e.crowds.signups.Get(p.ip), e.crowds.sends.Get(p.code), e.crowds.sends.Get(p.ip ^ sendsByIP)} {
		if c != nil {
			c.Confirm(l.user)
		}
	}
	if t := e.pools.arrivals.Get(p.pool); t != nil {
		t.Confirm(l.user)
	}
}

// await returns the entry of a user who has to confirm.
func (e *Engine) await(l *observation) *pending {
	p, _ := e.users.pending.Add(l.user, l.now)
	p.at = l.now
	return p
}
