package traffic

import "time"

// Somebody who comes often has changed the password, and the phone tries the old
// one every minute for phoneLength; then it is another one's turn. So there is
// mostly somebody whom Cognito locks out though nobody attacks.
const phoneLength = 40 * time.Minute

// lockedFrom is after how many tries, one a minute, a lock lasts longer than that:
// the eleventh locks for 64 s (developer guide, "Lockout behavior").
const lockedFrom = 11

// stale is the user whose turn it is.
func (w *writer) stale() int {
	turn := w.Source.dice("phone", w.begins.Unix()/int64(phoneLength/time.Second))
	return turn.IntN(1 + len(w.pool.Users)/100)
}

func (w *writer) phone() {
	user := w.stale()
	if user >= len(w.pool.Users) {
		return
	}
	from := w.home(user)
	if from == backEnd { // which a phone is not
		from = office
	}
	e := wrongPassword(w.pool.Users[user], from)
	if minute := int(w.begins.Sub(w.begins.Truncate(phoneLength)) / time.Minute); minute >= lockedFrom && minute%15 > 0 {
		e.message = "Password attempts exceeded"
	}
	w.write(w.begins.Add(time.Duration(user%60)*time.Second), e)
}
