// Package insights runs queries in the language of CloudWatch Logs Insights
// (user guide, "CloudWatch Logs Insights language query syntax") over events in
// memory: fields, display, filter, stats … by …, sort and limit, which is what
// the console sends. Other commands are refused.
package insights

import (
	"fmt"
	"maps"
	"strings"
)

// Row is an event, or a line of a result: fields by name. What a row lacks is "".
type Row map[string]string

// Query is a compiled query.
type Query struct {
	steps  []step
	fields []string // the columns of the result, in order
	limit  int
}

// step turns rows into rows.
type step func([]Row) []Row

// defaultLimit is how many rows a query without limit returns (user guide,
// limit).
const defaultLimit = 10_000

// Compile reads a query. The error says what is not understood.
func Compile(source string) (*Query, error) {
	q := &Query{fields: []string{"@timestamp", "@message"}, limit: defaultLimit}
	for _, part := range commands(source) {
		name, rest, _ := strings.Cut(part, " ")
		read, ok := map[string]func(string) error{
			"fields": q.readFields, "display": q.readFields, "filter": q.readFilter, "stats": q.readStats, "sort": q.readSort, "limit": q.readLimit,
		}[strings.ToLower(name)]
		if !ok {
			return nil, fmt.Errorf("unexpected symbol found %s", name)
		}
		if err := read(strings.TrimSpace(rest)); err != nil {
			return nil, err
		}
	}
	return q, nil
}

// commands splits at the bars that are not in quotes or in a /regular
// expression/.
func commands(source string) []string {
	var out []string
	for _, part := range split(source, '|') {
		if part = strings.TrimSpace(part); part != "" && !strings.HasPrefix(part, "#") {
			out = append(out, part)
		}
	}
	return out
}

// Run returns the columns of the result and its rows. It changes the slice, not the
// rows.
func (q *Query) Run(rows []Row) (columns []string, result []Row) {
	for _, s := range q.steps {
		rows = s(rows)
	}
	return q.fields, rows[:min(len(rows), q.limit)]
}

// Fields that every row of events has.
const (
	Timestamp = "@timestamp" // 2026-11-24 08:30:01.123
	Message   = "@message"
	Ingestion = "@ingestionTime"
	Stream    = "@logStream"
	Log       = "@log"
)

func (q *Query) readFields(rest string) error {
	q.fields = nil
	for _, f := range split(rest, ',') {
		name, alias := as(f)
		if name == "" || strings.ContainsAny(name, "()+*") {
			return fmt.Errorf("unexpected symbol found %s", f)
		}
		q.fields = append(q.fields, alias)
		if alias != name {
			q.steps = append(q.steps, func(rows []Row) []Row {
				for i := range rows {
					rows[i] = maps.Clone(rows[i]) // the event's own is for other queries too
					rows[i][alias] = rows[i][name]
				}
				return rows
			})
		}
	}
	return nil
}

// as splits "a as b"; without it both are a.
func as(s string) (what, alias string) {
	s = strings.TrimSpace(s)
	if i := strings.LastIndex(strings.ToLower(s), " as "); i >= 0 {
		return unquote(s[:i]), unquote(s[i+4:])
	}
	return unquote(s), unquote(s)
}

// unquote drops the backticks around a field's name.
func unquote(s string) string { return strings.Trim(strings.TrimSpace(s), "`") }

// split cuts at a separator that is not in quotes, expressions or brackets.
func split(s string, separator byte) []string {
	var out []string
	var quote byte
	depth, start := 0, 0
	for i := 0; i < len(s); i++ {
		switch c := s[i]; {
		case quote != 0:
			switch c {
			case '\\':
				i++
			case quote:
				quote = 0
			}
		case c == '"' || c == '\'' || c == '/' || c == '`':
			quote = c
		case c == '(' || c == '[':
			depth++
		case c == ')' || c == ']':
			depth--
		case c == separator && depth == 0:
			out, start = append(out, s[start:i]), i+1
		}
	}
	return append(out, s[start:])
}
