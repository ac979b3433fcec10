package audit_test

import (
	"bytes"
	"errors"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"runtime"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/cognito-tui/cognito-tui/admin/audit"
	"github.com/cognito-tui/cognito-tui/admin/shell"
)

var noon = time.Date(2026, time.March, 2, 12, 0, 0, 0, time.UTC)

func begun(id string) audit.Record {
	return audit.Record{
		ID: id, Time: noon, Caller: "arn:aws:iam::123456789012:user/ops", Account: "123456789012", Region: "eu-west-1",
		Pool: "eu-west-1_Audit0001", Action: "disable", Subject: "alice", Sub: "1111",
		Inputs: map[string]string{"group": "staff"}, Commands: []shell.Command{shell.AWS("cognito-idp", "AdminDisableUser", shell.Member{Name: "Username", Value: "alice"})},
		Outcome: audit.Begun,
	}
}

func ended(id string) audit.Record {
	r := begun(id)
	r.Time, r.Outcome, r.RequestIDs = noon.Add(time.Second), audit.Done, []string{"request-1"}
	return r
}

func open(t *testing.T) *audit.Log {
	t.Helper()
	l := audit.At(filepath.Join(t.TempDir(), "state", "audit.jsonl"))
	check(t, l.Ready())
	t.Cleanup(func() { check(t, l.Close()) })
	return l
}

func check(t *testing.T, err error) {
	t.Helper()
	if err != nil {
		t.Fatal(err)
	}
}

func entries(t *testing.T, path string) []audit.Entry {
	t.Helper()
	found, cut, err := audit.Entries(t.Context(), path, audit.Filter{})
	check(t, err)
	if cut != 0 {
		t.Errorf("%d lines can't be read", cut)
	}
	return found
}

func TestAnActIsOneEntry(t *testing.T) {
	l := open(t)
	check(t, l.Begin(begun("a")))
	check(t, l.Begin(begun("b")))
	failed := ended("a")
	failed.Outcome, failed.Reason, failed.Code = audit.Failed, "It failed.", "UserNotFoundException"
	check(t, l.End(failed))
	refused := begun("c")
	refused.Outcome, refused.Reason, refused.Time = audit.Refused, "Read-only.", noon.Add(time.Minute)
	check(t, l.End(refused))

	got := entries(t, l.Path())
	if len(got) != 3 {
		t.Fatalf("entries are %+v", got)
	}
	by := map[string]audit.Entry{}
	for _, e := range got {
		by[e.ID] = e
	}
	if e := by["a"]; e.Outcome != audit.Failed || !e.Time.Equal(noon) || !e.Ended.Equal(noon.Add(time.Second)) || e.Code == "" || len(e.Commands) != 1 {
		t.Errorf("failed is %+v", e)
	}
	if e := by["b"]; e.Outcome != audit.Begun || !e.Ended.IsZero() {
		t.Errorf("begun is %+v", e)
	}
	if e := by["c"]; e.Outcome != audit.Refused || e.Reason != "Read-only." || len(e.Inputs) != 1 {
		t.Errorf("refused is %+v", e)
	}
}

func TestNobodyElseMayReadIt(t *testing.T) {
	if runtime.GOOS == "windows" {
		t.Skip("permissions are others here")
	}
	l := open(t)
	check(t, l.Begin(begun("a")))
	for path, want := range map[string]os.FileMode{l.Path(): 0o600, filepath.Dir(l.Path()): 0o700} {
		if about, err := os.Stat(path); err != nil || about.Mode().Perm() != want {
			t.Errorf("%s is %v, %v", path, about.Mode(), err)
		}
	}
	if left, _ := os.ReadDir(filepath.Dir(l.Path())); len(left) != 1 {
		t.Errorf("the directory has %v", left)
	}
}

