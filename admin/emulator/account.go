package emulator

import (
	"crypto/rsa"
	"fmt"
	"sync"
	"time"
)

// Delivery takes a record that Cognito or CloudTrail would have written to a log
// group. It is called under the account's lock, so it must not call the emulator.
type deliveryFunc func(group, stream string, at time.Time, record string)

// account is one AWS account in one Region: what all services have in common.
// What a service or a resource keeps is in the parts.
type account struct {
	// One lock for all: a handler works for microseconds, and an answer is
	// written out before the lock is given back, so nothing shared escapes.
	sync.Mutex
	parts

	region    string
	accountID string
	now       func() time.Time
	newKey    func() (*rsa.PrivateKey, error) // makes a signing key
	deliver   deliveryFunc                    // nil where nobody takes records

	random   *randomSource
	passing  *randomSource // for what nobody keeps; apart, so that reading does not change the next id
	tokens   tokenSealer
	messages ring[sentMessage]
}

// accountOptions say which account in which Region, and how time and chance go.
type accountOptions struct {
	region    string
	accountID string
	now       func() time.Time
	newKey    func() (*rsa.PrivateKey, error)
	deliver   deliveryFunc
	seed      uint64
	recent    int // how many messages are remembered
}

// newAccount gives an account without anything in it.
func newAccount(o accountOptions) *account {
	passing := newRandom(^o.seed)
	return &account{
		region: o.region, accountID: o.accountID, now: o.now, newKey: o.newKey, deliver: o.deliver,
		random: newRandom(o.seed), passing: passing, tokens: newTokenSealer(passing), messages: newRing[sentMessage](o.recent),
	}
}

// userARN is the ARN of the user who signs with a key that no role was issued for.
func (a *account) userARN() string { return fmt.Sprintf("arn:aws:iam::%s:user/demo", a.accountID) }

// poolARN is the ARN of the user pool with that id.
func (a *account) poolARN(id string) string {
	return fmt.Sprintf("arn:aws:cognito-idp:%s:%s:userpool/%s", a.region, a.accountID, id)
}
