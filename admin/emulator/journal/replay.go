package journal

import (
	"context"
	"encoding/json"
	"fmt"
	"net/http"
	"time"
)

// During holds the emulator's clock at a time while work goes on: seeding an emulator is
// repeatable only then. Nobody else may use the emulator meanwhile.
func (j *Journal) During(at time.Time, work func() error) error {
	j.set(&at)
	defer j.set(nil)
	return work()
}

func (j *Journal) set(at *time.Time) {
	j.mu.Lock()
	defer j.mu.Unlock()
	j.at = at
}

// Clock is the clock for an emulator: clock, except where the journal holds it.
func (j *Journal) Clock(clock func() time.Time) func() time.Time {
	return func() time.Time {
		j.mu.Lock()
		at := j.at
		j.mu.Unlock()
		if at != nil {
			return *at
		}
		return clock()
	}
}

// Holds reports whether the journal holds the emulator's clock, while it is seeded and while its
// calls are carried out again.
func (j *Journal) Holds() bool {
	j.mu.Lock()
	defer j.mu.Unlock()
	return j.at != nil
}

// Replay carries the calls of a saved state out again, on an emulator that began as it did. Each
// must end as it did, else the state is another version's.
func (j *Journal) Replay(ctx context.Context, s *Saved, emulator http.Handler) error {
	for i, line := range s.lines {
		var e entry
		if err := json.Unmarshal(line, &e); err != nil {
			return fmt.Errorf("reading call %d of the state: %w", i+1, err)
		}
		if err := ctx.Err(); err != nil {
			return err
		}
		if err := j.carryOut(ctx, &e, emulator); err != nil {
			return fmt.Errorf("carrying out call %d of the state, %s: %w", i+1, e.Operation, err)
		}
		j.add(e)
	}
	return nil
}

func (j *Journal) carryOut(ctx context.Context, e *entry, emulator http.Handler) error {
	r, err := e.request(ctx)
	if err != nil {
		return err
	}
	j.mu.Lock()
	j.replayed, j.known = e, false
	j.mu.Unlock()
	err = j.During(e.time(), func() error {
		emulator.ServeHTTP(nobody{}, r)
		return nil
	})
	j.mu.Lock()
	defer j.mu.Unlock()
	j.replayed = nil
	if err == nil && (!j.known || j.outcome != e.Outcome) {
		err = fmt.Errorf("it ended with %s and now with %s: the state was saved by another version of this program",
			named(e.Outcome), named(j.outcome))
	}
	return err
}

func named(outcome string) string {
	if outcome == "" {
		return "success"
	}
	return outcome
}

// nobody receives answers.
type nobody struct{}

func (nobody) Header() http.Header         { return http.Header{} }
func (nobody) Write(b []byte) (int, error) { return len(b), nil }
func (nobody) WriteHeader(int)             {}
