package main

import (
	"errors"
	"net"
	"regexp"
	"strconv"
	"time"

	"github.com/spf13/cobra"

	"github.com/cognito-tui/cognito-tui/admin/emulator/clock"
	"github.com/cognito-tui/cognito-tui/admin/emulator/population"
	"github.com/cognito-tui/cognito-tui/cmd/cognito-tui/exit"
)

// alone is the `emulator` command.
type alone struct {
	directory
	listen  string
	none    bool // start without the demo's pools
	traffic bool // simulate sign-ins
	latency time.Duration
	region  string
	hosts   []string
	origins []string // of pages that may call it
	clock   string   // where a clock that stands still begins, "" for this machine's
	outbox  string   // the file for messages, "-" for standard output
	state   string   // the file that the state is kept in
}

func newEmulator() *cobra.Command {
	var a alone
	cmd := &cobra.Command{
		Use:   "emulator",
		Short: "Serve the embedded Cognito emulator alone, for other clients",
		Long: "Answers the AWS API for user pools on a loopback address, in memory. Any AWS client can talk to it:\n\n" +
			"  aws cognito-idp --endpoint-url http://127.0.0.1:9229 list-user-pools --max-results 10\n\n" +
			"The codes and invitations that it would send are at http://127.0.0.1:9229/_outbox.",
		Args: cobra.NoArgs,
		RunE: func(cmd *cobra.Command, _ []string) error { return a.run(cmd) },
	}
	flags := cmd.Flags()
	a.register(flags)
	flags.StringVar(&a.listen, "listen", "127.0.0.1:9229", "loopback address and port; port 0 picks a free one")
	flags.StringArrayVar(&a.hosts, "host", nil, "another host name that it answers to, such as host.docker.internal, with or without a port (repeat for more)")
	flags.StringArrayVar(&a.origins, "origin", nil, "let pages of another origin call it, such as https://app.example; * is every page (repeat for more)")
	flags.BoolVar(&a.none, "empty", false, "start without pools")
	flags.StringVar(&a.region, "region", population.Region, "the AWS Region of the pools; those of the made-up directory have theirs, so another needs --empty")
	flags.BoolVar(&a.traffic, "traffic", false, "simulate sign-ins and attacks in the logs of the pools")
	flags.DurationVar(&a.latency, "latency", 0, "wait before every answer, such as 200ms")
	flags.StringVar(&a.clock, "clock", "", "stop the clock at a time, such as 2026-03-14T15:09:26Z, or now; POST /_clock moves it")
	flags.StringVar(&a.outbox, "outbox", "", "append every message that would be sent to a file, as lines of JSON; - is standard output")
	flags.StringVar(&a.state, "state", "", "keep the state in a file, with all its secrets: loaded at the start, saved at the end")
	return cmd
}

func (a alone) run(cmd *cobra.Command) (err error) {
	if err := a.check(); err != nil {
		return err
	}
	out, err := openOutputs(a.outbox, cmd.OutOrStdout())
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, out.close()) }()
	s, err := newSuite(cmd.Context(), a, out)
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, s.finish()) }()
	endpoint, stop, err := serve(cmd.Context(), s, a.listen, a.hosts...)
	if err != nil {
		return err
	}
	if err := out.print("listening on " + endpoint + "\n"); err != nil {
		return errors.Join(exit.NotWritten(err), stop())
	}
	select {
	case <-cmd.Context().Done():
		return stop()
	case err := <-out.failed:
		return errors.Join(exit.NotWritten(err), stop())
	}
}

// regionName matches the names of AWS's Regions (general reference, Regions and endpoints).
var regionName = regexp.MustCompile(`^[a-z]{2,4}(-[a-z]+)+-[0-9]{1,2}$`)

func (a alone) check() error {
	if a.latency < 0 {
		return exit.Usagef("--latency is not below 0; %s is", a.latency)
	}
	if a.region != population.Region && !a.none {
		return exit.Usagef("--region %s needs --empty: the made-up directory is in %s", a.region, population.Region)
	}
	if !regionName.MatchString(a.region) {
		return exit.Usagef("--region is a Region's name, such as us-east-1, and not %q", a.region)
	}
	if a.none && a.traffic {
		return exit.Usagef("--traffic needs pools, and --empty has none")
	}
	if a.clock != "" && a.traffic {
		return exit.Usagef("--traffic needs time to pass, and --clock stops it")
	}
	if _, err := a.newClock(); err != nil {
		return err
	}
	if err := a.directory.check(); err != nil {
		return err
	}
	return loopbackOnly(a.listen)
}

// newClock is the clock that the command line asks for.
func (a alone) newClock() (*clock.Clock, error) {
	switch a.clock {
	case "":
		return clock.Running(), nil
	case "now":
		return clock.Standing(time.Now().UTC().Truncate(time.Second)), nil
	}
	at, err := time.Parse(time.RFC3339, a.clock)
	if err != nil {
		return nil, exit.Usagef("--clock %s: give a time such as 2026-03-14T15:09:26Z, or now", a.clock)
	}
	return clock.Standing(at), nil
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
