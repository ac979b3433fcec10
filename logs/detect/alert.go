package detect

import (
	"encoding/json"
	"time"

	"github.com/cognito-tui/cognito-tui/logs/detect/memory"
)

// Severity is how much an alert matters.
type Severity uint8

// The severities.
const (
	Low Severity = iota
	Medium
	High
	Critical
)

var severities = [...]string{"low", "medium", "high", "critical"}

func (s Severity) String() string { return severities[s] }

// MarshalText writes the word.
func (s Severity) MarshalText() ([]byte, error) { return []byte(s.String()), nil }

// State is the stage that an alert is at.
type State uint8

// The states.
const (
	Open    State = iota // a threshold was reached
	Growing              // more events came
	Closed               // it has been quiet for a while: final
)

var states = [...]string{"open", "growing", "closed"}

func (s State) String() string { return states[s] }

// MarshalText writes the word.
func (s State) MarshalText() ([]byte, error) { return []byte(s.String()), nil }

// KeyKind is what an alert can be about.
type KeyKind string

// The kinds of key.
const (
	OnUser   KeyKind = "user" // by sub, else username
	OnIP     KeyKind = "ip"
	OnPool   KeyKind = "pool"
	OnClient KeyKind = "client"
	OnActor  KeyKind = "actor" // an ARN
)

// Key is what an alert is about.
type Key struct {
	Kind  KeyKind `json:"kind"`
	Value string  `json:"value"`
}

// Alert is a snapshot of an alert, which opens, grows, may become more severe,
// and closes. The snapshot never changes.
type Alert struct {
	ID       string
	Detector string
	Severity Severity
	Attack   string // technique of MITRE ATT&CK: T1110.003
	Key      Key
	Pool     string // user pool id of the event that reached the threshold

	First  time.Time // of the first event that counted
	Last   time.Time // of the latest
	Opened time.Time // when the threshold was reached, by the events' time
	Count  int       // events that counted, among those that were read
	Users  int       // different users; above ExactUsers an estimate
	IPs    int       // different addresses, likewise

	Reason   string   // a sentence with the numbers that reached the threshold
	Crossed  int      // how many events the reason counts; 0 where its numbers are estimates
	Evidence []string // event ids, at most MaxEvidence
	Subs     []string // users of the alert, by sub, else username; at most MaxSubs
	Contain  []string // ids of actions that contain it: disable, sign-out, …
	State    State
}

// The bounds of the lists of an alert.
const (
	MaxEvidence = 50
	MaxSubs     = 200
	// ExactUsers is the number up to which different users are counted exactly;
	// above, the number is an estimate.
	ExactUsers = memory.Exactly
)

// MarshalJSON writes the alert as a line of the headless output.
func (a Alert) MarshalJSON() ([]byte, error) {
	return json.Marshal(struct {
		Type     string   `json:"type"`
		ID       string   `json:"id"`
		Detector string   `json:"detector"`
		Severity Severity `json:"severity"`
		Attack   string   `json:"attack"`
		Key      Key      `json:"key"`
		First    string   `json:"first"`
		Last     string   `json:"last"`
		Count    int      `json:"count"`
		Users    int      `json:"users"`
		IPs      int      `json:"ips"`
		Reason   string   `json:"reason"`
		Evidence []string `json:"evidence"`
	}{
		"alert", a.ID, a.Detector, a.Severity, a.Attack, a.Key, a.First.UTC().Format(time.RFC3339Nano), a.Last.UTC().Format(time.RFC3339Nano),
		a.Count, a.Users, a.IPs, a.Reason, append([]string{}, a.Evidence...),
	})
}
