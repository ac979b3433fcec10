package parse

import (
	"encoding/json"
	"math/bits"
	"strings"

	"github.com/cognito-tui/cognito-tui/logs"
	"github.com/cognito-tui/cognito-tui/logs/mask"
)

// scanner reads user-activity records of the usual shape without an allocation:
// one line, no escapes, no member twice, every value a string, null, true or
// false, and nothing nested but message, logSourceId and challenges. At anything
// else it gives up, and encoding/json reads the record. It reads what
// encoding/json would: a fuzz test compares the two.
type scanner struct {
	jsonText
	found activity
	clean bool // the text is printable

	// challenges are lists of challenges by their JSON, as there are few different
	// ones. Events share them and never change them.
	challenges map[string][]logs.Challenge
}

// activity reads a record into found. It returns false, and found is of no use,
// when the record is not of the usual shape.
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

// message reads the members of message into their places. It expects them in the
// order of the table, as texts without blanks between them, and reads others one
// by one.
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
				i-- // something unexpected follows the comma, or a blank
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

// anyMember reads a member of any name and returns its place in the table. For
// an unknown one it returns expected-1, so that the same member is expected
// next.
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

// forget clears what the previous record left in places that this one does not
// fill.
func (c *scanner) forget(places uint) {
	if places&(1<<actChallenges) != 0 {
		c.found.challenges = nil
	}
	for places &= 1<<actMembers - 1; places != 0; places &= places - 1 {
		c.found.values[bits.TrailingZeros(places)] = ""
	}
}

// unknown skips an unknown member, unless it may be a secret.
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

// logSource reads the only useful member of logSourceId.
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

// list reads the challenges. A list that was seen before need not be read.
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
