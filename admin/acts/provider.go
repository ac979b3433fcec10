package acts

import (
	"cmp"
	"slices"

	cip "github.com/aws/aws-sdk-go-v2/service/cognitoidentityprovider"
	"github.com/aws/aws-sdk-go-v2/service/cognitoidentityprovider/types"

	"github.com/cognito-tui/cognito-tui/admin"
	"github.com/cognito-tui/cognito-tui/admin/call"
)

const (
	// nativeProvider is the name under which a pool itself is a provider.
	nativeProvider = "Cognito"
	// subjectAttribute is a provider's own id of a user.
	subjectAttribute = "Cognito_Subject"
	// mostIdentities is how many a profile may have linked (developer guide,
	// "Linking federated users to an existing user profile").
	mostIdentities = 5
)

// socialProviders know their users by subject only. Their names are fixed.
var socialProviders = []string{"Facebook", "Google", "LoginWithAmazon", "SignInWithApple"}

// providerActions tie profiles to users of identity providers.
func providerActions() []Action {
	return []Action{linkProvider(), unlinkProvider()}
}

func linkProvider() Action {
	return Action{
		ID: "link-provider", Key: "l", On: OnUser, Danger: Careful,
		Wording: Wording{
			Name: "link to a provider", Did: "linked to a provider",
			Consequence: "Whoever signs in at the provider as that user is this user here, with all that this profile may do.",
			Changes: func(_ Target, in Inputs) []Change {
				return []Change{{"identity at " + in["provider"], "", in["value"]}}
			},
			Warnings: linkWarnings,
		},
		Inputs: []Input{
			{Name: "provider", Label: "name of the identity provider", Required: true},
			{Name: "value", Label: "the user's id at the provider", Required: true},
			{Name: "attribute", Label: "the attribute that holds that id", Default: subjectAttribute},
		},
		WhyNot: func(t Target) string {
			if len(t.User.Identities()) >= mostIdentities {
				return "This user has five identities linked, which is as many as there may be."
			}
			return ""
		},
		Check: linkRefusal,
		Sending: Sending{Requests: func(t Target, in Inputs) []call.Request {
			return []call.Request{call.UserPools((*cip.Client).AdminLinkProviderForUser, &cip.AdminLinkProviderForUserInput{
				UserPoolId: &t.Pool.ID, DestinationUser: destinationOf(t.User), SourceUser: in.providerUser(),
			})}
		}},
		Undoing: Undoing{NoUndo: "Unlinking ends it, but not what the provider's user has done meanwhile."},
	}
}

func linkRefusal(t Target, in Inputs) string {
	switch {
	case in["provider"] == nativeProvider:
		return "Only users of an identity provider can be linked, not those of the pool itself."
	case slices.Contains(socialProviders, in["provider"]) && in.providerAttribute() != subjectAttribute:
		return in["provider"] + " knows its users by " + subjectAttribute + " only."
	case t.User.HasIdentity(in["provider"], in["value"]):
		return "This identity is linked to the user already."
	}
	return ""
}

func linkWarnings(t Target, in Inputs) []string {
	warnings := []string{
		"The provider's user must not have signed in here before: a profile of its own (" + in["provider"] + "_" + in["value"] + ") has to be deleted first.",
		"Link only to a provider that you trust to know its users by this id.",
	}
	for _, a := range t.Pool.Attributes {
		if !a.Mutable && a.Name != "sub" && t.User.Attributes.Get(a.Name) != "" {
			warnings = append(warnings, "The profile has "+a.Name+", which can't be changed; if the provider maps it, linking or signing in fails.")
		}
	}
	return warnings
}

func (in Inputs) providerAttribute() string { return cmp.Or(in["attribute"], subjectAttribute) }

func (in Inputs) providerUser() *types.ProviderUserIdentifierType {
	return &types.ProviderUserIdentifierType{
		ProviderName: new(in["provider"]), ProviderAttributeName: new(in.providerAttribute()), ProviderAttributeValue: new(in["value"]),
	}
}

// destinationOf is a profile as linking names it: by its username or, of a
// profile that a provider made, by the provider's id of the user.
func destinationOf(u admin.User) *types.ProviderUserIdentifierType {
	name, id := nativeProvider, string(u.Exact())
	if list := u.Identities(); u.Status == admin.StatusExternalProvider && len(list) > 0 {
		name, id = list[0].ExactProvider(), list[0].ExactID()
	}
	return &types.ProviderUserIdentifierType{ProviderName: &name, ProviderAttributeValue: &id}
}

func unlinkProvider() Action {
	return Action{
		ID: "unlink-provider", Key: "u", On: OnUser, Danger: Careful,
		Wording: Wording{
			Name: "unlink a provider", Did: "unlinked from a provider",
			Consequence: "The provider's user no longer is this user; the next sign-in there makes a profile of its own.",
			Changes:     unlinkChanges,
			Warnings:    unlinkWarnings,
		},
		Inputs: []Input{
			{Name: "provider", Label: "name of the identity provider", Required: true, Offer: func(t Target) string { return onlyIdentity(t.User).ExactProvider() }},
			{Name: "value", Label: "the user's id at the provider", Required: true, Offer: func(t Target) string { return onlyIdentity(t.User).ExactID() }},
			{Name: "attribute", Label: "the attribute that holds that id", Default: subjectAttribute},
		},
		WhyNot: always,
		Check:  unlinkRefusal,
		Sending: Sending{Requests: func(t Target, in Inputs) []call.Request {
			return []call.Request{call.UserPools((*cip.Client).AdminDisableProviderForUser, &cip.AdminDisableProviderForUserInput{UserPoolId: &t.Pool.ID, User: in.providerUser()})}
		}},
		Undoing: Undoing{NoUndo: "Linking again fails once the provider's user has signed in and has a profile of its own."},
	}
}

// onlyIdentity is the identity that is meant when none is named.
func onlyIdentity(u admin.User) admin.LinkedIdentity {
	if list := u.Identities(); len(list) == 1 {
		return list[0]
	}
	return admin.LinkedIdentity{}
}

func unlinkRefusal(t Target, in Inputs) string {
	if in["provider"] == nativeProvider {
		switch {
		case t.User.Status == admin.StatusExternalProvider:
			return "This user has no password here that could be taken away."
		case in["value"] != string(t.User.Exact()):
			return "To take the password away, the id is the username."
		}
		return ""
	}
	named := func(i admin.LinkedIdentity) bool { return i.ExactProvider() == in["provider"] }
	if !slices.ContainsFunc(t.User.Identities(), named) {
		return "No identity of " + in["provider"] + " is linked to this user."
	}
	return ""
}

func unlinkChanges(_ Target, in Inputs) []Change {
	if in["provider"] == nativeProvider {
		return []Change{{"sign-in with the password", "as it is", "not possible"}}
	}
	return []Change{{"identity at " + in["provider"], in["value"], ""}}
}

func unlinkWarnings(t Target, in Inputs) []string {
	if in["provider"] == nativeProvider {
		return []string{"This takes sign-in with the password away from the user: AWS documents no way back."}
	}
	if !t.User.HasIdentity(in["provider"], in["value"]) {
		return []string{"The profile shows another id at this provider. One that was used is named by " + subjectAttribute + " (with SAML the NameID); one never used, as it was linked."}
	}
	return nil
}
