package signins

import (
	"strings"
	"time"

	"github.com/cognito-tui/cognito-tui/admin/acts"
	"github.com/cognito-tui/cognito-tui/logs/detect"
	"github.com/cognito-tui/cognito-tui/tui/words"
)

// alertText is an alert in plain words, to hand over: all that its page says but the
// evidence. Its times are UTC, as it may be read in any time zone.
func (v *visit) alertText(a detect.Alert) string {
	lines := []string{
		words.Of(a.Detector) + ": " + v.alerts.names.about(a),
		"severity: " + a.Severity.String(),
		"pool: " + words.WithID(v.alerts.names.pool.Name, v.alerts.names.pool.ID),
		"about: " + string(a.Key.Kind) + " " + v.alerts.names.keyText(a),
		"from: " + inUTC(a.First) + v.beganBeforeText(a),
		"to: " + inUTC(a.Last),
		"in all: " + countedText(a),
		"reason: " + a.Reason,
		"acted: " + v.alerts.actedText(a),
	}
	if address := addressOf(a); address != "" {
		lines = append(lines, "block: "+blockWords(address))
	}
	lines = append(lines, "contains it: "+words.OrNone(strings.Join(actionNames(a.Contain), ", ")))
	if len(a.Subs) > 0 {
		lines = append(lines, words.NonEmpty(unnamedWords(a), "users:")...)
	}
	for _, name := range v.alerts.names.fullNames(a.Subs) {
		lines = append(lines, "  "+name)
	}
	return strings.Join(lines, "\n") + "\n"
}

// beganBeforeText is beganBefore for readers without the console.
func (v *visit) beganBeforeText(a detect.Alert) string {
	if v.beganBefore(a) == "" {
		return ""
	}
	return ", or earlier: what was read starts at " + inUTC(v.logs.Since)
}

// actedText is what was done about an alert, as far as this console knows.
func (p *alertPane) actedText(a detect.Alert) string {
	done := p.actedOn(a)
	if done.at.IsZero() {
		return "nothing in this session"
	}
	text := done.text(len(a.Subs)) + ", " + inUTC(done.at)
	if n := p.sinceActed(p.latest(a), done.at); n > 0 {
		text += ", " + words.Counting(n, "event") + " since"
	}
	return text
}

func actionNames(ids []string) []string {
	names := make([]string, len(ids))
	for i, id := range ids {
		action, _ := acts.FindAction(id) // a test checks that all are there
		names[i] = action.Name
	}
	return names
}

func inUTC(t time.Time) string { return t.UTC().Format("2006-01-02 15:04:05 UTC") }
