package detect

import (
	"fmt"

	"github.com/cognito-tui/cognito-tui/logs/detect/memory"
)

var volume = Detector{
	ID: "volume", Name: "unusually many failures", Severity: Medium, Attack: "T1110",
	About: "a pool has `least` or more failures within 5, 15 or 30 minutes, `times` times the usual number at this hour of the week, scaled by the successes, " +
		"too many for chance (Poisson, 1 in a million); after `learn` of events",
	Thresholds: []Threshold{
		{"least", 12, Number, "failures", "Splunk: more than 10; Microsoft Sentinel: 20"},
		{"times", 2, Number, "times the usual number", "Microsoft Sentinel: 3"},
		{"learn", 86400, Duration, "how long until the usual number is known", ""},
	},
	Blind: "a flood that grows over days; one in step with more successes; the first day",
	steps: stepsOf(passed, wrongPassword, unknownUser, wrongCode, locked),
	make: func(by int, v Values) watcher {
		return &floods{by: by, least: v.count("least"), times: v["times"], learn: v.span("learn"), pools: memory.NewSeasons()}
	},
	reason: func(f finding) string {
		return fmt.Sprintf("%d failures in %s; usual at this hour: %.1f", f.count, f.span(), f.usual)
	},
}

type floods struct {
	by    int
	least int
	times float64
	learn memory.Moment
	pools *memory.Seasons
}

func (w *floods) observe(e *Engine, l *observation) {
	if l.pool == 0 {
		return
	}
	s := w.pools.Of(l.pool, l.now)
	if s.Late(l.now) {
		return
	}
	if l.step == passed {
		s.Pass()
		return
	}
	s.Fail()
	if l.now < s.Since+w.learn {
		return
	}
	for _, spans := range [...]int{1, 3, memory.SeasonSpans} {
		fails, usual := s.Sum(l.now, spans)
		if fails >= w.least && memory.Excess(fails, usual, w.times) {
			e.raise(w.by, l, l.poolKey(), l.pool, finding{severity: Medium, count: fails, since: s.Begin(spans), usual: usual})
			return
		}
	}
}
