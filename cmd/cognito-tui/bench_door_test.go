//go:build bench && unix

package main

import (
	"fmt"
	"io"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"
	"time"

	"github.com/charmbracelet/x/vt"

	"github.com/cognito-tui/cognito-tui/admin/emulator/rush"
)

// How long sign-ins arrive before the screen is measured, how long it is measured while
// it follows, and while it counts. The log is read far back once a minute, so the
// measurement lasts a whole number of minutes.
const (
	busyRate     = 10_000 // sign-ins a second
	busyBefore   = time.Minute
	busyFollowed = 2 * time.Minute
	busyCounted  = 40 * time.Second
	busyGlance   = 250 * time.Millisecond
)

// measureDoor is about the screen of the sign-ins at 10,000 a second: the console itself
// in a terminal, polling a log over HTTP. First it follows, and a filter is typed; then
// its stream is stopped, where it shows how many new ones its detectors have seen.
func measureDoor(t *testing.T) []figure {
	door := startRush(t)
	s := openDoor(t, door)
	rest := s.typeFilter(50)
	door.let(true)
	s.watch(busyBefore)
	begin := time.Now()
	before, ok := processTime(s.terminal)
	if !ok {
		fmt.Println("the sign-ins' screen is SKIPPED: this system has no /proc/PID/stat")
		return nil
	}
	busy := s.typeFilter(500)
	s.watch(busyFollowed - time.Since(begin))
	after, _ := processTime(s.terminal)
	used := over(after-before, time.Since(begin))
	door.let(false)
	behind, missed, sent := s.count(door)
	if missed > 0 {
		t.Errorf("of %d sign-ins %d were missed", sent, missed)
	}
	return []figure{{
		name: "CPU, " + spaced(busyRate) + " sign-ins a second", ours: fmt.Sprintf("%.1f %%", 100*used), goal: "≤ 30 % of a core", met: used <= 0.3,
	}, {
		name: "key to screen, p95, meanwhile", ours: millis(quantile(busy, 0.95)), other: millis(quantile(rest, 0.95)) + " before",
		ratio: over(quantile(busy, 0.95), quantile(rest, 0.95)), goal: "≤ 50 ms", met: quantile(busy, 0.95) <= 50*time.Millisecond, gate: 10,
	}, {
		name: "behind, p50 and most", ours: fmt.Sprintf("%.1f s, %.1f s", median(behind).Seconds(), slices.Max(behind).Seconds()),
		goal: "≤ 15 s", met: slices.Max(behind) <= 15*time.Second,
	}, {
		name: "sign-ins that its detectors missed", ours: spaced(missed), other: "of " + spaced(sent), goal: "0", met: missed == 0,
	}}
}

// rushed is the process that receives the sign-ins.
type rushed struct {
	*rush.Rush
	t *testing.T
}

func startRush(t *testing.T) *rushed {
	r, err := rush.Start(t.Context(), busyRate, "-test.run=^TestRush$")
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = r.Close() })
	return &rushed{r, t}
}

// TestRush is the other process.
func TestRush(t *testing.T) {
	if asked, err := rush.Serve(); err != nil {
		t.Error(err)
	} else if !asked {
		t.Skip("it is started by TestBench")
	}
}

func (r *rushed) let(come bool) {
	if err := r.Let(come); err != nil {
		r.t.Fatal(err)
	}
}

func (r *rushed) sent() int {
	n, err := r.Sent()
	if err != nil {
		r.t.Fatal(err)
	}
	return n
}

// doorScreen is the console at the sign-ins, and what its terminal shows.
type doorScreen struct {
	t        *testing.T
	terminal *pseudoTerminal
	screen   *vt.Emulator
}

