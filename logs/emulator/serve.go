package emulator

import (
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"net/http"
	"strings"

	"github.com/cognito-tui/cognito-tui/logs/wire"
)

const (
	jsonType = "application/x-amz-json-1.1"
	// maxBody is above the largest batch of PutLogEvents, 1 MB, as JSON.
	maxBody = 8 << 20
	// functionsPath is where Lambda's REST API has its functions.
	functionsPath = "/2015-03-31/functions/"
)

// Answers reports whether a request is for one of the services here, by the same
// signs as AWS's own routing. A server of several emulators calls it.
func Answers(r *http.Request) bool {
	target := targetOf(r)
	return strings.HasPrefix(target, logsTarget) || strings.HasPrefix(target, trailTarget) || strings.HasPrefix(r.URL.Path, functionsPath)
}

// Beside serves the services here and, at the same address, another handler.
func (s *Server) Beside(others http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		if Answers(r) {
			s.ServeHTTP(w, r)
			return
		}
		others.ServeHTTP(w, r)
	})
}

// ServeHTTP answers one request.
func (s *Server) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	w.Header().Set("Date", s.opts.Now().UTC().Format(http.TimeFormat)) // clients set their clocks by it
	if strings.HasPrefix(r.URL.Path, functionsPath) {
		s.serveFunction(w, r)
		return
	}
	if r.Method != http.MethodPost || r.URL.Path != "/" {
		http.NotFound(w, r)
		return
	}
	body, err := io.ReadAll(http.MaxBytesReader(w, r.Body, maxBody))
	if err != nil {
		http.Error(w, "Request Entity Too Large", http.StatusRequestEntityTooLarge)
		return
	}
	w.Header().Set("X-Amzn-Requestid", s.uuid())
	target := targetOf(r)
	if s.faults.spoil(w, operationOf(target)) {
		return
	}
	if target == logsTarget+"StartLiveTail" {
		s.startLiveTail(w, r, body)
		return
	}
	answer, err := s.answer(r, target, body)
	if err != nil {
		writeFailure(w, asFailure(err))
		return
	}
	w.Header().Set("Content-Type", jsonType)
	_, _ = w.Write(answer) // if the client has gone away there is nobody to answer
}

func targetOf(r *http.Request) string {
	return strings.TrimPrefix(r.Header.Get("X-Amz-Target"), longTrail)
}

func operationOf(target string) string { return target[strings.LastIndex(target, ".")+1:] }

func (s *Server) answer(r *http.Request, target string, body []byte) ([]byte, error) {
	e, ok := s.endpoints[target]
	if !ok {
		return nil, fail("UnknownOperationException", "")
	}
	if !signed(r) {
		return nil, fail("MissingAuthenticationTokenException", "Missing Authentication Token")
	}
	in, err := e.read(body)
	if err != nil {
		return nil, err
	}
	s.mu.Lock()
	defer s.mu.Unlock()
	c := s.call()
	out, err := e.run(c, in)
	if err != nil {
		return nil, err
	}
	return e.write(out), nil
}

// call begins a call: what was in transit has arrived by now. The lock must be
// held.
func (s *Server) call() *call {
	c := &call{s, s.opts.Now()}
	c.arrive()
	return c
}

func signed(r *http.Request) bool { return strings.HasPrefix(r.Header.Get("Authorization"), "AWS4-") }

func asFailure(err error) *wire.Failure {
	if f, ok := errors.AsType[*wire.Failure](err); ok {
		return f
	}
	return &wire.Failure{Status: http.StatusInternalServerError, Code: "InternalFailure", Message: err.Error()}
}

func writeFailure(w http.ResponseWriter, f *wire.Failure) {
	body := map[string]string{"__type": f.Code}
	if f.Message != "" {
		body["message"] = f.Message
	}
	w.Header().Set("Content-Type", jsonType)
	w.Header().Set("X-Amzn-Errortype", f.Code)
	w.WriteHeader(f.Status)
	_ = json.NewEncoder(w).Encode(body) // the client has gone away: nobody to answer
}

// uuid makes an id from the seed. It takes the lock.
func (s *Server) uuid() string {
	s.mu.Lock()
	defer s.mu.Unlock()
	return s.newID()
}

// newID is uuid for callers that hold the lock.
func (s *Server) newID() string {
	a, b := s.dice.Uint64(), s.dice.Uint64()
	return fmt.Sprintf("%08x-%04x-4%03x-%04x-%012x", a>>32, a>>16&0xffff, a&0xfff, b>>48&0x3fff|0x8000, b&0xffffffffffff)
}
