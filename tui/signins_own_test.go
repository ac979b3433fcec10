package tui_test

import (
	"fmt"
	"testing"
	"time"

	"github.com/cognito-tui/cognito-tui/tui/tuitest"
)

// The demo's caller, and somebody else with the same console.
const (
	me  = "arn:aws:iam::123456789012:user/demo"
	kim = "arn:aws:iam::123456789012:user/kim"
)

// looksUp writes CloudTrail's record of a call by a console.
func (h *house) looksUp(arn, call string, ago time.Duration) {
	h.n++
	at := tuitest.Now.Add(-ago)
	h.logs.Put("trail", "stream", at, fmt.Sprintf(
		`{"eventID":"console-%d","eventName":%q,"eventSource":"cognito-idp.amazonaws.com","eventTime":%q,"awsRegion":"eu-west-1","userIdentity":{"type":"IAMUser","arn":%q},`+
			`"userAgent":"aws-sdk-go-v2/1.41.0 lang/go#1.26 app/cognito-tui m/E","requestParameters":{"userPoolId":%q},"responseElements":null}`,
		h.n, call, at.UTC().Format(time.RFC3339), arn, h.pool))
}

// A trail records the console's own calls. They are not listed, counted or used by
// detectors, unless the filter asks for calls.
func TestWhatTheConsoleLooksUpIsNoNews(t *testing.T) {
	h := newHouse(t)
	for i := range 60 {
		h.looksUp(me, "ListUsers", 10*time.Minute-time.Duration(i)*time.Second)
	}
	h.signs(3, "Pass", "198.51.100.23", 3*time.Minute)
	h.Command("pool acme-workforce").Press("4").Sees("latest 1 event", "no alerts").SeesNot("ListUsers")
	h.Press("/").Type("action:listusers").Press("enter").Sees("latest 60 events").
		Selected().Is("✓ ListUsers", "(cognito-tui)", "by you, with ")
}

// Other people's look-ups are news, and so are all acts.
func TestWhatOthersLookUpWithTheConsoleIsTold(t *testing.T) {
	h := newHouse(t)
	h.looksUp(me, "AdminDisableUser", time.Minute)
	for i := range 40 {
		h.looksUp(kim, "ListUsers", 10*time.Minute-time.Duration(i)*time.Second)
	}
	h.Command("pool acme-workforce").Press("4").Sees("latest 41 events", "1 alert", "admin action", "40 calls in", "✓ AdminDisableUser", "by you, with ", "✓ ListUsers", "by user/kim; ")
	h.Press("/").Type("-device:app/cognito-tui").Press("enter").Sees("latest 0 events")
}

func TestASavedStreamSaysThatLookUpsAreLeftOut(t *testing.T) {
	t.Chdir(t.TempDir())
	h := newHouse(t)
	h.looksUp(me, "ListUsers", 2*time.Minute)
	h.signs(3, "Pass", "198.51.100.23", time.Minute)
	h.Command("pool acme-workforce").Press("4").Sees("latest 1 event").Press("W").Press("ctrl+u").Type("x").Press("enter").
		Sees("1 record saved as", "1 look-up of this")
}
