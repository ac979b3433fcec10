// Package emulator is Amazon Cognito user pools on the wire and in memory: an [http.Handler]
// that the AWS SDKs and the AWS CLI talk to as they talk to AWS.
//
// It answers the user pools API and the identity pools API (AWS JSON 1.1), the calls of STS and
// IAM that lead to the credentials of a role, and the OpenID documents of each pool. It is strict where AWS is strict: exact exception codes and messages, page limits,
// the filter grammar, token expiry, lockout arithmetic. It sends no mail and no text message;
// [Server.Messages] returns what it would have sent.
//
// Nothing here is secure: request signatures are not verified and passwords are hashed cheaply.
// All state is gone when the process ends, unless a journal kept its calls.
package emulator

import (
	"crypto/rsa"
	"net/http"
	"time"

	"github.com/cognito-tui/cognito-tui/admin/emulator/account"
	"github.com/cognito-tui/cognito-tui/admin/emulator/journal"
	"github.com/cognito-tui/cognito-tui/admin/emulator/keyring"
	"github.com/cognito-tui/cognito-tui/admin/emulator/service"
)

// Options of a [Server]. The zero value is a working emulator.
type Options struct {
	Region  string           // default "eu-west-1"
	Account string           // default "123456789012"
	Now     func() time.Time // the emulator's clock, default [time.Now]
	Seed    uint64           // every id and code derives from it: the same seed and the same calls give the same ids
	Issuer  string           // base URL of iss and the key sets, without a slash at the end; "" takes the request's Host
	Recent  int              // how many calls and messages are remembered, default 10,000 each
	// Keys makes the signing keys, two for each pool that signs. By default they are new, 0.2 s
	// each, and random in every run: the only thing that Seed does not decide. Tests that sign
	// in often supply their own.
	Keys func() (*rsa.PrivateKey, error)
	// Deliver receives the records for log groups: those that pools export and, if Trail, the
	// log group of a CloudTrail trail, is set, every call.
	Deliver Delivery
	Trail   string
	// Sent receives each message that a pool would have sent, before the call that sends it is
	// answered. It is called under the account's lock, so it must not call the emulator.
	Sent func(Message)
	// Journal keeps the calls that change something, so that they can be carried out again.
	Journal *journal.Journal
	// Origins are pages that may call the emulator besides those of this machine, such as
	// "https://app.example"; "*" is every page, as at AWS.
	Origins []string
}

// Server emulates Cognito user pools and identity pools, with STS and the roles of IAM,
// in memory. It is safe for concurrent use.
type Server struct {
	seed    uint64
	account *account.Account
	front   *service.Front
	handler http.Handler
}

// New returns an emulator without any pool.
func New(opts Options) *Server {
	opts = withDefaults(opts)
	a := account.New(account.Options{
		Region: opts.Region, ID: opts.Account, Now: opts.Now, NewKey: opts.Keys, Deliver: opts.Deliver, Sent: opts.Sent,
		Seed: opts.Seed, Recent: opts.Recent,
	})
	s := &Server{seed: opts.Seed, account: a, front: service.NewFront(a, opts.Seed, opts.Recent)}
	if opts.Journal != nil {
		s.front.Journal = opts.Journal
	}
	s.handler = s.newHandler(opts)
	return s
}

func withDefaults(opts Options) Options {
	if opts.Region == "" {
		opts.Region = "eu-west-1"
	}
	if opts.Account == "" {
		opts.Account = "123456789012"
	}
	if opts.Now == nil {
		opts.Now = time.Now
	}
	if opts.Keys == nil {
		opts.Keys = keyring.Generate
	}
	if opts.Recent <= 0 {
		opts.Recent = 10_000
	}
	return opts
}

// Calls returns the calls answered so far, oldest first. Only the last [Options.Recent] are
// remembered.
func (s *Server) Calls() []Call {
	return s.front.Calls()
}

// Messages returns what the pools would have sent by e-mail or text message, oldest first: the
// codes and temporary passwords that a user would have received. Only the last [Options.Recent]
// are remembered.
func (s *Server) Messages() []Message {
	s.account.Lock()
	defer s.account.Unlock()
	return s.account.Messages.All()
}
