package emulator

import (
	"fmt"
	"math/rand/v2"
	"net/http"
	"sync"

	"github.com/cognito-tui/cognito-tui/logs/wire"
)

// Fault makes calls fail on demand.
type Fault struct {
	Operation string // the operation that fails, "" for all
	Kind      FaultKind
	Rate      float64 // share of the calls that fail, 0 to 1; 0 means all. Decided by the seed
	Times     int     // maximum number of calls that fail, 0 for no limit
}

// FaultKind is what a [Fault] does to a call.
type FaultKind int

// The kinds of fault. The last three answer, but badly.
const (
	Throttle      FaultKind = iota // 400 ThrottlingException
	ServerError                    // 500 ServiceUnavailableException
	CutConnection                  // the connection closes in the middle of the answer
	AccessDenied                   // 400 AccessDeniedException
	EmptyPage                      // FilterLogEvents returns no event but a token, as AWS may
	Shuffle                        // FilterLogEvents returns the events of a page out of order
	Repeat                         // FilterLogEvents and Live Tail return some events twice
)

var faultAnswers = map[FaultKind]wire.Failure{
	Throttle:     {Status: http.StatusBadRequest, Code: "ThrottlingException", Message: "Rate exceeded"},
	ServerError:  {Status: http.StatusServiceUnavailable, Code: "ServiceUnavailableException", Message: "The service cannot complete the request."},
	AccessDenied: {Status: http.StatusBadRequest, Code: "AccessDeniedException", Message: "User is not authorized to perform this operation"},
}

type faults struct {
	mu     *sync.Mutex
	dice   *rand.Rand
	active *[]*injected
}

type injected struct {
	Fault
	spoilt int
}

func newFaults(seed uint64) faults {
	return faults{&sync.Mutex{}, rand.New(rand.NewPCG(seed, 0x6661756c74)), &[]*injected{}} // fixed, to be repeatable
}

// Inject makes calls fail from now on, until remove is called.
func (s *Server) Inject(f Fault) (remove func()) {
	one := &injected{Fault: f}
	s.faults.mu.Lock()
	defer s.faults.mu.Unlock()
	*s.faults.active = append(*s.faults.active, one)
	return func() {
		s.faults.mu.Lock()
		defer s.faults.mu.Unlock()
		one.Times = -1 // no more calls to fail
	}
}

// hits says which of some kinds a call meets.
func (f faults) hits(operation string, kinds ...FaultKind) (FaultKind, bool) {
	f.mu.Lock()
	defer f.mu.Unlock()
	for _, one := range *f.active {
		for _, kind := range kinds {
			if one.Kind == kind && one.hit(operation, f.dice) {
				return kind, true
			}
		}
	}
	return 0, false
}

func (i *injected) hit(operation string, dice *rand.Rand) bool {
	if i.Operation != "" && i.Operation != operation || i.Times < 0 || i.Times > 0 && i.spoilt >= i.Times {
		return false
	}
	if i.Rate > 0 && dice.Float64() >= i.Rate {
		return false
	}
	i.spoilt++
	return true
}

// spoil lets a fault answer the request and reports whether it did.
func (f faults) spoil(w http.ResponseWriter, operation string) bool {
	kind, ok := f.hits(operation, Throttle, ServerError, CutConnection, AccessDenied)
	switch {
	case !ok:
		return false
	case kind == CutConnection:
		hangUp(w)
	default:
		failure := faultAnswers[kind]
		writeFailure(w, &failure)
	}
	return true
}

// hangUp promises a body and closes the connection in the middle of it.
func hangUp(w http.ResponseWriter) {
	conn, out, err := http.NewResponseController(w).Hijack()
	if err != nil {
		panic(http.ErrAbortHandler) // HTTP/2 can't be hijacked; this cuts the stream
	}
	defer func() { _ = conn.Close() }()
	_, _ = fmt.Fprintf(out, "HTTP/1.1 200 OK\r\nContent-Type: %s\r\nContent-Length: 4096\r\n\r\n{\"", jsonType)
	_ = out.Flush() // cutting is the point: a failure to write is one too
}
