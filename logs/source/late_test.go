package source

import (
	"context"
	"errors"
	"slices"
	"strconv"
	"testing"
	"testing/synctest"
	"time"

	"github.com/cognito-tui/cognito-tui/logs"
)

// shelf is a log whose records appear at their time of ingestion, and each page
// of which takes its time.
type shelf struct {
	records []logs.Record
	takes   time.Duration
	slow    []span // the time when pages take ten times as long
	calls   int
	given   int           // records, whether known or not
	longest time.Duration // the longest wait for a new record
	told    Status        // at the end
}

func (s *shelf) put(at, ingested time.Time) {
	s.records = append(s.records, logs.Record{ID: strconv.Itoa(len(s.records)), Group: "g", Time: at, Ingested: ingested})
}

const shelfPage = 1_000 // records

func (s *shelf) read(ctx context.Context, asked span, _ func(*logs.Record) bool, take func(page) bool) error {
	now := time.Now()
	has := func(r *logs.Record) bool {
		return !r.Time.Before(asked.from) && r.Time.Before(asked.to) && !r.Ingested.After(now)
	}
	n := 0
	for i := range s.records {
		if has(&s.records[i]) {
			n++
		}
	}
	found := make([]logs.Record, 0, n)
	for i := range s.records {
		if has(&s.records[i]) {
			found = append(found, s.records[i])
		}
	}
	for {
		s.calls++
		if err := sleep(ctx, s.time(time.Now())); err != nil {
			return err
		}
		n := min(shelfPage, len(found))
		s.given += n
		if !take(page{records: found[:n]}) || n == len(found) {
			return nil
		}
		found = found[n:]
	}
}

// time is how long a page takes that is asked for at a given time.
func (s *shelf) time(at time.Time) time.Duration {
	if slices.ContainsFunc(s.slow, func(slow span) bool { return !at.Before(slow.from) && at.Before(slow.to) }) {
		return 10 * s.takes
	}
	return s.takes
}

// follow reads the shelf for a while and returns when each record was
// delivered, by its id.
func (s *shelf) follow(t *testing.T, remember int, during time.Duration) map[string][]time.Time {
	t.Helper()
	delivered := make(map[string][]time.Time, len(s.records))
	ctx, stop := context.WithTimeout(t.Context(), during)
	defer stop()
	last := time.Now()
	err := follow(ctx, Following{Remember: remember, Status: func(told Status) { s.told = told }}, []log{{name: "g", pace: usualPace, read: s.read}}, func(batch []logs.Record) {
		s.longest, last = max(s.longest, time.Since(last)), time.Now()
		for i := range batch {
			delivered[batch[i].ID] = append(delivered[batch[i].ID], time.Now())
		}
	})
	if !errors.Is(err, context.DeadlineExceeded) {
		t.Errorf("it ended with %v", err)
	}
	return delivered
}

// More than fit in a slice came since the last read, so the time is read in
// several slices. The log is seconds late all the same.
func TestLateRecordsAreFoundInARush(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		begin := time.Now()
		second := func(s float64) time.Time { return begin.Add(time.Duration(s * float64(time.Second))) }
		var s shelf
		for i := range 100 {
			s.put(second(float64(i)), second(float64(i)+1))
		}
		const rush = fullSlice + 20_000
		for i := range rush {
			at := 100 + 5*float64(i)/rush
			s.put(second(at), second(at+0.1))
		}
		late := strconv.Itoa(len(s.records))
		s.put(second(96), second(100.5)) // when everything before 100 was read
		delivered := s.follow(t, 0, 115*time.Second)
		if len(delivered) != len(s.records) {
			t.Errorf("%d of %d records were read", len(delivered), len(s.records))
		}
		if got := delivered[late]; len(got) != 1 || got[0].After(second(111)) {
			t.Errorf("the late one came at %v", got)
		}
	})
}

// A deep read of a log that is busier than can be remembered takes minutes,
// while more and more is forgotten.
func TestADeepReadBringsNothingTwice(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		s := shelf{takes: 2 * time.Second}
		begin := time.Now()
		for i := range 2 * 600 {
			at := begin.Add(time.Duration(i) * time.Second / 2)
			s.put(at, at.Add(time.Second))
		}
		delivered := s.follow(t, 300, 10*time.Minute)
		twice := 0
		for _, times := range delivered {
			if len(times) > 1 {
				twice++
			}
		}
		if twice > 0 || len(delivered) < 1180 {
			t.Errorf("%d records were delivered, %d of them more than once", len(delivered), twice)
		}
	})
}

