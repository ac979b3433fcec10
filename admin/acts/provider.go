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
			Name: "link to a provider", Also: "idp saml oidc google federated identity merge", Did: "linked to a provider",
			Consequence: "Anyone who signs in at the provider as that user becomes this user here, with all its permissions.",
			Changes: func(_ Target, in Inputs) []Change {
				return []Change{{"identity at " + in["provider"], "", in["value"]}}
			},
			Warnings: linkWarnings,
		},
		Inputs: []Input{
			{Name: "provider", Label: "name of the identity provider", Required: true, Names: &identityProviders},
			{Name: "value", Label: "the user's id at the provider", Required: true},
			{Name: "attribute", Label: "the attribute that holds that id", Default: subjectAttribute, Names: &attributesLinked},
		},
		WhyNot: func(t Target) string {
			if len(t.User.Identities()) >= mostIdentities {
				return "This user has five linked identities, the maximum."
			}
			return ""
		},
		Check: linkRefusal,
		Sending: Sending{Requests: func(t Target, in Inputs) []call.Request {
			return []call.Request{call.UserPools((*cip.Client).AdminLinkProviderForUser, &cip.AdminLinkProviderForUserInput{
				UserPoolId: &t.Pool.ID, DestinationUser: destinationOf(t.User), SourceUser: in.providerUser(),
			})}
		}},
		Undoing: Undoing{NoUndo: "Unlinking ends the link, but does not revert what the provider's user did meanwhile."},
	}
}

func linkRefusal(t Target, in Inputs) string {
	switch {
	case in["provider"] == nativeProvider:
		return "Only users of an identity provider can be linked, not those of the pool itself."
	case slices.Contains(socialProviders, in["provider"]) && in.providerAttribute() != subjectAttribute:
		return in["provider"] + " identifies its users by " + subjectAttribute + " only."
	case t.User.HasIdentity(in["provider"], in["value"]):
		return "This identity is already linked to the user."
	}
	return ""
}

func linkWarnings(t Target, in Inputs) []string {
	warnings := []string{
		"The provider's user must not have signed in here before: a profile of its own (" + in["provider"] + "_" + in["value"] + ") must be deleted first.",
		"Link only to a provider that you trust to vouch for this id.",
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

// destinationOf is how linking names a profile: by its username or, for a
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
			Name: "unlink a provider", Also: "idp saml oidc google federated identity", Did: "unlinked from a provider",
			Consequence: "The provider's user is no longer this user; the next sign-in there creates a separate profile.",
			Changes:     unlinkChanges,
			Warnings:    unlinkWarnings,
		},
		Inputs: []Input{
			{
				Name: "provider", Label: "name of the identity provider", Required: true, Names: &providersLinked,
				Offer: func(t Target) string { return onlyIdentity(t.User).ExactProvider() },
			},
			{
				Name: "value", Label: "the user's id at the provider", Required: true, Names: &idsLinked,
				Offer: func(t Target) string { return onlyIdentity(t.User).ExactID() },
			},
			{Name: "attribute", Label: "the attribute that holds that id", Default: subjectAttribute, Names: &attributesLinked},
		},
		WhyNot: always,
		Check:  unlinkRefusal,
		Sending: Sending{Requests: func(t Target, in Inputs) []call.Request {
			return []call.Request{call.UserPools((*cip.Client).AdminDisableProviderForUser, &cip.AdminDisableProviderForUserInput{UserPoolId: &t.Pool.ID, User: in.providerUser()})}
		}},
		Undoing: Undoing{NoUndo: "Linking again fails once the provider's user has signed in and has a separate profile."},
	}
}

// onlyIdentity is the identity to use when none is named.
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
			return "This user has no password here to remove."
		case in["value"] != string(t.User.Exact()):
			return "To remove the password, the id is the username."
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
		return []Change{{"sign-in with the password", "unchanged", "not possible"}}
	}
	return []Change{{"identity at " + in["provider"], in["value"], ""}}
}

func unlinkWarnings(t Target, in Inputs) []string {
	if in["provider"] == nativeProvider {
		return []string{"The user can no longer sign in with the password: AWS documents no way to undo this."}
	}
	if !t.User.HasIdentity(in["provider"], in["value"]) {
		return []string{"The profile has another id at this provider. A link that was used is named by " + subjectAttribute + " (with SAML the NameID); one never used, as it was linked."}
	}
	return nil
}
