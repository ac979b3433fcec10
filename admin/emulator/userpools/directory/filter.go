package directory

import (
	"regexp"
	"sort"
	"strconv"
	"strings"

	"github.com/cognito-tui/cognito-tui/admin/emulator/refuse"
)

// Filter is what ListUsers searches by: one attribute, equal to a value or beginning with it.
// The zero value matches everybody.
type Filter struct {
	attribute string
	prefix    bool
	value     string // as in the attribute's index: folded where case does not count
}

// The grammar of a filter: email ^= "ali". Quotes and backslashes inside the
// value are escaped with a backslash; an attribute's name may be quoted too.
var (
	filterForm = regexp.MustCompile(`^\s*"?([^\s"=^]+)"?\s*(\^?=)\s*"((?:[^"\\]|\\.)*)"\s*$`)
	escaped    = regexp.MustCompile(`\\(.)`)
)

// ParseFilter reads the Filter of ListUsers; the empty text matches everybody.
func ParseFilter(text string) (Filter, error) {
	if strings.TrimSpace(text) == "" {
		return Filter{}, nil
	}
	parts := filterForm.FindStringSubmatch(text)
	if parts == nil {
		return Filter{}, refuse.InvalidParameter("Error while parsing filter")
	}
	name, value := parts[1], escaped.ReplaceAllString(parts[3], "$1")
	if searchable(name) == nil {
		return Filter{}, refuse.InvalidParameter("Invalid search attribute: %s", name)
	}
	if !exactCase[name] {
		value = fold(value)
	}
	return Filter{name, parts[2] == "^=", value}, nil
}

func (f Filter) all() bool { return f.attribute == "" }

// lets reports whether a user with this key matches.
func (f Filter) lets(key string) bool {
	if f.prefix {
		return strings.HasPrefix(key, f.value)
	}
	return key == f.value
}

// Cursor is the position of a user in the order of a search.
type Cursor struct {
	key string // the searched attribute, "" in the order of creation
	seq uint64
}

// Place returns the position of a user in the order of the search.
func (f Filter) Place(u *User) Cursor {
	if f.all() {
		return Cursor{seq: u.seq}
	}
	return Cursor{searchable(f.attribute)(u), u.seq}
}

// Search returns the users that match the filter and come after a position, sorted by the
// searched attribute, or by age without one.
func (d *Users) Search(f Filter, after Cursor) []*User {
	if f.all() {
		return d.after(after.seq)
	}
	index := d.index(f.attribute)
	// All matches are adjacent, and the first is at the value itself.
	rest := index.sorted[index.from(max(f.value, after.key), after.seq+1):]
	end := sort.Search(len(rest), func(i int) bool { return !f.lets(index.key(rest[i])) })
	return rest[:end]
}

// String is the cursor as a pagination token holds it.
func (c Cursor) String() string { return strconv.FormatUint(c.seq, 10) + " " + c.key }

// ParseCursor reads what String wrote.
func ParseCursor(mark string) Cursor {
	seq, key, _ := strings.Cut(mark, " ")
	n, _ := strconv.ParseUint(seq, 10, 64) // written by String, and sealed since
	return Cursor{key, n}
}
