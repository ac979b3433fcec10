package main

import (
	"strings"
	"testing"
	"time"
)

// RFC 3164 and journalctl write times without a year.
func TestATimeWithoutAYearIsOfTheNewestThatIsNotInTheFuture(t *testing.T) {
	const assumed = "1 time has no year and no zone: the latest year that is not in the future was assumed, and UTC."
	yesterday := time.Now().UTC().AddDate(0, 0, -1).Truncate(time.Second)
	lastYears := time.Now().UTC().AddDate(-1, 0, 7).Truncate(time.Second)
	want := func(at time.Time) []string { return []string{at.Format(time.RFC3339) + " user7"} }
	read(t, map[string]form{
		"RFC 3164":                    {yesterday.Format(time.Stamp) + " host app[7]: " + trigger, want(yesterday), assumed},
		"RFC 3164 with its priority":  {"<14>" + yesterday.Format(time.Stamp) + " host app: " + trigger, want(yesterday), assumed},
		"journalctl":                  {yesterday.Format("Jan 02 15:04:05") + " host app[7]: " + trigger, want(yesterday), assumed},
		"journalctl -o short-precise": {yesterday.Format("Jan 02 15:04:05.000000") + " host app[7]: " + trigger, want(yesterday), assumed},
		"of last year":                {lastYears.Format(time.Stamp) + " host app: " + trigger, want(lastYears), assumed},
		"journalctl -o short-full":    {"Sun 2026-03-01 10:00:00 UTC host app[7]: " + trigger, []string{"2026-03-01T10:00:00Z user7"}, ""},
		"journalctl -o short-iso":     {"2026-03-01T10:00:00+0000 host app[7]: " + trigger, []string{"2026-03-01T10:00:00Z user7"}, ""},
		"docker logs -t":              {"2026-03-01T10:00:00.500000000Z " + trigger, atHalf, ""},
		"RFC 5424":                    {"<14>1 2026-03-01T10:00:00.5Z host app 7 - - " + trigger, atHalf, ""},
		"several": {
			strings.Repeat(yesterday.Format(time.Stamp)+" host app: "+trigger+"\n", 2), append(want(yesterday), want(yesterday)...),
			strings.Replace(assumed, "1 time has", "2 times have", 1),
		},
		"a record with its own time": {yesterday.Format(time.Stamp) + " host app: " + failure(0), failed(0), ""},
	})
}
