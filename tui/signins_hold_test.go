package tui_test

import (
	"fmt"
	"net/http"
	"strings"
	"testing"
	"time"

	cip "github.com/aws/aws-sdk-go-v2/service/cognitoidentityprovider"

	"github.com/cognito-tui/cognito-tui/tui/screen"
)

// streaming is a house with two sign-ins listed, the newer by user 1.
func streaming(t *testing.T) *house {
	t.Helper()
	h := newHouse(t)
	h.signs(0, "Fail", "198.51.100.20", 2*time.Minute)
	h.signs(1, "Fail", "198.51.100.21", 70*time.Second)
	h.Command("pool acme-workforce").Press("4").Sees("latest 2 events")
	return h
}

// comes adds a sign-in while the stream is shown.
func (h *house) comes(user int, ago time.Duration) {
	h.signs(user, "Fail", fmt.Sprint("198.51.100.2", user), ago)
	h.goLive()
	h.Press("t")
}

// A row that was chosen stays chosen, also the newest.
func TestTheEventThatWasChosenStaysChosen(t *testing.T) {
	h := streaming(t)
	h.Press("j", "k").Selected().Is(h.username(1))
	h.comes(2, 50*time.Second)
	h.Sees("latest 3 events").Selected().Is(h.username(1))
	h.comes(3, 90*time.Second) // between the two
	h.Sees("latest 4 events").Selected().Is(h.username(1))
	h.Press("a").Sees("act on " + h.username(1)).Press("esc")
	h.Press("g").Selected().Is(h.username(2)) // it follows again
	h.comes(5, 30*time.Second)
	h.Selected().Is("14:02:51")
}

// A reader of the newest row of a moving stream does not act on the next one.
func TestAnActIsNotOnWhoSlidUnderTheCursor(t *testing.T) {
	h := streaming(t)
	h.Selected().Is(h.username(1))
	h.comes(2, 50*time.Second)
	h.Press("a").Sees("The stream has moved: the cursor stays on " + h.username(2)).SeesNot("act on").Selected().Is(h.username(2))
	h.comes(3, 30*time.Second)
	h.Selected().Is(h.username(2)) // it is held
	h.Press("a").Sees("act on " + h.username(2))
}

func TestAStreamThatStandsStillIsActedOnAtOnce(t *testing.T) {
	streaming(t).Press("a").Sees("act on ")
	h := streaming(t)
	h.comes(2, 50*time.Second)
	h.Press("f").Sees("stopped").Selected().Is(h.username(2)) // then reading stops it
	h.Press("a").Sees("act on " + h.username(2))
}

// What is no longer kept is not acted on, nor is another in its place.
func TestNobodyIsActedOnInPlaceOfWhoIsKeptNoMore(t *testing.T) {
	h := houseBehind(t, withTrail(), func(aws http.Handler) http.Handler { return aws }, screen.Options{KeepEvents: 3})
	h.signs(0, "Fail", "198.51.100.20", 2*time.Minute)
	h.signs(1, "Fail", "198.51.100.21", 110*time.Second)
	h.Command("pool acme-workforce").Press("4", "G").Selected().Is(h.username(0))
	for i := range 6 {
		h.comes(i+2, time.Duration(90-10*i)*time.Second)
	}
	h.Sees("the selected one is no longer kept").SeesNot("›  1").
		Press("a").Sees("The sign-in that was selected is no longer kept").SeesNot("act on").
		Press("j").SeesNot("no longer kept ·").
		Press("a").Sees("act on ")
}

// Another filter lists other rows. The event stays chosen if it is among them.
func TestAFilterKeepsTheEventThatWasChosen(t *testing.T) {
	h := streaming(t)
	h.Press("j").Selected().Is(h.username(0))
	h.Press("/").Type("ip:198.51.100.20").Press("enter").Sees("latest 1 event").Selected().Is(h.username(0))
	h.comes(0, 50*time.Second)
	h.Sees("latest 2 events").Selected().Is("14:01:21") // not the later one
	h.Press("esc").Sees("latest 3 events").Selected().Is("14:01:21")
}

// A lock ends by itself, and its user's row disappears.
func TestNobodyIsActedOnInPlaceOfWhoIsLockedNoMore(t *testing.T) {
	h := newHouse(t)
	for user := range 2 {
		for i := range 12 + user { // the second is locked for twice as long
			h.signs(user, "Fail", fmt.Sprint("198.51.100.", user), 30*time.Second+time.Duration(11+user-i)*140*time.Second)
		}
	}
	h.Command("pool acme-workforce").Press("4").Command("locked").Sees("~ "+h.username(0), "~ "+h.username(1)).
		Press("G").Selected().Is(h.username(0))
	h.Advance(2*time.Minute).Press("R").SeesNot("~ "+h.username(0)).
		Sees("~ "+h.username(1), "the selected user is gone").
		Press("a").Sees("Select one first: the selected user is gone.").SeesNot("act on").
		Press("k").Selected().Is(h.username(1)).
		Press("a").Sees("act on " + h.username(1))
}

// Somebody else deletes the user of the selected row.
func TestNobodyIsActedOnInPlaceOfWhoIsGone(t *testing.T) {
	h := newHouse(t)
	row := h.Command("pool acme-workforce").Command("users").Press("j", "j").Selected()
	name := strings.Fields(row.Text)[1]
	if _, err := h.client.AdminDeleteUser(t.Context(), &cip.AdminDeleteUserInput{UserPoolId: &h.pool, Username: &name}); err != nil {
		t.Fatal(err)
	}
	h.Press("R").Sees("the selected user is ").
		Press("a").Sees("Select one first: the selected user is ").SeesNot("act on").
		Press("j", "a").Sees("act on ").SeesNot("act on "+name).Press("esc").
		Press("/").Type("a").Press("enter", "a").Sees("act on ") // other rows were requested
}
