package source_test

import (
	"context"
	"errors"
	"fmt"
	"net"
	"net/http"
	"sync"
	"testing"
	"time"

	"github.com/aws/aws-sdk-go-v2/aws"
	"github.com/aws/aws-sdk-go-v2/aws/retry"
	"github.com/aws/aws-sdk-go-v2/credentials"
	"github.com/aws/aws-sdk-go-v2/service/cloudtrail"
	"github.com/aws/aws-sdk-go-v2/service/cloudwatchlogs"
	"github.com/aws/smithy-go/middleware"

	"github.com/cognito-tui/cognito-tui/logs"
	"github.com/cognito-tui/cognito-tui/logs/emulator"
	"github.com/cognito-tui/cognito-tui/logs/source"
)

// world is an emulator on a network of its own, in memory, so that a test can
// run in a synctest bubble, where time passes when all goroutines wait: hours
// of tailing take no time, and nothing depends on the machine's speed.
type world struct {
	t      *testing.T
	server *emulator.Server
	logs   *cloudwatchlogs.Client
	trail  *cloudtrail.Client
}

func newWorld(t *testing.T, opts emulator.Options) world {
	t.Helper()
	server := emulator.New(opts)
	wire := newWire()
	web := &http.Server{Handler: server}
	served := make(chan error, 1)
	go func() { served <- web.Serve(wire) }()
	transport := &http.Transport{DialContext: wire.dial}
	t.Cleanup(func() {
		transport.CloseIdleConnections()
		_ = web.Close()
		if err := <-served; !errors.Is(err, http.ErrServerClosed) {
			t.Errorf("serving ended with %v", err)
		}
	})
	config := aws.Config{
		Region: "eu-west-1", BaseEndpoint: aws.String("http://logs.test"), HTTPClient: &http.Client{Transport: transport},
		Credentials: credentials.NewStaticCredentialsProvider("AKIDEXAMPLE", "example", ""), APIOptions: []func(*middleware.Stack) error{source.PlainBody},
		Retryer: func() aws.Retryer {
			return retry.NewStandard(func(o *retry.StandardOptions) { o.RateLimiter = noLimit{} })
		},
	}
	return world{
		t: t, server: server, trail: cloudtrail.NewFromConfig(config),
		logs: cloudwatchlogs.NewFromConfig(config, func(o *cloudwatchlogs.Options) { o.APIOptions = append(o.APIOptions, source.KeepHost) }),
	}
}

// noLimit lets the SDK retry without a quota.
type noLimit struct{}

func (noLimit) GetToken(context.Context, uint) (func() error, error) {
	return func() error { return nil }, nil
}
func (noLimit) AddTokens(uint) error { return nil }

// wire is a listener whose connections are pipes.
type wire struct {
	connections chan net.Conn
	closed      chan struct{}
	once        *sync.Once
}

func newWire() wire { return wire{make(chan net.Conn), make(chan struct{}), &sync.Once{}} }

func (w wire) Accept() (net.Conn, error) {
	select {
	case c := <-w.connections:
		return c, nil
	case <-w.closed:
		return nil, net.ErrClosed
	}
}

func (w wire) Close() error   { w.once.Do(func() { close(w.closed) }); return nil }
func (w wire) Addr() net.Addr { return &net.UnixAddr{Name: "logs.test"} }

func (w wire) dial(ctx context.Context, _, _ string) (net.Conn, error) {
	here, there := net.Pipe()
	select {
	case w.connections <- there:
		return here, nil
	case <-w.closed:
		return nil, net.ErrClosed
	case <-ctx.Done():
		return nil, ctx.Err()
	}
}

const activity = "/aws/vendedlogs/cognito/acme"

func group(name string) source.LogGroup {
	return source.LogGroup{Name: name, ARN: "arn:aws:logs:eu-west-1:123456789012:log-group:" + name, Kind: logs.UserActivity}
}

// seen is what a reader delivered: texts, and how often each.
type seen struct {
	mu       sync.Mutex
	texts    map[string]int
	disorder int // records older than one delivered before them
	last     time.Time
	status   source.Status
}

func newSeen() *seen { return &seen{texts: map[string]int{}} }

func (s *seen) deliver(batch []logs.Record) {
	s.mu.Lock()
	defer s.mu.Unlock()
	for _, r := range batch {
		s.texts[r.Text]++
		if r.Time.Before(s.last) {
			s.disorder++
		}
		s.last = r.Time
	}
}

func (s *seen) tell(status source.Status) {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.status = status
}

// told is the last status.
func (s *seen) told() source.Status {
	s.mu.Lock()
	defer s.mu.Unlock()
	return s.status
}

// follow reads while something happens.
func follow(t *testing.T, r source.Reader, deliver func([]logs.Record), during func()) {
	t.Helper()
	ctx, stop := context.WithCancel(t.Context())
	done := make(chan error, 1)
	go func() { done <- r.Read(ctx, deliver) }()
	during()
	stop()
	cancelled(t, <-done)
}

func (s *seen) follow(t *testing.T, r source.Reader, during func()) {
	t.Helper()
	follow(t, r, s.deliver, during)
}

// wants compares with what was sent: each text once and no others.
func (s *seen) wants(t *testing.T, sent int) {
	t.Helper()
	s.mu.Lock()
	defer s.mu.Unlock()
	missing, twice := 0, 0
	for i := range sent {
		switch n := s.texts[text(i)]; {
		case n == 0:
			missing++
		case n > 1:
			twice++
		}
	}
	if missing+twice > 0 || len(s.texts) != sent {
		t.Errorf("of %d records %d are missing, %d came twice and %d are strangers", sent, missing, twice, len(s.texts)+missing-sent)
	}
}

func text(i int) string { return fmt.Sprintf(`{"n":%d,"message":{"eventType":"SignIn"}}`, i) }
