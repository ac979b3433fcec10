package tui_test

import (
	"bytes"
	"io"
	"net/http"
	"testing"
	"time"

	"github.com/cognito-tui/cognito-tui/tui/screen"
	"github.com/cognito-tui/cognito-tui/tui/tuitest"
)

// began is where the reading begins by default.
var began = tuitest.Now.Add(-time.Hour).Local().Format("15:04")

// The error fits on the narrowest line.
func TestWhatCantBeReadComesFirst(t *testing.T) {
	h := attackedBehind(t, cutting(""))
	h.Resize(80, 24).Row(2).Is(" ! not read since ", began+": The connection was cut", "latest 0 events")
	h.Resize(200, 24).Row(2).Is("5 logs").SeesNot("a minute")
}

// One log that fails among others is named by its source.
func TestALogThatFailsIsNamedShortly(t *testing.T) {
	h := attackedBehind(t, cutting("trail"))
	h.Resize(80, 24).Row(2).Is(" ! CloudTrail not read since "+began+": The connection was cut", "latest 25 events")
	h.Resize(200, 24).Row(2).Is("following · 2 of 5 logs", "0 events a minute until "+began)
}

// cutting cuts the connection when log groups are read whose names contain part.
func cutting(part string) func(http.Handler) http.Handler {
	return func(aws http.Handler) http.Handler {
		return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
			body, _ := io.ReadAll(r.Body) // the emulator refuses what is cut
			r.Body = io.NopCloser(bytes.NewReader(body))
			if r.Header.Get("X-Amz-Target") == "Logs_20140328.FilterLogEvents" && bytes.Contains(body, []byte(part)) {
				panic(http.ErrAbortHandler)
			}
			aws.ServeHTTP(w, r)
		})
	}
}

// A screen that could read nothing does not say that nobody signed in, filtered or not; one
// that read a part says so.
func TestWhatCantBeReadIsNotTakenForNobody(t *testing.T) {
	h := houseBehind(t, withTrail(), cutting(""), screen.Options{})
	h.Command("pool acme-workforce").Press("4").Resize(160, 30).
		Sees("Not known whether anybody signed in: The connection was cut.", "Can't be read: user activity, ").
		SeesNot("No sign-ins in the last", "Read: ").
		Press("/").Type("fail").Press("enter").Sees("Not known whether anything matches fail: ").SeesNot("None of the 0")
	h.Command("locked").Sees("Not known: The connection was cut.").SeesNot("Nobody is locked out")

	h = houseBehind(t, withTrail(), cutting("trail"), screen.Options{})
	h.signs(0, "Pass", "198.51.100.23", 3*time.Hour)
	h.Command("pool acme-workforce").Press("4").Resize(160, 30).
		Sees("No sign-ins in the last 1h in what could be read.", "Can't be read: CloudTrail.")
}
