package logs

import (
	"errors"
	"fmt"
	"slices"
	"strings"
	"unicode/utf8"
)

// Query asks for events. The zero value asks for all.
//
// A query is terms with blanks between them, and all of them must hold:
//
//	user:alice outcome:fail -country:portugal "too many"
//
// A term is field:value, or text that is looked for everywhere. A minus in front
// negates it. Several values with commas between them are alternatives. Quotation
// marks hold blanks, commas and colons together. Case never matters.
type Query struct {
	terms   []term
	repeats bool                    // it lists them
	own     bool                    // likewise what was looked up for whoever looks on
	users   []string                // what it calls users
	wanted  []string                // of them, those that it does not leave out
	names   func(user string) Names // nil where a record's own are all
	clients map[string]string       // names of app clients by id
}

// Names are what a user is called besides what a record says: a log may know the
// sub alone. Empty ones are not known.
type Names struct {
	Username string
	Alias    string // an e-mail address or a phone number
	client   string // of the app client, which a record knows by id
}

// term is one condition: one of its tests must hold, or none if it is negated.
type term struct {
	negated bool
	tests   []test
}

// test is a condition on an event, whose user has such names.
type test func(e *Event, names Names) bool

// queryField is what can stand before a colon.
type queryField struct {
	name  string
	parse func(value string) (test, error)
}

// queryFields are all there are. Names and places match in any part, identifiers
// from their beginning on, and enumerations wholly.
func queryFields() []queryField {
	return []queryField{
		{"user", beginning(func(e *Event, names Names) []string {
			return []string{e.Sub, e.Username, names.Username, names.Alias}
		})},
		{"ip", addresses},
		{"country", within(func(e *Event) string { return e.Country })},
		{"city", within(func(e *Event) string { return e.City })},
		{"outcome", oneOf("outcome", outcomeNames, func(e *Event) uint8 { return uint8(e.Outcome) })},
		{"kind", oneOf("kind", kindNames, func(e *Event) uint8 { return uint8(e.Kind) })},
		{"client", beginning(func(e *Event, names Names) []string { return []string{e.Client, names.client} })},
		{"pool", beginning(func(e *Event, _ Names) []string { return []string{e.Pool} })},
		{"reason", within(func(e *Event) string { return string(e.Reason) })},
		{"provider", within(func(e *Event) string { return e.Provider })},
		{"device", within(func(e *Event) string { return e.Device })},
		{"actor", within(func(e *Event) string { return e.Actor })},
		{"action", within(func(e *Event) string { return e.Action })},
		{"risk", oneOf("risk", riskNames, func(e *Event) uint8 { return uint8(e.Risk) })},
		{"source", oneOf("source", sourceNames, func(e *Event) uint8 { return uint8(e.Source) })},
	}
}

// QueryFields are the names of the fields that a query may ask for.
func QueryFields() []string {
	var names []string
	for _, f := range queryFields() {
		names = append(names, f.name)
	}
	return names
}

// ParseQuery reads a query. The error says what is wrong and what there is.
func ParseQuery(text string) (Query, error) {
	var q Query
	for rest := strings.TrimSpace(text); rest != ""; rest = strings.TrimSpace(rest) {
		w, after, err := nextWord(rest)
		if err != nil {
			return Query{}, err
		}
		t, err := parseTerm(w)
		if err != nil {
			return Query{}, err
		}
		q.terms, rest = append(q.terms, t), after
		q.repeats, q.own = q.repeats || w.ofRecords(), q.own || w.ofCallers()
		if w.field == "user" || w.field == "" {
			q.users = append(q.users, w.values...)
			if !w.negated {
				q.wanted = append(q.wanted, w.values...)
			}
		}
	}
	return q, nil
}

// Match tells whether an event is asked for.
func (q Query) Match(e *Event) bool {
	var names Names
	if q.names != nil {
		names = q.names(e.User())
	}
	names.client = q.clients[e.Client]
	for i := range q.terms {
		if q.terms[i].holds(e, names) == q.terms[i].negated {
			return false
		}
	}
	return true
}

// Shows tells whether an event is to be listed for this query: one that was told
// before, or that another source tells, only if the query is about sources, or asks
// for what one of the two may have alone. And what was looked up for whoever looks
// on, only if it asks who calls what.
func (q Query) Shows(e *Event) bool {
	return (!e.Again || q.repeats) && (!e.Own || q.own) && q.Match(e)
}

// Users are what the query calls users: the values of user: and the texts, which
// may be names.
func (q Query) Users() []string { return q.users }

// Wanted are those of Users that the query asks for; the others it leaves out.
func (q Query) Wanted() []string { return q.wanted }

// Naming is the query, with names for users by sub, else username. It is asked for
// one at every match, so it must not wait.
func (q Query) Naming(names func(user string) Names) Query {
	if len(q.users) > 0 {
		q.names = names
	}
	return q
}

// NamingClients is the query, with names for app clients by id.
func (q Query) NamingClients(names map[string]string) Query {
	q.clients = names
	return q
}

// Empty tells that all events are asked for.
func (q Query) Empty() bool { return len(q.terms) == 0 }

func (t *term) holds(e *Event, names Names) bool {
	for _, test := range t.tests {
		if test(e, names) {
			return true
		}
	}
	return false
}

