package detect

import (
	"math"

	"github.com/cognito-tui/cognito-tui/logs/detect/memory"
)

// suspect counts a failure at its address: users that failed there and are not
// known to belong there. The first such user of a network is remembered with the
// network; an address gets a crowd with its second user, or with its first if
// the network remembers a user of another address.
func (e *Engine) suspect(l *observation) *memory.Crowd {
	if l.at == nil || l.user == 0 || l.kin.has(proven) && !l.kin.strange() {
		return nil
	}
	c := e.crowds.suspects.Get(l.ip)
	if c == nil {
		if l.at.alone(l) {
			return nil
		}
		c, _ = e.crowds.suspects.Add(l.ip, l.now)
		if at, ip := l.at, uint32(l.ip); at.from == ip {
			c.AddTried(uint64(at.user), l.net, max(at.failing(), l.now.Before(memory.Hour)), at.failed, at.tries)
		}
	}
	c.Forget(l.now.Before(memory.Hour))
	c.Add(l.user, l.net, l.now)
	return c
}

// alone reports whether nobody else failed in the network lately, and counts the
// failure then.
func (s *origin) alone(l *observation) bool {
	user, from := uint32(l.user), uint32(l.ip)
	lately := s.user != 0 && s.failed+memory.Hour >= l.now
	switch {
	case lately && (s.user != user || s.from != from):
		return false
	case !lately:
		s.tries, s.failed, s.over = 0, l.now, 0
	}
	first := min(max(s.failing(), l.now.Before(memory.Hour)), l.now)
	s.failed = max(s.failed, l.now)
	s.over = uint16(min(s.failed-first, math.MaxUint16))
	s.user, s.from, s.tries = user, from, min(s.tries, memory.MostTries-1)+1
	return true
}

// failing is when that one user began to fail here.
func (s *origin) failing() memory.Moment { return s.failed.Before(memory.Moment(s.over)) }

// outweighs is the guard of all detectors about an address: more users failed
// there than succeed there, now and usually. A back end, a NAT or a VPN has it
// the other way around (after Microsoft Sentinel's password-spray rule).
func (s *origin) outweighs(failed int) bool {
	return failed > s.passers() && 3*failed > s.regulars()
}
