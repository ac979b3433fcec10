// Package traffic makes up the sign-ins of user pools: people who mistype, travel
// and share addresses, by day and night; a phone with an old password; a back end
// that signs in for others; and an attack from time to time. It writes what
// Cognito's user activity export and CloudTrail would.
//
// What people try depends only on the seed and the time, so the past and the
// present can be generated in any order and are always the same. The pool decides
// the outcome.
package traffic

import (
	"context"
	"hash/fnv"
	"math"
	"math/rand/v2"
	"slices"
	"time"
)

// Pool is a user pool with people who use it.
type Pool struct {
	ID       string
	Region   string
	Account  string
	Activity string // log group of the user activity export, "" for none
	Trail    string // log group of a CloudTrail trail, "" for none
	Clients  []string
	Users    []User
	// Visits is how many people a minute come in the busiest hour.
	Visits float64
	// Answers answers a try; nil accepts everybody who has the password.
	Answers Answering
}

// User is somebody who signs in.
type User struct{ Sub, Username string }

// Record is a line of a log.
type Record struct {
	At            time.Time
	Group, Stream string
	Text          string
}

// Source makes the traffic of one pool.
type Source struct {
	pool Pool
	seed uint64
	// regulars are the users who can sign in with a password, and secured those of
	// them who are asked for a second factor, as it was at the beginning.
	regulars, secured []int
}

// New returns the traffic of a pool.
func New(seed uint64, pool Pool) Source {
	s := Source{pool: pool, seed: seed}
	client := ""
	if len(pool.Clients) > 0 {
		client = pool.Clients[0]
	}
	for i, u := range pool.Users {
		a := s.answer(client, u, WrongCode, time.Now())
		if a.Password != success || a.Provider != "" || a.Challenge != "" || a.Code != "" && a.Factor == "" {
			continue
		}
		s.regulars = append(s.regulars, i)
		if a.Factor != "" {
			s.secured = append(s.secured, i)
		}
	}
	return s
}

// dice are the random numbers of one thing at one time: always the same.
func (s Source) dice(what string, n int64) *rand.Rand {
	h := fnv.New64a()
	_, _ = h.Write([]byte(s.pool.ID + what)) // a hash never fails
	return rand.New(rand.NewPCG(s.seed^h.Sum64(), uint64(n)))
}

// Minute returns the records of the minute that begins at a time, in order. The
// first call of a sign-in with a code may be from seconds before.
func (s Source) Minute(begins time.Time) []Record {
	var records []Record
	for _, e := range s.events(begins) {
		records = append(records, s.tell(e)...)
	}
	slices.SortStableFunc(records, func(a, b Record) int { return a.At.Compare(b.At) })
	return records
}

// events are the tries of a minute, in order.
func (s Source) events(begins time.Time) []event {
	begins = begins.UTC().Truncate(time.Minute)
	w := &writer{Source: s, dice: s.dice("minute", begins.Unix()), begins: begins}
	for range w.poisson(s.pool.Visits * daytime(begins)) {
		w.visit()
	}
	w.phone()
	w.leak()
	w.attack()
	slices.SortStableFunc(w.events, func(a, b event) int { return a.at.Compare(b.at) })
	return w.events
}

// daytime is the share of the busiest hour's traffic: most in the afternoon, a
// tenth at night, half at the weekend.
func daytime(at time.Time) float64 {
	hour := float64(at.Hour()) + float64(at.Minute())/60
	share := 0.1 + 0.9*(1+math.Cos((hour-15)/24*2*math.Pi))/2
	if day := at.Weekday(); day == time.Saturday || day == time.Sunday {
		share /= 2
	}
	return share
}

// Fill writes what happened between two times.
func (s Source) Fill(from, to time.Time, put func(Record)) {
	for at := from.Truncate(time.Minute); at.Before(to); at = at.Add(time.Minute) {
		for _, r := range s.Minute(at) {
			if !r.At.Before(from) && r.At.Before(to) {
				put(r)
			}
		}
	}
}

// Run writes what happens from a time on, with the pool's answers of that time,
// until ctx ends.
func (s Source) Run(ctx context.Context, from time.Time, put func(Record)) {
	for at := from.Truncate(time.Minute); ; at = at.Add(time.Minute) {
		for _, e := range s.events(at) {
			if e.at.Before(from) {
				continue
			}
			if !wait(ctx, e.at) {
				return
			}
			for _, r := range s.tell(e) {
				put(r)
			}
		}
		if !wait(ctx, at.Add(time.Minute)) {
			return
		}
	}
}

func wait(ctx context.Context, until time.Time) bool {
	timer := time.NewTimer(time.Until(until))
	defer timer.Stop()
	select {
	case <-timer.C:
		return true
	case <-ctx.Done():
		return false
	}
}
