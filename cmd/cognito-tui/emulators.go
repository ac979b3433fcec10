package main

import (
	"net/http"
	"strings"
	"sync"
	"time"

	"github.com/cognito-tui/cognito-tui/admin/emulator"
	"github.com/cognito-tui/cognito-tui/admin/emulator/population"
	logsemulator "github.com/cognito-tui/cognito-tui/logs/emulator"
)

// demoTrail is the log group of the emulated account's trail, named as in the CloudTrail
// user guide, and the delay of its records. AWS's take minutes, too long for a demo.
const (
	demoTrail      = "CloudTrail/DefaultLogGroup"
	demoTrailDelay = 20 * time.Second
)

// emulated is Cognito and, beside it, the logs that it and CloudTrail write.
type emulated struct {
	pools *emulator.Server
	logs  *logsemulator.Server
	// filling is done when the logs contain their past: earlier requests to the logs
	// wait, others don't.
	filling *sync.WaitGroup
}

func newEmulated(seed uint64, origins ...string) emulated {
	logs := logsemulator.New(logsemulator.Options{Seed: seed, Region: population.Region, Account: population.Account, Keep: 200_000, Late: demoDelay})
	logs.AddTrail(logsemulator.Trail{Name: "acme-audit", Group: demoTrail, AllRegions: true})
	return emulated{
		pools: emulator.New(emulator.Options{Seed: seed, Deliver: logs.Put, Trail: demoTrail, Origins: origins}),
		logs:  logs, filling: &sync.WaitGroup{},
	}
}

// demoDelay: what is older than the delay is already there.
func demoDelay(group string, at time.Time) time.Duration {
	if group == demoTrail {
		return max(0, demoTrailDelay-time.Since(at))
	}
	return 0
}

// seedDemo fills the pools and returns where their Lambda triggers log.
func (e emulated) seedDemo(d directory) error {
	for _, p := range population.Demo(d.seed, 0, time.Now()) {
		for _, t := range p.Triggers {
			if parts := strings.Split(t.ARN, ":"); len(parts) > 6 {
				e.logs.AddFunction(parts[6], "")
			}
		}
	}
	return e.pools.SeedDemo(d.users)
}

// ServeHTTP passes a request to its service.
func (e emulated) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	if logsemulator.Answers(r) {
		e.filling.Wait()
		e.logs.ServeHTTP(w, r)
		return
	}
	e.pools.ServeHTTP(w, r)
}
