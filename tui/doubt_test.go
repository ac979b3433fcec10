package tui_test

import (
	"testing"
	"time"

	"github.com/cognito-tui/cognito-tui/tui/screen"
	"github.com/cognito-tui/cognito-tui/tui/tuitest"
)

// A doubt about the config stands there until it may have been read, whatever is opened
// at the start, and can be found again.
func TestADoubtAboutTheConfigIsTold(t *testing.T) {
	const words = "! The config /etc/x can be written by everybody"
	doubtful := screen.Options{Doubt: "The config /etc/x can be written by everybody; take that away with chmod o-w.", Start: "users acme-consumer"}
	c := tuitest.Start(t, tuitest.Setup{Options: doubtful})
	c.Row(1).Is(words).Sees("alice").Press("j").Row(1).Is(words).
		Advance(6 * time.Second).Sees(words).Press("j").SeesNot(words).
		Press("?").Type("config").Sees("The config /etc/x can be written by everybody")

	doubtful.Session.Profile = "nobody's"
	narrow := tuitest.Start(t, tuitest.Setup{Width: 40, Height: 24, Options: doubtful})
	narrow.Row(1).Is("! The config /etc/x can be written by").Row(2).Is("everybody; take that away with")

	tuitest.Start(t, tuitest.Setup{}).Press("?").Type("config").SeesNot("can be written")
}
