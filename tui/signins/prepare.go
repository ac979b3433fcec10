package signins

import (
	tea "charm.land/bubbletea/v2"

	"github.com/cognito-tui/cognito-tui/logs/detect"
	"github.com/cognito-tui/cognito-tui/logs/watch"
)

// Prepare asks for the names that are on the screen and not known, those of the stream
// last and its topmost at the very end: what was asked for last is looked up first.
func (s *Screen) Prepare() tea.Cmd {
	if s.watch == nil {
		return nil
	}
	for _, top := range s.counts.Top[watch.ByUser][:min(topNames, len(s.counts.Top[watch.ByUser]))] {
		s.names.lookUp(top.Name)
	}
	s.names.lookUp(s.alerts.subs()...)
	s.names.lookUp(s.stream.subs()...)
	return nil
}

// subs are the users on the screen of whom the log tells no name, from below.
func (p *streamPane) subs() (subs []string) {
	from, to := p.table.Visible(p.Len())
	for row := to - 1; row >= from; row-- {
		if e := p.at(row); e.Username == "" {
			subs = append(subs, e.Sub)
		}
	}
	return subs
}

// subs are the users that alerts on the screen are about.
func (p *alertPane) subs() (subs []string) {
	from, to := p.table.Visible(len(p.list))
	for _, a := range p.list[from:to] {
		if a.Key.Kind == detect.OnUser {
			subs = append(subs, a.Key.Value)
		}
	}
	return subs
}

// Prepare asks for the names of the users of the alert, and writes the lines anew with
// those that are known.
func (p *alertPage) Prepare() tea.Cmd {
	p.door.names.lookUp(p.alert.Subs...)
	for _, e := range p.events {
		if e.Username == "" {
			p.door.names.lookUp(e.Sub)
		}
	}
	if p.alert.Key.Kind == detect.OnUser {
		p.door.names.lookUp(p.alert.Key.Value)
	}
	p.Body.Lines = p.lines()
	return nil
}

// Prepare writes the answer anew when names were found meanwhile.
func (p *answerPage) Prepare() tea.Cmd {
	if p.about.Who == "user" {
		p.door.names.lookUp(p.who)
	}
	if n := p.door.names.Count(); n != p.names {
		p.names = n
		p.show()
	}
	return nil
}

// Prepare says of an empty list why nobody is on it, and asks for the names of those who
// are on the screen.
func (l *LockedList) Prepare() tea.Cmd {
	l.Declared.Empty = l.Door.whyNobodyLocked()
	for _, lockout := range l.OnScreen() {
		if lockout.Username == "" {
			l.Door.names.lookUp(lockout.Sub)
		}
	}
	return nil
}
