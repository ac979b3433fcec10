package detect

// pending is a user who was sent a code and did not confirm: where he counts as
// such.
type pending struct {
	at       moment
	ip, code uint64 // keys of the crowds of signups and sends
	pool     uint64
}

func (p pending) seen() moment { return p.at }

// confirm marks a user as confirmed wherever he is waited for. That sources tell
// confirmations at all is known from the first one.
func (e *Engine) confirm(l *look) {
	e.confirms = e.confirms || l.step != passed
	p := e.pending.get(l.user)
	if p == nil || l.user == 0 {
		return
	}
	for _, c := range [...]*crowd{e.signups.get(p.ip), e.sends.get(p.code), e.sends.get(p.ip ^ sendsByIP)} {
		if c != nil {
			c.confirm(l.user)
		}
	}
	if t := e.arrivals.get(p.pool); t != nil {
		t.confirm(l.user)
	}
}

// await is the entry of a user who has to confirm.
func (e *Engine) await(l *look) *pending {
	p, _ := e.pending.add(l.user, l.now)
	p.at = l.now
	return p
}
