package memory

// Season is a pool's usual numbers at each hour of the week, per span of five
// minutes.
type Season struct {
	Since        Moment // its first event
	bucket       Moment
	fails        [SeasonSpans]int // of this span and those before
	passes       [SeasonSpans]int
	slow, passed float64 // running means of the last hours
	cells        [168]cell
}

type cell struct{ fails, passes float32 }

// SeasonSpans is how many of the latest spans are kept separately.
const SeasonSpans = 6

const (
	seasonSpan  Moment = 300
	seasonBytes int    = 1500
)

// SeasonsBytes is how much memory Seasons may take.
const SeasonsBytes = mostTides * seasonBytes

// Seasons keeps a Season for each pool.
type Seasons struct{ list map[uint64]*Season }

// NewSeasons makes an empty one.
func NewSeasons() *Seasons { return &Seasons{map[uint64]*Season{}} }

// Of returns the season of a key, rolled to now.
func (s *Seasons) Of(key uint64, now Moment) *Season {
	one := s.list[key]
	if one == nil {
		makeRoom(s.list, mostTides)
		one = &Season{Since: now, bucket: now / seasonSpan}
		s.list[key] = one
	}
	one.roll(now / seasonSpan)
	return one
}

// Late reports whether a time is in a span that is settled.
func (s *Season) Late(now Moment) bool { return now/seasonSpan < s.bucket }

// Pass counts a success of this span.
func (s *Season) Pass() { s.passes[0]++ }

// Fail counts a failure of this span.
func (s *Season) Fail() { s.fails[0]++ }

// Begin is when the first of that many latest spans began.
func (s *Season) Begin(spans int) Moment { return (s.bucket - Moment(spans-1)) * seasonSpan }

// Sum is how many failures the latest spans have, and how many are usual.
func (s *Season) Sum(now Moment, spans int) (fails int, usual float64) {
	for i := range spans {
		fails += s.fails[i]
		usual += s.usual(now-min(now, Moment(i)*seasonSpan), s.passes[i])
	}
	return fails, usual
}

// roll settles the spans that are over.
func (s *Season) roll(bucket Moment) {
	for range min(bucket-min(bucket, s.bucket), 12*168) {
		at := s.bucket * seasonSpan
		usual := s.usual(at, s.passes[0])
		fails, passes := float64(s.fails[0]), float64(s.passes[0])
		if at > s.Since+Day {
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
func (s *Season) latest() Moment { return s.bucket }

func (s *Season) at(now Moment) *cell { return &s.cells[now/Hour%168] }

// usual is the expected number of failures in this span: that of the hour of
// the week or of the last hours, whichever is more, and more if more succeed as
// well.
func (s *Season) usual(now Moment, succeeded int) float64 {
	c := s.at(now)
	usual := max(0.5, s.slow, float64(c.fails))
	if before := s.at(now - min(now, Day)); c.fails == 0 { // the first week: yesterday at this hour
		usual = max(usual, float64(before.fails))
	}
	passes := max(1, s.passed, float64(c.passes))
	return usual * max(1, float64(succeeded)/passes)
}
