// Package clock is a clock that tests move.
package clock

import (
	"fmt"
	"sync"
	"time"
)

// Clock tells the time. It runs with this machine's clock, or stands still; both can be moved
// forward. It is safe for concurrent use.
type Clock struct {
	begin time.Time // where a clock that stands begins; zero for one that runs

	mu    sync.Mutex
	at    time.Time     // of a clock that stands
	ahead time.Duration // of this machine's, of a clock that runs
}

// Running returns a clock that shows this machine's time.
func Running() *Clock { return &Clock{} }

// Standing returns a clock that shows one time until it is moved.
func Standing(at time.Time) *Clock { return &Clock{begin: at, at: at} }

// Stands reports whether the clock stands still.
func (c *Clock) Stands() bool { return !c.begin.IsZero() }

// Now is the time that the clock shows.
func (c *Clock) Now() time.Time {
	c.mu.Lock()
	defer c.mu.Unlock()
	return c.now()
}

func (c *Clock) now() time.Time {
	if c.Stands() {
		return c.at
	}
	return time.Now().Add(c.ahead)
}

// Advance moves the clock forward. It refuses to go back: tokens and lists would be from the
// future.
func (c *Clock) Advance(by time.Duration) error {
	c.mu.Lock()
	defer c.mu.Unlock()
	if by < 0 {
		return fmt.Errorf("the clock does not go back, and %s would take it there", by)
	}
	c.move(by)
	return nil
}

// Set moves the clock forward to a time.
func (c *Clock) Set(to time.Time) error {
	c.mu.Lock()
	defer c.mu.Unlock()
	now := c.now()
	if to.Before(now) {
		return fmt.Errorf("the clock does not go back: it is %s already", now.UTC().Format(time.RFC3339))
	}
	c.move(to.Sub(now))
	return nil
}

func (c *Clock) move(by time.Duration) {
	if c.Stands() {
		c.at = c.at.Add(by)
		return
	}
	c.ahead += by
}

// Reset takes the clock back to where it began: this machine's time, or the one at which it stood.
func (c *Clock) Reset() {
	c.mu.Lock()
	defer c.mu.Unlock()
	c.at, c.ahead = c.begin, 0
}

// Ahead is how far a clock that runs is ahead of this machine's.
func (c *Clock) Ahead() time.Duration {
	c.mu.Lock()
	defer c.mu.Unlock()
	return c.ahead
}