func TestItIsToldThatLateRecordsAreNotLookedFor(t *testing.T) {
	for remember, shortened := range map[int]bool{0: false, 100: true} {
		synctest.Test(t, func(t *testing.T) {
			var s shelf
			begin := time.Now()
			for i := range 2 * 300 {
				at := begin.Add(time.Duration(i) * time.Second / 2)
				s.put(at, at.Add(time.Second))
			}
			s.follow(t, remember, 5*time.Minute)
			if s.told.Shortened.IsZero() == shortened {
				t.Errorf("of %d remembered it tells of %s", remember, s.told.Shortened)
			}
		})
	}
}

func TestReadsReachBackAsFarAsRecordsWereLate(t *testing.T) {
	noon := time.Date(2026, time.March, 14, 12, 0, 0, 0, time.UTC)
	late := func(by time.Duration) []logs.Record { return []logs.Record{{Time: noon, Ingested: noon.Add(by)}} }
	var l lateness
	for _, step := range []struct {
		do   func()
		want time.Duration
	}{
		{func() {}, 30 * time.Second},                                      // nothing is known about a log yet
		{func() { l.note([]logs.Record{{Time: noon}}) }, 30 * time.Second}, // nor about one that gives no ingestion times
		{func() { l.note(late(200 * time.Millisecond)) }, leastOverlap},    // prompt
		{func() { l.note(late(8 * time.Second)) }, 16 * time.Second},       // with a margin
		{func() { l.deep() }, 16 * time.Second},                            // it was so a while ago
		{func() { l.note(late(time.Minute)) }, 30 * time.Second},           // never more than the limit
		{func() { l.deep(); l.deep() }, leastOverlap},                      // prompt again
	} {
		step.do()
		if got := l.overlap(30 * time.Second); got != step.want {
			t.Errorf("it reaches back %s, want %s", got, step.want)
		}
	}
}

// The call budget is shared with everybody who uses the account.
func TestAQuietLogIsReadDeeplyWithFewCalls(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		s := shelf{takes: 300 * time.Millisecond}
		begin := time.Now()
		for i := range 60 {
			at := begin.Add(time.Duration(i) * 10 * time.Second)
			s.put(at, at.Add(time.Second))
		}
		s.follow(t, 0, 10*time.Minute)
		if news := 10 * 60 / 5; s.calls > news+10*3 {
			t.Errorf("it took %d calls, %d of them for what is new", s.calls, news)
		}
	})
}

// At 1,000 records a second and 10/3 calls a deep read takes longer than the time
// until the next. The log was quiet before.
func TestADeepReadHoldsTheNewsUpForNoLongerThanAPage(t *testing.T) {
	if testing.Short() {
		t.Skip("it is long")
	}
	synctest.Test(t, func(t *testing.T) {
		s := shelf{takes: 300 * time.Millisecond}
		begin := time.Now()
		const quiet = 150 // seconds, and records
		for i := range quiet {
			at := begin.Add(time.Duration(i) * time.Second)
			s.put(at, at.Add(time.Second))
		}
		for i := range 4 * 60 * 1_000 {
			at := begin.Add(quiet*time.Second + time.Duration(i)*time.Millisecond)
			s.put(at, at.Add(time.Second))
		}
		s.follow(t, 0, 6*time.Minute)
		if s.longest > 7*time.Second {
			t.Errorf("nothing new came for %s", s.longest)
		}
	})
}

// Something is wrong at AWS for a minute: records that always came within a
// second now take longer than any read reached back.
func TestRecordsThatAreSuddenlyLateAreSoonFound(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		s := shelf{takes: 100 * time.Millisecond}
		begin := time.Now()
		for i := range 6 * 60 * 100 {
			at := begin.Add(time.Duration(i) * 10 * time.Millisecond)
			lag := time.Second
			if i >= 240*100 && i < 300*100 {
				lag = 14 * time.Second
			}
			s.put(at, at.Add(lag))
		}
		delivered := s.follow(t, 0, 7*time.Minute)
		worst := time.Duration(0)
		for i := range s.records {
			times := delivered[s.records[i].ID]
			if len(times) != 1 {
				t.Fatalf("the record of %s was delivered %d times", s.records[i].Time.Sub(begin), len(times))
			}
			worst = max(worst, times[0].Sub(s.records[i].Ingested))
		}
		if worst > 15*time.Second {
			t.Errorf("one was there for %s before it was found", worst)
		}
	})
}

// A deep read of a busy log reads every second once, when all of its records
// have come.
func TestABusyLogIsReadThreeTimesAtMost(t *testing.T) {
	if testing.Short() {
		t.Skip("it is long")
	}
	synctest.Test(t, func(t *testing.T) {
		s := shelf{takes: 20 * time.Millisecond}
		begin := time.Now()
		const rate = 400
		for i := range 10 * 60 * rate {
			at := begin.Add(time.Duration(i) * time.Second / rate)
			s.put(at, at.Add(time.Second))
		}
		s.follow(t, 0, 10*time.Minute)
		if times := float64(s.given) / float64(len(s.records)); times > 3.2 {
			t.Errorf("each record was read %.1f times", times)
		}
	})
}
