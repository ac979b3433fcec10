package parse

import (
	"encoding/json"
	"math/bits"
	"strings"
	"unicode/utf8"

	"github.com/cognito-tui/cognito-tui/logs"
	"github.com/cognito-tui/cognito-tui/logs/mask"
	"github.com/cognito-tui/cognito-tui/logs/plain"
)

// scanner reads user-activity records of the usual shape without an allocation:
// one line, no escapes, no member twice, every value a string, null, true or
// false, and nothing nested but message, logSourceId and challenges. At the first
// surprise it gives up, and encoding/json reads the record. What it reads it
// reads as encoding/json would: a fuzz test holds the two against each other.
type scanner struct {
	s     string
	i     int
	found activity
	clean bool // the text may be shown as it is

	// challenges are lists of challenges by their JSON, as there are few
	// different ones. They are shared by events, which never change them.
	challenges map[string][]logs.Challenge
}

// activity reads a record into found. It gives false, and found is of no use,
// when the record is anything but usual.
func (c *scanner) activity(s string) bool {
	c.clean = false
	if !usual(s) || mask.MayHoldJWT(s) {
		return false
	}
	c.s, c.i = s, 0
	c.clean = c.envelope() && !c.found.holdsScheme() && c.found.values[actEventType] != "" &&
		(c.found.values[actEventID] != "" || c.found.values[actResponse] != "")
	return c.clean
}

// envelope reads the whole record.
func (c *scanner) envelope() bool {
	c.found.stamp, c.found.source = "", ""
	var seen uint
	more, ok := c.open()
	for more && ok {
		var name string
		if name, ok = c.name(); !ok {
			return false
		}
		bit := uint(0)
		switch name {
		case "message":
			bit, ok = 1, c.message()
		case "eventTimestamp":
			bit = 2
			c.found.stamp, ok = c.scalar()
		case "logSourceId":
			bit, ok = 4, c.logSource()
		case "eventSource", "logLevel":
			_, ok = c.scalar()
		default:
			ok = c.unknown(name)
		}
		if !ok || seen&bit != 0 {
			return false
		}
		seen |= bit
		more, ok = c.next()
	}
	return ok && c.i == len(c.s) && seen&1 != 0
}

// message reads the members of message into their places. They are expected in
// the order of the table, as texts without blanks between them; what is otherwise
// is read by the way.
func (c *scanner) message() bool {
	var seen uint
	more, ok := c.open()
	s, i := c.s, c.i
	for at := 0; more && ok; at++ {
		if at < actMembers && seen&(1<<at) == 0 && strings.HasPrefix(s[i:], activityTexts[at]) {
			from := i + len(activityTexts[at])
			if n := toQuote(s[from:]); n >= 0 && from+n+1 < len(s) && s[from+n+1] == ',' && at != actChallenges {
				c.found.values[at] = shown(s[from : from+n])
				seen |= 1 << at
				i = from + n + 2
				if i < len(s) && s[i] == '"' {
					continue
				}
				i-- // something stands behind the comma that should not, or a blank
				c.i = i
				more, ok = c.next()
				i = c.i
				continue
			}
		}
		c.i = i
		if at, ok = c.anyMember(at, &seen); ok {
			more, ok = c.next()
		}
		i = c.i
	}
	c.forget(^seen)
	return ok
}

// anyMember reads a member of any name, and gives its place in the table, or
// expected-1, so that the same one is expected next, when it has none.
func (c *scanner) anyMember(expected int, seen *uint) (at int, ok bool) {
	name, ok := c.name()
	if !ok {
		return 0, false
	}
	if expected < actMembers && activityMembers[expected] == name {
		at = expected
	} else if at = memberAt(name); at < 0 {
		return expected - 1, c.unknown(name)
	}
	if *seen&(1<<at) != 0 {
		return at, false
	}
	*seen |= 1 << at
	return at, c.member(at)
}

