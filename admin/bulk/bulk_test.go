package bulk_test

import (
	"bytes"
	"context"
	"encoding/csv"
	"encoding/json"
	"errors"
	"os"
	"slices"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/cognito-tui/cognito-tui/admin"
	"github.com/cognito-tui/cognito-tui/admin/acts"
	"github.com/cognito-tui/cognito-tui/admin/audit"
	"github.com/cognito-tui/cognito-tui/admin/bulk"
	"github.com/cognito-tui/cognito-tui/admin/call"
	"github.com/cognito-tui/cognito-tui/admin/emulator"
)

func TestABulkDoesAllAndRemovesItsJournal(t *testing.T) {
	w := newWorld(t, 100)
	b := w.start(w.plan("disable", nil))
	if about, err := os.Stat(b.Journal()); err != nil || about.Mode().Perm() != 0o600 {
		t.Errorf("journal is %v, %v", about, err)
	}
	w.check(b.Run(t.Context()))
	if p := b.Progress(); p.Done != 100 || p.Total != 100 || p.Left+p.Running+p.Failed+p.Skipped+p.Unknown != 0 || !p.Ended {
		t.Errorf("progress is %+v", p)
	}
	if n := w.enabled(); n != 0 {
		t.Errorf("%d are enabled", n)
	}
	if _, err := os.Stat(b.Journal()); !errors.Is(err, os.ErrNotExist) {
		t.Errorf("the journal is still there: %v", err)
	}
	entries, _, err := audit.Entries(t.Context(), w.log.Path(), audit.Filter{Bulk: b.Plan().ID, Outcome: audit.Done})
	if err != nil || len(entries) != 100 {
		t.Errorf("%d acts in the audit, %v", len(entries), err)
	}
}

func TestAPlanIsFrozenAndTellsWhoIsLeftOut(t *testing.T) {
	w := newWorld(t, 5)
	targets := w.targets()
	targets[1].User.Enabled = admin.No
	plan, err := bulk.Freeze(w.session, action("disable"), nil, append(targets, targets[0]))
	w.check(err)
	if len(plan.Targets) != 4 || len(plan.Skipped) != 1 || plan.Skipped[0].Subject != targets[1].User.Username || plan.Skipped[0].Reason == "" {
		t.Errorf("targets %d, skipped %+v", len(plan.Targets), plan.Skipped)
	}
	b := w.start(plan)
	w.check(b.Run(t.Context()))
	if p := b.Progress(); p.Done != 4 || p.Skipped != 1 || p.Total != 5 {
		t.Errorf("progress is %+v", p)
	}
}

func TestPlansThatCanNotBe(t *testing.T) {
	w := newWorld(t, 2)
	targets := w.targets()
	secret := action("disable")
	secret.Inputs = []acts.Input{{Name: "password", Kind: acts.InputSecret}}
	elsewhere := targets[1]
	elsewhere.Pool.ID = "eu-west-1_Other0001"
	onPool := action("disable")
	onPool.On = acts.OnPool
	for name, test := range map[string]struct {
		action  acts.Action
		inputs  acts.Inputs
		targets []acts.Target
		want    string
	}{
		"nobody":         {action("disable"), nil, nil, "no targets"},
		"typed secret":   {secret, acts.Inputs{"password": "x"}, targets, bulk.ErrSecret.Error()},
		"two pools":      {action("disable"), nil, []acts.Target{targets[0], elsewhere}, "one pool"},
		"kind of target": {onPool, nil, targets, "is done to one pool at a time"},
	} {
		if _, err := bulk.Freeze(w.session, test.action, test.inputs, test.targets); err == nil || !strings.Contains(err.Error(), test.want) {
			t.Errorf("%s: %v, want %s", name, err, test.want)
		}
	}
}

func TestPauseResumeCancel(t *testing.T) {
	w := newWorld(t, 200)
	plan := w.plan("disable", nil)
	b, err := bulk.Start(t.Context(), w.session, plan, bulk.Options{Dir: w.journals()})
	w.check(err)
	b.Pause()
	ended := make(chan error, 1)
	go func() { ended <- b.Run(t.Context()) }()
	if p := b.Progress(); p.Done != 0 || p.Pause == nil {
		t.Errorf("paused: %+v", p)
	}
	b.Resume()
	if err := <-ended; err != nil || b.Progress().Done != 200 {
		t.Errorf("resumed: %v, %+v", err, b.Progress())
	}

	b = w.start(w.plan("enable", nil))
	b.Cancel()
	if err := b.Run(t.Context()); !errors.Is(err, bulk.ErrCanceled) || b.Progress().Left != 200 {
		t.Errorf("cancelled: %v, %+v", err, b.Progress())
	}
	if left, err := bulk.List(w.journals()); len(left) != 0 || err != nil {
		t.Errorf("left %v, %v", left, err)
	}
}

