package bulk

import (
	"context"
	"errors"
	"testing"
	"testing/synctest"
	"time"
)

func TestPaceHalvesAtThrottlingAndRecoversSlowly(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		p := newPace(0)
		took := func(acts int) time.Duration {
			began := time.Now()
			for range acts {
				if err := p.wait(t.Context()); err != nil {
					t.Fatal(err)
				}
			}
			return time.Since(began)
		}
		if d := took(100); d != 0 {
			t.Errorf("unthrottled, 100 acts waited %s", d)
		}
		began := time.Now()
		p.slow(began, 20)
		p.slow(began.Add(-time.Second), 20) // began before: tells nothing new
		if d := took(10); d != time.Second {
			t.Errorf("20 a second throttled: 10 acts take %s, want 1s", d)
		}
		p.slow(time.Now(), 20)
		if p.gap != 200*time.Millisecond {
			t.Errorf("throttled again, the gap is %s", p.gap)
		}
		recovered := 0
		for ; p.gap > 0; recovered++ {
			p.quicken()
		}
		if recovered < 20 || recovered > 200 {
			t.Errorf("recovered after %d acts", recovered)
		}
	})
}

func TestPaceIsBounded(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		p := newPace(10 * time.Millisecond)
		for range 20 {
			time.Sleep(time.Millisecond) // of the bubble's clock
			p.slow(time.Now(), 0)
		}
		if p.gap != 10*time.Millisecond {
			t.Errorf("the gap is %s", p.gap)
		}
		ctx, cancel := context.WithCancel(t.Context())
		cancel()
		if err := p.wait(ctx); !errors.Is(err, context.Canceled) {
			t.Errorf("waited in spite of the end: %v", err)
		}
	})
}

func TestMeterTellsTheLatestRate(t *testing.T) {
	var m meter
	now := time.Date(2026, time.March, 2, 12, 0, 0, 0, time.UTC)
	m.start(now)
	if r := m.perSecond(now); r != 0 {
		t.Errorf("from the start %v", r)
	}
	for range 10 {
		now = now.Add(time.Second)
		m.count(now)
	}
	if r := m.perSecond(now); r != 1 {
		t.Errorf("one a second is %v", r)
	}
	for range 200 {
		now = now.Add(10 * time.Millisecond)
		m.count(now)
	}
	if r := m.perSecond(now); r < 99 || r > 103 {
		t.Errorf("then a hundred a second is %v", r)
	}
}
