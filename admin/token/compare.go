package token

import (
	"fmt"
	"slices"
)

// Pair is a claim of two tokens side by side.
type Pair struct {
	Name       string
	ID, Access string // printable values, "" where the token has it not
	Same       bool
	Note       string // what follows when they differ and should not, "" otherwise
}

// Compare puts an ID and an access token side by side: claims of both first, in
// the order of the ID token, then what only one has.
func Compare(id, access Token) []Pair {
	var both, only []Pair
	for _, claim := range id.Claims {
		other, ok := access.Claims.Get(claim.Name)
		pair := Pair{Name: claim.Name, ID: claim.Text(), Access: other.Text()}
		if !ok {
			if !access.isCut() { // else it may have been there
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

// sameInBoth are claims that are equal when both tokens are of one sign-in.
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

// Mismatch tells in a sentence that two tokens are not of one sign-in, "" when
// nothing speaks against it.
func Mismatch(id, access Token) string {
	for _, pair := range Compare(id, access) {
		if pair.Note != "" {
			return fmt.Sprintf("The two tokens differ in %s: %s.", pair.Name, pair.Note)
		}
	}
	return ""
}
