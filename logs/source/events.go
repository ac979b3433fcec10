package source

import (
	"bytes"
	"encoding/binary"
	"math/bits"
	"strconv"
	"strings"

	"github.com/cognito-tui/cognito-tui/logs"
)

// withoutKnown removes the events that are known from an answer of
// FilterLogEvents, and says how many these are. It overwrites the answer. An
// answer of an unusual shape is returned unchanged, for the SDK to judge.
func withoutKnown(answer []byte, known func(*logs.Record) bool) (rest []byte, left int) {
	e := events{s: answer, known: known}
	if !e.answer() || e.left == 0 {
		return answer, 0
	}
	rest = answer[:e.list.from]
	for i, k := range e.kept {
		if i > 0 {
			rest = append(rest, ',')
		}
		rest = append(rest, answer[k.from:k.to]...)
	}
	return append(rest, answer[e.list.to:]...), e.left
}

// The lowest bit of each of eight bytes, and the highest.
const (
	lowBits  = 0x0101010101010101
	highBits = 0x8080808080808080
)

// stretch is a part of a text, its end excluded.
type stretch struct{ from, to int }

// events finds the events of an answer, and reads only far enough to see where
// values end.
type events struct {
	s     []byte
	i     int
	known func(*logs.Record) bool
	list  stretch // the list without its brackets
	kept  []stretch
	left  int // events that are known
}

// answer reads the whole answer.
func (e *events) answer() bool {
	lists := 0
	return e.members(func(name []byte) bool {
		if string(name) != "events" {
			return e.value()
		}
		lists++
		return lists == 1 && e.events()
	})
}

// events reads the list of events.
func (e *events) events() bool {
	if !e.skip('[') {
		return false
	}
	e.list.from = e.i
	for more := !e.at(']'); more; more = e.skip(',') {
		from := e.i
		known, ok := e.event()
		switch {
		case !ok:
			return false
		case known:
			e.left++
		default:
			e.kept = append(e.kept, stretch{from, e.i})
		}
	}
	e.list.to = e.i
	return e.skip(']')
}

// event reads one event, and reports whether it is known by its id and its time.
func (e *events) event() (known, ok bool) {
	var r logs.Record
	times, ids := 0, 0
	ok = e.members(func(name []byte) bool {
		from := e.i
		if !e.value() {
			return false
		}
		value := bytes.TrimRight(e.s[from:e.i], blanks)
		switch string(name) {
		case "eventId":
			ids++
			if len(value) > 2 && value[0] == '"' && bytes.IndexByte(value, '\\') < 0 {
				r.ID = string(value[1 : len(value)-1])
			}
		case "timestamp":
			if ms, err := strconv.ParseInt(string(value), 10, 64); err == nil {
				times++
				r.Time = milliseconds(&ms)
			}
		}
		return true
	})
	return ok && times == 1 && ids == 1 && r.ID != "" && e.known(&r), ok
}

// members reads an object: value reads what belongs to a name.
func (e *events) members(value func(name []byte) bool) bool {
	if !e.skip('{') {
		return false
	}
	for more := !e.at('}'); more; more = e.skip(',') {
		from := e.i
		if !e.text() {
			return false
		}
		name := e.s[from+1 : e.i-1]
		if e.blanks(); !e.skip(':') || !value(name) {
			return false
		}
	}
	return e.skip('}')
}

// value skips a value of any kind.
func (e *events) value() bool {
	depth := 0
	for e.i < len(e.s) {
		switch e.s[e.i] {
		case '"':
			if !e.text() {
				return false
			}
			continue
		case '{', '[':
			depth++
		case '}', ']':
			if depth == 0 {
				return true
			}
			depth--
		case ',':
			if depth == 0 {
				return true
			}
		}
		e.i++
	}
	return false
}

// text reads a string. Messages are JSON in JSON, so every other word of eight
// bytes has a backslash in it, and the byte after it is skipped.
func (e *events) text() bool {
	if !e.at('"') {
		return false
	}
	s, i := e.s, e.i+1
	for i+8 <= len(s) {
		w := binary.LittleEndian.Uint64(s[i:])
		quote, slash := w^'"'*lowBits, w^'\\'*lowBits
		found := ((quote-lowBits) & ^quote | (slash-lowBits) & ^slash) & highBits
		if found == 0 {
			i += 8
			continue
		}
		if i += bits.TrailingZeros64(found) / 8; s[i] == '"' {
			e.i = i + 1
			return true
		}
		i += 2
	}
	for ; i < len(s); i++ {
		switch s[i] {
		case '"':
			e.i = i + 1
			return true
		case '\\':
			i++
		}
	}
	return false
}

// at reports whether the byte b is next.
func (e *events) at(b byte) bool { return e.i < len(e.s) && e.s[e.i] == b }

// skip skips blanks, the byte b, and blanks.
func (e *events) skip(b byte) bool {
	e.blanks()
	if !e.at(b) {
		return false
	}
	e.i++
	e.blanks()
	return true
}

const blanks = " \t\r\n"

func (e *events) blanks() {
	for e.i < len(e.s) && strings.IndexByte(blanks, e.s[e.i]) >= 0 {
		e.i++
	}
}
