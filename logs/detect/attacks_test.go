package detect_test

import (
	"fmt"
	"strings"
	"time"

	"github.com/cognito-tui/cognito-tui/logs"
)

// families are the attacks. Their sizes are drawn evenly from a range that
// begins below the thresholds of the rules and ends above: some can't be
// detected, and count as missed all the same.
var families = []struct {
	name string
	make func(*world)
}{
	{"brute", (*world).brute},
	{"brute_distributed", (*world).bruteDistributed},
	{"spray", (*world).spray},
	{"spray_distributed", (*world).sprayDistributed},
	{"stuffing", (*world).stuffing},
	{"stuffing_distributed", (*world).stuffingDistributed},
	{"guessed", (*world).guessed},
	{"stolen_abroad", (*world).stolenAbroad},
	{"stolen_near", (*world).stolenNear},
	{"mfa_guess", (*world).mfaGuess},
	{"mfa_bomb", (*world).mfaBomb},
	{"lock_wave", (*world).lockWave},
	{"leaked_flag", (*world).leakedFlag},
	{"block_flag", (*world).blockFlag},
	{"risk_flag", (*world).riskFlag},
	{"signup_bot", (*world).signupBot},
	{"pumping", (*world).pumping},
	{"enumeration", (*world).enumeration},
	{"reset_user", (*world).resetUser},
	{"reset_address", (*world).resetAddress},
	{"admin_abuse", (*world).adminAbuse},
	{"flood", (*world).flood},
	{"spray_network", (*world).sprayNetwork},
	{"stuffing_network", (*world).stuffingNetwork},
}

// perFamily is how many attacks of each family a run has.
const perFamily = 8

func (w *world) attackAll() {
	for _, f := range families {
		for range perFamily {
			w.current = len(w.attacks)
			w.attacks = append(w.attacks, attack{family: f.name, users: map[string]bool{}, ips: map[string]bool{}, actors: map[string]bool{}})
			f.make(w)
		}
	}
	w.current = -1
}

// tell adds an attempt to the attack.
func (w *world) tell(a attempt) {
	w.add(a)
	it := &w.attacks[w.current]
	if it.start.IsZero() || a.Time.Before(it.start) {
		it.start = a.Time
	}
	if a.Time.After(it.end) {
		it.end = a.Time
	}
	if user := a.User(); user != "" {
		it.users[user] = true
	}
	it.ips[a.IP] = true
}

func (w *world) it() *attack { return &w.attacks[w.current] }

// lair returns where an attacker is: two in three are abroad, with a tool or a
// browser.
func (w *world) lair() place {
	at := place{w.address(), w.IntN(len(sites)), -1}
	if w.chance(0.66) {
		at.site = homes + w.IntN(len(sites)-homes)
	}
	if w.chance(0.6) {
		at.kind = w.IntN(len(kinds))
	}
	return at
}

func (w *world) lairs(n int) []place {
	list := make([]place, n)
	for i := range list {
		list[i] = w.lair()
	}
	return list
}

func (w *world) victims(n int) []*person {
	list := make([]*person, n)
	for i := range list {
		list[i] = w.anybody()
	}
	return list
}

func (w *world) brute() {
	p, t, at := w.anybody(), w.scored(), w.lair()
	pace := w.span(time.Second, 2*time.Minute)
	for range w.between(3, 25) {
		w.tell(w.wrongPassword(t, p, at))
		t = t.Add(w.span(pace/2, pace*3/2))
	}
}

func (w *world) bruteDistributed() {
	p, t, from := w.anybody(), w.scored(), w.lairs(w.between(3, 14))
	for range w.between(5, 25) {
		w.tell(w.wrongPassword(t, p, from[w.IntN(len(from))]))
		t = t.Add(w.span(5*time.Second, 2*time.Minute))
	}
	w.it().also = []string{"brute"}
}

// over spreads password tries over a span, from several places.
func (w *world) over(users []*person, tries func() int, from []place, start time.Time, span time.Duration, lucky float64) {
	for _, p := range users {
		at := from[w.IntN(len(from))]
		for range tries() {
			t := start.Add(w.span(0, span))
			if w.chance(lucky) {
				w.tell(w.pass(t, p, at))
				w.taken(p, t)
				break
			}
			w.tell(w.wrongPassword(t, p, at))
		}
	}
}

// taken notes that the attack took over an account.
func (w *world) taken(p *person, t time.Time) {
	w.attacks = append(w.attacks, attack{family: "taken", start: t, end: t, users: map[string]bool{p.sub: true}})
}

func (w *world) spray() {
	users := w.victims(w.between(3, 25))
	w.over(users, func() int { return w.between(2, 4) }, w.lairs(1), w.scored(), w.span(5*time.Minute, 70*time.Minute), 0.01)
}

func (w *world) sprayDistributed() {
	users := w.victims(w.between(6, 70))
	w.over(users, func() int { return w.between(2, 4) }, w.lairs(w.between(4, 25)), w.scored(), w.span(5*time.Minute, 40*time.Minute), 0.01)
	w.it().pool = true
}

