package signins

import (
	"fmt"
	"testing"
	"time"

	"github.com/cognito-tui/cognito-tui/logs"
	"github.com/cognito-tui/cognito-tui/logs/watch"
)

// Later events are kept as well, but neither marked nor saved.
func TestWhatIsListedOfAStreamThatIsStoppedIsNotAll(t *testing.T) {
	s := &streamPane{stream: stream{later: 3}}
	for _, c := range []struct {
		stopped bool
		filter  string
		want    string
	}{
		{false, "", "all that are kept"},
		{false, "outcome:fail", "all that match outcome:fail"},
		{true, "", "all that were kept when it was stopped"},
		{true, "outcome:fail", "all that matched outcome:fail when it was stopped"},
	} {
		s.paused = c.stopped
		query, err := logs.ParseQuery(c.filter)
		if err != nil {
			t.Fatal(err)
		}
		s.query, s.text = query, c.filter
		if got := s.whatIsListed(); got != c.want {
			t.Errorf("it says %q, want %q", got, c.want)
		}
	}
	s.later = 0 // no later events
	if got := s.whatIsListed(); got != "all that match outcome:fail" {
		t.Errorf("when nothing came since it says %q", got)
	}
}

// A busy pool brings more between two looks than is kept.
func TestAStoppedStreamCountsWhatIsKeptNoMore(t *testing.T) {
	at := time.Date(2025, 11, 14, 14, 0, 0, 0, time.UTC)
	for text, want := range map[string]int{"": 25, "outcome:fail": 10} { // nothing is known about what is gone
		query, err := logs.ParseQuery(text)
		if err != nil {
			t.Fatal(err)
		}
		w, shown := watch.New(watch.Options{Keep: 10}), newStream(query, text, 10)
		shown.take(w)
		for i := range 25 {
			w.Records([]logs.Record{{Text: fmt.Sprintf(
				`{"eventTimestamp":"%d","message":{"eventId":"e%d","eventType":"SignIn","userSub":"s-%d","clientId":"web","eventResponse":"Fail"}}`, at.UnixMilli(), i, i)}})
		}
		if shown.count(w); shown.later != want {
			t.Errorf("%q: it counts %d, want %d", text, shown.later, want)
		}
	}
}
