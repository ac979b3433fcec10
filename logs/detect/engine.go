package detect

import (
	"time"

	"github.com/cognito-tui/cognito-tui/logs"
)

// Engine shows events to all detectors. It is one goroutine's.
type Engine struct {
	hasher *hasher
	clock  clock
	ticked moment // when ticks last ran
	mutes  mutes
	look   look

	profiles *table[profile] // by user
	sources  *table[source]  // by network
	failing  *table[failing] // by user
	prompts  *table[prompts] // by user
	suspects *table[crowd]   // users that failed, by address
	signups  *table[crowd]   // users that did not confirm, by address
	resets   *table[crowd]   // users that asked for a reset, by address
	unknowns *table[crowd]   // users that don't exist, by address
	sends    *table[crowd]   // users that were sent a code, by calling code or address
	pending  *table[pending] // by user
	waves    *tides          // users locked out, by pool
	arrivals *tides          // users that signed up, by pool
	dialled  *tides          // numbers that were sent a code, by pool and calling code
	confirms bool            // a source tells confirmations
	flags    flags
	fringes  *tides // users that failed from strange places, by pool
	lockouts *logs.Lockouts
	recall   *recall
	stories  stories

	detectors []Detector
	watchers  [32][]watching // by step
	tickers   []ticker
	quiet     []moment // by detector
	maxBytes  int
	stats     Stats
}

// watching is a detector that is on.
type watching struct {
	watcher
	bit uint32
}

// ticker is a detector that finds things out as time goes by.
type ticker interface {
	tick(e *Engine, now moment)
}

// fixedBytes is what does not depend on MaxBytes: memos, and what is set aside for
// what is kept of pools.
const fixedBytes = 3*1024*16 + 4*tidesBytes + seasonsBytes

// shares of MaxBytes, in parts of a thousand.
const (
	profilesShare = 715
	sourcesShare  = 100
	failingShare  = 45
	suspectsShare = 25
	crowdShare    = 9 // each of four
	promptsShare  = 10
	pendingShare  = 4
	recallShare   = 25
	storiesShare  = 20
	lockoutsShare = 20
)

// New makes an engine. What the config has wrong is passed over: see
// Config.Check.
func New(c Config) *Engine {
	if c.MaxBytes == 0 {
		c.MaxBytes = DefaultMaxBytes
	}
	c.MaxBytes = max(c.MaxBytes, minMaxBytes)
	share := func(thousandths int) int { return (c.MaxBytes - fixedBytes) / 1000 * thousandths }
	e := &Engine{
		detectors: detectors, hasher: newHasher(c.Seed), mutes: newMutes(c.Mutes, detectors), maxBytes: c.MaxBytes,
		profiles: newTable[profile](share(profilesShare), 30*day),
		sources:  newTable[source](share(sourcesShare), week),
		failing:  newTable[failing](share(failingShare), hour),
		prompts:  newTable[prompts](share(promptsShare), hour/4),
		suspects: newTable[crowd](share(suspectsShare), hour),
		signups:  newTable[crowd](share(crowdShare), hour),
		resets:   newTable[crowd](share(crowdShare), hour),
		unknowns: newTable[crowd](share(crowdShare), hour),
		sends:    newTable[crowd](share(crowdShare), hour),
		recall:   newRecall(share(recallShare)),
		stories:  stories{open: map[uint64]*story{}, most: share(storiesShare)},
		pending:  newTable[pending](share(pendingShare), hour),
		fringes:  newTides(fringeSpan),
		waves:    newTides(waveSpan),
		arrivals: newTides(hour),
		dialled:  newTides(hour),
		quiet:    make([]moment, len(detectors)),
	}
	e.lockouts = logs.NewLockouts(share(lockoutsShare)/logs.LockoutBytes, e.familiar)
	for i, d := range detectors {
		values, on := c.values(d)
		e.quiet[i] = values.span("quiet")
		if on {
			e.watch(i, d, values)
		}
	}
	return e
}

func (e *Engine) watch(i int, d Detector, values Values) {
	w := d.make(i, values)
	for s := range e.watchers {
		if d.steps.has(step(s)) {
			e.watchers[s] = append(e.watchers[s], watching{w, 1 << i})
		}
	}
	if t, ok := w.(ticker); ok {
		e.tickers = append(e.tickers, t)
	}
}

// Observe shows an event to the detectors. Nothing of it is kept but hashes and
// clones. What was told before, as logs.Once knows, is looked at only for what it
// adds.
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
	now := momentOf(ev.Time)
	if held := e.clock.held; held != nil {
		e.clock.held = nil
		if now+farAhead < momentOf(held.Time) { // time goes on where it was
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

// take goes through the detectors.
func (e *Engine) take(ev *logs.Event) {
	l := &e.look
	e.digest(l, ev)
	if l.now > e.clock.now {
		e.clock.now = l.now
		if l.now >= e.ticked+tickEvery {
			e.tick(l.now)
		}
	} else if l.now+hour < e.clock.now {
		e.stats.Late++
	}
	if l.step == noStep {
		return
	}
	if len(e.mutes.list) > 0 {
		if l.muted = e.mutes.of(l); l.muted == 1<<len(e.detectors)-1 {
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
	for _, w := range e.watchers[l.step] {
		if l.muted&w.bit == 0 {
			w.observe(e, l)
		}
	}
	e.learn(l)
	l.Event = nil
}

// tickEvery is how often what depends on time alone is looked at.
const tickEvery moment = 30

// Advance tells the wall clock, so that stories close where no events come. It
// never turns the clock back.
func (e *Engine) Advance(t time.Time) {
	now := momentOf(t)
	if held := e.clock.held; held != nil && momentOf(held.Time) <= now+hour {
		e.clock.held = nil
		e.take(held)
	}
	if now <= e.clock.now {
		return
	}
	e.clock.now = now
	e.tick(now)
}

func (e *Engine) tick(now moment) {
	e.ticked = now
	for _, t := range e.tickers {
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

// familiar tells whether an event fits the user's habits, for the lockout's
// verdict. It is asked within take.
func (e *Engine) familiar(*logs.Event) logs.Answer {
	switch k := e.look.kin; {
	case k.strange():
		return logs.No
	case k.has(proven) && k&newNet == 0:
		return logs.Yes
	default:
		return logs.Untold
	}
}
