package source_test

import (
	"context"
	"errors"
	"fmt"
	"strings"
	"testing"
	"testing/synctest"
	"time"

	"github.com/cognito-tui/cognito-tui/logs"
	"github.com/cognito-tui/cognito-tui/logs/emulator"
	"github.com/cognito-tui/cognito-tui/logs/source"
)

func TestLiveTailGoesOnAfterThreeHours(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		w := newWorld(t, emulator.Options{})
		w.server.Put(activity, "stream", time.Now(), text(0))
		got := newSeen()
		ctx, stop := context.WithCancel(t.Context())
		done := make(chan error, 1)
		go func() {
			done <- source.LiveTail{
				Client: w.logs, Groups: []source.LogGroup{group(activity)}, Following: source.Following{Since: time.Now().Add(-time.Minute), Status: got.tell},
			}.Read(ctx, got.deliver)
		}()
		const n = 400 // one a minute for 6 h 40 min
		for i := 1; i < n; i++ {
			time.Sleep(time.Minute)
			w.server.Put(activity, "stream", time.Now(), text(i))
		}
		time.Sleep(10 * time.Second)
		stop()
		cancelled(t, <-done)
		got.wants(t, n)
		live := got.status.Live
		if live.Sessions != 3 || live.Minutes < 399 || live.Minutes > 403 || live.Cost != float64(live.Minutes)*0.01 || live.Sampled {
			t.Errorf("it tells of %+v, want three sessions of 6 h 40 min in all at a cent a minute", *live)
		}
	})
}

func TestLiveTailIsRefusedWhereItCannotBe(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		w := newWorld(t, emulator.Options{})
		for name, groups := range map[string][]source.LogGroup{
			"no group":        nil,
			"no ARN":          {{Name: activity}},
			"not there":       {group("nowhere")},
			"several filters": {group("a"), {Name: "b", ARN: "arn:b", Filter: "x"}},
		} {
			err := source.LiveTail{Client: w.logs, Groups: groups}.Read(t.Context(), func([]logs.Record) {})
			if err == nil || t.Context().Err() != nil {
				t.Errorf("%s: it ended with %v", name, err)
			}
		}
	})
	for region, there := range map[string]bool{"eu-west-1": true, "cn-north-1": false, "us-gov-west-1": false} {
		if source.LiveTailThere(region) != there {
			t.Errorf("in %s it is there: %v", region, !there)
		}
	}
}

func TestHistoryIsInOrderAndTellsHowFarItGot(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		w := newWorld(t, emulator.Options{})
		const n = 3000
		for i := range n {
			w.server.Put([]string{activity, activity + "-2"}[i%2], "stream", time.Now().Add(-48*time.Hour+time.Duration(i)*time.Minute), text(i))
		}
		got := newSeen()
		var done []float64
		err := source.Poll{
			Client: w.logs, Groups: []source.LogGroup{group(activity), group(activity + "-2")},
			Following: source.Following{Since: time.Now().Add(-49 * time.Hour), Until: time.Now().Add(3 * time.Hour), Status: func(s source.Status) { done = append(done, s.Done) }},
		}.Read(t.Context(), got.deliver)
		if err != nil {
			t.Fatal(err)
		}
		got.wants(t, n)
		if got.disorder > 0 {
			t.Errorf("%d records came after later ones", got.disorder)
		}
		if len(done) < 3 || done[len(done)-1] != 1 || done[0] >= 1 {
			t.Errorf("progress was %v", done)
		}
	})
}

func TestHistoryCanBeCancelled(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		w := newWorld(t, emulator.Options{})
		w.server.Put(activity, "stream", time.Now(), text(0))
		ctx, stop := context.WithCancel(t.Context())
		err := source.Poll{
			Client: w.logs, Groups: []source.LogGroup{group(activity)},
			Following: source.Following{Since: time.Now().Add(-30 * 24 * time.Hour), Until: time.Now(), Status: func(source.Status) { stop() }},
		}.Read(ctx, func([]logs.Record) {})
		if !errors.Is(err, context.Canceled) {
			t.Errorf("it ended with %v", err)
		}
	})
}

func TestAGroupThatIsNotThereDoesNotKeepOthersFromBeingRead(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		w := newWorld(t, emulator.Options{})
		w.server.Put(activity, "stream", time.Now(), text(0))
		got := newSeen()
		read := func(groups ...source.LogGroup) error {
			return source.Poll{Client: w.logs, Groups: groups, Following: source.Following{
				Since: time.Now().Add(-time.Hour), Until: time.Now().Add(time.Second), Status: got.tell,
			}}.Read(t.Context(), got.deliver)
		}
		if err := read(group(activity), group("nowhere")); err != nil {
			t.Errorf("it ended with %v", err)
		}
		got.wants(t, 1)
		if gone := got.status.Logs[1]; !gone.Gone || gone.Err == nil || !strings.Contains(gone.Err.Error(), "nowhere") {
			t.Errorf("of the group that is not there it tells %+v", gone)
		}
		if err := read(group("nowhere")); err == nil || !strings.Contains(err.Error(), "ResourceNotFoundException") {
			t.Errorf("alone it ended with %v", err)
		}
	})
}

