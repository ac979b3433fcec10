package logs

import (
	"strconv"
	"testing"
	"time"
)

// A record that comes late, from before what is remembered, takes no place in it.
func TestWhatIsRememberedIsNotForgottenForALateRecord(t *testing.T) {
	s := newSeen(2, false)
	of := func(minute int64) *Record {
		return &Record{ID: strconv.FormatInt(minute, 10), Time: time.Unix(minute*60, 0).UTC()}
	}
	for minute := range int64(4) {
		s.add(of(100 + minute))
	}
	floor := s.floor
	for range 2 {
		if !s.add(of(50)) {
			t.Error("a record that is not remembered counts as one that was seen")
		}
	}
	if !s.floor.Equal(floor) || !s.has(of(102)) || !s.has(of(103)) {
		t.Errorf("nothing is remembered of before %s, it was %s; %t, %t", s.floor, floor, s.has(of(102)), s.has(of(103)))
	}
}
