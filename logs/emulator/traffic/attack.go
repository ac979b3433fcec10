package traffic

import (
	"fmt"
	"slices"
	"time"
)

// An attack takes a quarter of an hour, and one quarter in three has one. Its
// kind is random.
const (
	attackLength = 15 * time.Minute
	attackShare  = 3
)

// attacks are the kinds, by the detector that should notice them. Each writes
// what it does in one of its minutes, counted from 0.
var attacks = []struct {
	name string
	run  func(w *writer, minute int)
}{
	{"brute_force_user", bruteForce},
	{"spray_ip", spray},
	{"stuffing_distributed", stuffing},
	{"takeover", takeover},
	{"mfa_failures", wrongCodes},
	{"user_enumeration", enumeration},
	{"forgot_password_flood", forgotFlood},
	{"signup_burst", signUps},
	{"admin_action", adminActs},
	{"impossible_travel", travel},
}

// attackAt finds the attack under way at a time, as its place in the table.
func (s Source) attackAt(at time.Time) (int, bool) {
	dice := s.dice("attack", at.Unix()/int64(attackLength/time.Second))
	if dice.IntN(attackShare) > 0 {
		return 0, false
	}
	return dice.IntN(len(attacks)), true
}

func (w *writer) attack() {
	i, ok := w.attackAt(w.begins)
	if !ok || len(w.pool.Users) == 0 {
		return
	}
	attacks[i].run(w, int(w.begins.Sub(w.begins.Truncate(attackLength))/time.Minute))
}

// target is the n-th user of an attack on many.
func (w *writer) target(n int) User {
	of := w.Source.dice("victim", w.begins.Unix()/int64(attackLength/time.Second))
	return w.pool.Users[(of.IntN(len(w.pool.Users))+n)%len(w.pool.Users)]
}

// victim is the user of an attack on one, among those whom it makes sense to
// attack.
func (w *writer) victim(among []int) (User, bool) {
	if len(among) == 0 {
		return User{}, false
	}
	of := w.Source.dice("victim", w.begins.Unix()/int64(attackLength/time.Second))
	return w.pool.Users[among[of.IntN(len(among))]], true
}

// attacker is where the attack comes from.
func (w *writer) attacker() origin {
	of := w.Source.dice("attacker", w.begins.Unix()/int64(attackLength/time.Second))
	place := places[6+of.IntN(4)]
	return origin{fmt.Sprintf("192.0.2.%d", 100+of.IntN(100)), place.country, place.city, "Other, Other"}
}

// spread returns n times within the minute.
func (w *writer) spread(n int, each func(at time.Time, i int)) {
	for i := range n {
		each(w.begins.Add(time.Duration(i)*time.Minute/time.Duration(n)), i)
	}
}

func bruteForce(w *writer, _ int) {
	victim, ok := w.victim(w.regulars)
	if !ok {
		return
	}
	w.spread(8, func(at time.Time, i int) {
		e := wrongPassword(victim, w.attacker())
		e.locked = i > 4 // by then
		w.write(at, e)
	})
}

// spray tries two passwords for each of many users.
func spray(w *writer, minute int) {
	w.spread(10, func(at time.Time, i int) { w.write(at, wrongPassword(w.target(minute*5+i/2), w.attacker())) })
}

func stuffing(w *writer, minute int) {
	w.spread(20, func(at time.Time, i int) {
		from := w.attacker()
		from.ip = fmt.Sprintf("192.0.2.%d", w.dice.IntN(100))
		w.write(at, wrongPassword(w.target(minute*20+i), from))
	})
}

// takeover tries wrong passwords of one user for half the time, and then the
// right one.
func takeover(w *writer, minute int) {
	victim, ok := w.victim(w.regulars)
	switch {
	case !ok:
	case minute < 8:
		w.spread(3, func(at time.Time, _ int) { w.write(at, wrongPassword(victim, w.attacker())) })
	case minute == 8:
		w.write(w.begins, event{kind: signIn, try: RightPassword, user: victim, from: w.attacker(), risk: "High"})
	}
}

func wrongCodes(w *writer, minute int) {
	victim, ok := w.victim(w.secured)
	if ok && minute < 5 {
		w.spread(3, func(at time.Time, _ int) {
			w.write(at, event{kind: signIn, try: WrongCode, user: victim, from: w.attacker()})
		})
	}
}

// enumeration uses an app client that reveals who exists, if there is one.
func enumeration(w *writer, minute int) {
	i := slices.IndexFunc(w.pool.Clients, func(client string) bool {
		return w.answer(client, User{Username: "guess"}, WrongPassword, w.begins).Code == "UserNotFoundException"
	})
	w.spread(15, func(at time.Time, n int) {
		e := wrongPassword(User{Username: fmt.Sprintf("guess%d", minute*15+n)}, w.attacker())
		if i >= 0 {
			e.client = w.pool.Clients[i]
		}
		w.write(at, e)
	})
}

func forgotFlood(w *writer, minute int) {
	w.spread(6, func(at time.Time, i int) {
		w.write(at, event{kind: forgot, try: ForgotPassword, user: w.target(minute*6 + i), from: w.attacker()})
	})
}

func signUps(w *writer, minute int) {
	w.spread(12, func(at time.Time, i int) {
		name := fmt.Sprintf("bot-%d-%d", w.begins.Unix(), i)
		w.write(at, event{kind: signUp, user: User{Sub: uuid(w.dice), Username: name}, from: w.attacker()})
	})
	_ = minute
}

// adminActs: a leaked key stops the pool's logs, and then attacks its users.
func adminActs(w *writer, minute int) {
	if minute > 2 {
		return
	}
	actor := "arn:aws:iam::" + w.pool.Account + ":user/old-deploy-key"
	if minute == 0 {
		w.write(w.begins, event{call: "SetLogDeliveryConfiguration", actor: actor, from: w.attacker()})
	}
	for i, call := range []string{"AdminSetUserPassword", "AdminDisableUser", "AdminSetUserMFAPreference"} {
		w.write(w.begins.Add(time.Duration(1+i)*7*time.Second), event{call: call, actor: actor, user: w.target(minute), from: w.attacker()})
	}
}

// travel: the user signs in at home and, half an hour later, far away.
func travel(w *writer, minute int) {
	victim, ok := w.victim(w.regulars)
	switch {
	case !ok:
	case minute == 1:
		w.write(w.begins, event{kind: signIn, try: RightPassword, own: true, user: victim, from: origin{"203.0.113.201", "Portugal", "Lisbon", "Safari 19, Mac OS X"}})
	case minute == 12:
		w.write(w.begins, event{kind: signIn, try: RightPassword, user: victim, from: origin{"192.0.2.201", "Japan", "Osaka", "Chrome 141, Windows 10"}, risk: "Medium"})
	}
}
