package rush

import (
	"context"
	"math/rand/v2"
	"sync"
	"sync/atomic"
	"time"

	logsemulator "github.com/cognito-tui/cognito-tui/logs/emulator"
)

const (
	stream = "s"
	// beat is the time between two writes.
	beat = 20 * time.Millisecond
	// latest is the greatest age of a record when it is written: AWS's come seconds late.
	latest = 2 * time.Second
)

// feed writes sign-ins into a log while it is on.
type feed struct {
	to   *logsemulator.Server
	pool string
	rate int // sign-ins a second
	sent atomic.Int64

	mu sync.Mutex // held while it writes
	on bool
}

// let starts or stops the writing: when let(false) returns, nothing more is written.
func (f *feed) let(on bool) {
	f.mu.Lock()
	defer f.mu.Unlock()
	f.on = on
}

func (f *feed) run(ctx context.Context) {
	random := rand.New(rand.NewPCG(1, 2)) // repeatable on purpose
	tick := time.NewTicker(beat)
	defer tick.Stop()
	due, last := 0.0, time.Now()
	for {
		select {
		case <-ctx.Done():
			return
		case now := <-tick.C:
			due += now.Sub(last).Seconds() * float64(f.rate)
			last = now
		}
		due = f.write(due, random)
	}
}

// write sends records until due were sent in all, and returns how many are due from then on:
// while it is off, those that were sent.
func (f *feed) write(due float64, random *rand.Rand) float64 {
	f.mu.Lock()
	defer f.mu.Unlock()
	if !f.on {
		return float64(f.sent.Load())
	}
	for ; float64(f.sent.Load()) < due; f.sent.Add(1) {
		at := time.Now().Add(-time.Duration(random.Int64N(int64(latest))))
		f.to.Put(group, stream, at, f.signIn(int(f.sent.Load()), at))
	}
	return due
}
