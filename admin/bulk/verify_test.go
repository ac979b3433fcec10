package bulk_test

import (
	"context"
	"errors"
	"testing"
	"time"

	cip "github.com/aws/aws-sdk-go-v2/service/cognitoidentityprovider"
	"github.com/aws/aws-sdk-go-v2/service/cognitoidentityprovider/types"

	"github.com/cognito-tui/cognito-tui/admin"
	"github.com/cognito-tui/cognito-tui/admin/acts"
	"github.com/cognito-tui/cognito-tui/admin/bulk"
	"github.com/cognito-tui/cognito-tui/admin/call"
	"github.com/cognito-tui/cognito-tui/admin/emulator"
)

// lostReset is a bulk of which the answer to one reset was lost, while lists show
// everybody as before for an hour. It runs until it has looked at that user again.
func lostReset(w *world, until func(*bulk.Bulk)) (*bulk.Bulk, error) {
	w.Helper()
	b := w.startAlone(w.plan("reset-password", nil))
	w.server.Lag(time.Hour)
	w.server.Inject(emulator.Fault{Operation: "AdminResetUserPassword", Kind: emulator.CutConnection, Times: 1})
	looked := w.hears("ListUsers")
	ctx, cancel := context.WithCancel(w.Context())
	defer cancel()
	ended := make(chan error, 1)
	go func() { ended <- b.Run(ctx) }()
	<-looked
	if until == nil {
		cancel()
	} else {
		until(b)
	}
	return b, <-ended
}

// A user who gets two codes wonders which of them to enter.
func TestAResetWhoseAnswerWasLostIsNotSentAgainWhileListsLag(t *testing.T) {
	w := newWorld(t, 3, withEmail)
	b, err := lostReset(w, nil)
	if p := b.Progress(); !errors.Is(err, context.Canceled) || p.Done != 2 || p.Left != 1 || p.Waiting != 1 {
		t.Fatalf("ended with %v, %+v", err, p)
	}
	w.ahead.Add(int64(time.Hour))
	b = w.killed(b)
	w.check(b.Run(t.Context()))
	if p, sent := b.Progress(), len(w.server.Messages()); p.Done != 3 || p.Waiting != 0 || sent != 3 {
		t.Errorf("%d messages were sent, %+v", sent, p)
	}
}

func TestAResetThatListsHaveNotShownForLongIsSent(t *testing.T) {
	// A slow machine may look for the first time when so long has passed already.
	for lag := 10 * time.Millisecond; lag < 20*time.Second; lag *= 2 {
		w := newWorld(t, 2, withEmail)
		w.server.Inject(emulator.Fault{Operation: "AdminResetUserPassword", Kind: emulator.ServerError, Times: 1})
		b := w.startWithin(lag, w.plan("reset-password", nil))
		planned := w.calls("ListUsers")
		w.check(b.Run(t.Context()))
		if p, sent := b.Progress(), len(w.server.Messages()); p.Done != 2 || p.Waiting != 0 || sent != 2 {
			t.Fatalf("%d messages were sent, %+v", sent, p)
		}
		if w.calls("ListUsers")-planned == 2 {
			return // it was too soon at the first look, and sent after the second
		}
	}
	t.Error("it was sent at the first look")
}

// What is given up can't be gone on with, so its report is the last word.
func TestCancelTellsWhatMayHaveBeenDone(t *testing.T) {
	w := newWorld(t, 3, withEmail)
	b, err := lostReset(w, (*bulk.Bulk).Cancel)
	if p := b.Progress(); !errors.Is(err, bulk.ErrCanceled) || p.Done != 2 || p.Unknown != 1 || p.Left != 0 || p.Waiting != 0 {
		t.Fatalf("ended with %v, %+v", err, p)
	}
	if told := b.Report().Troubled(); len(told) != 1 || told[0].Reason == "" {
		t.Errorf("troubled are %+v", told)
	}
}

