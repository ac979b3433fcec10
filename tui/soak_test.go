//go:build soak && unix

package tui

import (
	"bufio"
	"context"
	"encoding/json"
	"flag"
	"fmt"
	"io"
	"net/http"
	"net/http/httptest"
	"os"
	"os/exec"
	"runtime"
	"strings"
	"sync/atomic"
	"syscall"
	"testing"
	"time"

	tea "charm.land/bubbletea/v2"
	"github.com/aws/aws-sdk-go-v2/aws"

	"github.com/cognito-tui/cognito-tui/admin"
	"github.com/cognito-tui/cognito-tui/admin/emulator"
	logsemulator "github.com/cognito-tui/cognito-tui/logs/emulator"
)

// A soak runs the whole console, with its event loop and renderer, on the
// sign-ins of a pool that many people sign in to, and watches what it takes.
// make soak runs it; docs/performance.md has its figures.
var (
	soakFor  = flag.Duration("soak.for", 30*time.Minute, "how long")
	soakRate = flag.Int("soak.rate", 1_000, "sign-ins a second")
	soakStep = flag.Duration("soak.step", time.Minute, "between two lines of the table")
)

// What fails a soak. The ring of events and the counts of an hour fill up first;
// from warm on nothing may grow beyond what the collector leaves.
const (
	warmPart   = 4 // the first quarter warms up
	mostGrowth = 1.25
	mostLag    = 15 * time.Second // poll, ingestion and glance
)

// sample is what the console took at a moment.
type sample struct {
	heap       uint64
	goroutines int
	seen, sent int64
	cpu        time.Duration
	at         time.Time
}

func TestSoak(t *testing.T) {
	door := startDoor(t)
	app, program := startConsole(t, door.url)
	defer app.Close()
	defer program.Kill()
	signins := openSignIns(t, app, program)
	door.start(t)
	var samples []sample
	fmt.Printf("%8s %10s %6s %12s %12s %8s %7s\n", "minute", "heap", "gorout", "sent", "seen", "behind", "CPU")
	begin := time.Now()
	for next := begin.Add(*soakStep); time.Since(begin) < *soakFor; next = next.Add(*soakStep) {
		time.Sleep(time.Until(next))
		samples = append(samples, take(t, door, program, signins))
		printLast(samples, begin)
	}
	door.stop(t)
	sent := door.sent(t)
	deadline := time.Now().Add(time.Minute)
	for seenBy(program, signins) < sent && time.Now().Before(deadline) {
		time.Sleep(time.Second)
	}
	if seen := seenBy(program, signins); seen != sent {
		t.Errorf("of %d sign-ins the detectors saw %d", sent, seen)
	}
	judge(t, samples)
}

func judge(t *testing.T, samples []sample) {
	warm, last := samples[len(samples)/warmPart], samples[len(samples)-1]
	if float64(last.heap) > mostGrowth*float64(warm.heap) {
		t.Errorf("the heap grew from %d to %d bytes", warm.heap, last.heap)
	}
	if last.goroutines > warm.goroutines+5 {
		t.Errorf("goroutines grew from %d to %d", warm.goroutines, last.goroutines)
	}
	for _, s := range samples {
		if lag := time.Duration(float64(s.sent-s.seen) / float64(*soakRate) * float64(time.Second)); lag > mostLag {
			t.Errorf("it was %s behind", lag)
		}
	}
}

func take(t *testing.T, door *door, program *tea.Program, s *signIns) sample {
	runtime.GC()
	var m runtime.MemStats
	runtime.ReadMemStats(&m)
	var u syscall.Rusage
	if err := syscall.Getrusage(syscall.RUSAGE_SELF, &u); err != nil {
		t.Fatal(err)
	}
	seen := seenBy(program, s)
	return sample{m.HeapAlloc, runtime.NumGoroutine(), seen, door.sent(t), time.Duration(u.Utime.Nano() + u.Stime.Nano()), time.Now()}
}

