package logs

import "strings"

// Query asks for events. The zero value asks for all.
//
// A query is terms with blanks between them, and all of them must hold:
//
//	user:alice outcome:fail -country:portugal "too many"
//
// A term is field:value, or text that is looked for everywhere. A minus in front
// negates it. Several values with commas between them are alternatives. Quotation
// marks hold blanks, commas and colons together. user: asks for the very name, or with a
// star behind it for its beginning. Case never matters.
type Query struct {
	terms   []term
	repeats bool                    // list them
	own     bool                    // list the operator's own look-ups too
	users   []string                // values that it uses for users
	wanted  []string                // those of users that it does not exclude
	names   func(user string) Names // nil where the names in a record are all there are
	clients map[string]string       // names of app clients by id
}

// Names are what a user is called besides what a record says: a log may know
// only the sub. Empty ones are not known.
type Names struct {
	Username string
	Alias    string // an e-mail address or a phone number
	client   string // of the app client, which a record knows by its id
}

// term is one condition: one of its tests must hold, or none if it is negated.
type term struct {
	negated bool
	tests   []test
}

// test is a condition on an event, whose user has such names.
type test func(e *Event, names Names) bool

// ParseQuery reads a query. The error says what is wrong and what is allowed.
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
		q.callUsers(w)
	}
	return q, nil
}

// callUsers keeps what a term calls users.
func (q *Query) callUsers(w queryWord) {
	if w.field != "user" && w.field != "" {
		return
	}
	for _, value := range w.values {
		if w.field == "user" {
			value = strings.TrimSuffix(value, Star)
		}
		q.users = append(q.users, value)
		if !w.negated {
			q.wanted = append(q.wanted, value)
		}
	}
}

// Match reports whether the query asks for an event.
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

// Shows reports whether to list an event for this query. An event that was read
// before, or that another source reports, is listed only if the query is about
// sources or asks for what one of them may lack. The operator's own look-ups are
// listed only if the query asks who calls what.
func (q Query) Shows(e *Event) bool {
	return (!e.Again || q.repeats) && (!e.Own || q.own) && q.Match(e)
}

// Users returns what the query may use as names of users: the values of user:
// and the texts.
func (q Query) Users() []string { return q.users }

// Wanted returns those of Users that the query asks for; it excludes the
// others.
func (q Query) Wanted() []string { return q.wanted }

// Naming returns the query with a function for the names of users, by sub, else
// username. Every match calls it, so it must not wait.
func (q Query) Naming(names func(user string) Names) Query {
	if len(q.users) > 0 {
		q.names = names
	}
	return q
}

// NamingClients returns the query with names for app clients by id.
func (q Query) NamingClients(names map[string]string) Query {
	q.clients = names
	return q
}

// Empty reports whether the query asks for all events.
func (q Query) Empty() bool { return len(q.terms) == 0 }

func (t *term) holds(e *Event, names Names) bool {
	for _, test := range t.tests {
		if test(e, names) {
			return true
		}
	}
	return false
}
