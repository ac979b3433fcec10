package tui_test

import (
	"testing"
	"time"
)

// CloudTrail is minutes late. Its events are listed where they happened, and the cursor
// and marks stay on their events.
func TestALateRecordStandsWhereItHappened(t *testing.T) {
	h := newHouse(t)
	for i := range 3 {
		h.signs(i, "Pass", "198.51.100.23", time.Duration(10-4*i)*time.Minute) // 10, 6 and 2 min ago
	}
	h.Command("pool acme-workforce").Press("4", "down", "space").Sees("latest 3 events", "1 marked").Selected().Is(h.username(0))
	h.asked(7, "SMS_MFA", 8*time.Minute) // it only exists now
	h.asked(8, "SMS_MFA", time.Minute)
	h.goLive().Sees("live 1 min", "latest 5 events", "1 marked").Selected().Is(h.username(0))
	h.Press("up").Selected().Is("at SMS_MFA", "13:55")
	h.Press("up").Selected().Is("●", h.username(1))
	h.Press("g").Selected().Is("at SMS_MFA")
}

// A filter that names users is applied to all events again when more names are known.
func TestTheCursorStaysAtTheTopWhenNamesBecomeKnown(t *testing.T) {
	h := newHouse(t)
	h.signs(0, "Pass", "198.51.100.23", 10*time.Minute)
	h.Command("pool acme-workforce").Press("4", "/").Type("user:" + h.username(0)).Press("enter").Sees("latest 1 event").Selected().Is("198.51.100.23")
	h.signs(1, "Pass", "198.51.100.25", 2*time.Minute) // whose name is new
	h.signs(0, "Pass", "198.51.100.24", time.Minute)
	h.goLive().Sees("latest 2 events").Selected().Is("198.51.100.24")
	h.Press("down")
	h.signs(2, "Pass", "198.51.100.25", 40*time.Second)
	h.signs(0, "Pass", "198.51.100.26", 30*time.Second)
	h.Press("t").Sees("Polling again", "latest 3 events").Selected().Is("198.51.100.23")
}

// CloudTrail has no places: the column would be empty, and cut others.
func TestThePlaceHasAColumnWhereALogTellsOne(t *testing.T) {
	h := newHouse(t)
	h.Command("pool acme-workforce").Press("4").Sees("ADDRESS", "PLACE", "DETAILS")
	h.Command("pool acme-consumer").Press("4").Sees("ADDRESS", "DETAILS").SeesNot("PLACE")
}

// The count is what following again will add: without what the filter leaves out,
// repeats, and the console's own calls.
func TestAStreamThatIsStoppedCountsTheRowsThatWait(t *testing.T) {
	h := attacked(t)
	h.Press("/").Type("outcome:pass").Press("enter").Sees("latest 1 event").Press("f").Sees("stopped, 0 new")
	h.signs(12, "Pass", "198.51.100.24", 0)
	h.signs(13, "Fail", "203.0.113.9", 0)
	h.looksUp(me, "ListUsers", 0)
	h.goLive().Sees("stopped, 1 new", "latest 1 event")
	h.told(12, "1example23456789", 0) // after the export: the second of the two is the repeat
	h.Press("t").Sees("stopped, 1 new", "latest 1 event").Press("f").Sees("following", "latest 2 events")
	h.Press("/").Press("ctrl+u").Type("source:cloudtrail").Press("enter").Sees("latest 1 event") // the repeat had arrived
}
