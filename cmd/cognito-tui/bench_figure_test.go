//go:build bench && unix

package main

import (
	"fmt"
	"io"
	"slices"
	"syscall"
	"text/tabwriter"
	"time"
)

// figure is one line of the table.
type figure struct {
	name        string
	ours, other string
	ratio       float64 // ours to other; 0 without a comparison
	goal        string  // "" for a line without a limit
	met         bool
	gate        float64 // the ratio above which the run fails; 0 for none
}

func (f figure) broken() bool { return f.gate > 0 && f.ratio > f.gate }

func (f figure) verdict() string {
	switch {
	case f.broken():
		return "FAILED"
	case f.goal == "":
		return ""
	case f.met:
		return "ok"
	}
	return "not"
}

func printTable(w io.Writer, figures []figure) {
	t := tabwriter.NewWriter(w, 0, 0, 2, ' ', 0)
	_, _ = fmt.Fprintln(t, "NAME\tOURS\tOTHER\tRATIO\tGOAL\tOK")
	for _, f := range figures {
		ratio := ""
		switch {
		case f.ratio >= 0.01:
			ratio = fmt.Sprintf("%.2f", f.ratio)
		case f.ratio > 0:
			ratio = fmt.Sprintf("%.4f", f.ratio)
		}
		_, _ = fmt.Fprintf(t, "%s\t%s\t%s\t%s\t%s\t%s\n", f.name, f.ours, f.other, ratio, f.goal, f.verdict())
	}
	_ = t.Flush()
}

// over is a divided by b, 0 when b is zero.
func over(a, b time.Duration) float64 {
	if b == 0 {
		return 0
	}
	return float64(a) / float64(b)
}

func millis(d time.Duration) string { return fmt.Sprintf("%.2f ms", float64(d)/1e6) }

func micros(d time.Duration) string { return fmt.Sprintf("%.0f µs", float64(d)/1e3) }

// quantile is the value that a share q of the durations does not exceed.
func quantile(durations []time.Duration, q float64) time.Duration {
	sorted := slices.Sorted(slices.Values(durations))
	return sorted[min(int(q*float64(len(sorted))), len(sorted)-1)]
}

func median(durations []time.Duration) time.Duration { return quantile(durations, 0.5) }

// inTurns lets the contenders take turns, steps at a time, and returns the least CPU
// time that each needed for a step: disturbances only add time. Each round starts with
// another contender, as each pays for the previous one's garbage.
func inTurns(rounds, steps int, contenders ...func()) []time.Duration {
	least := make([]time.Duration, len(contenders))
	for round := range rounds {
		for i := range contenders {
			i = (i + round) % len(contenders)
			took := cpuOf(steps, contenders[i])
			if least[i] == 0 || took < least[i] {
				least[i] = took
			}
		}
	}
	return least
}

// cpuOf is the average CPU time of a step.
func cpuOf(steps int, step func()) time.Duration {
	before := cpuTime()
	for range steps {
		step()
	}
	return (cpuTime() - before) / time.Duration(steps)
}

// cpuTime is what this process has used, in user and system mode.
func cpuTime() time.Duration {
	var u syscall.Rusage
	if err := syscall.Getrusage(syscall.RUSAGE_SELF, &u); err != nil {
		panic(err) // it only fails on bad arguments
	}
	return time.Duration(u.Utime.Nano() + u.Stime.Nano())
}
