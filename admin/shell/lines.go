package shell

import (
	"fmt"
	"slices"
	"strings"
	"unicode/utf8"
)

// goesOn ends a line that is not the last.
const goesOn = `\`

// Lines breaks the command into rows of at most width columns that a shell reads as
// one command: each but the last ends in a backslash. Who copies may miss some of
// them, and values are anybody's, so each row is safe alone: it begins with the
// program, with an option, or with what opens or goes on with a value in pieces (see
// [layout.cut]), and no quote is open at its beginning that its text relies on.
// Measure tells how many columns a text takes. Where the width won't do, a comment
// says so.
func (c Command) Lines(width int, measure func(string) int) []string {
	whole := c.String()
	l := &layout{width: width, measure: measure, write: word.write}
	switch {
	case measure(whole) <= width:
		return []string{whole}
	case strings.HasPrefix(whole, hash):
		return l.comments(strings.TrimPrefix(whole, hash))
	}
	l.lay(c.groups())
	if l.pieces {
		l = &layout{width: width, measure: measure, write: word.writeUnmarked}
		l.lay(c.groups())
	}
	if slices.ContainsFunc(l.lines, func(line string) bool { return measure(line) > width }) {
		l.lines = nil
		return l.comments("too wide to show here; a copy has all of it")
	}
	return l.lines
}

// comments are the lines of a comment: each of them is one.
func (l *layout) comments(text string) []string {
	for text != "" {
		end := 0
		for end < len(text) {
			_, size := utf8.DecodeRuneInString(text[end:])
			if end > 0 && l.measure(hash+text[:end+size]) > l.width {
				break
			}
			end += size
		}
		l.lines, text = append(l.lines, hash+text[:end]), text[end:]
	}
	return l.lines
}

// groups are the words before the first option, and then each option with what
// belongs to it.
func (c Command) groups() [][]word {
	var groups [][]word
	for i, w := range c.words {
		if i == 0 || w.isOption() {
			groups = append(groups, nil)
		}
		groups[len(groups)-1] = append(groups[len(groups)-1], w)
	}
	return groups
}

// layout is the rows of a command so far, and the one that is being filled.
type layout struct {
	width   int
	measure func(string) int
	write   func(word) (string, error)
	lines   []string
	line    string
	full    bool // nothing more goes into the line
	pieces  bool // a value is in pieces
}

func (l *layout) lay(groups [][]word) {
	for _, group := range groups {
		l.add(group)
	}
	l.lines = append(l.lines, l.line)
}

// fits reports whether a row has room for text and for what lets it go on.
func (l *layout) fits(text string) bool { return l.measure(text)+len(" "+goesOn) <= l.width }

// add adds an option and its values, in one row where there is one with room.
func (l *layout) add(group []word) {
	texts := make([]string, len(group))
	for i, w := range group {
		texts[i], _ = l.write(w) // String had no error
	}
	if l.put(strings.Join(texts, " "), group[0].begins()) {
		return
	}
	if len(group) == 2 && group[0].begins() && l.put(texts[0]+" "+opening, true) {
		l.cut(group[1].text)
		return
	}
	for i, w := range group {
		if !l.put(texts[i], w.begins()) {
			l.split(w, texts[i])
		}
	}
}

// put adds text to the row, or begins one with it where it may, and reports whether
// there was room for it.
func (l *layout) put(text string, begins bool) bool {
	switch {
	case l.line == "" && (l.fits(text) || len(l.lines) == 0 && !strings.Contains(text, " ")):
		l.line = text
	case l.line != "" && !l.full && l.fits(l.line+" "+text):
		l.line += " " + text
	case l.line != "" && begins && l.fits(text):
		l.end()
		l.line = text
	default:
		return false
	}
	return true
}

// end ends a row.
func (l *layout) end() {
	if l.line != "" {
		l.lines = append(l.lines, l.line+" "+goesOn)
	}
	l.line, l.full = "", false
}

// begins reports whether a row may begin with the word: an option is no program's
// name, and without a slash no path of one.
func (w word) begins() bool { return w.isOption() && Shown(w.text) && !strings.Contains(w.text, "/") }

// What a value in pieces is written with. Of the arguments of printf each second is
// put out, and the one before it is not: it is the null command of every shell, for
// a row that is pasted alone.
const (
	opening = `"$(printf %.0s%b`
	going   = ": '"
	closing = `)"`
)

// split adds a word that no row has room for, in pieces. A secret stays whole.
func (l *layout) split(w word, text string) {
	if w.variable != "" {
		l.end()
		l.line = text
		return
	}
	name, value, joined := strings.Cut(w.text, "=")
	if name += "="; !joined || !w.begins() || !bare(name) {
		name, value = "", w.text
	}
	if !l.put(name+opening, true) {
		l.end()
		l.line = name + opening
	}
	l.cut(value)
}

// cut adds a value in pieces behind what opens it:
//
//	--group-name "$(printf %.0s%b \
//	: 'the first of it' \
//	: ', and the rest')" \
//
// The row that opens it is not whole, so that none is ever what it puts out alone.
func (l *layout) cut(value string) {
	l.pieces = true
	for more := true; more; more = value != "" {
		l.end()
		var piece string
		piece, value = l.piece(value)
		l.line = going + piece + "'"
	}
	l.line += closing
	l.full = true // bash would look for its history in what follows a quote
}

// piece is as much of a value as a row has room for, at least a character of it, as
// the %b of printf takes it, and what is left.
func (l *layout) piece(value string) (piece, rest string) {
	for value != "" {
		_, size := utf8.DecodeRuneInString(value)
		next := piece + echoed(value[:size])
		if piece != "" && !l.fits(going+next+"'"+closing) {
			break
		}
		piece, value = next, value[size:]
	}
	return piece, value
}

// echoed writes a character for the %b of printf, in which quotes are not needed.
func echoed(char string) string {
	switch {
	case char == `\`:
		return `\\`
	case Shown(char) && char != "'" && char != mark:
		return char
	}
	var b strings.Builder
	for _, c := range []byte(char) {
		fmt.Fprintf(&b, `\0%03o`, c)
	}
	return b.String()
}

// mark has an interactive bash look for its history, in each row by itself: it loses
// count of the quotes where they go over several rows.
const mark = "!"

// writeUnmarked writes a word without a mark in it.
func (w word) writeUnmarked() (string, error) {
	if !strings.Contains(w.text, mark) || w.variable != "" {
		return w.write()
	}
	return printed(w.text), nil
}
