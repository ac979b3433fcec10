package admin

import (
	"slices"
	"strings"

	cip "github.com/aws/aws-sdk-go-v2/service/cognitoidentityprovider"
	"github.com/aws/aws-sdk-go-v2/service/cognitoidentityprovider/types"
)

// attributeActions change what a profile says.
func attributeActions() []Action {
	return []Action{setAttributes(), verifyAddress(), deleteAttributes()}
}

func setAttributes() Action {
	return Action{
		ID: "set-attributes", Name: "edit attributes", Key: "a", On: OnUser,
		Danger: Careful, Repeats: true,
		Consequence: "The profile says so at once; tokens that are out keep the former values until they expire. A blank value takes the attribute away.",
		Inputs: []Input{
			{Name: "attributes", Label: "attributes", Kind: InputPairs, Required: true},
			{Name: "verified", Label: "mark new addresses as verified", Kind: InputYesNo, Default: "no"},
		},
		WhyNot: always,
		Check: func(t Target, in Inputs) string {
			wanted, fault := wantedAttributes(in)
			if fault != "" {
				return fault
			}
			for _, a := range wanted {
				if why := t.Pool.settable(a, false); why != "" {
					return why
				}
			}
			return ""
		},
		Changes:  attributeChanges,
		Warnings: attributeWarnings,
		Requests: func(t Target, in Inputs) []Request {
			wanted, _ := wantedAttributes(in)
			return writeAttributes(t, wanted)
		},
		Undo: func(t Target, in Inputs) (string, Inputs) {
			return restored(t, afterAttributes(t, in))
		},
		NoUndoOf: func(t Target, in Inputs) string {
			return notRestorable(t, afterAttributes(t, in))
		},
		After: afterAttributes,
	}
}

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

// restored is the edit that makes a target again what it was before it became
// after, as far as attributes go; the id is "" when no edit can.
func restored(before, after Target) (id string, in Inputs) {
	if notRestorable(before, after) != "" {
		return "", nil
	}
	var lines []string
	was := before.User.Attributes
	for _, name := range differing(was, after.User.Attributes) {
		value := was.Get(name)
		if address, isMark := strings.CutSuffix(name, "_verified"); isMark && value == "" {
			if was.Get(address) == "" {
				continue // it goes with its address
			}
			value = "false" // what no mark means, and surer than taking a mark away
		}
		lines = append(lines, name+"="+value)
	}
	// An address is written back with its mark, or it would lose it.
	for address := range addressWords {
		mark := address + "_verified"
		if was.Get(address) != after.User.Attributes.Get(address) && was.Get(mark) != "" && was.Get(mark) == after.User.Attributes.Get(mark) {
			lines = append(lines, mark+"="+was.Get(mark))
		}
	}
	if len(lines) == 0 {
		return "", nil
	}
	slices.Sort(lines)
	return "set-attributes", Inputs{"attributes": PairLines(lines...)}
}

// notRestorable says why the attributes can't be made again what they were.
func notRestorable(before, after Target) string {
	was := before.User.Attributes
	names := differing(was, after.User.Attributes)
	for _, name := range names {
		switch {
		case altered(was.Get(name)):
			return "The former " + name + " holds characters that can't be shown, so it can't be written back as it was."
		case was.Get(name) != "" && slices.Contains(before.Pool.VerifiedFirst, name) && !before.User.Verified(name):
			return "This pool takes no " + addressWords[name] + " that is not verified, and the former one was not."
		}
	}
	if len(names) == 0 {
		return "Nothing changes at once, so there is nothing to take back."
	}
	return ""
}

func verifyAddress() Action {
	return Action{
		ID: "verify", Name: "mark as verified", Key: "v", On: OnUser,
		Danger: Careful, Repeats: true,
		Consequence: "The address serves for signing in, where the pool has it as an alias, and for resetting a password; no message is sent.",
		Inputs: []Input{{
			Name: "attribute", Label: "which", Kind: InputChoice, Choices: []string{"email", "phone"}, Required: true, Offer: unverifiedAddress,
		}},
		WhyNot: func(t Target) string {
			if t.User.unreachable() {
				return "The user has neither an e-mail address nor a phone number."
			}
			if t.User.Status != "" && unverifiedAddress(t) == "" {
				return "All the addresses that the user has are verified."
			}
			return ""
		},
		Check: func(t Target, in Inputs) string {
			addresses := vouchedFor[in["attribute"]]
			for _, name := range addresses {
				if t.User.Verified(name) {
					return "The " + addressWords[name] + " is verified already."
				}
			}
			return t.User.lacks(addresses...)
		},
		Changes: func(t Target, in Inputs) []Change { return markChanges(t.User, vouchedFor[in["attribute"]]) },
		Warnings: func(Target, Inputs) []string {
			return []string{"You vouch that the address is the user's: nobody has proved it by a code."}
		},
		Requests: func(t Target, in Inputs) []Request {
			return []Request{updateAttributes(t, marks(vouchedFor[in["attribute"]]))}
		},
		Undo:  func(t Target, in Inputs) (string, Inputs) { return restored(t, afterVerify(t, in)) },
		After: afterVerify,
	}
}

func afterVerify(t Target, in Inputs) Target {
	for _, mark := range marks(vouchedFor[in["attribute"]]) {
		t.User.Attributes = t.User.Attributes.with(mark.Name, mark.Value)
	}
	return t
}

func unverifiedAddress(t Target) string {
	for _, answer := range []string{"email", "phone"} {
		name := vouchedFor[answer][0]
		if t.User.Attributes.Get(name) != "" && !t.User.Verified(name) {
			return answer
		}
	}
	return ""
}

func deleteAttributes() Action {
	return Action{
		ID: "delete-attributes", Name: "delete attributes", Key: "x", On: OnUser,
		Danger: Careful, Repeats: true,
		Consequence: "The profile lacks them at once; tokens that are out keep them until they expire.",
		Inputs:      []Input{{Name: "attributes", Label: "attributes", Kind: InputNames, Required: true}},
		WhyNot:      always,
		Check: func(t Target, in Inputs) string {
			names := in.names("attributes")
			if len(names) == 0 {
				return "Name an attribute."
			}
			for _, name := range names {
				if why := t.Pool.removable(name); why != "" {
					return why
				}
				if t.User.Attributes.Get(name) == "" {
					return "The user has no " + name + "."
				}
			}
			return ""
		},
		Changes: func(t Target, in Inputs) []Change {
			after := afterDeletion(t, in).User.Attributes
			return convert(differing(t.User.Attributes, after), func(name string) Change {
				return Change{name, t.User.Attributes.Get(name), ""}
			})
		},
		Warnings: func(t Target, in Inputs) []string { return attributeWarnings(t, blanks(in)) },
		Requests: func(t Target, in Inputs) []Request {
			return []Request{{&cip.AdminDeleteUserAttributesInput{
				UserPoolId: &t.Pool.ID, Username: &t.User.Username, UserAttributeNames: in.names("attributes"),
			}}}
		},
		Undo:     func(t Target, in Inputs) (string, Inputs) { return restored(t, afterDeletion(t, in)) },
		NoUndoOf: func(t Target, in Inputs) string { return notRestorable(t, afterDeletion(t, in)) },
		After:    afterDeletion,
	}
}

// blanks are a deletion as the edit that it amounts to.
func blanks(in Inputs) Inputs {
	lines := convert(in.names("attributes"), func(name string) string { return name + "=" })
	return Inputs{"attributes": PairLines(lines...)}
}

func afterDeletion(t Target, in Inputs) Target { return afterAttributes(t, blanks(in)) }
