package detect_test

import (
	"fmt"
	"testing"
	"time"

	"github.com/cognito-tui/cognito-tui/logs"
	"github.com/cognito-tui/cognito-tui/logs/detect"
)

// scene is a small stage: an engine, a clock, and people who sign in.
type scene struct {
	*testing.T
	*detect.Engine
	now      time.Time
	number   int
	each     func(logs.Event) // shows an event
	once     logs.Once
	repeated int // events
}

var noon = time.Date(2026, 3, 9, 12, 0, 0, 0, time.UTC)

func newScene(t *testing.T, c detect.Config) *scene {
	c.Seed = 1
	s := &scene{T: t, Engine: detect.New(c), now: noon}
	s.each = s.show
	return s
}

// show shows an event, as every reader of logs does.
func (s *scene) show(e logs.Event) {
	if !s.once.Take(&e) {
		s.repeated++
		return
	}
	s.Observe(&e)
}

// where somebody is: his address, country, town and device.
type where struct{ ip, country, city, device string }

var (
	home   = where{"192.0.2.7", "Portugal", "Lisbon", "Chrome 126, Windows 10"}
	office = where{"192.0.3.9", "Portugal", "Lisbon", "Chrome 126, Windows 10"}
	lairAt = where{"203.0.113.9", "Brazil", "Recife", "Other, Other"}
)

// other is a place in a network of its own, in one of two countries.
func other(i int) where {
	at := where{fmt.Sprintf("198.18.%d.5", i), "Brazil", "Recife", "Other, Other"}
	if i%2 == 1 {
		at.country, at.city = "Vietnam", "Hanoi"
	}
	return at
}

func (s *scene) wait(d time.Duration) { s.now = s.now.Add(d) }

// tell shows an event, a second after the one before.
func (s *scene) tell(user string, at where, change func(*logs.Event)) {
	s.wait(time.Second)
	s.number++
	e := logs.Event{
		Time: s.now, ID: fmt.Sprintf("event-%d", s.number), Kind: logs.SignIn, Pool: "eu-west-1_Stage", Client: "web", Sub: user,
		IP: at.ip, Country: at.country, City: at.city, Device: at.device, Source: logs.UserActivity,
	}
	change(&e)
	s.each(e)
}

func passes(e *logs.Event) { e.Outcome, e.Challenges = logs.Pass, []logs.Challenge{passwordRight} }

func fails(e *logs.Event) {
	e.Outcome, e.Reason, e.Challenges = logs.Fail, logs.BadCredentials, []logs.Challenge{passwordWrong}
}

func failsCode(e *logs.Event) {
	e.Outcome, e.Reason, e.Challenges = logs.Fail, logs.WrongCode, []logs.Challenge{passwordRight, codeWrong}
}

func isAsked(e *logs.Event) {
	e.Outcome, e.Challenges = logs.InProgress, []logs.Challenge{passwordRight}
}

func isNobody(e *logs.Event) {
	e.Outcome, e.Reason, e.Sub, e.Username = logs.Fail, logs.UnknownUser, "", "nobody"+e.ID
}

func does(k logs.Kind) func(*logs.Event) {
	return func(e *logs.Event) { e.Kind, e.Outcome = k, logs.InProgress }
}

// knows lets users sign in at home for a week.
func (s *scene) knows(users ...string) {
	for range 7 {
		for i, user := range users {
			at := home
			at.ip = fmt.Sprintf("192.0.%d.7", 2+i)
			s.tell(user, at, passes)
		}
		s.wait(24*time.Hour - time.Duration(len(users))*time.Second)
	}
}

func names(n int) []string {
	list := make([]string, n)
	for i := range list {
		list[i] = fmt.Sprintf("user-%d", i)
	}
	return list
}

// of returns the alerts of a detector, closed.
func (s *scene) of(detector string) (list []detect.Alert) {
	for _, a := range s.Finish() {
		if a.Detector == detector {
			list = append(list, a)
		}
	}
	return list
}
