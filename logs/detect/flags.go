package detect

// flags are networks that an attack came from lately.
type flags struct {
	entries [2048]struct {
		net   uint32
		until moment
	}
}

// flaggedFor is how long a success from there is suspicious: Elastic's rule looks
// back three hours.
const flaggedFor = 3 * hour

func (f *flags) set(net uint32, now moment) {
	e := &f.entries[net%2048]
	e.net, e.until = net, now+flaggedFor
}

func (f *flags) has(net uint64, now moment) bool {
	e := &f.entries[uint32(net)%2048]
	return net != 0 && e.net == uint32(net) && now < e.until
}
