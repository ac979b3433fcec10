//go:build bench && unix

package main

import (
	"os/exec"
	"testing"
	"time"
)

// measureStarts is about the time from exec to the alternative screen and to the first
// pool on it, in the demo with its defaults. The minimum is a start that only prints the
// version.
func measureStarts(t *testing.T) []figure {
	var screen, paint, floor []time.Duration
	for range 25 {
		tt := startTerminal(t, nil, *built, "demo")
		screen = append(screen, tt.sees("\x1b[?1049h"))
		paint = append(paint, tt.sees("acme-consumer"))
		tt.end()
		begin := time.Now()
		if err := exec.Command(*built, "--version").Run(); err != nil {
			t.Fatal(err)
		}
		floor = append(floor, time.Since(begin))
	}
	typical := func(name string, took []time.Duration) figure {
		return figure{
			name: name, ours: millis(median(took)), other: millis(median(floor)) + " --version",
			ratio: over(median(took), median(floor)),
		}
	}
	first := typical("start to the alternative screen", screen)
	second := typical("start to the first pool, 2 000 users", paint)
	second.goal, second.met, second.gate = "≤ 60 ms", median(paint) <= 60*time.Millisecond, 15
	return []figure{first, second}
}
