package tui_test

import (
	"fmt"
	"testing"
	"time"

	logsemulator "github.com/cognito-tui/cognito-tui/logs/emulator"
	"github.com/cognito-tui/cognito-tui/tui/tuitest"
)

// calls writes what CloudTrail records of a sign-in into a log group.
func (h *house) calls(group string, at time.Time) {
	h.n++
	h.logs.Put(group, "stream", at, fmt.Sprintf(
		`{"eventID":"call-%d","eventName":"InitiateAuth","eventSource":"cognito-idp.amazonaws.com","eventTime":%q,"awsRegion":"eu-west-1","requestParameters":{"userPoolId":%q}}`,
		h.n, at.UTC().Format(time.RFC3339), h.pool))
}

// goLive turns Live Tail on, which asks first.
func (h *house) goLive() *tuitest.Console {
	return h.Press("t").Advance(time.Second).Press("tab", "enter")
}

func TestLiveTailBeginsEarlyEnoughForWhatCloudTrailTellsLate(t *testing.T) {
	h := attacked(t)
	h.Sees("newest 25")
	h.calls("trail", tuitest.Now.Add(-7*time.Minute)) // it is there only now
	h.goLive().Sees("live 1 min", "newest 26")
	h.calls("trail", tuitest.Now.Add(-7*time.Minute))
	h.Press("t").Sees("Polling again", "newest 27")
}

// A log that fails when the reader changes is owed its past all the same.
func TestLiveTailBeginsWhereTheLogThatFailsWasReadTo(t *testing.T) {
	h := houseOn(t, logsemulator.New(logsemulator.Options{}))
	h.Advance(time.Since(tuitest.Now))
	h.logs.Put(workforce, "stream", time.Now().Add(-time.Hour), "{}")
	h.calls(logsemulator.EventHistory(), time.Now().Add(-50*time.Minute))
	remove := h.logs.Inject(logsemulator.Fault{Operation: "LookupEvents", Kind: logsemulator.ServerError})
	h.Command("pool acme-workforce").Press("4").Sees("newest 0", "! CloudTrail event history")
	remove()
	h.goLive().Sees("live 1 min", "newest 1")
}
