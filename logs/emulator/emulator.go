// Package emulator is CloudWatch Logs on the wire and in memory: an
// [http.Handler] that the AWS SDKs and the AWS CLI use like AWS. It includes the
// two services that say where logs are: CloudTrail's trails and event history,
// and the configuration of Lambda functions.
//
// It is strict where AWS is strict: exact exception codes, page limits, the
// grammar of filter patterns, Live Tail's event stream with its sampling and its
// three hours. Nothing is stored and no signature is verified.
package emulator

import (
	"cmp"
	"math/rand/v2"
	"net/http"
	"sync"
	"time"
)

// Options of a [Server]. The zero value is a working emulator.
type Options struct {
	Region  string           // default "eu-west-1"
	Account string           // default "123456789012"
	Now     func() time.Time // the emulator's clock, default [time.Now]
	Seed    uint64           // decides every id and every fault
	// Late is how long after a put an event becomes visible; nil is at once.
	Late func(group string, timestamp time.Time) time.Duration
	// Keep is how many events a group keeps, default a million; the oldest are
	// dropped.
	Keep int
	// Scan is how many events FilterLogEvents reads for one page, default 10,000:
	// with a filter that matches few, pages are short or empty.
	Scan int
}

// Server emulates CloudWatch Logs. It is safe for concurrent use.
type Server struct {
	opts      Options
	endpoints map[string]endpoint
	faults    faults

	mu        sync.Mutex
	dice      *rand.Rand
	groups    map[string]*group
	underway  underway // put, but not visible yet
	sequence  uint64   // of the last event
	tails     map[*tail]struct{}
	queries   map[string]*query
	trails    []Trail
	functions map[string]string // name to log group
}

// New returns an emulator without log groups.
func New(opts Options) *Server {
	opts.Region = cmp.Or(opts.Region, "eu-west-1")
	opts.Account = cmp.Or(opts.Account, "123456789012")
	opts.Keep = cmp.Or(opts.Keep, 1_000_000)
	opts.Scan = cmp.Or(opts.Scan, 10_000)
	if opts.Now == nil {
		opts.Now = time.Now
	}
	return &Server{
		opts: opts, endpoints: endpoints(), faults: newFaults(opts.Seed),
		dice:   rand.New(rand.NewPCG(opts.Seed, 0x6c6f6773)), // fixed, to be repeatable
		groups: map[string]*group{}, tails: map[*tail]struct{}{}, queries: map[string]*query{}, functions: map[string]string{},
	}
}

var _ http.Handler = (*Server)(nil)
