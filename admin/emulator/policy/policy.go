// Package policy decides by IAM policy documents: statements with principals, actions and
// conditions (IAM user guide, "Policy evaluation logic" and "Condition operators").
package policy

import (
	"encoding/json"
	"slices"
	"strings"
)

// Document is a policy.
type Document struct {
	Version   string
	Statement many[Statement]
}

// Statement is one of its rules.
type Statement struct {
	Sid          string
	Effect       string
	Principal    principals
	NotPrincipal json.RawMessage
	Action       many[string]
	NotAction    many[string]
	Resource     many[string]
	NotResource  many[string]
	Condition    map[string]map[string]values
}

// Request is what somebody wants to do.
type Request struct {
	Action    string    // "sts:AssumeRoleWithWebIdentity"
	Principal Principal // who asks
	// Context has the values of condition keys. A key that is absent is unknown, and a key with
	// two values is multivalued.
	Context map[string][]string
}

// Principal is who asks, under all the names that a policy may give them.
type Principal struct {
	Kind  string // "AWS", "Federated", "Service"
	Names []string
}

// flaw is what is wrong with a policy, in IAM's words.
type flaw string

func (f flaw) Error() string { return string(f) }

// The flaws of policies. The text about actions is not documented.
const (
	errJSON      flaw = "This policy contains invalid Json"
	errSyntax    flaw = "Syntax errors in policy."
	errPrincipal flaw = "Missing required field Principal"
	errResource  flaw = "Has prohibited field Resource"
	errAction    flaw = "Policy statement must contain actions."
)

// Parse reads a policy. Its errors are worded for IAM's MalformedPolicyDocument.
func Parse(text string) (Document, error) {
	var d Document
	if !json.Valid([]byte(text)) {
		return d, errJSON
	}
	if err := json.Unmarshal([]byte(text), &d); err != nil || len(d.Statement) == 0 {
		return d, errSyntax
	}
	for _, s := range d.Statement {
		if err := s.check(); err != nil {
			return d, err
		}
	}
	return d, nil
}

func (s Statement) check() error {
	if s.Effect != "Allow" && s.Effect != "Deny" {
		return errSyntax
	}
	if (len(s.Action) == 0) == (len(s.NotAction) == 0) {
		return errAction
	}
	for operator := range s.Condition {
		if _, ok := parseOperator(operator); !ok {
			return flaw("Invalid Condition type : " + operator + ".")
		}
	}
	return nil
}

// CheckTrust reports what keeps a document from being the trust policy of a role.
func (d Document) CheckTrust() error {
	for _, s := range d.Statement {
		switch {
		case len(s.Principal) == 0 && len(s.NotPrincipal) == 0:
			return errPrincipal
		case len(s.Resource) > 0 || len(s.NotResource) > 0:
			return errResource
		}
	}
	return nil
}

// Allows reports whether a statement of the policy allows the request and none denies it.
func (d Document) Allows(r Request) bool {
	allowed := false
	for _, s := range d.Statement {
		if !s.applies(r) {
			continue
		}
		if s.Effect == "Deny" {
			return false
		}
		allowed = true
	}
	return allowed
}

// applies reports whether a statement is about the request. One with NotPrincipal is about
// everybody when it denies and about nobody when it allows: the cautious reading, because the
// rules for assumed roles are many.
func (s Statement) applies(r Request) bool {
	about := s.Principal.include(r.Principal)
	if len(s.NotPrincipal) > 0 {
		about = s.Effect == "Deny"
	}
	return about && s.covers(r.Action) && s.holds(r.Context)
}

func (s Statement) covers(action string) bool {
	fits := func(pattern string) bool { return Like(strings.ToLower(pattern), strings.ToLower(action)) }
	if len(s.NotAction) > 0 {
		return !slices.ContainsFunc(s.NotAction, fits)
	}
	return slices.ContainsFunc(s.Action, fits)
}

// principals are those of a statement, by kind.
type principals map[string]many[string]

// UnmarshalJSON reads "*", which means everybody of AWS, or an object.
func (p *principals) UnmarshalJSON(text []byte) error {
	if string(text) == `"*"` {
		*p = principals{"AWS": {"*"}}
		return nil
	}
	return json.Unmarshal(text, (*map[string]many[string])(p))
}

func (p principals) include(who Principal) bool {
	return slices.ContainsFunc(p[who.Kind], func(name string) bool {
		return name == "*" && who.Kind == "AWS" || slices.Contains(who.Names, name)
	})
}

// many is a list that may be written as its only element.
type many[T any] []T

// UnmarshalJSON reads one element or a list.
func (m *many[T]) UnmarshalJSON(text []byte) error {
	if strings.HasPrefix(string(text), "[") {
		return json.Unmarshal(text, (*[]T)(m))
	}
	var one T
	if err := json.Unmarshal(text, &one); err != nil {
		return err
	}
	*m = many[T]{one}
	return nil
}
