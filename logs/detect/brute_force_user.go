package detect

import (
	"fmt"

	"github.com/cognito-tui/cognito-tui/logs/detect/memory"
)

// Cognito's lockout lets through at most 10 counted failures within a minute,
// 14 in ten and 17 in an hour: rules that ask for 20 can't fire.
var bruteForceUser = Detector{
	ID: "brute_force_user", Name: "brute force on one user", Severity: Low, Attack: "T1110.001",
	About: "wrong passwords of one user since their last success: `low` of them within `low_window` from outside the user's usual places, " +
		"or within `fast`; `medium` or `high` within their windows, from anywhere but the user's home",
	Thresholds: []Threshold{
		{"low", 5, Number, "failures for low", "Cognito's own threshold"},
		{"low_window", 300, Duration, "within", "Elastic, Entra ID"},
		{"fast", 10, Duration, "nobody types `low` passwords within this", ""},
		{"medium", 10, Number, "failures for medium", "Auth0"},
		{"medium_window", 900, Duration, "within", "Auth0"},
		{"high", 15, Number, "failures for high", "what Cognito lets through"},
		{"high_window", 3600, Duration, "within", "Panther"},
	},
	Most:    Values{"low": tries, "medium": tries, "high": tries},
	Blind:   "guesses from the user's own network with their kind of device (`lockout` shows them); fewer than 10 slow guesses at a user without a history",
	Contain: []string{"reset-password", "disable"}, steps: stepsOf(wrongPassword),
	make: func(by int, v Values) watcher {
		return &bruteForce{
			by: by, fast: v.span("fast"),
			low: line{v.count("low"), v.span("low_window")}, medium: line{v.count("medium"), v.span("medium_window")},
			high: line{v.count("high"), v.span("high_window")},
		}
	},
	reason: func(f finding) string {
		return fmt.Sprintf("%d wrong passwords in %s from %s%s", f.count, f.span(), plural(f.ips, "network"), f.what)
	},
}

// line is a threshold: a number of events within a span.
type line struct {
	n    int
	span memory.Moment
}

type bruteForce struct {
	by                int
	fast              memory.Moment
	low, medium, high line
}

func (b *bruteForce) observe(e *Engine, l *observation) {
	severity, found := b.judge(l)
	if !found {
		return
	}
	all := l.fails.tally(aPassword, l.fails.last.Before(b.high.span))
	e.raise(b.by, l, l.userKey(), l.user, finding{severity: severity, count: all.n, users: 1, ips: all.nets, since: all.since, what: l.habits()})
}

func (b *bruteForce) judge(l *observation) (Severity, bool) {
	now := l.fails.last // of the user's failures: this one may be late
	others := func(span memory.Moment) int {
		t := l.fails.tally(aPassword, now.Before(span))
		return t.n - t.himself
	}
	switch {
	case others(b.high.span) >= b.high.n:
		return High, true
	case others(b.medium.span) >= b.medium.n:
		return Medium, true
	}
	recent := l.fails.tally(aPassword, now.Before(b.low.span))
	if recent.strange >= b.low.n {
		return Low, true
	}
	first := l.fails.nth(b.low.n, aPassword)
	return Low, first != 0 && recent.himself == 0 && l.fails.nth(1, aPassword).Before(b.fast) <= first
}

func (l *observation) userKey() Key { return Key{OnUser, l.User()} }

func (l *observation) ipKey() Key { return Key{OnIP, l.IP} }

// poolKey is the pool's, or the app client's where the source names no pool, as
// CloudTrail doesn't for unauthenticated calls.
func (l *observation) poolKey() Key {
	if l.Pool == "" {
		return Key{OnClient, l.Client}
	}
	return Key{OnPool, l.Pool}
}

func plural(n int, what string) string {
	if n == 1 {
		return "1 " + what
	}
	return fmt.Sprintf("%d %ss", n, what)
}
