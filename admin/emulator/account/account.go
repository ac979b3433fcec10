// Package account is what all services of the emulator share: an AWS account in a Region with
// its clock, ids, pages and messages, the call that is being answered, and the parts in which
// services and resources keep their state.
package account

import (
	"crypto/rsa"
	"fmt"
	"sync"
	"time"

	"github.com/cognito-tui/cognito-tui/admin/emulator/random"
)

// Delivery receives a record that Cognito or CloudTrail would have written to a log group. It is
// called under the account's lock, so it must not call the emulator.
type Delivery func(group, stream string, at time.Time, record string)

// Account is one AWS account in one Region: what all services have in common. Services and
// resources keep their own state in its parts.
type Account struct {
	// One lock for all: a handler works for microseconds, and an answer is written out before
	// the lock is released, so nothing shared escapes.
	sync.Mutex
	Parts

	Region  string
	ID      string
	Now     func() time.Time
	NewKey  func() (*rsa.PrivateKey, error) // makes a signing key
	Deliver Delivery                        // nil where nobody receives records
	Sent    func(Message)                   // nil where nobody receives messages

	Random   *random.Source
	Passing  *random.Source // for values that are not kept; separate, so that reading does not change the next id
	Tokens   Sealer
	Messages Ring[Message]
	posted   int // messages so far
}

// Options say which account it is in which Region, and where time and random values come from.
type Options struct {
	Region  string
	ID      string
	Now     func() time.Time
	NewKey  func() (*rsa.PrivateKey, error)
	Deliver Delivery
	Sent    func(Message)
	Seed    uint64
	Recent  int // how many messages are remembered
}

// New returns an empty account.
func New(o Options) *Account {
	passing := random.New(^o.Seed)
	return &Account{
		Region: o.Region, ID: o.ID, Now: o.Now, NewKey: o.NewKey, Deliver: o.Deliver, Sent: o.Sent,
		Random: random.New(o.Seed), Passing: passing, Tokens: newSealer(passing), Messages: NewRing[Message](o.Recent),
	}
}

// UserARN is the ARN of the user who signs with a key that no role was issued for.
func (a *Account) UserARN() string { return fmt.Sprintf("arn:aws:iam::%s:user/demo", a.ID) }

// PoolARN is the ARN of the user pool with that id.
func (a *Account) PoolARN(id string) string {
	return fmt.Sprintf("arn:aws:cognito-idp:%s:%s:userpool/%s", a.Region, a.ID, id)
}
