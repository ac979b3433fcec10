// Package traffic makes up the sign-ins of user pools: people by day and night
// who mistype, travel and sit behind one address, a phone with an old password, a
// back end that signs in for others, and now and then an attack. It writes what
// Cognito's user activity export and CloudTrail would.
//
// What people try is made from the seed and its own time alone, so the past and
// the present can be asked for in any order and are always the same. What comes of
// it, the pool says.
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
	// Door says what a try comes to; nil lets everybody in who has the password.
	Door Door
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
	// regulars are the users who have a password and get in with it, and secured
	// those of them who are asked for a second factor, as it was at the beginning.
	regulars, secured []int
}

// New gives the traffic of a pool.
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

// dice are those of one thing at one time: always the same.
func (s Source) dice(what string, n int64) *rand.Rand {
	h := fnv.New64a()
	_, _ = h.Write([]byte(s.pool.ID + what)) // a hash takes everything
	return rand.New(rand.NewPCG(s.seed^h.Sum64(), uint64(n)))
}

// Minute gives what is told of the minute that begins at a time, in order. The
// first call of a sign-in with a code may be from seconds before.
func (s Source) Minute(begins time.Time) []Record {
	var records []Record
	for _, e := range s.events(begins) {
		records = append(records, s.tell(e)...)
	}
	slices.SortStableFunc(records, func(a, b Record) int { return a.At.Compare(b.At) })
	return records
}

// events are what is tried in a minute, in order.
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

// Fill writes what happened from a time until another.
func (s Source) Fill(from, to time.Time, put func(Record)) {
	for at := from.Truncate(time.Minute); at.Before(to); at = at.Add(time.Minute) {
		for _, r := range s.Minute(at) {
			if !r.At.Before(from) && r.At.Before(to) {
				put(r)
			}
		}
	}
}

// Run writes what happens from a time on, and what the pool says to it then, until
// ctx ends.
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
