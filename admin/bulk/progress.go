package bulk

import (
	"time"

	"github.com/cognito-tui/cognito-tui/admin/call"
)

// Progress is how far a bulk has come.
type Progress struct {
	Total   int `json:"total"` // Done, Failed, Skipped, Unknown, Left and Running
	Done    int `json:"done"`
	Failed  int `json:"failed"`
	Skipped int `json:"skipped"`
	Unknown int `json:"unknown"`
	Left    int `json:"left"`
	Running int `json:"running"`
	Waiting int `json:"waiting"` // of Left: until AWS's lists show whether they were done

	// Throttled is how many acts in a row AWS refused for their rate; the bulk waits.
	Throttled int `json:"throttled"`

	PerSecond float64       `json:"perSecond"` // acts a second, lately
	TimeLeft  time.Duration `json:"timeLeft"`  // at that rate; 0 when it is not known

	Pause    *Pause `json:"-"` // why it is paused, nil while it runs
	Canceled bool   `json:"canceled"`
	Ended    bool   `json:"ended"`
}

// Progress returns how far the bulk has come. It is cheap.
func (b *Bulk) Progress() Progress {
	b.mu.Lock()
	defer b.mu.Unlock()
	p := Progress{
		Total: len(b.items) + len(b.plan.Skipped),
		Done:  b.counts[Done], Failed: b.counts[Failed], Skipped: b.counts[Skipped], Unknown: b.counts[Unknown],
		Left: b.counts[Left], Running: b.counts[Begun], Waiting: b.waiting,
		Throttled: b.streak[call.KindThrottled], Pause: b.pause, Canceled: b.canceled, Ended: !b.ended.IsZero(),
	}
	if p.Pause == nil && !p.Ended {
		p.PerSecond = b.meter.perSecond(time.Now())
	}
	if p.PerSecond > 0 {
		p.TimeLeft = time.Duration(float64(p.Left+p.Running) / p.PerSecond * float64(time.Second))
	}
	return p
}

func (b *Bulk) rate() float64 {
	b.mu.Lock()
	defer b.mu.Unlock()
	return b.meter.perSecond(time.Now())
}

// meter measures a rate over the last few events.
type meter struct {
	since time.Time
	last  [64]time.Time // a ring
	n     int           // events since the start
}

func (m *meter) start(now time.Time) { *m = meter{since: now} }

func (m *meter) count(now time.Time) {
	m.last[m.n%len(m.last)] = now
	m.n++
}

func (m *meter) perSecond(now time.Time) float64 {
	events, since := m.n, m.since
	if m.n > len(m.last) {
		events, since = len(m.last), m.last[m.n%len(m.last)]
	}
	took := now.Sub(since).Seconds()
	if took <= 0 {
		return 0
	}
	return float64(events) / took
}
