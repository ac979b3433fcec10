package token

import (
	"fmt"
	"strings"
	"time"
)

// Explained is a claim in words.
type Explained struct {
	Name      string
	Value     string // printable; for a time the number as in the token
	Meaning   string // one line
	When      When   // for a claim that is a time, else zero
	Refers    Refers
	Duplicate bool
}

// When is a moment in the three forms in which people want it.
type When struct {
	At       time.Time
	Local    string // in the operator's zone: 2026-11-14 12:02:10 CET
	UTC      string // 2026-11-14 11:02:10 UTC
	Relative string // "expired 3 h 12 min ago"
}

// IsZero reports whether there is no moment.
func (w When) IsZero() bool { return w.At.IsZero() }

// Explain puts the claims into words, in the order of the token. Times are in the zone local and
// relative to now.
func Explain(t Token, now time.Time, local *time.Location) []Explained {
	out := make([]Explained, len(t.Claims))
	for i, claim := range t.Claims {
		m := meaningOf(t.Kind, claim.Name)
		out[i] = Explained{Name: claim.Name, Value: claim.Text(), Meaning: m.text, Refers: m.refers, Duplicate: claim.Duplicate}
		if at, ok := claim.Time(); ok && m.time {
			out[i].When = newWhen(claim.Name, at, now, local)
		}
	}
	return out
}

// ExplainHeader puts the header into words.
func ExplainHeader(t Token) []Explained {
	out := make([]Explained, len(t.Header))
	for i, claim := range t.Header {
		out[i] = Explained{Name: claim.Name, Value: claim.Text(), Meaning: headerMeaning(t.Kind, claim.Name), Duplicate: claim.Duplicate}
	}
	return out
}

func headerMeaning(k Kind, name string) string {
	if m, ok := signerMeanings[name]; ok && k == LoadBalancer {
		return m.text
	}
	return headerMeanings[name].text
}

func meaningOf(k Kind, name string) meaning {
	if m, ok := kindMeanings[k][name]; ok {
		return m
	}
	if m, ok := meanings[name]; ok {
		return m
	}
	switch {
	case strings.HasPrefix(name, "custom:"):
		return meaning{text: "a custom attribute of this pool"}
	case strings.HasPrefix(name, "dev:custom:"):
		return meaning{text: "a custom attribute, which only administrators can set"}
	case strings.HasPrefix(name, "cognito:"):
		return meaning{text: "a claim of Cognito's that this console does not know"}
	}
	return meaning{text: "not Cognito's own: set by a pre token generation trigger, or another issuer's"}
}

// phrases say what a time means, before and after it.
var phrases = map[string]struct{ ahead, past string }{
	"exp":       {"expires", "expired"},
	"iat":       {"issued", "issued"},
	"nbf":       {"good", "good since"},
	"auth_time": {"signed in", "signed in"},
}

func newWhen(name string, at, now time.Time, local *time.Location) When {
	const layout = "2006-01-02 15:04:05 MST"
	phrase := phrases[name].ahead
	if !now.Before(at) {
		phrase = phrases[name].past
	}
	return When{
		At: at, Local: at.In(local).Format(layout), UTC: at.UTC().Format(layout),
		Relative: strings.TrimSpace(phrase + " " + Relative(at, now)),
	}
}

// Headline is the token in one line: "ID token · expired 3 h 12 min ago".
func Headline(t Token, now time.Time) string {
	words := []string{t.Kind.Title()}
	switch {
	case t.isCut() && (t.shortened || len(t.parts) < 3): // else the position of the break says more
		words = append(words, t.cut)
	case !t.OK():
		words = append(words, "broken: "+t.Breakages[0].Error())
	case t.Kind == Refresh:
		words = append(words, "opaque: only its pool can read it")
	}
	if claim, ok := t.Claims.Get("exp"); ok {
		if at, ok := claim.Time(); ok {
			words = append(words, newWhen("exp", at, now, time.UTC).Relative)
		}
	}
	return strings.Join(words, " · ")
}

// Notes returns what is worth knowing about the token as a whole, one sentence each.
func Notes(t Token) []string {
	var notes []string
	for _, note := range notesTable {
		if text := note(t); text != "" {
			notes = append(notes, text)
		}
	}
	return notes
}

var notesTable = []func(Token) string{
	func(t Token) string {
		if t.Kind == Refresh {
			return "A refresh token is encrypted for its user pool: nobody else can read it, verify it or see when it expires (1 h to 10 years, by its app client)."
		}
		return ""
	},
	roles,
	func(t Token) string {
		if t.Kind == LoadBalancer {
			return "A load balancer's token (x-amzn-oidc-data): its key is of the load balancer's Region, not of the user pool, and its parts are padded, which most JWT libraries refuse. Check that the signer is your load balancer."
		}
		return ""
	},
	func(t Token) string {
		if _, ok := t.Claims.Get("aud"); ok && (t.Kind == Access || t.Kind == ClientAccess) {
			return "Bound to the API in aud (RFC 8707): another API should refuse it."
		}
		return ""
	},
	func(t Token) string {
		if _, ok := t.Claims.Get("origin_jti"); !ok && !t.isCut() && (t.Kind == ID || t.Kind == Access) {
			return "No origin_jti: its app client has neither token revocation nor refresh token rotation on, so it can't be revoked with its refresh token."
		}
		return ""
	},
	func(t Token) string {
		if t.Kind == Access && t.Says("scope") == "aws.cognito.signin.user.admin" {
			return "This one scope comes from a sign-in through the API, not through managed login: it lets the user change their own profile and nothing else."
		}
		return ""
	},
}

// roles explains groups, roles and the preferred role.
func roles(t Token) string {
	claim, _ := t.Claims.Get("cognito:roles")
	list, _ := claim.Strings()
	preferred, there := t.Claims.Get("cognito:preferred_role")
	switch {
	case there:
		return fmt.Sprintf("An identity pool gives %s: the role of the group with the lowest precedence number, or of several with that number that agree.", preferred.Text())
	case len(list) > 0 && !t.isCut():
		return "There are roles but no preferred one: the groups with the lowest precedence number disagree about it, so an identity pool gives its default or refuses, as its role mapping says."
	}
	return ""
}
