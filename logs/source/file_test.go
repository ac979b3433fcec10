package source

import (
	"bytes"
	"compress/gzip"
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"runtime"
	"strings"
	"testing"
	"testing/iotest"
	"time"

	"github.com/google/go-cmp/cmp"

	"github.com/cognito-tui/cognito-tui/logs"
	"github.com/cognito-tui/cognito-tui/logs/frame"
)

// readAll returns the records of a text.
func readAll(t *testing.T, in io.Reader) []logs.Record {
	t.Helper()
	var out []logs.Record
	err := File{Name: "-", In: in}.Read(t.Context(), func(batch []logs.Record) { out = append(out, batch...) })
	if err != nil {
		t.Fatal(err)
	}
	return out
}

func texts(records []logs.Record) []string {
	out := []string{}
	for _, r := range records {
		out = append(out, r.Text)
	}
	return out
}

func TestForms(t *testing.T) {
	for name, c := range map[string]struct {
		in   string
		want []string
	}{
		"nothing":                {"", nil},
		"JSON lines":             {"{\"a\":1}\n{\"b\":2}\n", []string{`{"a":1}`, `{"b":2}`}},
		"Windows's line ends":    {"{\"a\":1}\r\n{\"b\":2}\r\n", []string{`{"a":1}`, `{"b":2}`}},
		"a mark at the front":    {"\ufeff{\"a\":1}\n", []string{`{"a":1}`}},
		"empty lines":            {"\n\n{\"a\":1}\n\n", []string{`{"a":1}`}},
		"no end":                 {"{\"a\":1}\n{\"b\":2}", []string{`{"a":1}`, `{"b":2}`}},
		"half a line":            {"{\"a\":1}\n{\"b\":", []string{`{"a":1}`}},
		"half a string":          {"{\"a\":1}\n{\"b\":\"}", []string{`{"a":1}`}},
		"half an indented value": {"{\"a\":1}\n{\n  \"b\":", []string{`{"a":1}`}},
		"words":                  {"START RequestId: 1\nhello", []string{"START RequestId: 1", "hello"}},
		"an error of Python's":   {"[ERROR] x: y\n", []string{"[ERROR] x: y"}},
		"indented values":        {"{\n  \"a\": 1\n}\n{\n  \"b\": [\n    2\n  ]\n}\n", []string{"{\"a\":1}", "{\"b\":[\n    2\n  ]}"}},
		"an object over lines":   {"x\tINFO\t{\n  a: 'b',\n  c: {\n    d: 1\n  }\n}\nEND\n", []string{"x\tINFO\t{\n  a: 'b',\n  c: {\n    d: 1\n  }\n}", "END"}},
		"an object cut short":    {"x {\n  a: 1\n{\"b\":2}\n", []string{"x {\n  a: 1", `{"b":2}`}},
		"a file of CloudTrail":   {`{"Records":[{"a":"]}"},{"b":[1,{"c":"\"}"}]}]}`, []string{`{"a":"]}"}`, `{"b":[1,{"c":"\"}"}]}`}},
		"two of them":            {`{"Records":[{"a":1}]}` + "\n" + `{"Records": [{"b":2}]}`, []string{`{"a":1}`, `{"b":2}`}},
		"half of one":            {`{"Records":[{"a":1},{"b":`, []string{`{"a":1}`}},
		"none in it":             {`{"Records":[]}`, nil},
		"filter-log-events":      {"{\n    \"searchedLogStreams\": [],\n    \"events\": [\n        {\n            \"message\": \"x\"\n        }\n    ],\n    \"nextToken\": \"y\"\n}\n", []string{"{\n            \"message\": \"x\"\n        }"}},
		"a list":                 {`[{"a":1}, "b", 3, null]`, []string{`{"a":1}`, `"b"`, "3", "null"}},
		"words behind a list":    {"[{\"a\":1}]\nhello\n", []string{`{"a":1}`, "hello"}},
		"a list within a record": {"{\n\"x\": {\"events\": [1]}}", []string{`{"x":{"events": [1]}}`}},
	} {
		for how, in := range map[string]io.Reader{"": strings.NewReader(c.in), ", byte by byte": iotest.OneByteReader(strings.NewReader(c.in))} {
			if diff := cmp.Diff(append([]string{}, c.want...), texts(readAll(t, in))); diff != "" {
				t.Errorf("%s%s (-want, +got)\n%s", name, how, diff)
			}
		}
	}
}

