package admin

import (
	"bytes"
	"encoding/json"
	"unique"

	"github.com/cognito-tui/cognito-tui/logs/plain"
)

// Exact is a text as AWS holds it: what requests are made of, and what tells two
// things apart that look the same. It prints as what can be shown of it.
type Exact string

// String is what can be shown of the text.
func (e Exact) String() string { return plain.Text(string(e)) }

// Name is the text to hand on as a name: to the letter where Cognito takes it as one,
// and else what can be shown of it.
func (e Exact) Name() string {
	if IsName(string(e)) {
		return string(e)
	}
	return e.String()
}

// exact stands beside a text that was made printable and keeps what AWS holds, where
// the two differ. Nothing outside this package gets at it but as an [Exact], and
// printing the record that it is in does not print it.
type exact struct{ text unique.Handle[string] }

// read makes a text from AWS printable, and keeps what AWS holds where that differs.
func read(s string) (shown string, as exact) {
	if shown = plain.Text(s); shown != s {
		as.text = unique.Make(s)
	}
	return shown, as
}

// of is what AWS holds of what is shown.
func (e exact) of(shown string) string {
	if e == (exact{}) {
		return shown
	}
	return e.text.Value()
}

// jsonOf is v as JSON, with < and > as they are: whoever writes the whole decides that.
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

// GroupNamed is a group of which no more is known than the name, as AWS holds it.
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
