package signins

import (
	"slices"

	"github.com/cognito-tui/cognito-tui/logs/source"
)

// naming is a column of names behind a column of ids.
type naming struct {
	ids, title string // columns
	of         func(names *knownNames, id string) string
}

var namings = []naming{
	{"client", "app client", func(names *knownNames, id string) string { return names.clients[id] }},
	{"sub", "username", func(names *knownNames, sub string) string { return names.Names(sub).Username }},
}

// named is an answer with the known names of the ids in it: the records have only ids.
func (n *knownNames) named(r source.Result) source.Result {
	for _, column := range namings {
		if at := slices.Index(r.Columns, column.ids); at >= 0 {
			r = column.add(n, r, at)
		}
	}
	return r
}

// add adds the names behind a column of ids, unless none is known.
func (n naming) add(names *knownNames, r source.Result, at int) source.Result {
	rows, known := make([][]string, len(r.Rows)), false
	for i, row := range r.Rows {
		name := ""
		if at < len(row) {
			name = n.of(names, row[at])
			row = slices.Insert(slices.Clone(row), at+1, name)
		}
		rows[i], known = row, known || name != ""
	}
	if known {
		r.Columns, r.Rows = slices.Insert(slices.Clone(r.Columns), at+1, n.title), rows
	}
	return r
}

// mostNamed is how many users of an answer are looked up: one call each, and more do not
// fit on a screen.
const mostNamed = 60

// askNames looks up the first users of the answer, in reverse: what is requested last is
// looked up first.
func (p *answerPage) askNames() {
	at := slices.Index(p.result.Columns, "sub")
	if at < 0 {
		return
	}
	for _, row := range slices.Backward(p.result.Rows[:min(mostNamed, len(p.result.Rows))]) {
		if at < len(row) {
			p.signIns.names.Of(row[at])
		}
	}
}

// whose is whom the question is about; a user with name.
func (p *answerPage) whose() string {
	if p.about.Who != "user" {
		return p.who
	}
	return p.signIns.names.fullName(p.who)
}