func (w *world) stuffing() {
	users := w.victims(w.between(5, 80))
	w.over(users, func() int { return 1 }, w.lairs(1), w.scored(), w.span(2*time.Minute, 60*time.Minute), 0.02)
}

func (w *world) stuffingDistributed() {
	users := w.victims(w.between(8, 150))
	w.over(users, func() int { return 1 }, w.lairs(w.between(5, 60)), w.scored(), w.span(3*time.Minute, 30*time.Minute), 0.02)
	w.it().pool = true
}

// rented are places in one network: an attacker rents 256 addresses and changes
// with every try.
func (w *world) rented(n int) []place {
	list := make([]place, n)
	at := w.lair()
	for i := range list {
		list[i] = at
		list[i].ip = fmt.Sprintf("%s.%d", at.ip[:strings.LastIndexByte(at.ip, '.')], w.between(1, 254))
	}
	return list
}

func (w *world) sprayNetwork() {
	users := w.victims(w.between(6, 70))
	w.over(users, func() int { return w.between(2, 4) }, w.rented(w.between(4, 100)), w.scored(), w.span(5*time.Minute, 40*time.Minute), 0.01)
	w.it().pool = true
}

func (w *world) stuffingNetwork() {
	users := w.victims(w.between(8, 150))
	w.over(users, func() int { return 1 }, w.rented(w.between(5, 200)), w.scored(), w.span(3*time.Minute, 30*time.Minute), 0.02)
	w.it().pool = true
}

func (w *world) guessed() {
	p, t, at := w.anybody(), w.scored(), w.lair()
	for range w.between(3, 10) {
		w.tell(w.wrongPassword(t, p, at))
		t = t.Add(w.span(3*time.Second, time.Minute))
	}
	t = t.Add(w.span(30*time.Second, 4*time.Minute))
	w.tell(w.pass(t, p, at))
	w.it().also = []string{"brute"}
}

// stolenAbroad is a correct password at the first try, from another country,
// some time after the user was there.
func (w *world) stolenAbroad() {
	p, t := w.ordinary(), w.scored()
	w.add(w.pass(t, p, place{p.net, p.home, p.kinds[0]}))
	at := w.lair()
	for sites[at.site].country == sites[p.home].country {
		at.site = w.IntN(len(sites))
	}
	if w.chance(0.3) {
		at.kind = p.kinds[0]
	}
	later := w.span(10*time.Minute, 20*time.Hour)
	w.tell(w.pass(t.Add(later), p, at))
	if km := distance(sites[p.home], sites[at.site]); km >= 500 && km/later.Hours() >= 900 {
		w.it().also = []string{"impossible"}
	}
}

// stolenNear is the same from another town of the user's country.
func (w *world) stolenNear() {
	p, t, at := w.ordinary(), w.scored(), w.lair()
	at.site = p.home/3*3 + (p.home+1+w.IntN(2))%3
	if w.chance(0.3) {
		at.kind = p.kinds[0]
	}
	w.tell(w.pass(t, p, at))
}

func (w *world) mfaGuess() {
	p, t, at := w.withMFA(), w.scored(), w.lair()
	w.tell(w.asked(t, p, at))
	for range w.between(1, 12) {
		t = t.Add(w.span(5*time.Second, 50*time.Second))
		w.tell(w.wrongCode(t, p, at))
	}
	if w.chance(0.4) {
		t = t.Add(w.span(time.Minute, 3*time.Minute))
		w.tell(w.pass(t, p, at))
		w.it().also = []string{"fatigue"}
	}
}

func (w *world) withMFA() *person {
	for {
		if p := w.ordinary(); p.mfa {
			return p
		}
	}
}

func (w *world) mfaBomb() {
	p, t, at := w.withMFA(), w.scored(), w.lair()
	for range w.between(3, 12) {
		w.tell(w.asked(t, p, at))
		t = t.Add(w.span(10*time.Second, 70*time.Second))
	}
	if w.chance(0.6) {
		w.tell(w.pass(t, p, at))
		w.it().also = []string{"fatigue"}
	}
}

// lockWave locks users out as its only aim.
func (w *world) lockWave() {
	start, from := w.scored(), w.lairs(w.between(3, 12))
	for _, p := range w.victims(w.between(4, 40)) {
		t := start.Add(w.span(0, 6*time.Minute))
		for range w.between(5, 7) {
			w.tell(w.wrongPassword(t, p, from[w.IntN(len(from))]))
			t = t.Add(w.span(time.Second, 6*time.Second))
		}
	}
	w.it().pool = true
	w.it().also = []string{"brute"}
}

func (w *world) leakedFlag() {
	a := w.pass(w.scored(), w.anybody(), w.lair())
	a.Compromised = true
	w.tell(a)
}

func (w *world) blockFlag() {
	a := w.wrongPassword(w.scored(), w.anybody(), w.lair())
	a.Decision, a.Risk, a.Reason = logs.Block, logs.HighRisk, logs.Blocked
	w.tell(a)
}

func (w *world) riskFlag() {
	a := w.pass(w.scored(), w.anybody(), w.lair())
	a.Risk = logs.HighRisk
	if w.chance(0.5) {
		a.Decision = logs.Takeover
	}
	w.tell(a)
}