func TestAGroupThatIsMadeLaterIsReadThen(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		w := newWorld(t, emulator.Options{})
		w.server.Put("other", "stream", time.Now().Add(-time.Hour), "other")
		got := newSeen()
		ctx, stop := context.WithCancel(t.Context())
		done := make(chan error, 1)
		go func() {
			done <- source.Poll{Client: w.logs, Groups: []source.LogGroup{group(activity), group("other")}}.Read(ctx, got.deliver)
		}()
		time.Sleep(10 * time.Minute)
		w.server.Put(activity, "stream", time.Now(), text(0))
		time.Sleep(2 * time.Minute)
		stop()
		cancelled(t, <-done)
		got.wants(t, 1)
	})
}

func TestEventHistoryOfCloudTrailIsRead(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		w := newWorld(t, emulator.Options{Late: func(string, time.Time) time.Duration { return 5 * time.Minute }})
		put := func(i int, source string) {
			w.server.Put(emulator.EventHistory, "s", time.Now(), fmt.Sprintf(`{"eventID":"id-%d","eventName":"InitiateAuth","eventSource":%q}`, i, source))
		}
		got := map[string]int{}
		ctx, stop := context.WithCancel(t.Context())
		done := make(chan error, 1)
		go func() {
			done <- source.Lookup{Client: w.trail}.Read(ctx, func(batch []logs.Record) {
				for _, r := range batch {
					got[r.ID]++
				}
			})
		}()
		for i := range 200 {
			time.Sleep(time.Second)
			put(i, "cognito-idp.amazonaws.com")
			put(1000+i, "s3.amazonaws.com")
		}
		time.Sleep(20 * time.Minute)
		stop()
		cancelled(t, <-done)
		if len(got) != 200 {
			t.Errorf("%d events of Cognito were read, want 200", len(got))
		}
		for id, n := range got {
			if n != 1 {
				t.Errorf("%s came %d times", id, n)
			}
		}
	})
}

func TestQuestionsAreAnsweredWhereTheDataLies(t *testing.T) {
	if testing.Short() {
		t.Skip("it is long")
	}
	synctest.Test(t, func(t *testing.T) {
		w := newWorld(t, emulator.Options{})
		const n = 60_000 // more than the emulator scans in one go
		for i := range n {
			outcome := []string{"Pass", "Pass", "Fail"}[i%3]
			w.server.Put(activity, "s", time.Now(), fmt.Sprintf(
				`{"message":{"eventType":"SignIn","eventResponse":%q,"userSub":"u%d","ipAddress":"192.0.2.%d","country":"Peru"}}`, outcome, i%6, min(i%9, 3)/3))
		}
		time.Sleep(time.Second)
		ask := source.Insights{Client: w.logs, Groups: []source.LogGroup{group(activity)}}
		answers := map[string]source.Result{}
		looks := 0
		for _, q := range source.Questions() {
			result, err := ask.Ask(t.Context(), q.Query("u2"), time.Now().Add(-time.Hour), time.Now(), func(source.Result) { looks++ })
			if err != nil {
				t.Errorf("%s: %v", q.Name, err)
			}
			answers[q.Name] = result
		}
		if a := answers["failures-of-user"]; len(a.Rows) != 1000 || a.Scanned == 0 || a.Cost == 0 || a.Records != n {
			t.Errorf("failures of u2: %d rows, %v", len(a.Rows), a.Scanned)
		}
		byIP := answers["failures-by-ip"]
		if fmt.Sprint(byIP.Columns, byIP.Rows) != "[ip failures users] [[192.0.2.1 13333 2] [192.0.2.0 6667 2]]" {
			t.Errorf("failures by address are %v %v", byIP.Columns, byIP.Rows)
		}
		if looks <= len(answers) {
			t.Errorf("there were %d looks at %d queries: no progress was seen", looks, len(answers))
		}
	})
}

func TestAQueryIsStoppedWhenNobodyWaits(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		w := newWorld(t, emulator.Options{})
		for i := range 200_000 {
			w.server.Put(activity, "s", time.Now(), text(i))
		}
		ctx, stop := context.WithCancel(t.Context())
		_, err := source.Insights{Client: w.logs, Groups: []source.LogGroup{group(activity)}}.Ask(ctx, "stats count(*) as n", time.Now().Add(-time.Hour), time.Now().Add(time.Second), func(source.Result) { stop() })
		if !errors.Is(err, context.Canceled) || w.server.Running() != 0 {
			t.Errorf("it ended with %v, and %d queries run", err, w.server.Running())
		}
	})
}

func cancelled(t *testing.T, err error) {
	t.Helper()
	if !errors.Is(err, context.Canceled) {
		t.Errorf("it ended with %v", err)
	}
}
