package frame

import (
	"bufio"
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
	in      *bufio.Reader
	open    logs.Record     // a record that continues over several lines
	more    strings.Builder // its text
	dropped bool            // the line is too long; its beginning was delivered
}

func (l *lines) read() error {
	buffer := make([]byte, blockSize)
	filled := 0
	for {
		n, err := l.in.Read(buffer[filled:])
		filled += n
		if end := bytes.LastIndexByte(buffer[filled-n:filled], '\n') + 1; end > 0 {
			end += filled - n
			l.block(string(buffer[:end]))
			l.Flush()
			filled = copy(buffer, buffer[end:filled])
		}
		if err != nil {
			return l.end(string(buffer[:filled]), err)
		}
		if filled == len(buffer) {
			buffer, filled = l.grow(buffer)
		}
	}
}

// grow makes room for a long line. The beginning of a line that is too long is
// delivered, so that it is counted, and the rest dropped.
func (l *lines) grow(buffer []byte) ([]byte, int) {
	if len(buffer) < LongestLine {
		larger := make([]byte, 2*len(buffer))
		return larger, copy(larger, buffer)
	}
	if !l.dropped {
		l.emit(logs.Record{Text: string(buffer[:KeptOfLong]), Group: l.Group})
	}
	l.dropped = true
	return buffer, 0
}

// block delivers the lines of a text that ends with a line break.
func (l *lines) block(text string) {
	for text != "" {
		end := strings.IndexByte(text, '\n')
		line := text[:end]
		text = text[end+1:]
		if l.dropped {
			l.dropped = false // this ends the long line
			continue
		}
		l.line(line)
	}
}

// line delivers a record, unless it continues in the next line.
func (l *lines) line(text string) {
	if len(text) > 0 && text[len(text)-1] == '\r' {
		text = text[:len(text)-1]
	}
	if l.more.Len() > 0 && l.goesOn(text) {
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

// end looks at what follows the last line break. Half a line is no record.
func (l *lines) end(rest string, err error) error {
	if !errors.Is(err, io.EOF) {
		return err
	}
	r := l.tailed(strings.TrimRight(rest, "\r"))
	if l.more.Len() > 0 {
		r = l.open
		r.Text = l.more.String() + "\n" + rest
	}
	text := strings.TrimSpace(r.Text)
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

// tailed cuts the time and the stream off a line of `aws logs tail`, whose short
// format has no stream:
//
//	2026-11-14T11:02:10.123000+00:00 2026/11/14/[$LATEST]8f5a… {"eventVersion"…
//	2026-11-14T11:02:10 {"eventVersion"…
//
// Any other line is a record as it is.
func (l *lines) tailed(text string) logs.Record {
	r := logs.Record{Text: text, Group: l.Group}
	if len(text) <= len(shortStamp) || text[0] < '0' || text[0] > '9' || text[10] != 'T' {
		return r
	}
	stamp, rest, _ := strings.Cut(text, " ")
	if strings.HasSuffix(stamp, "Z") {
		return r // Lambda's own
	}
	t := parse.TailTime(stamp)
	if t.IsZero() {
		return r
	}
	r.Time, r.Text = t, rest
	if len(stamp) == len(shortStamp) || strings.HasPrefix(rest, "{") || parse.IsOfPlatform(rest) {
		return r
	}
	if stream, message, ok := strings.Cut(rest, " "); ok {
		r.Stream, r.Text = stream, message
	}
	return r
}

// shortStamp is a time of the short format, the only one without a zone.
const shortStamp = "2006-01-02T15:04:05"
