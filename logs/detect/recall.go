package detect

import (
	"unsafe"

	"github.com/cognito-tui/cognito-tui/logs/detect/memory"
)

// trace is an event that may become evidence: its id and its user, with what an
// alert looks them up by.
type trace struct {
	at              memory.Moment
	user, ip, pool  uint32
	net             uint32
	sameUser        uint32 // number of the trace before it in the same chain by user
	sameIP          uint32 // likewise
	step            step
	strange         bool
	idSize, subSize uint8
	text            [104]byte // id, then user; a user that is too long is left out, an id that is too long is no evidence
}

// recall is a ring of the latest events that did not succeed. A new alert finds
// in it what led to it.
type recall struct {
	ring   []trace
	number uint32 // of the next trace; the first is 1
	users  [chains]uint32
	ips    [chains]uint32
}

// chains are the lists that traces are found by: a few share one.
const chains = 1 << 13

func newRecall(maxBytes int) *recall {
	return &recall{ring: make([]trace, max(256, maxBytes/int(unsafe.Sizeof(trace{})))), number: 1}
}

func (r *recall) Bytes() int { return len(r.ring)*int(unsafe.Sizeof(trace{})) + 2*4*chains }

func (r *recall) add(l *observation) {
	id, sub := l.ID, l.User()
	t := &r.ring[r.number%uint32(len(r.ring))]
	if len(id) > len(t.text) {
		return
	}
	if len(id)+len(sub) > len(t.text) {
		sub = ""
	}
	t.at, t.user, t.ip, t.net, t.pool = l.now, uint32(l.user), uint32(l.ip), uint32(l.net), uint32(l.pool)
	if l.step == called {
		t.user = uint32(l.actor)
	}
	t.sameUser, t.sameIP = r.users[t.user%chains], r.ips[t.ip%chains]
	r.users[t.user%chains], r.ips[t.ip%chains] = r.number, r.number
	r.number++
	t.step, t.strange = l.step, !l.kin.has(proven) || l.kin.strange()
	t.idSize, t.subSize = uint8(len(id)), uint8(len(sub))
	copy(t.text[copy(t.text[:], id):], sub)
}

func (t *trace) id() string { return string(t.text[:t.idSize]) }

func (t *trace) sub() string { return string(t.text[t.idSize:][:t.subSize]) }

// of returns those of a key since a time, the latest first.
func (r *recall) of(kind KeyKind, hash uint32, since memory.Moment, yield func(*trace)) {
	at := r.number - 1
	switch kind {
	case OnUser, OnActor:
		at = r.users[hash%chains]
	case OnIP:
		at = r.ips[hash%chains]
	case OnPool, OnClient: // all, one by one
	}
	for at != 0 && r.number-at <= uint32(len(r.ring)) {
		t := &r.ring[at%uint32(len(r.ring))]
		next, mine := at-1, t.pool == hash && t.strange
		switch kind {
		case OnUser, OnActor:
			next, mine = t.sameUser, t.user == hash
		case OnIP:
			next, mine = t.sameIP, t.ip == hash
		case OnPool, OnClient: // the pool's
		}
		if t.at+recallSlack < since {
			return
		}
		if mine && t.at >= since {
			yield(t)
		}
		at = next
	}
}

// recallSlack is how late an event may come and still be found.
const recallSlack memory.Moment = 900
