package main

import (
	"sync"
	"time"

	"github.com/cognito-tui/cognito-tui/admin/call"
	"github.com/cognito-tui/cognito-tui/cmd/cognito-tui/output"
)

// slow is how long AWS may take to answer a call before a command says that it waits.
const slow = 5 * time.Second

// sayWaits returns what says on standard error, outside the console, which call AWS does
// not answer: the one that has waited the longest, once for each try.
func (s *settings) sayWaits() func(*call.Session) {
	var mu sync.Mutex
	var said call.Unanswered
	var at time.Time
	return func(session *call.Session) {
		mu.Lock()
		defer mu.Unlock()
		late, ok := session.Unanswered()
		now := time.Now()
		beside := late.Operation == said.Operation && late.Try == said.Try && now.Sub(at) < slow
		if !ok || late == said || beside { // others that were sent with it wait like it
			return
		}
		said, at = late, now
		output.SayOver(s.errs, late.Words(now))
	}
}
