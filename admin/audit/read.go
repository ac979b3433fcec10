package audit

import (
	"bufio"
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"iter"
	"os"
	"slices"

	"github.com/cognito-tui/cognito-tui/admin/store"
	"github.com/cognito-tui/cognito-tui/logs/ending"
)

// CutLineError is a line of a log that is not a record: what a process left that was killed
// while writing. The rest of the log can be read.
type CutLineError struct{ Line int }

func (e *CutLineError) Error() string {
	return fmt.Sprintf("line %d of the audit is not a complete record", e.Line)
}

// Read reads the operator's own log at path, until the context is done: the acts in the order in
// which they ended, then those without an end, which are Begun. It yields a [CutLineError] for a
// line that can't be read and continues; any other error is the last, such as a
// [store.UnsafeError] for a path at which nothing would be recorded. Half a line at the end may
// be one that is being written and is not an error; neither is a log that does not exist yet.
func Read(ctx context.Context, path string, f Filter) iter.Seq2[Entry, error] {
	return read(f, func() (io.ReadCloser, error) {
		file, err := store.Open(path, os.O_RDONLY)
		if err != nil {
			return nil, err
		}
		return ending.Of(ctx, file), nil
	})
}

// read reads the log that open opens.
func read(f Filter, open func() (io.ReadCloser, error)) iter.Seq2[Entry, error] {
	return func(yield func(Entry, error) bool) {
		file, err := open()
		if errors.Is(err, fs.ErrNotExist) {
			return
		}
		if err != nil {
			yield(Entry{}, err)
			return
		}
		defer func() { _ = file.Close() }() // it was only read
		matching := func(e Entry, err error) bool {
			return err == nil && !f.Match(e) || yield(e, err)
		}
		merge(file, matching)
	}
}

// merge reads lines and joins ends to their beginnings.
func merge(r io.Reader, yield func(Entry, error) bool) {
	lines := bufio.NewReader(r)
	begun := map[string]Record{}
	for n := 1; ; n++ {
		line, tooLong, err := store.ReadLine(lines)
		if err != nil {
			if !errors.Is(err, io.EOF) {
				yield(Entry{}, err)
				return
			}
			break
		}
		if line = bytes.TrimSpace(line); len(line) == 0 && !tooLong {
			continue
		}
		if !take(n, line, begun, yield) {
			return
		}
	}
	for _, r := range unended(begun) {
		if !yield(Entry{Record: r}, nil) {
			return
		}
	}
}

// take handles one line: a beginning is kept until its end comes.
func take(n int, line []byte, begun map[string]Record, yield func(Entry, error) bool) bool {
	var r Record
	if json.Unmarshal(line, &r) != nil {
		return yield(Entry{}, &CutLineError{n})
	}
	if r.Outcome == Begun {
		begun[r.ID] = r
		return true
	}
	begin, ok := begun[r.ID]
	if !ok { // refused before it began
		begin = r
	}
	delete(begun, r.ID)
	return yield(newEntry(begin, r), nil)
}

func unended(begun map[string]Record) []Record {
	records := make([]Record, 0, len(begun))
	for _, r := range begun {
		records = append(records, r)
	}
	slices.SortFunc(records, func(a, b Record) int { return a.Time.Compare(b.Time) })
	return records
}

// Entries reads every entry of the operator's own log that the filter selects, the earliest act
// first, and returns how many lines could not be read.
func Entries(ctx context.Context, path string, f Filter) (entries []Entry, cut int, err error) {
	return sorted(path, Read(ctx, path, f))
}

// EntriesOf is Entries for a log that somebody else may have written, or that comes through a
// pipe.
func EntriesOf(ctx context.Context, path string, f Filter) (entries []Entry, cut int, err error) {
	return sorted(path, read(f, func() (io.ReadCloser, error) {
		if info, err := os.Stat(path); err == nil && info.Mode()&fs.ModeDevice != 0 {
			return nil, &store.UnsafeError{Path: path, Is: "is a device, and an audit must be a file or a pipe"}
		}
		return ending.Open(ctx, path)
	}))
}

func sorted(path string, read iter.Seq2[Entry, error]) (entries []Entry, cut int, err error) {
	for e, err := range read {
		if _, ok := errors.AsType[*CutLineError](err); ok {
			cut++
			continue
		}
		if err != nil {
			return nil, cut, fmt.Errorf("reading the audit %s: %w", path, err)
		}
		entries = append(entries, e)
	}
	slices.SortStableFunc(entries, func(a, b Entry) int { return a.Time.Compare(b.Time) })
	return entries, cut, nil
}
