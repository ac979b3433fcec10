//go:build unix

package bulk_test

import (
	"errors"
	"os"
	"path/filepath"
	"strings"
	"sync"
	"syscall"
	"testing"
	"time"

	"github.com/cognito-tui/cognito-tui/admin/bulk"
	"github.com/cognito-tui/cognito-tui/admin/call"
	"github.com/cognito-tui/cognito-tui/admin/emulator"
	"github.com/cognito-tui/cognito-tui/admin/store"
)

// as is a session of the world, but for some options.
func (w *world) as(change func(*call.Options)) *call.Session {
	w.Helper()
	options := w.session.Options()
	change(&options)
	s, err := call.Open(w.Context(), options)
	w.check(err)
	return s
}

// left is a journal of a bulk that was killed: one done, two begun, half a line.
func (w *world) left(id string) (path, text string) {
	w.Helper()
	b := w.start(w.plan(id, nil))
	w.check(b.Close())
	then := time.Date(2026, time.March, 2, 12, 0, 0, 0, time.UTC)
	journal, err := os.OpenFile(b.Journal(), os.O_WRONLY|os.O_APPEND, 0)
	w.check(err)
	_, err = journal.WriteString(step(0, bulk.Done, then) + step(1, bulk.Begun, then) + step(2, bulk.Begun, then) + `{"n":3,"sta`)
	w.check(errors.Join(err, journal.Close()))
	return b.Journal(), w.text(b.Journal())
}

func (w *world) text(path string) string {
	w.Helper()
	text, err := os.ReadFile(path)
	w.check(err)
	return string(text)
}

func TestARefusalOfTheSessionLeavesTheJournalAsItIs(t *testing.T) {
	for name, c := range map[string]struct {
		session func(*world) *call.Session
		says    string
	}{
		"read-only": {func(w *world) *call.Session {
			return w.as(func(o *call.Options) { o.ReadOnly = true })
		}, "read-only"},
		"read-only by a rule": {func(w *world) *call.Session {
			return w.as(func(o *call.Options) { o.Rules = []call.Rule{{Match: "1234*", ReadOnly: true}} })
		}, "read-only"},
		"an account that is not known": {func(w *world) *call.Session {
			w.server.Inject(emulator.Fault{Operation: "GetCallerIdentity", Kind: emulator.CutConnection})
			return w.as(func(o *call.Options) { o.Rules = []call.Rule{{Match: "9999*", ReadOnly: true}} })
		}, "The account could not be determined"},
		"an audit that can't be written": {func(w *world) *call.Session {
			w.check(w.log.Close())
			w.check(os.Remove(w.log.Path()))
			w.check(os.Mkdir(w.log.Path(), 0o700))
			return w.session
		}, "audit"},
		"another Region": {func(w *world) *call.Session {
			return w.as(func(o *call.Options) { o.Region = "us-east-1" })
		}, "us-east-1"},
		"expired credentials": {func(w *world) *call.Session {
			w.server.Inject(emulator.Fault{Kind: emulator.ExpiredCredentials})
			return w.as(func(*call.Options) {})
		}, "expired"},
	} {
		t.Run(name, func(t *testing.T) {
			w := newWorld(t, 12)
			path, before := w.left("delete-user")
			session := c.session(w)
			b, err := bulk.Open(t.Context(), session, path, bulk.Options{StopWhenPaused: true})
			if err == nil {
				err = b.Run(t.Context())
				w.check(b.Close())
			}
			if err == nil || !strings.Contains(call.Explain(err).Error(), c.says) && !strings.Contains(err.Error(), c.says) {
				t.Errorf("it says %v, want %q", err, c.says)
			}
			if after := w.text(path); after != before {
				t.Errorf("the journal was rewritten:\n%s", strings.TrimPrefix(after, before))
			}
			if n := w.calls("AdminDeleteUser"); n != 0 {
				t.Errorf("%d were deleted", n)
			}
		})
	}
}

// A session may become read-only while a bulk is under way, as its credentials are
// renewed into another account.
func TestABulkWhoseSessionBecomesReadOnlyIsPaused(t *testing.T) {
	w := newWorld(t, 12)
	w.session = w.as(func(o *call.Options) { o.Rules = []call.Rule{{Match: "ops", ReadOnly: true}} })
	t.Setenv("AWS_PROFILE", "dev")
	b := w.startAlone(w.plan("disable", nil))
	t.Setenv("AWS_PROFILE", "ops")
	err := b.Run(t.Context())
	if pause, ok := errors.AsType[*bulk.Pause](err); !ok || !strings.Contains(pause.Reason, "read-only") {
		t.Errorf("ended with %v", err)
	}
	if p := b.Progress(); p.Left != 12 || p.Skipped != 0 || w.enabled() != 12 {
		t.Errorf("%+v", p)
	}
	w.check(b.Close())
	t.Setenv("AWS_PROFILE", "dev")
	b, err = bulk.Open(t.Context(), w.session, b.Journal(), bulk.Options{StopWhenPaused: true})
	w.check(err)
	w.check(b.Run(t.Context()))
	if w.enabled() != 0 {
		t.Errorf("%d are enabled", w.enabled())
	}
}

