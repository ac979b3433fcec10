package traffic

import "time"

// A frequent user has changed the password, and the phone tries the old one
// every minute for phoneLength; then another user has the same. So Cognito
// usually locks somebody out though nobody attacks.
const phoneLength = 40 * time.Minute

// phones is how many users this happens to: the most frequent ones.
const phones = 10

// met reports whether a try, one a minute, meets the lock of those before it. The
// eleventh locks for 64 s and each further one that counts for twice as long, up
// to 15 minutes (developer guide, "Lockout behavior").
func met(minute int) bool {
	counted := minute <= 10 || minute == 12 || minute == 15 || minute == 20 || minute == 29
	return !counted
}

// stale is the user whose phone it is at the moment, -1 for none. No user has
// it twice in a row: their lockout counter would not have been reset.
func (w *writer) stale() int {
	if len(w.regulars) == 0 {
		return -1
	}
	turn := w.begins.Unix() / int64(phoneLength/time.Second)
	return w.regulars[(turn+int64(w.Source.dice("phone", 0).IntN(phones)))%int64(min(phones, len(w.regulars)))]
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
	e.locked = met(int(w.begins.Sub(w.begins.Truncate(phoneLength)) / time.Minute))
	w.write(w.begins.Add(time.Duration(user%60)*time.Second), e)
}
