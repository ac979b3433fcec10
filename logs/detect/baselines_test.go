package detect_test

import (
	"slices"
	"time"

	"github.com/cognito-tui/cognito-tui/logs"
	"github.com/cognito-tui/cognito-tui/logs/detect"
)

// Static rules that others publish, rebuilt from their descriptions with the same
// windows, counts and keys, on the same stream. Alerts of one key within half an
// hour are one, like one of our alerts.

// rule is a static rule: events of a key within a window.
type rule struct {
	detector, name string
	key            detect.KeyKind
	window         time.Duration
	counts         func(*logs.Event) bool
	fires          func([]*logs.Event) bool
}

// ruling is the state of a rule.
type ruling struct {
	*rule
	hits map[string][]*logs.Event
	open map[string]*said
	said []*said
}

func start(r *rule) *ruling {
	return &ruling{rule: r, hits: map[string][]*logs.Event{}, open: map[string]*said{}}
}

func (r *ruling) observe(e *logs.Event) {
	if !r.counts(e) {
		return
	}
	value := keyOf(r.key, e)
	if value == "" {
		return
	}
	list := r.hits[value]
	list = append(list, e)
	from := e.Time.Add(-r.window)
	if list[0].Time.Before(from) {
		list = slices.DeleteFunc(list, func(h *logs.Event) bool { return h.Time.Before(from) })
	}
	r.hits[value] = list
	if r.fires(list) {
		r.tell(detect.Key{Kind: r.key, Value: value}, list[0].Time, e.Time)
	}
}

func keyOf(kind detect.KeyKind, e *logs.Event) string {
	switch kind {
	case detect.OnUser:
		return e.User()
	case detect.OnIP:
		return e.IP
	case detect.OnActor:
		return e.Actor
	case detect.OnPool, detect.OnClient:
	}
	return e.Pool
}

func (r *ruling) tell(key detect.Key, first, at time.Time) {
	s := r.open[key.Value]
	if s == nil || at.Sub(s.last) > 30*time.Minute {
		s = &said{key: key, first: first, opened: at}
		r.open[key.Value] = s
		r.said = append(r.said, s)
	}
	s.last = at
}

func distinct(list []*logs.Event, of func(*logs.Event) string) int {
	seen := map[string]bool{}
	for _, h := range list {
		seen[of(h)] = true
	}
	return len(seen)
}

func users(list []*logs.Event) int { return distinct(list, (*logs.Event).User) }

func ips(list []*logs.Event) int { return distinct(list, func(e *logs.Event) string { return e.IP }) }

func countriesOf(list []*logs.Event) int {
	return distinct(list, func(e *logs.Event) string { return e.Country })
}

func devicesOf(list []*logs.Event) int {
	return distinct(list, func(e *logs.Event) string { return e.Device })
}

// perUser returns the most tries of a user, and how many users have low to high
// tries.
func perUser(list []*logs.Event, low, high int) (most, within int) {
	n := map[string]int{}
	for _, h := range list {
		n[h.User()]++
	}
	for _, c := range n {
		most = max(most, c)
		if c >= low && c <= high {
			within++
		}
	}
	return most, within
}

func spread(list []*logs.Event) time.Duration { return list[len(list)-1].Time.Sub(list[0].Time) }

func failed(e *logs.Event) bool {
	return e.Kind == logs.SignIn && e.Outcome == logs.Fail && e.Reason != logs.WrongCode && e.Reason != logs.MustReset
}

func failedKnown(e *logs.Event) bool { return failed(e) && e.Sub != "" }

func counted(e *logs.Event) bool { return failedKnown(e) && e.Reason != logs.Locked }

func signIn(e *logs.Event) bool { return failed(e) || e.Kind == logs.SignIn && passed(e) }

func codeFailed(e *logs.Event) bool {
	return e.Kind == logs.SignIn && (e.Reason == logs.WrongCode || e.Outcome == logs.InProgress)
}

