package detect_test

import (
	"fmt"
	"math"
	"time"

	"github.com/cognito-tui/cognito-tui/logs"
)

// distance is in kilometres, on the sphere.
func distance(a, b site) float64 {
	rad := math.Pi / 180
	dot := math.Sin(a.lat*rad)*math.Sin(b.lat*rad) + math.Cos(a.lat*rad)*math.Cos(b.lat*rad)*math.Cos((a.lon-b.lon)*rad)
	return 6371 * math.Acos(max(-1, min(1, dot)))
}

// clockOf draws a time of day: people sign in by day.
func (w *world) clockOf(day time.Time) time.Time {
	for {
		t := day.Add(w.span(0, 24*time.Hour-time.Second))
		h := float64(t.Hour()) + float64(t.Minute())/60
		if w.chance(0.08 + 0.92*math.Max(0, math.Sin((h-5)/19*math.Pi))) {
			return t
		}
	}
}

func (w *world) honestDay(day time.Time) {
	weekend := day.Weekday() == time.Saturday || day.Weekday() == time.Sunday
	for _, p := range w.people {
		visits := 0
		for w.chance(0.62) && visits < 6 {
			visits++
		}
		if weekend {
			visits /= 2
		}
		for range visits {
			w.visit(p, w.clockOf(day), 0.07)
		}
		if w.chance(0.002) { // a new phone or computer, usually at home
			p.kinds = append(p.kinds, w.IntN(len(kinds)))
		}
	}
	for range w.between(15, 30) {
		w.signUp(w.clockOf(day), place{w.address(), w.IntN(homes), w.IntN(len(kinds))}, 0.75, "")
	}
	w.operators(day, weekend)
}

// visit is an honest sign-in, with typing errors and what people do about them.
func (w *world) visit(p *person, t time.Time, typo float64) {
	at := w.at(p, t)
	if at.ip == "" {
		return
	}
	fails := 0
	for w.chance(typo) && fails < 9 {
		w.add(w.wrongPassword(t, p, at))
		t = t.Add(w.span(4*time.Second, 40*time.Second))
		fails++
		typo = 0.38
	}
	if w.chance(0.003) { // a username that does not exist, then the right one
		w.unknown(t.Add(-20*time.Second), at)
	}
	if fails >= 3 && w.chance(0.5) {
		t = w.forgets(t, p, at)
	}
	if fails >= 5 { // locked for seconds: the patient get in
		t = t.Add(w.span(30*time.Second, 4*time.Minute))
	}
	if p.mfa {
		w.add(w.asked(t, p, at))
		t = t.Add(w.span(8*time.Second, 40*time.Second))
		for w.chance(0.06) {
			w.add(w.wrongCode(t, p, at))
			t = t.Add(w.span(8*time.Second, 40*time.Second))
		}
	}
	w.add(w.pass(t, p, at))
}

func (w *world) unknown(t time.Time, at place) {
	a := w.event(t, nil, at, logs.SignIn)
	a.Outcome, a.Reason, a.Username = logs.Fail, logs.UnknownUser, fmt.Sprintf("nobody%d", w.serial)
	w.add(a)
}

func (w *world) forgets(t time.Time, p *person, at place) time.Time {
	a := w.event(t, p, at, logs.ForgotPassword)
	a.Outcome = logs.InProgress
	w.add(a)
	t = t.Add(w.span(40*time.Second, 5*time.Minute))
	b := w.event(t, p, at, logs.ConfirmForgotPassword)
	b.Outcome = logs.Pass
	w.add(b)
	return t.Add(w.span(5*time.Second, 30*time.Second))
}

// signUp is a new user, who confirms with some probability and may ask for the
// code again.
func (w *world) signUp(t time.Time, at place, confirms float64, phone string) *person {
	p := w.person(worldUsers + w.serial)
	p.mfa = false
	a := w.event(t, p, at, logs.SignUp)
	a.Outcome, a.Phone = logs.InProgress, phone
	w.add(a)
	for range 3 {
		if !w.chance(0.12) {
			break
		}
		t = t.Add(w.span(20*time.Second, 3*time.Minute))
		r := w.event(t, p, at, logs.ResendCode)
		r.Outcome, r.Phone = logs.InProgress, phone
		w.add(r)
	}
	if w.chance(confirms) {
		t = t.Add(w.span(30*time.Second, 6*time.Minute))
		c := w.event(t, p, at, logs.ConfirmSignUp)
		c.Outcome = logs.Pass
		w.add(c)
		w.add(w.pass(t.Add(w.span(2*time.Second, 40*time.Second)), p, at))
	}
	return p
}

var operatorsNet = "198.51.100.10"

func (w *world) call(t time.Time, actor, ip, action string) {
	a := w.event(t, nil, place{ip, -1, -1}, logs.AdminCall)
	a.Actor, a.Action, a.Outcome, a.Source = "arn:aws:iam::123456789012:"+actor, action, logs.Pass, logs.CloudTrail
	w.add(a)
}

// operators are three people, one of them new in the second week, and a
// pipeline, with what they do on a working day.
func (w *world) operators(day time.Time, weekend bool) {
	w.call(day.Add(w.span(8*time.Hour, 9*time.Hour)), "assumed-role/deploy/ci", "10.200.9.9", "UpdateUserPoolClient")
	if weekend {
		return
	}
	who := []string{"user/ana", "user/ben"}
	if day.Sub(worldStart) > 10*24*time.Hour {
		who = append(who, "user/new-colleague")
	}
	common := []string{"AdminResetUserPassword", "AdminDisableUser", "AdminSetUserPassword", "AdminAddUserToGroup", "AdminUpdateUserAttributes"}
	for _, actor := range who {
		for range w.between(2, 8) {
			t := w.clockOf(day)
			w.call(t, actor, operatorsNet, "ListUsers")
			w.call(t.Add(20*time.Second), actor, operatorsNet, common[w.IntN(len(common))])
		}
	}
	t := w.clockOf(day)
	for range w.between(10, 25) { // somebody looks through a list
		t = t.Add(w.span(time.Second, 20*time.Second))
		w.call(t, "user/ana", operatorsNet, "AdminGetUser")
	}
}

