package call

import (
	"context"
	"fmt"
	"sync"
	"sync/atomic"

	"github.com/aws/aws-sdk-go-v2/service/sts"

	"github.com/cognito-tui/cognito-tui/admin/record"
	"github.com/cognito-tui/cognito-tui/logs/plain"
)

// Identity is the caller as AWS reports it.
type Identity struct {
	Account string `json:"account"`
	ARN     string `json:"arn"`
}

// Identity asks STS who the caller is, once per set of credentials; later calls
// return the same answer, until Renew.
func (s *Session) Identity(ctx context.Context) (Identity, error) {
	c := s.client.Load()
	return c.caller.ask(ctx, c.sts)
}

// caller is STS's answer for one set of credentials.
type caller struct {
	asking   sync.Mutex
	identity Identity
	noSTS    error // why the caller can't be asked for

	told atomic.Pointer[told] // nil until asked; for those who can't wait
}

// told is the last answer.
type told struct {
	account string
	problem *Problem // why there is none
}

func (c *caller) ask(ctx context.Context, client *sts.Client) (Identity, error) {
	c.asking.Lock()
	defer c.asking.Unlock()
	if c.identity != (Identity{}) || c.noSTS != nil {
		return c.identity, c.noSTS
	}
	out, err := client.GetCallerIdentity(ctx, &sts.GetCallerIdentityInput{})
	if err != nil {
		p := Explain(err)
		if p.Kind != KindCanceled { // the asker has gone away, which says nothing about STS
			c.told.Store(&told{problem: p})
		}
		if p.Kind == KindUnsupported {
			c.noSTS = p // an emulator without STS will not grow one
		}
		return Identity{}, fmt.Errorf("asking who the caller is: %w", err)
	}
	c.identity = Identity{Account: plain.Text(record.Value(out.Account)), ARN: plain.Text(record.Value(out.Arn))}
	c.told.Store(&told{account: c.identity.Account}) // an answer without an account leaves it unknown
	return c.identity, nil
}

// account is the account's id as far as it is known, "" until then, and the
// error of asking for it, nil where nobody has tried.
func (c *caller) account() (id string, unknown *Problem) {
	if t := c.told.Load(); t != nil {
		return t.account, t.problem
	}
	return "", nil
}
