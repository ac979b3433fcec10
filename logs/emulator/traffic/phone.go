package traffic

import "time"

// Somebody who comes often has changed the password, and the phone tries the old
// one every minute for phoneLength; then it is another one's turn. So there is
// mostly somebody whom Cognito locks out though nobody attacks.
const phoneLength = 40 * time.Minute

// phones is how many users this happens to: those who come most often.
const phones = 10

// lockedFrom is after how many tries, one a minute, a lock lasts longer than that:
// the eleventh locks for 64 s (developer guide, "Lockout behavior").
const lockedFrom = 11

// stale is the user whose turn it is, -1 for none.
func (w *writer) stale() int {
	if len(w.regulars) == 0 {
		return -1
	}
	turn := w.Source.dice("phone", w.begins.Unix()/int64(phoneLength/time.Second))
	return w.regulars[turn.IntN(min(phones, len(w.regulars)))]
}

func (w *writer) phone() {
	user := w.stale()
	if user < 0 {
		return
	}
	from := w.home(user)
	if from == backEnd { // which a phone is not
		from = office
	}
	e := wrongPassword(w.pool.Users[user], from)
	e.own = true
	if minute := int(w.begins.Sub(w.begins.Truncate(phoneLength)) / time.Minute); minute >= lockedFrom && minute%15 > 0 {
		e.locked = true
	}
	w.write(w.begins.Add(time.Duration(user%60)*time.Second), e)
}
