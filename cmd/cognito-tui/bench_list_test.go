//go:build bench && unix

package main

import (
	"bufio"
	"bytes"
	"encoding/json"
	"fmt"
	"os"
	"os/exec"
	"strings"
	"testing"
	"time"
)

// measureLists is about reading all users of a pool, compared with the AWS CLI, which
// also reads page by page, on one emulator.
func measureLists(t *testing.T) []figure {
	const users = 20_000
	if _, err := exec.LookPath("aws"); err != nil {
		fmt.Println("the AWS CLI is SKIPPED: aws is not on PATH")
		return nil
	}
	endpoint := serveUsers(t, users)
	pool := poolNamed(t, endpoint, "acme-consumer")
	// The budget that protects a production account must not affect this.
	ours := []string{*built, "users", "--all", "--pool", "acme-consumer", "-o", "json", "--rate", "UserList=100000"}
	theirs := []string{"aws", "cognito-idp", "list-users", "--user-pool-id", pool, "--output", "json"}
	if out, err := client(endpoint, ours...).Output(); err != nil || bytes.Count(out, []byte("\n")) != users {
		t.Fatalf("%v gave %d users: %v", ours, bytes.Count(out, []byte("\n")), err)
	}
	var a, b []usage
	for range 3 {
		a = append(a, use(t, client(endpoint, ours...)))
		b = append(b, use(t, client(endpoint, theirs...)))
	}
	return []figure{
		usageFigure("reading 20 000 users, wall", a, b, func(u usage) time.Duration { return u.wall }),
		usageFigure("reading 20 000 users, CPU", a, b, func(u usage) time.Duration { return u.cpu }),
	}
}

// usage is a client's use of resources, without the emulator's CPU time.
type usage struct{ wall, cpu time.Duration }

func use(t *testing.T, c *exec.Cmd) usage {
	begin := time.Now()
	if err := c.Run(); err != nil {
		t.Fatalf("%v: %v", c, err)
	}
	return usage{time.Since(begin), c.ProcessState.UserTime() + c.ProcessState.SystemTime()}
}

func usageFigure(name string, ours, theirs []usage, of func(usage) time.Duration) figure {
	least := func(all []usage) time.Duration {
		shortest := of(all[0])
		for _, u := range all {
			shortest = min(shortest, of(u))
		}
		return shortest
	}
	a, b := least(ours), least(theirs)
	return figure{name: name, ours: seconds(a), other: seconds(b) + " AWS CLI", ratio: over(a, b)}
}

func seconds(d time.Duration) string { return fmt.Sprintf("%.2f s", d.Seconds()) }

// client is a command that speaks to the endpoint.
func client(endpoint string, command ...string) *exec.Cmd {
	c := exec.Command(command[0], command[1:]...)
	c.Env = append(os.Environ(), "AWS_ENDPOINT_URL="+endpoint, "AWS_REGION=eu-west-1", "AWS_DEFAULT_REGION=eu-west-1",
		"AWS_ACCESS_KEY_ID=AKIDEXAMPLE", "AWS_SECRET_ACCESS_KEY=example", "AWS_CONFIG_FILE="+os.DevNull, "AWS_PAGER=")
	return c
}

func serveUsers(t *testing.T, users int) (endpoint string) {
	endpoint, _ = runEmulator(t, users)
	return endpoint
}

// runEmulator is the emulator as a process of its own.
func runEmulator(t *testing.T, users int) (endpoint string, process *exec.Cmd) {
	process = exec.Command(*built, "emulator", "--listen", "127.0.0.1:0", "--users", fmt.Sprint(users))
	out, err := process.StdoutPipe()
	if err != nil {
		t.Fatal(err)
	}
	if err := process.Start(); err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		_ = process.Process.Kill()
		_ = process.Wait()
	})
	line, err := bufio.NewReader(out).ReadString('\n')
	if err != nil {
		t.Fatal(err)
	}
	return strings.TrimSpace(strings.TrimPrefix(line, "listening on ")), process
}

func poolNamed(t *testing.T, endpoint, name string) (id string) {
	out, err := client(endpoint, *built, "pools", "-o", "json").Output()
	if err != nil {
		t.Fatal(err)
	}
	for line := range bytes.Lines(out) {
		var pool struct{ ID, Name string }
		if json.Unmarshal(line, &pool) == nil && pool.Name == name {
			return pool.ID
		}
	}
	t.Fatalf("there is no pool %s: %s", name, out)
	return ""
}
