package mask

import (
	"strings"

	"github.com/cognito-tui/cognito-tui/logs"
)

// Text is a record without its secrets. It reads objects as programs print them, in
// JSON, as Python's dict or as Node.js's inspection, at any depth, within any other
// text, and as texts within texts, however often they were escaped. The value of a
// secret member is replaced; everything else stays as it was written.
//
// It never fails: a record that is cut, or in no known notation, is read as far as
// it goes, and in doubt too much is hidden rather than too little.
func Text(text string) string { return maskedAt(text, 0) }

// deepestText is how deep texts may be nested in texts; anything deeper is
// hidden.
const deepestText = 12

func maskedAt(text string, depth int) string {
	if strings.ContainsAny(text, ":=[ \t␉\u00a0") {
		m := mask{notation: notation{s: text}, depth: depth}
		text = m.read()
	}
	return Tokens(text)
}

// mask goes through a text once and copies it without its secrets.
type mask struct {
	notation
	depth  int // of texts within texts
	out    strings.Builder
	copied int       // how much of the text is copied to out or replaced
	open   []bracket // none is prose
	word   string    // the one before, in prose
}

// bracket is an open one: an object or a list that is being read.
type bracket struct {
	list    bool
	secrecy secrecy // of its values
	about   secrecy // of the value that goes with the name before: {"name": "pin", "value": "1234"}
	element int     // of a list, how many came before
}

func (m *mask) read() string {
	for m.i < len(m.s) {
		switch c := m.s[m.i]; {
		case c == '{', c == '[':
			m.enter(readable)
		case c == '}', c == ']':
			m.leave()
		case c == ',':
			m.next()
		case isQuote(c) && (len(m.open) > 0 || m.i == 0) && !m.afterWord():
			m.quotedText()
		case startsWord(m.s[m.i:]):
			m.bareWord()
		default:
			m.i++
		}
	}
	if m.copied == 0 {
		return m.s
	}
	m.out.WriteString(m.s[m.copied:])
	return m.out.String()
}

// enter goes into the object or list whose bracket is next. What is inside a secret
// list, or an object whose values are hidden, is secret too.
func (m *mask) enter(s secrecy) {
	list := m.s[m.i] == '['
	if outer := m.inner(); outer.secrecy == hideValues || outer.list && list {
		s = max(s, outer.secrecy)
	}
	m.open = append(m.open, bracket{list: list, secrecy: s})
	m.i++
}

func (m *mask) leave() {
	m.open = m.open[:max(0, len(m.open)-1)]
	m.i++
}

func (m *mask) next() {
	if len(m.open) > 0 {
		m.open[len(m.open)-1].element++
	}
	m.i++
}

// inner is the object or list that is being read, none in prose.
func (m *mask) inner() bracket {
	if len(m.open) == 0 {
		return bracket{}
	}
	return m.open[len(m.open)-1]
}

// quotedText reads a text in quotation marks: a member's name or a value.
func (m *mask) quotedText() {
	from := m.i
	text := m.sum()
	end := m.i
	if m.separator() != "" {
		m.i = end
		m.look(from, text) // what looks like a name may be half of a text that was cut wrongly
		m.member(text, m.separator())
		return
	}
	if m.hidesElements() {
		m.i = from
		m.hideValue()
		return
	}
	m.about(text)
	m.look(from, text)
	if len(m.open) == 0 {
		m.sentence("", text)
	}
}

// look masks a text that holds secrets within itself.
func (m *mask) look(from int, text string) {
	end := m.i
	var shown string
	switch {
	case m.depth < deepestText:
		shown = maskedAt(text, m.depth+1)
	case strings.ContainsAny(text, `"'{:=`):
		shown = Hidden
	default:
		shown = Tokens(text)
	}
	if shown != text {
		m.replace(from, end, quotedAs(m.s[from], shown))
	}
}

