package main

import (
	"context"
	"errors"
	"fmt"
	"os"
	"strings"
	"time"

	"github.com/spf13/cobra"

	"github.com/cognito-tui/cognito-tui/admin"
	"github.com/cognito-tui/cognito-tui/admin/token"
)

// tokenReport is one token as the command tells it.
type tokenReport struct {
	Name   string        `json:"name,omitempty"`
	Token  token.Token   `json:"token"`
	Checks []token.Check `json:"checks"`
	Valid  bool          `json:"valid"`
	Drift  []token.Drift `json:"drift,omitempty"`

	result token.Result
}

// judge verifies tokens, and holds them against a directory where one was named.
type judge struct {
	cmd     *cobra.Command
	flags   *tokenFlags
	session *admin.Session
	keys    token.Keyring
	pool    string // id, "" when none was named
	told    bool   // why the pool can't be read
	cut     bool   // from AWS altogether, so that asking on is of no use
}

func (f *tokenFlags) newJudge(cmd *cobra.Command, s *settings, found []token.Found) (*judge, error) {
	session, err := s.openFor(cmd.Context(), f.pool, found)
	if err != nil {
		return nil, err
	}
	j := &judge{cmd: cmd, flags: f, session: session, pool: f.pool}
	if f.pool != "" && !token.IsPoolID(f.pool) {
		if j.pool, err = findPool(cmd.Context(), session, f.pool); err != nil {
			return nil, err
		}
	}
	if j.keys, err = f.keyring(session); err != nil {
		return nil, err
	}
	return j, nil
}

func (f *tokenFlags) keyring(session *admin.Session) (token.Keyring, error) {
	switch {
	case f.keysFile != "":
		return readKeys(f.keysFile)
	case f.offline:
		return token.NoKeys{}, nil
	}
	return token.NewFetcher(session.Transport(), nil), nil
}

func readKeys(path string) (*token.KeySet, error) {
	text, err := os.ReadFile(path) //nolint:gosec // the operator named it
	if err != nil {
		return nil, usagef("--jwks: %w", err)
	}
	set, err := token.ParseKeySet(text)
	if err != nil {
		return nil, usagef("--jwks %s: %w", path, err)
	}
	return set, nil
}

func (j *judge) report(ctx context.Context, found token.Found, at time.Time) (tokenReport, error) {
	r := tokenReport{Name: found.Name, Token: found.Token}
	r.result = token.Verify(ctx, found.Token, j.expect(ctx, found.Token), j.keys, at)
	r.Checks, r.Valid = r.result.Checks, r.result.Valid()
	if j.pool == "" || j.flags.offline || j.cut {
		return r, ctx.Err()
	}
	drift, err := token.Hold(ctx, j.session, j.pool, found.Token, at)
	if err != nil && !errors.Is(err, token.ErrNoUserPoolToken) {
		return r, err
	}
	r.Drift = drift
	return r, nil
}

// expect is what the flags ask for, and what the pool tells where it may be
// asked. That it can't be read does not keep a token from being verified.
func (j *judge) expect(ctx context.Context, t token.Token) token.Expect {
	e := token.Anyone(j.session)
	e.Source.Pool = j.pool
	if j.pool != "" && !j.flags.offline && t.Kind.OfUserPool() {
		var err error
		if e, err = token.OfPool(ctx, j.session, j.pool, t); err != nil {
			j.unreadable(err)
		}
	}
	e.Clients = j.clients(e.Clients)
	e.Use, e.Scopes, e.Groups, e.Skew = j.flags.use, j.flags.scopes, j.flags.groups, j.flags.skew
	return e
}

// clients are those that were named, by the names that the pool has for them.
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

func (j *judge) unreadable(err error) {
	problem := admin.Explain(err)
	j.cut = problem.Kind == admin.KindNetwork || problem.Kind == admin.KindCredentials
	if j.told {
		return
	}
	j.told = true
	_, _ = fmt.Fprintln(j.cmd.ErrOrStderr(), "The pool can't be read: "+problem.Error()) // there is nowhere else to tell it
}

func failedChecks(checks []token.Check) string {
	var names []string
	for _, c := range checks {
		if c.Status == token.Fail {
			names = append(names, c.Name)
		}
	}
	return strings.Join(names, ", ")
}
