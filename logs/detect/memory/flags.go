package memory

// Flags are the networks that an attack came from lately.
type Flags struct {
	entries [2048]struct {
		net   uint32
		until Moment
		alone bool // the attack came only from there
	}
}

// flaggedFor is how long a success from there is suspicious: Elastic's rule looks
// back three hours.
const flaggedFor = 3 * Hour

// Set notes that an attack came from a network, and whether only from there.
func (f *Flags) Set(net uint32, now Moment, alone bool) {
	e := &f.entries[net%2048]
	e.net, e.until, e.alone = net, now+flaggedFor, alone || e.alone && e.net == net && now < e.until
}

// Has reports whether an attack came from a network lately, and whether it came
// only from there.
func (f *Flags) Has(net uint32, now Moment) (flagged, alone bool) {
	e := &f.entries[net%2048]
	flagged = net != 0 && e.net == net && now < e.until
	return flagged, flagged && e.alone
}
