package main

import (
	"errors"
	"fmt"
	"net"
	"strconv"
	"time"

	"github.com/spf13/cobra"

	"github.com/cognito-tui/cognito-tui/admin/emulator"
	"github.com/cognito-tui/cognito-tui/cmd/cognito-tui/exit"
)

// alone is the `emulator` command.
type alone struct {
	directory
	listen  string
	none    bool // start without the demo's pools
	traffic bool // simulate sign-ins
	latency time.Duration
	hosts   []string
	origins []string // of pages that may call it
}

func newEmulator() *cobra.Command {
	var a alone
	cmd := &cobra.Command{
		Use:   "emulator",
		Short: "Serve the embedded Cognito emulator alone, for other clients",
		Long: "Answers the AWS API for user pools on a loopback address, in memory. Any AWS client can talk to it:\n\n" +
			"  aws cognito-idp --endpoint-url http://127.0.0.1:9229 list-user-pools --max-results 10",
		Args: cobra.NoArgs,
		RunE: func(cmd *cobra.Command, _ []string) error { return a.run(cmd) },
	}
	flags := cmd.Flags()
	a.register(flags)
	flags.StringVar(&a.listen, "listen", "127.0.0.1:9229", "loopback address and port; port 0 picks a free one")
	flags.StringArrayVar(&a.hosts, "host", nil, "another host name that it answers to, such as host.docker.internal, with or without a port (repeat for more)")
	flags.StringArrayVar(&a.origins, "origin", nil, "let pages of another origin call it, such as https://app.example; * is every page (repeat for more)")
	flags.BoolVar(&a.none, "empty", false, "start without pools")
	flags.BoolVar(&a.traffic, "traffic", false, "simulate sign-ins and attacks in the logs of the pools")
	flags.DurationVar(&a.latency, "latency", 0, "wait before every answer, such as 200ms")
	return cmd
}

func (a alone) run(cmd *cobra.Command) (err error) {
	if err := a.check(); err != nil {
		return err
	}
	server, err := a.server()
	if err != nil {
		return err
	}
	if a.traffic {
		end := server.live(cmd.Context(), a.directory)
		defer func() { err = errors.Join(err, end()) }()
	}
	endpoint, stop, err := serve(cmd.Context(), server, a.listen, a.hosts...)
	if err != nil {
		return err
	}
	if _, err := fmt.Fprintln(cmd.OutOrStdout(), "listening on "+endpoint); err != nil {
		return errors.Join(exit.NotWritten(err), stop())
	}
	<-cmd.Context().Done()
	return stop()
}

func (a alone) check() error {
	if a.latency < 0 {
		return exit.Usagef("--latency is not below 0; %s is", a.latency)
	}
	if a.none && a.traffic {
		return exit.Usagef("--traffic needs pools, and --empty has none")
	}
	if err := a.directory.check(); err != nil {
		return err
	}
	return loopbackOnly(a.listen)
}

func (a alone) server() (emulated, error) {
	server := newEmulated(a.seed, a.origins...)
	if a.latency > 0 {
		server.pools.Inject(emulator.Fault{Kind: emulator.Latency, Delay: a.latency})
	}
	if a.none {
		return server, nil
	}
	return server, server.seedDemo(a.directory)
}

// loopbackOnly refuses addresses that others could reach: the emulator does not check
// signatures.
func loopbackOnly(address string) error {
	host, port, err := net.SplitHostPort(address)
	if err != nil {
		return exit.Usagef("--listen: %w", err)
	}
	if _, err := strconv.ParseUint(port, 10, 16); err != nil {
		return exit.Usagef("--listen %s: the port is a number from 0 to 65535", address)
	}
	if ip := net.ParseIP(host); host != "localhost" && (ip == nil || !ip.IsLoopback()) {
		return exit.Usagef("--listen %s: the emulator checks nobody's credentials, so it listens on loopback addresses only", address)
	}
	return nil
}
