package parse

import "strings"

// jsonText reads JSON of the usual shape: on one line, without a backslash or a number.
type jsonText struct {
	s string
	i int
}

// open reads the bracket of an object. more reports whether it has members.
func (c *jsonText) open() (more, ok bool) {
	if !c.skip('{') {
		return false, false
	}
	return !c.skip('}'), true
}

// next reads the comma between members, or the bracket after the last one.
func (c *jsonText) next() (more, ok bool) {
	if c.skip(',') {
		return true, true
	}
	return false, c.skip('}')
}

// skip skips blanks, the byte b, and blanks. A usual text has no other blanks.
func (c *jsonText) skip(b byte) bool {
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

func (c *jsonText) blanks() {
	for c.i < len(c.s) && c.s[c.i] == ' ' {
		c.i++
	}
}

// name reads the name of a member and its colon.
func (c *jsonText) name() (string, bool) {
	name, ok := c.text()
	return name, ok && c.skip(':')
}

// text reads a string. A usual text has no backslash, so it ends at the next
// quotation mark.
func (c *jsonText) text() (string, bool) {
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

// scalar reads a string or a word as textOf gives it. Numbers are unusual.
func (c *jsonText) scalar() (string, bool) {
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

// toEndOfList moves past the bracket that ends a list without nested lists.
func (c *jsonText) toEndOfList() bool {
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
