package frame

import (
	"bufio"
	"encoding/json"
	"errors"
	"io"
	"regexp"
	"strings"

	"github.com/goccy/go-yaml"

	"github.com/cognito-tui/cognito-tui/logs"
	"github.com/cognito-tui/cognito-tui/logs/parse"
)

// listing splits a stream into the items of a YAML list, as the AWS CLI prints an
// answer. Each item becomes an object.
type listing struct {
	*Framer
	in     *bufio.Reader
	indent int             // of the items
	item   strings.Builder // the current one
	long   bool            // it is longer than what is kept
}

// isYAML reports whether a line begins an answer with records in YAML, or the list that
// --query extracts from one:
//
//	events:
//	- eventId: '3…
func isYAML(line string) bool {
	return isListName(line) || listItem.MatchString(line)
}

// isListName reports whether a line is the name of a list of records, which may be empty.
func isListName(line string) bool {
	name, ok := strings.CutSuffix(strings.TrimSuffix(strings.TrimPrefix(line, "- "), " []"), ":")
	return ok && parse.HoldsRecords(name)
}

var listItem = regexp.MustCompile(`^- [A-Za-z@]+:( |$)`)

// mentions matches anchors and aliases, which no answer has: they can expand a few lines
// without limit.
var mentions = regexp.MustCompile(`(?m)(^|[:-])\s+[&*]\w`)

func (l *listing) read() error {
	l.indent = -1
	for {
		line, err := l.line()
		if line != "" {
			l.take(line)
		}
		if errors.Is(err, io.EOF) {
			l.hand()
			return nil
		}
		if err != nil {
			return err
		}
	}
}

// line returns the next line with its line break. A line that is too long is cut to the
// length that a record may have.
func (l *listing) line() (string, error) {
	var line strings.Builder
	for {
		part, err := l.in.ReadSlice('\n')
		if line.Len() < LongestLine {
			_, _ = line.Write(part) // a builder takes all
		}
		if !errors.Is(err, bufio.ErrBufferFull) {
			return line.String(), err
		}
	}
}

// take adds a line to the current item, begins an item, or ends the list.
func (l *listing) take(line string) {
	rest := strings.TrimLeft(line, " ")
	indent := len(line) - len(rest)
	begins := strings.HasPrefix(rest, "- ") && !isListName(strings.TrimSpace(rest))
	switch {
	case begins && (l.indent < 0 || indent <= l.indent):
		l.hand()
		l.indent = indent
		l.add(line[indent:])
	case l.indent >= 0 && (indent > l.indent || strings.TrimSpace(rest) == ""):
		l.add(line[min(indent, l.indent):])
	default: // another member of the answer
		l.hand()
		l.indent = -1
	}
}

func (l *listing) add(line string) {
	if l.item.Len()+len(line) >= LongestLine {
		l.long = true
		return
	}
	l.item.WriteString(line)
}

// hand delivers the current item.
func (l *listing) hand() {
	text := l.item.String()
	l.item.Reset()
	if text == "" && !l.long {
		return
	}
	record := text
	switch {
	case l.long:
		record = text[:min(len(text), KeptOfLong)] + "…" // no format recognizes it, so it is counted
	case !mentions.MatchString(text):
		var items []any
		if yaml.Unmarshal([]byte(text), &items) == nil && len(items) == 1 {
			if object, err := json.Marshal(items[0]); err == nil {
				record = string(object)
			}
		}
	}
	l.long = false
	l.emit(logs.Record{Text: record, Group: l.Group})
	if l.in.Buffered() == 0 {
		l.Flush() // what comes next may take a while
	}
}
