package emulator

import "time"

// call is one request while it is being answered. It carries the account, whose
// lock it holds.
type call struct {
	*account
	at     time.Time // one reading of the clock for the whole call
	issuer string    // base URL of this emulator for iss
	sender string    // IP address of the caller
	// clientID is the app client that the call is made through, "" for none.
	clientID string
}
