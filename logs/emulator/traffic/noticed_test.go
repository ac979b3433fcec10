package traffic_test

import (
	"slices"
	"testing"
	"time"

	"github.com/cognito-tui/cognito-tui/logs"
	"github.com/cognito-tui/cognito-tui/logs/detect"
	"github.com/cognito-tui/cognito-tui/logs/emulator/traffic"
	"github.com/cognito-tui/cognito-tui/logs/parse"
)

// Each attack has the name of the detector that should notice it.
func TestEveryAttackIsNoticed(t *testing.T) {
	source := traffic.New(1, pool())
	tried := map[string]bool{"": true}
	for at := start.Add(6 * time.Hour); len(tried) < 11 && at.Before(start.AddDate(0, 0, 14)); at = at.Add(15 * time.Minute) {
		kind := source.Attack(at)
		if tried[kind] {
			continue
		}
		tried[kind] = true
		if alerts := alertsAt(source, at); !slices.Contains(alerts, kind) {
			t.Errorf("%s at %s: there is %v", kind, at.Format("2 Jan 15:04"), alerts)
		}
	}
	if len(tried) < 11 {
		t.Errorf("there were no others than %v", tried)
	}
}

// alertsAt are the detectors of the alerts that open in a quarter of an hour, for
// whoever reads the four hours before it.
func alertsAt(source traffic.Source, quarter time.Time) (names []string) {
	var parser parse.Parser
	var once logs.Once
	engine := detect.New(detect.Config{})
	for at := quarter.Add(-4 * time.Hour); at.Before(quarter.Add(16 * time.Minute)); at = at.Add(time.Minute) {
		for _, r := range source.Minute(at) {
			_ = parser.Parse(logs.Record{Time: r.At, Group: r.Group, Text: r.Text}, func(e *logs.Event) {
				if once.Take(e) {
					engine.Observe(e)
				}
			})
		}
	}
	for _, a := range engine.Finish() {
		if !a.Opened.Before(quarter) {
			names = append(names, a.Detector)
		}
	}
	return names
}