// TestTail reads what `aws logs tail` prints, in its three formats.
func TestTail(t *testing.T) {
	at := time.Date(2026, 11, 14, 11, 2, 10, 123_000_000, time.UTC)
	for text, want := range map[string]logs.Record{
		`2026-11-14T11:02:10.123000+00:00 2026/11/14/[$LATEST]8f5a START RequestId: 1`: {Time: at, Stream: "2026/11/14/[$LATEST]8f5a", Text: "START RequestId: 1"},
		`2026-11-14T12:02:10.123000+01:00 s {"a":1}`:                                   {Time: at, Stream: "s", Text: `{"a":1}`},
		`2026-11-14T11:02:10 {"a":1}`:                                                  {Time: at.Truncate(time.Second), Text: `{"a":1}`},
		`2026-11-14T11:02:10 REPORT RequestId: 1`:                                      {Time: at.Truncate(time.Second), Text: "REPORT RequestId: 1"},
		`2026-11-14T11:02:10 [ERROR] KeyError: 'x'`:                                    {Time: at.Truncate(time.Second), Text: `[ERROR] KeyError: 'x'`},
		"2026-11-14T11:02:10 2026-11-14T11:02:10.123Z\t8f5a\tINFO\t{ a: 'b' }":         {Time: at.Truncate(time.Second), Text: "2026-11-14T11:02:10.123Z\t8f5a\tINFO\t{ a: 'b' }"},
		`2026-11-14T11:02:10+00:00 s [ERROR] KeyError: 'x'`:                            {Time: at.Truncate(time.Second), Stream: "s", Text: `[ERROR] KeyError: 'x'`},
		"2026-11-14T11:02:10.123000+00:00 s {\n    \"a\": 1\n}":                        {Time: at, Stream: "s", Text: "{\n    \"a\": 1\n}"},
		// Lambda's own lines look alike.
		"2026-11-14T11:02:10.123Z 8f5a Task timed out after 5.01 seconds": {Text: "2026-11-14T11:02:10.123Z 8f5a Task timed out after 5.01 seconds"},
		"2026-11-14T11:02:10.123Z\t8f5a\tINFO\thello":                     {Text: "2026-11-14T11:02:10.123Z\t8f5a\tINFO\thello"},
		"2026-11-14Thello":      {Text: "2026-11-14Thello"},
		"2026-99-14T11:02:10 x": {Text: "2026-99-14T11:02:10 x"},
	} {
		want.Group = "standard input"
		got := readAll(t, strings.NewReader(text+"\n"))
		if diff := cmp.Diff([]logs.Record{want}, got); diff != "" {
			t.Errorf("%s (-want, +got)\n%s", text, diff)
		}
	}
}

func gzipped(text string) []byte {
	var b bytes.Buffer
	w := gzip.NewWriter(&b)
	_, _ = w.Write([]byte(text)) // a bytes.Buffer never fails
	_ = w.Close()
	return b.Bytes()
}

func TestGzip(t *testing.T) {
	want := []string{`{"a":1}`, `{"b":2}`}
	if got := texts(readAll(t, bytes.NewReader(gzipped(`{"Records":[{"a":1},{"b":2}]}`)))); !cmp.Equal(want, got) {
		t.Errorf("got %q", got)
	}
	// Files of a bucket may be concatenated with cat.
	two := append(gzipped(`{"Records":[{"a":1}]}`), gzipped(`{"Records":[{"b":2}]}`)...)
	if got := texts(readAll(t, bytes.NewReader(two))); !cmp.Equal(want, got) {
		t.Errorf("got %q", got)
	}
	cut := gzipped(strings.Repeat(`{"a":1}`+"\n", 1000))
	err := File{Name: "-", In: bytes.NewReader(cut[:len(cut)-20])}.Read(t.Context(), func([]logs.Record) {})
	if err == nil || !strings.Contains(err.Error(), "standard input ends within compressed data") {
		t.Errorf("a cut one: %v", err)
	}
}

// TestLinesOfAnyLength: a line of some megabytes is kept whole; one beyond the
// limit costs only its own record.
func TestLinesOfAnyLength(t *testing.T) {
	long := `{"a":"` + strings.Repeat("x", 3<<20) + `"}`
	endless := `{"a":"` + strings.Repeat("x", frame.LongestLine+3<<20) + `"}`
	got := texts(readAll(t, strings.NewReader(long+"\n"+endless+"\n{\"b\":2}\n"+endless+"\n"+long)))
	want := []int{len(long), frame.KeptOfLong, len(`{"b":2}`), frame.KeptOfLong, len(long)}
	var lengths []int
	for _, text := range got {
		lengths = append(lengths, len(text))
	}
	if !cmp.Equal(want, lengths) {
		t.Errorf("lengths %v, want %v", lengths, want)
	}
	records := `{"Records":[` + endless + `,{"b":2}]}`
	got = texts(readAll(t, strings.NewReader(records)))
	if len(got) != 2 || len(got[0]) != frame.KeptOfLong || got[1] != `{"b":2}` {
		t.Errorf("%d records in a list", len(got))
	}
}

// TestMemoryIsBounded reads a list of 128 MB and looks at the heap.
func TestMemoryIsBounded(t *testing.T) {
	if testing.Short() {
		t.Skip("it is long")
	}
	const records = 1 << 17
	var before runtime.MemStats
	runtime.GC()
	runtime.ReadMemStats(&before)
	element := `{"a":"` + strings.Repeat("x", 1000) + `"},`
	in := io.MultiReader(strings.NewReader(`{"Records":[`), &repeated{text: element, times: records}, strings.NewReader(`{}]}`))
	count := 0
	var most uint64
	err := File{Name: "-", In: in}.Read(t.Context(), func(batch []logs.Record) {
		if count += len(batch); count%(1<<14) < len(batch) {
			runtime.GC() // garbage is not the reader's memory
			var m runtime.MemStats
			runtime.ReadMemStats(&m)
			most = max(most, m.HeapAlloc-min(m.HeapAlloc, before.HeapAlloc))
		}
	})
	if err != nil || count != records+1 {
		t.Fatalf("%d records: %v", count, err)
	}
	if most > 32<<20 {
		t.Errorf("%d MB of heap", most>>20)
	}
}

