package acts

import (
	"slices"

	cip "github.com/aws/aws-sdk-go-v2/service/cognitoidentityprovider"
	"github.com/aws/aws-sdk-go-v2/service/cognitoidentityprovider/types"

	"github.com/cognito-tui/cognito-tui/admin"
	"github.com/cognito-tui/cognito-tui/admin/call"
	"github.com/cognito-tui/cognito-tui/admin/record"
)

// wantedAttributes are the values of an edit; a blank value removes the
// attribute.
func wantedAttributes(in Inputs) (wanted []pair, fault string) {
	wanted, fault = in.pairs("attributes")
	if fault != "" || !in.Yes("verified") {
		return wanted, fault
	}
	for _, a := range slices.Clone(wanted) {
		mark := a.name + "_verified"
		marked := slices.ContainsFunc(wanted, func(other pair) bool { return other.name == mark })
		if addressWords[a.name] != "" && a.value != "" && !marked {
			wanted = append(wanted, pair{mark, "true"})
		}
	}
	return wanted, ""
}

// writeAttributes writes values in one call and removes blank ones in another,
// which needs their names only.
func writeAttributes(t Target, wanted []pair) []call.Request {
	var requests []call.Request
	var given []pair
	var gone []string
	for _, a := range wanted {
		if a.value == "" {
			gone = append(gone, a.name)
		} else {
			given = append(given, a)
		}
	}
	if len(given) > 0 {
		requests = append(requests, updateAttributes(t, given))
	}
	if len(gone) > 0 {
		requests = append(requests, call.UserPools((*cip.Client).AdminDeleteUserAttributes, &cip.AdminDeleteUserAttributesInput{
			UserPoolId: &t.Pool.ID, Username: t.username(), UserAttributeNames: gone,
		}))
	}
	return requests
}

func updateAttributes(t Target, given []pair) call.Request {
	return call.UserPools((*cip.Client).AdminUpdateUserAttributes, &cip.AdminUpdateUserAttributesInput{
		UserPoolId: &t.Pool.ID, Username: t.username(), UserAttributes: attributeTypes(given),
	})
}

func attributeTypes(in []pair) []types.AttributeType {
	return record.Each(in, func(a pair) types.AttributeType { return types.AttributeType{Name: &a.name, Value: &a.value} })
}

// afterAttributes is the target after an edit: a new address is not verified
// unless the edit says so, and where the pool verifies first, the attribute does
// not change yet.
func afterAttributes(t Target, in Inputs) Target {
	wanted, _ := wantedAttributes(in)
	for _, a := range t.withheld(wanted) {
		t.User.Attributes = t.User.Attributes.With(a.name, a.value)
	}
	return t
}

// withheld says what happens to wanted attributes at once.
func (t Target) withheld(wanted []pair) []pair {
	after := admin.Attributes(nil)
	for _, a := range wanted {
		after = after.With(a.name, a.value)
	}
	var out []pair
	for _, a := range wanted {
		mark := a.name + "_verified"
		newAddress := addressWords[a.name] != "" && a.value != "" && a.value != t.User.Attributes.Exact(a.name)
		switch {
		case newAddress && after.Get(mark) != "true" && slices.Contains(t.Pool.VerifiedFirst, a.name):
			continue
		case newAddress && after.Get(mark) == "":
			out = append(out, pair{mark, "false"})
		case addressWords[a.name] != "" && a.value == "":
			out = append(out, pair{mark, ""})
		}
		out = append(out, a)
	}
	return out
}

func attributeChanges(t Target, in Inputs) []Change {
	wanted, _ := wantedAttributes(in)
	after := afterAttributes(t, in)
	var changes []Change
	for _, a := range wanted {
		change := Change{a.name, t.User.Attributes.Exact(a.name), a.value}
		if after.User.Attributes.Exact(a.name) != a.value {
			change.After += ", once the user has verified it"
		}
		changes = append(changes, change)
	}
	for _, name := range differing(t.User.Attributes, after.User.Attributes) {
		if !slices.ContainsFunc(wanted, func(a pair) bool { return a.name == name }) {
			changes = append(changes, Change{name, t.User.Attributes.Exact(name), after.User.Attributes.Exact(name)})
		}
	}
	return changes
}

// differing are the names of attributes that differ between two sets.
func differing(a, b admin.Attributes) []string {
	var names []string
	for _, attribute := range slices.Concat(a, b) {
		name := attribute.Name
		if a.Exact(name) != b.Exact(name) && !slices.Contains(names, name) {
			names = append(names, name)
		}
	}
	slices.Sort(names)
	return names
}

func attributeWarnings(t Target, in Inputs) []string {
	var warnings []string
	wanted, _ := wantedAttributes(in)
	after := afterAttributes(t, in).User
	if t.User.Status == admin.StatusExternalProvider || len(t.User.Identities()) > 0 {
		warnings = append(warnings, "This user signs in through an identity provider, which overwrites the attributes that it maps at each sign-in.")
	}
	for _, a := range wanted {
		words := addressWords[a.name]
		switch {
		case words == "":
		case a.value == "" && slices.Contains(t.Pool.SignInWith, a.name):
			warnings = append(warnings, "People sign in with the "+words+" in this pool; without one this user can't.")
		case a.value != "" && after.Attributes.Exact(a.name) != a.value:
			warnings = append(warnings, "A code is sent to the new "+words+"; the old one stays until the user has entered it.")
		case a.value != "" && in.Yes("verified"):
			warnings = append(warnings, "You confirm that the "+words+" is the user's: it was not verified by a code.")
		case a.value != "" && !after.Verified(a.name):
			warnings = append(warnings, "Until the new "+words+" is verified, it can't be used to sign in or to reset the password.")
		}
	}
	return warnings
}
