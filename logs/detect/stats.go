package detect

// Stats tells how an engine is doing.
type Stats struct {
	Events int // observed, those that follow included
	Again  int // read before, or told by another source as well
	Skewed int // far ahead of all others: not believed
	Late   int // more than an hour behind

	Bytes    int // of state
	MaxBytes int
	Users    int // known by a success
	Networks int // /24 of IPv4, about /48 of IPv6
	Alerts   int // open
	// Evicted counts what was forgotten for want of memory while it was still of
	// use: users, addresses, failures.
	Evicted int
	Cut     int // alerts closed early for want of memory

	Muted []Muted
}

// Muted tells what a mute has kept from the detectors.
type Muted struct {
	Mute
	Events int
}

// Stats tells how the engine is doing.
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
