package detect_test

import (
	"cmp"
	"fmt"
	"math/rand/v2"
	"slices"
	"time"

	"github.com/cognito-tui/cognito-tui/logs"
)

// The simulator: a pool of some thousand users over 18 days, with what makes
// honest traffic look bad, and attacks whose sizes lie on both sides of the
// detectors' thresholds. Every attempt is recorded with its intent; the pool's
// own lockout then decides its outcome; the log loses, doubles and disorders
// what it delivers.

const (
	worldUsers  = 6000
	worldDays   = 18
	quietDays   = 8 // without attacks, not scored
	worldPool   = "eu-west-1_Simulated"
	officeSize  = 120
	carrierDoor = 40 // addresses of a carrier's NAT, per country
)

var worldStart = time.Date(2026, 3, 2, 0, 0, 0, 0, time.UTC) // a Monday

// site is a town with its real coordinates, in degrees.
type site struct {
	country, city string
	lat, lon      float64
	code          string // of telephone numbers
}

var sites = []site{
	{"Portugal", "Lisbon", 38.72, -9.14, "351"},
	{"Portugal", "Porto", 41.15, -8.61, "351"},
	{"Portugal", "Faro", 37.02, -7.93, "351"},
	{"Spain", "Madrid", 40.42, -3.70, "34"},
	{"Spain", "Barcelona", 41.39, 2.16, "34"},
	{"Spain", "Sevilla", 37.38, -5.97, "34"},
	{"Germany", "Berlin", 52.52, 13.40, "49"},
	{"Germany", "Munich", 48.14, 11.58, "49"},
	{"Germany", "Hamburg", 53.55, 9.99, "49"},
	{"United Kingdom", "London", 51.51, -0.13, "44"},
	{"United Kingdom", "Leeds", 53.80, -1.55, "44"},
	{"United Kingdom", "Glasgow", 55.86, -4.25, "44"},
	{"United States", "New York City", 40.71, -74.01, "1"},
	{"United States", "Seattle", 47.61, -122.33, "1"},
	{"United States", "Houston", 29.76, -95.37, "1"},
	{"Brazil", "São Paulo", -23.55, -46.63, "55"},
	{"Brazil", "Recife", -8.05, -34.88, "55"},
	{"Colombia", "Medellín", 6.25, -75.56, "57"},
	{"Vietnam", "Hanoi", 21.02, 105.84, "84"},
	{"Russia", "Moscow", 55.75, 37.62, "7"},
	{"Nigeria", "Lagos", 6.45, 3.39, "234"},
	{"Indonesia", "Jakarta", -6.21, 106.85, "62"},
	{"Ukraine", "Kyiv", 50.45, 30.52, "380"},
	{"Latvia", "Riga", 56.95, 24.11, "371"},
	{"Japan", "Tokyo", 35.69, 139.69, "81"},
}

// homes is how many of the sites users live at; travellers and attackers use
// the others.
const homes = 15

var kinds = []string{"Chrome %d, Windows 10", "Chrome %d, Mac OS X 14", "Safari %d, iPhone", "Chrome %d, Android 14", "Firefox %d, Windows 10", "Edge %d, Windows 11", "Firefox %d, Linux", "Safari %d, iPad"}

type person struct {
	sub, name   string
	home        int // site
	net         string
	office      int
	kinds       []int
	mfa         bool
	vpn, server bool
	awayFrom    time.Time
	awayTo      time.Time
	away        int
	awayNet     string
}

// place is where an attempt comes from.
type place struct {
	ip   string
	site int // -1 means not given
	kind int // of device; -1 is a tool
}

// attempt is what somebody tries, before the pool decides the outcome.
type attempt struct {
	logs.Event
	who    *person // nil of users that don't exist
	family int     // index of the attack, -1 if honest
}

// attack is one instance of a family: what a detector should report.
type attack struct {
	family     string
	start, end time.Time
	users, ips map[string]bool
	actors     map[string]bool
	pool       bool // it is about the whole pool
	// also are other families that this attack belongs to.
	also []string
}

type world struct {
	*rand.Rand
	people   []*person
	attempts []*attempt
	attacks  []attack
	locks    []attack // who was really locked, and when
	offices  []string
	nextIP   int
	serial   int
	current  int // attack that is being generated, -1 for none
}

