package bulk

import (
	"bytes"
	"cmp"
	"crypto/rand"
	"encoding/csv"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"maps"
	"slices"
	"time"

	"github.com/cognito-tui/cognito-tui/admin/acts"
	records "github.com/cognito-tui/cognito-tui/admin/record"
	"github.com/cognito-tui/cognito-tui/logs/plain"
)

// Report is the outcome of a bulk so far.
type Report struct {
	Bulk    string    `json:"bulk,omitempty"` // "" of an act on one, which has no journal
	Action  string    `json:"action"`
	Pool    string    `json:"pool"`
	Region  string    `json:"region"`
	Started time.Time `json:"started,omitzero"`
	Ended   time.Time `json:"ended,omitzero"`

	Done    int `json:"done"`
	Failed  int `json:"failed"`
	Skipped int `json:"skipped"`
	Unknown int `json:"unknown"`
	Left    int `json:"left"`

	Outcomes []Outcome `json:"outcomes"` // of all, in the order of the plan; then those it can't be done to
}

// Report returns the outcome of the bulk so far.
func (b *Bulk) Report() Report {
	b.mu.Lock()
	defer b.mu.Unlock()
	r := Report{
		Bulk: b.plan.ID, Action: b.plan.Action.ID, Pool: b.plan.Pool.ID, Region: b.session.Region(),
		Started: b.started.UTC(), Ended: b.ended.UTC(),
		Done: b.counts[Done], Failed: b.counts[Failed], Skipped: b.counts[Skipped], Unknown: b.counts[Unknown],
		Left: b.counts[Left] + b.counts[Begun],
	}
	for i := range b.items {
		r.Outcomes = append(r.Outcomes, b.items[i].Outcome)
	}
	r.Outcomes = append(r.Outcomes, b.plan.Skipped...)
	return r
}

// Troubled are the outcomes that may need attention: all but successes.
func (r Report) Troubled() []Outcome {
	return slices.DeleteFunc(slices.Clone(r.Outcomes), func(o Outcome) bool { return o.State == Done })
}

// WriteJSON writes the report as one JSON object, with subjects as AWS holds them, and why
// some were not done.
func (r Report) WriteJSON(w io.Writer) error {
	reasons := r.Reasons()
	r.Outcomes = records.Each(r.Outcomes, Outcome.Held)
	var text bytes.Buffer
	encoder := json.NewEncoder(&text)
	encoder.SetEscapeHTML(false)
	encoder.SetIndent("", "  ")
	if err := encoder.Encode(struct {
		Report
		Reasons []Reason `json:"reasons,omitempty"`
	}{r, reasons}); err != nil {
		return err
	}
	_, err := w.Write(plain.JSON(text.Bytes()))
	return err
}

// Altered is how many of the subjects are not shown as AWS holds them.
func (r Report) Altered() (n int) {
	for _, o := range r.Outcomes {
		if o.Held().Subject != o.Subject {
			n++
		}
	}
	return n
}

// WriteCSV writes the outcomes, one a row, with subjects as they are shown.
func (r Report) WriteCSV(w io.Writer) error {
	out := csv.NewWriter(w)
	rows := [][]string{{"subject", "sub", "state", "reason", "code", "request"}}
	for _, o := range r.Outcomes {
		request := ""
		if n := len(o.RequestIDs); n > 0 {
			request = o.RequestIDs[n-1]
		}
		rows = append(rows, []string{o.Subject, o.Sub, string(o.State), o.Reason, o.Code, request})
	}
	return out.WriteAll(rows)
}

// Retry is the plan of doing the same to the targets it failed for.
func (b *Bulk) Retry() (*Plan, error) {
	plan, err := newPlan(b.plan.Action, b.plan.Inputs, b.targets(Failed))
	if err == nil {
		plan.Stale = true
	}
	return plan, err
}

// Undo are the plans that undo what was done: one for all, or one for each
// previous state, the largest first. Those that can't be undone are left out of
// the first, with the reason.
func (b *Bulk) Undo() ([]*Plan, error) {
	var ways []*Plan
	var left []Outcome
	for _, t := range b.asFound(Done) {
		act := acts.Act{Action: b.plan.Action, Target: t, Inputs: b.plan.Inputs}
		back, ok := act.Undo()
		if !ok {
			left = append(left, newOutcome(act.Action, t, Skipped, acts.PlanOf(b.session, act).NoUndo))
			continue
		}
		ways = addWay(ways, back)
	}
	switch {
	case len(ways) == 0 && len(left) == 0:
		return nil, errors.New("nothing was done")
	case len(ways) == 0:
		return nil, fmt.Errorf("%s can't be undone: %s", b.plan.Action.Name, left[0].Reason)
	}
	slices.SortStableFunc(ways, func(x, y *Plan) int { return len(y.Targets) - len(x.Targets) })
	ways[0].Skipped = left
	return ways, nil
}

// addWay adds an act to the plan of its kind.
func addWay(ways []*Plan, back acts.Act) []*Plan {
	for _, p := range ways {
		if p.Action.ID == back.Action.ID && maps.Equal(p.Inputs, back.Inputs) {
			p.Targets = append(p.Targets, back.Target)
			return ways
		}
	}
	return append(ways, &Plan{
		ID: rand.Text(), Action: back.Action, Inputs: back.Inputs, Pool: back.Target.Pool,
		Targets: []acts.Target{back.Target}, Stale: true,
	})
}

func (b *Bulk) targets(state State) []acts.Target {
	return b.each(state, func(it *item) acts.Target { return it.target })
}

// asFound are the targets as their acts found them: by their names alone if that
// was before this process.
func (b *Bulk) asFound(state State) []acts.Target {
	return b.each(state, func(it *item) acts.Target { return *cmp.Or(it.before, &it.target) })
}

func (b *Bulk) each(state State, get func(*item) acts.Target) []acts.Target {
	b.mu.Lock()
	defer b.mu.Unlock()
	var found []acts.Target
	for i := range b.items {
		if it := &b.items[i]; it.State == state {
			found = append(found, get(it))
		}
	}
	return found
}
