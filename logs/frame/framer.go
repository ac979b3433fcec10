package frame

import (
	"bufio"
	"errors"
	"io"
	"strings"

	"github.com/cognito-tui/cognito-tui/logs"
	"github.com/cognito-tui/cognito-tui/logs/parse"
)

// Sizes in bytes. A line longer than LongestLine is delivered as its first KeptOfLong
// bytes.
const (
	blockSize   = 256 << 10
	LongestLine = 16 << 20 // CloudWatch takes events of 1 MB; a pretty-printed one is larger
	KeptOfLong  = 4 << 10
)

// Framer finds the records in a stream of bytes. It is for one goroutine.
type Framer struct {
	Group   string              // of all its records: the name of the file
	Deliver func([]logs.Record) // called with batches, which it may keep
	batch   []logs.Record
}

// emit puts a record into the batch.
func (f *Framer) emit(r logs.Record) {
	const fullBatch = 512
	if f.batch == nil {
		f.batch = make([]logs.Record, 0, fullBatch)
	}
	if f.batch = append(f.batch, r); len(f.batch) == fullBatch {
		f.Flush()
	}
}

// Flush delivers the batch; call it before every wait.
func (f *Framer) Flush() {
	if len(f.batch) > 0 {
		f.Deliver(f.batch)
		f.batch = nil
	}
}

// Read splits a stream into records, up to its end: as lines and documents, whichever
// follows, or as the table or YAML whose beginning it has. The last records may wait
// for Flush. A gzipped stream can't be followed. The error is that of in or of gzip; a
// record that is cut off at the end is ignored.
func (f *Framer) Read(in *bufio.Reader, follow bool) error {
	in, err := decoded(in, follow)
	if err != nil {
		return err
	}
	first, err := firstLine(in)
	if err != nil {
		return err
	}
	switch {
	case isHeader(first):
		return (&table{Framer: f, in: in}).read()
	case isYAML(first):
		return (&listing{Framer: f, in: in}).read()
	}
	return f.readMixed(in, isDocument(first))
}

// errOtherwise ends reading by lines where a document begins, and reading by documents
// where none follows.
var errOtherwise = errors.New("it continues in another form")

func (f *Framer) readMixed(in *bufio.Reader, asDocument bool) error {
	from := &feed{in: in}
	byLine, byDocument := lines{Framer: f, in: from}, documents{Framer: f, feed: from}
	for {
		read := byLine.read
		if asDocument {
			read = byDocument.read
		}
		if err := read(); !errors.Is(err, errOtherwise) {
			return err
		}
		asDocument = !asDocument
	}
}

// firstLine returns the beginning of a stream: as much of its first line as shows what the
// stream is.
func firstLine(in *bufio.Reader) (string, error) {
	for size := 1; ; size = max(size+1, in.Buffered()) {
		head, err := in.Peek(min(size, 1024))
		text := strings.TrimLeft(string(head), " \t\r\n")
		line, _, whole := strings.Cut(text, "\n")
		if !whole && err == nil && len(head) < 1024 && saysTooLittle(line) {
			continue
		}
		if err != nil && !errors.Is(err, io.EOF) && !errors.Is(err, bufio.ErrBufferFull) {
			return "", err
		}
		return strings.TrimSpace(line), nil
	}
}

// isDocument reports whether a line begins JSON that is not one value per line: a list, a
// lone bracket, or a member that holds a list of records.
func isDocument(line string) bool {
	if rest, ok := strings.CutPrefix(line, "["); ok {
		rest = strings.TrimSpace(rest)
		return rest == "" || strings.IndexByte(`{["`, rest[0]) >= 0
	}
	rest, ok := strings.CutPrefix(line, "{")
	if rest = strings.TrimSpace(rest); !ok || rest == "" {
		return ok
	}
	name, after, _ := strings.Cut(strings.TrimPrefix(rest, `"`), `"`)
	after, _ = strings.CutPrefix(strings.TrimSpace(after), ":")
	return parse.HoldsRecords(name) && strings.HasPrefix(strings.TrimSpace(after), "[")
}

// saysTooLittle reports whether it is worth waiting for more of a line, because it could
// still be the beginning of something other than a line.
func saysTooLittle(line string) bool {
	const enough = 64 // bytes
	switch {
	case line == "":
		return true
	case line[0] == '{':
		return len(line) < enough
	case line[0] == '[':
		return strings.TrimSpace(line[1:]) == ""
	}
	return couldBeHeader(line)
}
