package tui_test

import (
	"bytes"
	"io"
	"net/http"
	"testing"
	"time"

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
