package detect

// flags are networks that an attack came from lately.
type flags struct {
	entries [2048]struct {
		net   uint32
		until moment
		alone bool // the attack came from there alone
	}
}

// flaggedFor is how long a success from there is suspicious: Elastic's rule looks
// back three hours.
const flaggedFor = 3 * hour

func (f *flags) set(net uint32, now moment, alone bool) {
	e := &f.entries[net%2048]
	e.net, e.until, e.alone = net, now+flaggedFor, alone || e.alone && e.net == net && now < e.until
}

// has tells whether an attack came from a network lately, and whether it came
// from there alone.
func (f *flags) has(net uint32, now moment) (flagged, alone bool) {
	e := &f.entries[net%2048]
	flagged = net != 0 && e.net == net && now < e.until
	return flagged, flagged && e.alone
}