// queryWord is a term before anybody knows its field.
type queryWord struct {
	negated bool
	field   string // "" for text
	values  []string
}

// nextWord cuts the first term off.
func nextWord(text string) (w queryWord, rest string, err error) {
	rest, w.negated = strings.CutPrefix(text, "-")
	var value strings.Builder
	quoted := false // a part of the value was
	for rest != "" {
		switch c := rest[0]; {
		case c == '"':
			part, after, closed := strings.Cut(rest[1:], `"`)
			if !closed {
				return w, "", fmt.Errorf("the quotation mark before %q has no counterpart", part)
			}
			value.WriteString(part)
			quoted, rest = true, after
			continue
		case c == ' ' || c == '\t':
			w.values = append(w.values, value.String())
			return w, rest, w.check(text, quoted)
		case c == ':' && w.field == "" && !quoted && value.Len() > 0 && len(w.values) == 0:
			w.field = strings.ToLower(value.String())
			value.Reset()
		case c == ',' && w.field != "":
			w.values = append(w.values, value.String())
			value.Reset()
		default:
			value.WriteByte(c)
		}
		rest = rest[1:]
	}
	w.values = append(w.values, value.String())
	return w, "", w.check(text, quoted)
}

// ofRecords tells whether a term is about that in which two records of one event
// differ: CloudTrail may say why the export does not, and says no place and no risk.
// What is excluded is none of it: both are without, mostly.
func (w queryWord) ofRecords() bool {
	switch w.field {
	case "source":
		return true
	case "reason", "risk", "country", "city":
		return !w.negated
	}
	return false
}

// ofCallers tells whether a term asks for calls.
func (w queryWord) ofCallers() bool { return (w.field == "actor" || w.field == "action") && !w.negated }

func (w queryWord) check(text string, quoted bool) error {
	switch {
	case w.field != "" && slices.Contains(w.values, ""):
		return fmt.Errorf("%s: has no value; say %s:something", w.field, w.field)
	case w.field == "" && w.values[0] == "" && !quoted:
		return fmt.Errorf("there is nothing behind the minus in %q", text)
	case w.field == "" && w.values[0] == "":
		return errors.New("there is nothing between the quotation marks")
	}
	return nil
}

func parseTerm(w queryWord) (term, error) {
	t := term{negated: w.negated}
	if w.field == "" {
		t.tests = append(t.tests, anywhere(w.values[0]))
		return t, nil
	}
	for _, f := range queryFields() {
		if f.name != w.field {
			continue
		}
		for _, value := range w.values {
			test, err := f.parse(value)
			if err != nil {
				return term{}, err
			}
			t.tests = append(t.tests, test)
		}
		return t, nil
	}
	return term{}, fmt.Errorf("there is no field %q; there are %s (text with a colon goes in quotation marks)",
		w.field, strings.Join(QueryFields(), ", "))
}

// within looks for a value in any part of a member.
func within(of func(e *Event) string) func(string) (test, error) {
	return func(value string) (test, error) {
		has := contains(value)
		return func(e *Event, _ Names) bool { return has(of(e)) }, nil
	}
}

// beginning looks for members that begin with a value.
func beginning(of func(e *Event, names Names) []string) func(string) (test, error) {
	return func(value string) (test, error) {
		return func(e *Event, names Names) bool {
			for _, v := range of(e, names) {
				if len(v) >= len(value) && strings.EqualFold(v[:len(value)], value) {
					return true
				}
			}
			return false
		}, nil
	}
}

// oneOf compares with a name of an enumeration.
func oneOf(field string, names []string, of func(e *Event) uint8) func(string) (test, error) {
	return func(value string) (test, error) {
		want := slices.Index(names, strings.ToLower(value))
		if want < 0 {
			return nil, fmt.Errorf("there is no %s %q; there are %s", field, value, strings.Join(told(names), ", "))
		}
		return func(e *Event, _ Names) bool { return int(of(e)) == want }, nil
	}
}

// anywhere looks for text in the record itself, and in the words that we have for
// what it says.
func anywhere(value string) test {
	has := contains(value)
	return func(e *Event, names Names) bool {
		return has(e.Raw) || has(e.Kind.String()) || has(e.Outcome.String()) || has(string(e.Reason)) ||
			has(e.Sub) || has(e.Username) || has(names.Username) || has(names.Alias) || has(e.IP) || has(e.Country) || has(e.City) || has(e.Device) || has(e.Message)
	}
}

// contains looks for a part in texts, whatever the case.
func contains(part string) func(string) bool {
	lower := strings.ToLower(part)
	for i := range len(part) {
		if part[i] >= utf8.RuneSelf {
			return func(text string) bool { return strings.Contains(strings.ToLower(text), lower) }
		}
	}
	return func(text string) bool { return containsASCII(text, lower) }
}

// containsASCII looks for lower, which is ASCII in small letters, in text.
func containsASCII(text, lower string) bool {
	for i := 0; i+len(lower) <= len(text); i++ {
		if small(text[i]) == lower[0] && equalASCII(text[i:i+len(lower)], lower) {
			return true
		}
	}
	return false
}

func equalASCII(text, lower string) bool {
	for i := range len(lower) {
		if small(text[i]) != lower[i] {
			return false
		}
	}
	return true
}

func small(c byte) byte {
	if c >= 'A' && c <= 'Z' {
		return c + 'a' - 'A'
	}
	return c
}
