package tui_test

import (
	"bytes"
	"encoding/json"
	"fmt"
	"io"
	"net/http"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/aws/aws-sdk-go-v2/aws"
	cip "github.com/aws/aws-sdk-go-v2/service/cognitoidentityprovider"

	logsemulator "github.com/cognito-tui/cognito-tui/logs/emulator"
	"github.com/cognito-tui/cognito-tui/tui/screen"
	"github.com/cognito-tui/cognito-tui/tui/tuitest"
)

// calls writes CloudTrail's record of a sign-in into a log group.
func (h *house) calls(group string, at time.Time) {
	h.n++
	h.logs.Put(group, "stream", at, fmt.Sprintf(
		`{"eventID":"call-%d","eventName":"InitiateAuth","eventSource":"cognito-idp.amazonaws.com","eventTime":%q,"awsRegion":"eu-west-1","requestParameters":{"userPoolId":%q}}`,
		h.n, at.UTC().Format(time.RFC3339), h.pool))
}

// goLive turns on Live Tail, which asks first.
func (h *house) goLive() *tuitest.Console {
	return h.Press("t").Confirm()
}

func TestLiveTailBeginsEarlyEnoughForWhatCloudTrailTellsLate(t *testing.T) {
	h := attacked(t)
	h.Sees("latest 25 events")
	h.calls("trail", tuitest.Now.Add(-7*time.Minute)) // it only exists now
	h.goLive().Sees("live 1 min", "latest 26 events")
	h.calls("trail", tuitest.Now.Add(-7*time.Minute))
	h.Press("t").Sees("Polling again", "latest 27 events")
}

// asked records from when on log groups are read.
type asked struct {
	mu    sync.Mutex
	since map[string]time.Time // the earliest, by the last part of the group's name
}

func (a *asked) before(aws http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		if strings.HasSuffix(r.Header.Get("X-Amz-Target"), ".FilterLogEvents") {
			body, _ := io.ReadAll(r.Body)
			r.Body = io.NopCloser(bytes.NewReader(body))
			a.note(body)
		}
		aws.ServeHTTP(w, r)
	})
}

func (a *asked) note(body []byte) {
	var in struct {
		LogGroupIdentifier, LogGroupName string
		StartTime                        int64
	}
	_ = json.Unmarshal(body, &in) // it is of the SDK
	name := in.LogGroupIdentifier + in.LogGroupName
	name = name[strings.LastIndexAny(name, ":/")+1:]
	a.mu.Lock()
	defer a.mu.Unlock()
	if at := time.UnixMilli(in.StartTime); a.since[name].IsZero() || at.Before(a.since[name]) {
		a.since[name] = at
	}
}

// anew returns what was requested so far, and starts again.
func (a *asked) anew() map[string]time.Time {
	a.mu.Lock()
	defer a.mu.Unlock()
	since := a.since
	a.since = map[string]time.Time{}
	return since
}

// A trail is minutes late, but what arrives within seconds must not be read again for
// that: more would be repeated than is kept.
func TestAReaderThatTakesOverReadsEachLogAgainByHowLateItIs(t *testing.T) {
	asked := &asked{since: map[string]time.Time{}}
	logging := logsemulator.New(logsemulator.Options{Now: clock()})
	logging.AddTrail(logsemulator.Trail{Name: "audit", Group: "trail", AllRegions: true})
	logging.Put("trail", "stream", tuitest.Now.Add(-30*time.Minute), `{"eventSource":"s3.amazonaws.com"}`)
	h := houseBehind(t, logging, asked.before, screen.Options{})
	h.signs(1, "Pass", "198.51.100.23", time.Minute)
	ago := func(at time.Time) time.Duration { return tuitest.Now.Sub(at).Round(time.Minute) }
	h.Command("pool acme-workforce").Press("4").Sees("following", "latest 1 event")
	if since := asked.anew(); ago(since["acme-workforce"]) != time.Hour || ago(since["trail"]) != time.Hour {
		t.Errorf("at first they are read from %v on", since)
	}
	for _, to := range []string{"live 1 min", "Polling again"} {
		if to == "live 1 min" {
			h.goLive()
		} else {
			h.Press("t")
		}
		h.Sees(to, "latest 1 event")
		if since := asked.anew(); ago(since["acme-workforce"]) != 2*time.Minute || ago(since["trail"]) != 32*time.Minute {
			t.Errorf("%s: they are read from %v on", to, since)
		}
	}
}

// For a log that fails when the reader changes, its past is still read.
func TestLiveTailBeginsWhereTheLogThatFailsWasReadTo(t *testing.T) {
	h := houseOn(t, logsemulator.New(logsemulator.Options{}))
	h.Advance(time.Since(tuitest.Now))
	h.logs.Put(workforce, "stream", time.Now().Add(-time.Hour), "{}")
	h.calls(logsemulator.EventHistory, time.Now().Add(-50*time.Minute))
	remove := h.logs.Inject(logsemulator.Fault{Operation: "LookupEvents", Kind: logsemulator.ServerError})
	h.Command("pool acme-workforce").Press("4").Sees("latest 0 events", "! CloudTrail event history")
	remove()
	h.goLive().Sees("live 1 min", "latest 1 event")
}

// Only a trail records acme-staging, minutes late.
func TestEventsAMinuteAreToldUntilWhenTheyAreKnown(t *testing.T) {
	h := newHouse(t)
	listed, err := h.client.ListUserPools(t.Context(), &cip.ListUserPoolsInput{MaxResults: aws.Int32(60)})
	if err != nil {
		t.Fatal(err)
	}
	for _, pool := range listed.UserPools {
		if *pool.Name == "acme-staging" {
			h.pool = *pool.Id
		}
	}
	for _, ago := range []time.Duration{7, 7, 7, 6} {
		h.calls("trail", tuitest.Now.Add(-ago*time.Minute))
	}
	until := tuitest.Now.Add(-6 * time.Minute).Local().Format("15:04")
	h.Command("pool acme-staging").Press("4").Sees("latest 4 events", "3 events a minute until "+until)
}