func kind(k logs.Kind) func(*logs.Event) bool {
	return func(e *logs.Event) bool { return e.Kind == k }
}

func passed(e *logs.Event) bool { return e.Outcome == logs.Pass }

func atLeast(n int) func([]*logs.Event) bool {
	return func(list []*logs.Event) bool { return len(list) >= n }
}

// thenPass reports whether the last event is a success after that many
// failures.
func thenPass(n int) func([]*logs.Event) bool {
	return func(list []*logs.Event) bool {
		return len(list) > n && passed(list[len(list)-1]) && run(list) >= n
	}
}

// run is how many failures come directly before the last event.
func run(list []*logs.Event) (n int) {
	for i := len(list) - 2; i >= 0 && !passed(list[i]); i-- {
		n++
	}
	return n
}

// moreFailed is Sentinel's guard: more users failed and did not succeed than
// succeeded.
func moreFailed(list []*logs.Event, least int) bool {
	if len(list) < least {
		return false
	}
	ok := map[string]bool{}
	for _, h := range list {
		ok[h.User()] = ok[h.User()] || passed(h)
	}
	bad := 0
	for _, pass := range ok {
		if !pass {
			bad++
		}
	}
	return bad >= least && bad > len(ok)-bad
}

const minute = time.Minute

var rules = []*rule{
	{"brute_force_user", "5 in 5 min (Cognito's line)", detect.OnUser, 5 * minute, counted, atLeast(5)},
	{"brute_force_user", "Auth0: 10 in 15 min", detect.OnUser, 15 * minute, counted, atLeast(10)},
	{"brute_force_user", "Splunk: more than 10 in 5 min", detect.OnUser, 5 * minute, counted, atLeast(11)},
	{"brute_force_user", "Panther: 20 in 60 min", detect.OnUser, 60 * minute, counted, atLeast(20)},
	{"brute_force_user_distributed", "Elastic, Okta", detect.OnUser, 30 * minute, failedKnown, func(l []*logs.Event) bool {
		return len(l) >= 10 && ips(l) >= 5 && (countriesOf(l) >= 2 || ips(l) >= 8 || devicesOf(l) >= 3)
	}},
	{"brute_force_user_distributed", "Sentinel: more than 30 from 3 places a day", detect.OnUser, 24 * time.Hour, failedKnown, func(l []*logs.Event) bool {
		return len(l) > 30 && countriesOf(l) >= 3
	}},
	{"spray_ip", "Elastic, Okta", detect.OnIP, 60 * minute, failed, func(l []*logs.Event) bool {
		if len(l) < 15 || spread(l) < 5*minute {
			return false
		}
		most, within := perUser(l, 2, 6)
		return users(l) >= 5 && most >= 2 && most <= 8 && 10*within >= 6*users(l)
	}},
	{"spray_ip", "Sentinel: 5 users, more than succeed", detect.OnIP, 20 * minute, signIn, func(l []*logs.Event) bool { return moreFailed(l, 5) }},
	{"spray_ip", "Splunk: more than 9 users in 5 min", detect.OnIP, 5 * minute, failed, func(l []*logs.Event) bool { return len(l) > 9 && users(l) > 9 }},
	{"spray_distributed", "Elastic, Okta", detect.OnPool, 15 * minute, failed, func(l []*logs.Event) bool {
		if len(l) < 25 {
			return false
		}
		most, _ := perUser(l, 1, 5)
		return most <= 5 && ips(l) >= 5 && users(l) >= 8 && users(l) >= ips(l)
	}},
	{"spray_distributed", "Splunk: 20 users from 20 addresses in 5 min", detect.OnPool, 5 * minute, failed, func(l []*logs.Event) bool {
		return len(l) > 20 && users(l) > 20 && ips(l) > 20
	}},
	{"stuffing_ip", "Elastic, Okta", detect.OnIP, 15 * minute, failed, func(l []*logs.Event) bool {
		if len(l) < 25 {
			return false
		}
		most, _ := perUser(l, 1, 2)
		return most <= 2 && users(l) >= 15
	}},
	{"stuffing_ip", "Elastic, Microsoft 365, at one address", detect.OnIP, 10 * minute, failed, func(l []*logs.Event) bool {
		return len(l) >= 15 && users(l) >= 8
	}},
	{"stuffing_distributed", "Elastic, Entra ID", detect.OnPool, 10 * minute, failed, func(l []*logs.Event) bool {
		return len(l) >= 30 && users(l) >= 10 && ips(l) >= 5 && users(l) > ips(l)
	}},
	{"stuffing_distributed", "Elastic, Microsoft 365", detect.OnPool, 10 * minute, failed, func(l []*logs.Event) bool {
		return len(l) >= 15 && users(l) >= 8 && ips(l) <= 5
	}},
	{"takeover", "Panther: 5 failures, then success", detect.OnUser, 30 * time.Hour, signIn, thenPass(5)},
	{"takeover", "Chronicle: more than 3 in 15 min, then success", detect.OnUser, 15 * minute, signIn, thenPass(4)},
	{"takeover", "Sentinel: 10 in 20 min, then success", detect.OnUser, 20 * minute, signIn, thenPass(10)},
	{"mfa_failures", "Elastic, Okta: 5 in 10 min", detect.OnUser, 10 * minute, codeFailed, atLeast(5)},
	{"mfa_failures", "Splunk: 10 in 5 min", detect.OnUser, 5 * minute, codeFailed, atLeast(10)},
	{"mfa_failures", "Panther: 5 in 30 min", detect.OnUser, 30 * minute, codeFailed, atLeast(5)},
	{"mfa_fatigue_success", "Chronicle: more than 4 in 15 min, then success", detect.OnUser, 15 * minute, codesThenPass, thenPass(5)},
	{"mfa_fatigue_success", "Elastic: 5 in 10 min, then success", detect.OnUser, 10 * minute, codesThenPass, thenPass(5)},
	{"password_ok_mfa_fail", "OWASP: any", detect.OnUser, minute, func(e *logs.Event) bool { return e.Reason == logs.WrongCode }, atLeast(1)},
	{"lockout", "the message, once", detect.OnUser, minute, isLocked, atLeast(1)},
	{"lockout", "Elastic, Okta: 3 in 180 min", detect.OnUser, 180 * minute, isLocked, atLeast(3)},
	{"lockout", "5 failures in 15 min", detect.OnUser, 15 * minute, lockCounts, atLeast(5)},
	{"lockout_wave", "Elastic, Microsoft 365: 10 users in 5 min", detect.OnPool, 5 * minute, isLocked, func(l []*logs.Event) bool { return len(l) >= 10 && users(l) >= 10 }},
	{"lockout_wave", "Elastic, Entra ID: 25 users in 30 min", detect.OnPool, 30 * minute, isLocked, func(l []*logs.Event) bool { return len(l) >= 30 && users(l) >= 25 }},
	{"lockout_wave", "10 users with 5 failures in 5 min", detect.OnPool, 5 * minute, lockCounts, func(l []*logs.Event) bool {
		if len(l) < 50 {
			return false
		}
		_, within := perUser(l, 5, 1000)
		return within >= 10
	}},
	{"compromised_credentials", "Panther: any", detect.OnUser, minute, func(e *logs.Event) bool { return e.Compromised }, atLeast(1)},
	{"risk_block", "Sigma: any", detect.OnUser, minute, func(e *logs.Event) bool { return e.Decision == logs.Block }, atLeast(1)},
	{"risk_high", "Panther: any", detect.OnUser, minute, func(e *logs.Event) bool { return e.Risk == logs.HighRisk && e.Decision != logs.Block }, atLeast(1)},
	{"signup_burst", "Panther: 20 at an address in 60 min", detect.OnIP, 60 * minute, kind(logs.SignUp), atLeast(20)},
	{"signup_burst", "Auth0: 50 at an address", detect.OnIP, 60 * minute, kind(logs.SignUp), atLeast(50)},
	{"sms_pumping", "Auth0: 3 of a user in 10 min", detect.OnUser, 10 * minute, kind(logs.ResendCode), atLeast(3)},
	{"sms_pumping", "20 numbers at an address in 60 min", detect.OnIP, 60 * minute, phoned, atLeast(20)},
	{"sms_pumping", "50 numbers in 60 min", detect.OnPool, 60 * minute, phoned, atLeast(50)},
	{"user_enumeration", "Okta ThreatInsight: 10 in 10 min", detect.OnIP, 10 * minute, func(e *logs.Event) bool { return e.Reason == logs.UnknownUser }, atLeast(10)},
	{"forgot_password_flood", "Elastic, Okta: 5 of a user in 60 min", detect.OnUser, 60 * minute, kind(logs.ForgotPassword), atLeast(5)},
	{"forgot_password_flood", "10 users at an address in 30 min", detect.OnIP, 30 * minute, kind(logs.ForgotPassword), func(l []*logs.Event) bool { return len(l) >= 10 && users(l) >= 10 }},
	{"admin_action", "Panther, pacu: any of the list", detect.OnActor, minute, listed, atLeast(1)},
}

