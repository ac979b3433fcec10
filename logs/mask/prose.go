package mask

import (
	"regexp"
	"strings"
	"unicode"
	"unicode/utf8"
)

// between is what may separate a secret's name from its value in a sentence: password
// hunter2, password is: hunter2, password != hunter2. A name before a single colon or
// equals sign is a member.
var between = regexp.MustCompile(`^(?:[\p{Zs}\p{Cf}\t␉]*(?:[=!:]=+|->)[\p{Zs}\p{Cf}\t␉]*|` +
	`[\p{Zs}\p{Cf}\t␉]+(?:(?i:is|was)(?:[\p{Zs}\p{Cf}\t␉]*[:=]+[\p{Zs}\p{Cf}\t␉]*|[\p{Zs}\p{Cf}\t␉]+))?)`)

// secondHalves are words that make a name with the word before: access key,
// pass phrase.
var secondHalves = map[string]bool{"key": true, "phrase": true, "word": true, "hash": true, "verifier": true}

// sentence hides what follows a secret's name in a sentence, where it looks like a value.
func (m *mask) sentence(before, name string) {
	if secondHalves[normalName(name)] {
		name = before + name
	}
	if strings.HasSuffix(name, ".") || secrecyOf(name) == readable || harmlessNames[normalName(before+name)] {
		return
	}
	end := m.i
	m.closingQuote()
	sign := between.FindString(m.s[m.i:])
	if sign == "" {
		m.i = end
		return
	}
	m.i += len(sign)
	if from, to := m.saidValue(); from < to {
		m.hideIn(from, to)
		return
	}
	m.i = end
}

// saidValue returns where a value in a sentence begins and ends, if the next text looks like
// one.
func (m *mask) saidValue() (from, to int) {
	rest := m.s[m.i:]
	if mark := openingMark.FindString(rest); mark != "" {
		from = m.i + len(mark)
		to = m.markEnd(from, mark)
	} else {
		from, to = valueOfRun(rest[:endOfRun(rest)])
		from, to = m.i+from, m.i+to
	}
	if utf8.RuneCountInString(m.s[from:to]) < 2 { // Unexpected token '<'
		return 0, 0
	}
	return from, to
}

// valueOfRun is the value in a text between two blanks, without the brackets and signs of
// the sentence around it.
func valueOfRun(run string) (from, to int) {
	if placeInSource.MatchString(run) || tellsNothing(strings.TrimRight(run, sentenceSigns)) {
		return 0, 0
	}
	value := strings.TrimLeft(run, "([{<")
	from = len(run) - len(value)
	value = strings.TrimRight(value, sentenceSigns+")]}>\"'`\\")
	if isOrdinary(value) {
		return 0, 0
	}
	return from, from + len(value)
}

const sentenceSigns = ".,;:!?"

var (
	openingMark   = regexp.MustCompile("^\\\\*[\"'`]")
	runEnd        = regexp.MustCompile("[\\s␉␊␍]|\\\\*[\"'`][,:;}\\])]")
	placeInSource = regexp.MustCompile(`^\(.*:\d+:\d+\)`) // at getToken (/var/task/index.js:3:14)
)

func endOfRun(text string) int {
	if at := runEnd.FindStringIndex(text); at != nil {
		return at[0]
	}
	return len(text)
}

// markEnd returns where a text in quotation marks ends: a mark inside a word does not end
// it. A text without an end continues to the end of the line.
func (m *mask) markEnd(from int, mark string) int {
	for at := from; ; {
		length := strings.Index(m.s[at:], mark)
		if length < 0 || strings.ContainsAny(m.s[at:at+length], "\r\n") {
			return m.lineEnd(at)
		}
		behind := at + length + len(mark)
		if behind == len(m.s) || !startsWord(m.s[behind:]) {
			return at + length
		}
		at = behind
	}
}

// isOrdinary reports whether a text is a word of a sentence and not a value: letters with
// no capital after the first, such as expired, re-used or doesn't; or signs alone.
func isOrdinary(text string) bool {
	if strings.ContainsFunc(text, func(r rune) bool { return unicode.IsLetter(r) || unicode.IsDigit(r) }) {
		return isWordOfLetters(text)
	}
	const longestSign = 3
	return len(text) <= longestSign
}

func isWordOfLetters(text string) bool {
	for i, r := range text {
		switch {
		case ignorable(r), unicode.IsUpper(r) && i > 0:
			return false
		case !unicode.In(r, unicode.L, unicode.M) && (i == 0 || !strings.ContainsRune("-'’", r)):
			return false
		}
	}
	return true
}