func printLast(samples []sample, begin time.Time) {
	n := len(samples)
	s, before := samples[n-1], sample{at: begin}
	if n > 1 {
		before = samples[n-2]
	}
	fmt.Printf("%8.1f %7.1f MB %6d %12d %12d %6.1f s %5.1f %%\n", s.at.Sub(begin).Minutes(), float64(s.heap)/(1<<20), s.goroutines, s.sent, s.seen,
		float64(s.sent-s.seen)/float64(*soakRate), 100*(s.cpu-before.cpu).Seconds()/s.at.Sub(before.at).Seconds())
}

// seenBy asks the screen, in its own loop, how many events its detectors saw.
func seenBy(program *tea.Program, s *signIns) int64 {
	answer := make(chan int64, 1)
	program.Send(awoken{&s.Tasks, func() tea.Cmd {
		stats := s.watch.State().Detect
		answer <- int64(stats.Events - stats.Repeated)
		return nil
	}})
	return <-answer
}

func startConsole(t *testing.T, endpoint string) (*App, *tea.Program) {
	app := New(t.Context(), Options{
		Session: admin.Options{
			Endpoint: endpoint, Region: "eu-west-1", Credentials: soakKeys{},
			Rates: map[admin.Category]float64{admin.CategoryFilterLogEvents: 100},
		},
		Start: "pool acme-workforce", Environ: []string{"TERM=xterm-256color"},
	})
	program := tea.NewProgram(app, tea.WithContext(t.Context()), tea.WithInput(nil), tea.WithOutput(io.Discard),
		tea.WithWindowSize(120, 40), tea.WithoutSignals(), tea.WithFPS(120), tea.WithEnvironment([]string{"TERM=xterm-256color"}))
	app.SetSend(program.Send)
	go func() { _, _ = program.Run() }()
	return app, program
}

type soakKeys struct{}

func (soakKeys) Retrieve(context.Context) (aws.Credentials, error) {
	return aws.Credentials{AccessKeyID: "AKIDEXAMPLE", SecretAccessKey: "example"}, nil
}

// openSignIns goes to the tab of the sign-ins and waits until it reads.
func openSignIns(t *testing.T, app *App, program *tea.Program) *signIns {
	deadline := time.Now().Add(20 * time.Second)
	for time.Now().Before(deadline) {
		found := make(chan *signIns, 1)
		program.Send(awoken{&app.tasks, func() tea.Cmd {
			s, _ := app.top().(*signIns)
			if s != nil && s.reading != nil && s.state.Done >= 1 {
				found <- s
				return nil
			}
			found <- nil
			return nil
		}})
		if s := <-found; s != nil {
			return s
		}
		program.Send(tea.KeyPressMsg{Code: '4', Text: "4"})
		time.Sleep(200 * time.Millisecond)
	}
	t.Fatal("the sign-ins did not open")
	return nil
}

// door is Cognito and its logs in a process of their own, so that what they take
// is not the console's.
type door struct{ url string }

func startDoor(t *testing.T) *door {
	child := exec.Command(os.Args[0], "-test.run=^TestSoakDoor$", fmt.Sprint("-soak.rate=", *soakRate)) //nolint:gosec // this very program
	child.Env = append(os.Environ(), "COGNITO_TUI_SOAK_DOOR=1")
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
	t.Cleanup(func() { _ = in.Close(); _ = child.Wait() })
	line, err := bufio.NewReader(out).ReadString('\n')
	if err != nil {
		t.Fatal(err)
	}
	return &door{strings.TrimSpace(line)}
}

func (d *door) ask(t *testing.T, what string) string {
	response, err := http.Get(d.url + "/soak/" + what)
	if err != nil {
		t.Fatal(err)
	}
	defer func() { _ = response.Body.Close() }()
	text, _ := io.ReadAll(response.Body)
	return string(text)
}

