package main

import (
	"context"
	"time"

	"golang.org/x/sync/errgroup"

	"github.com/cognito-tui/cognito-tui/admin/emulator/population"
	"github.com/cognito-tui/cognito-tui/logs/emulator/traffic"
	"github.com/cognito-tui/cognito-tui/logs/panics"
)

// What lives in the demo: how far back its logs go when it begins, how many of a
// pool's people come by, and how many a minute in the busiest hour.
const (
	trafficPast   = 6 * time.Hour
	trafficPeople = 1000
)

var trafficVisits = map[string]float64{"acme-consumer": 25, "acme-workforce": 12}

// live has people sign in, from some hours ago on, until stop is called. The
// hours are made up while the console already shows what needs no logs. A panic
// of theirs is what stop returns.
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

// sources are the pools that people come to.
func (e emulated) sources(d directory, now time.Time) (sources []traffic.Source) {
	for _, p := range population.Demo(d.seed, d.users, now) {
		if visits, ok := trafficVisits[p.Name]; ok {
			sources = append(sources, traffic.New(d.seed, e.pool(p, visits)))
		}
	}
	return sources
}

func (e emulated) put(r traffic.Record) { e.logs.Put(r.Group, r.Stream, r.At, r.Text) }

// pool is a pool of the demo as its traffic needs to know it. What it exports is
// what demoLogs in package emulator sets.
func (e emulated) pool(p population.Pool, visits float64) traffic.Pool {
	out := traffic.Pool{ID: e.pools.PoolID(p.Name), Region: population.Region, Account: population.Account, Trail: demoTrail, Visits: visits, Door: e.pools.Door}
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
