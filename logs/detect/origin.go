package detect

import (
	"math"
	"math/bits"

	"github.com/cognito-tui/cognito-tui/logs/detect/memory"
)

// origin is what is known about a network: whether it is one person's, or
// shared by many, such as a NAT, a VPN or a back end.
type origin struct {
	last   memory.Moment
	hour   memory.Moment // number of the hour of passed[0]
	passed [2]uint64     // who signed in in this hour and the one before, one bit per user
	lately uint64        // who signed in this week, and half of those of the week before, likewise
	failed memory.Moment // when one user last failed here
	user   uint32        // who
	from   uint32        // at which address
	over   uint16        // for how long by then, in seconds
	tries  uint8         // how often
}

func (s origin) Seen() memory.Moment { return s.last }

func (s *origin) touch(now memory.Moment) {
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

// halves are what a week keeps of the users of the week before, alternately: a second
// set of bits would not fit in the state, and a network that many share is one on the
// first morning of a week as well.
var halves = [2]uint64{0x5555555555555555, 0xaaaaaaaaaaaaaaaa}

func (s *origin) pass(user uint64) {
	bit := uint64(1) << (user >> 32 & 63)
	s.passed[0] |= bit
	s.lately |= bit
}

// passers is about how many users signed in here within the last one to two
// hours.
func (s *origin) passers() int { return linear(s.passed[0] | s.passed[1]) }

// regulars is about how many users did this week, with half of those of the week
// before.
func (s *origin) regulars() int { return linear(s.lately) }

// linear estimates how many users set these bits, each one at random. All 64
// mean mostRegulars or more.
func linear(set uint64) int { return linears[bits.OnesCount64(set)] }

const mostRegulars = 266

var linears = func() (n [65]int) {
	for ones := range 64 {
		n[ones] = int(math.Round(-64 * math.Log(float64(64-ones)/64)))
	}
	n[64] = mostRegulars
	return n
}()
