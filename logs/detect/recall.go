package detect

// trace is an event that may turn out to be evidence: its id and its user, with
// what a story looks them up by.
type trace struct {
	at              moment
	user, ip, pool  uint32
	step            step
	strange         bool
	idSize, subSize uint8
	text            [104]byte // id, then user; a longer user is left out, a longer id is no evidence
}

// recall is a ring of the latest events that did not succeed. A story that opens
// finds there what led to it.
type recall struct {
	ring []trace
	next int
}

func newRecall(maxBytes int) *recall { return &recall{ring: make([]trace, max(256, maxBytes/124))} }

func (r *recall) bytes() int { return len(r.ring) * 124 }

func (r *recall) add(l *look) {
	id, sub := l.ID, l.User()
	t := &r.ring[r.next]
	if len(id) > len(t.text) {
		return
	}
	if len(id)+len(sub) > len(t.text) {
		sub = ""
	}
	r.next = (r.next + 1) % len(r.ring)
	t.at, t.user, t.ip, t.pool = l.now, uint32(l.user), uint32(l.ip), uint32(l.pool)
	if l.step == called {
		t.user = uint32(l.actor)
	}
	t.step, t.strange = l.step, !l.kin.has(proven) || l.kin.strange()
	t.idSize, t.subSize = uint8(len(id)), uint8(len(sub))
	copy(t.text[copy(t.text[:], id):], sub)
}

func (t *trace) id() string { return string(t.text[:t.idSize]) }

func (t *trace) sub() string { return string(t.text[t.idSize:][:t.subSize]) }

// each gives those that fit, the latest first, until it is told to stop.
func (r *recall) each(fits func(*trace) bool, yield func(*trace) bool) {
	for i := range r.ring {
		t := &r.ring[(r.next-1-i+2*len(r.ring))%len(r.ring)]
		if t.at == 0 {
			return
		}
		if fits(t) && !yield(t) {
			return
		}
	}
}
