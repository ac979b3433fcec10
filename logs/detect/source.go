package detect

import (
	"math"
	"math/bits"

	"github.com/cognito-tui/cognito-tui/logs/detect/memory"
)

// source is what is known of a network: whether it is one person's, or a door
// that many go through, a NAT, a VPN or a back end.
type source struct {
	last   memory.Moment
	hour   memory.Moment // number of the hour that passed[0] is of
	passed [2]uint64     // who signed in in this hour and the one before, a bit a user
	lately uint64        // who signed in this week, and half of those of the one before, the same way
	failed memory.Moment // when one user failed here last
	user   uint32        // who
	from   uint32        // at which address
	over   uint16        // for how long by then, in seconds
	tries  uint8         // how often
}

func (s source) Seen() memory.Moment { return s.last }

func (s *source) touch(now memory.Moment) {
	s.last = max(s.last, now)
	h := now / memory.Hour
	if h <= s.hour {
		return
	}
	if h == s.hour+1 {
		s.passed[1] = s.passed[0]
	} else {
		s.passed[1] = 0
	}
	switch now := h / (memory.Week / memory.Hour); int(now - s.hour/(memory.Week/memory.Hour)) {
	case 0:
	case 1:
		s.lately = s.lately&halves[now%2] | s.passed[0]
	default:
		s.lately = 0
	}
	s.passed[0], s.hour = 0, h
}

// halves are what a week leaves of the users of the one before, in turn: a second set
// of bits would not fit in the state, and a door that many go through is one on the
// first morning of a week as well.
var halves = [2]uint64{0x5555555555555555, 0xaaaaaaaaaaaaaaaa}

func (s *source) pass(user uint64) {
	bit := uint64(1) << (user >> 32 & 63)
	s.passed[0] |= bit
	s.lately |= bit
}

// passers is about how many users signed in here within the last one to two
// hours.
func (s *source) passers() int { return linear(s.passed[0] | s.passed[1]) }

// regulars is about how many did this week, with half of those of the one before.
func (s *source) regulars() int { return linear(s.lately) }

// linear estimates how many set these bits, each one at random. All 64 mean
// mostRegulars or more.
func linear(set uint64) int { return linears[bits.OnesCount64(set)] }

const mostRegulars = 266

var linears = func() (n [65]int) {
	for ones := range 64 {
		n[ones] = int(math.Round(-64 * math.Log(float64(64-ones)/64)))
	}
	n[64] = mostRegulars
	return n
}()
