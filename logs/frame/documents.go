package frame

import (
	"bufio"
	"bytes"
	"errors"
	"io"
	"slices"
	"strings"

	"github.com/cognito-tui/cognito-tui/logs"
	"github.com/cognito-tui/cognito-tui/logs/parse"
)

// documents splits a stream into JSON values, however they are laid out. The
// elements of a list of records are delivered one by one, so a CloudTrail file
// needs no more memory than its largest record.
type documents struct {
	*Framer
	feed   *feed
	in     *bufio.Reader // of the feed
	text   bytes.Buffer  // of the current value
	long   bool          // it is longer than what is kept
	script bool          // it is an object as a program prints it, with names and texts unlike JSON's
}

// errBroken means that a line break ends a string: JSON has none, so the value was cut off.
var errBroken = errors.New("a line break in a text")

// read reads values until something else follows.
func (d *documents) read() error {
	if d.in == nil {
		d.in = bufio.NewReaderSize(d.feed, 64<<10)
	}
	err := d.values()
	if errors.Is(err, io.EOF) {
		return nil // a value that the end cuts is half a record
	}
	return err
}

func (d *documents) values() error {
	for {
		c, err := d.betweenValues()
		if err != nil {
			return err
		}
		switch c {
		case '{':
			err = d.document()
		case '[':
			err = d.elements()
		default:
			return d.giveBack()
		}
		if errors.Is(err, errBroken) {
			d.hand()
			err = nil
		}
		if err != nil {
			return err
		}
	}
}

// giveBack leaves the rest, including the byte read last, to the reader of lines.
func (d *documents) giveBack() error {
	if err := d.in.UnreadByte(); err != nil {
		return err
	}
	ahead, err := d.in.Peek(d.in.Buffered())
	if err != nil {
		return err
	}
	d.feed.giveBack(ahead)
	d.in.Reset(d.feed)
	return errOtherwise
}

// betweenValues returns the next byte that belongs to a value. It skips blanks, commas and
// byte order marks, and brackets of a list whose elements were broken.
func (d *documents) betweenValues() (byte, error) {
	for {
		c, err := d.nextByte()
		if err != nil || strings.IndexByte(",]}\x00\x1e", c) < 0 && c != bom[0] {
			return c, err
		}
		if c != bom[0] {
			continue
		}
		if rest, _ := d.in.Peek(len(bom) - 1); string(rest) != bom[1:] {
			return c, nil
		}
		_, _ = d.in.Discard(len(bom) - 1) // they are there
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

// document reads an object, which is a record unless one of its members holds records.
func (d *documents) document() error {
	d.begin('{')
	var name []byte
	held := false
	for first := true; ; first = false {
		c, err := d.nextByte()
		if err != nil {
			return err
		}
		d.script = first && c != '"' && c != '}' || !first && d.script
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
		case d.script:
			d.keepBreak()
			if err := d.value(c); err != nil {
				return err
			}
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
		d.long, d.script = false, false
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
			if err := d.toQuote(c); err != nil {
				return err
			}
		case '\'', '`':
			if d.script {
				if err := d.toQuote(c); err != nil {
					return err
				}
				c = '"'
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

// toQuote keeps the rest of a string, up to the quotation mark that ends it.
func (d *documents) toQuote(mark byte) error {
	for {
		c, err := d.in.ReadByte()
		if err != nil {
			return err
		}
		if c == '\n' && mark != '`' {
			return errBroken
		}
		d.keep(c)
		if c == mark {
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

// keepBreak separates the values of a script, because the blanks between them are dropped.
func (d *documents) keepBreak() { d.keep(' ') }

// keep adds to the value, up to the length that a line may have.
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
