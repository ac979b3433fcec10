package detect

// season is what a pool has at each hour of the week, per span of five minutes.
type season struct {
	since        moment // its first event
	bucket       moment
	fails        [seasonSpans]int // of this span and those before
	passes       [seasonSpans]int
	slow, passed float64 // running means of the last hours
	cells        [168]cell
}

type cell struct{ fails, passes float32 }

// seasonSpans is how many of the latest spans are kept.
const seasonSpans = 6

const (
	seasonSpan  moment = 300
	seasonBytes int    = 1500
)

// seasonsBytes is what is set aside for seasons.
const seasonsBytes = mostTides * seasonBytes

// seasons keeps one for each pool.
type seasons struct{ list map[uint64]*season }

func newSeasons() *seasons { return &seasons{map[uint64]*season{}} }

// of gives the season of a key, rolled to now.
func (s *seasons) of(key uint64, now moment) *season {
	one := s.list[key]
	if one == nil {
		makeRoom(s.list, mostTides)
		one = &season{since: now, bucket: now / seasonSpan}
		s.list[key] = one
	}
	one.roll(now / seasonSpan)
	return one
}

// late reports whether a time is of a span that is settled.
func (s *season) late(now moment) bool { return now/seasonSpan < s.bucket }

// pass counts a success of this span.
func (s *season) pass() { s.passes[0]++ }

// fail counts a failure of this span.
func (s *season) fail() { s.fails[0]++ }

// begin is when the first of so many of the latest spans began.
func (s *season) begin(spans int) moment { return (s.bucket - moment(spans-1)) * seasonSpan }

// sum is how many failures there are in the latest spans, and how many are usual.
func (s *season) sum(now moment, spans int) (fails int, usual float64) {
	for i := range spans {
		fails += s.fails[i]
		usual += s.usual(now-min(now, moment(i)*seasonSpan), s.passes[i])
	}
	return fails, usual
}

// roll settles the spans that are over.
func (s *season) roll(bucket moment) {
	for range min(bucket-min(bucket, s.bucket), 12*168) {
		at := s.bucket * seasonSpan
		usual := s.usual(at, s.passes[0])
		fails, passes := float64(s.fails[0]), float64(s.passes[0])
		if at > s.since+day {
			fails = min(fails, 3*usual+3) // an attack must not become usual
		}
		s.slow += 0.05 * (fails - s.slow)
		s.passed += 0.05 * (passes - s.passed)
		c := s.at(at)
		if c.fails == 0 && c.passes == 0 {
			c.fails, c.passes = float32(fails), float32(passes)
		}
		c.fails += 0.1 * (float32(fails) - c.fails)
		c.passes += 0.1 * (float32(passes) - c.passes)
		copy(s.fails[1:], s.fails[:])
		copy(s.passes[1:], s.passes[:])
		s.fails[0], s.passes[0] = 0, 0
		s.bucket++
	}
	s.bucket = max(s.bucket, bucket)
}

// latest is the number of the current span.
func (s *season) latest() moment { return s.bucket }

func (s *season) at(now moment) *cell { return &s.cells[now/hour%168] }

// usual is what failures are to be expected in this span: those of the hour of
// the week or of the last hours, whichever is more, and more of them where more
// succeed as well.
func (s *season) usual(now moment, succeeded int) float64 {
	c := s.at(now)
	usual := max(0.5, s.slow, float64(c.fails))
	if before := s.at(now - min(now, day)); c.fails == 0 { // the first week: yesterday at this hour
		usual = max(usual, float64(before.fails))
	}
	passes := max(1, s.passed, float64(c.passes))
	return usual * max(1, float64(succeeded)/passes)
}
