package admin

import (
	"bytes"
	"encoding/json"
	"unique"

	"github.com/cognito-tui/cognito-tui/logs/plain"
)

// Exact is a text as AWS holds it: requests use it, and it distinguishes two
// things that look the same. It prints as its displayable form.
type Exact string

// String is the displayable form of the text.
func (e Exact) String() string { return plain.Text(string(e)) }

// Name is the text to use as a name: exact where Cognito accepts it as one, otherwise
// its displayable form.
func (e Exact) Name() string {
	if IsName(string(e)) {
		return string(e)
	}
	return e.String()
}

// exact accompanies a text that was made printable and keeps what AWS holds, if the
// two differ. Other packages get it only as an [Exact], and printing the record that
// it is in does not print it.
type exact struct{ text unique.Handle[string] }

// read makes a text from AWS printable, and keeps what AWS holds where that differs.
func read(s string) (shown string, as exact) {
	if shown = plain.Text(s); shown != s {
		as.text = unique.Make(s)
	}
	return shown, as
}

// of is what AWS holds for a displayed text.
func (e exact) of(shown string) string {
	if e == (exact{}) {
		return shown
	}
	return e.text.Value()
}

// jsonOf is v as JSON, with < and > as they are: the encoder of the whole decides about
// those.
func jsonOf(v any) ([]byte, error) {
	var b bytes.Buffer
	encoder := json.NewEncoder(&b)
	encoder.SetEscapeHTML(false)
	err := encoder.Encode(v)
	return bytes.TrimSpace(b.Bytes()), err
}

// UserNamed is a user of whom no more is known than the name, as AWS holds it, and
// the sub.
func UserNamed(name Exact, sub string) User {
	u := User{Sub: sub}
	u.Username, u.exact = read(string(name))
	return u
}

// Exact is the username as AWS holds it.
func (u User) Exact() Exact { return Exact(u.exact.of(u.Username)) }

// GroupNamed is a group of which only the name, as AWS holds it, is known.
func GroupNamed(name Exact) Group {
	var g Group
	g.Name, g.exact.name = read(string(name))
	return g
}

// Exact is the group's name as AWS holds it.
func (g Group) Exact() Exact { return Exact(g.exact.name.of(g.Name)) }

// Exact is the device's key as AWS holds it.
func (d Device) Exact() Exact { return Exact(d.exact.of(d.Key)) }

// Exact is the event's id as AWS holds it.
func (e AuthEvent) Exact() Exact { return Exact(e.exact.of(e.ID)) }
