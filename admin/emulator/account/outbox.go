package account

import (
	"time"
)

// Message is one e-mail or text message that a pool would have sent.
type Message struct {
	Number   int // 1 for the first one
	At       time.Time
	PoolID   string
	ClientID string // the app client through which the user asked for it, "" for none
	Username string
	Medium   string // "EMAIL" or "SMS"
	To       string
	Reason   string // the trigger source's second half: "SignUp", "AdminCreateUser", "ForgotPassword", …
	Code     string // the code, or the temporary password of an invitation
	Subject  string // of an e-mail
	Text     string
	Link     string // with which an e-mail confirms a sign-up, "" if it has a code for that
}

// Post numbers and remembers a message, and passes it to who receives messages.
func (a *Account) Post(m Message) {
	a.posted++
	m.Number = a.posted
	a.Messages.Add(m)
	if a.Sent != nil {
		a.Sent(m)
	}
}
