// Package output writes what a command found: lists page by page as text, CSV or JSON,
// progress, and everything through outlets that steer no terminal.
package output

import (
	"bytes"
	"encoding/csv"
	"io"
	"strings"

	"github.com/charmbracelet/x/ansi"
	"github.com/spf13/cobra"

	"github.com/cognito-tui/cognito-tui/cmd/cognito-tui/exit"
	"github.com/cognito-tui/cognito-tui/logs/plain"
)

// Column is a column of a list as text and CSV.
type Column[T any] struct {
	Title string
	Value func(T) string
}

// Writer writes records page by page. A first page without records is written too: it
// may have a heading.
type Writer[T any] interface {
	Write(items []T) error
}

// New makes the writer of a format: text, csv or json; another is an error in the
// command line. held returns a record as AWS has it, where it
// is made printable for display; nil where it is not.
func New[T any](w io.Writer, format string, columns []Column[T], held func(T) T) (Writer[T], error) {
	if held == nil {
		held = func(item T) T { return item }
	}
	switch format {
	case "text":
		return Text(w, columns), nil
	case "csv":
		return &csvWriter[T]{w: csv.NewWriter(w), columns: columns, held: held}, nil
	case "json":
		return jsonWriter[T]{w, held}, nil
	}
	return nil, exit.Usagef("--output %s: use text, json or csv", format)
}

type jsonWriter[T any] struct {
	w    io.Writer
	held func(T) T
}

func (j jsonWriter[T]) Write(items []T) error {
	var page bytes.Buffer // one write for a page, not one for a record
	lines := NewJSONLines(&page)
	for _, item := range items {
		if err := lines.Encode(j.held(item)); err != nil {
			return err
		}
	}
	_, err := page.WriteTo(j.w)
	return err
}

// WriteJSON writes records as they are, one line of JSON each.
func WriteJSON[T any](w io.Writer, items []T) error {
	return jsonWriter[T]{w, func(item T) T { return item }}.Write(items)
}

type csvWriter[T any] struct {
	w       *csv.Writer
	columns []Column[T]
	held    func(T) T
	begun   bool
	altered int // values that are not written exactly
}

func (c *csvWriter[T]) Write(items []T) error {
	if !c.begun {
		c.begun = true
		if err := c.w.Write(titles(c.columns)); err != nil {
			return err
		}
	}
	for _, item := range items {
		row := values(c.columns, item)
		if err := c.w.Write(row); err != nil {
			return err
		}
		held := c.held(item)
		for i, column := range c.columns {
			if column.Value(held) != row[i] {
				c.altered++
			}
		}
	}
	c.w.Flush()
	return c.w.Error()
}

// Altered returns how many values a writer of CSV did not write exactly; the others
// change none or are for display alone.
func Altered[T any](w Writer[T]) int {
	if c, ok := w.(*csvWriter[T]); ok {
		return c.altered
	}
	return 0
}

// SayAltered says how many values were changed for display, and which format has them
// exactly.
func SayAltered(cmd *cobra.Command, n int, exactly string) {
	switch n {
	case 0:
	case 1:
		Say(cmd, "1 value has characters that can't be shown and is written as it is displayed; %s has it exactly.", exactly)
	default:
		Say(cmd, "%d values have characters that can't be shown and are written as they are displayed; %s has them exactly.", n, exactly)
	}
}

// textWriter aligns columns by the first page; a longer value on a later page shifts its
// row rather than being cut.
type textWriter[T any] struct {
	w       io.Writer
	columns []Column[T]
	widths  []int
}

// Text makes the writer of aligned columns.
func Text[T any](w io.Writer, columns []Column[T]) Writer[T] {
	return &textWriter[T]{w: w, columns: columns}
}

func (t *textWriter[T]) Write(items []T) error {
	var b strings.Builder
	if t.widths == nil {
		heading := titles(t.columns)
		for i := range heading {
			heading[i] = strings.ToUpper(heading[i])
		}
		t.measure(heading, items)
		t.row(&b, heading)
	}
	for _, item := range items {
		t.row(&b, values(t.columns, item))
	}
	_, err := io.WriteString(t.w, b.String())
	return err
}

func (t *textWriter[T]) measure(heading []string, items []T) {
	t.widths = make([]int, len(heading))
	widen := func(row []string) {
		for i, v := range row {
			t.widths[i] = max(t.widths[i], ansi.StringWidth(v))
		}
	}
	widen(heading)
	for _, item := range items {
		widen(values(t.columns, item))
	}
}

// row writes a row without trailing blanks.
func (t *textWriter[T]) row(b *strings.Builder, row []string) {
	blanks := 0
	for i, v := range row {
		if v != "" {
			b.WriteString(strings.Repeat(" ", blanks))
			b.WriteString(v)
			blanks = 0
		}
		blanks += max(0, t.widths[i]-ansi.StringWidth(v)) + 2
	}
	b.WriteByte('\n')
}

func titles[T any](columns []Column[T]) []string {
	out := make([]string, len(columns))
	for i, c := range columns {
		out[i] = c.Title
	}
	return out
}

func values[T any](columns []Column[T], item T) []string {
	out := make([]string, len(columns))
	for i, c := range columns {
		out[i] = plain.Text(c.Value(item)) // a cell is one line
	}
	return out
}
