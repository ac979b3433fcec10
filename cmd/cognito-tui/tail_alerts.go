package main

import (
	"fmt"
	"strings"
	"time"

	"github.com/cognito-tui/cognito-tui/cmd/cognito-tui/config"
	"github.com/cognito-tui/cognito-tui/cmd/cognito-tui/exit"
	"github.com/cognito-tui/cognito-tui/logs/detect"
)

// watch makes the detectors, unless alerts are not wanted.
func (w *tailing) watch(c config.File) error {
	if !w.flags.alerts && !w.flags.fail {
		return nil
	}
	set := detect.Config{Detectors: c.Detectors, Mutes: c.Mutes, MaxBytes: w.flags.memory << 20}
	if err := set.Check(); err != nil {
		return exit.Usagef("config: %w", err)
	}
	w.engine = detect.New(set)
	return nil
}

// settle prints the alerts that are final. Those that go on are printed when they end.
func (w *tailing) settle(list []detect.Alert) {
	w.names.took = 0
	for _, a := range list {
		if a.State != detect.Closed {
			continue
		}
		w.counts.raised++
		if w.flags.alerts {
			w.alert(a)
		}
	}
}

func (w *tailing) alert(a detect.Alert) {
	var username string
	if a.Key.Kind == detect.OnUser {
		username = w.names.of(a.Key.Value)
	}
	if w.flags.format == "json" {
		w.keep(w.lines.Encode(alertLine{a, username}))
		return
	}
	_, err := w.out.WriteString(alertText(a, username))
	w.keep(err)
}

// finish closes the alerts that still go on, and prints what the detectors could not
// look at.
func (w *tailing) finish() {
	if w.engine == nil {
		return
	}
	stats := w.engine.Stats()
	w.settle(w.engine.Finish())
	if stats.Evicted > 0 || stats.Cut > 0 {
		w.say("The detectors' memory of %d MiB was too small: %s forgotten and %s closed early; --memory gives them more.",
			stats.MaxBytes>>20, counted(stats.Evicted, "user, address or burst was", "users, addresses or bursts were"),
			counted(stats.Cut, "alert was", "alerts were"))
	}
	for _, m := range stats.Muted {
		m.User = named(m.User, w.names.of(m.User))
		w.say("Muted for %s: %s.", m.Mute, counted(m.Events, "event", "events"))
	}
}

// severitySigns precede the word.
var severitySigns = map[detect.Severity]string{detect.Low: "·", detect.Medium: "!", detect.High: "✗", detect.Critical: "✗"}

// alertText is an alert as a block: what, about whom, why, how much, and what to do
// about it. The username is that of the user it is about, "" where that is not known.
func alertText(a detect.Alert, username string) string {
	var b strings.Builder
	fmt.Fprintf(&b, "\n%s %s  %s  %s %s  (ATT&CK %s)\n", severitySigns[a.Severity], a.Detector, a.Severity, a.Key.Kind, named(a.Key.Value, username), a.Attack)
	fmt.Fprintf(&b, "  %s\n", a.Reason)
	fmt.Fprintf(&b, "  %s to %s: %s, %s, %s\n", a.First.UTC().Format(time.RFC3339), a.Last.UTC().Format(time.RFC3339),
		counted(a.Count, "event", "events"), counted(a.Users, "user", "users"), counted(a.IPs, "address", "addresses"))
	if len(a.Contain) > 0 {
		fmt.Fprintf(&b, "  contains it: %s\n", strings.Join(a.Contain, ", "))
	}
	b.WriteString("\n")
	return b.String()
}
