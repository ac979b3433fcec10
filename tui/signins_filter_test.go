package tui_test

import (
	"net/http"
	"strings"
	"sync/atomic"
	"testing"
	"time"

	cip "github.com/aws/aws-sdk-go-v2/service/cognitoidentityprovider"

	logsemulator "github.com/cognito-tui/cognito-tui/logs/emulator"
	"github.com/cognito-tui/cognito-tui/tui/screen"
)

func TestTheStreamIsFilteredAndStopped(t *testing.T) {
	h := attacked(t)
	h.Press("/").Sees("outcome:").Type("outcome:pass").Press("enter").Sees("outcome:pass", "latest 1 event", "✓ sign-in").SeesNot("✗ sign-in").
		Press("esc").Sees("latest 25 events")
	h.Press("f").Sees("stopped, 0 new").Press("f").Sees("following")
}

// The name of a field is not searched for before its colon is typed.
func TestTheStreamNarrowsWhileOneTypes(t *testing.T) {
	h := attacked(t)
	h.Press("/").Type("outcome").Sees("latest 25 events").Type(":pass").Sees("latest 1 event").Press("esc").Sees("latest 25 events")
}

func TestAFilterThatMakesNoSenseStaysToBeMended(t *testing.T) {
	h := attacked(t)
	h.Press("/").Type("colour:red").Press("enter").Sees("/ colour:red", "✗ There is no field").
		Press("ctrl+u").Type("ip:999.1.2.3").Press("enter").Sees("/ ip:999.1.2.3", "✗ 999.1.2.3 is not an address").
		Press("ctrl+u").Type("outcome:pass").Press("enter").Sees("latest 1 event").SeesNot("✗ There is no field")
}

// The error is shown whole on the smallest terminal, and no list is shown for a filter
// that was not applied.
func TestWhatIsWrongWithAFilterIsToldWhole(t *testing.T) {
	h := attacked(t)
	h.Resize(80, 24).Press("/").Type("foo").Sees("match foo").
		Type(":bar").Sees("This is not a filter yet.").SeesNot("match foo").
		Press("enter").Sees("/ foo:bar", `✗ There is no field "foo"; there are user, ip, country`, "goes in quotation").SeesNot("match foo").
		Resize(20, 6).Sees("✗ There is no").Resize(80, 24).
		Press("ctrl+u").Type("outcome:pass").Sees("latest 1 event").SeesNot("There is no field", "no filter yet")
}

func TestMarksThatAFilterHidesAreDropped(t *testing.T) {
	h := attacked(t)
	h.Press("space", "space", "space").Sees("3 marked")
	h.Press("/").Type("outcome:pass").Press("esc").Sees("3 marked")
	h.Press("/").Type("outcome:fail").Press("enter").Sees("2 marked").Press("a").Sees("act on " + h.username(11)).Press("esc")
	h.Press("/").Press("ctrl+u").Type("outcome:pass").Press("enter").Sees("latest 1 event").SeesNot("marked").
		Press("a").Sees("act on " + h.username(14))
}

// Many logs have only subs. Users are searched by the names that people use.
func TestAFilterFindsWhomTheLogKnowsBySubAlone(t *testing.T) {
	h := newHouse(t)
	h.nameless = true
	for i := range 12 {
		h.signs(i, "Fail", "203.0.113.9", time.Duration(i+1)*time.Minute)
	}
	name, email := h.username(3), h.attribute(3, "email")
	h.Command("pool acme-workforce").Command("signins user:"+name).Sees("latest 1 event", name).
		Press("esc").Sees("latest 12 events").
		Press("/").Type(name).Press("enter").Sees("latest 1 event").
		Press("/", "ctrl+u").Type("user:"+email).Press("enter").Sees("latest 1 event", name).
		Press("/", "ctrl+u").Type("-user:" + email).Press("enter").Sees("latest 11 events")
}

// A name that records don't have is looked up by enter, and not at every key.
func TestAnEmptyStreamSaysThatANameIsStillToBeLookedUp(t *testing.T) {
	h := newHouse(t)
	h.nameless = true
	h.signs(3, "Fail", "203.0.113.9", 30*time.Minute)
	h.Command("pool acme-workforce").Command("signins outcome:pass").
		Press("/", "up").Type(" user:"+h.username(3)).
		Sees("latest 0 events", "match outcome:pass user:"+h.username(3)+" so far; enter looks up the users it names.").
		Press("enter").Sees("user:"+h.username(3)+".", "is a user of this pool").
		Press("/", "up").Sees("latest 0 events").SeesNot("looks up")
}

// What was looked up before stays known when look-ups fail.
func TestAFilterKnowsTheNamesThatWereLookedUp(t *testing.T) {
	var refused atomic.Bool
	h := houseBehind(t, logsemulator.New(logsemulator.Options{}), func(aws http.Handler) http.Handler {
		return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
			if refused.Load() && strings.HasSuffix(r.Header.Get("X-Amz-Target"), ".ListUsers") {
				w.Header().Set("X-Amzn-Errortype", "AccessDeniedException")
				w.WriteHeader(http.StatusBadRequest)
				return
			}
			aws.ServeHTTP(w, r)
		})
	}, screen.Options{})
	h.nameless = true
	h.signs(3, "Fail", "203.0.113.9", time.Minute)
	h.Command("pool acme-workforce").Press("4", "/").Type("user:" + h.attribute(3, "email")).Press("enter").Sees("latest 1 event").Press("esc")
	refused.Store(true)
	h.Press("/").Type("user:"+h.username(3)).Press("enter").Sees("latest 1 event", "Can't look up whether")
}

// The screen has the names of app clients, the records their ids.
func TestAnAppClientIsFilteredByTheNameThatIsShown(t *testing.T) {
	h := newHouse(t)
	clients, err := h.client.ListUserPoolClients(t.Context(), &cip.ListUserPoolClientsInput{UserPoolId: &h.pool})
	if err != nil {
		t.Fatal(err)
	}
	h.told(3, *clients.UserPoolClients[0].ClientId, 3*time.Minute)
	h.signs(4, "Pass", "198.51.100.23", time.Minute)
	name := *clients.UserPoolClients[0].ClientName
	h.Command("pool acme-workforce").Press("4").Sees("latest 2 events", name).
		Press("/").Type("client:"+name).Press("enter").Sees("latest 1 event", "client:"+name).
		Press("R").Sees("latest 1 event", "client:"+name)
}