func phoned(e *logs.Event) bool { return e.Phone != "" && e.Kind == logs.SignUp }

func isLocked(e *logs.Event) bool { return e.Reason == logs.Locked }

func lockCounts(e *logs.Event) bool { return counted(e) || e.Reason == logs.WrongCode }

func codesThenPass(e *logs.Event) bool {
	return codeFailed(e) || e.Kind == logs.SignIn && passed(e)
}

func listed(e *logs.Event) bool {
	switch e.Action {
	case "AdminSetUserPassword", "AdminDisableUser", "AdminSetUserMFAPreference", "SetUserPoolMfaConfig", "SetRiskConfiguration", "UpdateUserPool",
		"UpdateUserPoolClient", "CreateIdentityProvider", "SetLogDeliveryConfiguration", "DeleteUserPool", "AdminAddUserToGroup", "AdminUpdateUserAttributes":
		return true
	}
	return false
}

// Rules that remember a user for longer.

// newTerm is Elastic's new_terms: a user with something that was not seen for
// them within that many days.
func newTerm(detector, name string, history time.Duration, of func(*logs.Event) string) *ruling {
	type term struct{ sub, value string }
	seen := map[term]time.Time{}
	known := map[string]bool{}
	r := start(&rule{detector: detector, name: name, key: detect.OnUser})
	r.counts = func(e *logs.Event) bool {
		if e.Kind != logs.SignIn || !passed(e) || of(e) == "" {
			return false
		}
		this := term{e.Sub, of(e)}
		last, ok := seen[this]
		seen[this] = e.Time
		fresh := known[e.Sub] && (!ok || e.Time.Sub(last) > history)
		known[e.Sub] = true
		if fresh {
			r.tell(detect.Key{Kind: detect.OnUser, Value: e.Sub}, e.Time, e.Time)
		}
		return false
	}
	return r
}

