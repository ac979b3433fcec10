//go:build bench && unix

package main

import (
	"fmt"
	"strconv"
	"testing"
	"time"

	"github.com/cognito-tui/cognito-tui/logs"
	"github.com/cognito-tui/cognito-tui/logs/detect"
)

// door makes up sign-ins: each user has one address and one device, nine in ten succeed.
type door struct {
	users, networks int
	events          []logs.Event
	n               int
	from            time.Time
	state           uint64
}

// doorEvents is how many events there are at once.
const doorEvents = 200_000

func newDoor(users, networks int) *door {
	return &door{users: users, networks: networks, events: make([]logs.Event, doorEvents), from: time.Unix(1_772_000_000, 0).UTC()}
}

// fill makes up the next events; user returns the user of the i-th event overall.
func (d *door) fill(user func(i int) int, failures bool) []logs.Event {
	towns := [...]string{"Lisbon", "Porto", "Braga", "Coimbra", "Faro", "Évora"}
	devices := [...]string{"Chrome 126, Windows 10", "Safari 17, iPhone", "Firefox 128, Linux"}
	for i := range d.events {
		u := user(d.n)
		net := u % d.networks
		e := &d.events[i]
		*e = logs.Event{
			Time: d.from.Add(time.Duration(d.n) * 2 * time.Millisecond), ID: fmt.Sprintf("%08x-aaaa-4bbb-8ccc-0123456789ab", d.n),
			Kind: logs.SignIn, Outcome: logs.Pass, Pool: "eu-west-1_AbCdEfGhI", Client: "4u37654rhubjei088dj85clscq",
			Sub: fmt.Sprintf("%08x-3088-7009-b61c-76bfe590312b", u), Username: "user-" + strconv.Itoa(u),
			IP: fmt.Sprintf("%d.%d.%d.5", 10+net>>16, net>>8&255, net&255), Country: "Portugal", City: towns[u%len(towns)], Device: devices[u%len(devices)],
			Challenges: []logs.Challenge{{Name: "Password", Response: logs.Pass}}, Source: logs.UserActivity,
		}
		if failures && d.random(10) == 0 {
			e.Outcome, e.Challenges[0].Response = logs.Fail, logs.Fail
		}
		d.n++
	}
	return d.events
}

func (d *door) random(n int) int {
	d.state = d.state*6364136223846793005 + 1442695040888963407
	return int(d.state>>33) % n
}

// met is an engine that has seen every user once.
func (d *door) met() *detect.Engine {
	engine := detect.New(detect.Config{Seed: 1})
	for d.n < d.users {
		goPast(engine, d.fill(func(i int) int { return i % d.users }, false))
	}
	return engine
}

func goPast(engine *detect.Engine, events []logs.Event) {
	for i := range events {
		engine.Observe(&events[i])
	}
}

// watch is the least CPU time that an event takes in all detectors.
func (d *door) watch(engine *detect.Engine) time.Duration {
	least := time.Hour
	for range 8 {
		events := d.fill(func(int) int { return d.random(d.users) }, true)
		least = min(least, cpuOf(1, func() { goPast(engine, events) })/doorEvents)
		engine.Drain()
	}
	return least
}

// measureDetectors is about the CPU time that detectors take for an event, and their
// memory.
func measureDetectors(*testing.T) []figure {
	few, many := newDoor(1_000, 500), newDoor(1_000_000, 100_000)
	fewEngine, manyEngine := few.met(), many.met()
	a, b := few.watch(fewEngine), many.watch(manyEngine)
	stats := manyEngine.Stats()
	state := float64(stats.Bytes) / (1 << 20)
	return []figure{
		{name: "event past all detectors, 1 000 users", ours: nanos(a), goal: "≤ 1000 ns", met: a <= time.Microsecond},
		{
			name: "event past all detectors, 1 000 000 users", ours: nanos(b), other: nanos(a) + " 1 000 users", ratio: over(b, a),
			goal: "≤ 1000 ns", met: b <= time.Microsecond, gate: 8,
		},
		{
			name: "their state, 1 000 000 users, 100 000 networks", ours: fmt.Sprintf("%.0f MiB", state), ratio: state / 64, other: "64 MiB",
			goal: "≤ 64 MiB", met: state <= 64 && stats.Users > 990_000, gate: 1,
		},
	}
}

func nanos(d time.Duration) string { return fmt.Sprintf("%d ns", d.Nanoseconds()) }