func (w *world) signupBot() {
	start, from := w.scored(), w.lairs(1)
	span := w.span(5*time.Minute, 55*time.Minute)
	if w.chance(0.3) {
		from = w.lairs(w.between(10, 60))
		w.it().pool = true
	}
	bots := w.between(5, 70)
	for range bots {
		w.bot(start.Add(w.span(0, span)), from[w.IntN(len(from))], "")
	}
}

// bot signs up, and hardly ever confirms.
func (w *world) bot(t time.Time, at place, phone string) *person {
	p := w.person(worldUsers + w.serial)
	a := w.event(t, p, at, logs.SignUp)
	a.Outcome, a.Phone = logs.InProgress, phone
	w.tell(a)
	if w.chance(0.05) {
		c := w.event(t.Add(w.span(10*time.Second, 2*time.Minute)), p, at, logs.ConfirmSignUp)
		c.Outcome = logs.Pass
		w.tell(c)
	}
	return p
}

// pumping has codes sent to numbers of one country, for a share of the fees.
func (w *world) pumping() {
	start, from, span := w.scored(), w.lairs(w.between(1, 20)), w.span(10*time.Minute, 50*time.Minute)
	code := sites[homes+w.IntN(len(sites)-homes)].code
	if w.chance(0.3) {
		code = sites[w.IntN(homes)].code
	}
	first := w.IntN(1e8)
	for i := range w.between(6, 80) {
		phone := fmt.Sprintf("+%s%09d", code, first+i)
		t, at := start.Add(w.span(0, span)), from[w.IntN(len(from))]
		p := w.bot(t, at, phone)
		for range w.between(0, 2) {
			t = t.Add(w.span(20*time.Second, 2*time.Minute))
			r := w.event(t, p, at, logs.ResendCode)
			r.Outcome, r.Phone = logs.InProgress, phone
			w.tell(r)
		}
	}
	w.it().pool = true
}

func (w *world) enumeration() {
	start, at, span := w.scored(), w.lair(), w.span(time.Minute, 20*time.Minute)
	if w.chance(0.2) { // from an address that many honest users share
		at = place{w.offices[w.IntN(len(w.offices))], w.IntN(homes), -1}
	}
	for range w.between(5, 40) {
		a := w.event(start.Add(w.span(0, span)), nil, at, logs.SignIn)
		a.Outcome, a.Reason, a.Username = logs.Fail, logs.UnknownUser, fmt.Sprintf("guess%d", w.serial)
		w.tell(a)
	}
}

func (w *world) resetUser() {
	p, t, at := w.anybody(), w.scored(), w.lair()
	for range w.between(3, 12) {
		a := w.event(t, p, at, logs.ForgotPassword)
		a.Outcome = logs.InProgress
		w.tell(a)
		t = t.Add(w.span(30*time.Second, 5*time.Minute))
	}
}

func (w *world) resetAddress() {
	start, at, span := w.scored(), w.lair(), w.span(3*time.Minute, 40*time.Minute)
	for _, p := range w.victims(w.between(5, 50)) {
		a := w.event(start.Add(w.span(0, span)), p, at, logs.ForgotPassword)
		a.Outcome = logs.InProgress
		w.tell(a)
	}
}

// adminAbuse is an operator's key in the wrong hands: actions that the operator
// does, actions that they never do, or reading every user.
func (w *world) adminAbuse() {
	actors := []string{"user/ana", "user/ben", "assumed-role/deploy/ci", "user/intern", "assumed-role/lambda/reports"}
	actor, t, ip := actors[w.IntN(len(actors))], w.scored(), w.address()
	tell := func(action string) {
		w.call(t, actor, ip, action)
		a := *w.attempts[len(w.attempts)-1]
		w.attempts = w.attempts[:len(w.attempts)-1]
		w.tell(a)
		w.it().actors[a.Actor] = true
	}
	switch w.IntN(3) {
	case 0:
		tell([]string{"SetUserPoolMfaConfig", "UpdateUserPool", "SetRiskConfiguration", "SetLogDeliveryConfiguration", "CreateIdentityProvider"}[w.IntN(5)])
	case 1:
		for range w.between(1, 5) {
			tell([]string{"AdminSetUserPassword", "AdminUpdateUserAttributes", "AdminAddUserToGroup", "AdminSetUserMFAPreference"}[w.IntN(4)])
			t = t.Add(w.span(5*time.Second, time.Minute))
		}
	default:
		for range w.between(15, 150) {
			tell([]string{"ListUsers", "AdminGetUser"}[w.IntN(2)])
			t = t.Add(w.span(200*time.Millisecond, 4*time.Second))
		}
	}
}

// flood is failures from everywhere, two to ten times the pool's usual.
func (w *world) flood() {
	start, from, span := w.scored(), w.lairs(80), w.span(10*time.Minute, 40*time.Minute)
	minutes := span.Minutes()
	for range int(minutes * (0.6 + 5*w.Float64())) {
		w.tell(w.wrongPassword(start.Add(w.span(0, span)), w.anybody(), from[w.IntN(len(from))]))
	}
	w.it().pool = true
}
