package passkeys

import (
	"net/url"
	"slices"
	"strings"

	"github.com/aws/aws-sdk-go-v2/service/cognitoidentityprovider/types"

	"github.com/cognito-tui/cognito-tui/admin/emulator/account"
	"github.com/cognito-tui/cognito-tui/admin/emulator/refuse"
	"github.com/cognito-tui/cognito-tui/admin/emulator/shape"
	"github.com/cognito-tui/cognito-tui/admin/emulator/userpools/directory"
)

// Allowed reports whether users of the pool may sign in with passkeys.
func Allowed(p *directory.Pool) bool {
	return slices.Contains(p.Described.Policies.SignInPolicy.AllowedFirstAuthFactors, types.AuthFactorTypeWebAuthn)
}

// relyingParty returns the domain that a pool's passkeys are for: the one that it names, else its
// own domain, else the one with AWS's prefix (API reference, WebAuthnConfigurationType). Texts of
// refusals are not documented in this package unless a comment says so.
func relyingParty(c *account.Call, p *directory.Pool) (string, error) {
	if !Allowed(p) {
		return "", refuse.With("WebAuthnNotEnabledException", "Passkeys are not enabled for the user pool.")
	}
	switch named := shape.Value(settings(p).RelyingPartyId); {
	case named != "":
		return named, nil
	case shape.Value(p.Described.CustomDomain) != "":
		return *p.Described.CustomDomain, nil
	case shape.Value(p.Described.Domain) != "":
		return *p.Described.Domain + ".auth." + c.Region + ".amazoncognito.com", nil
	}
	return "", refuse.With("WebAuthnConfigurationMissingException", "The user pool has neither a relying party ID nor a domain.")
}

func settings(p *directory.Pool) types.WebAuthnConfigurationType {
	return shape.Value(p.MFA.WebAuthnConfiguration)
}

// verification is whether users must prove to their authenticator who they are. AWS's default is
// "preferred".
func verification(p *directory.Pool) types.UserVerificationType {
	if v := settings(p).UserVerification; v != "" {
		return v
	}
	return types.UserVerificationTypePreferred
}

// MayReplaceFactors reports whether users of the pool may use passkeys in place of two factors.
func MayReplaceFactors(p *directory.Pool) bool {
	return settings(p).FactorConfiguration == types.WebAuthnFactorConfigurationTypeMultiFactorWithUserVerification
}

// ReplaceFactors reports whether a passkey is enough where the user is asked for a second factor.
func ReplaceFactors(p *directory.Pool, u *directory.User) bool {
	return MayReplaceFactors(p) &&
		slices.Contains(u.Seldom().Factors.Enabled, directory.FactorWebAuthn)
}

// mayComeFrom reports whether a page of that origin may use passkeys for a domain: it is the
// domain's or that of a host below it, and it is secure. Origins of apps are not known here.
func mayComeFrom(origin, domain string) bool {
	u, err := url.Parse(origin)
	if err != nil || u.Scheme != "https" && u.Hostname() != "localhost" {
		return false
	}
	return u.Hostname() == domain || strings.HasSuffix(u.Hostname(), "."+domain)
}
