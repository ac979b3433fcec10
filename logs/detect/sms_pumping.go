package detect

import (
	"fmt"
	"strings"

	"github.com/cognito-tui/cognito-tui/logs"
	"github.com/cognito-tui/cognito-tui/logs/detect/memory"
)

var smsPumping = Detector{
	ID: "sms_pumping", Name: "codes sent for nothing", Severity: High, Attack: "T1496.003",
	About: "within an hour `sends` numbers of one calling code were sent codes, `times` times the usual, of which less than `confirmed` are confirmed " +
		"after `grace`; the same for `address` users at one address; or one user asked again `again` times",
	Thresholds: []Threshold{
		{"sends", 12, Number, "numbers of a calling code", ""},
		{"times", 3, Number, "times the usual number", ""},
		{"address", 8, Number, "users at an address that asked again", ""},
		{"again", 5, Number, "times one user asked again", "Cognito's limit an hour; Auth0: 3 in 10 min"},
		{"grace", 300, Duration, "time to confirm", ""},
		{"confirmed", 0.2, Part, "of them, below which they are not real", ""},
	},
	Most:    Values{"again": memory.MostTries},
	Blind:   "numbers, unless a trigger prints its event: no other source has them; what a message costs; pumping below the calling code's own noise",
	Contain: []string{"disable", "delete-user"}, steps: stepsOf(signedUp, resent, forgot, undelivered, triggered, asked),
	make: func(by int, v Values) watcher {
		return &pumping{
			by: by, sends: v.count("sends"), times: v["times"], address: v.count("address"), again: v.count("again"),
			grace: v.span("grace"), confirmed: v["confirmed"],
		}
	},
	reason: func(f finding) string {
		switch {
		case f.what != "":
			return fmt.Sprintf("%d numbers of %s were sent %d codes in %s; %s", f.users, f.what, f.count, f.span(), f.usually(""))
		case f.users == 1:
			return fmt.Sprintf("a code was asked for again %d times in %s", f.count, f.span())
		}
		return fmt.Sprintf("%d users had codes sent again, %d in all, from one address in %s", f.users, f.count, f.span())
	},
}

type pumping struct {
	by        int
	sends     int
	times     float64
	address   int
	again     int
	grace     memory.Moment
	confirmed float64
}

// The keys of what is not counted by calling code.
const (
	sendsByIP   = 0x5bd1e995_0000_0001
	sendsByUser = 0x5bd1e995_0000_0002
)

func (p *pumping) observe(e *Engine, l *observation) {
	if l.Phone != "" && sends(l) {
		p.byCode(e, l)
	}
	if l.step == resent && l.user != 0 {
		p.byUser(e, l)
		if l.ip != 0 {
			p.byAddress(e, l)
		}
	}
}

// sends reports whether a code goes to the number. Among the triggers, those of
// messages say so.
func sends(l *observation) bool {
	return l.Kind != logs.Trigger || strings.HasPrefix(l.Trigger, "CustomMessage_") || strings.HasPrefix(l.Trigger, "CustomSMSSender_")
}

func (p *pumping) byCode(e *Engine, l *observation) {
	code := callingCode(l.Phone)
	if code == "" {
		return
	}
	key := l.pool ^ e.hasher.of(code)
	t := e.pools.dialled.Of(key, l.now)
	number := e.hasher.of(l.Phone)
	t.Add(number, l.net, l.now)
	if l.user != 0 {
		w := e.await(l)
		w.pool, w.code = l.pool, key
		if w.ip == 0 {
			w.ip = l.ip
		}
	}
	c, _ := e.crowds.sends.Add(key, l.now)
	c.Forget(l.now.Before(memory.Hour))
	who := l.user
	if who == 0 {
		who = number
	}
	c.Add(who, l.net, l.now)
	n := t.Size()
	if n < p.sends || !memory.Excess(n, t.Usual(l.now), p.times) || !p.idle(c, l.now, p.sends/2) {
		return
	}
	s := t.Sum()
	e.raise(p.by, l, l.poolKey(), key, finding{
		severity: High, count: s.Tries, sampled: s.Sampled, users: n, ips: s.Least, since: s.Since, usual: usually(t, l.now), what: "+" + code,
	})
}

// idle reports whether hardly anybody confirms.
func (p *pumping) idle(c *memory.Crowd, now memory.Moment, least int) bool {
	old, done := c.Ripe(now, p.grace)
	return old >= least && float64(done) < p.confirmed*float64(old)
}

func (p *pumping) byUser(e *Engine, l *observation) {
	c, _ := e.crowds.sends.Add(l.user^sendsByUser, l.now)
	c.Forget(l.now.Before(memory.Hour))
	c.Add(l.user, l.net, l.now)
	s := c.Sum()
	if s.Tries < p.again {
		return
	}
	e.raise(p.by, l, l.userKey(), l.user, finding{
		severity: Medium, count: s.Tries, users: 1, ips: 1, since: s.Since,
	})
}

func (p *pumping) byAddress(e *Engine, l *observation) {
	c, _ := e.crowds.sends.Add(l.ip^sendsByIP, l.now)
	c.Forget(l.now.Before(memory.Hour))
	c.Add(l.user, l.net, l.now)
	w := e.await(l)
	w.pool = l.pool
	w.ip = l.ip
	n := c.Size()
	if n < p.address || !p.idle(c, l.now, p.address/2) {
		return
	}
	s := c.Sum()
	e.raise(p.by, l, l.ipKey(), l.ip, finding{
		severity: High, count: s.Tries, sampled: s.Sampled, users: n, ips: 1, since: s.Since,
	})
}

const twoDigits = "20 27 30 31 32 33 34 36 39 40 41 43 44 45 46 47 48 49 51 52 53 54 55 56 57 58 60 61 62 63 64 65 66 81 82 84 86 90 91 92 93 94 95 98 "

// callingCode is the country's part of a number in international form. The ITU
// gives one digit to zones 1 and 7, two to those listed, three to all others
// (E.164 assigned country codes).
func callingCode(phone string) string {
	digits, ok := strings.CutPrefix(phone, "+")
	if !ok || len(digits) < 4 {
		return ""
	}
	if digits[0] == '1' || digits[0] == '7' {
		return digits[:1]
	}
	if strings.Contains(twoDigits, digits[:2]+" ") {
		return digits[:2]
	}
	return digits[:3]
}
