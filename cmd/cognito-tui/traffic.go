package main

import (
	"context"
	"time"

	"golang.org/x/sync/errgroup"

	"github.com/cognito-tui/cognito-tui/admin/emulator/population"
	"github.com/cognito-tui/cognito-tui/logs/emulator/traffic"
	"github.com/cognito-tui/cognito-tui/logs/panics"
)

// The demo's traffic: how far back its logs go when it starts, how many of a pool's
// people sign in, and how many a minute in the busiest hour.
const (
	trafficPast   = 6 * time.Hour
	trafficPeople = 1000
)

var trafficVisits = map[string]float64{"acme-consumer": 25, "acme-workforce": 12}

// live simulates sign-ins, from some hours ago on, until stop is called. The past is
// made up while the console already shows what needs no logs. stop returns a panic of
// the simulation.
func (e emulated) live(ctx context.Context, d directory) (stop func() error) {
	ctx, cancel := context.WithCancel(ctx)
	var running errgroup.Group
	start := func(run func()) {
		running.Go(func() error { return panics.Try(func() error { run(); return nil }) })
	}
	e.filling.Add(1)
	start(func() {
		now := time.Now()
		sources := e.sources(d, now)
		for _, s := range sources {
			s.Fill(now.Add(-trafficPast), now, e.put)
		}
		e.filling.Done()
		for _, s := range sources {
			start(func() { s.Run(ctx, now, e.put) })
		}
	})
	return func() error {
		cancel()
		return running.Wait()
	}
}

// sources are the pools that people sign in to.
func (e emulated) sources(d directory, now time.Time) (sources []traffic.Source) {
	for _, p := range population.Demo(d.seed, d.users, now) {
		if visits, ok := trafficVisits[p.Name]; ok {
			sources = append(sources, traffic.New(d.seed, e.pool(p, visits)))
		}
	}
	return sources
}

func (e emulated) put(r traffic.Record) { e.logs.Put(r.Group, r.Stream, r.At, r.Text) }

// pool is what the traffic needs to know about a pool of the demo. What it exports is
// set by demoLogs in package emulator.
func (e emulated) pool(p population.Pool, visits float64) traffic.Pool {
	out := traffic.Pool{ID: e.pools.PoolID(p.Name), Region: population.Region, Account: population.Account, Trail: demoTrail, Visits: visits, Answers: e.pools.Answer}
	if p.Tier == population.TierPlus {
		out.Activity = "/aws/vendedlogs/cognito/" + p.Name
	}
	for _, k := range p.Clients {
		out.Clients = append(out.Clients, k.ID)
	}
	for u := range p.Users {
		if len(out.Users) == trafficPeople {
			break
		}
		out.Users = append(out.Users, traffic.User{Sub: u.Sub, Username: u.Username})
	}
	return out
}
