package frame

import (
	"bufio"
	"bytes"
	"errors"
	"io"
	"slices"

	"github.com/cognito-tui/cognito-tui/logs"
	"github.com/cognito-tui/cognito-tui/logs/parse"
)

// documents splits a stream into JSON values, however they are laid out. The
// elements of a list of records are delivered one by one, so a CloudTrail file
// needs no more memory than its largest record.
type documents struct {
	*Framer
	in   *bufio.Reader
	text bytes.Buffer // of the current value
	long bool         // it is longer than what is kept
}

func (d *documents) read() error {
	err := d.values()
	if errors.Is(err, io.EOF) {
		return nil // a value that the end cuts is half a record
	}
	return err
}

func (d *documents) values() error {
	for {
		c, err := d.nextByte()
		if err != nil {
			return err
		}
		switch c {
		case '{':
			err = d.document()
		case '[':
			err = d.elements()
		default:
			err = d.strayLine(c)
		}
		if err != nil {
			return err
		}
	}
}

// nextByte returns the next byte that is not blank.
func (d *documents) nextByte() (byte, error) {
	for {
		c, err := d.in.ReadByte()
		if err != nil || !blank(c) {
			return c, err
		}
	}
}

func blank(c byte) bool { return c == ' ' || c == '\n' || c == '\t' || c == '\r' }

// strayLine is text between values.
func (d *documents) strayLine(first byte) error {
	d.begin(first)
	for {
		c, err := d.in.ReadByte()
		if err != nil || c == '\n' {
			d.hand()
			return err
		}
		d.keep(c)
	}
}

// document reads an object: a record, unless a member of it holds records.
func (d *documents) document() error {
	d.begin('{')
	var name []byte
	held := false
	for {
		c, err := d.nextByte()
		if err != nil {
			return err
		}
		switch {
		case c == '}':
			d.keep(c)
			if !held {
				d.hand()
			}
			return nil
		case c == '"' && name == nil:
			if name, err = d.name(); err != nil {
				return err
			}
		case c == ',':
			d.keep(c)
			name = nil
		case c == ':':
			d.keep(c)
		case c == '[' && parse.HoldsRecords(string(name)):
			held = true
			if err := d.elements(); err != nil {
				return err
			}
			d.begin('{') // the rest of the object is not a record
		default:
			if err := d.value(c); err != nil {
				return err
			}
		}
	}
}

func (d *documents) name() ([]byte, error) {
	from := d.text.Len()
	if err := d.value('"'); err != nil {
		return nil, err
	}
	if d.text.Len() < from+2 {
		return []byte{}, nil // the object is too long to be kept
	}
	return slices.Clone(d.text.Bytes()[from+1 : d.text.Len()-1]), nil
}

// elements delivers the elements of a list whose opening bracket was read.
func (d *documents) elements() error {
	for {
		c, err := d.nextByte()
		switch {
		case err != nil:
			return err
		case c == ']':
			return nil
		case c == ',':
			continue
		}
		d.text.Reset()
		d.long = false
		if err := d.value(c); err != nil {
			return err
		}
		d.hand()
	}
}

// value reads and keeps a value that begins with c.
func (d *documents) value(c byte) error {
	depth := 0
	for {
		d.keep(c)
		switch c {
		case '{', '[':
			depth++
		case '}', ']':
			depth--
		case '"':
			if err := d.toQuote(); err != nil {
				return err
			}
		}
		if depth <= 0 && (c == '"' || c == '}' || c == ']') {
			return nil
		}
		next, err := d.in.ReadByte()
		if err != nil {
			return err
		}
		if depth <= 0 && (blank(next) || next == ',' || next == ']' || next == '}') {
			return d.in.UnreadByte() // this ends a number or a word
		}
		c = next
	}
}

// toQuote keeps the rest of a string.
func (d *documents) toQuote() error {
	for {
		c, err := d.in.ReadByte()
		if err != nil {
			return err
		}
		d.keep(c)
		if c == '"' {
			return nil
		}
		if c == '\\' {
			if c, err = d.in.ReadByte(); err != nil {
				return err
			}
			d.keep(c)
		}
	}
}

func (d *documents) begin(c byte) {
	d.text.Reset()
	d.long = false
	d.keep(c)
}

// keep appends to the value, up to the length of the longest line.
func (d *documents) keep(c byte) {
	if d.text.Len() < LongestLine {
		d.text.WriteByte(c)
		return
	}
	d.long = true
}

func (d *documents) hand() {
	text := d.text.Bytes()
	if d.long {
		text = text[:KeptOfLong] // no format recognizes it, so it is counted
	}
	d.emit(logs.Record{Text: string(text), Group: d.Group})
	if d.in.Buffered() == 0 {
		d.Flush() // what comes next may take a while
	}
}
