package memory

import "math/bits"

// member is one member of a crowd.
type member struct {
	hash        uint32 // usually of a user
	first, last Moment
	net         uint32 // where it came from last
	ip          uint16 // the address there
	tries       uint8
	done        bool // it confirmed, or set a password
}

// sampled is how many members a crowd holds. Up to that number its counts are
// exact; above, they are usually off by an eighth.
const sampled = 64

// MostTries is the number up to which tries of a member are counted.
const MostTries = 255

// Crowd is the users that did a thing lately at one place: those that failed at
// an address, or signed up there. It is a sample like Sampler's, so that what
// is true of its members is true of all.
type Crowd struct {
	touched Moment
	level   uint8
	n       uint8
	members [sampled]member
}

// Seen is when a member was added last.
func (c Crowd) Seen() Moment { return c.touched }

// Add counts a try of a member, who came from a network.
func (c *Crowd) Add(hash, net uint64, now Moment) { c.try(hash, net, now) }

// try counts a try of a member. It returns nil when the sample leaves that
// member out.
func (c *Crowd) try(hash, net uint64, now Moment) *member {
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
	m.tries = min(m.tries, MostTries-1) + 1
	return m
}

// AddTried adds a member with tries that were counted elsewhere, from first to last.
func (c *Crowd) AddTried(hash, net uint64, first, last Moment, tries uint8) {
	if m := c.try(hash, net, last); m != nil {
		m.first, m.tries = first, tries
	}
}

// AddAt counts a try of a member at an address of a network, so that Within can
// distinguish the addresses.
func (c *Crowd) AddAt(hash, net uint64, ip uint16, now Moment) {
	if m := c.try(hash, net, now); m != nil {
		m.ip = ip
	}
}

func (c *Crowd) find(h uint32) *member {
	for i := range c.members[:c.n] {
		if c.members[i].hash == h {
			return &c.members[i]
		}
	}
	return nil
}

func (c *Crowd) room(h uint32) *member {
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

func (c *Crowd) filter(keep func(*member) bool) {
	kept := uint8(0)
	for i := range c.members[:c.n] {
		if keep(&c.members[i]) {
			c.members[kept] = c.members[i]
			kept++
		}
	}
	c.n = kept
}

// Leave removes a member.
func (c *Crowd) Leave(hash uint64) {
	m := c.find(uint32(hash))
	if m == nil {
		return
	}
	*m = c.members[c.n-1]
	c.n--
}

// Forget drops members last seen before since, and widens the sample when few
// are left.
func (c *Crowd) Forget(since Moment) {
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

// Size is about how many there are.
func (c *Crowd) Size() int { return int(c.n) << c.level }

// Summary is what is known about a crowd.
type Summary struct {
	Sampled bool   // the numbers are estimates
	Members int    // how many
	Tries   int    // tries of all of them
	Nets    int    // places, about
	Least   int    // places, at least
	Top     int    // members at the place that has the most
	Since   Moment // time of the first of them; the end of time for an empty crowd
}

// Sum returns what is known about the crowd, as the last Forget left it.
func (c *Crowd) Sum() Summary {
	s := Summary{Since: ^Moment(0), Sampled: c.level > 0}
	var nets [sampled]uint32
	var at [sampled]int
	places := 0
	for i := range c.members[:c.n] {
		m := &c.members[i]
		s.Tries += int(m.tries)
		s.Since = min(s.Since, m.first)
		j := 0
		for j < places && nets[j] != m.net {
			j++
		}
		if j == places {
			nets[j] = m.net
			places++
		}
		at[j]++
		s.Top = max(s.Top, at[j])
	}
	s.Members, s.Tries, s.Top = c.Size(), s.Tries<<c.level, s.Top<<c.level
	s.Nets, s.Least = places, places
	if c.level > 0 && places > int(c.n)*3/4 { // nearly each at a place of its own
		s.Nets = places << c.level
	}
	return s
}

// Confirm marks a member as one who did what was asked of them: Ripe counts those.
func (c *Crowd) Confirm(user uint64) {
	if m := c.find(uint32(user)); m != nil {
		m.done = true
	}
}

// Ripe counts the members that are older than grace, and those of them that
// confirmed.
func (c *Crowd) Ripe(now, grace Moment) (old, done int) {
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

// Within is the part of a crowd that came from one network, with its addresses
// taken as networks.
func (c *Crowd) Within(net uint32) Crowd {
	part := *c
	part.filter(func(m *member) bool { return m.net == net })
	for i := range part.members[:part.n] {
		part.members[i].net = uint32(part.members[i].ip)
	}
	return part
}

// Scattered is a crowd without the places that have a fifth of it or more: an
// attack from one address is for another detector, and must not hide this one.
func (c *Crowd) Scattered() Summary {
	s := c.Sum()
	if s.Members < 2*5 || 5*s.Top < s.Members {
		return s
	}
	rest := *c
	counts := map[uint32]int{}
	for i := range c.members[:c.n] {
		counts[c.members[i].net]++
	}
	rest.filter(func(m *member) bool { return 5*counts[m.net] < int(c.n) })
	return rest.Sum()
}

// HasOther reports whether a member other than hash last came from a network.
func (c *Crowd) HasOther(net, hash uint32) bool {
	for i := range c.members[:c.n] {
		if m := &c.members[i]; m.net == net && m.hash != hash {
			return true
		}
	}
	return false
}
