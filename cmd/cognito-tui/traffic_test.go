package main

import (
	"context"
	"encoding/json"
	"testing"
	"time"

	"github.com/cognito-tui/cognito-tui/admin"
	"github.com/cognito-tui/cognito-tui/admin/call"
	"github.com/cognito-tui/cognito-tui/admin/emulator/population"
	"github.com/cognito-tui/cognito-tui/admin/logsources"
	"github.com/cognito-tui/cognito-tui/cmd/cognito-tui/exit"
	"github.com/cognito-tui/cognito-tui/logs"
	"github.com/cognito-tui/cognito-tui/logs/source"
)

// The sources that a session finds on the emulator have hours of sign-ins in them at the
// start.
func TestTheEmulatorsPoolsAreLivelyWhenTold(t *testing.T) {
	t.Parallel()
	endpoint, stop := startEmulator(t, "--traffic", "--users", "100")
	defer stop()
	session, err := call.Open(t.Context(), call.Options{Region: population.Region, Endpoint: endpoint, Credentials: demoCredentials{}, Share: 1})
	if err != nil {
		t.Fatal(err)
	}
	pools, err := admin.Pools(t.Context(), session, "")
	if err != nil {
		t.Fatal(err)
	}
	for _, p := range pools.Items {
		if p.Name != "acme-workforce" {
			continue
		}
		detail, err := admin.ReadPool(t.Context(), session, p.ID)
		if err != nil {
			t.Fatal(err)
		}
		read := map[logs.Source]int{}
		told := map[string]string{} // sub to username, according to user activity
		groups := logsources.Find(t.Context(), session, detail, nil).Groups()
		kinds := map[string]logs.Source{}
		for _, g := range groups {
			kinds[g.Name] = g.Kind
		}
		now := time.Now()
		err = logsources.Poll(session, groups, source.Following{Since: now.Add(-5 * time.Hour), Until: now.Add(-time.Hour)}).Read(t.Context(), func(batch []logs.Record) {
			for _, r := range batch {
				read[kinds[r.Group]]++
				var activity struct {
					Message struct{ EventType, UserSub, UserName string }
				}
				if kinds[r.Group] == logs.UserActivity && json.Unmarshal([]byte(r.Text), &activity) == nil && activity.Message.EventType == "SignIn" {
					told[activity.Message.UserSub] = activity.Message.UserName
				}
			}
		})
		if err != nil || read[logs.UserActivity] < 50 || read[logs.CloudTrail] < 50 {
			t.Errorf("four hours of the past have %v (%v)", read, err)
		}
		resolves(t, session, p.ID, told)
	}
	e := finish(t, program(t, "", "emulator", "--empty", "--traffic"))
	if e.code != exit.Usage {
		t.Errorf("traffic without pools: exit code %d", e.code)
	}
}

// resolves has a memory of usernames look up some subs of real users of the pool.
func resolves(t *testing.T, session *call.Session, pool string, told map[string]string) {
	t.Helper()
	ctx, cancel := context.WithCancel(t.Context())
	names := admin.NewUsernames(session, pool)
	found := make(chan [2]string)
	ended := make(chan struct{})
	go func() {
		defer close(ended)
		names.Run(ctx, func(sub, name string) { found <- [2]string{sub, name} }, func(err error) { t.Error(err) })
	}()
	asked := 0
	for sub := range told {
		if asked++; asked > 3 {
			break
		}
		if name := names.Of(sub); name != "" || names.Of(sub) != "" {
			t.Errorf("%s is %s before anybody was asked", sub, name)
		}
	}
	for range min(asked, 3) {
		if f := <-found; f[1] != told[f[0]] || names.Of(f[0]) != f[1] {
			t.Errorf("%s is %q, and user activity says %q", f[0], f[1], told[f[0]])
		}
	}
	cancel()
	<-ended
}
