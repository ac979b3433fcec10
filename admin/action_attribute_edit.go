package admin

import (
	"slices"

	cip "github.com/aws/aws-sdk-go-v2/service/cognitoidentityprovider"
	"github.com/aws/aws-sdk-go-v2/service/cognitoidentityprovider/types"
)

// wantedAttributes are what an edit gives; a blank value takes one away.
func wantedAttributes(in Inputs) (wanted []Attribute, fault string) {
	wanted, fault = in.pairs("attributes")
	if fault != "" || !in.Yes("verified") {
		return wanted, fault
	}
	for _, a := range slices.Clone(wanted) {
		mark := a.Name + "_verified"
		marked := slices.ContainsFunc(wanted, func(other Attribute) bool { return other.Name == mark })
		if addressWords[a.Name] != "" && a.Value != "" && !marked {
			wanted = append(wanted, Attribute{mark, "true"})
		}
	}
	return wanted, ""
}

// writeAttributes writes values in one call and takes blank ones away in
// another, which is how the API names it.
func writeAttributes(t Target, wanted []Attribute) []Request {
	var requests []Request
	var given []Attribute
	var gone []string
	for _, a := range wanted {
		if a.Value == "" {
			gone = append(gone, a.Name)
		} else {
			given = append(given, a)
		}
	}
	if len(given) > 0 {
		requests = append(requests, updateAttributes(t, given))
	}
	if len(gone) > 0 {
		requests = append(requests, Request{&cip.AdminDeleteUserAttributesInput{
			UserPoolId: &t.Pool.ID, Username: &t.User.Username, UserAttributeNames: gone,
		}})
	}
	return requests
}

func updateAttributes(t Target, given []Attribute) Request {
	return Request{&cip.AdminUpdateUserAttributesInput{
		UserPoolId: &t.Pool.ID, Username: &t.User.Username, UserAttributes: attributeTypes(given),
	}}
}

func attributeTypes(in []Attribute) []types.AttributeType {
	return convert(in, func(a Attribute) types.AttributeType { return types.AttributeType{Name: &a.Name, Value: &a.Value} })
}

// afterAttributes is the target as an edit leaves it: a new address is not
// verified unless the edit says so, and where the pool verifies first, it is not
// there yet.
func afterAttributes(t Target, in Inputs) Target {
	wanted, _ := wantedAttributes(in)
	for _, a := range t.withheld(wanted) {
		t.User.Attributes = t.User.Attributes.with(a.Name, a.Value)
	}
	return t
}

// withheld is what becomes of wanted attributes at once.
func (t Target) withheld(wanted []Attribute) []Attribute {
	after := Attributes(nil)
	for _, a := range wanted {
		after = after.with(a.Name, a.Value)
	}
	var out []Attribute
	for _, a := range wanted {
		mark := a.Name + "_verified"
		newAddress := addressWords[a.Name] != "" && a.Value != "" && a.Value != t.User.Attributes.Get(a.Name)
		switch {
		case newAddress && after.Get(mark) != "true" && slices.Contains(t.Pool.VerifiedFirst, a.Name):
			continue
		case newAddress && after.Get(mark) == "":
			out = append(out, Attribute{mark, "false"})
		case addressWords[a.Name] != "" && a.Value == "":
			out = append(out, Attribute{mark, ""})
		}
		out = append(out, a)
	}
	return out
}

// with are the attributes with one set, or taken away if its value is blank.
func (a Attributes) with(name, value string) Attributes {
	i, there := slices.BinarySearchFunc(a, name, byName)
	out := slices.Clone(a)
	switch {
	case there && value == "":
		return slices.Delete(out, i, i+1)
	case there:
		out[i].Value = value
		return out
	case value == "":
		return out
	}
	return slices.Insert(out, i, Attribute{name, value})
}

func attributeChanges(t Target, in Inputs) []Change {
	wanted, _ := wantedAttributes(in)
	after := afterAttributes(t, in)
	var changes []Change
	for _, a := range wanted {
		change := Change{a.Name, t.User.Attributes.Get(a.Name), a.Value}
		if after.User.Attributes.Get(a.Name) != a.Value {
			change.After += ", once the user has verified it"
		}
		changes = append(changes, change)
	}
	for _, name := range differing(t.User.Attributes, after.User.Attributes) {
		if !slices.ContainsFunc(wanted, func(a Attribute) bool { return a.Name == name }) {
			changes = append(changes, Change{name, t.User.Attributes.Get(name), after.User.Attributes.Get(name)})
		}
	}
	return changes
}

// differing are the names of attributes that are not the same in both.
func differing(a, b Attributes) []string {
	var names []string
	for _, attribute := range slices.Concat(a, b) {
		name := attribute.Name
		if a.Get(name) != b.Get(name) && !slices.Contains(names, name) {
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
	if t.User.Status == StatusExternalProvider || len(t.User.Identities()) > 0 {
		warnings = append(warnings, "This user signs in through an identity provider, which writes the attributes that it maps again at each sign-in.")
	}
	for _, a := range wanted {
		words := addressWords[a.Name]
		switch {
		case words == "":
		case a.Value == "" && slices.Contains(t.Pool.SignInWith, a.Name):
			warnings = append(warnings, "People sign in with the "+words+" in this pool; without one this user can't.")
		case a.Value != "" && after.Attributes.Get(a.Name) != a.Value:
			warnings = append(warnings, "A code is sent to the new "+words+"; the former one stays until the user has entered it.")
		case a.Value != "" && in.Yes("verified"):
			warnings = append(warnings, "You vouch that the "+words+" is the user's: nobody has proved it by a code.")
		case a.Value != "" && !after.Verified(a.Name):
			warnings = append(warnings, "Until the new "+words+" is verified it serves neither for signing in nor for resetting a password.")
		}
	}
	return warnings
}
