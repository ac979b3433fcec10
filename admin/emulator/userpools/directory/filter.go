package directory

import (
	"regexp"
	"sort"
	"strconv"
	"strings"

	"github.com/cognito-tui/cognito-tui/admin/emulator/refuse"
)

// Filter is what ListUsers searches by: one attribute, equal to a value or
// beginning with it. The zero value lets everybody through.
type Filter struct {
	attribute string
	prefix    bool
	value     string // as the attribute's index has it: folded where case does not count
}

// The grammar of a filter: email ^= "ali". Quotes and backslashes inside the
// value are escaped with a backslash; an attribute's name may be quoted too.
var (
	filterForm = regexp.MustCompile(`^\s*"?([^\s"=^]+)"?\s*(\^?=)\s*"((?:[^"\\]|\\.)*)"\s*$`)
	escaped    = regexp.MustCompile(`\\(.)`)
)

// ParseFilter reads the Filter of ListUsers; no text lets everybody through.
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

// lets reports whether a user with this key passes.
func (f Filter) lets(key string) bool {
	if f.prefix {
		return strings.HasPrefix(key, f.value)
	}
	return key == f.value
}

// Cursor is the place of a user in a search's order.
type Cursor struct {
	key string // the searched attribute, "" in the order of creation
	seq uint64
}

// Place gives where in the order of the search a user stands.
func (f Filter) Place(u *User) Cursor {
	if f.all() {
		return Cursor{seq: u.seq}
	}
	return Cursor{searchable(f.attribute)(u), u.seq}
}

// Search gives the users that the filter lets through and that come after a
// place, sorted by the searched attribute, without one by age.
func (d *Users) Search(f Filter, after Cursor) []*User {
	if f.all() {
		return d.after(after.seq)
	}
	index := d.index(f.attribute)
	// All that pass stand together, the first of them at the value itself.
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
