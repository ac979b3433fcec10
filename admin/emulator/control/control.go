// Package control lets a test suite reset, move in time, break and save an emulator over HTTP.
package control

import (
	"encoding/json"
	"errors"
	"io"
	"net/http"
	"strings"
	"time"

	"github.com/cognito-tui/cognito-tui/admin/emulator/clock"
	"github.com/cognito-tui/cognito-tui/admin/emulator/local"
	"github.com/cognito-tui/cognito-tui/admin/emulator/service"
)

// Emulator is what is controlled.
type Emulator struct {
	Clock *clock.Clock
	// Reset takes the emulator back to its start, or to one without pools. It ends all faults
	// that were injected since, and takes the clock back.
	Reset func(empty bool) error
	// Break injects a fault into the emulator as it is now.
	Break func(service.Fault) *service.Injected
	// Save keeps the state and returns how many calls it is made of; nil where no place was given.
	Save func() (calls int, err error)
}

// New returns the control of an emulator, for this machine alone.
func New(e Emulator) http.Handler {
	f := &faults{inject: e.Break}
	routes := http.NewServeMux()
	routes.HandleFunc("POST /_reset", answer(func(r *http.Request) (any, error) { return reset(e, f, r) }))
	routes.HandleFunc("GET /_clock", answer(func(*http.Request) (any, error) { return show(e.Clock), nil }))
	routes.HandleFunc("POST /_clock", answer(func(r *http.Request) (any, error) { return move(e.Clock, r) }))
	routes.HandleFunc("GET /_faults", answer(func(*http.Request) (any, error) { return f.list(), nil }))
	routes.HandleFunc("POST /_faults", answer(f.add))
	routes.HandleFunc("DELETE /_faults", answer(func(*http.Request) (any, error) { return f.clear(), nil }))
	routes.HandleFunc("POST /_state/save", answer(func(*http.Request) (any, error) { return save(e) }))
	return local.Only(routes)
}

// Answers reports whether a request is for the control, and not for a service.
func Answers(r *http.Request) bool {
	for _, path := range []string{"/_reset", "/_clock", "/_faults", "/_state/save"} {
		if r.URL.Path == path {
			return true
		}
	}
	return false
}

// broken is an error that is not the caller's.
type broken struct{ error }

// answer writes what a function returns as JSON; an error is 400, or 500 if it is not the
// caller's.
func answer(act func(*http.Request) (any, error)) http.HandlerFunc {
	return func(w http.ResponseWriter, r *http.Request) {
		out, err := act(r)
		w.Header().Set("Content-Type", "application/json")
		w.Header().Set("Cache-Control", "no-store")
		if err != nil {
			status := http.StatusBadRequest
			if _, own := errors.AsType[broken](err); own {
				status = http.StatusInternalServerError
			}
			w.WriteHeader(status)
			out = map[string]string{"error": err.Error()}
		}
		_ = json.NewEncoder(w).Encode(out) // the client has gone away: nobody to tell
	}
}

// read reads the JSON of a request, which may be left out. It refuses members that it does not
// know.
func read(r *http.Request, into any) error {
	body := json.NewDecoder(r.Body)
	body.DisallowUnknownFields()
	err := body.Decode(into)
	if errors.Is(err, io.EOF) {
		return nil
	}
	if err != nil {
		return errors.New(strings.TrimPrefix(err.Error(), "json: "))
	}
	if body.More() {
		return errors.New("the request has more than one JSON value")
	}
	return nil
}

func reset(e Emulator, f *faults, r *http.Request) (any, error) {
	var to struct {
		Empty bool `json:"empty"`
	}
	if err := read(r, &to); err != nil {
		return nil, err
	}
	if err := e.Reset(to.Empty); err != nil {
		return nil, broken{err}
	}
	f.clear()
	return show(e.Clock), nil
}

// shown is the clock in JSON.
type shown struct {
	Now    time.Time `json:"now"`
	Stands bool      `json:"stands"`
}

func show(c *clock.Clock) shown { return shown{c.Now().UTC(), c.Stands()} }

func move(c *clock.Clock, r *http.Request) (any, error) {
	var by struct {
		Advance string    `json:"advance"`
		Set     time.Time `json:"set"`
	}
	if err := read(r, &by); err != nil {
		return nil, err
	}
	if (by.Advance == "") == by.Set.IsZero() {
		return nil, errors.New(`the clock is moved by {"advance": "15m"} or {"set": "2026-03-14T15:09:26Z"}`)
	}
	if by.Advance == "" {
		return moved(c, c.Set(by.Set))
	}
	d, err := time.ParseDuration(by.Advance)
	if err != nil {
		return nil, errors.New("advance is a duration such as 15m or 1h30m, and not " + by.Advance)
	}
	return moved(c, c.Advance(d))
}

func moved(c *clock.Clock, err error) (any, error) {
	if err != nil {
		return nil, err
	}
	return show(c), nil
}

func save(e Emulator) (any, error) {
	if e.Save == nil {
		return nil, errors.New("the emulator was started without --state")
	}
	calls, err := e.Save()
	if err != nil {
		return nil, broken{err}
	}
	return map[string]int{"calls": calls}, nil
}