func TestWhatStopsAllPausesTheBulk(t *testing.T) {
	for name, test := range map[string]struct {
		fault emulator.FaultKind
		kind  call.ProblemKind
	}{
		"expired": {emulator.ExpiredCredentials, call.KindCredentials},
		"denied":  {emulator.AccessDenied, call.KindDenied},
		"cut":     {emulator.CutConnection, call.KindNetwork},
		"slow":    {emulator.Throttle, call.KindThrottled},
		"down":    {emulator.ServerError, call.KindServer},
	} {
		t.Run(name, func(t *testing.T) {
			w := newWorld(t, 60)
			b := w.start(w.plan("disable", nil))
			mend := w.server.Inject(emulator.Fault{Operation: "AdminDisableUser", Kind: test.fault, After: 20})
			err := b.Run(t.Context())
			pause, ok := errors.AsType[*bulk.Pause](err)
			if !ok || pause.Problem == nil || pause.Problem.Kind != test.kind || pause.Reason == "" {
				t.Fatalf("paused by %v", err)
			}
			if p := b.Progress(); p.Done != 20 || p.Left != 40 || p.Failed+p.Unknown != 0 {
				t.Errorf("paused at %+v", p)
			}
			mend()
			w.check(w.session.Renew(t.Context()))
			b.Resume()
			w.check(b.Run(t.Context()))
			if p := b.Progress(); p.Done != 60 || w.enabled() != 0 {
				t.Errorf("ended at %+v", p)
			}
		})
	}
}

func TestABulkThatIsLeftIsListedAndGoneOnWith(t *testing.T) {
	w := newWorld(t, 50)
	b := w.start(w.plan("delete-user", nil))
	ctx, cancel := context.WithCancel(t.Context())
	cancel()
	if err := b.Run(ctx); !errors.Is(err, context.Canceled) {
		t.Fatal(err)
	}
	if left, _ := bulk.List(w.journals()); len(left) != 1 || !left[0].InUse {
		t.Errorf("in use: %+v", left)
	}
	if _, err := bulk.Open(t.Context(), w.session, b.Journal(), bulk.Options{}); !errors.Is(err, bulk.ErrInUse) {
		t.Errorf("opened twice: %v", err)
	}
	w.check(b.Close())
	left, err := bulk.List(w.journals())
	if err != nil || len(left) != 1 || left[0].InUse || left[0].Counts[bulk.Left] != 50 || left[0].Action != "delete-user" {
		t.Fatalf("left: %+v, %v", left, err)
	}
	b, err = bulk.Open(t.Context(), w.session, left[0].Path, bulk.Options{})
	w.check(err)
	w.check(b.Run(t.Context()))
	if n := len(w.succeeded("AdminDeleteUser")); n != 50 || len(w.targets()) != 0 {
		t.Errorf("%d deleted", n)
	}
}

func TestAJournalGoesOnOnlyWhereItBegan(t *testing.T) {
	w := newWorld(t, 5)
	b := w.start(w.plan("disable", nil))
	w.check(b.Close())
	elsewhere, err := call.Open(t.Context(), call.Options{Region: "us-east-1", Endpoint: w.url, Credentials: access{}})
	w.check(err)
	if _, err := bulk.Open(t.Context(), elsewhere, b.Journal(), bulk.Options{}); err == nil || !strings.Contains(err.Error(), "us-east-1") {
		t.Error(err)
	}
}

