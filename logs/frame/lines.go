package frame

import (
	"bytes"
	"encoding/json"
	"errors"
	"io"
	"strings"

	"github.com/cognito-tui/cognito-tui/logs"
	"github.com/cognito-tui/cognito-tui/logs/mask"
	"github.com/cognito-tui/cognito-tui/logs/parse"
)

// lines splits a stream into lines. Records share the memory of a block, which
// is cheaper than a string each.
type lines struct {
	*Framer
	in      *feed
	buffer  []byte          // read, but not yet a whole line
	open    logs.Record     // a record that continues over several lines
	more    strings.Builder // its text
	dropped bool            // the line is too long; its beginning was delivered
	parts   parts           // of lines that were cut
}

// read reads lines until a document begins.
func (l *lines) read() error {
	if l.buffer == nil {
		l.buffer = make([]byte, blockSize)
	}
	filled := 0
	for {
		n, err := l.in.Read(l.buffer[filled:])
		filled += n
		if end := bytes.LastIndexByte(l.buffer[filled-n:filled], '\n') + 1; end > 0 {
			end += filled - n
			taken := l.block(string(l.buffer[:end]))
			l.Flush()
			if taken < end {
				return l.otherwise(l.buffer[taken:filled], err)
			}
			filled = copy(l.buffer, l.buffer[end:filled])
		}
		if err != nil {
			return l.end(string(l.buffer[:filled]), err)
		}
		if filled == len(l.buffer) {
			if l.isLongValue() {
				return l.otherwise(l.buffer[:filled], nil)
			}
			l.grow()
		}
	}
}

// otherwise leaves a part of the stream to the reader of documents.
func (l *lines) otherwise(rest []byte, err error) error {
	l.in.giveBack(rest)
	if err != nil && !errors.Is(err, io.EOF) { // the end is reached again
		return err
	}
	return errOtherwise
}

// isLongValue reports whether the line that fills the buffer is to be read as a value:
// Firehose, and concatenated files of a trail, have no line breaks.
func (l *lines) isLongValue() bool {
	head := strings.TrimLeft(string(l.buffer[:64]), " \t"+bom)
	return len(l.buffer) == blockSize && !l.dropped && l.more.Len() == 0 && (strings.HasPrefix(head, "{") || isDocument(head))
}

// grow makes room for a long line. If it is too long, its beginning is
// delivered, so that it is counted, and the rest is dropped.
func (l *lines) grow() {
	if len(l.buffer) < LongestLine {
		larger := make([]byte, 2*len(l.buffer))
		copy(larger, l.buffer)
		l.buffer = larger
		return
	}
	if !l.dropped {
		l.emit(logs.Record{Text: string(l.buffer[:KeptOfLong]), Group: l.Group})
	}
	l.dropped = true
}

// block delivers the lines of a text that ends with a whole line, up to the beginning of
// a document, and returns the position of that.
func (l *lines) block(text string) (taken int) {
	for taken < len(text) {
		line := text[taken:]
		line = line[:strings.IndexByte(line, '\n')]
		switch {
		case l.dropped:
			l.dropped = false // this was the end of the dropped line
		case line != "" && line[len(line)-1] != '}' && l.more.Len() == 0 && beginsDocument(line):
			return taken
		default:
			l.line(line)
		}
		taken += len(line) + 1
	}
	return taken
}

// beginsDocument reports whether a document begins here that continues in the next line.
func beginsDocument(line string) bool {
	if line == "" || line[0] != '{' && line[0] != '[' {
		return false
	}
	line = strings.TrimRight(line, " \t\r")
	if end := line[len(line)-1]; len(line) > 1 && (end == '}' || end == ']') {
		return false
	}
	return isDocument(line)
}

