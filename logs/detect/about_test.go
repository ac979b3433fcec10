package detect_test

import (
	"strings"
	"testing"

	"github.com/cognito-tui/cognito-tui/logs/detect"
)

func TestADetectorSaysWithWhichNumbersItFires(t *testing.T) {
	d, _ := detect.Find("spray_ip")
	usual, set := detect.Config{}.About(d), detect.Config{Detectors: map[string]map[string]any{"spray_ip": {"users": 77}}}.About(d)
	if strings.Contains(usual, "`") || !strings.Contains(usual, "5 users") {
		t.Errorf("it says %q", usual)
	}
	if !strings.Contains(set, "77 users") {
		t.Errorf("set to 77 it says %q", set)
	}
	factors, _ := detect.Find("mfa_failures")
	if about := (detect.Config{}).About(factors); !strings.Contains(about, "within 10m: 4 of them") {
		t.Errorf("of ten minutes and four codes it says %q", about)
	}
	for _, d := range detect.Detectors() {
		if about := (detect.Config{}).About(d); about == "" || strings.Contains(about, "`") {
			t.Errorf("%s: %q", d.ID, about)
		}
	}
}
