package main

import (
	"bufio"
	"io"
	"strings"
	"testing"
	"time"

	"github.com/cognito-tui/cognito-tui/logs"
)

func TestATailTellsOnceThatLateRecordsAreNotLookedFor(t *testing.T) {
	var said strings.Builder
	w := &tailing{stderr: &said, progress: &progressLine{}, out: bufio.NewWriter(io.Discard)}
	before := time.Date(2026, time.March, 14, 14, 3, 0, 0, time.UTC)
	for i := range 3 {
		w.status(logs.Status{Shortened: before.Add(time.Duration(i) * time.Minute)})
	}
	if text := said.String(); strings.Count(text, "\n") != 1 || !strings.Contains(text, "from before 2026-03-14T14:03:00Z") {
		t.Errorf("it says %q", text)
	}
}