// travels is a success too far from the last one: it looks up real coordinates,
// as such rules have them.
func travels(name string, within time.Duration, km, kmh float64, otherIP bool) *ruling {
	type stay struct {
		at   time.Time
		site site
		ip   string
	}
	where := map[string]site{}
	for _, s := range sites {
		where[s.city+s.country] = s
	}
	last := map[string]stay{}
	r := start(&rule{detector: "impossible_travel", name: name, key: detect.OnUser})
	r.counts = func(e *logs.Event) bool {
		if e.Kind != logs.SignIn || !passed(e) || e.City == "" {
			return false
		}
		here := stay{e.Time, where[e.City+e.Country], e.IP}
		before, ok := last[e.Sub]
		last[e.Sub] = here
		apart := e.Time.Sub(before.at)
		if !ok || apart < 0 || apart > within || otherIP && e.IP == before.ip {
			return false
		}
		if d := distance(before.site, here.site); d >= km && d >= kmh*apart.Hours() {
			r.tell(detect.Key{Kind: detect.OnUser, Value: e.Sub}, e.Time, e.Time)
		}
		return false
	}
	return r
}

// deviates is Splunk's outlier: failures within 15 minutes above the mean plus
// three standard deviations of all such spans so far, and more than ten.
func deviates() *ruling {
	var n, sum, squares float64
	var bucket int64
	count := 0.0
	r := start(&rule{detector: "volume", name: "Splunk: mean + 3 sd, more than 10", key: detect.OnPool})
	r.counts = func(e *logs.Event) bool {
		if !failed(e) {
			return false
		}
		if b := e.Time.Unix() / 900; b > bucket {
			if bucket != 0 {
				n, sum, squares = n+1, sum+count, squares+count*count
			}
			bucket, count = b, 0
		}
		count++
		mean := sum / max(1, n)
		deviation := squares/max(1, n) - mean*mean
		if over := count - mean; n > 96 && count > 10 && over > 0 && over*over > 9*deviation {
			r.tell(detect.Key{Kind: detect.OnPool, Value: e.Pool}, e.Time, e.Time)
		}
		return false
	}
	return r
}

