package main

import (
	"errors"
	"io"
	"strconv"
	"strings"
	"testing"
	"time"

	"github.com/cognito-tui/cognito-tui/cmd/cognito-tui/output"
	"github.com/cognito-tui/cognito-tui/logs"
	"github.com/cognito-tui/cognito-tui/logs/detect"
	"github.com/cognito-tui/cognito-tui/logs/source"
	"github.com/cognito-tui/cognito-tui/logs/watch"
)

func TestATailTellsOnceThatLateRecordsAreNotLookedFor(t *testing.T) {
	var said strings.Builder
	w := &tailing{tailOutput: newTailOutput(io.Discard, &said, nil), progress: &output.Progress{}}
	before := time.Date(2026, time.March, 14, 14, 3, 0, 0, time.UTC)
	for i := range 3 {
		w.status(source.Status{Shortened: before.Add(time.Duration(i) * time.Minute)})
	}
	if text := said.String(); strings.Count(text, "\n") != 1 || !strings.Contains(text, "from before 2026-03-14T14:03:00Z") {
		t.Errorf("it says %q", text)
	}
}

// A log that can't be read is tried again every few seconds, but not reported as often.
func TestATailThatFollowsTellsOnceOfALogThatCanNotBeRead(t *testing.T) {
	var said strings.Builder
	w := &tailing{
		tailOutput: newTailOutput(io.Discard, &said, nil), progress: &output.Progress{},
		flags: &tailFlags{follow: true}, logs: newTailedLogs(),
	}
	denied := source.Status{Logs: []source.LogStatus{{Name: "/aws/lambda/pre-sign-up", Err: errors.New("it is denied")}}, Done: 1}
	for range 3 {
		w.status(denied)
	}
	if text := said.String(); strings.Count(text, "it is denied") != 1 || !strings.Contains(text, "/aws/lambda/pre-sign-up") {
		t.Errorf("it says %q", text)
	}
	w.status(source.Status{Logs: []source.LogStatus{{Name: "/aws/lambda/pre-sign-up"}}, Done: 1})
	w.status(denied)
	if text := said.String(); strings.Count(text, "it is denied") != 2 {
		t.Errorf("when it was read in between it says %q", text)
	}
}

// The tail's own look-ups appear in the trail that it follows.
func TestATailShowsNoDetectorWhatItLookedUpItself(t *testing.T) {
	for own, want := range map[bool]int{false: 1, true: 0} {
		w := &tailing{
			flags:    &tailFlags{alerts: true},
			progress: &output.Progress{}, tailOutput: newTailOutput(io.Discard, io.Discard, nil), engine: detect.New(detect.Config{}),
		}
		w.intake = watch.NewIntake(watch.Rules{Own: func(*logs.Event) bool { return own }}, w.engine, w.event)
		for i := range 60 {
			w.intake.Event(&logs.Event{
				ID: strconv.Itoa(i), Time: time.Unix(1_700_000_000+int64(i), 0), Kind: logs.AdminCall, Outcome: logs.Pass,
				Source: logs.CloudTrail, Actor: "arn:aws:iam::123456789012:user/me", Action: "ListUsers",
			})
		}
		if alerts := w.engine.Finish(); len(alerts) != want {
			t.Errorf("of calls of its own, %t: %v", own, alerts)
		}
	}
}

// How far the past was read is on a line of its own, which any other output replaces.
func TestATailAtATerminalTellsHowFarThePastWasRead(t *testing.T) {
	var terminal strings.Builder
	line := output.ProgressOn(&terminal)
	w := &tailing{tailOutput: newTailOutput(line.Before(&terminal), line.Before(&terminal), nil), progress: line}
	w.status(source.Status{Done: 0.421, Records: 12345})
	w.status(source.Status{Done: 0.422, Records: 12345}) // no news
	w.say("! It is slow.")
	w.status(source.Status{Done: 0.9, Records: 20000})
	w.status(source.Status{Done: 1, Records: 22222})
	const want = "\r\x1b[Kreading the past: 42 %, 12345 records so far" +
		"\r\x1b[K! It is slow.\n" +
		"\r\x1b[Kreading the past: 90 %, 20000 records so far" +
		"\r\x1b[K"
	if got := terminal.String(); got != want {
		t.Errorf("the terminal gets %q, want %q", got, want)
	}
}
