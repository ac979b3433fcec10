package tui_test

import (
	"net/http"
	"net/http/httptest"
	"strings"
	"sync/atomic"
	"testing"
	"time"

	"github.com/aws/aws-sdk-go-v2/aws"
	"github.com/aws/aws-sdk-go-v2/credentials"
	"github.com/aws/aws-sdk-go-v2/service/cloudwatchlogs"

	logsemulator "github.com/cognito-tui/cognito-tui/logs/emulator"
	"github.com/cognito-tui/cognito-tui/tui/screen"
)

// A log group that does not exist yet is left out and named, as AWS would refuse the
// whole query for it. When the question is asked again, it is included if it exists by
// then.
func TestInsightsAreAskedOfTheLogsThatAreThere(t *testing.T) {
	logging := logsemulator.New(logsemulator.Options{})
	h := houseBehind(t, logging, func(aws http.Handler) http.Handler { return aws }, screen.Options{
		LogGroups: map[string][]string{"acme-workforce": {workforce, "elsewhere"}},
	})
	h.Command("pool acme-workforce").Press("4", "I", "2", "ctrl+s")
	h.Sees("✗ None of the log groups exists yet", "Query again after", "not asked: "+workforce+", elsewhere – not there yet").SeesNot("done", "scanned")
	for i := range 3 {
		h.signs(i, "Fail", "203.0.113.9", time.Minute)
	}
	h.Press("R").Sees("done, scanned", "asked: "+workforce, "not asked: elsewhere – not there yet", "203.0.113.9  3").SeesNot("✗")

	h.Press("esc", "R", "I", "2", "ctrl+s").Sees("203.0.113.9  3") // the pool's sources were looked for again
	deleteGroup(t, logging, workforce)
	h.Press("R").Sees("✗ There is no such log group", "ResourceNotFoundException", "asked: "+workforce).SeesNot("done", "scanned")
}

// Operators use names; the records have subs.
func TestAQuestionAboutAUserTakesWhatHeIsCalled(t *testing.T) {
	h := newHouse(t)
	h.signs(3, "Fail", "203.0.113.9", time.Minute)
	ask := func(who, days string) {
		h.Press("I", "1", "ctrl+u").Type(days).Press("tab", "ctrl+u").Type(who).Press("ctrl+s")
	}
	h.Command("pool acme-workforce").Press("4")
	ask(h.username(3), "7")
	h.Sees("done, scanned", "203.0.113.9").Press("esc")
	ask("nobody.at.all", "7")
	h.Sees("No such user is in this pool").SeesNot("Nothing was found")
	ask(h.username(3), "7days")
	h.Sees("Days must be from 1 to 365")
}

// Each query is billed: none starts while another is in progress.
func TestAQueryUnderWayIsNotAskedAgain(t *testing.T) {
	var began atomic.Int32
	h := houseBehind(t, logsemulator.New(logsemulator.Options{}), func(aws http.Handler) http.Handler {
		return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
			switch r.Header.Get("X-Amz-Target") {
			case "Logs_20140328.StartQuery":
				began.Add(1)
			case "Logs_20140328.GetQueryResults":
				w.Header().Set("Content-Type", "application/x-amz-json-1.1")
				_, _ = w.Write([]byte(`{"status":"Running","results":[]}`))
				return
			}
			aws.ServeHTTP(w, r)
		})
	}, screen.Options{})
	h.signs(1, "Fail", "203.0.113.9", time.Minute)
	h.Command("pool acme-workforce").Press("4", "I", "2").Hit("ctrl+s").Writes("asking …").Hit("R").Writes("again is billed").Writes("f stop")
	if footer := h.Press("f").Sees("✗").Row(-1).Text; strings.Contains(footer, "f ") {
		t.Errorf("a question that is over can still be stopped: %q", footer)
	}
	if n := began.Load(); n > 1 {
		t.Errorf("%d queries were begun", n)
	}
}

func deleteGroup(t *testing.T, logging *logsemulator.Server, name string) {
	t.Helper()
	endpoint := httptest.NewServer(logging)
	defer endpoint.Close()
	client := cloudwatchlogs.New(cloudwatchlogs.Options{
		Region: "eu-west-1", BaseEndpoint: &endpoint.URL, Credentials: credentials.NewStaticCredentialsProvider("AKIDEXAMPLE", "example", ""),
	})
	if _, err := client.DeleteLogGroup(t.Context(), &cloudwatchlogs.DeleteLogGroupInput{LogGroupName: aws.String(name)}); err != nil {
		t.Fatal(err)
	}
}