// repeated reads the same text again and again.
type repeated struct {
	text  string
	times int
	rest  string
}

func (r *repeated) Read(p []byte) (int, error) {
	if r.rest == "" {
		if r.times == 0 {
			return 0, io.EOF
		}
		r.times--
		r.rest = r.text
	}
	n := copy(p, r.rest)
	r.rest = r.rest[n:]
	return n, nil
}

// TestFollow plays the life of a log file: it grows, half a line at a time, is
// truncated, rotated, and absent for a moment. Each step comes after everything
// was read.
func TestFollow(t *testing.T) {
	name := filepath.Join(t.TempDir(), "log")
	write := func(flag int, text string) func() {
		return func() {
			file, err := os.OpenFile(name, flag|os.O_WRONLY|os.O_CREATE, 0o600)
			if err != nil {
				t.Fatal(err)
			}
			if _, err := file.WriteString(text); err != nil {
				t.Fatal(err)
			}
			if err := file.Close(); err != nil {
				t.Fatal(err)
			}
		}
	}
	rename := func() {
		if err := os.Rename(name, name+".1"); err != nil {
			t.Fatal(err)
		}
	}
	write(0, "{\"n\":1}\n")()
	ctx, cancel := context.WithCancel(t.Context())
	steps := []func(){
		write(os.O_APPEND, `{"n":`), write(os.O_APPEND, "2}\n"), write(os.O_APPEND, "{\"cut\":"),
		write(os.O_TRUNC, "{\"n\":3}\n"), rename, write(0, "{\"n\":4}\n{\"n\":5}\n"), write(os.O_APPEND, "{\"n\":6}\n"), cancel,
	}
	idle := 0
	var got []logs.Record
	err := File{
		Name: name, Follow: true, Idle: func() { idle++ },
		Wait: func(ctx context.Context) error {
			steps[0]()
			steps = steps[1:]
			return ctx.Err()
		},
	}.Read(ctx, func(batch []logs.Record) { got = append(got, batch...) })
	if !errors.Is(err, context.Canceled) {
		t.Fatal(err)
	}
	var want []string
	for n := range 6 {
		want = append(want, fmt.Sprintf(`{"n":%d}`, n+1))
	}
	if diff := cmp.Diff(want, texts(got)); diff != "" || idle == 0 {
		t.Errorf("idle %d times (-want, +got)\n%s", idle, diff)
	}
}

func TestWhatCannotBeRead(t *testing.T) {
	dir := t.TempDir()
	zipped := filepath.Join(dir, "a.gz")
	if err := os.WriteFile(zipped, gzipped("x"), 0o600); err != nil {
		t.Fatal(err)
	}
	for name, f := range map[string]File{
		"no such file":                  {Name: filepath.Join(dir, "none")},
		"is a directory":                {Name: dir},
		"a gzip file can't be followed": {Name: zipped, Follow: true},
	} {
		if err := f.Read(t.Context(), func([]logs.Record) { t.Error("a record") }); err == nil || !strings.Contains(err.Error(), name) {
			t.Errorf("%s: %v", name, err)
		}
	}
}

// TestStandardInputThatSaysNothing: one can quit while it is silent.
func TestStandardInputThatSaysNothing(t *testing.T) {
	in, w := io.Pipe()
	defer func() { _ = w.Close() }()
	ctx, cancel := context.WithCancel(t.Context())
	cancel()
	if err := (File{Name: "-", In: in}).Read(ctx, func([]logs.Record) {}); !errors.Is(err, context.Canceled) {
		t.Error(err)
	}
}

func FuzzForms(f *testing.F) {
	for _, s := range []string{"{\n\"events\":[1,", "[[]]", "{\"a\":1}\n{", "2026-11-14T11:02:10 {\n}", "\x1f\x8b", "{}{}[]x\n"} {
		f.Add([]byte(s))
	}
	f.Fuzz(func(t *testing.T, in []byte) {
		var whole, pieces []string
		read := func(in io.Reader, to *[]string) error {
			return File{Name: "-", In: in}.Read(t.Context(), func(batch []logs.Record) { *to = append(*to, texts(batch)...) })
		}
		errA := read(bytes.NewReader(in), &whole)
		errB := read(iotest.OneByteReader(bytes.NewReader(in)), &pieces)
		if (errA == nil) != (errB == nil) || !cmp.Equal(whole, pieces) {
			t.Fatalf("%q, %v in one piece, %q, %v byte by byte", whole, errA, pieces, errB)
		}
	})
}