// afterAttack is Elastic's success after an attack: by a user that any of five
// rules named within three hours.
func afterAttack(others []*ruling) *ruling {
	r := start(&rule{detector: "takeover", name: "Elastic, Okta: success within 180 min of an attack's alert", key: detect.OnUser})
	attacked := map[string]time.Time{}
	r.counts = func(e *logs.Event) bool {
		if failedKnown(e) {
			for _, o := range others {
				for _, key := range [...]string{e.IP, e.Sub, e.Pool} {
					if s := o.open[key]; s != nil && e.Time.Sub(s.last) < 30*minute {
						attacked[e.Sub] = e.Time
					}
				}
			}
		}
		if e.Kind == logs.SignIn && passed(e) && e.Time.Sub(attacked[e.Sub]) < 180*minute {
			r.tell(detect.Key{Kind: detect.OnUser, Value: e.Sub}, e.Time, e.Time)
		}
		return false
	}
	return r
}

// baselines are all rules; show each every event once.
func baselines() []*ruling {
	var list []*ruling
	for _, r := range rules {
		list = append(list, start(r))
	}
	named := func(detector string) *ruling {
		return list[slices.IndexFunc(list, func(r *ruling) bool { return r.detector == detector })]
	}
	attacks := []*ruling{named("brute_force_user_distributed"), named("spray_ip"), named("spray_distributed"), named("stuffing_ip"), named("stuffing_distributed")}
	return append(list,
		afterAttack(attacks),
		newTerm("new_country", "Elastic: new country in 10 days", 240*time.Hour, func(e *logs.Event) string { return e.Country }),
		newTerm("new_country", "Sentinel: new country in 14 days", 336*time.Hour, func(e *logs.Event) string { return e.Country }),
		newTerm("new_device", "Elastic: new device in 7 days", 168*time.Hour, func(e *logs.Event) string { return e.Device }),
		newTerm("new_device", "the same, new town as well", 336*time.Hour, func(e *logs.Event) string { return e.Device + e.City }),
		travels("Elastic: 500 km, 800 km/h, 180 min", 180*minute, 500, 800, false),
		travels("Panther: 900 km/h, 24 h, another address", 24*time.Hour, 50, 900, true),
		deviates(),
		start(&rule{"volume", "20 in 5 min", detect.OnPool, 5 * minute, failed, atLeast(20)}),
	)
}
