package main

import (
	"fmt"
	"maps"
	"math/rand/v2"
	"net/http"
	"net/http/httptest"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/aws/aws-sdk-go-v2/service/cognitoidentityprovider/types"

	"github.com/cognito-tui/cognito-tui/admin/audit"
	"github.com/cognito-tui/cognito-tui/admin/bulk"
	"github.com/cognito-tui/cognito-tui/admin/emulator"
	"github.com/cognito-tui/cognito-tui/cmd/cognito-tui/exit"
)

// reaper kills a process when an emulator receives a certain request of it: before it is
// done, after it, or in place of it.
type reaper struct {
	*emulator.Server
	dice *rand.Rand

	mu      sync.Mutex
	victim  *os.Process
	left    int // requests until the kill
	spared  bool
	killing int
}

func (r *reaper) ServeHTTP(w http.ResponseWriter, req *http.Request) {
	switch r.moment() {
	case 1:
		r.kill()
	case 2:
		defer r.kill()
	case 3:
		r.kill()
		panic(http.ErrAbortHandler)
	}
	r.Server.ServeHTTP(w, req)
}

// moment is when the process is to be killed, 0 for not at this request.
func (r *reaper) moment() int {
	r.mu.Lock()
	defer r.mu.Unlock()
	r.left--
	if r.spared || r.left != 0 {
		return 0
	}
	return 1 + r.dice.IntN(3)
}

func (r *reaper) kill() {
	r.mu.Lock()
	defer r.mu.Unlock()
	_ = r.victim.Kill() // it may have ended
	r.killing++
}

func (r *reaper) kills() int {
	r.mu.Lock()
	defer r.mu.Unlock()
	return r.killing
}

// spare stops killing.
func (r *reaper) spare() {
	r.mu.Lock()
	defer r.mu.Unlock()
	r.spared = true
}

// aim chooses the request at which the next process is killed.
func (r *reaper) aim(p *os.Process, within int) {
	r.mu.Lock()
	defer r.mu.Unlock()
	r.victim, r.left = p, 1+r.dice.IntN(within)
}

const killID = "eu-west-1_Kill00001"

// newReaper makes one with a pool of targets and others.
func newReaper(t *testing.T, targets, others int) (*reaper, string) {
	t.Helper()
	r := &reaper{Server: emulator.New(emulator.Options{Recent: 1 << 20}), dice: rand.New(rand.NewPCG(7, 20))}
	listening := httptest.NewServer(r)
	t.Cleanup(listening.Close)
	if _, err := r.AddPool(emulator.PoolSeed{UserPoolType: types.UserPoolType{Id: new(killID), Name: new("kill")}}); err != nil {
		t.Fatal(err)
	}
	if err := r.AddUsers(killID, func(yield func(emulator.UserSeed) bool) {
		for i := range targets + others {
			name := fmt.Sprintf("target-%d", i)
			if i >= targets {
				name = fmt.Sprintf("other-%d", i)
			}
			if !yield(emulator.UserSeed{Username: name}) {
				return
			}
		}
	}); err != nil {
		t.Fatal(err)
	}
	return r, listening.URL
}

// TestABulkThatIsKilledAgainAndAgainEndsRight kills the real program at seeded moments
// and resumes each time.
func TestABulkThatIsKilledAgainAndAgainEndsRight(t *testing.T) {
	t.Parallel()
	targets, others, kills := 1500, 100, 24
	if testing.Short() {
		targets = 500
	}
	r, url := newReaper(t, targets, others)
	dir := t.TempDir()
	names := filepath.Join(dir, "names")
	var list strings.Builder
	for i := range targets {
		fmt.Fprintf(&list, "target-%d\n", i)
	}
	if err := os.WriteFile(names, []byte(list.String()), 0o600); err != nil {
		t.Fatal(err)
	}
	run := func(args ...string) *exec.Cmd {
		cmd := program(t, url, append(args, "--yes", "--rate", "UserList=1000000,UserUpdate=1000000")...)
		cmd.Env = append(environment(dir, url), "PATH="+os.Getenv("PATH"))
		return cmd
	}
	state := filepath.Join(dir, "state", "cognito-tui")
	next := func() *exec.Cmd {
		left, err := bulk.List(filepath.Join(state, "bulk"))
		if err != nil {
			t.Fatal(err)
		}
		if len(left) == 0 { // killed while it planned
			return run("do", "delete-user", "--pool", "kill", "--from", names)
		}
		return run("do", "resume", left[0].Path)
	}

	began := time.Now()
	for r.kills() < kills {
		cmd := next()
		var stderr strings.Builder
		cmd.Stderr = &stderr
		if err := cmd.Start(); err != nil {
			t.Fatal(err)
		}
		r.aim(cmd.Process, 3*targets/kills)
		if err := cmd.Wait(); err == nil {
			t.Fatalf("it ended after %d kills", r.kills())
		} else if stderr.String() != "" {
			t.Fatalf("killed after %q", &stderr)
		}
	}
	r.spare()
	if e := finish(t, next()); e.code != exit.Done {
		t.Fatalf("exit code %d\n%s%s", e.code, e.stdout, e.stderr)
	}
	t.Logf("%d kills, %d acts, %s", r.kills(), targets, time.Since(began).Round(time.Millisecond))
	checkDeleted(t, r.Server, targets)
	if n := len(lines(data(t, url, "users", "--pool", "kill", "--all", "-o", "json"))); n != others {
		t.Errorf("%d users are left, want %d", n, others)
	}
	checkAudited(t, filepath.Join(state, "audit.jsonl"), targets)
	if left, err := os.ReadDir(filepath.Join(state, "bulk")); err != nil || len(left) > 0 {
		t.Errorf("left behind: %v, %v", left, err)
	}
}

// checkDeleted compares the emulator's record with one deletion per target.
func checkDeleted(t *testing.T, s *emulator.Server, targets int) {
	t.Helper()
	deleted := map[string]int{}
	for _, call := range s.Calls() {
		if call.Operation == "AdminDeleteUser" {
			deleted[call.Username]++
		}
	}
	if len(deleted) != targets {
		t.Errorf("%d users were deleted, want %d", len(deleted), targets)
	}
	for name, times := range deleted {
		if times != 1 || !strings.HasPrefix(name, "target-") {
			t.Errorf("%s was deleted %d times", name, times)
		}
	}
}

// checkAudited compares the audit with the acts: none may lack a record.
func checkAudited(t *testing.T, path string, targets int) {
	t.Helper()
	entries, _, err := audit.Entries(t.Context(), path, audit.Filter{Action: "delete-user"})
	if err != nil {
		t.Fatal(err)
	}
	subjects := map[string]bool{}
	outcomes := map[audit.Outcome]int{}
	for _, e := range entries {
		subjects[e.Subject] = true
		outcomes[e.Outcome]++
	}
	if len(subjects) != targets {
		t.Errorf("%d users are in the audit, want %d", len(subjects), targets)
	}
	if slices.Contains(slices.Collect(maps.Keys(outcomes)), audit.Failed) {
		t.Errorf("outcomes are %v", outcomes)
	}
}
