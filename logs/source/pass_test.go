package source

import (
	"testing"
	"time"
)

// A slice that ends where the log does says nothing about the next beyond its own
// width.
func TestTheNextSliceIsAsWideAsRecordsAreFew(t *testing.T) {
	for _, row := range []struct {
		records     int
		news, width time.Duration
		want        time.Duration
	}{
		{fullSlice, time.Minute, time.Minute, time.Minute},                // as many as possible
		{thinSlice, time.Minute, time.Minute, time.Minute},                // enough
		{thinSlice / 2, time.Minute, time.Minute, 4 * time.Minute},        // assuming the same rate
		{0, time.Minute, time.Minute, mostWider * time.Minute},            // nothing to judge by
		{1_000, 100 * time.Millisecond, time.Minute, time.Minute},         // the rest of a busy log
		{0, 100 * time.Millisecond, time.Minute, mostWider * time.Minute}, // the rest of a quiet one
		{0, widestSlice, widestSlice, widestSlice},
	} {
		c := cursor{width: row.width}
		c.widen(row.records, row.news)
		if c.width != row.want {
			t.Errorf("after %d records of %s a slice of %s becomes one of %s, want %s", row.records, row.news, row.width, c.width, row.want)
		}
	}
}
