package detect

import (
	"cmp"
	"fmt"

	"github.com/cognito-tui/cognito-tui/logs/detect/memory"
)

var impossibleTravel = Detector{
	ID: "impossible_travel", Name: "impossible travel", Severity: High, Attack: "T1078.004",
	About: "two successes of a user who had `history` before, at most `within` apart, in places at least `distance` km apart and faster than `speed` km/h, from a network new for the user; " +
		"with a known device only if the country is another one, the user was not in three countries, and few users share the address",
	Thresholds: []Threshold{
		{"distance", 500, Number, "minimum distance in km: the shortest between any two towns of these names, less the radius of a country", "Elastic, Entra ID"},
		{"speed", 900, Number, "minimum speed in km/h", "Panther"},
		{"within", 86400, Duration, "maximum time between the two", "Panther"},
		{"history", 3, Number, "earlier successes of the user: with fewer, VPNs and carriers can't be distinguished from thieves; 0 means none are needed", ""},
		{"shared", 3, Number, "users of an address from which on it counts as a VPN's or a carrier's", ""},
	},
	Most:    Values{"history": mostSuccesses, "shared": mostRegulars},
	Blind:   "users without a history; logs without places (CloudTrail has none); two towns of one country with the user's kind of device; attackers behind a VPN near the user",
	Contain: []string{"sign-out", "disable", "reset-password"}, steps: stepsOf(passed),
	make: func(by int, v Values) watcher {
		return &travel{by, v["distance"], v["speed"], v.span("within"), v.count("shared"), v.count("history")}
	},
	reason: func(f finding) string { return f.what },
}

type travel struct {
	by              int
	distance, speed float64
	within          memory.Moment
	shared, history int
}

func (t *travel) observe(e *Engine, l *observation) {
	p := l.who
	if p == nil || int(p.successes) < t.history || l.place == 0 || p.place == 0 || l.place == p.place || !l.kin.has(newNet) || p.last+t.within < l.now {
		return
	}
	strange := l.kin.has(newDevice) && l.kin&(newCity|newCountry) != 0
	if !strange && !t.doubtful(l) {
		return
	}
	apart := max(l.now, p.last) - min(l.now, p.last) // late events look back
	km := e.hasher.places.Kilometres(p.place, l.place)
	if km < t.distance || km < t.speed*float64(apart)/float64(memory.Hour) {
		return
	}
	where := l.Country
	if city := cityName(l.City); city != "" {
		where = city + ", " + where
	}
	e.raise(t.by, l, l.userKey(), l.user, finding{
		severity: High, count: 1, users: 1, ips: 1, since: l.now,
		what: fmt.Sprintf("signed in from %s %s after %s: at least %.0f km apart", where, spanOf(l.now+apart, l.now),
			cmp.Or(e.hasher.places.Name(p.place), "elsewhere"), km),
	})
}

// doubtful reports whether the sign-in is suspicious even with the user's own
// kind of device.
func (t *travel) doubtful(l *observation) bool {
	return l.kin.has(newCountry) && l.who.countries[2] == 0 && (l.at == nil || l.at.regulars() < t.shared)
}