// A resent invitation goes by the pool's sign-in names, so a bulk does not go on
// without the settings because AWS had a fault; only where they may not be read.
func TestAJournalGoesOnWithThePoolsSettings(t *testing.T) {
	w := newWorld(t, 5)
	b := w.start(w.plan("disable", nil))
	w.check(b.Close())
	mend := w.server.Inject(emulator.Fault{Operation: "DescribeUserPool", Kind: emulator.ServerError})
	if _, err := bulk.Open(t.Context(), w.session, b.Journal(), bulk.Options{}); call.Explain(err) == nil || call.Explain(err).Kind != call.KindServer {
		t.Errorf("without the settings: %v", err)
	}
	mend()
	w.server.Inject(emulator.Fault{Operation: "DescribeUserPool", Kind: emulator.AccessDenied})
	b, err := bulk.Open(t.Context(), w.session, b.Journal(), bulk.Options{})
	w.check(err)
	w.check(b.Run(t.Context()))
	if w.enabled() != 0 {
		t.Errorf("%d are enabled", w.enabled())
	}
}

func TestTheReportTellsEachFailureAndRetriesIt(t *testing.T) {
	w := newWorld(t, 30)
	remove := w.server.Inject(emulator.Fault{Operation: "AdminAddUserToGroup", Kind: emulator.Throttle, Times: 1})
	defer remove()
	plan, err := bulk.Freeze(w.session, action("add-to-group"), acts.Inputs{"group": "nobody"}, w.targets())
	w.check(err)
	b := w.start(plan)
	w.check(b.Run(t.Context()))
	r := b.Report()
	if r.Failed != 30 || len(r.Troubled()) != 30 || r.Outcomes[0].Reason == "" || r.Outcomes[0].Code != "ResourceNotFoundException" {
		t.Fatalf("report is %+v", r)
	}
	var csvText, jsonText bytes.Buffer
	w.check(r.WriteCSV(&csvText))
	w.check(r.WriteJSON(&jsonText))
	if rows, err := csv.NewReader(&csvText).ReadAll(); err != nil || len(rows) != 31 {
		t.Errorf("%d rows, %v", len(rows), err)
	}
	var again bulk.Report
	if err := json.Unmarshal(jsonText.Bytes(), &again); err != nil || again.Failed != 30 || len(again.Outcomes) != 30 {
		t.Errorf("read back %+v, %v", again, err)
	}
	retry, err := b.Retry()
	w.check(err)
	if len(retry.Targets) != 30 || retry.ID == plan.ID {
		t.Errorf("retry is %d", len(retry.Targets))
	}
}

func TestUndoOfABulk(t *testing.T) {
	w := newWorld(t, 20)
	b := w.start(w.plan("disable", nil))
	w.check(b.Run(t.Context()))
	undo, err := b.Undo()
	w.check(err)
	b = w.start(undo[0])
	w.check(b.Run(t.Context()))
	if len(undo) != 1 || w.enabled() != 20 || b.Progress().Done != 20 {
		t.Errorf("%d are enabled, %+v", w.enabled(), b.Progress())
	}
	b = w.start(w.plan("delete-user", nil))
	w.check(b.Run(t.Context()))
	if _, err := b.Undo(); err == nil {
		t.Error("deleted users come back")
	}
}

// Users who were in the group before stay in it when the bulk is undone.
func TestUndoOfABulkLeavesWhoWasInTheGroupBefore(t *testing.T) {
	w := newWorld(t, 70) // members take two pages
	staff := acts.Inputs{"group": "staff"}
	b := w.start(w.plan("add-to-group", staff, 0, 10))
	w.check(b.Run(t.Context()))
	targets, err := acts.SurveyAll(t.Context(), w.session, action("add-to-group"), w.targets(), staff)
	w.check(err)
	plan, err := bulk.Freeze(w.session, action("add-to-group"), staff, targets)
	w.check(err)
	b = w.start(plan)
	w.check(b.Run(t.Context()))
	undo, err := b.Undo()
	w.check(err)
	if len(undo) != 1 || len(undo[0].Targets) != 60 || len(undo[0].Skipped) != 10 {
		t.Fatalf("undo is %+v", undo)
	}
	b = w.start(undo[0])
	w.check(b.Run(t.Context()))
	page, err := admin.GroupMembers(t.Context(), w.session, poolID, "staff", "")
	w.check(err)
	if len(page.Items) != 10 {
		t.Errorf("%d are in the group, want the 10 of before", len(page.Items))
	}
}

