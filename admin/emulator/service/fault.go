package service

import (
	"encoding/json"
	"math/rand/v2"
	"net/http"
	"sync"
	"time"

	"github.com/cognito-tui/cognito-tui/logs/wire"
)

// Fault makes calls fail on demand.
type Fault struct {
	Operation string        // the operation that fails, "" for every one; STS calls too
	Kind      FaultKind     // what happens to the call
	Rate      float64       // share of the calls that fail, 0 to 1; 0 means all. Decided by a seeded generator
	Delay     time.Duration // how long the call waits before anything else happens; the whole fault of kind [Latency]
	Times     int           // how many calls fail at most, 0 for no limit
	After     int           // how many matching calls pass first
}

// Injected is a [Fault] that is in force, with its counts.
type Injected struct {
	Fault
	seen, spoilt int
	from         *faults
}

// Counts returns how many calls matched the fault, and how many of them failed.
func (f *Injected) Counts() (seen, failed int) {
	f.from.mu.Lock()
	defer f.from.mu.Unlock()
	return f.seen, f.spoilt
}

// Remove ends the fault.
func (f *Injected) Remove() { f.from.remove(f) }

// hits reports whether this call is to fail, and counts it.
func (f *Injected) hits(operation string, dice *rand.Rand) bool {
	if f.Operation != "" && f.Operation != operation {
		return false
	}
	f.seen++
	if f.seen <= f.After || f.Times > 0 && f.spoilt >= f.Times {
		return false
	}
	if f.Rate > 0 && dice.Float64() >= f.Rate {
		return false
	}
	f.spoilt++
	return true
}

// faults are those injected now.
type faults struct {
	mu     sync.Mutex
	dice   *rand.Rand
	active []*Injected
}

func newFaults(seed uint64) *faults {
	return &faults{dice: rand.New(rand.NewPCG(seed, 0x6661756c74))} // repeatable on purpose
}

// Inject makes calls fail until remove is called. If several faults match a call, the one
// injected first applies; delays add up.
func (f *Front) Inject(fresh Fault) (remove func()) { return f.Break(fresh).Remove }

// Break does the same, and returns the fault with its counts.
func (f *Front) Break(fresh Fault) *Injected {
	injected := &Injected{Fault: fresh, from: f.faults}
	f.faults.mu.Lock()
	defer f.faults.mu.Unlock()
	f.faults.active = append(f.faults.active, injected)
	return injected
}

func (f *faults) remove(gone *Injected) {
	f.mu.Lock()
	defer f.mu.Unlock()
	for i, injected := range f.active {
		if injected == gone {
			f.active = append(f.active[:i:i], f.active[i+1:]...)
			return
		}
	}
}

// next returns what is to happen to a call: how long it waits, and the kind of its failure
// ([Latency] for none).
func (f *faults) next(operation string) (time.Duration, FaultKind) {
	f.mu.Lock()
	defer f.mu.Unlock()
	var delay time.Duration
	for _, injected := range f.active {
		if !injected.hits(operation, f.dice) {
			continue
		}
		delay += injected.Delay
		if injected.Kind != Latency {
			return delay, injected.Kind
		}
	}
	return delay, Latency
}

// Spoilable is a request that a fault may answer.
type Spoilable struct {
	Made Answered
	Body *[]byte // the request; a fault may remove part of it
	// CarryOut executes the request, for faults that only lose its answer.
	CarryOut func()
	// Write writes an exception in the protocol of the service that was called.
	Write func(http.ResponseWriter, *wire.Failure)
}

// Spoil lets an injected fault answer the request and reports whether it did.
func (f *Front) Spoil(w http.ResponseWriter, r *http.Request, request Spoilable) bool {
	made := request.Made
	delay, kind := f.faults.next(made.Operation)
	if delay > 0 {
		select {
		case <-time.After(delay):
		case <-r.Context().Done():
			return true
		}
	}
	if kind == IgnoredFilter {
		*request.Body = withoutFilter(*request.Body)
	}
	if kind == Latency || kind == IgnoredFilter {
		return false
	}
	answer := shape(f.Account, kind, made)
	if answer.cut {
		request.CarryOut()
	}
	f.Record(made, answer.failure())
	answer.write(w, request.Write)
	return true
}

// withoutFilter removes the filter from a request, as an endpoint does that does not know
// filters.
func withoutFilter(body []byte) []byte {
	var members map[string]json.RawMessage
	if json.Unmarshal(body, &members) != nil {
		return body // refused as it is
	}
	delete(members, "Filter")
	without, err := json.Marshal(members)
	if err != nil {
		return body // unreachable: it was JSON
	}
	return without
}