// activityTexts are the members as they begin in a record when they are texts.
var activityTexts = func() (texts [actMembers]string) {
	for i, name := range activityMembers {
		texts[i] = `"` + name + `":"`
	}
	return texts
}()

// forget takes away what the record before has left in places that this one does
// not fill.
func (c *scanner) forget(places uint) {
	if places&(1<<actChallenges) != 0 {
		c.found.challenges = nil
	}
	for places &= 1<<actMembers - 1; places != 0; places &= places - 1 {
		c.found.values[bits.TrailingZeros(places)] = ""
	}
}

// unknown passes over a member that records don't have, unless it may be a secret.
func (c *scanner) unknown(name string) bool {
	_, ok := c.scalar()
	return ok && !mask.IsSecret(name)
}

func memberAt(name string) int {
	for i := range activityMembers {
		if activityMembers[i] == name {
			return i
		}
	}
	return -1
}

func (c *scanner) member(at int) (ok bool) {
	if at == actChallenges {
		c.found.values[at] = ""
		c.found.challenges, ok = c.list()
		return ok
	}
	c.found.values[at], ok = c.scalar()
	return ok
}

// logSource reads the one member of logSourceId that is of use.
func (c *scanner) logSource() bool {
	seen := false
	more, ok := c.open()
	for more && ok {
		var name, value string
		if name, ok = c.name(); !ok {
			return false
		}
		if value, ok = c.scalar(); !ok {
			return false
		}
		switch {
		case name != "userPoolId":
			ok = !mask.IsSecret(name)
		case seen:
			return false
		default:
			c.found.source, seen = value, true
		}
		if !ok {
			return false
		}
		more, ok = c.next()
	}
	return ok
}

// open reads the bracket of an object. more tells whether it has members.
func (c *scanner) open() (more, ok bool) {
	if !c.skip('{') {
		return false, false
	}
	return !c.skip('}'), true
}

// next reads the comma between members, or the bracket behind the last one.
func (c *scanner) next() (more, ok bool) {
	if c.skip(',') {
		return true, true
	}
	return false, c.skip('}')
}

// skip reads blanks, the byte b, and blanks. A usual text has no other blanks.
func (c *scanner) skip(b byte) bool {
	if c.i < len(c.s) && c.s[c.i] == ' ' {
		c.blanks()
	}
	if c.i >= len(c.s) || c.s[c.i] != b {
		return false
	}
	c.i++
	if c.i < len(c.s) && c.s[c.i] == ' ' {
		c.blanks()
	}
	return true
}

func (c *scanner) blanks() {
	for c.i < len(c.s) && c.s[c.i] == ' ' {
		c.i++
	}
}

// name reads the name of a member and its colon.
func (c *scanner) name() (string, bool) {
	name, ok := c.text()
	return name, ok && c.skip(':')
}

// text reads a string. A usual text has no backslash, so it ends at the next
// quotation mark.
func (c *scanner) text() (string, bool) {
	if c.i >= len(c.s) || c.s[c.i] != '"' {
		return "", false
	}
	from := c.i + 1
	n := toQuote(c.s[from:])
	if n < 0 {
		return "", false
	}
	c.i = from + n + 1
	return c.s[from : from+n], true
}

// toQuote is where the first quotation mark stands, -1 for nowhere. Most values
// are shorter than what it takes to call strings.IndexByte.
func toQuote(s string) int {
	i := 0
	for ; i+8 <= len(s) && i < 40; i += 8 {
		x := word(s[i:i+8]) ^ '"'*ones
		if at := (x - ones) & ^x & highs; at != 0 {
			return i + bits.TrailingZeros64(at)/8
		}
	}
	if n := strings.IndexByte(s[i:], '"'); n >= 0 {
		return i + n
	}
	return -1
}