// scored draws a time in the scored days.
func (w *world) scored() time.Time {
	day := worldStart.Add(time.Duration(w.between(quietDays, worldDays-1)) * 24 * time.Hour)
	return w.clockOf(day)
}

func (w *world) anybody() *person { return w.people[w.IntN(worldUsers)] }

// ordinary is a user who is not behind a back end or a VPN, and not away.
func (w *world) ordinary() *person {
	for {
		if p := w.anybody(); !p.server && !p.vpn && p.awayFrom.IsZero() {
			return p
		}
	}
}

// confusers are honest, but look bad.
func (w *world) confusers() {
	for range 10 { // an app that has an old password
		p, t := w.ordinary(), w.scored()
		at := place{p.net, p.home, p.kinds[0]}
		for range w.between(8, 40) {
			w.add(w.wrongPassword(t, p, at))
			t = t.Add(w.span(50*time.Second, 70*time.Second))
		}
	}
	for range 25 { // somebody who tries every password they ever had
		p, t := w.ordinary(), w.scored()
		at := w.at(p, t)
		for range w.between(5, 9) {
			w.add(w.wrongPassword(t, p, at))
			t = t.Add(w.span(5*time.Second, 45*time.Second))
		}
		w.add(w.pass(t.Add(3*time.Minute), p, at))
	}
	for range 20 { // an authenticator whose clock is off
		p, t := w.ordinary(), w.scored()
		at := place{p.net, p.home, p.kinds[0]}
		for range w.between(3, 7) {
			w.add(w.wrongCode(t, p, at))
			t = t.Add(w.span(10*time.Second, 40*time.Second))
		}
	}
	for range 6 {
		w.conference()
	}
	for range 2 {
		w.resetWave()
		w.marketing()
	}
	for range 10 { // somebody whose mail is slow
		p, t := w.ordinary(), w.scored()
		at := place{p.net, p.home, p.kinds[0]}
		for range w.between(3, 6) {
			a := w.event(t, p, at, logs.ForgotPassword)
			a.Outcome = logs.InProgress
			w.add(a)
			t = t.Add(w.span(2*time.Minute, 8*time.Minute))
		}
	}
	for range 3 { // a roamer: the address changes during typing
		p, t := w.ordinary(), w.scored()
		for range w.between(3, 6) {
			w.add(w.wrongPassword(t, p, place{w.address(), p.home/3*3 + w.IntN(3), p.kinds[0]}))
			t = t.Add(w.span(20*time.Second, 90*time.Second))
		}
		w.add(w.pass(t.Add(time.Minute), p, place{w.address(), p.home, p.kinds[0]}))
	}
}

// conference is a NAT that nobody was behind before: 40 to 80 users of the town,
// who type as badly as usual, and worse on a phone.
func (w *world) conference() {
	t, at := w.scored(), place{w.address(), w.IntN(homes), 0}
	for range w.between(40, 80) {
		p := w.ordinary()
		for p.home != at.site {
			p = w.ordinary()
		}
		at.kind = p.kinds[0]
		when := t.Add(w.span(0, 100*time.Minute))
		for range 3 {
			if !w.chance(0.2) {
				break
			}
			w.add(w.wrongPassword(when, p, at))
			when = when.Add(w.span(5*time.Second, 40*time.Second))
		}
		w.add(w.pass(when, p, at))
	}
	for range w.between(10, 30) { // and some are new
		at.kind = w.IntN(len(kinds))
		w.signUp(t.Add(w.span(0, 90*time.Minute)), at, 0.75, "")
	}
}

// resetWave makes 300 to 500 users choose a new password within two hours.
func (w *world) resetWave() {
	start := w.scored()
	for range w.between(300, 500) {
		p := w.anybody()
		t := start.Add(w.span(0, 2*time.Hour))
		at := w.at(p, t)
		if at.ip == "" {
			continue
		}
		for range 4 { // the old one, again
			if !w.chance(0.3) {
				break
			}
			w.add(w.wrongPassword(t, p, at))
			t = t.Add(w.span(5*time.Second, 40*time.Second))
		}
		a := w.wrongPassword(t, p, at)
		a.Reason, a.Challenges = logs.MustReset, nil
		w.add(a)
		t = w.forgets(t.Add(20*time.Second), p, at)
		w.add(w.pass(t, p, at))
	}
}

// marketing is three hours with many new users, from one country among others,
// while everybody else comes by too.
func (w *world) marketing() {
	start := w.scored()
	country := w.IntN(homes)
	for range w.between(150, 300) {
		at := place{w.address(), w.IntN(homes), w.IntN(len(kinds))}
		if w.chance(0.4) {
			at.site = country
		}
		phone := fmt.Sprintf("+%s%09d", sites[at.site].code, w.IntN(1e9))
		w.signUp(start.Add(w.span(0, 3*time.Hour)), at, 0.7, phone)
	}
	for range w.between(800, 1500) {
		w.visit(w.anybody(), start.Add(w.span(0, 3*time.Hour)), 0.09)
	}
}
