//go:build bench && unix

package main

import (
	"bufio"
	"context"
	"fmt"
	"io"
	"math/rand/v2"
	"net/http"
	"net/http/httptest"
	"os"
	"os/exec"
	"strconv"
	"strings"
	"sync/atomic"
	"testing"
	"time"

	logsemulator "github.com/cognito-tui/cognito-tui/logs/emulator"
)

// busyProgram in the environment makes TestBusyDoor the server of measureDoor.
const busyProgram = "COGNITO_TUI_BUSY_DOOR"

const (
	busyPool  = "acme-workforce" // of the demo's it is the one that exports what users do
	busyGroup = "/aws/vendedlogs/cognito/" + busyPool
	busyRate  = 10_000 // sign-ins a second
	busyUsers = 50_000
	// busyKept is more than the console reads back, four times half a minute and
	// the minute between two such reads.
	busyKept = 240 * busyRate
	// busyLate is how old a record is at most when it is there.
	busyLate = 2 * time.Second
)

// TestBusyDoor serves Cognito and a log that fills, until its standard input
// closes. TestBench starts it as a process of its own.
func TestBusyDoor(t *testing.T) {
	if os.Getenv(busyProgram) == "" {
		t.Skip("it is started by TestBench")
	}
	server := newEmulated(1)
	server.logs = logsemulator.New(logsemulator.Options{Keep: busyKept})
	if err := server.pools.SeedDemo(20); err != nil {
		t.Fatal(err)
	}
	server.logs.Put(busyGroup, "s", time.Now().Add(-2*time.Hour), "{}") // that there is a group
	f := &feed{to: server.logs, pool: server.pools.PoolID(busyPool)}
	ctx, stop := context.WithCancel(t.Context())
	defer stop()
	go f.run(ctx)
	web := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		switch r.URL.Path {
		case "/feed/on", "/feed/off":
			f.on.Store(r.URL.Path == "/feed/on")
		case "/feed/sent":
			_, _ = fmt.Fprint(w, f.sent.Load()) // who asked has gone away: nobody to tell
		default:
			server.ServeHTTP(w, r)
		}
	}))
	defer web.Close()
	fmt.Println(web.URL)
	_, _ = io.ReadAll(os.Stdin) // whatever ends it
}

// feed writes sign-ins into the log while it is on.
type feed struct {
	to   *logsemulator.Server
	pool string
	on   atomic.Bool
	sent atomic.Int64
}

func (f *feed) run(ctx context.Context) {
	const beat = 20 * time.Millisecond
	random := rand.New(rand.NewPCG(1, 2))
	tick := time.NewTicker(beat)
	defer tick.Stop()
	due, last := 0.0, time.Now()
	for {
		select {
		case <-ctx.Done():
			return
		case now := <-tick.C:
			if f.on.Load() {
				due += now.Sub(last).Seconds() * busyRate
			}
			last = now
		}
		for ; float64(f.sent.Load()) < due; f.sent.Add(1) {
			f.put(int(f.sent.Load()), random)
		}
	}
}

// put writes the n-th record; one in fifty is of somebody who mistyped.
func (f *feed) put(n int, random *rand.Rand) {
	at := time.Now().Add(-time.Duration(random.Int64N(int64(busyLate))))
	response, challenge := "Pass", "Success"
	if random.IntN(50) == 0 {
		response, challenge = "Fail", "Failure"
	}
	f.to.Put(busyGroup, "s", at, signInRecord(f.pool, n, random.IntN(busyUsers), at, response, challenge))
}

// busyDoor is the process that serves and feeds.
type busyDoor struct {
	t   *testing.T
	url string
}

func startBusyDoor(t *testing.T) busyDoor {
	child := exec.Command(os.Args[0], "-test.run=^TestBusyDoor$")
	child.Env = append(os.Environ(), busyProgram+"=1")
	child.Stderr = os.Stderr
	in, err := child.StdinPipe()
	if err != nil {
		t.Fatal(err)
	}
	out, err := child.StdoutPipe()
	if err != nil {
		t.Fatal(err)
	}
	if err := child.Start(); err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		_ = in.Close() // which ends it
		_ = child.Wait()
	})
	line, err := bufio.NewReader(out).ReadString('\n')
	if err != nil {
		t.Fatal(err)
	}
	return busyDoor{t, strings.TrimSpace(line)}
}

// feed asks the other process: on, off, or how many it has sent.
func (d busyDoor) feed(what string) int {
	response, err := http.Get(d.url + "/feed/" + what)
	if err != nil {
		d.t.Fatal(err)
	}
	defer func() { _ = response.Body.Close() }()
	text, err := io.ReadAll(response.Body)
	if err != nil {
		d.t.Fatal(err)
	}
	n, _ := strconv.Atoi(string(text)) // nothing is said to on and off
	return n
}
