//go:build bench && unix

package main

import (
	"bytes"
	"encoding/json"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
	"time"
)

// The bulk is measured whole; the loop is measured on a part and multiplied, as the
// whole would take an hour and a half.
const (
	bulkActs = 10_000
	loopActs = 100
)

// measureActs disables many users: as one bulk with its plan, journal and audit, and as
// the usual shell loop over the AWS CLI.
func measureActs(t *testing.T) []figure {
	endpoint := serveUsers(t, bulkActs+2_000)
	pool := poolNamed(t, endpoint, "acme-consumer")
	names := enabledUsers(t, endpoint, bulkActs+loopActs)
	file := filepath.Join(t.TempDir(), "names")
	if err := os.WriteFile(file, []byte(strings.Join(names[:bulkActs], "\n")), 0o600); err != nil {
		t.Fatal(err)
	}
	bulk := client(endpoint, *built, "do", "disable", "--pool", pool, "--from", file, "--yes", "-o", "json",
		"--rate", "UserUpdate=1000000", "--rate", "UserList=1000000")
	bulk.Env = append(bulk.Env, "XDG_STATE_HOME="+t.TempDir())
	took := use(t, bulk)
	figures := []figure{{
		name: "10 000 disables as a bulk", ours: fmt.Sprintf("%.0f a second", float64(bulkActs)/took.wall.Seconds()),
		other: millis(took.cpu/bulkActs) + " CPU an act",
	}}
	if _, err := exec.LookPath("aws"); err != nil {
		fmt.Println("the loop over the AWS CLI is SKIPPED: aws is not on PATH")
		return figures
	}
	loop := `for u; do aws cognito-idp admin-disable-user --user-pool-id "$POOL" --username "$u" || exit; done`
	shell := client(endpoint, append([]string{"sh", "-c", loop, "sh"}, names[bulkActs:]...)...)
	shell.Env = append(shell.Env, "POOL="+pool)
	slow := use(t, shell)
	return append(figures,
		perAct("an act of the bulk, wall", took.wall, slow.wall),
		perAct("an act of the bulk, CPU", took.cpu, slow.cpu))
}

func perAct(name string, bulk, loop time.Duration) figure {
	a, b := bulk/bulkActs, loop/loopActs
	return figure{name: name, ours: millis(a), other: millis(b) + " AWS CLI loop", ratio: over(a, b), goal: "≤ 0.10", met: over(a, b) <= 0.1, gate: 0.3}
}

// enabledUsers are the usernames of n enabled users.
func enabledUsers(t *testing.T, endpoint string, n int) (names []string) {
	out, err := client(endpoint, *built, "users", "--all", "--pool", "acme-consumer", "-o", "json", "--rate", "UserList=1000000").Output()
	if err != nil {
		t.Fatal(err)
	}
	for line := range bytes.Lines(out) {
		var user struct {
			Username string
			Enabled  bool
		}
		if json.Unmarshal(line, &user) == nil && user.Enabled && len(names) < n {
			names = append(names, user.Username)
		}
	}
	if len(names) < n {
		t.Fatalf("there are only %d enabled users", len(names))
	}
	return names
}
