package emulator

import (
	"encoding/json"
	"net/http"
	"slices"
	"strings"
	"time"

	"github.com/aws/aws-sdk-go-v2/aws/protocol/eventstream"
	"github.com/aws/aws-sdk-go-v2/service/cloudwatchlogs/types"

	"github.com/cognito-tui/cognito-tui/logs/emulator/pattern"
)

// Limits of Live Tail (API reference).
const (
	eventsPerUpdate = 500
	groupsPerTail   = 10
	longestTail     = 3 * time.Hour
)

// tail is one session.
type tail struct {
	request liveTailRequest
	names   map[string]bool
	match   pattern.Pattern
	waiting []*event // ingested since the last update
	cut     chan struct{}
}

type liveTailRequest struct {
	LogGroupIdentifiers   []string `json:"logGroupIdentifiers"`
	LogEventFilterPattern string   `json:"logEventFilterPattern,omitempty"`
	LogStreamNames        []string `json:"logStreamNames,omitempty"`
	LogStreamNamePrefixes []string `json:"logStreamNamePrefixes,omitempty"`
}

// offer gives the session an event if it matches.
func (t *tail) offer(e *event) {
	if !t.names[e.group] || !t.ofStream(e.stream) || !t.match(e.message) {
		return
	}
	t.waiting = append(t.waiting, e)
}

func (t *tail) ofStream(name string) bool {
	prefixes := t.request.LogStreamNamePrefixes
	return (len(t.request.LogStreamNames) == 0 || slices.Contains(t.request.LogStreamNames, name)) &&
		(len(prefixes) == 0 || slices.ContainsFunc(prefixes, func(p string) bool { return strings.HasPrefix(name, p) }))
}

// newTail checks a request. The texts are not documented.
func (s *Server) newTail(body []byte) (*tail, error) {
	t := &tail{names: map[string]bool{}, cut: make(chan struct{})}
	if err := json.Unmarshal(body, &t.request); err != nil {
		return nil, fail("SerializationException", "Unable to parse the request: %v", err)
	}
	identifiers := t.request.LogGroupIdentifiers
	if n := len(identifiers); n < 1 || n > groupsPerTail {
		return nil, invalidParameter("1 validation error detected: Value at 'logGroupIdentifiers' failed to satisfy constraint: Member must have length between 1 and %d", groupsPerTail)
	}
	if len(identifiers) > 1 && len(t.request.LogStreamNames)+len(t.request.LogStreamNamePrefixes) > 0 {
		return nil, invalidParameter("Log streams can be given with one log group only.")
	}
	for _, arn := range identifiers {
		if !strings.HasPrefix(arn, "arn:") || strings.HasSuffix(arn, "*") {
			return nil, invalidParameter("%s is not the ARN of a log group", arn)
		}
		g, err := s.group(nameIn(arn))
		if err != nil {
			return nil, err
		}
		if g.class != types.LogGroupClassStandard {
			return nil, fail("InvalidOperationException", "Live Tail reads log groups of the Standard class only.")
		}
		t.names[g.name] = true
	}
	var err error
	if t.match, err = pattern.Compile(t.request.LogEventFilterPattern); err != nil {
		return nil, invalidParameter("%v", err)
	}
	return t, nil
}

// CutLiveTails breaks the connection of every session, and returns how many
// there were.
func (s *Server) CutLiveTails() int {
	s.mu.Lock()
	defer s.mu.Unlock()
	n := len(s.tails)
	for t := range s.tails {
		close(t.cut)
		delete(s.tails, t)
	}
	return n
}

// LiveTails is how many sessions are open.
func (s *Server) LiveTails() int {
	s.mu.Lock()
	defer s.mu.Unlock()
	return len(s.tails)
}

func (s *Server) startLiveTail(w http.ResponseWriter, r *http.Request, body []byte) {
	s.mu.Lock()
	s.call()
	t, err := s.newTail(body)
	if err == nil {
		s.tails[t] = struct{}{}
	}
	s.mu.Unlock()
	if err != nil {
		writeFailure(w, asFailure(err))
		return
	}
	defer func() {
		s.mu.Lock()
		delete(s.tails, t)
		s.mu.Unlock()
	}()
	w.Header().Set("Content-Type", "application/vnd.amazon.eventstream")
	out := &eventWriter{w: w, flush: http.NewResponseController(w), encoder: eventstream.NewEncoder()}
	out.event("initial-response", struct{}{})
	out.event("sessionStart", map[string]any{
		"requestId": w.Header().Get("X-Amzn-Requestid"), "sessionId": s.uuid(), "logGroupIdentifiers": t.request.LogGroupIdentifiers,
		"logEventFilterPattern": t.request.LogEventFilterPattern,
	})
	s.update(r, t, out)
}

// update sends what was ingested, every second, until the session ends.
func (s *Server) update(r *http.Request, t *tail, out *eventWriter) {
	second := time.NewTicker(time.Second)
	defer second.Stop()
	end := time.NewTimer(longestTail)
	defer end.Stop()
	for out.err == nil {
		select {
		case <-second.C:
			out.event("sessionUpdate", s.sessionUpdate(t))
		case <-end.C:
			out.exception("SessionTimeoutException", "The session has timed out.") // text not documented
			return
		case <-t.cut:
			panic(http.ErrAbortHandler) // the connection breaks, without a last chunk
		case <-r.Context().Done():
			return
		}
	}
}

type liveTailEvent struct {
	IngestionTime      int64  `json:"ingestionTime"`
	LogGroupIdentifier string `json:"logGroupIdentifier"`
	LogStreamName      string `json:"logStreamName"`
	Message            string `json:"message"`
	Timestamp          int64  `json:"timestamp"`
}

// sessionUpdate takes what is waiting: all of it, or 500 spread evenly.
func (s *Server) sessionUpdate(t *tail) any {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.call()
	events := t.waiting
	t.waiting = nil
	sampled := len(events) > eventsPerUpdate
	results := []liveTailEvent{}
	for i := range min(len(events), eventsPerUpdate) {
		e := events[i*max(len(events), eventsPerUpdate)/eventsPerUpdate]
		results = append(results, liveTailEvent{e.ingested, s.opts.Account + ":" + e.group, e.stream, e.message, e.at})
	}
	if _, ok := s.faults.hits("StartLiveTail", Repeat); ok && len(results) > 0 {
		results = append(results, results[0])
	}
	return map[string]any{"sessionMetadata": map[string]bool{"sampled": sampled}, "sessionResults": results}
}

// eventWriter writes the messages of an event stream.
type eventWriter struct {
	w       http.ResponseWriter
	flush   *http.ResponseController
	encoder *eventstream.Encoder
	err     error // after a write failed: the client has gone away
}

func (e *eventWriter) event(kind string, payload any) {
	e.message(payload, map[string]string{":message-type": "event", ":event-type": kind, ":content-type": "application/json"})
}

func (e *eventWriter) exception(kind, text string) {
	e.message(map[string]string{"message": text}, map[string]string{":message-type": "exception", ":exception-type": kind, ":content-type": "application/json"})
}

func (e *eventWriter) message(payload any, headers map[string]string) {
	if e.err != nil {
		return
	}
	var m eventstream.Message
	for name, value := range headers {
		m.Headers.Set(name, eventstream.StringValue(value))
	}
	if m.Payload, e.err = json.Marshal(payload); e.err != nil {
		return
	}
	if e.err = e.encoder.Encode(e.w, m); e.err == nil {
		e.err = e.flush.Flush()
	}
}