func TestWhatCanNotBeWrittenIsToldBeforeTheAct(t *testing.T) {
	file := filepath.Join(t.TempDir(), "file")
	check(t, os.WriteFile(file, nil, 0o600))
	paths := map[string]string{"a directory": t.TempDir(), "below a file": filepath.Join(file, "audit.jsonl")}
	if runtime.GOOS == "linux" {
		paths["a full disk"] = "/dev/full"
	}
	for name, path := range paths {
		l := audit.At(path)
		if err := l.Begin(begun("a")); err == nil || !strings.Contains(err.Error(), path) {
			t.Errorf("%s: %v", name, err)
		}
		_ = l.Close() // it may not be open
	}
}

func TestALogThatWasMovedAwayIsBegunAnew(t *testing.T) {
	l := open(t)
	check(t, l.Begin(begun("a")))
	check(t, l.End(ended("a")))
	check(t, os.Rename(l.Path(), l.Path()+".1"))
	check(t, l.Begin(begun("b")))
	if old, fresh := entries(t, l.Path()+".1"), entries(t, l.Path()); len(old) != 1 || len(fresh) != 1 {
		t.Errorf("old %d, new %d", len(old), len(fresh))
	}
}

// A process that is killed may leave half a line anywhere.
func TestALineThatWasCutSpoilsNoOther(t *testing.T) {
	l := open(t)
	check(t, l.Begin(begun("a")))
	check(t, l.End(ended("a")))
	check(t, l.Begin(begun("b")))
	whole, err := os.ReadFile(l.Path())
	check(t, err)
	first := bytes.IndexByte(whole, '\n') + 1
	for cut := first; cut < len(whole); cut++ {
		path := filepath.Join(t.TempDir(), "cut.jsonl")
		check(t, os.WriteFile(path, whole[:cut], 0o600))
		if got, torn, err := audit.Entries(t.Context(), path, audit.Filter{}); err != nil || torn != 0 || len(got) < 1 || got[0].ID != "a" {
			t.Fatalf("cut at %d: %+v, %d, %v", cut, got, torn, err)
		}
		next := audit.At(path)
		check(t, next.Ready())
		last := begun("z")
		last.Time = noon.Add(time.Hour)
		check(t, next.Begin(last))
		check(t, next.Close())
		got, _, err := audit.Entries(t.Context(), path, audit.Filter{})
		check(t, err)
		if got[len(got)-1].ID != "z" {
			t.Fatalf("cut at %d: the next record is lost: %+v", cut, got)
		}
	}
}

func TestMain(m *testing.M) {
	if path := os.Getenv("AUDIT_TEST_APPEND"); path != "" {
		appendMany(path, os.Getenv("AUDIT_TEST_NAME"))
		os.Exit(0)
	}
	os.Exit(m.Run())
}

const perProcess = 200

func appendMany(path, name string) {
	l := audit.At(path)
	if err := l.Ready(); err != nil {
		panic(err)
	}
	var all sync.WaitGroup
	for i := range perProcess {
		all.Go(func() {
			id := fmt.Sprintf("%s-%d", name, i)
			if err := errors.Join(l.Begin(begun(id)), l.End(ended(id))); err != nil {
				panic(err)
			}
		})
	}
	all.Wait()
	if err := l.Close(); err != nil {
		panic(err)
	}
}

func TestManyProcessesAppendAtOnce(t *testing.T) {
	path := filepath.Join(t.TempDir(), "audit.jsonl")
	var children []*exec.Cmd
	for i := range 4 {
		cmd := exec.CommandContext(t.Context(), os.Args[0])
		cmd.Env = append(os.Environ(), "AUDIT_TEST_APPEND="+path, fmt.Sprintf("AUDIT_TEST_NAME=p%d", i))
		cmd.Stderr = os.Stderr
		check(t, cmd.Start())
		children = append(children, cmd)
	}
	for _, cmd := range children {
		check(t, cmd.Wait())
	}
	got := entries(t, path)
	done := map[string]bool{}
	for _, e := range got {
		done[e.ID] = e.Outcome == audit.Done
	}
	if len(got) != 4*perProcess || len(done) != 4*perProcess {
		t.Errorf("%d entries of %d acts", len(got), len(done))
	}
}
