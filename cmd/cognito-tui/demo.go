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

	"github.com/cognito-tui/cognito-tui/admin/emulator"
)

// maxDemoUsers is what fits the memory of an ordinary machine.
const maxDemoUsers = 1_000_000

func newDemo(s *settings) *cobra.Command {
	var users int
	var seed uint64
	cmd := &cobra.Command{
		Use:   "demo",
		Short: "Open the console on a made-up directory: no account, no network",
		Args:  cobra.NoArgs,
		RunE: func(cmd *cobra.Command, _ []string) error {
			if users < 0 || users > maxDemoUsers {
				return usagef("--users is from 0 to %d", maxDemoUsers)
			}
			return runDemo(cmd.Context(), s, seed, users)
		},
	}
	cmd.Flags().IntVar(&users, "users", 2000, "users of the consumer pool")
	cmd.Flags().Uint64Var(&seed, "seed", 1, "another seed, another directory")
	cmd.Flags().StringVar(&s.start, "go", "", "command line to run at the start, such as 'users status:reset'")
	return cmd
}

func runDemo(ctx context.Context, s *settings, seed uint64, users int) error {
	options, err := s.console()
	if err != nil {
		return err
	}
	server := emulator.New(emulator.Options{Seed: seed})
	if err := server.SeedDemo(users); err != nil {
		return err
	}
	endpoint, stop, err := serve(ctx, server, "127.0.0.1:0")
	if err != nil {
		return err
	}
	defer stop()
	options.Mode = "demo"
	options.Session.Profile, options.Session.Region = "", emulator.DemoRegion
	options.Session.Endpoint = endpoint
	options.Session.Credentials = demoCredentials{}
	return show(ctx, options)
}

// demoCredentials sign requests that nobody checks, so that the demo needs no
// profile and never touches a real one.
type demoCredentials struct{}

func (demoCredentials) Retrieve(context.Context) (aws.Credentials, error) {
	return aws.Credentials{AccessKeyID: "AKIADEMO", SecretAccessKey: "demo", Source: "demo"}, nil
}

// serve answers on a loopback address until stop is called.
func serve(ctx context.Context, handler http.Handler, address string) (endpoint string, stop func(), err error) {
	listener, err := (&net.ListenConfig{}).Listen(ctx, "tcp", address)
	if err != nil {
		return "", nil, fmt.Errorf("listening: %w", err)
	}
	server := &http.Server{Handler: handler, ReadHeaderTimeout: 10 * time.Second}
	ended := make(chan error, 1)
	go func() { ended <- server.Serve(listener) }()
	return "http://" + listener.Addr().String(), func() {
		_ = server.Close()
		if err := <-ended; err != nil && !errors.Is(err, http.ErrServerClosed) {
			fmt.Println(err)
		}
	}, nil
}
