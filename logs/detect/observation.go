package detect

import (
	"cmp"
	"fmt"
	"strings"

	"github.com/cognito-tui/cognito-tui/logs"
	"github.com/cognito-tui/cognito-tui/logs/detect/gazetteer"
	"github.com/cognito-tui/cognito-tui/logs/detect/memory"
)

// observation is an event as detectors see it: with its names hashed, and with what is
// known about its user and its address. It is valid until Observe returns.
type observation struct {
	*logs.Event
	now   memory.Moment
	step  step
	muted uint32 // one bit per detector

	names

	who     *profile // nil for a user without a success
	kin     kin
	at      *origin  // of the network
	fails   *failing // nil for a user who did not fail lately
	prompts *prompts
	crowd   *memory.Crowd // the users that failed at the address; nil where there is none, or the user belongs there
	fringe  *memory.Tide  // the pool's; nil likewise

	lockout logs.Lockout
	locked  bool // the event locked its user, or met a lock
}

// names are the names in an event, hashed, 0 for what is missing.
type names struct {
	user, ip, net, actor uint64
	pool                 uint64 // or the app client, where no pool is named
	net16, device, city  uint16
	country              gazetteer.Country
	place                gazetteer.Place
}

// clock is the time of the events. An event far ahead, and the very first, is
// held until the next shows whether there was a pause or a clock is wrong, or
// until the wall clock comes near.
type clock struct {
	now    memory.Moment
	held   *logs.Event
	ticked memory.Moment // the last check of what depends on time alone
}

const farAhead = 6 * memory.Hour

// digest fills the observation from the event alone.
func (e *Engine) digest(l *observation, ev *logs.Event) {
	*l = observation{Event: ev, now: memory.MomentOf(ev.Time), step: stepOf(ev)}
	h := e.hasher
	l.user, l.ip, l.pool = h.of(ev.User()), h.of(ev.IP), h.of(cmp.Or(ev.Pool, ev.Client))
	if l.step == called {
		l.actor = h.of(ev.Actor)
	}
	if ev.IP != "" {
		l.net = h.of(network(ev.IP))
		l.net16 = shorten(l.net)
	}
	l.device = h.device(ev.Device)
	if ev.Country != "" {
		l.country = h.country(ev.Country)
		if city := h.of(cityName(ev.City)); city != 0 {
			l.city = shorten(city)
			l.place = h.place(l.country, ev.City, city)
		} else {
			l.place = h.place(l.country, "", 0)
		}
	}
}

// cityName is "" for the word that Cognito's API has for an unknown city.
func cityName(city string) string {
	if strings.EqualFold(city, "null") {
		return ""
	}
	return city
}

// consult adds what is known about the user and the address, with the event's
// own failure counted.
func (e *Engine) consult(l *observation) {
	if l.user != 0 {
		l.who = e.users.profiles.Get(l.user)
		l.kin = l.who.kin(l)
	}
	if l.net != 0 && l.step <= refused {
		at, fresh := e.networks.sources.Add(l.net, l.now)
		if fresh {
			at.hour = l.now / memory.Hour
		}
		at.touch(l.now)
		l.at = at
	}
	if l.user == 0 {
		return
	}
	if l.step <= lockTold {
		l.lockout, l.locked = e.lockouts.Observe(l.Event)
	}
	switch l.step {
	case wrongPassword, unknownUser, wrongCode:
		l.fails, _ = e.users.failing.Add(l.user, l.now)
		l.fails.add(tryOf(l))
		l.prompts = e.users.prompts.Get(l.user)
		if l.step != wrongCode {
			l.crowd, l.fringe = e.suspect(l), e.fringe(l)
		}
	case asked:
		l.prompts, _ = e.users.prompts.Add(l.user, l.now)
		l.prompts.add(l.now)
		l.fails = e.users.failing.Get(l.user)
	case locked:
		l.crowd = e.suspect(l)
	case noStep, passed, refused, lockTold, judged, signedUp, confirmed, resent, forgot, reset, changed, called, undelivered, triggered:
		l.fails, l.prompts = e.users.failing.Get(l.user), e.users.prompts.Get(l.user)
	}
}

func tryOf(l *observation) try {
	t := try{at: l.now, net: uint32(l.net), device: l.device, country: l.country, traits: aPassword}
	if l.step == wrongCode {
		t.traits = aCode
		if passwordPassed(l.Event) {
			t.traits |= passwordWas
		}
	}
	if l.kin.foreign() {
		t.traits |= byStranger
	}
	if l.kin.own() {
		t.traits |= byHimself
	}
	return t
}

// habits adds to a reason that the user's habits are not known: the reading may
// not reach back to their earlier sign-ins.
func (l *observation) habits() string {
	if l.kin.has(proven) {
		return ""
	}
	return fmt.Sprintf("; fewer than %d earlier sign-ins of this user were read, so it may be the user", provenSuccesses)
}

// learn remembers a success, after the detectors have seen it.
func (e *Engine) learn(l *observation) {
	if l.step == reset && l.Outcome == logs.Pass && l.fails != nil {
		l.fails.pass(l.now) // the user reads the mail: it was the user who forgot
	}
	if l.step != passed || l.user == 0 {
		return
	}
	p, _ := e.users.profiles.Add(l.user, l.now)
	p.learn(l)
	if t := e.pools.fringes.Get(l.pool); t != nil {
		t.Pass(l.now)
		if !l.kin.own() {
			t.Leave(l.user) // it was the user
		}
	}
	if l.at != nil {
		l.at.pass(l.user)
		if c := e.crowds.suspects.Get(l.ip); c != nil {
			c.Leave(l.user)
		}
	}
	if l.fails != nil {
		l.fails.pass(l.now)
	}
	if l.prompts != nil {
		l.prompts.pass(l.now)
	}
}
