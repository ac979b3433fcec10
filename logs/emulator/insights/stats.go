package insights

import (
	"fmt"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"time"
)

// column is what stats computes for one group of rows.
type column struct {
	alias string
	of    func([]Row) string
}

// key is what stats groups by.
type key struct {
	alias string
	of    func(Row) string
}

var (
	call   = regexp.MustCompile(`^(\w+)\(\s*(.*?)\s*\)$`)
	byWord = regexp.MustCompile(`(?i)\s+by\s+`)
)

func (q *Query) readStats(rest string) error {
	what, by := rest, ""
	if at := byWord.FindStringIndex(rest); at != nil {
		what, by = rest[:at[0]], rest[at[1]:]
	}
	var columns []column
	for _, part := range split(what, ',') {
		c, err := newColumn(part)
		if err != nil {
			return err
		}
		columns = append(columns, c)
	}
	var keys []key
	if strings.TrimSpace(by) != "" {
		for _, part := range split(by, ',') {
			k, err := newKey(part)
			if err != nil {
				return err
			}
			keys = append(keys, k)
		}
	}
	q.fields = nil
	for _, k := range keys {
		q.fields = append(q.fields, k.alias)
	}
	for _, c := range columns {
		q.fields = append(q.fields, c.alias)
	}
	q.steps = append(q.steps, func(rows []Row) []Row { return grouped(rows, keys, columns) })
	return nil
}

func newColumn(part string) (column, error) {
	what, alias := as(part)
	m := call.FindStringSubmatch(what)
	if m == nil {
		return column{}, fmt.Errorf("unexpected symbol found %s", part)
	}
	field := unquote(m[2])
	of, ok := aggregates[strings.ToLower(m[1])]
	if !ok {
		return column{}, fmt.Errorf("the function %s is not known", m[1])
	}
	return column{alias, func(rows []Row) string { return of(present(rows, field)) }}, nil
}

// present are the values of a field where it is present; for * all rows count.
func present(rows []Row, field string) []string {
	var out []string
	for _, r := range rows {
		if field == "*" || field == "" {
			out = append(out, "")
		} else if r[field] != "" {
			out = append(out, r[field])
		}
	}
	return out
}

var aggregates = map[string]func([]string) string{
	"count": func(v []string) string { return strconv.Itoa(len(v)) },
	"count_distinct": func(v []string) string {
		v = slices.Clone(v)
		slices.Sort(v)
		return strconv.Itoa(len(slices.Compact(v)))
	},
	"min": func(v []string) string { return extreme(v, -1) },
	"max": func(v []string) string { return extreme(v, 1) },
}

func extreme(values []string, want int) string {
	if len(values) == 0 {
		return ""
	}
	best := values[0]
	for _, v := range values[1:] {
		op := "<"
		if want > 0 {
			op = ">"
		}
		if compare(v, op, best) {
			best = v
		}
	}
	return best
}

func newKey(part string) (key, error) {
	what, alias := as(part)
	m := call.FindStringSubmatch(what)
	if m == nil {
		return key{alias, func(r Row) string { return r[what] }}, nil
	}
	width, err := time.ParseDuration(m[2])
	if d, ok := strings.CutSuffix(m[2], "d"); ok {
		var days int
		days, err = strconv.Atoi(d)
		width = time.Duration(days) * 24 * time.Hour
	}
	if m[1] != "bin" || err != nil || width <= 0 {
		return key{}, fmt.Errorf("unexpected symbol found %s", part)
	}
	return key{alias, func(r Row) string {
		at, err := time.Parse(TimeLayout, r[Timestamp])
		if err != nil {
			return ""
		}
		return at.Truncate(width).Format(TimeLayout)
	}}, nil
}

// TimeLayout is how a query writes times.
const TimeLayout = "2006-01-02 15:04:05.000"

func grouped(rows []Row, keys []key, columns []column) []Row {
	var order []string
	groups := map[string][]Row{}
	for _, r := range rows {
		id := ""
		for _, k := range keys {
			id += k.of(r) + "\x00"
		}
		if groups[id] == nil {
			order = append(order, id)
		}
		groups[id] = append(groups[id], r)
	}
	out := make([]Row, 0, len(order))
	for _, id := range order {
		row := Row{}
		for _, k := range keys {
			row[k.alias] = k.of(groups[id][0])
		}
		for _, c := range columns {
			row[c.alias] = c.of(groups[id])
		}
		out = append(out, row)
	}
	return out
}

func (q *Query) readSort(rest string) error {
	var order []func(a, b Row) int
	for _, part := range split(rest, ',') {
		words := strings.Fields(part)
		if len(words) == 0 || len(words) > 2 {
			return fmt.Errorf("unexpected symbol found %s", part)
		}
		field, way := unquote(words[0]), 1
		if len(words) == 2 && strings.EqualFold(words[1], "desc") {
			way = -1
		}
		order = append(order, func(a, b Row) int {
			switch {
			case compare(a[field], "<", b[field]):
				return -way
			case compare(a[field], ">", b[field]):
				return way
			default:
				return 0
			}
		})
	}
	q.steps = append(q.steps, func(rows []Row) []Row {
		slices.SortStableFunc(rows, func(a, b Row) int {
			for _, o := range order {
				if c := o(a, b); c != 0 {
					return c
				}
			}
			return 0
		})
		return rows
	})
	return nil
}

func (q *Query) readLimit(rest string) error {
	n, err := strconv.Atoi(rest)
	if err != nil || n < 1 {
		return fmt.Errorf("unexpected symbol found %s", rest)
	}
	q.limit = n
	return nil
}