// scalar reads a string or a word as textOf gives it. Numbers are a surprise.
func (c *scanner) scalar() (string, bool) {
	if c.i < len(c.s) && c.s[c.i] == '"' {
		v, ok := c.text()
		return shown(v), ok
	}
	for _, word := range [...]struct{ json, text string }{{"null", ""}, {"true", "true"}, {"false", "false"}} {
		if strings.HasPrefix(c.s[c.i:], word.json) {
			c.i += len(word.json)
			return word.text, true
		}
	}
	return "", false
}

// list reads the challenges. One that was seen before needs no reading.
func (c *scanner) list() ([]logs.Challenge, bool) {
	if strings.HasPrefix(c.s[c.i:], "[]") {
		c.i += 2
		return nil, true
	}
	from := c.i
	if !c.toEndOfList() {
		return nil, false
	}
	text := c.s[from:c.i]
	if known, ok := c.challenges[text]; ok {
		return known, true
	}
	return c.learn(text)
}

// toEndOfList goes behind the bracket that ends a list without lists in it.
func (c *scanner) toEndOfList() bool {
	if c.i >= len(c.s) || c.s[c.i] != '[' {
		return false
	}
	for c.i++; c.i < len(c.s); c.i++ {
		switch c.s[c.i] {
		case '"':
			if _, ok := c.text(); !ok {
				return false
			}
			c.i--
		case '[':
			return false
		case ']':
			c.i++
			return true
		}
	}
	return false
}

func (c *scanner) learn(text string) ([]logs.Challenge, bool) {
	const most = 256 // different lists; a pool has some ten
	var list []any
	d := json.NewDecoder(strings.NewReader(text))
	d.UseNumber()
	if d.Decode(&list) != nil || d.InputOffset() != int64(len(text)) {
		return nil, false
	}
	challenges := challengesOf(list)
	if c.challenges == nil {
		c.challenges = map[string][]logs.Challenge{}
	}
	if len(c.challenges) < most && len(text) < 512 {
		c.challenges[strings.Clone(text)] = challenges
	}
	return challenges, true
}

// usual tells whether a text is printable, valid UTF-8, on one line and without a
// backslash. It looks at sixteen bytes at a time.
func usual(s string) bool {
	i := 0
	for i+16 <= len(s) {
		w, x := word(s[i:i+8]), word(s[i+8:i+16])
		if (w|x)&highs != 0 {
			n := runOfOthers(s[i:])
			if part := s[i : i+n]; !plain.Safe(part) || strings.IndexByte(part, '\\') >= 0 {
				return false
			}
			i += n
			continue
		}
		if unusual(w)|unusual(x) != 0 {
			return false
		}
		i += 16
	}
	return plain.Safe(s[i:]) && strings.IndexByte(s[i:], '\\') < 0
}

const (
	ones  = 0x0101010101010101
	highs = 0x8080808080808080
)

// word is eight bytes of a text.
func word(s string) uint64 {
	_ = s[7]
	return uint64(s[0]) | uint64(s[1])<<8 | uint64(s[2])<<16 | uint64(s[3])<<24 |
		uint64(s[4])<<32 | uint64(s[5])<<40 | uint64(s[6])<<48 | uint64(s[7])<<56
}

// unusual has the high bit set in a byte of w that is a control character or a
// backslash. All bytes of w are ASCII, so no carry runs from one into the next.
func unusual(w uint64) uint64 {
	const low7 = highs - ones // 0x7f in every byte
	control := ^(w + (0x80-0x20)*ones)
	del := w + ones
	backslash := ^((w ^ '\\'*ones) + low7)
	return (control | del | backslash) & highs
}

// runOfOthers is the length of the beginning of s up to its first sixteen bytes of
// nothing but ASCII, or up to its end.
func runOfOthers(s string) int {
	i := 0
	for i < len(s) {
		if s[i] < utf8.RuneSelf {
			if i+16 <= len(s) && (word(s[i:i+8])|word(s[i+8:i+16]))&highs == 0 {
				return i
			}
			i++
			continue
		}
		_, size := utf8.DecodeRuneInString(s[i:])
		i += size
	}
	return i
}