func (d *door) start(t *testing.T) { d.ask(t, "start") }
func (d *door) stop(t *testing.T)  { d.ask(t, "stop") }

func (d *door) sent(t *testing.T) (n int64) {
	_, _ = fmt.Sscan(d.ask(t, "sent"), &n) // what is no number fails the comparison
	return n
}

// TestSoakDoor is the other process: it serves until its standard input closes.
func TestSoakDoor(t *testing.T) {
	if os.Getenv("COGNITO_TUI_SOAK_DOOR") == "" {
		return
	}
	logging := logsemulator.New(logsemulator.Options{Keep: 60 * *soakRate})
	pools := emulator.New(emulator.Options{})
	if err := pools.SeedDemo(20); err != nil {
		t.Fatal(err)
	}
	var sent atomic.Int64
	ctx, stop := context.WithCancel(t.Context())
	defer stop()
	logging.Put("/aws/vendedlogs/cognito/acme-workforce", "s", time.Now().Add(-2*time.Hour), "{}")
	server := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		switch {
		case r.URL.Path == "/soak/start":
			go feed(ctx, logging, poolOf(pools), &sent)
		case r.URL.Path == "/soak/stop":
			stop()
		case r.URL.Path == "/soak/sent":
			_, _ = fmt.Fprint(w, sent.Load())
		case logsemulator.Answers(r):
			logging.ServeHTTP(w, r)
		default:
			pools.ServeHTTP(w, r)
		}
	}))
	defer server.Close()
	fmt.Println(server.URL)
	_, _ = io.ReadAll(os.Stdin)
}

// poolOf is the id of the pool whose sign-ins are made up.
func poolOf(pools *emulator.Server) string {
	for _, call := range pools.Calls() {
		if call.Operation == "DescribeUserPool" {
			return call.PoolID
		}
	}
	return ""
}

// feed writes sign-ins at the rate, twenty times a second: of 50,000 users at
// 10,000 addresses, two in a hundred of which fail.
func feed(ctx context.Context, to *logsemulator.Server, pool string, sent *atomic.Int64) {
	begin, n := time.Now(), 0
	tick := time.NewTicker(50 * time.Millisecond)
	defer tick.Stop()
	for {
		select {
		case <-ctx.Done():
			return
		case <-tick.C:
		}
		for due := int(time.Since(begin).Seconds() * float64(*soakRate)); n < due; n++ {
			to.Put("/aws/vendedlogs/cognito/acme-workforce", "s", time.Now(), signIn(pool, n))
			sent.Add(1)
		}
	}
}

func signIn(pool string, n int) string {
	user := (n * 7919) % 50_000
	outcome := "Pass"
	if n%50 == 0 {
		outcome = "Fail"
	}
	now := time.Now()
	text, _ := json.Marshal(map[string]any{
		"eventTimestamp": fmt.Sprint(now.UnixMilli()), "eventSource": "USER_AUTH_EVENTS", "logLevel": "INFO",
		"message": map[string]any{
			"version": "1", "eventId": fmt.Sprintf("00000000-0000-4000-8000-%012d", n), "eventType": "SignIn", "userPoolId": pool,
			"userSub": fmt.Sprintf("10000000-0000-4000-8000-%012d", user), "userName": fmt.Sprintf("user-%d", user), "clientId": "1example23456789",
			"creationDate": now.UTC().Format("Mon Jan 2 15:04:05 MST 2006"), "eventResponse": outcome, "riskLevel": "", "riskDecision": "PASS",
			"challenges": []string{"Password:Success"}, "deviceName": "Chrome 126, Windows 10", "ipAddress": fmt.Sprintf("10.%d.%d.7", user%100, user/500),
			"requestId": fmt.Sprintf("20000000-0000-4000-8000-%012d", n), "city": "Lisbon", "country": "Portugal", "hasContextData": "true",
		},
	})
	return string(text)
}