// What is in the place of a journal or of its directory is not taken for one.
func TestAPlaceThatIsNotTheOperatorsOwnIsRefused(t *testing.T) {
	others := func(path string) error { return os.Chmod(path, 0o777) }
	for name, c := range map[string]struct {
		spoil func(w *world, dir, journal string) error
		says  string
	}{
		"a directory for all": {func(_ *world, dir, _ string) error { return others(dir) }, "can be written by other users"},
		"a journal for all":   {func(_ *world, _, journal string) error { return others(journal) }, "can be written by other users"},
		"a directory that is away": {func(_ *world, dir, _ string) error {
			return errors.Join(os.Rename(dir, dir+"-2"), os.Symlink(dir+"-2", dir))
		}, "is a symbolic link"},
		"a journal that is a link": {func(_ *world, _, journal string) error {
			return errors.Join(os.Rename(journal, journal+"-2"), os.Symlink(journal+"-2", journal))
		}, "is a symbolic link"},
		"a journal that is a pipe": {func(_ *world, _, journal string) error {
			return errors.Join(os.Remove(journal), syscall.Mkfifo(journal, 0o600))
		}, "is a pipe"},
		"another user's directory": {func(_ *world, dir, _ string) error { return os.Chown(dir, 65534, 65534) }, "belongs to another user"},
		"another user's journal":   {func(_ *world, _, journal string) error { return os.Chown(journal, 65534, 65534) }, "belongs to another user"},
	} {
		t.Run(name, func(t *testing.T) {
			w := newWorld(t, 3)
			path, _ := w.left("disable")
			if err := c.spoil(w, w.journals(), path); errors.Is(err, os.ErrPermission) {
				t.Skip("only root gives files away")
			} else {
				w.check(err)
			}
			_, opened := bulk.Open(t.Context(), w.session, path, bulk.Options{})
			_, listed := bulk.List(w.journals())
			_, started := bulk.Start(t.Context(), w.session, w.plan("disable", nil), bulk.Options{Dir: w.journals()})
			told := map[string]error{"opened": opened, "listed": listed}
			if strings.Contains(name, "directory") {
				told["started"] = started
			}
			for what, err := range told {
				if _, unsafe := errors.AsType[*store.UnsafeError](err); !unsafe || !strings.Contains(err.Error(), c.says) {
					t.Errorf("%s: %v, want %q", what, err, c.says)
				}
			}
		})
	}
}

// A journal that is gone would be missed only by who wants to go on with it.
func TestABulkPausesWhenItsJournalVanishes(t *testing.T) {
	for name, vanish := range map[string]func(dir, journal string) error{
		"removed":               func(_, journal string) error { return os.Remove(journal) },
		"moved":                 func(dir, _ string) error { return os.Rename(dir, dir+"-2") },
		"with all that is kept": func(dir, _ string) error { return os.RemoveAll(filepath.Dir(dir)) },
		"replaced": func(_, journal string) error {
			return errors.Join(os.Remove(journal), os.WriteFile(journal, nil, 0o600))
		},
	} {
		t.Run(name, func(t *testing.T) {
			w := newWorld(t, 20)
			b := w.startAlone(w.plan("disable", nil))
			heard := w.hears("AdminDisableUser")
			var gone sync.WaitGroup
			gone.Go(func() {
				<-heard
				w.check(vanish(w.journals(), b.Journal()))
			})
			err := b.Run(t.Context())
			gone.Wait()
			if pause, ok := errors.AsType[*bulk.Pause](err); !ok || !strings.Contains(pause.Reason, "gone") && !strings.Contains(pause.Reason, "no such file") {
				t.Errorf("ended with %v", err)
			}
			if p := b.Progress(); p.Left == 0 || p.Done == 0 || b.Kept() {
				t.Errorf("%+v, kept: %v", p, b.Kept())
			}
			w.check(b.Close())
		})
	}
}

// Who lists keeps nobody from going on, however often.
func TestListingTakesNoLock(t *testing.T) {
	w := newWorld(t, 3)
	path, _ := w.left("disable")
	stop := make(chan struct{})
	var listing sync.WaitGroup
	for range 2 {
		listing.Go(func() {
			for {
				select {
				case <-stop:
					return
				default:
					_, _ = bulk.List(w.journals())
				}
			}
		})
	}
	for range 300 {
		b, err := bulk.Open(t.Context(), w.session, path, bulk.Options{})
		if err != nil {
			t.Error(err)
			break
		}
		w.check(b.Close())
	}
	close(stop)
	listing.Wait()
}

func TestAPlanThatWasLeftHalfIsClearedAway(t *testing.T) {
	w := newWorld(t, 3)
	w.check(os.MkdirAll(w.journals(), 0o700))
	old, young := filepath.Join(w.journals(), "old.bulk.jsonl.new"), filepath.Join(w.journals(), "young.bulk.jsonl.new")
	for _, path := range []string{old, young} {
		w.check(os.WriteFile(path, []byte("{"), 0o600))
	}
	w.check(os.Chtimes(old, time.Time{}, time.Now().Add(-time.Hour)))
	w.check(w.start(w.plan("disable", nil)).Close())
	if _, err := os.Stat(old); !errors.Is(err, os.ErrNotExist) {
		t.Errorf("the old one is there: %v", err)
	}
	if _, err := os.Stat(young); err != nil {
		t.Errorf("the young one is not there: %v", err)
	}
}
