package detect

import "github.com/cognito-tui/cognito-tui/logs/detect/memory"

// roster is the detectors of an engine, and which of them are on.
type roster struct {
	detectors []Detector
	watchers  [32][]watching // by step
	tickers   []ticker
	quiet     []memory.Moment // by detector
}

// watching is a detector that is on.
type watching struct {
	watcher
	bit uint32
}

// ticker is a detector that finds things as time passes.
type ticker interface {
	tick(e *Engine, now memory.Moment)
}

func newRoster(c Config) roster {
	r := roster{detectors: Detectors(), quiet: make([]memory.Moment, len(detectors))}
	for i, d := range r.detectors {
		values, on := c.values(d)
		r.quiet[i] = values.span("quiet")
		if on {
			r.add(i, d, values)
		}
	}
	return r
}

func (r *roster) add(i int, d Detector, values Values) {
	w := d.make(i, values)
	for s := range r.watchers {
		if d.steps.has(step(s)) {
			r.watchers[s] = append(r.watchers[s], watching{w, 1 << i})
		}
	}
	if t, ok := w.(ticker); ok {
		r.tickers = append(r.tickers, t)
	}
}