// hidesElements reports whether an element of a list is secret: any of a secret
// list, or the second of a pair whose first is a secret's name.
func (m *mask) hidesElements() bool {
	in := m.inner()
	return in.secrecy == hideValues || in.list && (in.secrecy != readable || in.about != readable && in.element == 1)
}

// about remembers that the first element of a list is a secret's name.
func (m *mask) about(text string) {
	if in := m.inner(); in.list && in.element == 0 && !logs.IsChallenge(text) { // a list of challenges may begin with PASSWORD
		m.open[len(m.open)-1].about = secrecyOf(text)
	}
}

// bareWord reads what is not quoted: a member's name, a number, a word of a sentence.
func (m *mask) bareWord() {
	from := m.i
	for m.i < len(m.s) {
		n := wordPart(m.s[m.i:])
		if n == 0 {
			break
		}
		m.i += n
	}
	before, name := m.word, withoutIgnorable(unescaped(m.s[from:m.i]))
	m.word = name
	if len(m.open) > 0 && isPrefix(name) && m.i < len(m.s) && isQuote(m.s[m.i]) {
		m.quotedText()
		return
	}
	end := m.i
	m.closingQuote()
	if sign := m.separator(); sign != "" {
		if harmlessNames[normalName(before+name)] { // "error code: 5"
			return
		}
		m.word = "" // in "Error: code 5" the code is not the error's
		m.member(name, sign)
		return
	}
	m.i = end
	if m.hidesElements() {
		m.i = from
		m.hideValue()
		return
	}
	m.sentence(before, name)
}

// closingQuote skips the quotation mark after a name whose opening mark was not
// taken for one: a part of JSON in a sentence.
func (m *mask) closingQuote() {
	at := m.i
	for at < len(m.s) && m.s[at] == '\\' {
		at++
	}
	if at < len(m.s) && isQuote(m.s[at]) {
		m.i = at + 1
	}
}

// separator reads what is between a name and its value, "" when it was no name.
func (m *mask) separator() string {
	at := m.i
	for at < len(m.s) && isBlank(m.s[at]) {
		at++
	}
	for _, sign := range [...]string{"=>", ":", "="} {
		if strings.HasPrefix(m.s[at:], sign) && !strings.HasPrefix(m.s[at:], "://") && !strings.HasPrefix(m.s[at:], "==") {
			m.i = at + len(sign)
			return sign
		}
	}
	return ""
}

// member reads a value as its name requires.
func (m *mask) member(name, sign string) {
	s := m.secrecyOf(name)
	m.blanks()
	switch {
	case m.i >= len(m.s) || s == readable:
		return
	case s != hideWhole && (m.s[m.i] == '{' || m.s[m.i] == '['):
		m.enter(s)
	case sign == "=" && !isQuote(m.s[m.i]):
		m.hideAssigned()
	case len(m.open) > 0:
		m.hideValue()
	default:
		m.hideInProse()
	}
}

// secrecyOf judges a member by its name, its place, and the name in the member
// before it.
func (m *mask) secrecyOf(name string) secrecy {
	s, in := secrecyOf(name), m.inner()
	if in.secrecy == hideValues && !harmlessNames[normalName(name)] {
		s = max(s, hideValues)
	}
	switch {
	case len(m.open) == 0 || in.list:
	case strings.EqualFold(name, "name"), strings.EqualFold(name, "key"):
		m.open[len(m.open)-1].about = secrecyOf(m.ahead())
	case strings.EqualFold(name, "value"), strings.EqualFold(name, "values"):
		s = max(s, in.about)
	}
	return s
}

// ahead returns the next text without consuming it.
func (m *mask) ahead() string {
	n := m.notation
	n.blanks()
	if n.i < len(n.s) && isQuote(n.s[n.i]) {
		text, _ := n.quoted()
		return text
	}
	return ""
}

// replace puts something in place of a part of the text.
func (m *mask) replace(from, end int, by string) {
	m.out.WriteString(m.s[m.copied:from])
	m.out.WriteString(by)
	m.copied, m.i = end, end
}
