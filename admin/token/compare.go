package token

import (
	"fmt"
	"slices"
)

// Pair is a claim of two tokens side by side.
type Pair struct {
	Name       string
	ID, Access string // printable values, "" where the token lacks the claim
	Same       bool
	Note       string // what follows where they differ but should not, else ""
}

// Compare puts an ID token and an access token side by side: first the claims that both have, in
// the order of the ID token, then those that only one has.
func Compare(id, access Token) []Pair {
	var both, only []Pair
	for _, claim := range id.Claims {
		other, ok := access.Claims.Get(claim.Name)
		pair := Pair{Name: claim.Name, ID: claim.Text(), Access: other.Text()}
		if !ok {
			if !access.isCut() { // a cut token may have had it
				only = append(only, pair)
			}
			continue
		}
		pair.Same = pair.ID == pair.Access
		if why, ok := sameInBoth[claim.Name]; ok && !pair.Same {
			pair.Note = why
		}
		both = append(both, pair)
	}
	for _, claim := range access.Claims {
		if _, ok := id.Claims.Get(claim.Name); !ok && !id.isCut() {
			only = append(only, Pair{Name: claim.Name, Access: claim.Text()})
		}
	}
	return unique(append(both, only...))
}

// sameInBoth lists the claims that are equal when both tokens come from one sign-in.
var sameInBoth = map[string]string{
	"sub":            "not of one user",
	"iss":            "not of one pool",
	"origin_jti":     "not of one sign-in",
	"event_id":       "not of one sign-in",
	"auth_time":      "not of one sign-in",
	"cognito:groups": "issued at different times, or changed by a pre token generation trigger",
}

// unique drops the repetitions that duplicate claims make.
func unique(pairs []Pair) []Pair {
	seen := map[string]bool{}
	return slices.DeleteFunc(pairs, func(p Pair) bool {
		was := seen[p.Name]
		seen[p.Name] = true
		return was
	})
}

// Mismatch says in a sentence that two tokens are not from one sign-in, "" when nothing
// indicates that.
func Mismatch(id, access Token) string {
	for _, pair := range Compare(id, access) {
		if pair.Note != "" {
			return fmt.Sprintf("The two tokens differ in %s: %s.", pair.Name, pair.Note)
		}
	}
	return ""
}
