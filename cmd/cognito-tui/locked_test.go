package main

import (
	"encoding/json"
	"fmt"
	"strings"
	"testing"
	"time"

	"github.com/cognito-tui/cognito-tui/admin/emulator"
	"github.com/cognito-tui/cognito-tui/cmd/cognito-tui/exit"
	logsemulator "github.com/cognito-tui/cognito-tui/logs/emulator"
)

const estimated = "Estimated lockouts (Cognito has no API for this), by the sign-ins of the last 1h.\n"

// failures puts failed sign-ins of a user into the log of a pool, each as soon as the lock
// of the one before has ended, the last one some seconds ago.
func failures(logging *logsemulator.Server, group, sub string, n int) {
	var locks []time.Duration
	total := time.Duration(0)
	for i := 1; i < n; i++ {
		lock := time.Second
		if i >= 5 {
			lock += time.Second << (i - 5)
		}
		locks = append(locks, lock)
		total += lock
	}
	at := time.Now().Add(-5*time.Second - total)
	for i := range n {
		logging.Put(group, "stream", at, fmt.Sprintf(
			`{"eventTimestamp":"%d","message":{"eventId":"e%d-%s","eventType":"SignIn","userSub":%q,"ipAddress":"192.0.2.7","eventResponse":"Fail"}}`, at.UnixMilli(), i, sub, sub))
		if i < len(locks) {
			at = at.Add(locks[i])
		}
	}
}

func TestLockedListsWhoIsLockedOutByAnEstimate(t *testing.T) {
	t.Parallel()
	_, logging, endpoint := demoWithTrail(t)
	const group = "/aws/vendedlogs/cognito/acme-workforce"
	var u, well struct{ Username, Sub string }
	all := lines(data(t, endpoint.URL, "users", "--pool", "acme-workforce", "--filter", "status:confirmed", "--max", "2", "-o", "json"))
	for i, into := range []any{&u, &well} {
		if err := json.Unmarshal([]byte(all[i]), into); err != nil {
			t.Fatal(err)
		}
	}
	failures(logging, group, u.Sub, 13) // locked for 256 s
	failures(logging, group, well.Sub, 4)

	e := finish(t, program(t, endpoint.URL, "locked", "--pool", "acme-workforce", "-o", "json"))
	var locked struct {
		Username, Sub, By, Why string
		Failures               int
		Last, Until            time.Time
		IPs                    []string
	}
	if err := json.Unmarshal([]byte(e.stdout), &locked); err != nil || e.code != exit.Done {
		t.Fatalf("%v, exit code %d\n%s%s", err, e.code, e.stdout, e.stderr)
	}
	if locked.Username != u.Username || locked.Sub != u.Sub || locked.Failures != 13 || locked.By == "" || locked.Why == "" ||
		locked.Until.Sub(locked.Last) != 256*time.Second || len(locked.IPs) != 1 || locked.IPs[0] != "192.0.2.7" {
		t.Errorf("it is %s", e.stdout)
	}
	if !strings.HasSuffix(e.stderr, estimated) {
		t.Errorf("standard error %q", e.stderr)
	}
	for _, format := range []string{"text", "csv"} {
		e := finish(t, program(t, endpoint.URL, "locked", "--pool", "acme-workforce", "-o", format, "--columns", "username,failures"))
		if got := strings.Fields(strings.ReplaceAll(strings.ToLower(e.stdout), ",", " ")); e.code != exit.Done ||
			strings.Join(got, " ") != "username failures "+strings.ToLower(u.Username)+" 13" || !strings.HasSuffix(e.stderr, estimated) {
			t.Errorf("%s: exit code %d, %q, standard error %q", format, e.code, e.stdout, e.stderr)
		}
	}

	// The user's own page, where it is asked for.
	for user, says := range map[string]string{u.Sub: "! Confirmed and enabled, but locked out for now, by an estimate.", well.Sub: "✓ Confirmed, enabled, and not locked out"} {
		page := finish(t, program(t, endpoint.URL, "user", user, "--pool", "acme-workforce", "--lockout"))
		if !strings.Contains(page.stdout, says) || strings.Contains(page.stdout, "Not checked") || !strings.Contains(page.stderr, "A lockout is estimated") {
			t.Errorf("exit code %d, %q, standard error %q", page.code, page.stdout, page.stderr)
		}
	}
}

func TestLockedSaysWhenNobodyKnows(t *testing.T) {
	t.Parallel()
	pools, logging, endpoint := demoWithTrail(t)
	locked := func(flags ...string) ended {
		return finish(t, program(t, endpoint.URL, append([]string{"locked", "--pool", "acme-workforce"}, flags...)...))
	}
	logging.Put("/aws/vendedlogs/cognito/acme-workforce", "stream", time.Now(), `{"eventTimestamp":"1","message":{"eventId":"e","eventType":"SignIn","eventResponse":"Pass"}}`)
	if e := locked("-o", "csv"); e.code != exit.Done || e.stdout != "username,sub,failures,last,until,by,ips,why\n" || !strings.HasSuffix(e.stderr, estimated) {
		t.Errorf("nobody: exit code %d, %q, standard error %q", e.code, e.stdout, e.stderr)
	}
	for _, wrong := range [][]string{{"--since", "10m"}, {"--since", "long"}, {"--columns", "user"}, {"-o", "yaml"}, {"-o", "json", "--columns", "sub"}} {
		if e := locked(wrong...); e.code != exit.Usage || e.stdout != "" {
			t.Errorf("%v: exit code %d, %q, standard error %q", wrong, e.code, e.stdout, e.stderr)
		}
	}
	if e := locked("--log-group", "/nothing"); e.code != exit.No || e.stdout != "" {
		t.Errorf("no such log: exit code %d, %q, standard error %q", e.code, e.stdout, e.stderr)
	}
	// A pool without a log that tells failures.
	s := newServer()
	defer s.Close()
	if err := seedDoor(s.Server); err != nil {
		t.Fatal(err)
	}
	beside := finish(t, program(t, s.URL, "locked", "--pool", "door"))
	if beside.code == exit.Done || beside.stdout != "" {
		t.Errorf("no log: exit code %d, %q, standard error %q", beside.code, beside.stdout, beside.stderr)
	}
	pools.Inject(emulator.Fault{Operation: "DescribeUserPool", Kind: emulator.AccessDenied})
	if e := locked(); e.code != exit.AWS || e.stdout != "" {
		t.Errorf("denied: exit code %d, %q, standard error %q", e.code, e.stdout, e.stderr)
	}
}
