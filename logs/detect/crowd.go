package detect

import "math/bits"

// member is one of a crowd.
type member struct {
	hash        uint32 // of a user, as a rule
	first, last moment
	net         uint32 // where it came from last
	ip          uint16 // the address there
	tries       uint8
	done        bool // it confirmed, it set a password
}

// sampled is how many members a crowd holds. Up to so many its numbers are exact;
// above, they are off by an eighth, as a rule.
const sampled = 64

// mostTries is up to where tries of a member are counted.
const mostTries = 255

// crowd is who did a thing lately at one place: the users that failed at an
// address, those that signed up there. It is a sample like sampler's, so that
// what holds of its members holds of all.
type crowd struct {
	touched moment
	level   uint8
	n       uint8
	members [sampled]member
}

func (c crowd) seen() moment { return c.touched }

// add counts a try of a member. It is nil when the sample leaves that one out.
func (c *crowd) add(hash, net uint64, now moment) *member {
	c.touched = max(c.touched, now)
	h := uint32(hash)
	if bits.TrailingZeros32(h) < int(c.level) {
		return nil
	}
	m := c.find(h)
	if m == nil {
		if m = c.room(h); m == nil {
			return nil
		}
		*m = member{hash: h, first: now}
	}
	m.first, m.last = min(m.first, now), max(m.last, now)
	m.net = uint32(net)
	m.tries = min(m.tries, mostTries-1) + 1
	return m
}

// addTried adds a member with tries of before.
func (c *crowd) addTried(hash, net uint64, first, last moment, tries uint8) {
	if m := c.add(hash, net, last); m != nil {
		m.first, m.tries = first, tries
	}
}

// addAt counts a try of a member at an address of a network.
func (c *crowd) addAt(hash, net uint64, ip uint16, now moment) {
	if m := c.add(hash, net, now); m != nil {
		m.ip = ip
	}
}

func (c *crowd) find(h uint32) *member {
	for i := range c.members[:c.n] {
		if c.members[i].hash == h {
			return &c.members[i]
		}
	}
	return nil
}

func (c *crowd) room(h uint32) *member {
	for c.n == sampled {
		c.level++
		c.filter(func(m *member) bool { return bits.TrailingZeros32(m.hash) >= int(c.level) })
	}
	if bits.TrailingZeros32(h) < int(c.level) {
		return nil
	}
	c.n++
	return &c.members[c.n-1]
}

func (c *crowd) filter(keep func(*member) bool) {
	kept := uint8(0)
	for i := range c.members[:c.n] {
		if keep(&c.members[i]) {
			c.members[kept] = c.members[i]
			kept++
		}
	}
	c.n = kept
}

// leave takes a member out.
func (c *crowd) leave(hash uint64) {
	m := c.find(uint32(hash))
	if m == nil {
		return
	}
	*m = c.members[c.n-1]
	c.n--
}

// forget leaves out who was last seen before since, and widens the sample when
// few are left.
func (c *crowd) forget(since moment) {
	for i := range c.members[:c.n] {
		if c.members[i].last < since {
			c.filter(func(m *member) bool { return m.last >= since })
			break
		}
	}
	for c.level > 0 && c.n < sampled/8 {
		c.level--
	}
}

// size is how many there are, about.
func (c *crowd) size() int { return int(c.n) << c.level }

// summary is what is known of a crowd.
type summary struct {
	sampled bool // the numbers are estimates
	members int
	tries   int
	nets    int // places, about
	least   int // places, at least
	top     int // members at the one place that has most
	since   moment
}

func (c *crowd) sum() summary {
	s := summary{since: ^moment(0), sampled: c.level > 0}
	var nets [sampled]uint32
	var at [sampled]int
	places := 0
	for i := range c.members[:c.n] {
		m := &c.members[i]
		s.tries += int(m.tries)
		s.since = min(s.since, m.first)
		j := 0
		for j < places && nets[j] != m.net {
			j++
		}
		if j == places {
			nets[j] = m.net
			places++
		}
		at[j]++
		s.top = max(s.top, at[j])
	}
	s.members, s.tries, s.top = c.size(), s.tries<<c.level, s.top<<c.level
	s.nets, s.least = places, places
	if c.level > 0 && places > int(c.n)*3/4 { // nearly each at a place of its own
		s.nets = places << c.level
	}
	return s
}

// confirm marks a member, if it is one.
func (c *crowd) confirm(user uint64) {
	if m := c.find(uint32(user)); m != nil {
		m.done = true
	}
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

// within is the part of a crowd that came from one network, with its addresses for
// networks.
func (c *crowd) within(net uint32) crowd {
	part := *c
	part.filter(func(m *member) bool { return m.net == net })
	for i := range part.members[:part.n] {
		part.members[i].net = uint32(part.members[i].ip)
	}
	return part
}

// scattered is a crowd without the places that have a fifth of it or more: an
// attack from one address is another detector's, and must not hide this one.
func (c *crowd) scattered() summary {
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

// hasOther reports whether a member other than hash came from a network last.
func (c *crowd) hasOther(net, hash uint32) bool {
	for i := range c.members[:c.n] {
		if m := &c.members[i]; m.net == net && m.hash != hash {
			return true
		}
	}
	return false
}
