package detect

import "fmt"

var volume = Detector{
	ID: "volume", Name: "failures out of season", Severity: Medium, Attack: "T1110",
	About: "the failures of a pool within 5, 15 or 30 minutes are `least` or more, `times` times what this hour of the week has, raised by as much as successes are, " +
		"and no chance (Poisson, 1 in a million); after `learn` of events",
	Thresholds: []Threshold{
		{"least", 12, Number, "failures", "Splunk: more than 10; Microsoft Sentinel: 20"},
		{"times", 2, Number, "times what is usual", "Microsoft Sentinel: 3"},
		{"learn", 86400, Duration, "until anything is usual", ""},
	},
	Blind: "a flood that grows over days; one in step with more successes; the first day",
	steps: stepsOf(passed, wrongPassword, unknownUser, wrongCode, locked),
	make: func(by int, v Values) watcher {
		return &floods{by: by, least: v.count("least"), times: v["times"], learn: v.span("learn"), pools: map[uint64]*season{}}
	},
	reason: func(f finding) string {
		return fmt.Sprintf("%d failures in %s; usual at this hour: %.1f", f.count, f.span(), f.usual)
	},
}

type floods struct {
	by    int
	least int
	times float64
	learn moment
	pools map[uint64]*season
}

// season is what a pool has at each hour of the week, per span of five minutes.
type season struct {
	since        moment
	bucket       moment
	fails        [6]int // of this span and those before
	passes       [6]int
	slow, passed float64 // running means of the last hours
	cells        [168]cell
}

type cell struct{ fails, passes float32 }

const (
	seasonSpan  moment = 300
	seasonBytes int    = 1500
)

func (w *floods) observe(e *Engine, l *look) {
	if l.pool == 0 {
		return
	}
	s := w.pools[l.pool]
	if s == nil {
		makeRoom(w.pools, mostTides)
		s = &season{since: l.now, bucket: l.now / seasonSpan}
		w.pools[l.pool] = s
	}
	s.roll(l.now / seasonSpan)
	if l.now/seasonSpan < s.bucket { // late: its span is settled
		return
	}
	if l.step == passed {
		s.passes[0]++
		return
	}
	s.fails[0]++
	if l.now < s.since+w.learn {
		return
	}
	for _, spans := range [...]int{1, 3, len(s.fails)} {
		fails, usual := s.sum(l.now, spans)
		if fails >= w.least && excess(fails, usual, w.times) {
			since := (s.bucket - moment(spans-1)) * seasonSpan
			e.raise(w.by, l, l.poolKey(), l.pool, finding{severity: Medium, count: fails, since: since, usual: usual})
			return
		}
	}
}

// sum is how many failures there are in the latest spans, and how many are usual.
func (s *season) sum(now moment, spans int) (fails int, usual float64) {
	for i := range spans {
		fails += s.fails[i]
		usual += s.usual(now-min(now, moment(i)*seasonSpan), s.passes[i])
	}
	return fails, usual
}

// roll settles the spans that are over.
func (s *season) roll(bucket moment) {
	for range min(bucket-min(bucket, s.bucket), 12*168) {
		at := s.bucket * seasonSpan
		usual := s.usual(at, s.passes[0])
		fails, passes := float64(s.fails[0]), float64(s.passes[0])
		if at > s.since+day {
			fails = min(fails, 3*usual+3) // an attack must not become usual
		}
		s.slow += 0.05 * (fails - s.slow)
		s.passed += 0.05 * (passes - s.passed)
		c := s.at(at)
		if c.fails == 0 && c.passes == 0 {
			c.fails, c.passes = float32(fails), float32(passes)
		}
		c.fails += 0.1 * (float32(fails) - c.fails)
		c.passes += 0.1 * (float32(passes) - c.passes)
		copy(s.fails[1:], s.fails[:])
		copy(s.passes[1:], s.passes[:])
		s.fails[0], s.passes[0] = 0, 0
		s.bucket++
	}
	s.bucket = max(s.bucket, bucket)
}

// latest is the number of the current span.
func (s *season) latest() moment { return s.bucket }

func (s *season) at(now moment) *cell { return &s.cells[now/hour%168] }

// usual is what failures are to be expected in this span: those of the hour of
// the week or of the last hours, whichever is more, and more of them where more
// succeed as well.
func (s *season) usual(now moment, succeeded int) float64 {
	c := s.at(now)
	usual := max(0.5, s.slow, float64(c.fails))
	if before := s.at(now - min(now, day)); c.fails == 0 { // the first week: yesterday at this hour
		usual = max(usual, float64(before.fails))
	}
	passes := max(1, s.passed, float64(c.passes))
	return usual * max(1, float64(succeeded)/passes)
}
