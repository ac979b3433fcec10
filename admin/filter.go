package admin

import (
	"fmt"
	"regexp"
	"strings"
)

// Operator is how ListUsers compares an attribute.
type Operator string

// The two comparisons that ListUsers knows.
const (
	Equals     Operator = "="
	StartsWith Operator = "^="
)

// Filter is a question that ListUsers can answer: one attribute, one
// comparison, one value. The zero Filter selects everyone.
type Filter struct {
	Attribute string
	Op        Operator
	Value     string
}

// IsZero reports whether f selects everyone.
func (f Filter) IsZero() bool { return f == Filter{} }

// String is f in AWS's grammar, e.g. email ^= "ali"; "" for the zero Filter.
func (f Filter) String() string {
	if f.IsZero() {
		return ""
	}
	return f.Attribute + " " + string(f.Op) + " " + `"` + quoter.Replace(f.Value) + `"`
}

var (
	quoter   = strings.NewReplacer(`\`, `\\`, `"`, `\"`)
	unquoter = strings.NewReplacer(`\\`, `\`, `\"`, `"`)
)

// searchable maps what people type to the ten attributes that ListUsers can
// filter on (API reference, ListUsers: Filter).
var searchable = map[string]string{
	"username": "username", "user": "username",
	"email": "email", "mail": "email", "e-mail": "email",
	"phone": "phone_number", "phone_number": "phone_number",
	"name":       "name",
	"given_name": "given_name", "given": "given_name", "first": "given_name",
	"family_name": "family_name", "family": "family_name", "last": "family_name",
	"preferred_username": "preferred_username", "preferred": "preferred_username",
	"cognito:user_status": "cognito:user_status", "status": "cognito:user_status",
	"enabled": "status",
	"sub":     "sub",
}

// SearchableAttributes are the words that ParseFilter takes before a colon, one
// for each attribute that AWS can filter on.
func SearchableAttributes() []string {
	return []string{"email", "username", "phone", "name", "given", "family", "preferred", "status", "enabled", "sub"}
}

var (
	uuid  = regexp.MustCompile(`^[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}$`)
	email = regexp.MustCompile(`^[^\s@]+@[^\s@]+\.[^\s@]+$`)
	phone = regexp.MustCompile(`^\+[0-9]{6,15}$`)
)

// ParseFilter reads what somebody typed as a question to AWS:
//
//	email:ali            email ^= "ali"
//	email=ali@acme.io    email = "ali@acme.io"
//	email ^= "ali"       as AWS writes it
//	status:unconfirmed   cognito:user_status = "UNCONFIRMED"
//	status:disabled      status = "Disabled"
//	ali@acme.io          a whole e-mail, phone number or sub finds its attribute
//
// ok is false when AWS can't answer it; such text is a substring to look for
// among the users at hand, unless [CheckFilter] says that it is a slip.
func ParseFilter(text string) (f Filter, ok bool) {
	f, ok, _ = parseFilter(text)
	return f, ok
}

// CheckFilter is a [*ValueError] for text that asks an attribute of few values
// for another one, as in status:unconfirmd, an [*AttributeError] for text that
// misspells the attribute, as in emial:ali, a [*FilterError] for what AWS would refuse,
// such as two conditions, and nil for all other text.
func CheckFilter(text string) error {
	_, _, wrong := parseFilter(text)
	return wrong
}

func parseFilter(text string) (f Filter, ok bool, wrong error) {
	text = strings.TrimSpace(text)
	if f, ok := recognise(NameIn(text)); ok {
		return f, true, nil
	}
	w, ok, wrong := scanFilter(text)
	if !ok || w.value == "" {
		return Filter{}, false, wrong
	}
	word := strings.ToLower(w.attribute)
	attribute, known := searchable[word]
	switch {
	case !known && !isAttribute(word):
		return Filter{}, false, misspelt(word, strings.TrimLeft(w.rest, " \t"))
	case !known:
		return Filter{}, false, nil
	}
	f = Filter{attribute, w.op, w.value}
	if number, is := PhoneIn(f.Value); is && attribute == "phone_number" {
		f.Value = number
	}
	if few, enumerated := valuesOf[word]; enumerated {
		f, wrong = few.inAWSWords(f)
	}
	return f, wrong == nil, wrong
}

// ParseCondition reads what somebody typed as a condition on users at hand, who are held
// against it by [Filter.Selects]. It takes what ParseFilter takes, and what AWS can't
// filter on: custom:tenant:42 and custom:tenant = "42" ask for the very value,
// custom:tenant ^= "4" for its beginning.
func ParseCondition(text string) (f Filter, ok bool) {
	if f, ok, wrong := parseFilter(text); ok || wrong != nil {
		return f, ok
	}
	w, ok, _ := scanFilter(strings.TrimSpace(text))
	if !ok || w.value == "" || !isAttribute(w.attribute) {
		return Filter{}, false
	}
	if w.colon {
		w.op = Equals
	}
	return Filter{w.attribute, w.op, w.value}, true
}

// AttributeError means that an unknown attribute was asked for, with a name close
// to one that AWS can filter on.
type AttributeError struct {
	Attribute string // as it was typed
	Meant     string // the whole question, as it was likely meant
}

// Error is one short sentence.
func (e *AttributeError) Error() string {
	return fmt.Sprintf("AWS filters on no attribute %q: did you mean %s?", e.Attribute, e.Meant)
}

// misspelt is an [*AttributeError] for a word close to an attribute, nil
// otherwise: a text with a colon may be meant as it is, as in custom:tenant.
func misspelt(word, rest string) error {
	if len(word) < leastMisspelt {
		return nil
	}
	near := Nearest(word, append(SearchableAttributes(), "user", "given_name", "family_name", "preferred_username"))
	if near == "" {
		return nil
	}
	return &AttributeError{word, near + rest}
}

// leastMisspelt is how many letters a word must have: the beginnings of most names
// have fewer.
const leastMisspelt = 3

// NamesUser reports whether a text can only be an e-mail address, a phone number or a sub, as
// it is or as people copy it: then it names a user, although it could also be a filter.
func NamesUser(text string) bool {
	_, ok := recognise(NameIn(text))
	return ok
}

// recognise finds the attribute of a value that can only be of one kind.
func recognise(text string) (Filter, bool) {
	switch {
	case uuid.MatchString(text):
		return Filter{"sub", Equals, text}, true
	case phone.MatchString(text):
		return Filter{"phone_number", Equals, text}, true
	case email.MatchString(text) && !strings.ContainsAny(text, `:="`):
		return Filter{"email", Equals, text}, true
	}
	return Filter{}, false
}
