package emulator

import (
	"time"
)

// call is one request while it is being answered. It carries the server, whose
// lock it holds.
type call struct {
	*Server
	at     time.Time // one reading of the clock for the whole call
	issuer string    // base URL of this emulator for iss
	sender string    // IP address of the caller
	// clientID is the app client that the call is made through, "" for none.
	clientID string
}
