package detect

// Stats are the counters of an engine.
type Stats struct {
	Events int // observed, including the following
	Again  int // read before, or reported by another source as well
	Skewed int // far ahead of all others: ignored
	Late   int // more than an hour late

	Bytes    int // of state
	MaxBytes int
	Users    int // users with a success
	Networks int // /24 of IPv4, about /48 of IPv6
	Alerts   int // open
	// Evicted counts what was dropped to free memory while it was still of use:
	// users, addresses, failures.
	Evicted int
	Cut     int // alerts closed early to free memory

	Muted []Muted
}

// Muted counts what each mute has kept from the detectors.
type Muted struct {
	Mute
	Events int
}

// Stats returns the counters of the engine.
func (e *Engine) Stats() Stats {
	s := e.stats
	s.MaxBytes = e.maxBytes
	s.Users, s.Networks, s.Alerts = e.users.profiles.Size(), e.networks.sources.Size(), len(e.alerts.open)
	s.Bytes = fixedBytes + e.recall.Bytes() + e.alerts.bytes + e.lockouts.Bytes()
	for _, t := range e.tables() {
		s.Bytes += t.Bytes()
		s.Evicted += t.Lost()
	}
	s.Muted = make([]Muted, len(e.mutes.list))
	for i, m := range e.mutes.list {
		s.Muted[i] = Muted{m, e.mutes.counts[i]}
	}
	return s
}

// sized is a table of any values.
type sized interface {
	Bytes() int
	Lost() int
}

func (e *Engine) tables() []sized {
	return []sized{
		e.users.profiles, e.users.failing, e.users.prompts, e.users.pending, e.networks.sources,
		e.crowds.suspects, e.crowds.signups, e.crowds.resets, e.crowds.unknowns, e.crowds.sends,
	}
}
