package account

import (
	"time"
)

// Message is one e-mail or text message that a pool would have sent.
type Message struct {
	At       time.Time
	PoolID   string
	Username string
	Medium   string // "EMAIL" or "SMS"
	To       string
	Reason   string // the trigger source's second half: "SignUp", "AdminCreateUser", "ForgotPassword", …
	Code     string // the code, or the temporary password of an invitation
}
