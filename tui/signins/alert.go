package signins

import (
	"fmt"
	"slices"
	"strings"
	"time"

	tea "charm.land/bubbletea/v2"

	"github.com/cognito-tui/cognito-tui/admin/acts"
	"github.com/cognito-tui/cognito-tui/logs"
	"github.com/cognito-tui/cognito-tui/logs/detect"
	"github.com/cognito-tui/cognito-tui/logs/plain"
	"github.com/cognito-tui/cognito-tui/tui/grid"
	"github.com/cognito-tui/cognito-tui/tui/keys"
	"github.com/cognito-tui/cognito-tui/tui/screen"
	"github.com/cognito-tui/cognito-tui/tui/widget"
	"github.com/cognito-tui/cognito-tui/tui/words"
)

// alertPage is one alert with its evidence, as it was when the page was opened or last
// read.
type alertPage struct {
	screen.Page
	signIns *Screen
	alert   detect.Alert
	events  []*logs.Event // its evidence, as far as it is kept, oldest first
	user    *acts.Target  // the only user of the alert, once read
	begun   bool          // for reading the user
}

func newAlertPage(signIns *Screen, id string) *alertPage {
	p := &alertPage{Page: screen.NewPage(signIns.Host, "alert"), signIns: signIns}
	p.Body.LabelWidth = screen.LabelWidth
	p.refresh(id)
	return p
}

func (p *alertPage) refresh(id string) {
	w := p.signIns.watch
	if alert, ok := w.Alert(id); ok {
		p.alert, p.events = alert, w.Events(alert.Evidence)
		slices.SortStableFunc(p.events, func(a, b *logs.Event) int { return a.Time.Compare(b.Time) })
	}
}

// reread takes the alert as it is now, and reads its user again: an act may have changed
// what can be done to them.
func (p *alertPage) reread() tea.Cmd {
	p.refresh(p.alert.ID)
	p.user, p.begun = nil, false
	return p.Start()
}

func (p *alertPage) lines() []widget.Line {
	a := p.alert
	is := severities[a.Severity]
	head := []widget.Line{
		{Value: is.sign + " " + words.Of(a.Detector) + ": " + p.signIns.names.about(a), Style: is.style | grid.Bold},
		{Value: a.Reason},
		{},
	}
	// The users come last: their lines grow and shrink when names replace subs.
	return slices.Concat(head, p.actedLines(), p.numberLines(), p.containLines(), p.detectorLines(), p.evidenceLines(), p.userLines())
}

// numberLines are the counts, whom they are about, and when.
func (p *alertPage) numberLines() []widget.Line {
	a := p.alert
	lines := []widget.Line{
		{Label: "severity", Value: a.Severity.String() + ", " + p.signIns.alerts.standingText(a)},
		{Label: "about", Value: string(a.Key.Kind) + " " + p.signIns.names.keyText(a)},
		{Label: "from", Value: words.Moment(a.First, p.signIns.clock.Now())},
		{Label: "to", Value: words.Moment(a.Last, p.signIns.clock.Now())},
		{Label: "in all", Value: countedText(a)},
		{Label: "ATT&CK", Value: a.Attack},
	}
	if before := p.signIns.beganBefore(a); before != "" {
		lines = slices.Insert(lines, 3, widget.Line{Value: before, Style: grid.Care})
	}
	return lines
}

// edge is how close to the start of the reading an alert must begin to have perhaps
// begun before it: about as far as detectors look back.
const edge = 15 * time.Minute

// beganBefore says that an alert may be larger than what was read, "" when it began well
// after the start.
func (v *visit) beganBefore(a detect.Alert) string {
	if a.First.Sub(v.logs.Since.Add(v.clock.ahead)) > edge {
		return ""
	}
	return "It may have begun earlier: what was read starts at " + v.clock.text(v.logs.Since, "2 Jan 15:04") + ". :signins " + plain.Span(max(6*time.Hour, 2*v.span)) + " reads further back."
}

// countedText counts the whole alert; the reason may count only the part that exceeded
// the threshold the most.
func countedText(a detect.Alert) string {
	text := fmt.Sprintf("%s, %s, %s", words.Counting(a.Count, "event"), words.Counting(a.Users, "user"), words.Counting(a.IPs, "address"))
	if a.Crossed > 0 && a.Crossed < a.Count {
		text += "; the reason above counts " + words.Thousands(a.Crossed) + " of them"
	}
	return text
}

