package detect_test

import (
	"slices"
	"time"

	"github.com/cognito-tui/cognito-tui/logs/detect"
)

// target is what a detector has to find.
type target struct {
	detector string
	families []string
	kin      []string // families that it may report as well, neither right nor wrong
}

// targets say what each detector must find. An alert about a user or an address
// that is under any attack at the time is not false; an alert about a pool is,
// unless the pool is under an attack of the same sort.
var targets = []target{
	{"brute_force_user", []string{"brute"}, nil},
	{"brute_force_user_distributed", []string{"brute_distributed"}, nil},
	{"spray_ip", []string{"spray"}, nil},
	{"spray_distributed", []string{"spray_distributed", "spray_network"}, passwordAttacks},
	{"stuffing_ip", []string{"stuffing"}, nil},
	{"stuffing_distributed", []string{"stuffing_distributed", "stuffing_network", "flood"}, passwordAttacks},
	{"takeover", []string{"guessed", "taken"}, nil},
	{"impossible_travel", []string{"impossible"}, nil},
	{"new_country", []string{"stolen_abroad"}, nil},
	{"new_device", []string{"stolen_near"}, nil},
	{"mfa_failures", []string{"mfa_guess", "mfa_bomb"}, nil},
	{"mfa_fatigue_success", []string{"fatigue"}, nil},
	{"password_ok_mfa_fail", []string{"mfa_guess"}, nil},
	{"lockout", []string{"locked"}, nil},
	{"lockout_wave", []string{"lock_wave"}, passwordAttacks},
	{"compromised_credentials", []string{"leaked_flag"}, nil},
	{"risk_block", []string{"block_flag"}, nil},
	{"risk_high", []string{"risk_flag"}, nil},
	{"signup_burst", []string{"signup_bot"}, []string{"pumping"}},
	{"sms_pumping", []string{"pumping"}, []string{"signup_bot"}},
	{"user_enumeration", []string{"enumeration"}, nil},
	{"forgot_password_flood", []string{"reset_user", "reset_address"}, nil},
	{"admin_action", []string{"admin_abuse"}, nil},
	{"volume", []string{"flood"}, passwordAttacks},
}

var passwordAttacks = []string{"brute", "brute_distributed", "spray", "spray_distributed", "stuffing", "stuffing_distributed", "spray_network", "stuffing_network", "guessed", "lock_wave", "flood", "mfa_guess", "enumeration"}

// said is an alert, of a detector or of a rule.
type said struct {
	key                 detect.Key
	first, last, opened time.Time
	reason              string
}

// score counts what a detector or a rule got right.
type score struct {
	found, missed int // attacks
	right, wrong  int // alerts
	delays        []time.Duration
	examples      []said
}

func (s *score) precision() float64 { return part(s.right, s.right+s.wrong) }

func (s *score) recall() float64 { return part(s.found, s.found+s.missed) }

func (s *score) f1() float64 {
	if s.precision()+s.recall() == 0 {
		return 0
	}
	return 2 * s.precision() * s.recall() / (s.precision() + s.recall())
}

func part(n, of int) float64 {
	if of == 0 {
		return 0
	}
	return float64(n) / float64(of)
}

// median of the times from an attack's first event to the alert.
func (s *score) delay() time.Duration {
	if len(s.delays) == 0 {
		return 0
	}
	slices.Sort(s.delays)
	return s.delays[len(s.delays)/2].Round(time.Second)
}

// slack is how far an alert may lie outside its attack: the log's own disorder,
// and what an alert still counts.
const slack = time.Hour

func (a *attack) overlaps(s said) bool {
	return !s.last.Before(a.start.Add(-time.Minute)) && !s.first.After(a.end.Add(slack))
}

// opens reports whether the alert opened because of the attack: one that was open
// long before does not count.
func (a *attack) opens(s said) bool {
	return !s.opened.Before(a.start.Add(-time.Minute)) && !s.opened.After(a.end.Add(slack))
}

// judge reports whether an alert is right, or at least not false.
func judge(attacks []attack, t target, one said) (right, excused bool) {
	pool := one.key.Kind == detect.OnPool
	for i := range attacks {
		a := &attacks[i]
		switch {
		case !a.opens(one):
		case a.is(t.families) && (pool || a.about(one.key)):
			right = true
		case !pool && a.about(one.key), pool && a.is(t.kin):
			excused = true
		}
	}
	return right, excused
}

// covers notes the attacks that a right alert reports, including those that
// begin while it grows.
func (t target) covers(attacks []attack, one said, found map[int]time.Time) {
	for i := range attacks {
		a := &attacks[i]
		if !a.is(t.families) || !a.overlaps(one) || one.key.Kind != detect.OnPool && !a.about(one.key) {
			continue
		}
		at := one.opened
		if at.Before(a.start) {
			at = a.start
		}
		if was, ok := found[i]; !ok || at.Before(was) {
			found[i] = at
		}
	}
}

func (a *attack) about(key detect.Key) bool {
	switch key.Kind {
	case detect.OnUser:
		return a.users[key.Value]
	case detect.OnIP:
		return a.ips[key.Value]
	case detect.OnActor:
		return a.actors[key.Value]
	case detect.OnPool, detect.OnClient:
	}
	return false
}

func (a *attack) is(families []string) bool {
	return slices.Contains(families, a.family) || slices.ContainsFunc(a.also, func(f string) bool { return slices.Contains(families, f) })
}

// add judges the alerts of one run.
func (s *score) add(w *world, t target, list []said) {
	attacks := w.attacks
	if t.detector == "lockout" {
		attacks = w.locks
	}
	scored := worldStart.Add(quietDays * 24 * time.Hour)
	found := map[int]time.Time{}
	for _, one := range list {
		if one.opened.Before(scored) {
			continue
		}
		right, excused := judge(attacks, t, one)
		switch {
		case right:
			s.right++
			t.covers(attacks, one, found)
		case !excused:
			s.wrong++
			s.examples = append(s.examples, one)
		}
	}
	for i := range attacks {
		if !attacks[i].is(t.families) || attacks[i].start.Before(scored) {
			continue
		}
		if at, ok := found[i]; ok {
			s.found++
			s.delays = append(s.delays, at.Sub(attacks[i].start))
		} else {
			s.missed++
		}
	}
}

func targetOf(detector string) target {
	for _, t := range targets {
		if t.detector == detector {
			return t
		}
	}
	return target{}
}
