package control

import (
	"errors"
	"maps"
	"net/http"
	"slices"
	"strings"
	"sync"
	"time"

	"github.com/cognito-tui/cognito-tui/admin/emulator/service"
)

// kinds are the faults by the names that calls use.
var kinds = map[string]service.FaultKind{
	"latency": service.Latency, "throttle": service.Throttle, "server-error": service.ServerError, "cut": service.CutConnection,
	"expired-credentials": service.ExpiredCredentials, "access-denied": service.AccessDenied,
	"unsupported-html": service.UnsupportedHTML, "unsupported-501": service.Unsupported501, "unsupported-action": service.UnsupportedAction,
	"unsupported-operation": service.UnsupportedOperation, "unsupported-type": service.UnsupportedType, "ignored-filter": service.IgnoredFilter,
}

// fault is a fault in JSON.
type fault struct {
	Operation string  `json:"operation,omitempty"` // "" for every one
	Kind      string  `json:"kind"`
	Rate      float64 `json:"rate,omitempty"`  // 0 means all
	Delay     string  `json:"delay,omitempty"` // such as "200ms"
	Times     int     `json:"times,omitempty"` // 0 for no limit
	After     int     `json:"after,omitempty"`
}

// counted is a fault in force.
type counted struct {
	fault
	Seen   int `json:"seen"`   // calls that matched
	Failed int `json:"failed"` // calls that the fault hit
}

// faults are those injected by calls.
type faults struct {
	inject func(service.Fault) *service.Injected

	mu     sync.Mutex
	active []active
}

type active struct {
	fault
	injected *service.Injected
}

func (f *faults) add(r *http.Request) (any, error) {
	var asked fault
	if err := read(r, &asked); err != nil {
		return nil, err
	}
	fresh, err := asked.parse()
	if err != nil {
		return nil, err
	}
	f.mu.Lock()
	f.active = append(f.active, active{asked, f.inject(fresh)})
	f.mu.Unlock()
	return f.list(), nil
}

func (a fault) parse() (service.Fault, error) {
	kind, ok := kinds[a.Kind]
	if !ok {
		return service.Fault{}, errors.New("kind is one of " + strings.Join(slices.Sorted(maps.Keys(kinds)), ", "))
	}
	if a.Rate < 0 || a.Rate > 1 || a.Times < 0 || a.After < 0 {
		return service.Fault{}, errors.New("rate is from 0 to 1, and times and after are not below 0")
	}
	var delay time.Duration
	if a.Delay != "" {
		var err error
		if delay, err = time.ParseDuration(a.Delay); err != nil || delay < 0 {
			return service.Fault{}, errors.New("delay is a duration such as 200ms, and not " + a.Delay)
		}
	}
	if kind == service.Latency && delay == 0 {
		return service.Fault{}, errors.New(`latency needs a delay, such as {"kind": "latency", "delay": "200ms"}`)
	}
	return service.Fault{Operation: a.Operation, Kind: kind, Rate: a.Rate, Delay: delay, Times: a.Times, After: a.After}, nil
}

// list returns the faults in force, the first injected first.
func (f *faults) list() []counted {
	f.mu.Lock()
	defer f.mu.Unlock()
	out := make([]counted, len(f.active)) // JSON's [] if there are none
	for i, a := range f.active {
		out[i].fault = a.fault
		out[i].Seen, out[i].Failed = a.injected.Counts()
	}
	return out
}

// clear ends all of them.
func (f *faults) clear() []counted {
	f.mu.Lock()
	for _, a := range f.active {
		a.injected.Remove()
	}
	f.active = nil
	f.mu.Unlock()
	return f.list()
}
