package detect_test

import (
	"flag"
	"fmt"
	"testing"
	"time"

	"github.com/cognito-tui/cognito-tui/logs"
	"github.com/cognito-tui/cognito-tui/logs/detect"
)

var update = flag.Bool("update", false, "write the pages that are made of tables and figures anew")

// seeds of the runs. They were chosen before anything was measured.
var seeds = []uint64{11, 12, 13, 14, 15}
var show = flag.String("show", "", "")

// outcome is what all runs came to.
type outcome struct {
	ours   map[string]*score
	theirs map[string]map[string]*score // by detector and rule
	honest int                          // honest events of the scored days
	events int
}

func run5() *outcome {
	o := &outcome{ours: map[string]*score{}, theirs: map[string]map[string]*score{}}
	for _, t := range targets {
		o.ours[t.detector], o.theirs[t.detector] = &score{}, map[string]*score{}
	}
	for _, seed := range seeds {
		o.run(seed)
	}
	return o
}

func (o *outcome) run(seed uint64) {
	w := simulate(seed)
	stream := w.deliver()
	others := baselines()
	engine := detect.New(detect.Config{Seed: seed})
	var alerts []detect.Alert
	scored := worldStart.Add(quietDays * 24 * time.Hour)
	seen := map[string]bool{}
	for i := range stream {
		e := &stream[i].Event
		o.events++
		if stream[i].family < 0 && !e.Time.Before(scored) {
			o.honest++
		}
		engine.Observe(e)
		if !seen[e.ID] { // the rules are spared what is read twice
			seen[e.ID] = true
			for _, r := range others {
				r.observe(e)
			}
		}
		if i%1000 == 0 {
			alerts = closed(alerts, engine.Drain())
		}
	}
	alerts = closed(alerts, engine.Finish())
	for _, t := range targets {
		var ours []said
		for _, a := range alerts {
			if a.Detector == t.detector {
				ours = append(ours, said{a.Key, a.First, a.Last, a.Opened, a.Reason})
			}
		}
		o.ours[t.detector].add(w, t, ours)
		for _, r := range others {
			if r.detector != t.detector {
				continue
			}
			if o.theirs[t.detector][r.name] == nil {
				o.theirs[t.detector][r.name] = &score{}
			}
			var theirs []said
			for _, s := range r.said {
				theirs = append(theirs, *s)
			}
			o.theirs[t.detector][r.name].add(w, t, theirs)
		}
	}
}

func closed(to, from []detect.Alert) []detect.Alert {
	for _, a := range from {
		if a.State == detect.Closed {
			to = append(to, a)
		}
	}
	return to
}

// best is the rule with the best F1.
func (o *outcome) best(detector string) (name string, s *score) {
	s = &score{}
	for n, one := range o.theirs[detector] {
		if name == "" || one.f1() > s.f1() || one.f1() == s.f1() && n < name {
			name, s = n, one
		}
	}
	return name, s
}

func (o *outcome) falseRate(s *score) float64 { return float64(s.wrong) * 100_000 / float64(o.honest) }

func TestDetectorsAgainstStaticRules(t *testing.T) {
	o := run5()
	better := 0
	for _, target := range targets {
		ours := o.ours[target.detector]
		name, theirs := o.best(target.detector)
		t.Logf("%-29s P %.3f R %.3f F1 %.3f  false %.2f (%d)  after %-8s | P %.3f R %.3f F1 %.3f false %.1f  %s", target.detector,
			ours.precision(), ours.recall(), ours.f1(), o.falseRate(ours), ours.wrong, ours.delay(), theirs.precision(), theirs.recall(), theirs.f1(), o.falseRate(theirs), name)
		if testing.Verbose() && (*show == target.detector || *show == "all") {
			for _, one := range ours.examples {
				t.Logf("    %s %s %s", one.key.Value, one.opened.Format(time.DateTime), one.reason)
			}
		}
		if ours.f1() < theirs.f1() {
			t.Errorf("%s: F1 %.3f, %s has %.3f", target.detector, ours.f1(), name, theirs.f1())
		}
		if ours.f1() > theirs.f1() {
			better++
		}
		if o.falseRate(ours) > 1 {
			t.Errorf("%s: %.2f false alerts per 100,000 honest events", target.detector, o.falseRate(ours))
		}
	}
	if better < 8 {
		t.Errorf("%d detectors are better than the best static rule", better)
	}
	t.Logf("%d better, %d honest events, %d events", better, o.honest, o.events)
}

var _ = fmt.Sprint
var _ logs.Kind
