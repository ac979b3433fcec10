package detect

import (
	"fmt"

	"github.com/cognito-tui/cognito-tui/logs/detect/memory"
)

var sprayDistributed = Detector{
	ID: "spray_distributed", Name: "password spray from many addresses", Severity: High, Attack: "T1110.003",
	About: "within 15 minutes `users` users of a pool failed, `tries` times each on average, from `networks` networks that are new for them, " +
		"`times` times the usual number at this hour, too many for chance (Poisson, 1 in a million); or from as many addresses of one network, and they are " +
		"more than succeed there",
	Thresholds: append(slicesOf(distributedThresholds), Threshold{"tries", 1.6, Number, "failures per user, on average; fewer is stuffing", ""}),
	Most:       Values{"tries": memory.MostTries},
	Blind:      "a spray below the pool's own noise; an address with a fifth of it or more is left to `spray_ip`",
	Contain:    []string{"reset-password", "disable"}, steps: stepsOf(wrongPassword, unknownUser),
	make: func(by int, v Values) watcher {
		return newFromManyAddresses(by, v, v["tries"], 1e9)
	},
	reason: manyReason,
}

// distributedThresholds are those of spray and stuffing alike.
var distributedThresholds = []Threshold{
	{"users", 8, Number, "users that failed", "Elastic, Okta"},
	{"networks", 5, Number, "networks (/24, /48)", "Elastic, Okta"},
	{"times", 3, Number, "times the usual number", "Microsoft Sentinel"},
	{"cold_users", 20, Number, "users, within the first six hours, before the usual number is known", "Splunk"},
	{"cold_attempts", 25, Number, "failures, within the first six hours; and more users than succeed in the pool", "Elastic, Okta"},
}

func slicesOf(list []Threshold) []Threshold { return append([]Threshold(nil), list...) }

func manyReason(f finding) string {
	from := fmt.Sprintf("%d networks", f.ips)
	switch {
	case f.what != "":
		from = fmt.Sprintf("%d addresses of %s", f.ips, f.what)
	case f.sampled:
		from = "at least " + from
	}
	return fmt.Sprintf("%d users, %d failures in %s from %s, %.1f each; %s", f.users, f.count, f.span(), from,
		float64(f.count)/float64(max(1, f.users)), f.usually(" users"))
}

type fromManyAddresses struct {
	by                      int
	users, nets             int
	times                   float64
	coldUsers, coldAttempts int
	least, most             float64 // tries per user
}

func newFromManyAddresses(by int, v Values, least, most float64) *fromManyAddresses {
	return &fromManyAddresses{
		by: by, users: v.count("users"), nets: v.count("networks"), times: v["times"],
		coldUsers: v.count("cold_users"), coldAttempts: v.count("cold_attempts"), least: least, most: most,
	}
}

func (m *fromManyAddresses) observe(e *Engine, l *observation) {
	t := l.fringe
	if t == nil || t.Size() < m.users {
		return
	}
	what, net, s := "", uint32(0), t.Scattered()
	if !m.crosses(t, s, l.now) {
		one := t.Within(uint32(l.net))
		if s = one.Scattered(); !m.crosses(t, s, l.now) || !l.at.outweighs(s.Members) {
			return
		}
		what, net = networkName(l.IP), uint32(l.net)
	}
	m.flag(e, t, l)
	e.raise(m.by, l, l.poolKey(), l.pool, finding{
		severity: High, count: s.Tries, sampled: s.Sampled, users: s.Members, ips: s.Least, since: s.Since, usual: usually(t, l.now), what: what, net: net,
	})
}

// crosses reports whether a part of a tide is above the threshold.
func (m *fromManyAddresses) crosses(t *memory.Tide, s memory.Summary, now memory.Moment) bool {
	mean := float64(s.Tries) / float64(max(1, s.Members))
	return s.Members >= m.users && s.Nets >= m.nets && mean >= m.least && mean < m.most && m.unusual(t, s, now)
}

func (m *fromManyAddresses) unusual(t *memory.Tide, s memory.Summary, now memory.Moment) bool {
	if !t.Learned() {
		return s.Members >= m.coldUsers && s.Tries >= m.coldAttempts && s.Members > t.Passes()
	}
	return memory.Excess(s.Members, t.Usual(now), m.times)
}

// flag marks the event's network when others failed there as well: one user who
// mistypes at a place of their own is not part of it.
func (m *fromManyAddresses) flag(e *Engine, t *memory.Tide, l *observation) {
	net, user := uint32(l.net), uint32(l.user)
	if t.HasOther(net, user) {
		e.networks.flags.Set(net, l.now, false)
	}
}
