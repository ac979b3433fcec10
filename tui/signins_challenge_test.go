package tui_test

import (
	"fmt"
	"testing"
	"time"

	"github.com/cognito-tui/cognito-tui/tui/tuitest"
)

// asked writes CloudTrail's record of a right password that leads to a challenge.
func (h *house) asked(user int, challenge string, ago time.Duration) {
	h.passes(user, "", `{"challengeName":"`+challenge+`","session":"HIDDEN_DUE_TO_SECURITY_REASONS"}`, ago)
}

// told writes CloudTrail's record of a right password that completes the sign-in.
func (h *house) told(user int, client string, ago time.Duration) { h.passes(user, client, "null", ago) }

func (h *house) passes(user int, client, answer string, ago time.Duration) {
	h.n++
	at := tuitest.Now.Add(-ago)
	h.logs.Put("trail", "stream", at, fmt.Sprintf(
		`{"eventID":"call-%d","eventName":"InitiateAuth","eventSource":"cognito-idp.amazonaws.com","eventTime":%q,"awsRegion":"eu-west-1",`+
			`"requestParameters":{"userPoolId":%q,"clientId":%q,"authFlow":"USER_PASSWORD_AUTH"},"responseElements":%s,"additionalEventData":{"sub":%q}}`,
		h.n, at.UTC().Format(time.RFC3339), h.pool, client, answer, h.attribute(user, "sub")))
}

func TestASignInThatStopsAtAChallengeSaysWhich(t *testing.T) {
	h := newHouse(t)
	h.asked(3, "MFA_SETUP", 3*time.Minute)
	h.asked(4, "NEW_PASSWORD_REQUIRED", 2*time.Minute)
	h.Command("pool acme-workforce").Press("4").
		Sees("· at MFA_SETUP", "asked to set", "· at NEW_PASSWORD", "asked for a").
		Press("down", "enter").Sees("› "+h.username(3), "· The last sign-in, 3 min ago, stopped at MFA_SETUP: asked to set up a second factor.")
}

// CloudTrail has whole seconds.
func TestASignInThatIsOverStandsNowhere(t *testing.T) {
	h := newHouse(t)
	h.asked(3, "SMS_MFA", 3*time.Minute)
	h.told(3, "", 3*time.Minute)
	h.Command("pool acme-workforce").Press("4", "enter").Sees("› " + h.username(3)).SeesNot("stopped at")
}

// A filter that finds only repeats does not say that it finds nothing.
func TestAnEmptyStreamTellsOfTheRepeatsThatMatch(t *testing.T) {
	h := newHouse(t)
	h.signs(3, "Pass", "198.51.100.23", 3*time.Minute)
	h.told(3, "1example23456789", 3*time.Minute)
	h.Command("pool acme-workforce").Press("4").Sees("latest 1 event").
		Press("/").Type("InitiateAuth").Press("enter").Sees("latest 0 events", "1 event, which source:cloudtrail lists").
		Press("/", "ctrl+u").Type("source:cloudtrail").Press("enter").Sees("latest 1 event", "sign-in")
}
