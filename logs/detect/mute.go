package detect

// mutes finds which detectors don't look at an event.
type mutes struct {
	list   []Mute
	masks  []uint32 // of the detectors that the i-th mutes
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

// of is a bit for each detector that is muted for the event, and counts.
func (m *mutes) of(l *look) (muted uint32) {
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
