package acts

import (
	"context"
	"slices"

	cip "github.com/aws/aws-sdk-go-v2/service/cognitoidentityprovider"
	"github.com/aws/aws-sdk-go-v2/service/cognitoidentityprovider/types"

	"github.com/cognito-tui/cognito-tui/admin"
	"github.com/cognito-tui/cognito-tui/admin/call"
	"github.com/cognito-tui/cognito-tui/admin/record"
)

// createActions make something new in a pool.
func createActions() []Action {
	return []Action{createUser(), createGroup()}
}

// noMessage is the answer that invites a user without a message.
const noMessage = "none"

func createUser() Action {
	return Action{
		ID: "create-user", Key: "n", On: OnPool, Danger: Careful,
		Wording: Wording{
			Name: "create user", Also: "add new invite register sign up",
			Consequence: "The user gets a temporary password and must choose a new one at the first sign-in.",
			Changes: func(t Target, in Inputs) []Change {
				changes := []Change{{"user", "", in["username"]}}
				for _, a := range createdWith(t.Pool, in) {
					changes = append(changes, Change{a.name, "", a.value})
				}
				return changes
			},
			Warnings: createWarnings,
		},
		Inputs: []Input{
			{Name: "username", Label: "username", Required: true},
			{Name: "attributes", Label: "attributes", Kind: InputPairs, Parts: newUserParts},
			{Name: "verified", Label: "mark the addresses as verified", Kind: InputYesNo, Default: "no"},
			{Name: "medium", Label: "invite by", Kind: InputChoice, Choices: []string{"EMAIL", "SMS", noMessage}, Default: "EMAIL"},
			{Name: "password", Label: "temporary password", Kind: InputSecret, Generates: true},
		},
		WhyNot: always,
		Check:  createRefusal,
		Reading: Reading{Prepare: func(_ context.Context, _ *call.Session, t Target, in Inputs) (Inputs, error) {
			if in["medium"] != noMessage {
				return in, nil // Cognito generates and sends it, and nobody else sees it
			}
			return in.withPassword(t.Pool)
		}},
		Sending: Sending{
			Message: true,
			Goes:    firstInvitationGoes,
			Requests: func(t Target, in Inputs) []call.Request {
				return []call.Request{call.UserPools((*cip.Client).AdminCreateUser, createInput(t, in))}
			},
		},
		Undoing: Undoing{NoUndo: "Only deleting the user undoes it."},
	}
}

func createInput(t Target, in Inputs) *cip.AdminCreateUserInput {
	given, _ := wantedAttributes(in)
	input := &cip.AdminCreateUserInput{
		UserPoolId: &t.Pool.ID, Username: new(in["username"]), TemporaryPassword: record.NonEmpty(in["password"]),
		UserAttributes: attributeTypes(markedFor(t.Pool, given, in)),
	}
	if in["medium"] == noMessage {
		input.MessageAction = types.MessageActionTypeSuppress
		return input
	}
	input.DesiredDeliveryMediums = []types.DeliveryMediumType{in.medium()} // left out, it means SMS
	return input
}

// createdWith are the attributes that a user created with these inputs has. Where
// people sign in with an address, the name given is that address.
func createdWith(p admin.PoolDetail, in Inputs) []pair {
	given, _ := wantedAttributes(in)
	given = markedFor(p, given, in)
	if name := addressOf(p, in["username"]); name != "" {
		given = append(given, pair{name, in["username"]})
	}
	return given
}

// markedFor adds the verified mark of the address that the username is, if it is
// one, as that is not among the attributes given.
func markedFor(p admin.PoolDetail, given []pair, in Inputs) []pair {
	name := addressOf(p, in["username"])
	if name == "" || !in.Yes("verified") || valueOf(given, name+"_verified") != "" {
		return given
	}
	return append(given, pair{name + "_verified", "true"})
}

// addressOf is the attribute that holds a username, "" where usernames are
// separate.
func addressOf(p admin.PoolDetail, username string) string {
	if !p.SignInIsUsername {
		return ""
	}
	for _, name := range p.SignInWith {
		if form, ok := admin.ValueForms[name]; ok && form.Fits(username) {
			return name
		}
	}
	return ""
}

func valueOf(list []pair, name string) string {
	i := slices.IndexFunc(list, func(a pair) bool { return a.name == name })
	if i < 0 {
		return ""
	}
	return list[i].value
}

func createRefusal(t Target, in Inputs) string {
	given, fault := wantedAttributes(in)
	if fault != "" {
		return fault
	}
	if why := usernameRefusal(t.Pool, in["username"]); why != "" {
		return why
	}
	for _, a := range given {
		if why := t.Pool.Settable(a.name, a.value, true); why != "" {
			return why
		}
	}
	if medium, sends := mediums[in.medium()]; sends && valueOf(createdWith(t.Pool, in), medium.address) == "" {
		return "The invitation needs " + article[medium.address] + " to go to."
	}
	return passwordRefusal(t, in)
}

// article is what a message needs, as people say it.
var article = map[string]string{"email": "an e-mail address", "phone_number": "a phone number"}

func usernameRefusal(p admin.PoolDetail, username string) string {
	if !admin.IsName(username) {
		return "A username has up to 128 letters, digits and signs, and no space."
	}
	if p.SignInIsUsername {
		if addressOf(p, username) == "" {
			words := record.Each(p.SignInWith, func(name string) string { return article[name] })
			return "People sign in to this pool with " + oneOf(words) + ", so the username has to be one."
		}
		return ""
	}
	for _, alias := range p.SignInWith {
		if form, ok := admin.ValueForms[alias]; ok && form.Fits(username) {
			return "In this pool, " + article[alias] + " is an alias, so it can't be a username: give it as the attribute " + alias + "."
		}
	}
	return ""
}

// oneOf joins words as people do: a or b.
func oneOf(words []string) string {
	if len(words) == 2 {
		return words[0] + " or " + words[1]
	}
	return admin.Listed(words)
}

func createWarnings(t Target, in Inputs) []string {
	var warnings []string
	if in["medium"] == noMessage {
		warnings = append(warnings, "No message is sent: give the user the temporary password yourself. It is shown once.")
	} else {
		warnings = append(warnings, undelivered(t.Pool, in.medium())...)
	}
	given := createdWith(t.Pool, in)
	for _, a := range t.Pool.Attributes {
		if a.Required && a.Name != "sub" && valueOf(given, a.Name) == "" {
			warnings = append(warnings, a.Name+" is required in this pool but was not given: the first sign-in must ask for it.")
		}
	}
	for name, words := range addressWords {
		if valueOf(given, name) != "" && valueOf(given, name+"_verified") != "true" {
			warnings = append(warnings, "The "+words+" is not verified until the user enters a code.")
		}
	}
	slices.Sort(warnings)
	return warnings
}