// Nobody need look whether what AWS refused was done, and it can be tried again.
func TestCancelTellsWhatAWSRefused(t *testing.T) {
	const users, mailsADay, inARow = 65, 50, 10
	w := newWorld(t, users, withEmail)
	b := w.startAlone(w.plan("reset-password", nil))
	if pause, ok := errors.AsType[*bulk.Pause](b.Run(t.Context())); !ok || pause.Problem.Kind != call.KindLimit {
		t.Fatalf("paused by %v", pause)
	}
	b.Cancel()
	if err := b.Run(t.Context()); !errors.Is(err, bulk.ErrCanceled) {
		t.Error(err)
	}
	if p := b.Progress(); p.Done != mailsADay || p.Failed != inARow || p.Left != users-mailsADay-inARow {
		t.Errorf("progress is %+v", p)
	}
	for _, o := range b.Report().Troubled()[:inARow] {
		if o.Code != "LimitExceededException" || len(o.RequestIDs) != 1 {
			t.Errorf("%+v", o)
		}
	}
	if retry, err := b.Retry(); err != nil || len(retry.Targets) != inARow {
		t.Errorf("retry is %+v, %v", retry, err)
	}
}

// Whether a reset was done shows only until the user has chosen a new password.
func TestWhatListsTellOfAResetThatHadBegun(t *testing.T) {
	now := time.Now()
	begun := now.Add(-10 * time.Minute)
	for name, test := range map[string]struct {
		status   types.UserStatusType
		modified time.Time
		want     bulk.State
		sent     int
	}{
		"not done":                {types.UserStatusTypeConfirmed, now.Add(-time.Hour), bulk.Done, 1},
		"done":                    {types.UserStatusTypeResetRequired, now.Add(-9 * time.Minute), bulk.Done, 0},
		"had to reset before":     {types.UserStatusTypeResetRequired, now.Add(-time.Hour), bulk.Unknown, 0},
		"may have been done with": {types.UserStatusTypeConfirmed, now.Add(-5 * time.Minute), bulk.Unknown, 0},
	} {
		t.Run(name, func(t *testing.T) {
			w := newWorld(t, 1, withEmail, func(u *emulator.UserSeed) {
				u.Status, u.Created, u.Modified = test.status, now.Add(-time.Hour), test.modified
			})
			b := w.killed(w.start(w.plan("reset-password", nil)), step(0, bulk.Begun, begun))
			w.check(b.Run(t.Context()))
			if got, sent := b.Report().Outcomes[0], len(w.server.Messages()); got.State != test.want || sent != test.sent {
				t.Errorf("%+v with %d messages, want %s with %d", got, sent, test.want, test.sent)
			}
		})
	}
}

// Confirming and marking are two calls, and anything may come between them.
func TestAConfirmationIsDoneWhenTheAddressIsMarkedToo(t *testing.T) {
	for name, fault := range map[string]emulator.Fault{
		"throttled":        {Operation: "AdminUpdateUserAttributes", Kind: emulator.Throttle, Times: 5},
		"lost in the end":  {Operation: "AdminUpdateUserAttributes", Kind: emulator.CutConnection, Times: 1},
		"lost in between":  {Operation: "AdminConfirmSignUp", Kind: emulator.CutConnection, Times: 1},
		"throttled before": {Operation: "AdminConfirmSignUp", Kind: emulator.Throttle, Times: 5},
	} {
		t.Run(name, func(t *testing.T) {
			w := newWorld(t, 3, signedUp)
			w.server.Inject(fault)
			b := w.startAlone(w.plan("confirm", acts.Inputs{"verify": "email"}))
			w.check(b.Run(t.Context()))
			w.allMarked(b)
		})
	}
	t.Run("killed", func(t *testing.T) {
		w := newWorld(t, 3, signedUp)
		b := w.start(w.plan("confirm", acts.Inputs{"verify": "email"}))
		if r := acts.Do(t.Context(), w.session, acts.Act{Action: action("confirm"), Target: b.Plan().Targets[0]}); !r.OK() {
			t.Fatal(r.Refusal, r.Problem)
		}
		b = w.killed(b, step(0, bulk.Begun, time.Now()))
		w.check(b.Run(t.Context()))
		w.allMarked(b)
	})
}

