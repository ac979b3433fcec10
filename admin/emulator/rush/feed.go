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
	// latest is how old a record is at most when it is there: AWS's are seconds late.
	latest = 2 * time.Second
)

// feed writes sign-ins into a log while it is on.
type feed struct {
	to   *logsemulator.Server
	pool string
	rate int // a second
	sent atomic.Int64

	mu sync.Mutex // held while it writes
	on bool
}

// let has it write, or no longer: when it returns, nothing more is written.
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

// write writes what is due of so many, and gives how many are due from then on.
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
