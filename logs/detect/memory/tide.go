package memory

// Tide is a crowd and its usual size, at an hour of the day and overall.
type Tide struct {
	Crowd
	span   Moment // how long members count
	bucket Moment // number of the current span
	spans  int    // how many spans were seen
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

// roll ends the spans that are over: it learns their size, except what is far
// beyond the usual, which would make an attack usual.
func (t *Tide) roll(now Moment) {
	bucket := now / t.span
	if t.bucket == 0 {
		t.bucket = bucket
	}
	for range min(bucket-min(t.bucket, bucket), 200) {
		end := (t.bucket + 1) * t.span
		t.Forget(end.Before(t.span))
		t.learn(end, float64(t.Size()))
		t.passed[1], t.passed[0] = t.passed[0], 0
		t.bucket++
	}
	t.bucket = max(t.bucket, bucket)
	t.Forget(now.Before(t.span))
}

func (t *Tide) learn(at Moment, size float64) {
	h := &t.hours[at/Hour%24]
	if t.spans > int(6*Hour/t.span) {
		size = min(size, 3*t.Usual(at)+3)
	}
	t.spans++
	t.slow += max(slowWeight, 1/float64(t.spans)) * (size - t.slow)
	if *h == 0 {
		*h = size
	}
	*h += hourWeight * (size - *h)
}

// Pass counts a success. It ends spans that are over, and drops members only then:
// where nobody fails there is nothing to drop.
func (t *Tide) Pass(now Moment) {
	if now/t.span > t.bucket {
		t.roll(now)
	}
	t.passed[0]++
}

// Passes is how many successes there were within one to two spans.
func (t *Tide) Passes() int { return t.passed[0] + t.passed[1] }

// Usual is the expected size, a quarter at least: one can't know that nothing
// ever happens.
func (t *Tide) Usual(at Moment) float64 {
	return max(0.25, t.slow, t.hours[at/Hour%24])
}

// Learned reports whether the usual size is known yet: after six hours.
func (t *Tide) Learned() bool { return t.spans >= int(6*Hour/t.span) }

// latest is the number of the current span.
func (t *Tide) latest() Moment { return t.bucket }

// Tides keeps a Tide for each pool, or for other keys of which there are few.
type Tides struct {
	span Moment
	list map[uint64]*Tide
}

// mostTides is how many are kept. Accounts have few pools; of the world's 230
// calling codes few are in use at once.
const (
	mostTides = 128
	tideBytes = 1600
)

// TidesBytes is how much memory Tides may take.
const TidesBytes = mostTides * tideBytes

// NewTides makes Tides whose members count for a span.
func NewTides(span Moment) *Tides { return &Tides{span: span, list: map[uint64]*Tide{}} }

// Get is the tide of a key as last rolled, nil where there is none.
func (t *Tides) Get(key uint64) *Tide { return t.list[key] }

// Of returns the tide of a key, rolled to now.
func (t *Tides) Of(key uint64, now Moment) *Tide {
	one := t.list[key]
	if one == nil {
		makeRoom(t.list, mostTides)
		one = &Tide{span: t.span}
		t.list[key] = one
	}
	one.roll(now)
	return one
}

// makeRoom drops the least recently used tide when there are too many.
func makeRoom[V interface{ latest() Moment }](list map[uint64]V, most int) {
	if len(list) < most {
		return
	}
	oldest, latest := uint64(0), ^Moment(0)
	for key, one := range list {
		// The least key among several: the order of a map is random.
		if at := one.latest(); at < latest || at == latest && key < oldest {
			oldest, latest = key, at
		}
	}
	delete(list, oldest)
}
