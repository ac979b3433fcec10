package detect

import (
	"cmp"
	"fmt"

	"github.com/cognito-tui/cognito-tui/logs"
	"github.com/cognito-tui/cognito-tui/logs/detect/memory"
)

var adminAction = Detector{
	ID: "admin_action", Name: "suspicious administrator actions", Severity: Medium, Attack: "T1098",
	About: "a listed action by an actor who never did it before: at once if its severity is high, otherwise only from a network where no administrator " +
		"was seen, and after `learn` of administrators' calls; at most medium if AWS refused it; or `burst` calls of one actor within ten minutes, `times` times the actor's usual",
	Thresholds: []Threshold{
		{"learn", 259200, Duration, "until actors have habits", "Elastic: 7 days"},
		{"burst", 30, Number, "calls of one actor within ten minutes, of users or lists", ""},
		{"times", 3, Number, "times the most that the actor usually makes", ""},
	},
	Most:  Values{"burst": 10_000},
	Blind: "an action that stolen credentials did before; reads by the console's own identity; anything that only data events record; CloudTrail is minutes late",
	steps: stepsOf(called),
	make: func(by int, v Values) watcher {
		return &acts{by: by, learn: v.span("learn"), burst: v.count("burst"), times: v["times"], known: memory.NewTable[act](64<<10, 30*memory.Day)}
	},
	reason: func(f finding) string { return f.what },
}

// sensitive are the operations worth an alert, by how bad they are in the wrong
// hands. High ones weaken or blind a whole pool.
var sensitive = map[string]Severity{
	"AdminSetUserPassword": Medium, "AdminResetUserPassword": Low, "AdminDisableUser": Low, "AdminDeleteUser": Medium,
	"AdminSetUserMFAPreference": Medium, "AdminDeleteSoftwareToken": Medium, "AdminUpdateUserAttributes": Medium, "AdminAddUserToGroup": Medium,
	"AdminCreateUser": Low, "AdminConfirmSignUp": Low, "AdminLinkProviderForUser": Medium, "AdminUserGlobalSignOut": Low,
	"CreateGroup": Low, "UpdateGroup": Medium, "CreateUserImportJob": Medium, "CreateUserPoolClient": Medium,
	"SetUserPoolMfaConfig": High, "SetRiskConfiguration": High, "SetLogDeliveryConfiguration": High, "CreateIdentityProvider": High,
	"DeleteUserPool": Critical, "SetIdentityPoolRoles": High, "DeleteIdentityProvider": High,
	// What a pipeline does with every release.
	"UpdateUserPool": Medium, "UpdateUserPoolClient": Medium, "UpdateIdentityProvider": Medium, "UpdateIdentityPool": Medium,
}

// triedAt are the severities of refused actions, by those of the actions:
// nothing was done, but somebody tried.
var triedAt = [...]Severity{Low: Low, Medium: Low, High: Medium, Critical: Medium}

// tried keeps refused actions apart from those that were done: an actor who was
// refused yesterday may do it for the first time today.
const tried = 0x6c8e9cf5_7098_2231

// act is what an actor did: when first, and how often at most.
type act struct {
	first, last memory.Moment
	started     memory.Moment // of the span that count covers
	count, most uint16
}

func (a act) Seen() memory.Moment { return a.last }

type acts struct {
	by    int
	learn memory.Moment
	burst int
	times float64
	known *memory.Table[act] // by actor, by actor and act, and by network
	since memory.Moment      // of the first call
}

func (a *acts) observe(e *Engine, l *observation) {
	if l.actor == 0 {
		return
	}
	if a.since == 0 {
		a.since = l.now
	}
	place := a.meet(l.net|1, l.now) // without an address, all count as one network
	a.first(e, l, place)
	a.count(e, l)
}

// first looks at what an actor does for the first time, and at what else the actor
// does while the alert is open.
func (a *acts) first(e *Engine, l *observation, place bool) {
	failed := l.Outcome == logs.Fail
	key := l.actor ^ e.hasher.of(l.Action)
	if failed {
		key ^= tried
	}
	first := a.meet(key, l.now)
	severity, listed := sensitive[l.Action]
	news := first && (severity >= High || place && l.now >= a.since+a.learn)
	if !listed || !news && !e.tells(a.by, l.actor) {
		return
	}
	f := finding{
		severity: severity, count: 1, users: 1, ips: 1, since: l.now,
		what: l.Action + ", never done by this actor before",
	}
	switch {
	case !news:
		f.count = 0 // it adds to the alert, but is no better reason
	case failed:
		f.severity = triedAt[severity]
		f.what = fmt.Sprintf("%s was refused (%s); never tried by this actor before", l.Action, cmp.Or(l.Reason, "no reason given"))
	}
	e.raise(a.by, l, Key{OnActor, l.Actor}, l.actor, f)
}

// meet reports whether something is met for the first time. A burst during the
// first hour is one meeting.
func (a *acts) meet(key uint64, now memory.Moment) (first bool) {
	one, fresh := a.known.Add(key, now)
	if fresh {
		one.first = now
	}
	one.last = max(one.last, now)
	return now <= one.first+memory.Hour
}

const burstSpan memory.Moment = 600

func (a *acts) count(e *Engine, l *observation) {
	one, fresh := a.known.Add(l.actor, l.now)
	if fresh {
		one.first, one.started = l.now, l.now
	}
	one.last = max(one.last, l.now)
	if l.now > one.started+burstSpan {
		// A habit fades by an eighth each span, and grows to what was done.
		one.most = max(one.most-one.most/64, min(one.count, 3*one.most+uint16(a.burst)))
		one.started, one.count = l.now, 0
	}
	one.count++
	if int(one.count) < a.burst || float64(one.count) < a.times*float64(one.most) {
		return
	}
	e.raise(a.by, l, Key{OnActor, l.Actor}, l.actor, finding{
		severity: Medium, count: int(one.count), users: 1, ips: 1, since: one.started,
		what: fmt.Sprintf("%d calls in %s, the latest %s; the actor's usual: %d", one.count, spanOf(l.now, one.started), l.Action, one.most),
	})
}
