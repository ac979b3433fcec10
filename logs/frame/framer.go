package frame

import (
	"bufio"
	"bytes"
	"compress/gzip"
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

// Read detects how the stream is laid out from its beginning and reads its records to
// the end. The last ones found may wait for Flush. A gzipped stream can't be followed.
// The error is that of in or of gzip; a record that the end cuts off is dropped.
func (f *Framer) Read(in *bufio.Reader, follow bool) error {
	if magic, _ := in.Peek(2); bytes.Equal(magic, []byte{0x1f, 0x8b}) {
		if follow {
			return errors.New("a gzip file can't be followed")
		}
		unzipped, err := gzip.NewReader(in)
		if err != nil {
			return err
		}
		in = bufio.NewReaderSize(unzipped, 64<<10)
	}
	if mark, _ := in.Peek(3); string(mark) == "\ufeff" {
		_, _ = in.Discard(3) // they are buffered
	}
	isDocument, err := f.looksLikeDocument(in)
	if err != nil {
		return err
	}
	if isDocument {
		return (&documents{Framer: f, in: in}).read()
	}
	return (&lines{Framer: f, in: in}).read()
}

// looksLikeDocument reports whether a stream is JSON that spans lines: it begins
// with a list, with a bracket alone on its line, or with a member that holds a
// list of records.
func (f *Framer) looksLikeDocument(in *bufio.Reader) (bool, error) {
	for size := 1; ; size = max(size+1, in.Buffered()) {
		head, err := in.Peek(min(size, 1024))
		text := strings.TrimLeft(string(head), " \t\r\n")
		line, _, whole := strings.Cut(text, "\n")
		if !whole && err == nil && len(head) < 1024 && couldBeDocument(line) {
			continue
		}
		if err != nil && !errors.Is(err, io.EOF) && !errors.Is(err, bufio.ErrBufferFull) {
			return false, err
		}
		return isDocument(strings.TrimSpace(line)), nil
	}
}

func isDocument(line string) bool {
	if line == "{" || strings.HasPrefix(line, "[") && !isLeveledBracket(line) {
		return true
	}
	rest, ok := strings.CutPrefix(line, "{")
	if !ok {
		return false
	}
	name, after, _ := strings.Cut(strings.TrimPrefix(strings.TrimSpace(rest), `"`), `"`)
	after, _ = strings.CutPrefix(strings.TrimSpace(after), ":")
	return parse.HoldsRecords(name) && strings.HasPrefix(strings.TrimSpace(after), "[")
}

// isLeveledBracket recognizes [ERROR] and the like, which begin a line of
// Python.
func isLeveledBracket(line string) bool {
	return len(line) > 1 && line[1] >= 'A' && line[1] <= 'Z'
}

// couldBeDocument reports whether more bytes could make the line the beginning of
// a document, so that it is worth waiting for them.
func couldBeDocument(line string) bool {
	const enough = 64 // bytes
	return len(line) < enough && (line == "" || line[0] == '{' || line[0] == '[' && len(line) < 2)
}
