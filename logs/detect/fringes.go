package detect

// fringe is the tide of users of a pool who failed from places where they never
// were, each at an address that has no habit of successes.
func (e *Engine) fringe(l *look) *tide {
	if l.at == nil || l.user == 0 || l.pool == 0 || l.kin.has(proven) && !l.kin.strange() || l.at.regulars() > 3 {
		return nil
	}
	t := e.fringes.of(l.pool, l.now)
	if m := t.add(l.user, l.net, l.now); m != nil {
		m.ip = shorten(l.ip)
	}
	return t
}

// fringeSpan is how long a failure counts there: Elastic's rules have a bucket of
// 15 minutes.
const fringeSpan moment = 900

// within is the part of a crowd that came from one network, with its addresses for
// networks.
func within(c *crowd, net uint32) crowd {
	part := *c
	part.filter(func(m *member) bool { return m.net == net })
	for i := range part.members[:part.n] {
		part.members[i].net = uint32(part.members[i].ip)
	}
	return part
}

// scattered is a crowd without the places that have a fifth of it or more: an
// attack from one address is another detector's, and must not hide this one.
func scattered(c *crowd) summary {
	s := c.sum()
	if s.members < 2*5 || 5*s.top < s.members {
		return s
	}
	rest := *c
	counts := map[uint32]int{}
	for i := range c.members[:c.n] {
		counts[c.members[i].net]++
	}
	rest.filter(func(m *member) bool { return 5*counts[m.net] < int(c.n) })
	return rest.sum()
}
