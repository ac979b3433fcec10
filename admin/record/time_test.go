package record_test

import (
	"testing"
	"time"

	"github.com/cognito-tui/cognito-tui/admin/record"
)

func TestAMomentThatCantBeIsNone(t *testing.T) {
	for _, year := range []int{-1, 1, 1969, 1970, 1999, 2200, 9999} {
		if at := record.Time(new(time.Date(year, 6, 1, 0, 0, 0, 0, time.UTC))); !at.IsZero() {
			t.Errorf("%d: %s", year, at)
		}
	}
	today := time.Date(2026, 3, 2, 0, 0, 0, 0, time.UTC)
	if at := record.Time(&today); !at.Equal(today) {
		t.Error(at)
	}
	if !record.Time(nil).IsZero() {
		t.Error("no moment is one")
	}
}