func simulate(seed uint64) *world {
	w := &world{Rand: rand.New(rand.NewPCG(seed, 42)), current: -1}
	for range worldUsers / officeSize / 2 {
		w.offices = append(w.offices, w.address())
	}
	for i := range worldUsers {
		w.people = append(w.people, w.person(i))
	}
	for day := range worldDays {
		w.honestDay(worldStart.Add(time.Duration(day) * 24 * time.Hour))
	}
	w.confusers()
	w.attackAll()
	w.decide()
	return w
}

func (w *world) between(low, high int) int { return low + w.IntN(high-low+1) }

func (w *world) chance(p float64) bool { return w.Float64() < p }

func (w *world) span(low, high time.Duration) time.Duration {
	return low + time.Duration(w.Int64N(int64(high-low)+1))
}

// address is one in a network of its own.
func (w *world) address() string {
	w.nextIP++
	return fmt.Sprintf("%d.%d.%d.%d", 11+w.nextIP>>16, w.nextIP>>8&255, w.nextIP&255, w.between(1, 250))
}

func (w *world) person(i int) *person {
	p := &person{
		sub: fmt.Sprintf("%08x-3088-7009-b61c-%012x", i, w.Uint64()>>16), name: fmt.Sprintf("user%d", i), home: w.IntN(homes), office: -1,
		net: w.address(), kinds: []int{w.IntN(len(kinds))}, mfa: w.chance(0.25), vpn: w.chance(0.03), server: w.chance(0.08),
	}
	if w.chance(0.5) {
		p.kinds = append(p.kinds, w.IntN(len(kinds)))
	}
	if w.chance(0.3) {
		p.office = w.IntN(len(w.offices))
	}
	if w.chance(0.04) { // away for some days; the flight takes as long as flights take
		from := worldStart.Add(w.span(3*24*time.Hour, 15*24*time.Hour))
		p.awayFrom, p.awayTo = from, from.Add(w.span(2*24*time.Hour, 7*24*time.Hour))
		p.away, p.awayNet = w.IntN(len(sites)), w.address()
	}
	return p
}

func (w *world) device(kind int, at time.Time) string {
	if kind < 0 {
		return "Other, Other"
	}
	version := 120 + int(at.Sub(worldStart).Hours())/24/9 // a browser updates itself
	return fmt.Sprintf(kinds[kind], version)
}

// flight is how long after the start of the journey a traveller arrives.
func flight(a, b site) time.Duration {
	return 4*time.Hour + time.Duration(distance(a, b)/800*float64(time.Hour))
}

// at is where a person is.
func (w *world) at(p *person, t time.Time) place {
	kind := p.kinds[w.IntN(len(p.kinds))]
	if p.server { // a back end signs the user in
		return place{fmt.Sprintf("10.200.0.%d", 10+w.IntN(3)), 12, -1}
	}
	if !p.awayFrom.IsZero() && t.After(p.awayFrom) && t.Before(p.awayTo.Add(flight(sites[p.home], sites[p.away]))) {
		if t.Before(p.awayFrom.Add(flight(sites[p.home], sites[p.away]))) || t.After(p.awayTo) {
			return place{} // in the air: nobody signs in
		}
		return place{p.awayNet, p.away, kind}
	}
	hour := t.Hour()
	switch {
	case p.vpn && w.chance(0.4):
		exit := w.IntN(12)
		return place{fmt.Sprintf("10.99.%d.7", exit), exit % len(sites), kind}
	case p.office >= 0 && hour >= 8 && hour < 18 && w.chance(0.7):
		return place{w.offices[p.office], p.home, kind}
	case w.chance(0.3):
		at := p.home
		if w.chance(0.1) { // a carrier's address is located in another town of the country
			at = p.home/3*3 + w.IntN(3)
		}
		return place{fmt.Sprintf("10.%d.%d.%d", 100+p.home/3, w.IntN(carrierDoor), w.between(1, 250)), at, kind}
	}
	return place{p.net, p.home, kind}
}

func (w *world) event(t time.Time, p *person, at place, kind logs.Kind) attempt {
	w.serial++
	e := logs.Event{
		Time: t, ID: fmt.Sprintf("%08x-1111-4222-8333-444455556666", w.serial), Kind: kind, Pool: worldPool, Client: "1example23456789",
		IP: at.ip, Device: w.device(at.kind, t), Source: logs.UserActivity,
	}
	if at.site >= 0 {
		e.Country, e.City = sites[at.site].country, sites[at.site].city
	}
	if p != nil {
		e.Sub, e.Username = p.sub, p.name
	}
	return attempt{e, p, -1}
}

