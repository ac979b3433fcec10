package detect

import (
	"time"

	"github.com/cognito-tui/cognito-tui/logs"
	"github.com/cognito-tui/cognito-tui/logs/detect/memory"
)

// Engine shows events to all detectors. It is one goroutine's.
type Engine struct {
	hasher *hasher
	clock  clock
	ticked memory.Moment // when ticks last ran
	mutes  mutes
	look   look

	profiles *memory.Table[profile]      // by user
	sources  *memory.Table[source]       // by network
	failing  *memory.Table[failing]      // by user
	prompts  *memory.Table[prompts]      // by user
	suspects *memory.Table[memory.Crowd] // users that failed, by address
	signups  *memory.Table[memory.Crowd] // users that did not confirm, by address
	resets   *memory.Table[memory.Crowd] // users that asked for a reset, by address
	unknowns *memory.Table[memory.Crowd] // users that don't exist, by address
	sends    *memory.Table[memory.Crowd] // users that were sent a code, by calling code or address
	pending  *memory.Table[pending]      // by user
	waves    *memory.Tides               // users locked out, by pool
	arrivals *memory.Tides               // users that signed up, by pool
	dialled  *memory.Tides               // numbers that were sent a code, by pool and calling code
	confirms bool                        // a source tells confirmations
	flags    memory.Flags
	fringes  *memory.Tides // users that failed from strange places, by pool
	lockouts *logs.Lockouts
	recall   *recall
	stories  stories

	detectors []Detector
	watchers  [32][]watching // by step
	tickers   []ticker
	quiet     []memory.Moment // by detector
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
	tick(e *Engine, now memory.Moment)
}

// fixedBytes is what does not depend on MaxBytes: memos, and what is set aside for
// what is kept of pools.
const fixedBytes = 3*1024*16 + 4*memory.TidesBytes + memory.SeasonsBytes

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
		profiles: memory.NewTable[profile](share(profilesShare), 30*memory.Day),
		sources:  memory.NewTable[source](share(sourcesShare), memory.Week),
		failing:  memory.NewTable[failing](share(failingShare), memory.Hour),
		prompts:  memory.NewTable[prompts](share(promptsShare), memory.Hour/4),
		suspects: memory.NewTable[memory.Crowd](share(suspectsShare), memory.Hour),
		signups:  memory.NewTable[memory.Crowd](share(crowdShare), memory.Hour),
		resets:   memory.NewTable[memory.Crowd](share(crowdShare), memory.Hour),
		unknowns: memory.NewTable[memory.Crowd](share(crowdShare), memory.Hour),
		sends:    memory.NewTable[memory.Crowd](share(crowdShare), memory.Hour),
		recall:   newRecall(share(recallShare)),
		stories:  stories{open: map[uint64]*story{}, most: share(storiesShare)},
		pending:  memory.NewTable[pending](share(pendingShare), memory.Hour),
		fringes:  memory.NewTides(fringeSpan),
		waves:    memory.NewTides(waveSpan),
		arrivals: memory.NewTides(memory.Hour),
		dialled:  memory.NewTides(memory.Hour),
		quiet:    make([]memory.Moment, len(detectors)),
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
	now := memory.MomentOf(ev.Time)
	if held := e.clock.held; held != nil {
		e.clock.held = nil
		if now+farAhead < memory.MomentOf(held.Time) { // time goes on where it was
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
	} else if l.now+memory.Hour < e.clock.now {
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
const tickEvery memory.Moment = 30

// Advance tells the wall clock, so that stories close where no events come. It
// never turns the clock back.
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