// line delivers a record, unless it continues in the next line.
func (l *lines) line(text string) {
	if len(text) > 0 && text[len(text)-1] == '\r' {
		text = text[:len(text)-1]
	}
	if len(text) > 0 && text[0] == bom[0] {
		text = strings.TrimPrefix(text, bom)
	}
	text, part := l.parts.joined(text)
	if part || l.more.Len() > 0 && l.goesOn(text) {
		return
	}
	if len(text) > 1 && text[0] == '{' && text[len(text)-1] == '}' {
		l.emit(logs.Record{Text: text, Group: l.Group})
		return
	}
	switch r := l.tailed(text); {
	case opens(r.Text):
		l.open = r
		l.more.WriteString(r.Text)
	case r.Text != "":
		l.emit(r)
	}
}

// goesOn adds a line to the open record. It returns false when the line begins
// another record: the open one was cut.
func (l *lines) goesOn(text string) bool {
	if strings.HasPrefix(text, `{"`) || !l.tailed(text).Time.IsZero() {
		l.close()
		return false
	}
	l.more.WriteByte('\n')
	l.more.WriteString(text)
	if text != "" && (text[0] == '}' || text[0] == ']') || l.more.Len() > LongestLine {
		l.close()
	}
	return true
}

// close delivers the open record.
func (l *lines) close() {
	r := l.open
	r.Text = l.more.String()
	l.more.Reset()
	l.emit(r)
}

// end handles the text after the last line break. Half a line is not a record.
func (l *lines) end(rest string, err error) error {
	if !errors.Is(err, io.EOF) {
		return err
	}
	rest, part := l.parts.joined(strings.TrimRight(rest, "\r"))
	for _, text := range l.parts.rest() {
		l.emit(logs.Record{Text: text, Group: l.Group})
	}
	if part {
		return nil
	}
	r := l.tailed(rest)
	if l.more.Len() > 0 {
		r = l.open
		r.Text = l.more.String() + "\n" + rest
	}
	text := strings.TrimSpace(r.Text)
	if n := parse.Whole(text); n > 0 && strings.HasPrefix(text, "{") && strings.HasPrefix(strings.TrimLeft(text[n:], " \t,"), "{") {
		text = text[:n] // the last of the consecutive values is cut off
		r.Text = text
	}
	half := text == "" || l.dropped || text[0] == '{' && !json.Valid([]byte(text)) && mask.Printed(text) == nil
	if !half {
		l.emit(r)
	}
	return nil
}

// opens reports whether a text continues in the next line: programs print
// objects over several lines, and end the first with a bracket.
func opens(text string) bool {
	text = strings.TrimRight(text, " \t")
	return text != "" && (text[len(text)-1] == '{' || text[len(text)-1] == '[')
}

// tailed takes the time and the stream from a line of `aws logs tail`, whose
// short format has no stream, or of an export of CloudWatch Logs to S3:
//
//	2026-11-14T11:02:10.123000+00:00 2026/11/14/[$LATEST]8f5a… {"eventVersion"…
//	2026-11-14T11:02:10 {"eventVersion"…
//	2026-11-14T11:02:10.123Z {"eventVersion"…
//
// Any other line is itself a record.
func (l *lines) tailed(text string) logs.Record {
	r := logs.Record{Text: text, Group: l.Group}
	if len(text) <= len(shortStamp) || text[0] < '0' || text[0] > '9' || text[10] != 'T' {
		return r
	}
	stamp, rest, _ := strings.Cut(text, " ")
	exported := strings.HasSuffix(stamp, "Z")
	if exported && parse.IsTimeout(text) && !parse.IsTimeout(rest) {
		return r // a line of Lambda itself
	}
	t := parse.TailTime(stamp)
	if t.IsZero() {
		return r
	}
	r.Time, r.Text = t, rest
	if exported || len(stamp) == len(shortStamp) || strings.HasPrefix(rest, "{") || parse.IsOfPlatform(rest) {
		return r
	}
	if stream, message, ok := strings.Cut(rest, " "); ok {
		r.Stream, r.Text = stream, message
	}
	return r
}

// shortStamp is a time of the short format, the only one without a zone.
const shortStamp = "2006-01-02T15:04:05"
