package mask

import (
	"encoding/json"
	"iter"
	"strconv"
	"strings"
	"unicode/utf16"
	"unicode/utf8"
)

// Printed reads the first object in a text as programs print one: JSON, Python's
// dict ('a': True), Node.js's inspection (a: 'b', c: [Object]), Java's map (a=b) or
// Ruby's hash ("a"=>"b"). What can't be read gives nil.
func Printed(text string) map[string]any {
	from := strings.IndexByte(text, '{')
	if from < 0 {
		return nil
	}
	r := notation{s: text, i: from}
	value, ok := r.value(0)
	if !ok {
		return nil
	}
	members, _ := value.(map[string]any)
	return members
}

// AllPrinted returns the objects in a text, one after the other, each read as Printed does.
// One that can't be read is skipped, but the objects inside it are read.
func AllPrinted(text string) iter.Seq[map[string]any] {
	return func(yield func(map[string]any) bool) {
		const mostFailures = 16 // each may cost the whole text
		for at, failures := 0, 0; failures < mostFailures; {
			from := strings.IndexByte(text[at:], '{')
			if from < 0 {
				return
			}
			r := notation{s: text, i: at + from}
			value, ok := r.value(0)
			members, isObject := value.(map[string]any)
			if !ok || !isObject {
				failures++
				at += from + 1
				continue
			}
			if !yield(members) {
				return
			}
			at = r.i
		}
	}
}

// notation reads a value in any of these notations. It is lenient: what it reads
// was made by a program, and nothing but names of members is looked for in it.
type notation struct {
	s string
	i int
}

func (n *notation) value(depth int) (any, bool) {
	const deepest = 64
	n.blanks()
	if n.i >= len(n.s) || depth > deepest {
		return nil, false
	}
	switch c := n.s[n.i]; c {
	case '{':
		return n.members(depth)
	case '[':
		return n.elements(depth)
	case '"', '\'', '`':
		return n.texts()
	default:
		return n.word(), true
	}
}

func (n *notation) members(depth int) (any, bool) {
	out := map[string]any{}
	for n.i++; ; {
		n.blanks()
		switch {
		case n.i >= len(n.s):
			return nil, false
		case n.s[n.i] == '}':
			n.i++
			return out, true
		case n.s[n.i] == ',':
			n.i++
			continue
		}
		name, ok := n.name()
		if !ok {
			return nil, false
		}
		if out[name], ok = n.value(depth + 1); !ok {
			return nil, false
		}
	}
}

// name reads a member's name, quoted or not, and its colon.
func (n *notation) name() (name string, ok bool) {
	if c := n.s[n.i]; c == '"' || c == '\'' {
		if name, ok = n.quoted(); !ok {
			return "", false
		}
		n.blanks()
	} else {
		from := n.i
		for n.i < len(n.s) && !strings.ContainsRune(":=,{}[]\n", rune(n.s[n.i])) {
			n.i++
		}
		name = strings.TrimSpace(n.s[from:n.i])
	}
	if n.i >= len(n.s) || n.s[n.i] != ':' && n.s[n.i] != '=' {
		return "", false
	}
	if n.i++; n.s[n.i-1] == '=' && n.i < len(n.s) && n.s[n.i] == '>' {
		n.i++
	}
	return name, true
}

// elements reads a list. [Object] and [Array], which Node.js prints for deeper
// values, become lists of one word.
func (n *notation) elements(depth int) (any, bool) {
	out := []any{}
	for n.i++; ; {
		n.blanks()
		switch {
		case n.i >= len(n.s):
			return nil, false
		case n.s[n.i] == ']':
			n.i++
			return out, true
		case n.s[n.i] == ',':
			n.i++
			continue
		}
		from := n.i
		value, ok := n.value(depth + 1)
		if !ok || n.i == from {
			return nil, false
		}
		out = append(out, value)
	}
}

// texts reads a string, and the further ones with which Node.js continues a long
// one after +.
func (n *notation) texts() (any, bool) {
	var joined strings.Builder // adding them one by one would copy everything for each part
	for part, ok := n.quoted(); ok; part, ok = n.quoted() {
		at := n.i
		n.blanks()
		if n.i >= len(n.s) || n.s[n.i] != '+' {
			n.i = at
			if joined.Len() == 0 {
				return part, true
			}
			joined.WriteString(part)
			return joined.String(), true
		}
		joined.WriteString(part)
		n.i++
		n.blanks()
		if n.i >= len(n.s) || !strings.ContainsRune("\"'`", rune(n.s[n.i])) {
			return nil, false
		}
	}
	return nil, false
}

// quoted reads a string up to the mark that it begins with.
func (n *notation) quoted() (string, bool) {
	mark := n.s[n.i]
	from := n.i + 1
	for i := from; i < len(n.s); i++ {
		switch n.s[i] {
		case '\\':
			i++
		case mark:
			n.i = i + 1
			return unescaped(n.s[from:i]), true
		}
	}
	return "", false
}

// unescaped undoes escapes of JSON, Python and JavaScript; an unknown escape loses
// its backslash.
func unescaped(text string) string {
	if strings.IndexByte(text, '\\') < 0 {
		return text
	}
	var out string
	if json.Unmarshal([]byte(`"`+text+`"`), &out) == nil {
		return out
	}
	var b strings.Builder
	for i := 0; i < len(text); {
		if text[i] != '\\' || i+1 == len(text) {
			b.WriteByte(text[i])
			i++
			continue
		}
		r, size := escape(text[i:])
		b.WriteRune(r)
		i += size
	}
	return b.String()
}

// escape reads the escape that a text begins with.
func escape(text string) (r rune, size int) {
	const named, meant = "bfnrtv", "\b\f\n\r\t\v"
	digits := map[byte]int{'x': 2, 'u': 4}[text[1]]
	if end := 2 + digits; digits > 0 && len(text) >= end {
		if n, err := strconv.ParseUint(text[2:end], 16, 16); err == nil {
			return withLow(rune(n), text[end:], end)
		}
	}
	if at := strings.IndexByte(named, text[1]); at >= 0 {
		return rune(meant[at]), 2
	}
	r, size = utf8.DecodeRuneInString(text[1:])
	return r, 1 + size
}

// withLow joins the two halves of a UTF-16 surrogate pair.
func withLow(high rune, rest string, size int) (rune, int) {
	if utf16.IsSurrogate(high) && len(rest) >= 6 && rest[:2] == `\u` {
		if low, err := strconv.ParseUint(rest[2:6], 16, 16); err == nil {
			return utf16.DecodeRune(high, rune(low)), size + 6
		}
	}
	return high, size
}

// words are the languages' words for true, false and nothing.
var words = map[string]any{
	"true": true, "True": true, "false": false, "False": false,
	"null": nil, "None": nil, "undefined": nil,
}

// word reads an unquoted value: a number, a word, or a class without its
// braces, as text.
func (n *notation) word() any {
	from := n.i
	for n.i < len(n.s) && !strings.ContainsRune(",{}[]\n", rune(n.s[n.i])) {
		n.i++
	}
	text := strings.TrimSpace(n.s[from:n.i])
	if value, ok := words[text]; ok {
		return value
	}
	return text
}

func (n *notation) blanks() {
	for n.i < len(n.s) && strings.IndexByte(" \t\r\n", n.s[n.i]) >= 0 {
		n.i++
	}
}