func TestUndoOfABulkGivesEachItsFormerValue(t *testing.T) {
	w := newWorld(t, 9)
	for i, name := range []string{"Ada", "Ada", "Bob"} {
		b := w.start(w.plan("set-attributes", acts.Inputs{"attributes": "given_name=" + name}, 3*i, 3*i+3))
		w.check(b.Run(t.Context()))
	}
	b := w.start(w.plan("set-attributes", acts.Inputs{"attributes": "given_name=Eve"}))
	w.check(b.Run(t.Context()))
	ways, err := b.Undo()
	w.check(err)
	if len(ways) != 2 || len(ways[0].Targets) != 6 || len(ways[1].Targets) != 3 {
		t.Fatalf("ways are %+v", ways)
	}
	for _, way := range ways {
		b := w.start(way)
		w.check(b.Run(t.Context()))
	}
	for i, target := range w.targets() {
		if got, want := target.User.Attributes.Get("given_name"), []string{"Ada", "Ada", "Bob"}[i/3]; got != want {
			t.Errorf("%s is %s, want %s", target.User.Username, got, want)
		}
	}
}

// Of those who were acted on before a process was killed nobody knows how they
// were, so nothing is put in place of what they had.
func TestUndoOfABulkThatWasKilledGivesBackWhatIsKnown(t *testing.T) {
	const users, before = 5, 2
	for _, test := range []struct {
		id          string
		in          acts.Inputs
		back, alone int // users who are undone, and users who are left alone
	}{
		{"set-attributes", acts.Inputs{"attributes": "given_name=Eve"}, users - before, before},
		{"delete-attributes", acts.Inputs{"attributes": "given_name"}, users - before, before},
		{"disable", nil, users, 0}, // who was disabled was enabled
	} {
		w := newWorld(t, users, func(u *emulator.UserSeed) {
			u.Attributes = append(u.Attributes, emulator.Attribute{Name: "given_name", Value: "Ada"})
		})
		b := w.start(w.plan(test.id, test.in))
		var steps []string
		for n, target := range b.Plan().Targets[:before] {
			if r := acts.Do(t.Context(), w.session, acts.Act{Action: action(test.id), Target: target, Inputs: test.in}); !r.OK() {
				t.Fatal(r.Refusal, r.Problem)
			}
			steps = append(steps, step(n, bulk.Begun, time.Now()), step(n, bulk.Done, time.Now()))
		}
		b = w.killed(b, steps...)
		w.check(b.Run(t.Context()))
		ways, err := b.Undo()
		w.check(err)
		if len(ways) != 1 || len(ways[0].Targets) != test.back || len(ways[0].Skipped) != test.alone {
			t.Errorf("%s: ways are %+v", test.id, ways)
			continue
		}
		if test.alone > 0 && !strings.Contains(ways[0].Skipped[0].Reason, "not read, so ") {
			t.Errorf("%s: left alone are %+v", test.id, ways[0].Skipped)
		}
	}
}

// What was found not to have been done has changed nothing, so that undo gives
// back what the act found when it was done.
func TestUndoOfABulkGivesBackWhatTheLastTryFound(t *testing.T) {
	ada := func(u *emulator.UserSeed) { u.Attributes = []emulator.Attribute{{Name: "given_name", Value: "Ada"}} }
	eve := acts.Inputs{"attributes": "given_name=Eve"}
	undone := func(w *world, b *bulk.Bulk) string {
		w.check(b.Run(w.Context()))
		ways, err := b.Undo()
		w.check(err)
		w.check(w.start(ways[0]).Run(w.Context()))
		return w.targets()[0].User.Attributes.Get("given_name")
	}
	t.Run("changed meanwhile", func(t *testing.T) {
		w := newWorld(t, 1, ada)
		b := w.startAlone(w.plan("set-attributes", eve))
		mend := w.server.Inject(emulator.Fault{Operation: "AdminUpdateUserAttributes", Kind: emulator.ServerError})
		w.server.Inject(emulator.Fault{Operation: "ListUsers", Kind: emulator.AccessDenied, Times: 1})
		if pause, ok := errors.AsType[*bulk.Pause](b.Run(t.Context())); !ok || pause.Problem.Kind != call.KindDenied {
			t.Fatalf("paused by %v", pause)
		}
		mend()
		colleague := acts.Act{Action: action("set-attributes"), Target: w.targets()[0], Inputs: acts.Inputs{"attributes": "given_name=Bob"}}
		if r := acts.Do(t.Context(), w.session, colleague); !r.OK() {
			t.Fatal(r.Refusal, r.Problem)
		}
		b.Resume()
		if got := undone(w, b); got != "Bob" {
			t.Errorf("it is %s, want Bob", got)
		}
	})
	t.Run("killed", func(t *testing.T) {
		w := newWorld(t, 1, ada)
		b := w.killed(w.start(w.plan("set-attributes", eve)), step(0, bulk.Begun, time.Now()))
		if got := undone(w, b); got != "Ada" {
			t.Errorf("it is %s, want Ada", got)
		}
	})
}

