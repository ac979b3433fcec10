package population

import "strconv"

// style is how a handle is put together.
type style int

const (
	dotted      style = iota // jana.novak
	joined                   // jananovak
	underscored              // jana_novak
	dashed                   // jana-novak
	initialled               // jnovak52
	styles
)

// slot is one possible handle of a culture.
type slot struct {
	style         style
	given, family int // indexes of the culture's names
	// lap counts how often all combinations were used up before; numbers behind
	// the name keep the laps apart.
	lap int
}

// slots is the number of slots in a lap of the culture.
func (c *culture) slots() int { return len(c.given) * len(c.family) * int(styles) }

// stride is a step that visits each of so many slots once a lap, in an order
// without a visible pattern: near the golden ratio, with no divisor in common.
func stride(slots int) int {
	step := slots * 618 / 1000
	for gcd(step, slots) != 1 {
		step++
	}
	return step
}

func gcd(a, b int) int {
	for b != 0 {
		a, b = b, a%b
	}
	return a
}

// slot returns the nth slot of the culture, in an order that start decides.
func (c *culture) slot(n, step int, start uint64) slot {
	pairs := len(c.given) * len(c.family)
	all := c.slots()
	at := (n%all*step + int(start%uint64(all))) % all
	pair := at % pairs
	given := pair % len(c.given)
	return slot{
		style:  style(at / pairs),
		given:  given,
		family: (pair/len(c.given) + given*7) % len(c.family),
		lap:    n / all,
	}
}

func (c *culture) appendHandle(b []byte, s slot) []byte {
	given, family := c.given[s.given].latin, c.family[s.family].latin
	if s.style == initialled {
		b = append(append(b, given[0]), family...)
		return appendTwoDigits(b, s.lap, 50+c.rank(s.given))
	}
	return s.appendNumber(s.appendJoined(b, given, family))
}

// appendNative appends the handle in the culture's own script. Not for
// initialled slots.
func (c *culture) appendNative(b []byte, s slot) []byte {
	given, family := c.given[s.given].text, c.family[s.family].text
	if c.order != givenFirst {
		given, family = family, given
	}
	return s.appendNumber(s.appendJoined(b, given, family))
}

func (s slot) appendJoined(b []byte, first, second string) []byte {
	b = append(b, first...)
	switch s.style {
	case dotted:
		b = append(b, '.')
	case underscored:
		b = append(b, '_')
	case dashed:
		b = append(b, '-')
	case joined, initialled, styles: // nothing between
	}
	return append(b, second...)
}

// appendNumber appends a number that no other lap gives the same names. In the
// first lap one name in six has one.
func (s slot) appendNumber(b []byte) []byte {
	salt := s.given*31 + s.family*17 + int(s.style)
	if s.lap == 0 && salt%6 != 0 {
		return b
	}
	return appendTwoDigits(b, s.lap/100, (salt+s.lap*17)%100)
}

func appendTwoDigits(b []byte, hundreds, rest int) []byte {
	if hundreds > 0 {
		b = strconv.AppendInt(b, int64(hundreds), 10)
	}
	return append(b, byte('0'+rest/10), byte('0'+rest%10))
}

// rank counts the given names before this one with the same initial.
func (c *culture) rank(given int) int {
	n := 0
	for _, g := range c.given[:given] {
		if g.latin[0] == c.given[given].latin[0] {
			n++
		}
	}
	return n
}
