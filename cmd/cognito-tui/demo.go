package main

import (
	"context"
	"errors"
	"fmt"
	"net"
	"net/http"
	"time"

	"github.com/aws/aws-sdk-go-v2/aws"
	"github.com/spf13/cobra"
	"github.com/spf13/pflag"

	"github.com/cognito-tui/cognito-tui/admin/emulator/population"
	"github.com/cognito-tui/cognito-tui/cmd/cognito-tui/exit"
	"github.com/cognito-tui/cognito-tui/logs/panics"
	"github.com/cognito-tui/cognito-tui/logs/wire"
)

func newDemo(s *settings) *cobra.Command {
	var d directory
	cmd := &cobra.Command{
		Use:   "demo",
		Short: "Open the console on a made-up directory: no account, no network",
		Args:  cobra.NoArgs,
		RunE:  func(cmd *cobra.Command, _ []string) error { return runDemo(cmd.Context(), s, d) },
	}
	d.register(cmd.Flags())
	cmd.Flags().StringVar(&s.start, "go", "", "command line to run at the start, such as 'users status:reset'")
	return cmd
}

func runDemo(ctx context.Context, s *settings, d directory) error {
	if err := d.check(); err != nil {
		return err
	}
	if err := needTerminal(); err != nil {
		return err
	}
	state, forget, err := demoState()
	if err != nil {
		return err
	}
	defer forget()
	s.state = state
	ctx, leave := context.WithCancel(ctx)
	defer leave()
	made := making{newEmulated(d.seed), make(chan struct{})}
	endpoint, stop, err := serve(ctx, made, "127.0.0.1:0")
	if err != nil {
		return err
	}
	end := made.begin(ctx, d, leave)
	options := s.console(ctx)
	options.Mode, options.Fleeting = "demo", true
	options.Session.Profile, options.Session.Region = "", population.Region
	options.Session.Endpoint = endpoint
	options.Session.Credentials, options.Session.Alone = demoCredentials{}, true
	return errors.Join(show(ctx, options), end(), stop())
}

// making is a directory that is being made while the console starts, which takes about
// as long: requests wait for it meanwhile.
type making struct {
	emulated
	done chan struct{}
}

// begin makes the directory and starts its sign-ins. If that fails, there is nothing to
// show: leave is called. end ends everything; what is still being made ends with the
// process.
func (m making) begin(ctx context.Context, d directory, leave func()) (end func() error) {
	type outcome struct {
		stop func() error
		err  error
	}
	made := make(chan outcome, 1)
	go func() {
		if err := panics.Try(func() error { return m.seedDemo(d) }); err != nil {
			made <- outcome{func() error { return nil }, err}
			leave()
			return
		}
		stop := m.live(ctx, d)
		close(m.done)
		made <- outcome{stop, nil}
	}()
	return func() error {
		select {
		case m := <-made:
			return errors.Join(m.err, m.stop())
		default:
			return nil
		}
	}
}

// ServeHTTP answers once there is something to answer with.
func (m making) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	select {
	case <-m.done:
		m.emulated.ServeHTTP(w, r)
	case <-r.Context().Done():
	}
}

// directory is what the emulator is filled with.
type directory struct {
	users int
	seed  uint64
}

// maxDemoUsers is what fits the memory of an ordinary machine.
const maxDemoUsers = 1_000_000

func (d *directory) register(flags *pflag.FlagSet) {
	flags.IntVar(&d.users, "users", 2000, "users of the consumer pool")
	flags.Uint64Var(&d.seed, "seed", 1, "seed of the made-up directory")
}

func (d directory) check() error {
	if d.users < 0 || d.users > maxDemoUsers {
		return exit.Usagef("--users must be from 0 to %d", maxDemoUsers)
	}
	return nil
}

// demoCredentials sign requests that nobody checks, so that the demo needs no
// profile and never touches a real one.
type demoCredentials struct{}

func (demoCredentials) Retrieve(context.Context) (aws.Credentials, error) {
	return aws.Credentials{AccessKeyID: "AKIADEMO", SecretAccessKey: "demo", Source: "demo"}, nil
}

// guard is what a request to the emulators may have, whoever sends it.
var guard = wire.Guard{BodyTime: 30 * time.Second, BodySize: 8 << 20}

// serve answers on a loopback address until stop is called, which returns the error if
// it could not answer all the time. hosts are additional names that it answers for.
func serve(ctx context.Context, handler http.Handler, address string, hosts ...string) (endpoint string, stop func() error, err error) {
	listener, err := (&net.ListenConfig{}).Listen(ctx, "tcp", address)
	if err != nil {
		return "", nil, err
	}
	guarded := guard
	guarded.Hosts = hosts
	server := &http.Server{
		Handler: guarded.Around(handler), ReadHeaderTimeout: 10 * time.Second, IdleTimeout: 2 * time.Minute, MaxHeaderBytes: 64 << 10,
	}
	ended := make(chan error, 1)
	go func() { ended <- server.Serve(listener) }()
	return "http://" + listener.Addr().String(), func() error {
		_ = server.Close() // whatever happened to the connections, they are gone
		if err := <-ended; !errors.Is(err, http.ErrServerClosed) {
			return fmt.Errorf("serving: %w", err)
		}
		return nil
	}, nil
}