// allMarked wants everybody confirmed once, with a verified address.
func (w *world) allMarked(b *bulk.Bulk) {
	w.Helper()
	targets := w.targets()
	if p := b.Progress(); p.Done != len(targets) {
		w.Errorf("%+v\n%+v", p, b.Report().Troubled())
	}
	for _, t := range targets {
		if t.User.Status != admin.StatusConfirmed || !t.User.Verified("email") {
			w.Errorf("%s is %s, with %v", t.User.Username, t.User.Status, t.User.Attributes)
		}
	}
	for name, times := range w.succeeded("AdminConfirmSignUp") {
		if times != 1 {
			w.Errorf("%s was confirmed %d times", name, times)
		}
	}
}

func TestAConfirmationWhoseAddressIsTakenHasFailed(t *testing.T) {
	pool := types.UserPoolType{AliasAttributes: []types.AliasAttributeType{types.AliasAttributeTypeEmail}}
	w := newWorldIn(t, pool, 2, signedUp, func(u *emulator.UserSeed) { u.Attributes[0].Value = "both@example.com" })
	b := w.startAlone(w.plan("confirm", acts.Inputs{"verify": "email"}))
	w.check(b.Run(t.Context()))
	p, told := b.Progress(), b.Report().Troubled()
	if p.Done != 1 || p.Failed != 1 || told[0].Code != "AliasExistsException" {
		t.Errorf("%+v\n%+v", p, told)
	}
}

func TestAPoolThatIsGonePausesTheBulk(t *testing.T) {
	for id, plan := range map[string]func(*world) *bulk.Plan{
		"disable":      func(w *world) *bulk.Plan { return w.plan("disable", nil) },
		"delete-group": (*world).deletionOfGroups,
	} {
		t.Run(id, func(t *testing.T) {
			w := newWorld(t, 3)
			plan := plan(w)
			plan.Stale = true
			b := w.start(plan)
			plain := cip.New(cip.Options{Region: "eu-west-1", BaseEndpoint: &w.url, Credentials: access{}})
			_, err := plain.DeleteUserPool(t.Context(), &cip.DeleteUserPoolInput{UserPoolId: new(poolID)})
			w.check(err)
			ctx, cancel := context.WithTimeout(t.Context(), 20*time.Second)
			defer cancel()
			err = b.Run(ctx)
			if pause, ok := errors.AsType[*bulk.Pause](err); !ok || pause.Problem == nil || pause.Problem.Kind != call.KindNotFound {
				t.Errorf("ended with %v", err)
			}
			if p := b.Progress(); p.Left != 3 {
				t.Errorf("progress is %+v", p)
			}
			w.check(b.Close())
		})
	}
}

// deletionOfGroups is the plan of deleting three groups.
func (w *world) deletionOfGroups() *bulk.Plan {
	w.Helper()
	var targets []acts.Target
	for _, name := range []string{"beta", "staging", "trial"} {
		w.check(w.server.AddGroup(poolID, types.GroupType{GroupName: &name}))
		targets = append(targets, acts.Target{Pool: admin.PoolDetail{Pool: admin.Pool{ID: poolID}}, Group: admin.Group{Name: name}})
	}
	plan, err := bulk.Freeze(w.session, action("delete-group"), nil, targets)
	w.check(err)
	return plan
}

// A pool may have thousands of groups, and the quota of reading them is small.
func TestADeletionOfAGroupIsLookedIntoByOneCall(t *testing.T) {
	for name, fault := range map[string]emulator.FaultKind{"done": emulator.CutConnection, "not done": emulator.ServerError} {
		t.Run(name, func(t *testing.T) {
			w := newWorld(t, 0)
			b := w.startAlone(w.deletionOfGroups())
			w.server.Inject(emulator.Fault{Operation: "DeleteGroup", Kind: fault, Times: 1})
			w.check(b.Run(t.Context()))
			if p := b.Progress(); p.Done != 3 || w.calls("GetGroup") != 1 || w.calls("ListGroups") != 0 {
				t.Errorf("%d calls of GetGroup, %d of ListGroups, %+v", w.calls("GetGroup"), w.calls("ListGroups"), p)
			}
		})
	}
}
