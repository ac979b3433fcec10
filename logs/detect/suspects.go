package detect

// suspect counts a failure at its address: users that failed there and are not
// known to belong there. An address gets a crowd with its second such user.
func (e *Engine) suspect(l *look) *crowd {
	if l.at == nil || l.user == 0 || l.kin.has(proven) && !l.kin.strange() {
		return nil
	}
	c := e.suspects.get(l.ip)
	first, user := l.at.user, uint32(l.user)
	if c == nil && (first == 0 || first == user || l.at.failed+hour < l.now) {
		if first != user || l.at.failed+hour < l.now {
			l.at.tries = 0
		}
		l.at.user, l.at.failed, l.at.tries = max(1, user), l.now, min(l.at.tries, mostTries-1)+1
		return nil
	}
	if c == nil {
		c, _ = e.suspects.add(l.ip, l.now)
		if m := c.add(uint64(first), l.net, l.at.failed); m != nil {
			m.tries = l.at.tries
		}
	}
	c.forget(l.now.before(hour))
	c.add(l.user, l.net, l.now)
	return c
}

// outweighs is the guard of all detectors about an address: more users failed
// there than succeed there, now and as a habit. A back end, a NAT or a VPN has
// it the other way around (after Microsoft Sentinel's password-spray rule).
func (s *source) outweighs(failed int) bool {
	return failed > s.passers() && 3*failed > s.regulars()
}
