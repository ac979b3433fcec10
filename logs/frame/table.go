package frame

import (
	"bufio"
	"bytes"
	"encoding/json"
	"errors"
	"io"
	"slices"
	"strings"

	"github.com/cognito-tui/cognito-tui/logs"
)

// table splits a stream into the rows of a table, as CSV or separated by tabs: a
// console's downloads and Athena's answers. Each row becomes an object.
type table struct {
	*Framer
	in      *bufio.Reader
	comma   byte
	columns []string
	text    []byte // of the current row
	long    bool   // it is longer than what is kept
}

// knownColumns are columns of which a table of records has at least two.
var knownColumns = []string{
	"timestamp", "@timestamp", "message", "@message", "@logstream", "logstream", "logstreamname", "ingestiontime",
	"eventname", "eventtime", "eventsource", "eventid", "cloudtrailevent", "sourceipaddress", "message.eventtype", "eventtimestamp",
}

// isHeader reports whether a line names the columns of a table of records.
func isHeader(line string) bool {
	if !couldBeHeader(line) {
		return false
	}
	known := 0
	for _, name := range cells(line, commaOf(line)) {
		if slices.Contains(knownColumns, strings.ToLower(strings.ReplaceAll(name, " ", ""))) {
			known++
		}
	}
	return known > 1
}

// couldBeHeader reports whether a line may consist of names only.
func couldBeHeader(line string) bool {
	const longest = 1024 // bytes
	return len(line) < longest && strings.IndexFunc(line, func(c rune) bool {
		return (c < 'a' || c > 'z') && (c < 'A' || c > 'Z') && (c < '0' || c > '9') && !strings.ContainsRune("@_-.,:;\t\r \"", c)
	}) < 0
}

// commaOf returns the separator of the cells of a line.
func commaOf(line string) byte {
	for _, comma := range "\t;" {
		if strings.ContainsRune(line, comma) {
			return byte(comma)
		}
	}
	return ','
}

func (t *table) read() error {
	for {
		err := t.row()
		if errors.Is(err, io.EOF) {
			return nil // a row without a line break is half a row, unless it is the last one
		}
		if err != nil {
			return err
		}
	}
}

// row reads a row, which may have line breaks in quotation marks, and delivers it.
func (t *table) row() error {
	t.text, t.long = t.text[:0], false
	quoted := false
	for {
		c, err := t.in.ReadByte()
		if err != nil {
			if errors.Is(err, io.EOF) && !quoted {
				t.hand()
			}
			return err
		}
		switch {
		case c == '"':
			quoted = !quoted
		case c == '\n' && (!quoted || t.long):
			t.hand()
			return nil
		}
		if len(t.text) < LongestLine {
			t.text = append(t.text, c)
		} else {
			t.long = true // its quotation mark may never be closed, so it continues in the next line
		}
	}
}

// hand delivers the row that was read. The first is the header, which concatenated files
// repeat.
func (t *table) hand() {
	defer func() {
		if t.in.Buffered() == 0 {
			t.Flush() // what comes next may take a while
		}
	}()
	if t.long {
		t.emit(logs.Record{Text: string(t.text[:KeptOfLong]), Group: t.Group})
		return
	}
	line := string(bytes.Trim(bytes.TrimPrefix(t.text, []byte(bom)), " \r\n"))
	if line == "" {
		return
	}
	if t.columns == nil {
		t.comma = commaOf(line)
		t.columns = columnsOf(cells(line, t.comma))
		return
	}
	row := cells(line, t.comma)
	if slices.Equal(columnsOf(slices.Clone(row)), t.columns) {
		return
	}
	object := map[string]string{}
	for i, cell := range row[:min(len(row), len(t.columns))] {
		if cell != "" {
			object[t.columns[i]] = cell
		}
	}
	text, err := json.Marshal(object)
	if err != nil {
		text = []byte(line) // no format recognizes it, so it is counted
	}
	t.emit(logs.Record{Text: string(text), Group: t.Group})
}

// columnsOf returns the names of columns. The columns of log events get the names that
// Logs Insights uses, because "message" alone says nothing.
func columnsOf(names []string) []string {
	for i, name := range names {
		switch strings.ToLower(strings.TrimSpace(name)) {
		case "message":
			names[i] = "@message"
		case "timestamp":
			names[i] = "@timestamp"
		}
	}
	return names
}

// cells returns the cells of a row, without their quotation marks.
func cells(line string, comma byte) (out []string) {
	for {
		if !strings.HasPrefix(line, `"`) {
			cell, rest, more := strings.Cut(line, string(comma))
			out = append(out, cell)
			if line = rest; !more {
				return out
			}
			continue
		}
		end := 1
		for end < len(line) && (line[end] != '"' || strings.HasPrefix(line[end:], `""`)) {
			if line[end] == '"' {
				end++
			}
			end++
		}
		out = append(out, strings.ReplaceAll(line[1:min(end, len(line))], `""`, `"`))
		at := strings.IndexByte(line[min(end, len(line)):], comma)
		if at < 0 {
			return out
		}
		line = line[min(end, len(line))+at+1:]
	}
}
