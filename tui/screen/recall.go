package screen

import (
	"slices"

	"github.com/cognito-tui/cognito-tui/logs/mask"
)

// mostRecalled is how many filters are remembered for a kind of list.
const mostRecalled = 100

// Recall remembers the filters of a session, by the kind of row that they were for. The
// zero Recall remembers none.
type Recall struct{ lines map[string][]string } // latest first, each once

// Keep remembers a filter as the latest of a kind; "" is none. One with a token or a
// password in it is not remembered: it would be shown again.
func (r *Recall) Keep(kind, line string) {
	if line == "" || len(mask.TypedSpans(line)) > 0 {
		return
	}
	if r.lines == nil {
		r.lines = map[string][]string{}
	}
	others := slices.DeleteFunc(r.lines[kind], func(l string) bool { return l == line })
	r.lines[kind] = slices.Insert(others, 0, line)[:min(len(others)+1, mostRecalled)]
}

// Of returns the filters of a kind, latest first.
func (r *Recall) Of(kind string) Recalled { return Recalled{lines: slices.Clone(r.lines[kind])} }

// Recalled is a way through the filters of one kind, from a line that is empty.
type Recalled struct {
	lines []string
	back  int // how far back, 0 for the empty line
}

// Latest is the filter that comes first, "" where there is none.
func (r *Recalled) Latest() string {
	if len(r.lines) == 0 {
		return ""
	}
	return r.lines[0]
}

// Walk goes to an older filter with up, to a newer one with down. It does so only from an
// empty line and from a filter that it brought back; ok is false otherwise: there the
// keys move the rows.
func (r *Recalled) Walk(key, line string) (filter string, ok bool) {
	if line != r.at() {
		if line != "" {
			return "", false
		}
		r.back = 0
	}
	switch {
	case key == "up" && len(r.lines) > 0:
		r.back = min(r.back+1, len(r.lines))
	case key == "down" && r.back > 0:
		r.back--
	default:
		return "", false
	}
	return r.at(), true
}

// at is the filter that the walk has come to.
func (r *Recalled) at() string {
	if r.back == 0 {
		return ""
	}
	return r.lines[r.back-1]
}
