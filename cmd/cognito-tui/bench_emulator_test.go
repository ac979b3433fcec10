//go:build bench && unix

package main

import (
	"bytes"
	"encoding/json"
	"fmt"
	"os"
	"regexp"
	"strconv"
	"strings"
	"sync"
	"sync/atomic"
	"testing"
	"time"
)

// measureEmulator is about the emulator with a million users, as somebody else's load test
// would use it. Its client shares the machine with it.
func measureEmulator(t *testing.T) []figure {
	const (
		users   = 1_000_000
		goals   = 10 * time.Second
		perPage = 2 * time.Millisecond
		rate    = 5000
		growth  = 1.1
	)
	begin := time.Now()
	endpoint, process := runEmulator(t, users)
	ready := time.Since(begin)
	pool := poolNamed(t, endpoint, "acme-consumer")

	names := usernames(t, endpoint, pool)
	pages := make([]time.Duration, 200)
	token := ""
	for i := range pages {
		at := time.Now()
		page := answered(t, endpoint, "ListUsers", map[string]any{"UserPoolId": pool, "PaginationToken": token, "Limit": 60})
		pages[i] = time.Since(at)
		token, _ = page["PaginationToken"].(string)
	}
	asked, took := getUsers(t, endpoint, pool, names, 5*time.Second)
	before := resident(process.Process.Pid)
	more, tookMore := getUsers(t, endpoint, pool, names, 20*time.Second)
	after := resident(process.Process.Pid)

	persecond := float64(asked+more) / (took + tookMore).Seconds()
	figures := []figure{
		{name: "emulator with 1 000 000 users ready", ours: fmt.Sprintf("%.1f s", ready.Seconds()), goal: "≤ 10 s", met: ready <= goals},
		{name: "its ListUsers, a page of 60, p50", ours: millis(median(pages)), goal: "≤ 2 ms", met: median(pages) <= perPage},
		{name: "its AdminGetUser, with the client beside it", ours: fmt.Sprintf("%.0f a second", persecond), goal: "≥ 5 000 a second", met: persecond >= rate},
	}
	if before > 0 {
		figures = append(figures, figure{
			name: fmt.Sprintf("its memory after %d k more requests", more/1000), ours: fmt.Sprintf("%d MB", after>>20), other: fmt.Sprintf("%d MB before", before>>20),
			ratio: float64(after) / float64(before), goal: "≤ 1.10", met: float64(after) <= growth*float64(before),
		})
	}
	return figures
}

// usernames are those of a page.
func usernames(t *testing.T, endpoint, pool string) (names []string) {
	users, _ := answered(t, endpoint, "ListUsers", map[string]any{"UserPoolId": pool, "Limit": 60})["Users"].([]any)
	for _, u := range users {
		names = append(names, u.(map[string]any)["Username"].(string))
	}
	if len(names) == 0 {
		t.Fatal("nobody is listed")
	}
	return names
}

// getUsers asks for one user after the other, as four clients at once, and counts the answers.
func getUsers(t *testing.T, endpoint, pool string, names []string, during time.Duration) (n int64, took time.Duration) {
	const clients = 4
	var asked atomic.Int64
	var all sync.WaitGroup
	begin := time.Now()
	for c := range clients {
		all.Go(func() {
			for i := c; time.Since(begin) < during; i++ {
				body := fmt.Sprintf(`{"UserPoolId":%q,"Username":%q}`, pool, names[i%len(names)])
				answer, err := post(endpoint, "AdminGetUser", []byte(body))
				if err != nil || !bytes.Contains(answer, []byte("UserStatus")) {
					t.Errorf("AdminGetUser: %v %s", err, answer)
					return
				}
				asked.Add(1)
			}
		})
	}
	all.Wait()
	return asked.Load(), time.Since(begin)
}

// answered makes a call of the user pools API.
func answered(t *testing.T, endpoint, operation string, in map[string]any) (out map[string]any) {
	if in["PaginationToken"] == "" {
		delete(in, "PaginationToken")
	}
	body, err := json.Marshal(in)
	if err == nil {
		body, err = post(endpoint, operation, body)
	}
	if err == nil {
		err = json.Unmarshal(body, &out)
	}
	if err != nil {
		t.Fatalf("%s: %v", operation, err)
	}
	return out
}

var residentKB = regexp.MustCompile(`VmRSS:\s*(\d+) kB`)

// resident is the memory of a process in bytes, 0 where the system does not say.
func resident(pid int) int {
	status, err := os.ReadFile(fmt.Sprintf("/proc/%d/status", pid))
	if err != nil {
		return 0
	}
	kb := residentKB.FindStringSubmatch(string(status))
	if kb == nil {
		return 0
	}
	n, _ := strconv.Atoi(strings.TrimSpace(kb[1]))
	return n << 10
}
