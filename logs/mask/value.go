package mask

import (
	"encoding/json"
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"
)

// hideValue hides any value within an object or a list, up to the comma or bracket
// after it. A text that continues after its quotation mark, as an unescaped one does,
// is hidden with its rest.
func (m *mask) hideValue() {
	m.blanks()
	from := m.i
	end, parts := from, 0
	for m.i < len(m.s) && !endsValue(m.s[m.i]) {
		m.skipPart()
		end = m.i
		parts++
		m.blanks()
	}
	m.hide(from, end, parts == 1)
}

// hide replaces a value, unless it is a single one that reveals nothing.
func (m *mask) hide(from, end int, single bool) {
	m.i = end
	if from == end || single && tellsNothing(m.s[from:end]) {
		return
	}
	mark := byte('"')
	if isQuote(m.s[from]) {
		mark = m.s[from]
	}
	m.replace(from, end, string(mark)+Hidden+string(mark))
}

func endsValue(c byte) bool { return c == ',' || c == '}' || c == ']' || c == ')' }

// skipPart skips a text, a bracket with everything in it, or what is between
// them.
func (m *mask) skipPart() {
	switch c := m.s[m.i]; {
	case isQuote(c):
		m.skipText()
	case c == '{' || c == '[' || c == '(':
		m.skipBrackets()
	default:
		for m.i++; m.i < len(m.s) && !isBlank(m.s[m.i]) && !endsValue(m.s[m.i]) && strings.IndexByte("{[(\"'`", m.s[m.i]) < 0; {
			m.i++
		}
	}
}

// skipText skips a text in quotation marks; an unclosed one continues to the end.
func (m *mask) skipText() {
	if _, ok := m.quotedRaw(); !ok {
		m.i = len(m.s)
	}
}

func (m *mask) skipBrackets() {
	for depth := 0; m.i < len(m.s); {
		switch c := m.s[m.i]; {
		case isQuote(c) && !m.afterWord():
			m.skipText()
			continue
		case c == '{' || c == '[' || c == '(':
			depth++
		case c == '}' || c == ']' || c == ')':
			depth--
		}
		m.i++
		if depth == 0 {
			return
		}
	}
}

// hideAssigned hides the value of password=hunter2, in a sentence or an address. The
// name of a scheme is not the whole value.
func (m *mask) hideAssigned() {
	from := m.i
	m.skipAssigned()
	if scheme := strings.ToLower(m.s[from:m.i]); scheme == "bearer" || scheme == "basic" {
		m.blanks()
		m.skipAssigned()
	}
	m.hideIn(from, m.i)
}

func (m *mask) skipAssigned() {
	if strings.HasPrefix(m.s[m.i:], Hidden) { // which ends with a sign that ends a value
		m.i += len(Hidden)
	}
	for m.i < len(m.s) && !isBlank(m.s[m.i]) && strings.IndexByte("&;,\"'`)]}#<>\\", m.s[m.i]) < 0 {
		m.i++
	}
}

// hideInProse hides a value in a sentence: a quoted text, an object or a list, or the
// rest of the line.
func (m *mask) hideInProse() {
	from := m.i
	for m.i < len(m.s) && m.s[m.i] == '\\' {
		m.i++
	}
	switch {
	case m.i >= len(m.s):
	case isQuote(m.s[m.i]):
		m.hideQuotedInProse(from)
	case m.i == from && (m.s[m.i] == '{' || m.s[m.i] == '['):
		m.skipBrackets()
		m.replace(from, m.i, Hidden)
	default:
		m.hideIn(from, m.lineEnd(from))
	}
}

// hideQuotedInProse hides up to the same quotation mark, escaped as often. What
// follows it, other than a further member, is hidden as well.
func (m *mask) hideQuotedInProse(from int) {
	m.i++
	mark := m.s[from:m.i]
	length := strings.Index(m.s[m.i:], mark)
	if length < 0 {
		m.hideIn(m.i, m.lineEnd(m.i))
		return
	}
	begin, end := m.i, m.i+length
	if behind := strings.TrimLeft(m.s[end+len(mark):], " "); behind != "" && startsWord(behind) && !namesMember(behind) || strings.HasPrefix(behind, mark) {
		end = m.lineEnd(end)
	}
	m.hideIn(begin, end)
}

// namesMember reports whether a text begins with a name and a separator.
func namesMember(text string) bool {
	m := mask{notation: notation{s: text}}
	for m.i < len(text) {
		n := wordPart(text[m.i:])
		if n == 0 {
			break
		}
		m.i += n
	}
	m.closingQuote()
	return m.separator() != ""
}

func (m *mask) hideIn(from, end int) {
	m.i = end
	if value := strings.TrimRight(m.s[from:end], " "); !tellsNothing(value) {
		m.replace(from, end, Hidden)
	}
}

func (m *mask) lineEnd(from int) int {
	if length := strings.IndexAny(m.s[from:], "\r\n"); length >= 0 {
		return from + length
	}
	return len(m.s)
}

// sum reads a text, and those that Node.js adds to it with +. An unclosed one
// continues to the end.
func (m *mask) sum() string {
	from := m.i
	if text, ok := m.texts(); ok {
		return text.(string)
	}
	m.i = len(m.s)
	return unescaped(m.s[from+1:])
}

// quotedRaw skips a text in quotation marks.
func (m *mask) quotedRaw() (string, bool) {
	n := m.notation
	text, ok := n.quoted()
	if ok {
		m.i = n.i
	}
	return text, ok
}

// isPrefix recognizes the letters that Python puts before a text: b'bytes'.
func isPrefix(word string) bool {
	return len(word) <= 2 && strings.Trim(strings.ToLower(word), "bruf") == ""
}

// quotedAs writes a text in quotation marks.
func quotedAs(mark byte, text string) string {
	if mark == '"' {
		var line strings.Builder
		to := json.NewEncoder(&line)
		to.SetEscapeHTML(false)
		_ = to.Encode(text) // a strings.Builder never fails
		return strings.TrimSuffix(line.String(), "\n")
	}
	quoted := strconv.Quote(text)
	quoted = strings.ReplaceAll(quoted[1:len(quoted)-1], `\"`, `"`)
	return string(mark) + strings.ReplaceAll(quoted, string(mark), `\`+string(mark)) + string(mark)
}

func isQuote(c byte) bool { return c == '"' || c == '\'' || c == '`' }

func isBlank(c byte) bool { return c == ' ' || c == '\t' || c == '\r' || c == '\n' }

// afterWord reports whether a quotation mark is an apostrophe: can't.
func (m *mask) afterWord() bool {
	r, _ := utf8.DecodeLastRuneInString(m.s[:m.i])
	return unicode.IsLetter(r) || unicode.IsDigit(r)
}

func startsWord(text string) bool { return wordPart(text) > 0 && text[0] != '-' && text[0] != '.' }

// wordPart is the length of the next letter of a name, 0 for none. An escaped
// letter counts as itself.
func wordPart(text string) int {
	switch c := text[0]; {
	case c >= 'a' && c <= 'z', c >= 'A' && c <= 'Z', c >= '0' && c <= '9', c == '_', c == '-', c == '.', c == '$':
		return 1
	case c == '\\' && len(text) >= 6 && text[1] == 'u':
		return 6
	case c >= utf8.RuneSelf:
		r, size := utf8.DecodeRuneInString(text)
		if unicode.IsLetter(r) || unicode.IsDigit(r) {
			return size
		}
		return ignorablePart(text)
	}
	return 0
}
