package detect_test

import (
	"fmt"
	"testing"
	"time"

	"github.com/cognito-tui/cognito-tui/logs"
	"github.com/cognito-tui/cognito-tui/logs/detect"
)

// There are more calling codes, and may be more pools, than are kept.
func TestTheLatestCodesAndPoolsAreKeptInMind(t *testing.T) {
	s := newScene(t, detect.Config{})
	for code := 200; code < 600; code++ {
		if code != 370 && code/10 != 37 {
			s.dialled(0, fmt.Sprint("+", code, "55"), fmt.Sprint("guest-", code, "-"), true)
			s.wait(time.Minute)
		}
	}
	s.dialled(0, "+37060000000", "early", false)
	s.wait(7 * time.Hour)
	s.times(30, 10*time.Second, func(i int) { s.dialled(i, "+3706", "bot", false) })
	s.wait(6 * time.Minute)
	s.dialled(31, "+3706", "bot", false)
	if list := s.of("sms_pumping"); len(list) != 1 {
		t.Errorf("after all other calling codes: %+v", list)
	}

	s = newScene(t, detect.Config{})
	inPool := func(pool int, change func(*logs.Event)) func(*logs.Event) {
		return func(e *logs.Event) {
			change(e)
			e.Pool = fmt.Sprint("eu-west-1_", pool)
		}
	}
	for pool := range 200 {
		s.tell("zoe", home, inPool(pool, passes))
	}
	for range 8 * 24 {
		s.tell("alice", home, inPool(200, passes))
		s.wait(time.Hour)
	}
	s.times(20, 10*time.Second, func(i int) { s.tell(names(30)[i], other(i), inPool(200, fails)) })
	if list := s.of("volume"); len(list) != 1 {
		t.Errorf("after two hundred other pools: %+v", list)
	}
}
