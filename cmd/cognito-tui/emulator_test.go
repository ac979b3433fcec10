package main

import (
	"bufio"
	"bytes"
	"io"
	"net/http"
	"os"
	"runtime"
	"strings"
	"testing"
	"time"

	"github.com/cognito-tui/cognito-tui/cmd/cognito-tui/exit"
)

// startEmulator runs `cognito-tui emulator` until stop, which interrupts it and returns
// what it printed.
func startEmulator(t *testing.T, args ...string) (endpoint string, stop func() ended) {
	t.Helper()
	if runtime.GOOS == "windows" {
		t.Skip("there are no interrupts here")
	}
	var stderr strings.Builder
	cmd := program(t, "", append([]string{"emulator", "--listen", "127.0.0.1:0"}, args...)...)
	cmd.Stderr = &stderr
	stdout, err := cmd.StdoutPipe()
	if err == nil {
		err = cmd.Start()
	}
	if err != nil {
		t.Fatal(err)
	}
	first, err := bufio.NewReader(stdout).ReadString('\n')
	endpoint, ok := strings.CutPrefix(strings.TrimSpace(first), "listening on ")
	if err != nil || !ok {
		t.Fatalf("the emulator says %q (%v)\n%s", first, err, &stderr)
	}
	return endpoint, func() ended {
		t.Helper()
		if err := cmd.Process.Signal(os.Interrupt); err != nil {
			t.Fatal(err)
		}
		_ = cmd.Wait() // its exit code is checked
		return ended{stderr: stderr.String(), code: cmd.ProcessState.ExitCode()}
	}
}

func TestEmulatorServesUntilInterrupted(t *testing.T) {
	endpoint, stop := startEmulator(t, "--users", "61", "--seed", "7")
	if got := data(t, endpoint, "pools", "-o", "csv"); strings.Count(got, "acme-") != 3 {
		t.Errorf("pools are\n%s", got)
	}
	if got := lines(data(t, endpoint, "users", "--pool", "acme-consumer", "--all", "-o", "json")); len(got) != 61 {
		t.Errorf("%d users, want 61", len(got))
	}
	if e := stop(); e.code != exit.Done || e.stderr != "" {
		t.Errorf("exit code %d after an interrupt, standard error %q", e.code, e.stderr)
	}
	if response, err := http.Get(endpoint); err == nil {
		_ = response.Body.Close()
		t.Error("it still answers")
	}
}

func TestTheEmulatorIsInTheRegionThatIsAskedFor(t *testing.T) {
	t.Parallel()
	endpoint, stop := startEmulator(t, "--empty", "--region", "us-west-2")
	defer stop()
	out, err := post(endpoint, "CreateUserPool", []byte(`{"PoolName":"elsewhere"}`))
	if err != nil || !strings.Contains(string(out), `"Id":"us-west-2_`) {
		t.Errorf("the pool is %s, %v", out, err)
	}
	for _, args := range [][]string{{"--region", "us-west-2"}, {"--empty", "--region", "nowhere"}} {
		if e := finish(t, program(t, closedAddress(), append([]string{"emulator"}, args...)...)); e.code != exit.Usage || !strings.Contains(e.stderr, "--region") {
			t.Errorf("%q: exit code %d, %s", args, e.code, e.stderr)
		}
	}
}

func TestEmulatorIsTheSameForTheSameSeed(t *testing.T) {
	t.Parallel()
	usernames := func(seed string) (names []string) {
		endpoint, stop := startEmulator(t, "--users", "30", "--seed", seed)
		defer stop()
		for _, row := range lines(data(t, endpoint, "users", "--pool", "acme-consumer", "-o", "csv")) {
			name, _, _ := strings.Cut(row, ",")
			names = append(names, name)
		}
		return names
	}
	first := strings.Join(usernames("7"), " ")
	if again := strings.Join(usernames("7"), " "); again != first {
		t.Errorf("the same seed gives\n%s\nand then\n%s", first, again)
	}
	if other := strings.Join(usernames("8"), " "); other == first {
		t.Error("another seed gives the same users")
	}
}

func TestEmulatorBeginsEmptyWhenTold(t *testing.T) {
	endpoint, stop := startEmulator(t, "--empty")
	defer stop()
	if got := data(t, endpoint, "pools", "-o", "json"); got != "" {
		t.Errorf("pools are %q", got)
	}
}

func TestEmulatorWaitsBeforeEveryAnswer(t *testing.T) {
	const latency = 50 * time.Millisecond
	endpoint, stop := startEmulator(t, "--empty", "--latency", latency.String())
	defer stop()
	began := time.Now()
	response, err := http.Post(endpoint, "application/x-amz-json-1.1", http.NoBody)
	if err != nil {
		t.Fatal(err)
	}
	_ = response.Body.Close()
	if took := time.Since(began); took < latency {
		t.Errorf("answered after %s, want %s", took, latency)
	}
}

func TestEmulatorTellsThatItsAddressIsTaken(t *testing.T) {
	endpoint, stop := startEmulator(t, "--empty")
	defer stop()
	e := finish(t, program(t, "", "emulator", "--empty", "--listen", strings.TrimPrefix(endpoint, "http://")))
	if e.code != exit.AWS || e.stdout != "" || !strings.Contains(e.stderr, "address already in use") {
		t.Errorf("exit code %d, standard output %q, standard error %q", e.code, e.stdout, e.stderr)
	}
}

// poster keeps as many connections as it has opened, which the default client does not.
var poster = http.Client{Transport: &http.Transport{MaxIdleConnsPerHost: 16}}

// post sends a request without what the SDK costs and checks.
func post(endpoint, operation string, body []byte) ([]byte, error) {
	request, err := http.NewRequest(http.MethodPost, endpoint, bytes.NewReader(body))
	if err != nil {
		return nil, err
	}
	request.Header.Set("Content-Type", "application/x-amz-json-1.1")
	request.Header.Set("X-Amz-Target", "AWSCognitoIdentityProviderService."+operation)
	request.Header.Set("Authorization", "AWS4-HMAC-SHA256 Credential=AKIDEXAMPLE/20260314/eu-west-1/cognito-idp/aws4_request, SignedHeaders=host, Signature=0")
	response, err := poster.Do(request)
	if err != nil {
		return nil, err
	}
	defer response.Body.Close()
	return io.ReadAll(response.Body)
}
