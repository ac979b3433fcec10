package detect_test

import (
	"fmt"
	"runtime"
	"testing"
	"time"

	"github.com/cognito-tui/cognito-tui/logs"
	"github.com/cognito-tui/cognito-tui/logs/detect"
)

// crowd makes up the events of many users and addresses: nine in ten sign-ins
// succeed, and most users have an address and a device of their own.
type crowd struct {
	users, ips int
	n          int
	state      uint64
}

var (
	crowdCities  = []string{"Lisbon", "Porto", "Braga", "Coimbra", "Faro", "Évora", "Aveiro", "Viseu"}
	crowdDevices = []string{"Chrome 126, Windows 10", "Safari 17, iPhone", "Firefox 128, Linux", "Edge 126, Windows 11"}
)

func (c *crowd) random(n int) int {
	c.state = c.state*6364136223846793005 + 1442695040888963407
	return int(c.state>>33) % n
}

func (c *crowd) next() logs.Event {
	u := c.n % c.users
	if c.n >= c.users { // after everybody has come once, they come at random
		u = c.random(c.users)
	}
	ip := u % c.ips
	e := logs.Event{
		Time: time.Date(2026, 3, 2, 8, 0, 0, 0, time.UTC).Add(time.Duration(c.n) * 2 * time.Millisecond),
		ID:   fmt.Sprintf("%08x-aaaa-4bbb-8ccc-0123456789ab", c.n), Kind: logs.SignIn, Outcome: logs.Pass,
		Pool: "eu-west-1_AbCdEfGhI", Client: "4u37654rhubjei088dj85clscq", Sub: fmt.Sprintf("%08x-3088-7009-b61c-76bfe590312b", u),
		Username: fmt.Sprintf("user-%d", u), IP: fmt.Sprintf("%d.%d.%d.5", 10+ip>>16, ip>>8&255, ip&255),
		Country: "Portugal", City: crowdCities[u%len(crowdCities)], Device: crowdDevices[u%len(crowdDevices)],
		Challenges: []logs.Challenge{{Name: "Password", Response: logs.Pass}}, Source: logs.UserActivity,
	}
	if c.n >= c.users && c.random(10) == 0 {
		e.Outcome, e.Challenges[0].Response = logs.Fail, logs.Fail
	}
	c.n++
	return e
}

func BenchmarkObserve(b *testing.B) {
	for _, size := range []struct{ users, ips int }{{1_000, 300}, {100_000, 20_000}, {1_000_000, 100_000}} {
		b.Run(fmt.Sprintf("users=%d", size.users), func(b *testing.B) {
			events, engine := warm(size.users, size.ips)
			at := events[len(events)-1].Time
			b.ReportAllocs()
			b.ResetTimer()
			for i := range b.N {
				if i > 0 && i%len(events) == 0 { // the same again, later
					b.StopTimer()
					renew(events, at.Add(time.Duration(i)*2*time.Millisecond))
					b.StartTimer()
				}
				engine.Observe(&events[i%len(events)])
			}
			b.ReportMetric(float64(b.N)/b.Elapsed().Seconds(), "events/s")
		})
	}
}

// warm shows every user to an engine and returns the generator of what follows.
func warm(users, ips int) ([]logs.Event, *detect.Engine) {
	source := &crowd{users: users, ips: ips}
	engine := detect.New(detect.Config{Seed: 1})
	for range users {
		e := source.next()
		engine.Observe(&e)
	}
	events := make([]logs.Event, 200_000)
	for i := range events {
		events[i] = source.next()
	}
	return events, engine
}

func renew(events []logs.Event, from time.Time) {
	for i := range events {
		events[i].Time = from.Add(time.Duration(i) * 2 * time.Millisecond)
		events[i].ID = fmt.Sprintf("%s%x", events[i].ID[:24], from.UnixMilli()+int64(i))
	}
}

func TestAMillionUsersStayWithinTheBound(t *testing.T) {
	const users, ips = 1_000_000, 100_000
	source := &crowd{users: users, ips: ips}
	before := heap()
	engine := detect.New(detect.Config{Seed: 1})
	for range 2 * users {
		e := source.next()
		engine.Observe(&e)
		if source.n%1000 == 0 {
			engine.Drain()
		}
	}
	took := heap() - before
	stats := engine.Stats()
	t.Logf("state %.1f MiB, heap %.1f MiB, %d users, %d networks, %d forgotten", mib(stats.Bytes), mib(took), stats.Users, stats.Networks, stats.Evicted)
	if stats.Bytes > detect.DefaultMaxBytes || took > detect.DefaultMaxBytes {
		t.Errorf("the state takes %.1f MiB, %.1f of heap", mib(stats.Bytes), mib(took))
	}
	if stats.Users < users*99/100 || stats.Networks < ips*99/100 {
		t.Errorf("of a million users and 100,000 networks %d and %d are known", stats.Users, stats.Networks)
	}
	runtime.KeepAlive(engine)
}

func mib(n int) float64 { return float64(n) / (1 << 20) }

// heap is the live heap in bytes.
func heap() int {
	runtime.GC()
	runtime.GC()
	var m runtime.MemStats
	runtime.ReadMemStats(&m)
	return int(m.HeapAlloc)
}
