package main

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"io"
	"slices"
	"strconv"
	"time"

	"github.com/aws/aws-sdk-go-v2/aws"
	"github.com/spf13/cobra"

	"github.com/cognito-tui/cognito-tui/admin"
	"github.com/cognito-tui/cognito-tui/admin/call"
	"github.com/cognito-tui/cognito-tui/admin/token"
	"github.com/cognito-tui/cognito-tui/cmd/cognito-tui/exit"
	"github.com/cognito-tui/cognito-tui/cmd/cognito-tui/tty"
)

// tokenFlags are what a token is checked against.
type tokenFlags struct {
	pool, keysFile, use, now, format string
	signer                           string
	clients, scopes, groups          []string
	skew                             time.Duration
	offline, probe                   bool
}

func newToken(s *settings) *cobra.Command {
	f := &tokenFlags{}
	cmd := &cobra.Command{
		Use:   "token [TOKEN|-]",
		Short: "Decode, verify and explain tokens",
		Long: "Decode, verify and explain the tokens in any text: a token, an Authorization header, a JSON body, a redirect URL.\n" +
			"Without an argument, or with -, it reads standard input, which keeps the token out of the shell's history.\n\n" +
			"With --pool the token is also compared with the directory: the user, the groups, the app client.",
		Args: cobra.MaximumNArgs(1),
		PreRunE: func(cmd *cobra.Command, _ []string) error {
			if f.offline {
				return nil // nothing of the config matters
			}
			return s.load(cmd)
		},
		RunE: func(cmd *cobra.Command, args []string) error { return f.run(cmd, s, args) },
	}
	flags := cmd.Flags()
	flags.StringVar(&f.pool, "pool", "", "user pool to compare the token with, by id or name")
	flags.StringVar(&f.keysFile, "jwks", "", "file with the key set, or with a load balancer's key (PEM), instead of fetching it")
	flags.StringArrayVar(&f.clients, "client", nil, "id of an app client the token may be for (repeat for more)")
	flags.StringVar(&f.signer, "signer", "", "ARN of the load balancer that may have signed it (x-amzn-oidc-data)")
	flags.StringVar(&f.use, "use", "", "required kind of token: id or access")
	flags.StringArrayVar(&f.scopes, "scope", nil, "required scope; of several, one is enough (repeat for more)")
	flags.StringArrayVar(&f.groups, "group", nil, "required group; of several, one is enough (repeat for more)")
	flags.StringVar(&f.now, "now", "", "time to use for the checks: RFC 3339, or seconds since 1970")
	flags.DurationVar(&f.skew, "skew", 0, "allowed clock difference, such as 30s")
	flags.BoolVar(&f.offline, "offline", false, "make no network calls: keys from --jwks only, no directory")
	flags.BoolVar(&f.probe, "probe", false, "ask Cognito, with the access token itself, whether it still accepts it: one GetUser call")
	flags.StringVarP(&f.format, "output", "o", "text", "text or json (one object per token and line)")
	formats(cmd, "text", "json")
	return cmd
}

func (f *tokenFlags) run(cmd *cobra.Command, s *settings, args []string) error {
	at, err := f.check()
	if err != nil {
		return err
	}
	s.stdinTaken = len(args) == 0 || args[0] == "-"
	text, err := readToken(cmd.InOrStdin(), args)
	if err != nil {
		return err
	}
	found, err := token.Find(text)
	if err != nil {
		return exit.Usagef("%w", err)
	}
	if f.probe && !slices.ContainsFunc(found, probeable) {
		return exit.Usagef("--probe: only a whole access token of a user can be probed, and there is none")
	}
	judge, err := f.newJudge(cmd, s, found)
	if err != nil {
		return err
	}
	reports := make([]tokenReport, len(found))
	for i, one := range found {
		if reports[i], err = judge.report(cmd.Context(), one, at); err != nil {
			return err
		}
	}
	if err := writeTokens(cmd.OutOrStdout(), f.format, reports, at); err != nil {
		return exit.NotWritten(err)
	}
	return f.verdictOf(reports)
}

