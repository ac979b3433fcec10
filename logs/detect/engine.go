package detect

import (
	"time"

	"github.com/cognito-tui/cognito-tui/logs"
	"github.com/cognito-tui/cognito-tui/logs/detect/memory"
)

// Engine shows events to all detectors. It is for one goroutine.
type Engine struct {
	hasher      *hasher
	clock       clock
	mutes       mutes
	observation observation
	users       users
	networks    networks
	crowds      crowds
	pools       pools
	lockouts    *logs.Lockouts
	recall      *recall
	alerts      openAlerts
	roster      roster
	maxBytes    int
	stats       Stats
}

// New makes an engine. It ignores what is wrong in the config: see
// Config.Check.
func New(c Config) *Engine {
	if c.MaxBytes == 0 {
		c.MaxBytes = DefaultMaxBytes
	}
	c.MaxBytes = max(c.MaxBytes, minMaxBytes)
	share := func(thousandths int) int { return (c.MaxBytes - fixedBytes) / 1000 * thousandths }
	e := &Engine{
		hasher: newHasher(c.Seed), mutes: newMutes(c.Mutes, detectors), maxBytes: c.MaxBytes,
		users: newUsers(share), networks: newNetworks(share), crowds: newCrowds(share), pools: newPools(),
		recall: newRecall(share(recallShare)),
		alerts: openAlerts{open: map[uint64]*openAlert{}, most: share(alertsShare)},
		roster: newRoster(c),
	}
	e.lockouts = logs.NewLockouts(share(lockoutsShare)/logs.LockoutBytes, e.familiar)
	return e
}

// Observe shows an event to the detectors. It keeps only hashes and clones of it.
// Of an event that logs.Once marks as reported before, only what it adds counts.
func (e *Engine) Observe(ev *logs.Event) {
	e.stats.Events++
	e.hasher.sow(ev)
	switch {
	case ev.Time.IsZero():
		e.stats.Skewed++
		return
	case ev.Again:
		e.stats.Again++
		if stepOfRepeat(ev) == noStep {
			return
		}
	}
	now := memory.MomentOf(ev.Time)
	if held := e.clock.held; held != nil {
		e.clock.held = nil
		if now+farAhead < memory.MomentOf(held.Time) { // time continues from where it was
			e.stats.Skewed++
		} else {
			e.take(held)
		}
	}
	if e.clock.now != 0 && now <= e.clock.now+farAhead {
		e.take(ev)
	} else {
		e.clock.held = ev.Clone()
	}
}

// take shows an event to the detectors.
func (e *Engine) take(ev *logs.Event) {
	l := &e.observation
	e.digest(l, ev)
	if l.now > e.clock.now {
		e.clock.now = l.now
		if l.now >= e.clock.ticked+tickEvery {
			e.tick(l.now)
		}
	} else if l.now+memory.Hour < e.clock.now {
		e.stats.Late++
	}
	if l.step == noStep {
		return
	}
	if len(e.mutes.list) > 0 {
		if l.muted = e.mutes.of(l); l.muted == 1<<len(e.roster.detectors)-1 {
			return
		}
	}
	e.consult(l)
	if l.step != passed && !l.Again {
		e.recall.add(l)
	}
	if l.step == confirmed || l.step == passed && l.who == nil || l.step == triggered && l.Trigger == "PostConfirmation_ConfirmSignUp" {
		e.confirm(l)
	}
	for _, w := range e.roster.watchers[l.step] {
		if l.muted&w.bit == 0 {
			w.observe(e, l)
		}
	}
	e.learn(l)
	l.Event = nil
}

// tickEvery is how often detectors check what depends on time alone.
const tickEvery memory.Moment = 30

// Advance takes the wall clock's time, so that alerts close where no events
// come. It never turns the clock back.
func (e *Engine) Advance(t time.Time) {
	now := memory.MomentOf(t)
	if held := e.clock.held; held != nil && memory.MomentOf(held.Time) <= now+memory.Hour {
		e.clock.held = nil
		e.take(held)
	}
	if now <= e.clock.now {
		return
	}
	e.clock.now = now
	e.tick(now)
}

func (e *Engine) tick(now memory.Moment) {
	e.clock.ticked = now
	for _, t := range e.roster.tickers {
		t.tick(e, now)
	}
	e.settle(now)
}

// Locked lists the users that are estimated to be locked out.
func (e *Engine) Locked(now time.Time) []logs.Lockout { return e.lockouts.Locked(now) }

// Lockout is the estimate of one user's counter, by sub, else username.
func (e *Engine) Lockout(user string, now time.Time) (logs.Lockout, bool) {
	return e.lockouts.Of(user, now)
}

// familiar reports whether an event fits the user's habits, for the lockout's
// verdict. It is called within take.
func (e *Engine) familiar(*logs.Event) logs.Answer {
	switch k := e.observation.kin; {
	case k.strange():
		return logs.No
	case k.has(proven) && k&newNet == 0:
		return logs.Yes
	default:
		return logs.Untold
	}
}
