package shell

import (
	"slices"
	"strings"
	"unicode/utf8"
)

// goesOn ends a line that is not the last.
const goesOn = `\`

// Lines breaks the command into lines of at most width columns that a shell reads
// as one command: each but the last ends in a backslash. They are broken before an
// option where that will do, so that no value stands at the beginning of a line;
// an argument that is too long is broken in two words that are joined. Measure
// tells how many columns a text takes. Where the width won't do, as for a row of
// newlines in a path, a comment says so.
func (c Command) Lines(width int, measure func(string) int) []string {
	whole := c.String()
	l := layout{width: width, measure: measure}
	switch {
	case measure(whole) <= width:
		return []string{whole}
	case strings.HasPrefix(whole, hash):
		return l.comments(strings.TrimPrefix(whole, hash))
	}
	for _, group := range c.groups() {
		l.add(group)
	}
	lines := slices.Concat(l.lines, []string{l.line})
	if slices.ContainsFunc(lines, func(line string) bool { return measure(line) > width }) {
		l.lines = nil
		return l.comments("too wide to be shown here; what is copied has all of it")
	}
	return lines
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

// layout is the lines of a command so far, and the one that is being filled.
type layout struct {
	width   int
	measure func(string) int
	lines   []string
	line    string
}

// fits reports whether a line has room for text and for what lets it go on.
func (l *layout) fits(text string) bool { return l.measure(text)+len(" "+goesOn) <= l.width }

func (l *layout) add(group []word) {
	texts := make([]string, len(group))
	for i, w := range group {
		texts[i], _ = w.write() // String had no error
	}
	whole := strings.Join(texts, " ")
	switch {
	case l.line == "":
	case l.fits(l.line + " " + whole):
		l.line += " " + whole
		return
	default:
		l.end(" ")
	}
	if l.fits(whole) {
		l.line = whole
		return
	}
	for i, w := range group {
		l.put(w, texts[i])
	}
}

// end ends a line: with a blank before the backslash a word ends too, and without
// it goes on in the next.
func (l *layout) end(blank string) {
	l.lines = append(l.lines, l.line+blank+goesOn)
	l.line = ""
}

// put adds a word to the line, in pieces if there is no room for all of it.
func (l *layout) put(w word, text string) {
	switch {
	case l.line == "":
	case l.fits(l.line + " " + text):
		l.line += " " + text
		return
	case l.fits(l.line + " " + leastPiece(w.text)):
		l.line += " "
	default:
		l.end(" ")
	}
	rest := w.text
	for rest != "" && !l.fits(l.line+tail(word{rest, w.variable})) {
		piece := l.piece(rest)
		l.line += tail(word{text: piece})
		rest = rest[len(piece):]
		if rest != "" || w.variable != "" {
			l.end("")
		}
	}
	if rest != "" || w.variable != "" || w.text == "" {
		l.line += tail(word{rest, w.variable})
	}
}

// leastPiece takes the room that the longest piece of one character does.
func leastPiece(text string) string {
	if Shown(text) {
		return tail(word{text: "'"})
	}
	return tail(word{text: "\x1b"})
}

func tail(w word) string {
	text, _ := w.write() // String had no error of the whole
	return text
}

// piece is as much of text as the line has room for, at least a character. None
// ends in a newline that printf would lose, unless it is the end.
func (l *layout) piece(text string) string {
	best := 0
	for i := 0; i < len(text); {
		_, size := utf8.DecodeRuneInString(text[i:])
		i += size
		written, err := quote(text[:i])
		if err != nil {
			continue
		}
		if best > 0 && !l.fits(l.line+written) {
			break
		}
		best = i
	}
	return text[:best]
}
