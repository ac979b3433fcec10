package clock_test

import (
	"testing"
	"time"

	"github.com/cognito-tui/cognito-tui/admin/emulator/clock"
)

var pi = time.Date(2026, 3, 14, 15, 9, 26, 0, time.UTC)

func TestAClockStandsUntilItIsMoved(t *testing.T) {
	c := clock.Standing(pi)
	is := func(want time.Time) {
		t.Helper()
		if got := c.Now(); !got.Equal(want) {
			t.Errorf("it is %s, want %s", got, want)
		}
	}
	is(pi)
	if err := c.Advance(time.Hour); err != nil {
		t.Error(err)
	}
	is(pi.Add(time.Hour))
	if err := c.Set(pi.Add(2 * time.Hour)); err != nil {
		t.Error(err)
	}
	for _, back := range []error{c.Set(pi), c.Advance(-time.Second)} {
		if back == nil {
			t.Error("it went back")
		}
	}
	is(pi.Add(2 * time.Hour))
	c.Reset()
	is(pi)
}

func TestAClockRunsAhead(t *testing.T) {
	c := clock.Running()
	if err := c.Advance(time.Hour); err != nil {
		t.Error(err)
	}
	if ahead := time.Until(c.Now()); ahead < 59*time.Minute || ahead > time.Hour || c.Stands() {
		t.Errorf("it is ahead by %s", ahead)
	}
	if err := c.Set(time.Now()); err == nil {
		t.Error("it went back")
	}
	c.Reset()
	if ahead := time.Until(c.Now()); ahead > 0 || c.Ahead() != 0 {
		t.Errorf("after a reset it is ahead by %s", ahead)
	}
}
