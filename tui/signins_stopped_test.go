package tui

import (
	"testing"

	"github.com/cognito-tui/cognito-tui/logs"
)

// What came since is kept as well, and neither marked nor saved.
func TestWhatIsListedOfAStreamThatIsStoppedIsNotAll(t *testing.T) {
	s := &signIns{visit: &visit{stream: stream{later: 3}}}
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
		s.stream.query, s.stream.text = query, c.filter
		if got := s.whatIsListed(); got != c.want {
			t.Errorf("it says %q, want %q", got, c.want)
		}
	}
	s.stream.later = 0 // nothing came since
	if got := s.whatIsListed(); got != "all that match outcome:fail" {
		t.Errorf("when nothing came since it says %q", got)
	}
}
