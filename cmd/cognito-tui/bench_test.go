//go:build bench && unix

package main

import (
	"flag"
	"os"
	"testing"
)

// built is the console that the measurements in a terminal start.
var built = flag.String("program", "../../bin/cognito-tui", "the console to measure")

// TestBench measures what is claimed to be fast and prints one table;
// docs/performance.md explains each figure. It fails when a ratio exceeds its limit,
// never because of a slow machine.
func TestBench(t *testing.T) {
	if _, err := os.Stat(*built); err != nil {
		t.Fatalf("%v; make bench builds it", err)
	}
	var figures []figure
	for _, m := range []struct {
		subject string
		measure func(*testing.T) []figure
	}{{"frame", measureFrames}, {"view", measureViews}, {"key", measureKeys}, {"start", measureStarts}, {"list", measureLists}, {"emulator", measureEmulator}, {"reread", measureRereads}, {"act", measureActs}, {"token", measureTokens}, {"detect", measureDetectors}, {"tail", measureTail}, {"door", measureDoor}} {
		t.Run(m.subject, func(t *testing.T) { figures = append(figures, m.measure(t)...) })
	}
	printTable(os.Stdout, figures)
	for _, f := range figures {
		if f.broken() {
			t.Errorf("%s: the ratio is %.2f, its gate %.2f", f.name, f.ratio, f.gate)
		}
	}
}
