package main

import (
	"fmt"
	"net"
	"net/http"
	"time"

	"github.com/spf13/cobra"

	"github.com/cognito-tui/cognito-tui/admin/emulator"
)

func newEmulator(*settings) *cobra.Command {
	var (
		listen  string
		users   int
		seed    uint64
		empty   bool
		latency time.Duration
	)
	cmd := &cobra.Command{
		Use:   "emulator",
		Short: "Serve the embedded Cognito emulator alone, for other clients",
		Long: "Answers the AWS API for user pools on a loopback address, in memory. Any AWS client can talk to it:\n\n" +
			"  aws cognito-idp --endpoint-url http://127.0.0.1:9229 list-user-pools --max-results 10",
		Args: cobra.NoArgs,
		RunE: func(cmd *cobra.Command, _ []string) error {
			if err := loopbackOnly(listen); err != nil {
				return err
			}
			server := emulator.New(emulator.Options{Seed: seed})
			if !empty {
				if err := server.SeedDemo(users); err != nil {
					return err
				}
			}
			if latency > 0 {
				server.Inject(emulator.Fault{Kind: emulator.Latency, Delay: latency, Rate: 1})
			}
			endpoint, stop, err := serve(cmd.Context(), http.Handler(server), listen)
			if err != nil {
				return err
			}
			defer stop()
			_, _ = fmt.Fprintln(cmd.OutOrStdout(), "listening on "+endpoint)
			<-cmd.Context().Done()
			return nil
		},
	}
	flags := cmd.Flags()
	flags.StringVar(&listen, "listen", "127.0.0.1:9229", "loopback address and port; port 0 takes a free one")
	flags.IntVar(&users, "users", 2000, "users of the consumer pool")
	flags.Uint64Var(&seed, "seed", 1, "another seed, another directory")
	flags.BoolVar(&empty, "empty", false, "begin with no pool at all")
	flags.DurationVar(&latency, "latency", 0, "wait before every answer")
	return cmd
}

// loopbackOnly refuses addresses that others could reach: the emulator checks
// no signatures.
func loopbackOnly(address string) error {
	host, _, err := net.SplitHostPort(address)
	if err != nil {
		return usageError{fmt.Errorf("--listen: %w", err)}
	}
	if ip := net.ParseIP(host); host != "localhost" && (ip == nil || !ip.IsLoopback()) {
		return usagef("--listen %s: the emulator checks nobody's credentials, so it listens on loopback addresses only", address)
	}
	return nil
}
