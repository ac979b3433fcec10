package token

import (
	"bytes"
	"encoding/json"
	"strings"

	"github.com/cognito-tui/cognito-tui/logs/plain"
)

// Claim is one member of a token's header or payload.
type Claim struct {
	Name string // printable
	// Duplicate means that the token has the name more than once. Most programs, this one
	// included, see the last.
	Duplicate bool

	raw json.RawMessage // valid JSON exactly as in the token: untrusted bytes
}

// Text is the value for people: a string's content, else compact JSON. It is
// printable, and "" for the zero Claim.
func (c Claim) Text() string {
	if s, ok := c.string(); ok {
		return plain.Text(s)
	}
	return string(c.JSON())
}

// JSON is the value as compact JSON with printable strings. Numbers and the order of members are
// as in the token. It is nil for the zero Claim.
func (c Claim) JSON() json.RawMessage {
	if c.raw == nil {
		return nil
	}
	var b bytes.Buffer
	if err := json.Compact(&b, printableStrings(c.raw)); err != nil {
		return json.RawMessage("null") // unreachable: raw is valid JSON
	}
	return b.Bytes()
}

// string returns the exact value of a claim that is a string.
func (c Claim) string() (string, bool) {
	if len(c.raw) < 2 || c.raw[0] != '"' {
		return "", false
	}
	inner := c.raw[1 : len(c.raw)-1]
	if bytes.IndexByte(inner, '\\') < 0 {
		return string(inner), true // Decode has refused what is not UTF-8
	}
	var s string
	return s, json.Unmarshal(c.raw, &s) == nil
}

// Strings returns the texts of a claim that is a list of strings, or a single string as a list
// of one. ok is false for anything else.
func (c Claim) Strings() (texts []string, ok bool) {
	exact, ok := c.strings()
	for i := range exact {
		exact[i] = plain.Text(exact[i])
	}
	return exact, ok
}

func (c Claim) strings() ([]string, bool) {
	if s, ok := c.string(); ok {
		return []string{s}, true
	}
	return c.list()
}

// list returns the exact value of a claim that is a list of strings.
func (c Claim) list() ([]string, bool) {
	if len(c.raw) == 0 || c.raw[0] != '[' {
		return nil, false
	}
	var list []*string // so that null is not taken for ""
	if json.Unmarshal(c.raw, &list) != nil {
		return nil, false
	}
	texts := make([]string, len(list))
	for i, s := range list {
		if s == nil {
			return nil, false
		}
		texts[i] = *s
	}
	return texts, true
}

// Claims are members in the order in which the token has them.
type Claims []Claim

// Get finds a claim by name, and the last of duplicates.
func (c Claims) Get(name string) (Claim, bool) {
	for i := len(c) - 1; i >= 0; i-- {
		if c[i].Name == name {
			return c[i], true
		}
	}
	return Claim{}, false
}

// Duplicates returns the names that occur more than once.
func (c Claims) Duplicates() []string {
	var names []string
	seen := map[string]bool{}
	for _, claim := range c {
		if claim.Duplicate && !seen[claim.Name] {
			seen[claim.Name] = true
			names = append(names, claim.Name)
		}
	}
	return names
}

// MarshalJSON writes an object in the order of the token, and only the last of duplicates.
func (c Claims) MarshalJSON() ([]byte, error) {
	var b strings.Builder
	b.WriteByte('{')
	last := map[string]int{}
	for i, claim := range c {
		last[claim.Name] = i
	}
	for i, claim := range c {
		if last[claim.Name] != i {
			continue
		}
		if b.Len() > 1 {
			b.WriteByte(',')
		}
		name, err := marshal(claim.Name)
		if err != nil {
			return nil, err
		}
		b.Write(name)
		b.WriteByte(':')
		b.Write(claim.JSON())
	}
	b.WriteByte('}')
	return []byte(b.String()), nil
}

// printableStrings passes the strings of valid JSON through plain.Text and leaves the rest
// unchanged.
func printableStrings(raw []byte) []byte {
	if plainJSON(raw) {
		return raw
	}
	out := make([]byte, 0, len(raw)+16)
	for i := 0; i < len(raw); {
		if raw[i] != '"' {
			out = append(out, raw[i])
			i++
			continue
		}
		end := stringEnd(raw, i)
		var s string
		_ = json.Unmarshal(raw[i:end], &s) // it is a string of valid JSON
		quoted, _ := marshal(plain.Text(s))
		out = append(out, quoted...)
		i = end
	}
	return out
}

// plainJSON reports whether no string needs rewriting: nothing is escaped and
// everything prints.
func plainJSON(raw []byte) bool {
	return bytes.IndexByte(raw, '\\') < 0 && plain.Safe(string(raw))
}
