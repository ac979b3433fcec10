package account

import "time"

// Call is one request while it is being answered. It carries the account, whose
// lock it holds.
type Call struct {
	*Account
	At     time.Time // one reading of the clock for the whole call
	Issuer string    // base URL of this emulator for iss
	Sender string    // IP address of the caller
	// SignedFor is the Region that the request was signed for, "" where it was not signed.
	SignedFor string
	// ClientID is the app client that the call is made through, "" for none.
	ClientID string
}