func TestAListingDoesNotDisturbAStart(t *testing.T) {
	w := newWorld(t, 1)
	ctx, cancel := context.WithCancel(t.Context())
	var listing sync.WaitGroup
	for range 2 {
		listing.Go(func() {
			for ctx.Err() == nil {
				_, _ = bulk.List(w.journals()) // a journal may go while it is read
			}
		})
	}
	for range 100 {
		b, err := bulk.Start(t.Context(), w.session, w.plan("sign-out", nil), bulk.Options{Dir: w.journals()})
		if err != nil {
			t.Error(err)
			continue
		}
		w.check(b.Run(t.Context()))
	}
	cancel()
	listing.Wait()
	if left, err := os.ReadDir(w.journals()); len(left) > 0 || err != nil {
		t.Errorf("left behind are %v, %v", left, err)
	}
}

func TestWhoIsLeftOutIsInTheAudit(t *testing.T) {
	w := newWorld(t, 5)
	b := w.start(w.plan("disable", nil, 0, 2))
	w.check(b.Run(t.Context()))
	plan := w.plan("disable", nil)
	b = w.start(plan)
	w.check(b.Run(t.Context()))
	entries, _, err := audit.Entries(t.Context(), w.log.Path(), audit.Filter{})
	w.check(err)
	var refused []string
	for _, e := range entries {
		if e.Bulk == plan.ID && e.Outcome == audit.Refused {
			refused = append(refused, e.Subject+": "+e.Reason)
		}
	}
	if want := []string{"user-0: This user is disabled already.", "user-1: This user is disabled already."}; !slices.Equal(refused, want) {
		t.Errorf("refused are %q", refused)
	}
}

func TestAJournalThatCanNotBeWrittenPausesTheBulk(t *testing.T) {
	w := newWorld(t, 3)
	b := w.start(w.plan("disable", nil))
	w.check(b.Close())
	err := b.Run(t.Context())
	if pause, ok := errors.AsType[*bulk.Pause](err); !ok || !strings.Contains(pause.Reason, b.Journal()+": ") {
		t.Errorf("ended with %v", err)
	}
	if w.enabled() != 3 {
		t.Errorf("%d are enabled", w.enabled())
	}
}

func TestAnAuditThatCanNotBeWrittenStopsBeforeTheFirstChange(t *testing.T) {
	w := newWorld(t, 20)
	w.log = audit.At(w.dir) // a directory
	w.session = w.open(unlimited())
	_, err := bulk.Start(t.Context(), w.session, w.plan("disable", nil), bulk.Options{Dir: w.journals()})
	if err == nil || !strings.Contains(err.Error(), "audit") {
		t.Errorf("it starts, or fails with %v", err)
	}
	if _, err := os.Stat(w.journals()); err == nil {
		t.Error("there is a journal")
	}
}

// endless records no end.
type endless struct{ *audit.Log }

func (endless) End(audit.Record) error { return errors.New("read-only file system") }

func TestAnAuditThatCanNotBeEndedStopsAfterWhatWasDone(t *testing.T) {
	w := newWorld(t, 5)
	plan := w.plan("disable", nil)
	session, err := call.Open(t.Context(), call.Options{
		Region: "eu-west-1", Endpoint: w.url, Rates: unlimited(), Credentials: access{}, Recorder: endless{w.log},
	})
	w.check(err)
	w.session = session
	b := w.startAlone(plan)
	err = b.Run(t.Context())
	if pause, ok := errors.AsType[*bulk.Pause](err); !ok || !strings.Contains(pause.Reason, "audit") {
		t.Errorf("ended with %v", err)
	}
	if p := b.Progress(); p.Done != 1 || p.Left != 4 || w.enabled() != 4 {
		t.Errorf("progress is %+v, %d are enabled", p, w.enabled())
	}
	w.check(b.Close())
}