func openDoor(t *testing.T, door *rushed) *doorScreen {
	env := []string{"AWS_ACCESS_KEY_ID=AKIDEXAMPLE", "AWS_SECRET_ACCESS_KEY=example"}
	// As many calls as AWS allows everybody in the Region with the highest quota: a
	// second's records are nine pages, and each is read twice and again.
	tt := startTerminal(t, env, *built, "--endpoint-url", door.URL, "--region", "eu-west-1", "--rate", "FilterLogEvents=25", "--go", "pool "+rush.Pool)
	s := &doorScreen{t, tt, vt.NewEmulator(width, height)}
	go func() { _, _ = io.Copy(io.Discard, s.screen) }() // its answers to queries, until it is closed
	t.Cleanup(func() { _ = s.screen.Close() })
	s.until("overview")
	tt.press("4")
	s.until("following")
	return s
}

// until waits until the screen shows a text.
func (s *doorScreen) until(text string) (arrived time.Time) {
	deadline := time.Now().Add(patience)
	for arrived = time.Now(); !strings.Contains(s.text(), text); {
		arrived = s.next(deadline)
		if arrived.IsZero() {
			s.t.Fatalf("the screen does not show %q:\n%s", text, s.text())
		}
	}
	return arrived
}

func (s *doorScreen) text() string { return s.screen.String() }

// next returns what is written next, and when it arrived; not after a time.
func (s *doorScreen) next(deadline time.Time) (arrived time.Time) {
	timer := time.NewTimer(time.Until(deadline))
	defer timer.Stop()
	select {
	case out, ok := <-s.terminal.output:
		if !ok {
			s.t.Fatal("the console has ended")
		}
		_, _ = s.screen.Write(out.bytes) // in memory
		return out.at
	case <-timer.C:
		return time.Time{}
	}
}

// watch measures the drawing for a while.
func (s *doorScreen) watch(during time.Duration) {
	for deadline := time.Now().Add(during); !s.next(deadline).IsZero(); {
		continue
	}
}

// typeFilter types n letters of filters, without applying them, and returns how long
// each took to appear on the screen.
func (s *doorScreen) typeFilter(letters int) (waits []time.Duration) {
	const line = "abcdefghijklmnopqrstuvwxy"
	for len(waits) < letters {
		s.terminal.press("/")
		s.until("/ ")
		for i := range line {
			s.watch(time.Duration(40+7*len(waits)%80) * time.Millisecond) // up to a random moment between two frames
			begin := time.Now()
			s.terminal.press(line[i : i+1])
			waits = append(waits, s.until("/ "+line[:i+1]).Sub(begin))
		}
		s.terminal.press("\x1b")
		s.until("following")
	}
	return waits
}

var stoppedLine = regexp.MustCompile(`stopped, ([\d\x{a0}]+) new`)

// shown is how many sign-ins arrived since the stream was stopped.
func (s *doorScreen) shown() int {
	found := stoppedLine.FindStringSubmatch(s.text())
	if found == nil {
		s.t.Fatalf("the stream is not stopped:\n%s", s.text())
	}
	n, _ := strconv.Atoi(strings.ReplaceAll(found[1], "\u00a0", "")) // the pattern has only digits
	return n
}

// count lets sign-ins arrive while the stream is stopped, and returns how far the screen
// was behind and how many it never counted.
func (s *doorScreen) count(door *rushed) (behind []time.Duration, missed, sent int) {
	s.terminal.press("f")
	s.until("stopped, ")
	s.watch(40 * time.Second) // what was sent before has arrived, however late
	before := door.sent() - s.shown()
	door.let(true)
	for begin := time.Now(); time.Since(begin) < busyCounted; {
		s.watch(busyGlance)
		missing := door.sent() - before - s.shown()
		behind = append(behind, time.Duration(float64(missing)/busyRate*float64(time.Second)))
	}
	door.let(false)
	for deadline := time.Now().Add(30 * time.Second); s.shown() < door.sent()-before && time.Now().Before(deadline); {
		s.watch(busyGlance)
	}
	sent = door.sent() - before
	return behind, sent - s.shown(), sent
}
