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
	if t := e.arrivals.list[p.pool]; t != nil {
		t.confirm(l.user)
	}
}

func (c *crowd) confirm(user uint64) {
	if m := c.find(uint32(user)); m != nil {
		m.done = true
	}
}

// await is the entry of a user who has to confirm.
func (e *Engine) await(l *look) *pending {
	p, _ := e.pending.add(l.user, l.now)
	p.at = l.now
	return p
}

// ripe counts the members that are older than grace, and those of them that
// confirmed.
func (c *crowd) ripe(now, grace moment) (old, done int) {
	for i := range c.members[:c.n] {
		m := &c.members[i]
		if m.first+grace <= now || m.done {
			old++
			if m.done {
				done++
			}
		}
	}
	return old << c.level, done << c.level
}
