package tui_test

import "testing"

func TestARangeOfEventsIsMarkedAndAllThatTheFilterShows(t *testing.T) {
	h := attacked(t)
	h.Press("down", "space", "down", "down", "v").Sees("4 marked").Press("V").SeesNot("· 4 marked")
	h.Press("v").Sees("1 marked").Press("V")
	h.Press("/").Type("outcome:fail").Press("enter").Press("*").Sees("24 marked: all that match outcome:fail.", "latest 24 events · 24 marked").
		Press("a").Sees("act on 12 users").Press("esc")
	h.Press("V").Sees("24 marks dropped").Press("V").Sees("24 marked again")
}

func TestAlertsAreNotMarked(t *testing.T) {
	h := attacked(t)
	for _, key := range []string{"space", "v", "*"} {
		h.Press("w", key).Sees("Events are marked, not alerts; w goes to the stream.").SeesNot("marked ·").Press("w")
	}
}
