package main

import (
	"slices"
	"testing"
	"time"

	"github.com/cognito-tui/cognito-tui/admin"
	"github.com/cognito-tui/cognito-tui/admin/call"
	"github.com/cognito-tui/cognito-tui/admin/emulator/population"
	"github.com/cognito-tui/cognito-tui/admin/logsources"
	"github.com/cognito-tui/cognito-tui/logs"
	"github.com/cognito-tui/cognito-tui/logs/source"
)

// Every broad question about a pool of the demo finds something, although some of the
// pool's log groups do not exist yet.
func TestTheDemoAnswersEveryWideQuestion(t *testing.T) {
	t.Parallel()
	endpoint, stop := startEmulator(t, "--traffic", "--users", "300")
	defer stop()
	session, err := call.Open(t.Context(), call.Options{Region: population.Region, Endpoint: endpoint, Credentials: demoCredentials{}, Share: 1})
	if err != nil {
		t.Fatal(err)
	}
	for name, asked := range map[string]int{"acme-workforce": 8, "acme-consumer": 2} { // without user activity, only from CloudTrail
		pool, err := admin.ReadPool(t.Context(), session, idOfPool(t, endpoint, name))
		if err != nil {
			t.Fatal(err)
		}
		door := logsources.Find(t.Context(), session, pool, nil)
		if !slices.ContainsFunc(door.Groups(), func(g source.LogGroup) bool { return g.Absent }) {
			t.Errorf("all logs of %s are there, so this shows little", name)
		}
		ask := func(kind logs.Source, query string) source.Result {
			t.Helper()
			now := time.Now()
			result, err := logsources.InsightsOf(t.Context(), session, door.Source(kind).Groups).Ask(t.Context(), query, now.AddDate(0, 0, -7), now, nil)
			if err != nil || len(result.Rows) == 0 {
				t.Errorf("%s, %s: %d rows, %v", name, query, len(result.Rows), err)
				return source.Result{Rows: [][]string{{""}}}
			}
			return result
		}
		of := map[logs.Source]map[string]string{
			logs.UserActivity: {"user": "message.userSub", "address": "message.ipAddress"},
			logs.CloudTrail:   {"user": "additionalEventData.sub"},
		}
		for _, q := range source.Questions() {
			if len(door.Source(q.Kind).Groups) == 0 {
				continue
			}
			asked--
			who := ""
			if field := of[q.Kind][q.Who]; field != "" {
				failed := map[logs.Source]string{logs.UserActivity: `message.eventResponse = "Fail"`, logs.CloudTrail: "ispresent(errorCode)"}[q.Kind]
				who = ask(q.Kind, "filter ispresent("+field+") and "+failed+" | stats count(*) as n by "+field+" as who | sort n desc | limit 1").Rows[0][0]
			}
			ask(q.Kind, q.Query(who))
		}
		if asked != 0 {
			t.Errorf("of %s, %d questions more were expected", name, asked)
		}
	}
}
