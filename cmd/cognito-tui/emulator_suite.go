package main

import (
	"context"
	"errors"
	"net/http"
	"sync"
	"sync/atomic"

	"github.com/cognito-tui/cognito-tui/admin/emulator"
	"github.com/cognito-tui/cognito-tui/admin/emulator/clock"
	"github.com/cognito-tui/cognito-tui/admin/emulator/control"
	"github.com/cognito-tui/cognito-tui/admin/emulator/journal"
	"github.com/cognito-tui/cognito-tui/admin/emulator/keyring"
	"github.com/cognito-tui/cognito-tui/admin/emulator/service"
)

// suite is the emulator as test suites use it: it can be replaced by one that begins again.
type suite struct {
	alone
	begin   func(journal.Start, *journal.Saved) (*world, error)
	clock   *clock.Clock
	keys    *keyring.Reused
	control http.Handler

	mu  sync.Mutex // one reset or save at a time
	now atomic.Pointer[world]
}

// world is an emulator from its start to the next reset.
type world struct {
	emulated
	start   journal.Start
	journal *journal.Journal
	end     func() error // ends its sign-ins
}

// newSuite starts an emulator: the one that was saved, or a new one.
func newSuite(ctx context.Context, a alone, out *outputs) (*suite, error) {
	s := &suite{alone: a}
	saved, err := a.saved()
	if err == nil {
		err = s.wind(saved)
	}
	if err != nil {
		return nil, err
	}
	s.begin = func(start journal.Start, saved *journal.Saved) (*world, error) {
		return s.newWorld(ctx, out, start, saved)
	}
	s.control = control.New(control.Emulator{
		Clock: s.clock, Reset: s.reset, Save: s.saver(),
		Break: func(f service.Fault) *service.Injected { return s.now.Load().pools.Break(f) },
	})
	start := a.start(s.clock, false)
	if saved != nil {
		start = saved.Start
	}
	first, err := s.begin(start, saved)
	if err != nil {
		return nil, err
	}
	s.now.Store(first)
	return s, nil
}

// wind makes the clock and the keys: those of a saved state, or new ones.
func (s *suite) wind(saved *journal.Saved) (err error) {
	if saved == nil {
		s.keys = keyring.NewReused()
		s.clock, err = s.newClock()
		return err
	}
	keys, err := saved.Keys()
	if err != nil {
		return unreadable(s.state, err)
	}
	s.keys = keyring.NewReused(keys...)
	if saved.Stands {
		s.clock = clock.Standing(saved.Began)
		return s.clock.Set(saved.Now)
	}
	s.clock = clock.Running()
	return s.clock.Advance(saved.Ahead)
}

// start is what an emulator that begins now begins with.
func (a alone) start(c *clock.Clock, empty bool) journal.Start {
	return journal.Start{Seed: a.seed, Users: a.users, Empty: a.none || empty, Region: a.region, Began: c.Now().UTC().Round(0)}
}

// newWorld fills an emulator: with made-up people, then with what was saved.
func (s *suite) newWorld(ctx context.Context, out *outputs, start journal.Start, saved *journal.Saved) (*world, error) {
	calls := journal.New()
	options := emulator.Options{
		Seed: start.Seed, Region: start.Region, Now: calls.Clock(s.clock.Now), Keys: s.keys.Key, Origins: s.origins,
		Sent: func(m emulator.Message) {
			if !calls.Holds() { // else it was sent when its call was made
				out.send(m)
			}
		},
	}
	if s.state != "" {
		options.Journal = calls
	}
	w := &world{newEmulatedWith(options), start, calls, func() error { return nil }}
	people := directory{users: start.Users, seed: start.Seed}
	if !start.Empty {
		if err := calls.During(start.Began, func() error { return w.seedDemo(people) }); err != nil {
			return nil, err
		}
	}
	if saved != nil {
		if err := calls.Replay(ctx, saved, w.pools); err != nil {
			return nil, unreadable(s.state, err)
		}
	}
	if s.latency > 0 {
		w.pools.Inject(emulator.Fault{Kind: emulator.Latency, Delay: s.latency})
	}
	if s.traffic && !start.Empty {
		w.end = w.live(ctx, people)
	}
	return w, nil
}

// reset replaces the emulator by one that begins again.
func (s *suite) reset(empty bool) error {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.clock.Reset()
	s.keys.Rewind()
	fresh, err := s.begin(s.start(s.clock, empty), nil)
	if err != nil {
		return err
	}
	return s.now.Swap(fresh).end()
}

// finish ends the sign-ins, and saves the state where that was asked for.
func (s *suite) finish() error {
	err := s.now.Load().end()
	if save := s.saver(); save != nil {
		_, failed := save()
		err = errors.Join(err, failed)
	}
	return err
}

// ServeHTTP passes a request to the control, or to the emulator as it is now.
func (s *suite) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	if control.Answers(r) {
		s.control.ServeHTTP(w, r)
		return
	}
	s.now.Load().ServeHTTP(w, r)
}
