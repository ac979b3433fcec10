package source

import (
	"strconv"
	"testing"
	"time"

	"github.com/cognito-tui/cognito-tui/logs"
)

// A late record, from before what is remembered, takes no memory.
func TestWhatIsRememberedIsNotForgottenForALateRecord(t *testing.T) {
	s := newSeen(2, false)
	of := func(minute int64) *logs.Record {
		return &logs.Record{ID: strconv.FormatInt(minute, 10), Time: time.Unix(minute*60, 0).UTC()}
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

// A log of one record a second is remembered by the minute: a part for each second
// would take more memory than the records, and dropping old ones goes through all
// parts.
func TestASparseLogIsRememberedInFewParts(t *testing.T) {
	const room = 20_000
	s := newSeen(room, false)
	for second := range int64(3 * room) {
		s.add(&logs.Record{ID: strconv.FormatInt(second, 10), Time: time.Unix(second, 0).UTC()})
	}
	parts := len(s.minutes)
	for _, m := range s.minutes {
		parts += len(m.seconds)
	}
	if s.count < room-60 || s.count > room || parts > room/60+1 {
		t.Errorf("%d records are remembered in %d parts", s.count, parts)
	}
}

func TestABusyMinuteIsRememberedToo(t *testing.T) {
	s := newSeen(0, false)
	of := func(i int) *logs.Record {
		return &logs.Record{ID: strconv.Itoa(i), Time: time.Unix(int64(60+i%60), 0).UTC()}
	}
	const many = 5 * busyMinute
	for range 2 {
		for i := range many {
			s.add(of(i))
		}
	}
	missing := 0
	for i := range many {
		if !s.has(of(i)) {
			missing++
		}
	}
	if s.count != many || missing > 0 || s.has(of(many)) {
		t.Errorf("%d are remembered, %d are missing", s.count, missing)
	}
	s.forget(time.Unix(120, 0))
	if s.count != 0 || len(s.minutes) != 0 {
		t.Errorf("%d are remembered when all are forgotten", s.count)
	}
}