// check refuses contradictory flags, and returns the time to judge at.
func (f *tokenFlags) check() (at time.Time, err error) {
	switch {
	case f.format != "text" && f.format != "json":
		return at, exit.Usagef("--output %s: use text or json", f.format)
	case f.use != "" && f.use != "id" && f.use != "access":
		return at, exit.Usagef("--use %s: there are id and access", f.use)
	case f.signer != "" && !token.IsLoadBalancer(f.signer):
		return at, exit.Usagef("--signer %s: the ARN of an Application Load Balancer is needed, such as arn:aws:elasticloadbalancing:eu-west-1:123456789012:loadbalancer/app/web/50dc6c495c0c9188", f.signer)
	case f.skew < 0:
		return at, exit.Usagef("--skew %s: it must be 0 or more", f.skew)
	case f.offline && f.probe:
		return at, exit.Usagef("--probe calls Cognito, so it can't be used with --offline")
	case f.offline && f.pool != "" && !admin.IsPoolID(f.pool):
		return at, exit.Usagef("--pool %s: with --offline it must be an id, such as eu-west-1_AbCdEfGhI", f.pool)
	case f.now == "":
		return time.Now(), nil
	}
	if seconds, err := strconv.ParseInt(f.now, 10, 64); err == nil {
		return time.Unix(seconds, 0), nil
	}
	if at, err = time.Parse(time.RFC3339, f.now); err != nil {
		return at, exit.Usagef("--now %s: a time such as 2026-11-14T11:02:10Z, or seconds since 1970", f.now)
	}
	return at.Local(), nil
}

// readToken returns the argument, or standard input, of which it reads no more than the
// longest accepted text.
func readToken(stdin io.Reader, args []string) (string, error) {
	if len(args) == 1 && args[0] != "-" {
		return args[0], nil
	}
	if len(args) == 0 && tty.Is(stdin) {
		return "", exit.Usagef("no token: give it as an argument, or - and paste it")
	}
	text, err := io.ReadAll(io.LimitReader(stdin, token.MaxText+1))
	if err != nil {
		return "", fmt.Errorf("reading standard input: %w", err)
	}
	return string(text), nil
}

func probeable(found token.Found) bool { return found.Token.Probeable() }

// verdictOf is the exit code's error for all tokens together: for one that is not valid
// or that Cognito does not accept, otherwise for one whose keys or probe failed. A
// refresh token beside others does not count, as only its pool can verify it.
func (f *tokenFlags) verdictOf(reports []tokenReport) error {
	var missing error
	opaque := 0
	for _, r := range reports {
		revocation := r.result.Check("revocation")
		switch {
		case r.result.Refused() != "":
			return exit.Nof("%s", r.result.Refused())
		case r.result.Failed():
			return exit.Nof("not valid: %s", token.FailedNames(r.result))
		case r.Token.Encrypted():
			opaque++
		case errors.Is(r.result.KeysError, token.ErrSigner) && missing == nil:
			missing = exit.With(exit.AWS, r.result.KeysError)
		case r.result.KeysError != nil && missing == nil:
			missing = exit.With(exit.AWS, fmt.Errorf("the keys could not be read: %w", r.result.KeysError))
		case f.probe && r.Token.Probeable() && revocation.Status == token.Skip && missing == nil:
			missing = exit.With(exit.AWS, errors.New("the probe has no answer: "+revocation.Detail))
		}
	}
	if missing == nil && opaque == len(reports) {
		return exit.With(exit.AWS, errors.New(unverifiable(reports)))
	}
	return missing
}

// unverifiable is why encrypted tokens can't be verified.
func unverifiable(reports []tokenReport) string {
	if reports[0].Token.Kind == token.Refresh {
		return "a refresh token can't be verified: only its user pool has the key"
	}
	return "an encrypted token of another issuer can't be verified: only its recipient has the key"
}

// openFor opens a session for a token's pool, without a call. The Region is in the
// pool's id; if none is set anywhere, it is the one in the token's issuer.
func (s *settings) openFor(ctx context.Context, pool string, found []token.Found) (*call.Session, error) {
	options := s.session(ctx)
	if options.Region == "" {
		options.Region = admin.RegionOf(pool)
	}
	session, err := call.Open(ctx, options)
	if _, missing := errors.AsType[*aws.MissingRegionError](err); missing && pool == "" {
		// The Region is only used to find AWS's hosts.
		options.Region = cmp.Or(admin.RegionOf(token.PoolOf(found[0].Token)), "us-east-1")
		return call.Open(ctx, options)
	}
	return session, err
}
