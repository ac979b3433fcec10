package signins

import (
	"slices"

	tea "charm.land/bubbletea/v2"

	"github.com/cognito-tui/cognito-tui/logs/detect"
	"github.com/cognito-tui/cognito-tui/tui/keys"
	"github.com/cognito-tui/cognito-tui/tui/screen"
	"github.com/cognito-tui/cognito-tui/tui/widget"
	"github.com/cognito-tui/cognito-tui/tui/words"
)

// muteAlert offers what the detectors can ignore because of an alert, or unmutes it.
func (s *Screen) muteAlert(a detect.Alert) tea.Cmd {
	var items []widget.Item
	for i, m := range a.Mutes() {
		item := widget.Item{Key: screen.MenuKey(i), Label: "mute " + s.alerts.muteText(a, m), Run: func() tea.Cmd { return s.setMute(a, m, true) }}
		if slices.Contains(s.Host.Settings().Detect.Mutes, m) {
			item.Label, item.Run = "unmute "+s.alerts.muteText(a, m), func() tea.Cmd { return s.setMute(a, m, false) }
		}
		items = append(items, item)
	}
	return screen.OpenMenu(s.Host, "mute until the console ends", items)
}

func (p *alertPane) muteText(a detect.Alert, m detect.Mute) string {
	detectors := "all detectors"
	if m.Detector != "" {
		detectors = words.Of(m.Detector)
	}
	return detectors + " for " + string(a.Key.Kind) + " " + p.names.about(a)
}

// setMute mutes or unmutes, and keeps how to undo it.
func (s *Screen) setMute(a detect.Alert, m detect.Mute, on bool) tea.Cmd {
	what := map[bool]string{true: "mute ", false: "unmute "}[on] + s.alerts.muteText(a, m)
	s.Host.Acting().TakenBackBy(what, func() tea.Cmd { return s.mute(a, m, !on) }, func() tea.Cmd { return s.mute(a, m, on) })
	return s.mute(a, m, on)
}

// mute mutes for every pool, as the config does: each screen updates its own detectors
// when it next looks.
func (s *Screen) mute(a detect.Alert, m detect.Mute, on bool) tea.Cmd {
	mutes := slices.DeleteFunc(slices.Clone(s.Host.Settings().Detect.Mutes), func(other detect.Mute) bool { return other == m })
	said := "Unmuted: " + s.alerts.muteText(a, m) + "."
	if on {
		mutes = append(mutes, m)
		said = "Muted: " + s.alerts.muteText(a, m) + ". " + s.Host.Keys().Label(keys.Copy) + " m copies it for the config."
	}
	s.Host.Settings().Detect.Mutes = mutes
	said += " " + s.Host.Keys().Label(keys.Undo) + " undoes it."
	s.pull()
	return s.Host.Say(said)
}

// tellMutes sets the console's mutes in the detectors, if they differ.
func (v *visit) tellMutes(mutes []detect.Mute) {
	if !slices.Equal(mutes, v.mutes) {
		v.mutes = mutes
		v.watch.SetMutes(mutes)
	}
}

// muted reports whether the subject of an alert is muted by now.
func (p *alertPane) muted(a detect.Alert) bool {
	return slices.ContainsFunc(a.Mutes(), func(m detect.Mute) bool { return slices.Contains(p.host.Settings().Detect.Mutes, m) })
}

func (s *Screen) whyNotMuteHere() string {
	if !s.alerts.above {
		return s.alerts.whyNotMute(detect.Alert{})
	}
	return s.alerts.whyNotMute(s.alerts.selected())
}

func (p *alertPane) whyNotMute(a detect.Alert) string {
	switch {
	case a.ID == "":
		return "There is no alert under the cursor; " + p.host.Keys().Label(keys.Pane) + " goes to the alerts."
	case len(a.Mutes()) == 0:
		return "An alert about a whole " + string(a.Key.Kind) + " can't be muted; its detector can be set in the config."
	}
	return ""
}

// muteCopies are the config lines that mute an alert permanently: a user by sub, which
// never changes, with the name as a comment.
func (p *alertPane) muteCopies(a detect.Alert) []screen.Copy {
	mutes := a.Mutes()
	if len(mutes) == 0 {
		return nil
	}
	line := mutes[0].YAML()
	if name := p.names.about(a); name != a.Key.Value {
		line += " # " + name
	}
	return []screen.Copy{{Key: "m", Label: "mute, for the config", Text: "mutes:\n  " + line + "\n"}}
}
