package parse

import (
	"encoding/json"
	"errors"
	"strings"

	"github.com/cognito-tui/cognito-tui/logs"
)

// mark is the byte order mark, which programs that concatenate files leave
// between them.
const mark = "\ufeff"

// separators may be between consecutive values: RFC 7464 defines one, and tools that
// split a list into lines leave its commas.
const separators = " \t\r\n,\x00\x1e" + mark

// apart returns a text without the separators around it.
func apart(text string) string { return strings.Trim(text, separators) }

func beginsValue(text string) bool { return text[0] == '{' || text[0] == '[' || text[0] == '"' }

// parseSeveral parses consecutive values, as Firehose writes them. The errors of what
// it does not understand are joined into one.
func (p *Parser) parseSeveral(r logs.Record, text string, emit func(*logs.Event)) error {
	var failed []error
	for text != "" {
		end := ValueEnd(text)
		if end <= 0 {
			failed = append(failed, p.missed(text))
			break
		}
		r.Text = text[:end]
		failed = append(failed, p.Parse(r, emit))
		text = apart(text[end:])
	}
	return errors.Join(failed...)
}

// parseQuoted parses a text that was written as a JSON string.
func (p *Parser) parseQuoted(r logs.Record, text string, emit func(*logs.Event)) error {
	end := ValueEnd(text)
	if end <= 0 {
		return p.parseText(r, text, emit)
	}
	var inner string
	if json.Unmarshal([]byte(text[:end]), &inner) != nil {
		return p.parseText(r, text, emit)
	}
	switch rest := apart(text[end:]); {
	case rest == "":
		return p.inner(r, inner, emit)
	case beginsValue(rest):
		return p.parseSeveral(r, text, emit)
	}
	return p.parseText(r, text, emit)
}

// ValueEnd returns where the JSON value at the beginning of a text ends, 0 if it is cut
// off. It reads only the brackets and quotation marks of the value.
func ValueEnd(text string) int {
	depth := 0
	for i := 0; i < len(text); i++ {
		switch text[i] {
		case '"':
			n := quotedEnd(text[i:])
			if n == 0 {
				return 0
			}
			i += n - 1
		case '{', '[':
			depth++
			continue
		case '}', ']':
			depth--
		default:
			if depth > 0 || i+1 < len(text) && !strings.ContainsRune(separators+`{}[]"`, rune(text[i+1])) {
				continue
			}
		}
		if depth <= 0 {
			return i + 1
		}
	}
	return 0
}

// quotedEnd returns where the string at the beginning of a text ends, 0 if it is cut off.
func quotedEnd(text string) int {
	for i := 1; i < len(text); i++ {
		switch text[i] {
		case '\\':
			i++
		case '"':
			return i + 1
		}
	}
	return 0
}

// Whole returns the length of the whole values at the beginning of a text, without one
// that is cut off.
func Whole(text string) (n int) {
	for n < len(text) {
		next := n + len(text[n:]) - len(strings.TrimLeft(text[n:], separators))
		end := 0
		if next < len(text) {
			end = ValueEnd(text[next:])
		}
		if end == 0 {
			return n
		}
		n = next + end
	}
	return n
}
