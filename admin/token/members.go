package token

import (
	"bytes"
	"encoding/json"
	"errors"
	"slices"
	"unicode/utf8"

	"github.com/cognito-tui/cognito-tui/logs/plain"
)

// mostMembers is far more than any token of Cognito's has, and limits what a screen has to list.
const mostMembers = 1000

// broken is a position in a text and what is wrong there.
type broken struct {
	at     int
	reason string
}

// endsEarly is the reason for a text that was cut.
const endsEarly = "the JSON ends in the middle"

// members splits a JSON object into its members, in order. Where the text is broken, it returns
// the members before the break, and the break.
func members(text []byte) (Claims, *broken) {
	s, at := scanner{text: text}, invalidUTF8(text)
	switch {
	case at >= 0 && utf8.FullRune(text[at:]):
		return nil, &broken{at, "not UTF-8"}
	case at >= 0:
		s.text = text[:at] // cut within a character
	}
	claims, failed := s.object()
	if failed == nil && at >= 0 {
		failed = &broken{at, "not UTF-8"}
	}
	flagDuplicates(claims)
	return claims, failed
}

// scanner walks over the top level of an object. encoding/json judges what is within a value.
type scanner struct {
	text []byte
	at   int
}

func (s *scanner) object() (claims Claims, failed *broken) {
	if !s.take('{') {
		return nil, s.fail("not a JSON object")
	}
	if s.take('}') {
		return Claims{}, s.end()
	}
	claims = make(Claims, 0, 20)
	for {
		claim, failed := s.member()
		if failed != nil {
			return claims, failed
		}
		if claims = append(claims, claim); len(claims) > mostMembers {
			return claims, s.fail("more than 1,000 members")
		}
		switch {
		case s.take(','):
		case s.take('}'):
			return claims, s.end()
		case s.at >= len(s.text) && isNumber(claim):
			return claims[:len(claims)-1], s.fail("") // the number may have lost digits
		default:
			return claims, s.fail("neither a comma nor the end of the object")
		}
	}
}

func isNumber(c Claim) bool { return c.raw[0] == '-' || c.raw[0] >= '0' && c.raw[0] <= '9' }

func (s *scanner) end() *broken {
	s.blanks()
	if s.at < len(s.text) {
		return s.fail("there is text after the object")
	}
	return nil
}

func (s *scanner) member() (Claim, *broken) {
	s.blanks()
	if s.at >= len(s.text) || s.text[s.at] != '"' {
		return Claim{}, s.fail("a member's name is missing")
	}
	raw, failed := s.value()
	if failed != nil {
		return Claim{}, failed
	}
	name, _ := Claim{raw: raw}.string()
	if !s.take(':') {
		return Claim{}, s.fail("no colon after the name")
	}
	s.blanks()
	raw, failed = s.value()
	return Claim{Name: plain.Text(name), raw: raw}, failed
}

// value reads one JSON value of any type.
func (s *scanner) value() (json.RawMessage, *broken) {
	begin := s.at
	end := valueEnd(s.text, begin)
	raw := s.text[begin:end]
	if at := tooDeep(raw); at >= 0 {
		return nil, &broken{begin + at, "nested more than 1,000 deep"}
	}
	if json.Valid(raw) {
		s.at = end
		return raw, nil
	}
	at := begin
	var syntax *json.SyntaxError
	var into json.RawMessage
	if errors.As(json.Unmarshal(raw, &into), &syntax) && syntax.Offset > 0 {
		at = begin + int(syntax.Offset) - 1
		if end == len(s.text) && int(syntax.Offset) == len(raw) {
			return nil, &broken{len(s.text), endsEarly}
		}
	}
	if at >= len(s.text) {
		return nil, &broken{len(s.text), endsEarly}
	}
	return nil, &broken{at, "no JSON value"}
}

func (s *scanner) take(c byte) bool {
	s.blanks()
	if s.at < len(s.text) && s.text[s.at] == c {
		s.at++
		return true
	}
	return false
}

func (s *scanner) blanks() {
	for s.at < len(s.text) && isBlank(s.text[s.at]) {
		s.at++
	}
}

func (s *scanner) fail(reason string) *broken {
	if s.at >= len(s.text) {
		reason = endsEarly
	}
	return &broken{s.at, reason}
}

func isBlank(c byte) bool { return c == ' ' || c == '\t' || c == '\n' || c == '\r' }

// valueEnd returns where the value that begins at i ends, if it is well formed.
func valueEnd(text []byte, i int) int {
	if i >= len(text) {
		return i
	}
	switch text[i] {
	case '"':
		return stringEnd(text, i)
	case '{', '[':
		return nestedEnd(text, i)
	}
	end := bytes.IndexAny(text[i:], ",}] \t\r\n")
	if end < 0 {
		return len(text)
	}
	return i + end
}

// stringEnd returns the position after the quote that ends the string at i.
func stringEnd(text []byte, i int) int {
	for i++; i < len(text); i++ {
		switch text[i] {
		case '\\':
			i++
		case '"':
			return i + 1
		}
	}
	return len(text)
}

func nestedEnd(text []byte, i int) int {
	for depth := 0; i < len(text); {
		switch text[i] {
		case '"':
			i = stringEnd(text, i)
			continue
		case '{', '[':
			depth++
		case '}', ']':
			depth--
		}
		i++
		if depth == 0 {
			return i
		}
	}
	return len(text)
}

// deepest is how deep values may be nested. Encoders have limits of their own, above which a
// token that was read could not be written.
const deepest = 1000

// tooDeep returns where a value is nested deeper than deepest, -1 where none is.
func tooDeep(text []byte) int {
	depth := 0
	for i := 0; i < len(text); i++ {
		switch text[i] {
		case '"':
			i = stringEnd(text, i) - 1
		case '{', '[':
			if depth++; depth > deepest {
				return i
			}
		case '}', ']':
			depth--
		}
	}
	return -1
}

// flagDuplicates marks the claims whose names occur more than once. A token has some twenty
// claims, for which comparing them all is faster than a map.
func flagDuplicates(claims Claims) {
	if len(claims) > 64 {
		flagManyDuplicates(claims)
		return
	}
	for i := range claims {
		same := func(c Claim) bool { return c.Name == claims[i].Name }
		if j := slices.IndexFunc(claims[:i], same); j >= 0 {
			claims[i].Duplicate, claims[j].Duplicate = true, true
		}
	}
}

func flagManyDuplicates(claims Claims) {
	first := make(map[string]int, len(claims))
	for i := range claims {
		if j, ok := first[claims[i].Name]; ok {
			claims[i].Duplicate, claims[j].Duplicate = true, true
			continue
		}
		first[claims[i].Name] = i
	}
}

// invalidUTF8 returns the position of the first byte that is not UTF-8, -1 when all are.
func invalidUTF8(text []byte) int {
	if utf8.Valid(text) {
		return -1
	}
	at := 0
	for {
		r, size := utf8.DecodeRune(text[at:])
		if r == utf8.RuneError && size <= 1 {
			return at
		}
		at += size
	}
}
