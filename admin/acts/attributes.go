package acts

import (
	cip "github.com/aws/aws-sdk-go-v2/service/cognitoidentityprovider"

	"github.com/cognito-tui/cognito-tui/admin/call"
	"github.com/cognito-tui/cognito-tui/admin/record"
)

// attributeActions change what a profile says.
func attributeActions() []Action {
	return []Action{setAttributes(), verifyAddress(), deleteAttributes()}
}

func setAttributes() Action {
	return Action{
		ID: "set-attributes", Key: "a", On: OnUser, Danger: Careful,
		Wording: Wording{
			Name: "edit attributes", Also: "edit change update profile email phone custom", Did: "edited",
			Consequence: "The profile says so at once; issued tokens keep the old values until they expire. A blank value removes the attribute.",
			Changes:     attributeChanges,
			Warnings:    attributeWarnings,
		},
		Inputs: []Input{
			{Name: "attributes", Label: "attributes", Kind: InputPairs, Required: true, Parts: userParts},
			{Name: "verified", Label: "mark new addresses as verified", Kind: InputYesNo, Default: "no"},
		},
		WhyNot: always,
		Check: func(t Target, in Inputs) string {
			wanted, fault := wantedAttributes(in)
			if fault != "" {
				return fault
			}
			for _, a := range wanted {
				if why := t.Pool.Settable(a.name, a.value, false); why != "" {
					return why
				}
			}
			return ""
		},
		Sending: Sending{
			Repeats: true,
			Goes:    verificationGoes,
			Requests: func(t Target, in Inputs) []call.Request {
				wanted, _ := wantedAttributes(in)
				return writeAttributes(t, wanted)
			},
		},
		Showing: Showing{
			Shows: showsAttributes,
			After: afterAttributes,
		},
		Undoing: Undoing{
			Undo: func(t Target, in Inputs) (string, Inputs) {
				return restored(t, afterAttributes(t, in))
			},
			NoUndoOf: func(t Target, in Inputs) string {
				return notRestorable(t, afterAttributes(t, in))
			},
		},
	}
}

func verifyAddress() Action {
	return Action{
		ID: "verify", Key: "v", On: OnUser, Danger: Careful,
		Wording: Wording{
			Name: "mark as verified", Also: "confirm email phone verified", Did: "marked as verified",
			Consequence: "The address can be used to reset the password, and to sign in if it is an alias in the pool; no message is sent.",
			Changes:     func(t Target, in Inputs) []Change { return markChanges(t.User, vouchedFor[in["attribute"]]) },
			Warnings: func(Target, Inputs) []string {
				return []string{"You confirm that the address is the user's: it was not verified by a code."}
			},
		},
		Inputs: []Input{{
			Name: "attribute", Label: "which", Kind: InputChoice, Choices: []string{"email", "phone"}, Required: true, Offer: unverifiedAddress,
		}},
		WhyNot: func(t Target) string {
			if reachedByNone(t.User) {
				return "The user has neither an e-mail address nor a phone number."
			}
			if t.User.Status != "" && unverifiedAddress(t) == "" {
				return "All addresses of the user are verified."
			}
			return ""
		},
		Check: func(t Target, in Inputs) string {
			addresses := vouchedFor[in["attribute"]]
			for _, name := range addresses {
				if t.User.Verified(name) {
					return "The " + addressWords[name] + " is already verified."
				}
			}
			return lacks(t.User, addresses...)
		},
		Sending: Sending{
			Repeats: true,
			Requests: func(t Target, in Inputs) []call.Request {
				return []call.Request{updateAttributes(t, marks(vouchedFor[in["attribute"]]))}
			},
		},
		Showing: Showing{
			Shows: func(fresh Target, in Inputs) Shown {
				return shownIf(showsMarks(fresh.User, vouchedFor[in["attribute"]]))
			},
			After: afterVerify,
		},
		Undoing: Undoing{
			Undo:     func(t Target, in Inputs) (string, Inputs) { return restored(t, afterVerify(t, in)) },
			NoUndoOf: func(t Target, in Inputs) string { return notRestorable(t, afterVerify(t, in)) },
		},
	}
}

func afterVerify(t Target, in Inputs) Target {
	for _, mark := range marks(vouchedFor[in["attribute"]]) {
		t.User.Attributes = t.User.Attributes.With(mark.name, mark.value)
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
		ID: "delete-attributes", Key: "x", On: OnUser, Danger: Careful,
		Wording: Wording{
			Name: "delete attributes", Also: "remove clear field", Did: "attributes deleted",
			Consequence: "They are removed from the profile at once; issued tokens keep them until they expire.",
			Changes: func(t Target, in Inputs) []Change {
				after := afterDeletion(t, in).User.Attributes
				return record.Each(differing(t.User.Attributes, after), func(name string) Change {
					return Change{name, t.User.Attributes.Exact(name), ""}
				})
			},
			Warnings: func(t Target, in Inputs) []string { return attributeWarnings(t, blanks(in)) },
		},
		Inputs: []Input{{Name: "attributes", Label: "attributes", Kind: InputNames, Required: true, Names: &attributesSet}},
		WhyNot: always,
		Check: func(t Target, in Inputs) string {
			names := in.names("attributes")
			if len(names) == 0 {
				return "Name an attribute."
			}
			for _, name := range names {
				if why := t.Pool.Settable(name, "", false); why != "" {
					return why
				}
				if t.User.Attributes.Get(name) == "" {
					return "The user has no " + name + "."
				}
			}
			return ""
		},
		Sending: Sending{
			Repeats: true,
			Requests: func(t Target, in Inputs) []call.Request {
				return []call.Request{call.UserPools((*cip.Client).AdminDeleteUserAttributes, &cip.AdminDeleteUserAttributesInput{
					UserPoolId: &t.Pool.ID, Username: t.username(), UserAttributeNames: in.names("attributes"),
				})}
			},
		},
		Showing: Showing{
			Shows: func(fresh Target, in Inputs) Shown { return showsAttributes(fresh, blanks(in)) },
			After: afterDeletion,
		},
		Undoing: Undoing{
			Undo:     func(t Target, in Inputs) (string, Inputs) { return restored(t, afterDeletion(t, in)) },
			NoUndoOf: func(t Target, in Inputs) string { return notRestorable(t, afterDeletion(t, in)) },
		},
	}
}

// blanks turns a deletion into the equivalent edit.
func blanks(in Inputs) Inputs {
	lines := record.Each(in.names("attributes"), func(name string) string { return name + "=" })
	return Inputs{"attributes": PairLines(lines...)}
}

func afterDeletion(t Target, in Inputs) Target { return afterAttributes(t, blanks(in)) }
