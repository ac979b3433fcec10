package service

import (
	"github.com/cognito-tui/cognito-tui/admin/emulator/account"
	"github.com/cognito-tui/cognito-tui/admin/emulator/refuse"
)

// Front is what every request passes first, for whichever service: the injected faults, and the
// record of the calls.
type Front struct {
	Account *account.Account
	faults  *faults
	calls   account.Ring[Answered]
	// Journal is told of the operations; nil where nobody keeps them.
	Journal Journal
}

// NewFront returns a front without faults. The seed decides which calls a fault with a rate
// hits; recent is how many calls are remembered.
func NewFront(a *account.Account, seed uint64, recent int) *Front {
	return &Front{Account: a, faults: newFaults(seed), calls: account.NewRing[Answered](recent)}
}

// RequestID is drawn under the lock, like every random value.
func (f *Front) RequestID() string {
	f.Account.Lock()
	defer f.Account.Unlock()
	return f.Account.Passing.UUID()
}

// Record remembers a call with its outcome.
func (f *Front) Record(made Answered, err error) {
	f.Account.Lock()
	defer f.Account.Unlock()
	made.At = f.Account.Now()
	if err != nil {
		made.Outcome = refuse.AsFailure(err).Code
	}
	f.calls.Add(made)
}

// Calls returns the calls that are remembered, oldest first.
func (f *Front) Calls() []Answered {
	f.Account.Lock()
	defer f.Account.Unlock()
	return f.calls.All()
}
