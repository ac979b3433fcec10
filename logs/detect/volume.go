package detect

import "fmt"

var volume = Detector{
	ID: "volume", Name: "failures out of season", Severity: Medium, Attack: "T1110",
	About: "the failures of a pool within five minutes are `least` or more, `times` what this hour of the week has, raised by as much as successes are, " +
		"and no chance (Poisson, 1 in a million); after `learn` of events",
	Thresholds: []Threshold{
		{"least", 20, Number, "failures in five minutes", "Microsoft Sentinel; Splunk: 10"},
		{"times", 3, Number, "times what is usual", "Microsoft Sentinel"},
		{"learn", 86400, Duration, "until anything is usual", ""},
	},
	Blind: "a flood that grows over days; one in step with more successes; the first day",
	steps: stepsOf(passed, wrongPassword, unknownUser, wrongCode, locked),
	make: func(by int, v Values) watcher {
		return &floods{by: by, least: v.count("least"), times: v["times"], learn: v.span("learn"), pools: map[uint64]*season{}}
	},
	reason: func(f finding) string {
		return fmt.Sprintf("%d failures in five minutes; usual at this hour: %.1f", f.count, f.usual)
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
	fails        int
	passes       int
	slow, passed float64 // running means of the last hours
	cells        [168]cell
}

type cell struct{ fails, passes float32 }

const (
	seasonSpan  moment = 300
	seasonBytes        = 1500
)

func (w *floods) observe(e *Engine, l *look) {
	s := w.pools[l.pool]
	if s == nil {
		if len(w.pools) >= mostTides {
			return
		}
		s = &season{since: l.now, bucket: l.now / seasonSpan}
		w.pools[l.pool] = s
	}
	s.roll(l.now / seasonSpan)
	if l.now/seasonSpan < s.bucket { // late: its span is settled
		return
	}
	if l.step == passed {
		s.passes++
		return
	}
	s.fails++
	if s.fails < w.least || l.now < s.since+w.learn {
		return
	}
	if usual := s.usual(l.now); excess(s.fails, usual, w.times) {
		e.raise(w.by, l, l.poolKey(), l.pool, finding{severity: Medium, count: s.fails, since: s.bucket * seasonSpan, usual: usual})
	}
}

// roll settles the spans that are over.
func (s *season) roll(bucket moment) {
	for range min(bucket-min(bucket, s.bucket), 12*168) {
		at := s.bucket * seasonSpan
		usual := s.usual(at)
		fails, passes := float64(s.fails), float64(s.passes)
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
		s.fails, s.passes = 0, 0
		s.bucket++
	}
	s.bucket = max(s.bucket, bucket)
}

func (s *season) at(now moment) *cell { return &s.cells[now/hour%168] }

// usual is what failures are to be expected in this span: those of the hour of
// the week or of the last hours, whichever is more, and more of them where more
// succeed as well.
func (s *season) usual(now moment) float64 {
	c := s.at(now)
	usual := max(0.5, s.slow, float64(c.fails))
	if before := s.at(now - min(now, day)); c.fails == 0 { // the first week: yesterday at this hour
		usual = max(usual, float64(before.fails))
	}
	passes := max(1, s.passed, float64(c.passes))
	return usual * max(1, float64(s.passes)/passes)
}
