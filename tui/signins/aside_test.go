package signins

import (
	"slices"
	"testing"
	"time"

	"github.com/cognito-tui/cognito-tui/tui/screen"
)

// inUTCHost is a console that shows times in UTC.
type inUTCHost struct{ screen.Host }

func (inUTCHost) Zone() *time.Location { return time.UTC }

func TestTheSignInsTellThatLateRecordsAreNotLookedFor(t *testing.T) {
	s := &visit{}
	if parts := s.asides(); len(parts) > 0 {
		t.Errorf("of a reading that has all it tells %q", parts)
	}
	s.clock = &clock{host: inUTCHost{}}
	s.state.Shortened = time.Date(2026, time.March, 14, 14, 3, 0, 0, time.UTC)
	if parts := s.asides(); !slices.Equal(parts, []string{"too many records: late ones are not found from before 14:03"}) {
		t.Errorf("it tells %q", parts)
	}
}
