package signins

import (
	tea "charm.land/bubbletea/v2"

	"github.com/cognito-tui/cognito-tui/logs/detect"
	"github.com/cognito-tui/cognito-tui/logs/watch"
)

// Prepare requests the names on the screen that are not known, those of the stream last
// and its top row at the very end: what is requested last is looked up first.
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

// subs are the users on the screen whom the log does not name, from the bottom.
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

// Prepare requests the names of the alert's users, and writes the lines again with those
// that are known.
func (p *alertPage) Prepare() tea.Cmd {
	p.signIns.names.lookUp(p.alert.Subs...)
	for _, e := range p.events {
		if e.Username == "" {
			p.signIns.names.lookUp(e.Sub)
		}
	}
	if p.alert.Key.Kind == detect.OnUser {
		p.signIns.names.lookUp(p.alert.Key.Value)
	}
	p.Body.Lines = p.lines()
	return nil
}

// Prepare writes the answer again when names have been found, or the time zone is another.
func (p *answerPage) Prepare() tea.Cmd {
	if p.about.Who == "user" {
		p.signIns.names.lookUp(p.who)
	}
	if n := p.signIns.names.Count(); n != p.names || p.zone != p.Host.Zone() {
		p.names = n
		p.show()
	}
	return nil
}

// Prepare says why the list is empty, and requests the names of the users on the screen.
func (l *LockedList) Prepare() tea.Cmd {
	l.Declared.Empty = l.SignIns.whyNobodyLocked()
	for _, lockout := range l.OnScreen() {
		if lockout.Username == "" {
			l.SignIns.names.lookUp(lockout.Sub)
		}
	}
	return nil
}
