package detect

import (
	"github.com/cognito-tui/cognito-tui/logs/detect/gazetteer"
	"github.com/cognito-tui/cognito-tui/logs/detect/memory"
)

// try is one failure of a user.
type try struct {
	at      memory.Moment
	net     uint32
	device  uint16
	country gazetteer.Country
	traits  traits
}

type traits uint8

const (
	aPassword traits = 1 << iota
	aCode
	byStranger  // probably not the user
	byHimself   // the user's network and device
	passwordWas // the password was right
)

// tries is how many failures of a user are kept. Cognito's own lockout lets
// through 17 counted ones within an hour.
const tries = 16

// failing are the latest failures of a user since their last success.
type failing struct {
	last   memory.Moment
	passed memory.Moment // the user's last success
	next   uint8
	tries  [tries]try
}

func (f failing) Seen() memory.Moment { return f.last }

func (f *failing) add(t try) {
	f.last = max(f.last, t.at)
	if t.at <= f.passed { // it is late, and already settled
		return
	}
	f.tries[f.next%tries] = t
	f.next++
}

// pass drops what a success settles.
func (f *failing) pass(now memory.Moment) {
	f.passed = max(f.passed, now)
	for i := range f.tries {
		if f.tries[i].at <= now {
			f.tries[i] = try{}
		}
	}
}

// until returns those up to a time: a late event is judged by what was before
// it.
func (f *failing) until(now memory.Moment) (past failing) {
	if f == nil {
		return past
	}
	past = *f
	for i := range past.tries {
		if past.tries[i].at > now {
			past.tries[i] = try{}
		}
	}
	return past
}

// tally is what is known about the failures of a span of time.
type tally struct {
	n         int
	strange   int
	himself   int
	password  int // wrong codes after a right password
	nets      int
	countries int
	devices   int
	since     memory.Moment
}

// tally counts the failures since from that have all of some traits.
func (f *failing) tally(want traits, since memory.Moment) (t tally) {
	if f == nil {
		return t
	}
	t.since = ^memory.Moment(0)
	for i := range f.tries {
		one := &f.tries[i]
		if one.at == 0 || one.at < since || one.traits&want != want {
			continue
		}
		t.n++
		t.strange += int(one.traits >> 2 & 1)
		t.himself += int(one.traits >> 3 & 1)
		t.password += int(one.traits >> 4 & 1)
		t.since = min(t.since, one.at)
		f.compare(i, want, since, &t)
	}
	return t
}

// compare counts what the i-th failure has that none before it had.
func (f *failing) compare(i int, want traits, since memory.Moment, t *tally) {
	one := &f.tries[i]
	net, country, device := 1, 1, 1
	for j := range i {
		other := &f.tries[j]
		if other.at == 0 || other.at < since || other.traits&want != want {
			continue
		}
		if other.net == one.net {
			net = 0
		}
		if other.country == one.country {
			country = 0
		}
		if other.device == one.device {
			device = 0
		}
	}
	t.nets += net
	t.countries += country
	t.devices += device
}

// nth is when the n-th failure from the end was, 0 if there are fewer: how fast
// they came.
func (f *failing) nth(n int, want traits) memory.Moment {
	var times [tries]memory.Moment
	count := 0
	for i := range f.tries {
		if one := &f.tries[i]; one.at != 0 && one.traits&want == want {
			j := count
			for ; j > 0 && times[j-1] < one.at; j-- {
				times[j] = times[j-1]
			}
			times[j] = one.at
			count++
		}
	}
	if n > count {
		return 0
	}
	return times[n-1]
}

// asks is how many prompts are kept of a user.
const asks = 8

// prompts are the latest challenges that a user was given and did not answer.
type prompts struct {
	last  memory.Moment
	next  uint8
	times [asks]memory.Moment
}

func (p prompts) Seen() memory.Moment { return p.last }

func (p *prompts) add(now memory.Moment) {
	p.last = max(p.last, now)
	p.times[p.next%asks] = now
	p.next++
}

// pass drops what a success answers.
func (p *prompts) pass(now memory.Moment) {
	p.last = max(p.last, now)
	for i, t := range p.times {
		if t <= now {
			p.times[i] = 0
		}
	}
}

func (p *prompts) since(from memory.Moment) (n int, first memory.Moment) {
	return p.between(from, ^memory.Moment(0))
}

// between returns the prompts from one time to another.
func (p *prompts) between(from, to memory.Moment) (n int, first memory.Moment) {
	if p == nil {
		return 0, 0
	}
	first = ^memory.Moment(0)
	for _, t := range p.times {
		if t >= from && t <= to && t != 0 {
			n++
			first = min(first, t)
		}
	}
	return n, first
}
