package emulator

// front is what every request passes, whichever service it is for: the faults that
// were injected, and the record of the calls.
type front struct {
	account *account
	faults  *faults
	calls   ring[answeredCall]
}

// newFront gives a front without faults. The seed decides which calls a fault with
// a rate spoils; recent is how many calls are remembered.
func newFront(a *account, seed uint64, recent int) *front {
	return &front{account: a, faults: newFaults(seed), calls: newRing[answeredCall](recent)}
}

// requestID is drawn under the lock, like everything that is drawn.
func (f *front) requestID() string {
	f.account.Lock()
	defer f.account.Unlock()
	return f.account.passing.uuid()
}

// record remembers a call with what became of it.
func (f *front) record(made answeredCall, err error) {
	f.account.Lock()
	defer f.account.Unlock()
	made.At = f.account.now()
	if err != nil {
		made.Outcome = asFailure(err).Code
	}
	f.calls.add(made)
}

// answered gives the calls that are remembered, oldest first.
func (f *front) answered() []answeredCall {
	f.account.Lock()
	defer f.account.Unlock()
	return f.calls.all()
}
