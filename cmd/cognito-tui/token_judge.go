package main

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"os"
	"strings"
	"time"

	"github.com/spf13/cobra"

	"github.com/cognito-tui/cognito-tui/admin"
	"github.com/cognito-tui/cognito-tui/admin/call"
	"github.com/cognito-tui/cognito-tui/admin/token"
	"github.com/cognito-tui/cognito-tui/cmd/cognito-tui/exit"
	"github.com/cognito-tui/cognito-tui/cmd/cognito-tui/output"
	"github.com/cognito-tui/cognito-tui/logs/ending"
)

// tokenReport is one token in the command's output.
type tokenReport struct {
	Name   string        `json:"name,omitempty"`
	Token  token.Token   `json:"token"`
	Checks []token.Check `json:"checks"`
	Valid  bool          `json:"valid"`
	// Verdict is the first line of the text.
	Verdict string        `json:"verdict"`
	Drift   []token.Drift `json:"drift,omitempty"`

	result token.Result
}

// judge verifies tokens, and compares them with a directory if one was named.
type judge struct {
	cmd     *cobra.Command
	flags   *tokenFlags
	session *call.Session // nil with --offline
	keys    token.Keyring
	source  token.Source
	pool    string // id, "" when none was named
	told    bool   // why the pool can't be read
	cut     bool   // with AWS altogether, so that further calls are useless
}

func (f *tokenFlags) newJudge(cmd *cobra.Command, s *settings, found []token.Found) (*judge, error) {
	if f.offline {
		return f.offlineJudge(cmd, s)
	}
	session, err := s.openFor(cmd.Context(), f.pool, found)
	if err != nil {
		return nil, err
	}
	j := &judge{cmd: cmd, flags: f, session: session, source: token.Anyone(session).Source, pool: f.pool}
	if f.pool != "" && !admin.IsPoolID(f.pool) {
		if j.pool, err = findPool(cmd.Context(), session, f.pool); err != nil {
			return nil, err
		}
	}
	j.keys = token.NewFetcher(session.Transport(), nil)
	if f.keysFile != "" {
		j.keys, err = readKeys(cmd.Context(), f.keysFile)
	}
	return j, err
}

// offlineJudge opens no session: loading the SDK's configuration reads files and may run
// a program, and with some settings queries the machine's metadata service.
func (f *tokenFlags) offlineJudge(cmd *cobra.Command, s *settings) (*judge, error) {
	j := &judge{cmd: cmd, flags: f, source: token.Source{Endpoint: cmp.Or(s.endpoint, os.Getenv("AWS_ENDPOINT_URL"))}, keys: token.NoKeys{}, pool: f.pool}
	if f.keysFile == "" {
		return j, nil
	}
	var err error
	j.keys, err = readKeys(cmd.Context(), f.keysFile)
	return j, err
}

func readKeys(ctx context.Context, path string) (*token.KeySet, error) {
	text, err := ending.ReadFile(ctx, path, token.MaxKeySet)
	if err != nil {
		return nil, exit.Usagef("--jwks: %w", err)
	}
	set, err := token.ParseKeySet(text)
	if err != nil {
		return nil, exit.Usagef("--jwks %s: %w", path, err)
	}
	return set, nil
}

func (j *judge) report(ctx context.Context, found token.Found, at time.Time) (tokenReport, error) {
	r := tokenReport{Name: found.Name, Token: found.Token}
	r.result = token.Verify(ctx, found.Token, j.expect(ctx, found.Token), j.keys, at.UTC())
	var err error
	if r.Drift, err = j.hold(ctx, found.Token, at); err != nil {
		return r, err
	}
	var probe token.Check
	if j.flags.probe && probeable(found) {
		probe = j.probe(ctx, found.Token)
	}
	r.result = r.result.Asked(probe, r.Drift)
	r.Checks, r.Valid = r.result.Checks, r.result.Valid()
	_, r.Verdict = token.Verdict(r.Token, r.result)
	return r, ctx.Err()
}

// hold compares a token with the directory of the named pool.
func (j *judge) hold(ctx context.Context, t token.Token, at time.Time) ([]token.Drift, error) {
	if j.pool == "" || j.flags.offline || j.cut {
		return nil, nil
	}
	drift, err := token.Hold(ctx, j.session, j.pool, t, at)
	if errors.Is(err, token.ErrNoUserPoolToken) {
		return nil, nil
	}
	return drift, poolMissing(ctx, j.session, j.pool, err)
}

// probe asks only in the Region of the token's pool: Cognito in another Region does not
// know the token, which would prove nothing.
func (j *judge) probe(ctx context.Context, t token.Token) token.Check {
	if pool := token.PoolOf(t); j.session.Endpoint() == "" && admin.RegionOf(pool) != j.session.Region() {
		return token.Check{
			ID: "revocation", Name: "revocation",
			Detail: fmt.Sprintf("could not be asked: its pool is %q, and this session is in %s", pool, j.session.Region()),
		}
	}
	return token.Probe(ctx, j.session, t)
}

// expect is what the flags require, and what the pool says if it may be asked. A pool
// that can't be read does not prevent the verification.
func (j *judge) expect(ctx context.Context, t token.Token) token.Expect {
	e := token.Expect{Source: j.source}
	e.Source.Pool = j.pool
	if j.pool != "" && !j.flags.offline && t.Kind.OfUserPool() {
		var err error
		if e, err = token.OfPool(ctx, j.session, j.pool, t); err != nil {
			j.unreadable(ctx, err)
		}
	}
	e.Source.Signer = j.flags.signer
	e.Clients = j.clients(e.Clients)
	e.Use, e.Scopes, e.Groups, e.Skew = j.flags.use, j.flags.scopes, j.flags.groups, j.flags.skew
	return e
}

// clients are the named ones, with the pool's names for them.
func (j *judge) clients(ofPool []token.Client) []token.Client {
	if len(j.flags.clients) == 0 {
		return ofPool
	}
	var named []token.Client
	for _, id := range j.flags.clients {
		client := token.Client{ID: id}
		for _, c := range ofPool {
			if c.ID == id {
				client = c
			}
		}
		named = append(named, client)
	}
	return named
}

func (j *judge) unreadable(ctx context.Context, err error) {
	problem := call.Explain(err)
	j.cut = problem.Kind == call.KindNetwork || problem.Kind == call.KindCredentials
	if j.told {
		return
	}
	j.told = true
	why := problem.Error()
	if missing := poolMissing(ctx, j.session, j.pool, err); exit.IsOwn(missing) {
		why = strings.Join(exit.Lines(missing), " ")
	}
	output.Say(j.cmd, "The pool can't be read: %s", why)
}