func (w *world) add(a attempt) {
	a.family = w.current
	w.attempts = append(w.attempts, &a)
}

var (
	passwordRight = logs.Challenge{Name: "Password", Response: logs.Pass}
	passwordWrong = logs.Challenge{Name: "Password", Response: logs.Fail}
	codeRight     = logs.Challenge{Name: "Mfa", Response: logs.Pass}
	codeWrong     = logs.Challenge{Name: "Mfa", Response: logs.Fail}
)

func (w *world) wrongPassword(t time.Time, p *person, at place) attempt {
	a := w.event(t, p, at, logs.SignIn)
	a.Outcome, a.Challenges = logs.Fail, []logs.Challenge{passwordWrong}
	a.Reason = logs.BadCredentials
	return a
}

func (w *world) wrongCode(t time.Time, p *person, at place) attempt {
	a := w.event(t, p, at, logs.SignIn)
	a.Outcome, a.Reason, a.Challenges = logs.Fail, logs.WrongCode, []logs.Challenge{passwordRight, codeWrong}
	return a
}

func (w *world) asked(t time.Time, p *person, at place) attempt {
	a := w.event(t, p, at, logs.SignIn)
	a.Outcome, a.Challenges = logs.InProgress, []logs.Challenge{passwordRight}
	return a
}

func (w *world) pass(t time.Time, p *person, at place) attempt {
	a := w.event(t, p, at, logs.SignIn)
	a.Outcome, a.Challenges = logs.Pass, []logs.Challenge{passwordRight}
	if p != nil && p.mfa {
		a.Challenges = append(a.Challenges, codeRight)
	}
	return a
}

// decide lets the pool's lockout decide the outcome of each attempt, and notes
// who was locked.
func (w *world) decide() {
	slices.SortStableFunc(w.attempts, func(a, b *attempt) int {
		return cmp.Or(a.Time.Compare(b.Time), cmp.Compare(a.ID, b.ID))
	})
	type counter struct {
		n           int
		last, until time.Time
		lock        int // index of the lock that is open, plus one
	}
	counters := map[*person]*counter{}
	for _, a := range w.attempts {
		if a.Kind != logs.SignIn || a.who == nil || a.Reason == logs.MustReset {
			continue
		}
		c := counters[a.who]
		if c == nil {
			c = &counter{}
			counters[a.who] = c
		}
		if a.Time.Sub(c.last) >= 15*time.Minute {
			*c = counter{}
		}
		c.last = a.Time
		switch {
		case a.Time.Before(c.until):
			a.Outcome, a.Reason, a.Challenges = logs.Fail, logs.Locked, nil
		case a.Outcome == logs.Pass:
			*c = counter{}
		case a.Outcome == logs.Fail:
			if c.n++; c.n < 5 {
				break
			}
			c.until = a.Time.Add(min(15*time.Minute, time.Second<<min(c.n-5, 10)))
			if c.lock == 0 {
				w.locks = append(w.locks, attack{family: "locked", start: a.Time, users: map[string]bool{a.who.sub: true}})
				c.lock = len(w.locks)
			}
			w.locks[c.lock-1].end = c.until
		}
	}
}

// deliver is the stream as the log delivers it: 2 % lost, 1 % doubled, 3 % late
// by up to two minutes, and a tenth of the events from a clock that is 20 s
// ahead.
func (w *world) deliver() []*attempt {
	type delivery struct {
		at time.Time
		*attempt
	}
	var list []delivery
	for _, a := range w.attempts {
		if w.chance(0.02) {
			continue
		}
		at := a.Time
		if w.chance(0.1) {
			ahead := *a
			ahead.Time = ahead.Time.Add(20 * time.Second)
			a = &ahead
		}
		if w.chance(0.03) {
			at = at.Add(w.span(0, 2*time.Minute))
		}
		list = append(list, delivery{at, a})
		if w.chance(0.01) {
			again := *a
			list = append(list, delivery{at.Add(w.span(0, 5*time.Minute)), &again})
		}
	}
	slices.SortStableFunc(list, func(a, b delivery) int { return a.at.Compare(b.at) })
	stream := make([]*attempt, len(list))
	for i := range list {
		stream[i] = list[i].attempt
	}
	return stream
}
