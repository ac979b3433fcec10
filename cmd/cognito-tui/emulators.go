package main

import (
	"cmp"
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

func newEmulated(seed uint64) emulated {
	return newEmulatedWith(emulator.Options{Seed: seed, Now: time.Now})
}

// newEmulatedWith makes the logs besides what the options say.
func newEmulatedWith(o emulator.Options) emulated {
	logs := logsemulator.New(logsemulator.Options{
		Seed: o.Seed, Region: cmp.Or(o.Region, population.Region), Account: population.Account, Now: o.Now, Keep: 200_000, Late: demoDelay(o.Now),
	})
	logs.AddTrail(logsemulator.Trail{Name: "acme-audit", Group: demoTrail, AllRegions: true})
	o.Deliver, o.Trail = logs.Put, demoTrail
	return emulated{pools: emulator.New(o), logs: logs, filling: &sync.WaitGroup{}}
}

// demoDelay: what is older than the delay is already there.
func demoDelay(now func() time.Time) func(group string, at time.Time) time.Duration {
	return func(group string, at time.Time) time.Duration {
		if group == demoTrail {
			return max(0, demoTrailDelay-now().Sub(at))
		}
		return 0
	}
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
