package traffic

import "time"

// event is something that somebody is about to do. The pool's answer at its time
// decides the outcome.
type event struct {
	at     time.Time
	draw   uint64 // of the ids in its records
	client string // any, if empty

	kind   string // as in the user activity export
	try    Try
	own    bool // by the user, not by somebody else
	locked bool // the tries before it have locked the user
	weary  bool // skipped by a user who knows by now that it is futile
	user   User // without a sub the user does not exist
	from   origin
	risk   string // "", "Low", "Medium" or "High"
	leaked bool   // the password is known from a leak

	call, actor string // name of an administrator's operation
}

const (
	signIn = "SignIn"
	signUp = "SignUp"
	forgot = "ForgotPassword"
)

func wrongPassword(u User, from origin) event {
	return event{kind: signIn, try: WrongPassword, user: u, from: from}
}

// write plans an event.
func (w *writer) write(at time.Time, e event) {
	e.at, e.draw = at, w.dice.Uint64()
	if e.client == "" && len(w.pool.Clients) > 0 {
		e.client = w.pool.Clients[w.dice.IntN(len(w.pool.Clients))]
	}
	w.events = append(w.events, e)
}
