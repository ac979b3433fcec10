package source_test

import (
	"context"
	"fmt"
	"testing"
	"testing/synctest"
	"time"

	"github.com/cognito-tui/cognito-tui/logs/emulator"
	"github.com/cognito-tui/cognito-tui/logs/source"
)

// The rate limit of the event history is the whole account's, so every other call
// may be refused; pages that were read must not be read again.
func TestAHistoryOfManyPagesIsReadThoughCallsAreRefused(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		w := newWorld(t, emulator.Options{})
		now := time.Now()
		const pages = 60
		for i := range pages * 50 {
			w.server.Put(emulator.EventHistory, "s", now.Add(-time.Hour+time.Duration(i)*time.Second), fmt.Sprintf(`{"eventID":"e-%d","eventSource":%q}`, i, source.CognitoEventSource))
		}
		w.server.Inject(emulator.Fault{Operation: "LookupEvents", Kind: emulator.Throttle, Rate: 0.5})
		got := newSeen()
		ctx, cancel := context.WithTimeout(t.Context(), time.Hour)
		defer cancel()
		err := source.Lookup{Client: w.trail, Following: source.Following{Since: now.Add(-24 * time.Hour), Until: now, Status: got.tell}}.Read(ctx, got.deliver)
		if err != nil || len(got.texts) != pages*50 {
			t.Fatalf("%d records, %v", len(got.texts), err)
		}
		if calls := got.told().Calls; calls > 3*pages {
			t.Errorf("%d pages took %d calls", pages, calls)
		}
	})
}