// detectorLines are what the detector looks for and what it misses.
func (p *alertPage) detectorLines() []widget.Line {
	d, ok := detect.Find(p.alert.Detector)
	if !ok {
		return nil
	}
	return []widget.Line{
		{Label: "fires on", Value: p.Host.Settings().Detect.About(d)},
		{Label: "can't see", Value: d.Blind, Style: grid.Dim},
	}
}

func (p *alertPage) userLines() []widget.Line {
	if len(p.alert.Subs) == 0 {
		return nil
	}
	names := make([]string, len(p.alert.Subs))
	for i, sub := range p.alert.Subs {
		names[i] = p.signIns.names.nameOf(sub)
	}
	lines := []widget.Line{{Value: words.Counting(len(names), "user"), Head: true}}
	if why := unnamedWords(p.alert); why != "" {
		lines = append(lines, widget.Line{Value: why, Style: grid.Dim})
	}
	return append(lines, widget.Line{Value: strings.Join(names, ", ")})
}

// evidenceLines are the events that are still kept, by time; of the others there is only
// a count.
func (p *alertPage) evidenceLines() []widget.Line {
	events := p.events
	lines := []widget.Line{{Value: "evidence: " + words.Counting(len(p.alert.Evidence), "record"), Head: true}}
	for _, e := range events {
		lines = append(lines, p.evidenceLine(e))
	}
	if gone := len(p.alert.Evidence) - len(events); gone > 0 {
		lines = append(lines, widget.Line{Value: words.Counting(gone, "event") + " no longer kept here; the log has them.", Style: grid.Dim})
	}
	return lines
}

func (p *alertPage) evidenceLine(e *logs.Event) widget.Line {
	is := eventSigns[e.Outcome]
	parts := words.NonEmpty(is.sign+" "+e.What(), p.signIns.names.userCell(e).Text, e.IP, e.Place(), e.Besides())
	return widget.Line{Label: p.signIns.clock.text(e.Time, "2 Jan 15:04:05"), Value: strings.Join(parts, "  "), Style: is.style}
}

func (p *alertPage) Verbs() []screen.Verb {
	whyNotMute := p.signIns.alerts.whyNotMute(p.alert)
	return append(p.Page.Verbs(),
		screen.Verb{ID: keys.Open, Run: p.open, Why: p.whyNotOpen()},
		screen.Verb{ID: keys.Act, Run: func() tea.Cmd { return p.signIns.users.actOnAlert(p.alert) }},
		screen.Verb{ID: keys.Mute, Run: func() tea.Cmd { return p.signIns.muteAlert(p.alert) }, Why: whyNotMute, Short: muteWord(whyNotMute)},
		screen.Verb{ID: keys.Refresh, Run: p.reread},
	)
}

// open opens the user of the alert, or asks which one.
func (p *alertPage) open() tea.Cmd {
	var items []widget.Item
	for i, who := range p.alert.Subs {
		items = append(items, widget.Item{Key: screen.MenuKey(i), Label: p.signIns.names.nameOf(who), Run: func() tea.Cmd { return p.openUser(who) }})
	}
	if len(items) == 1 {
		return items[0].Run()
	}
	return screen.OpenMenu(p.Host, "open a user of the alert", items)
}

func (p *alertPage) openUser(who string) tea.Cmd {
	return p.signIns.users.with([]string{who}, func(targets []acts.Target) tea.Cmd {
		return p.Host.Push(p.Host.Openings().User(p.signIns.pool, targets[0].User))
	})
}

func (p *alertPage) whyNotOpen() string {
	if len(p.alert.Subs) == 0 {
		return "No user is named in this alert."
	}
	return ""
}

func (p *alertPage) Pool() screen.PoolRef              { return p.signIns.pool }
func (p *alertPage) Subject() (name string, value any) { return "alert", p.alert }
func (p *alertPage) Copies() []screen.Copy {
	return p.signIns.alertCopies(p.alert)
}

// alertCopies are the parts of an alert that can be copied.
func (v *visit) alertCopies(a detect.Alert) []screen.Copy {
	v.alerts.names.lookUp(a.Subs...)
	return append([]screen.Copy{
		{Key: "k", Label: "what it is about", Text: v.alerts.names.keyText(a)},
		{Key: "r", Label: "reason", Text: a.Reason},
		{Key: "u", Label: "users", Text: strings.Join(v.alerts.names.fullNames(a.Subs), "\n")},
		{Key: "s", Label: "subs", Text: strings.Join(a.Subs, "\n")},
		{Key: "t", Label: "text for a handover", Text: v.alertText(a)},
		{Key: "j", Label: "JSON", Text: words.Indented(a)},
	}, v.alerts.muteCopies(a)...)
}
