//go:build soak && unix

package tui

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
	"strings"
	"sync/atomic"
	"testing"
	"time"

	"github.com/cognito-tui/cognito-tui/admin/emulator"
	logsemulator "github.com/cognito-tui/cognito-tui/logs/emulator"
)

const (
	soakPool  = "acme-workforce" // of the demo's it is the one that exports what users do
	soakGroup = "/aws/vendedlogs/cognito/" + soakPool
	soakChild = "COGNITO_TUI_SOAK_DOOR"
)

// door is Cognito and its logs in a process of their own, so that what they take
// is not the console's.
type door struct {
	t   *testing.T
	url string
}

func startDoor(t *testing.T) *door {
	child := exec.Command(os.Args[0], "-test.run=^TestSoakDoor$", fmt.Sprint("-soak.rate=", *soakRate)) //nolint:gosec,noctx // this very program, which ends with its input
	child.Env = append(os.Environ(), soakChild+"=1")
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
		_ = in.Close() // that ends it
		_ = child.Wait()
	})
	line, err := bufio.NewReader(out).ReadString('\n')
	if err != nil {
		t.Fatal(err)
	}
	return &door{t, strings.TrimSpace(line)}
}

func (d *door) ask(what string) string {
	response, err := http.Get(d.url + "/soak/" + what) //nolint:noctx // it answers at once or the test is over
	if err != nil {
		d.t.Fatal(err)
	}
	defer func() { _ = response.Body.Close() }()
	text, err := io.ReadAll(response.Body)
	if err != nil {
		d.t.Fatal(err)
	}
	return string(text)
}

// sent is how many sign-ins were put into the log.
func (d *door) sent() (n int64) {
	if _, err := fmt.Sscan(d.ask("sent"), &n); err != nil {
		d.t.Fatal(err)
	}
	return n
}

// TestSoakDoor is the other process: it serves until its standard input closes.
func TestSoakDoor(t *testing.T) {
	if os.Getenv(soakChild) == "" {
		t.Skip("it is started by TestSoak")
	}
	// It keeps more than the console reads back: four times half a minute, a
	// minute after the last time.
	logging := logsemulator.New(logsemulator.Options{Keep: 240 * *soakRate})
	pools := emulator.New(emulator.Options{})
	if err := pools.SeedDemo(20); err != nil {
		t.Fatal(err)
	}
	logging.Put(soakGroup, "s", time.Now().Add(-2*time.Hour), "{}") // that there is a group
	ctx, stop := context.WithCancel(t.Context())
	defer stop()
	f := &feed{to: logging, pool: pools.PoolID(soakPool), done: make(chan struct{})}
	server := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		switch {
		case r.URL.Path == "/soak/start":
			go f.run(ctx)
		case r.URL.Path == "/soak/stop":
			stop()
			<-f.done
		case r.URL.Path == "/soak/sent":
			_, _ = fmt.Fprint(w, f.sent.Load()) // the other process has gone away: nobody to tell
		case logsemulator.Answers(r):
			logging.ServeHTTP(w, r)
		default:
			pools.ServeHTTP(w, r)
		}
	}))
	defer server.Close()
	fmt.Println(server.URL)
	_, _ = io.ReadAll(os.Stdin) // whatever ends it
}

// feed writes sign-ins at a rate.
type feed struct {
	to   *logsemulator.Server
	pool string
	sent atomic.Int64
	done chan struct{}
}

// run writes twenty times a second. Each record is up to two seconds old when it
// is there, as AWS's are seconds late.
func (f *feed) run(ctx context.Context) {
	defer close(f.done)
	begin := time.Now()
	tick := time.NewTicker(50 * time.Millisecond)
	defer tick.Stop()
	random := rand.New(rand.NewPCG(1, 2)) // repeatable on purpose
	for {
		select {
		case <-ctx.Done():
			return
		case <-tick.C:
		}
		for due := int64(time.Since(begin).Seconds() * float64(*soakRate)); f.sent.Load() < due; f.sent.Add(1) {
			at := time.Now().Add(-time.Duration(random.Int64N(int64(2 * time.Second))))
			f.to.Put(soakGroup, "s", at, signInOf(f.pool, int(f.sent.Load()), at))
		}
	}
}

// The people: each has one address, which he shares with four others.
const (
	soakUsers     = 50_000
	soakAddresses = 10_000
)

// signInOf is the n-th record: somebody comes in, one in fifty at the second
// try. Every half minute an attack begins.
func signInOf(pool string, n int, at time.Time) string {
	if k, ok := attackOf(n); ok {
		return soakRecord(pool, n, at, attacked(k), fmt.Sprintf("203.0.113.%d", k%250), "Fail", "Failure")
	}
	result, challenge, visit := "Pass", "Success", n
	if n%50 == 0 {
		result, challenge, visit = "Fail", "Failure", n+1
	}
	user := int(uint64(visit) * 0x9e3779b97f4a7c15 >> 33 % soakUsers) // a hash: users in no order
	address := user % soakAddresses
	return soakRecord(pool, n, at, fmt.Sprintf("10000000-0000-4000-8000-%012d", user), fmt.Sprintf("10.%d.%d.7", address/100, address%100), result, challenge)
}

func soakRecord(pool string, n int, at time.Time, sub, ip, result, challenge string) string {
	return fmt.Sprintf(`{"eventTimestamp":"%d","eventSource":"USER_AUTH_EVENTS","logLevel":"INFO","message":{"version":"1",`+
		`"eventId":"00000000-0000-4000-8000-%012d","eventType":"SignIn","userSub":%q,"userName":"user-%s",`+
		`"userPoolId":%q,"clientId":"1example23456789","creationDate":%q,"eventResponse":%q,`+
		`"riskLevel":"","riskDecision":"PASS","challenges":[{"challengeName":"Password","challengeResponse":%q}],`+
		`"deviceName":"Chrome 141, Windows 10","ipAddress":%q,"requestId":"20000000-0000-4000-8000-%012d","idpName":"",`+
		`"compromisedCredentialDetected":"false","city":"Lisbon","country":"Portugal","eventFeedbackValue":"","eventFeedbackDate":"",`+
		`"eventFeedbackProvider":"","hasContextData":"true"},"logSourceId":{"userPoolId":%q}}`,
		at.UnixMilli(), n, sub, sub[24:], pool, at.UTC().Format("Mon Jan 2 15:04:05 MST 2006"), result, challenge, ip, n, pool)
}

// The attacks among the sign-ins: somebody tries the passwords of one user, a
// try a second.
const (
	attackEvery = 30 // seconds
	attackTries = 12
)

// attackOf tells of which attack the n-th record is.
func attackOf(n int) (k int, ok bool) {
	second := n / *soakRate
	return second / attackEvery, n%*soakRate == 0 && second%attackEvery < attackTries
}

// attacked is the sub of the user that attack k is on.
func attacked(k int) string { return fmt.Sprintf("30000000-0000-4000-8000-%012d", k) }

// attacksAmong is how many attacks are whole within so many records.
func attacksAmong(sent int) int {
	seconds := (sent-1) / *soakRate + 1 // those whose first record was sent
	return (seconds + attackEvery - attackTries) / attackEvery
}
