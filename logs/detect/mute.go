package detect

import "slices"

// mutes finds which detectors ignore an event.
type mutes struct {
	list   []Mute
	masks  []uint32 // detectors that the i-th mutes
	counts []int    // events that it kept from a detector
}

func newMutes(list []Mute, of []Detector) mutes {
	m := mutes{list: list, masks: make([]uint32, len(list)), counts: make([]int, len(list))}
	for i, one := range list {
		for j, d := range of {
			if one.Detector == "" && one != (Mute{}) || one.Detector == d.ID {
				m.masks[i] |= 1 << j
			}
		}
	}
	return m
}

// of returns a bit for each detector that is muted for the event, and counts
// it.
func (m *mutes) of(l *observation) (muted uint32) {
	for i := range m.list {
		one := &m.list[i]
		if one.IP != "" && one.IP != l.IP || one.Client != "" && one.Client != l.Client ||
			one.User != "" && one.User != l.Sub && one.User != l.Username {
			continue
		}
		m.counts[i]++
		muted |= m.masks[i]
	}
	return muted
}

// SetMutes replaces the mutes of the config. Those that stay keep their counts.
// An open alert that is muted gets no more events and closes by itself.
func (e *Engine) SetMutes(list []Mute) {
	set := newMutes(slices.Clone(list), e.roster.detectors)
	for i, m := range set.list {
		if was := slices.Index(e.mutes.list, m); was >= 0 {
			set.counts[i] = e.mutes.counts[was]
		}
	}
	e.mutes = set
}

// Mutes are what can keep an alert from being raised again, the narrowest
// first: its detector, or all of them, for what the alert is about. There is
// none for an alert about a whole pool or an actor.
func (a Alert) Mutes() []Mute {
	var about Mute
	switch a.Key.Kind {
	case OnIP:
		about.IP = a.Key.Value
	case OnUser:
		about.User = a.Key.Value
	case OnClient:
		about.Client = a.Key.Value
	case OnPool, OnActor:
		return nil
	}
	narrow := about
	narrow.Detector = a.Detector
	return []Mute{narrow, about}
}
