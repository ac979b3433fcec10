package traffic

import (
	"fmt"
	"math"
	"math/rand/v2"
	"time"
)

// writer makes up one minute.
type writer struct {
	Source
	dice   *rand.Rand
	begins time.Time
	events []event
}

// poisson draws a number with the given mean (Knuth).
func (w *writer) poisson(mean float64) int {
	limit, p := math.Exp(-min(mean, 500)), 1.0
	for n := 0; ; n++ {
		if p *= w.dice.Float64(); p <= limit {
			return n
		}
	}
}

// origin is where somebody is and with which device.
type origin struct{ ip, country, city, device string }

var places = []struct{ country, city string }{
	{"Portugal", "Lisbon"},
	{"Portugal", "Porto"},
	{"Spain", "Madrid"},
	{"Germany", "Berlin"},
	{"France", "Lyon"},
	{"Ireland", "Dublin"},
	{"Brazil", "Recife"},
	{"Japan", "Osaka"},
	{"United States", "Seattle"},
	{"India", "Pune"},
}

var devices = []string{
	"Chrome 141, Windows 10", "Mobile Safari 19, iOS", "Chrome Mobile 141, Android", "Safari 19, Mac OS X", "Firefox 144, Linux", "Edge 141, Windows 10",
}

// The addresses are those reserved for documentation (RFC 5737), and for travellers
// those for benchmarks (RFC 2544): an office that many share, and a back end that
// signs in for others without saying whom.
var (
	office  = origin{"198.51.100.7", "Portugal", "Lisbon", "Chrome 141, Windows 10"}
	backEnd = origin{"198.51.100.250", "Ireland", "Dublin", "Other, Other"}
)

// home is where a user is: always the same place, except travelling in one week
// of fifty.
func (w *writer) home(user int) origin {
	own := w.Source.dice("home", int64(user))
	place := places[own.IntN(6)] // most are in Europe
	o := origin{fmt.Sprintf("203.0.113.%d", own.IntN(200)), place.country, place.city, devices[own.IntN(len(devices))]}
	switch n := own.IntN(10); {
	case n < 2:
		return office
	case n == 2:
		return backEnd
	}
	week := w.Source.dice("week", int64(user)<<20|w.begins.Unix()/(7*24*3600))
	if week.IntN(50) == 0 {
		place = places[6+week.IntN(4)]
		o.ip, o.country, o.city = fmt.Sprintf("198.18.%d.%d", week.IntN(256), week.IntN(100)), place.country, place.city
	}
	return o
}

// visit is one person who signs in, perhaps not at the first try. A user who can't
// sign in comes a quarter as often as others.
func (w *writer) visit() {
	if len(w.pool.Users) == 0 {
		return
	}
	// Some come much more often than others.
	user := int(math.Pow(w.dice.Float64(), 2) * float64(len(w.pool.Users)))
	if user == w.stale() {
		return // locked out
	}
	from := w.home(user)
	at := w.begins.Add(time.Duration(w.dice.Int64N(int64(time.Minute))))
	mistakes, weary := 0, w.dice.IntN(4) > 0
	switch n := w.dice.IntN(100); {
	case n < 8:
		mistakes = 1
	case n < 10:
		mistakes = 2
	case n == 10:
		w.write(at, event{kind: forgot, try: ForgotPassword, own: true, weary: weary, user: w.pool.Users[user], from: from})
		return
	}
	for range mistakes {
		w.write(at, event{kind: signIn, try: WrongPassword, own: true, weary: weary, user: w.pool.Users[user], from: from})
		at = at.Add(time.Duration(3+w.dice.IntN(12)) * time.Second)
	}
	w.write(at, event{kind: signIn, try: RightPassword, own: true, weary: weary, user: w.pool.Users[user], from: from})
}

// leakEvery is how often somebody comes with a password that is known from a leak.
const leakEvery = 3 * time.Hour

func (w *writer) leak() {
	of := w.Source.dice("leak", w.begins.Unix()/int64(leakEvery/time.Second))
	minute := int(w.begins.Sub(w.begins.Truncate(leakEvery)) / time.Minute)
	if len(w.regulars) == 0 || minute != of.IntN(int(leakEvery/time.Minute)) {
		return
	}
	user := w.regulars[of.IntN(len(w.regulars))]
	w.write(w.begins.Add(time.Duration(of.IntN(60))*time.Second), event{
		kind: signIn, try: RightPassword, own: true, user: w.pool.Users[user], from: w.home(user), leaked: true,
	})
}
