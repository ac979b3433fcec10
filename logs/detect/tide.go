package detect

// tide is a crowd with its ebb and flow: how large it usually is at an hour of
// the day, and on the whole.
type tide struct {
	crowd
	span   moment // members count for so long
	bucket moment // number of the current span
	spans  int    // seen so far
	passed [2]int // successes in this span and the one before
	slow   float64
	hours  [24]float64
}

// Weights of a new value in the running means. A span is 5 to 60 minutes: the
// slow one remembers some days.
const (
	slowWeight = 0.02
	hourWeight = 0.3
)

// roll ends the spans that are over: their size is learned, but for what is far
// beyond the usual, which would make an attack usual.
func (t *tide) roll(now moment) {
	bucket := now / t.span
	if t.bucket == 0 {
		t.bucket = bucket
	}
	for range min(bucket-min(t.bucket, bucket), 200) {
		end := (t.bucket + 1) * t.span
		t.forget(end.before(t.span))
		t.learn(end, float64(t.size()))
		t.passed[1], t.passed[0] = t.passed[0], 0
		t.bucket++
	}
	t.bucket = max(t.bucket, bucket)
	t.forget(now.before(t.span))
}

func (t *tide) learn(at moment, size float64) {
	h := &t.hours[at/hour%24]
	if t.spans > int(6*hour/t.span) {
		size = min(size, 3*t.usual(at)+3)
	}
	t.spans++
	t.slow += max(slowWeight, 1/float64(t.spans)) * (size - t.slow)
	if *h == 0 {
		*h = size
	}
	*h += hourWeight * (size - *h)
}

// pass counts a success. It ends spans that are over, and drops who is no longer of
// the crowd no more often than that: where nobody fails there is nothing to drop.
func (t *tide) pass(now moment) {
	if now/t.span > t.bucket {
		t.roll(now)
	}
	t.passed[0]++
}

// passes is how many successes there were within one to two spans.
func (t *tide) passes() int { return t.passed[0] + t.passed[1] }

// usual is the size to be expected, a quarter at least: that nothing ever happens
// is not known.
func (t *tide) usual(at moment) float64 {
	return max(0.25, t.slow, t.hours[at/hour%24])
}

// learned tells whether usual means something yet: after six hours.
func (t *tide) learned() bool { return t.spans >= int(6*hour/t.span) }

// latest is the number of the current span.
func (t *tide) latest() moment { return t.bucket }

// tides keeps one for each pool, or another of few things.
type tides struct {
	span moment
	list map[uint64]*tide
}

// mostTides is how many are kept. Accounts have few pools; of the world's 230
// calling codes few are in use at once.
const (
	mostTides = 128
	tideBytes = 1600
)

// tidesBytes is what is set aside for tides.
const tidesBytes = mostTides * tideBytes

func newTides(span moment) *tides { return &tides{span: span, list: map[uint64]*tide{}} }

// get is the tide of a key as it was last rolled, nil where there is none.
func (t *tides) get(key uint64) *tide { return t.list[key] }

// of gives the tide of a key, rolled to now.
func (t *tides) of(key uint64, now moment) *tide {
	one := t.list[key]
	if one == nil {
		makeRoom(t.list, mostTides)
		one = &tide{span: t.span}
		t.list[key] = one
	}
	one.roll(now)
	return one
}

// makeRoom drops what was last of use longest ago where there are so many.
func makeRoom[V interface{ latest() moment }](list map[uint64]V, most int) {
	if len(list) < most {
		return
	}
	oldest, latest := uint64(0), ^moment(0)
	for key, one := range list {
		// Of several the least: the order of a map is left to chance.
		if at := one.latest(); at < latest || at == latest && key < oldest {
			oldest, latest = key, at
		}
	}
	delete(list, oldest)
}
