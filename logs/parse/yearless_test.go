package parse

import (
	"testing"
	"time"

	"github.com/cognito-tui/cognito-tui/logs"
)

func TestTheYearOfATimeThatHasNone(t *testing.T) {
	const record = ` host app: {"version":"1","triggerSource":"PreSignUp_SignUp","userPoolId":"eu-west-1_Pool00001","userName":"u","callerContext":{},"request":{},"response":{}}`
	for _, c := range []struct{ now, written, want string }{
		{"2026-12-01T01:00:00Z", "Nov 30 23:59:59", "2026-11-30T23:59:59Z"},
		{"2026-12-01T01:00:00Z", "Dec  1 01:30:00", "2026-12-01T01:30:00Z"}, // of a clock or a zone ahead
		{"2026-12-01T01:00:00Z", "Dec 24 12:00:00", "2025-12-24T12:00:00Z"},
		{"2027-01-01T00:10:00Z", "Dec 31 23:59:59", "2026-12-31T23:59:59Z"},
		{"2026-12-31T23:59:00Z", "Jan  1 00:00:01", "2027-01-01T00:00:01Z"},
		{"2026-12-01T01:00:00Z", "Feb 29 12:00:00", "2024-02-29T12:00:00Z"},
	} {
		now, err := time.Parse(time.RFC3339, c.now)
		if err != nil {
			t.Fatal(err)
		}
		p := Parser{Now: func() time.Time { return now }}
		events := parsed(t, &p, logs.Record{Text: c.written + record})
		if len(events) != 1 || events[0].Time.Format(time.RFC3339) != c.want || p.Account().Yearless != 1 {
			t.Errorf("%s, at %s: %v, %d assumed", c.written, c.now, events, p.Account().Yearless)
		}
	}
}
