// Package mfa has users' second factors.
package mfa

import (
	"slices"

	cip "github.com/aws/aws-sdk-go-v2/service/cognitoidentityprovider"
	"github.com/aws/aws-sdk-go-v2/service/cognitoidentityprovider/types"

	"github.com/cognito-tui/cognito-tui/admin/emulator/account"
	"github.com/cognito-tui/cognito-tui/admin/emulator/refuse"
	"github.com/cognito-tui/cognito-tui/admin/emulator/userpools/directory"
	"github.com/cognito-tui/cognito-tui/admin/emulator/userpools/passkeys"
)

// preference is what a request asks for one factor.
type preference struct {
	factor             string
	enabled, preferred bool
	able               bool // the user has what the factor needs
}

// preferences reads a request. A factor that it does not name stays as it is.
func preferences(u *directory.User, in *cip.AdminSetUserMFAPreferenceInput) []preference {
	var out []preference
	if s := in.SMSMfaSettings; s != nil {
		out = append(out, preference{directory.FactorSMS, s.Enabled, s.PreferredMfa, u.Attributes.Get("phone_number") != ""})
	}
	if s := in.SoftwareTokenMfaSettings; s != nil {
		out = append(out, preference{directory.FactorTOTP, s.Enabled, s.PreferredMfa, u.Seldom().Factors.Secret != ""})
	}
	if s := in.EmailMfaSettings; s != nil {
		out = append(out, preference{directory.FactorEmail, s.Enabled, s.PreferredMfa, u.Attributes.Get("email") != ""})
	}
	if s := in.WebAuthnMfaSettings; s != nil {
		out = append(out, preference{directory.FactorWebAuthn, s.Enabled, false, len(passkeys.Kept.Get(u.Seldom())) > 0})
	}
	return out
}

func adminSetUserMFAPreference(c *account.Call, p *directory.Pool, u *directory.User, in *cip.AdminSetUserMFAPreferenceInput) (*cip.AdminSetUserMFAPreferenceOutput, error) {
	if err := mayPrefer(u); err != nil {
		return nil, err
	}
	wanted := preferences(u, in)
	favourites := 0
	for _, w := range wanted {
		if err := allowsPreference(p, u, w); err != nil {
			return nil, err
		}
		if w.preferred {
			favourites++
		}
	}
	if favourites > 1 {
		return nil, refuse.InvalidParameter("Only one MFA option can be preferred.") // text not documented
	}
	if err := keepsAnother(u, wanted); err != nil {
		return nil, err
	}
	rare := u.Rare()
	for _, w := range wanted {
		rare.Factors.Set(w.factor, w.enabled, w.preferred)
	}
	u.Touch(c.At)
	return &cip.AdminSetUserMFAPreferenceOutput{}, nil
}

// keepsAnother refuses passkeys as the only second factor of a user, who could lose them (API
// reference, WebAuthnMfaSettingsType; the text is not documented).
func keepsAnother(u *directory.User, wanted []preference) error {
	on := map[string]bool{}
	for _, factor := range u.Seldom().Factors.Enabled {
		on[factor] = true
	}
	for _, w := range wanted {
		on[w.factor] = w.enabled
	}
	if on[directory.FactorWebAuthn] && !on[directory.FactorSMS] && !on[directory.FactorTOTP] && !on[directory.FactorEmail] {
		return refuse.InvalidParameter("A user with passkeys as MFA must have another MFA method.")
	}
	return nil
}

func mayPrefer(u *directory.User) error {
	switch u.Status { // only these two statuses refuse
	case types.UserStatusTypeUnconfirmed:
		return refuse.NotConfirmed()
	case types.UserStatusTypeResetRequired:
		return refuse.ResetRequired()
	}
	return nil
}

func allowsPreference(p *directory.Pool, u *directory.User, w preference) error {
	// EmailMfaSettingsType needs the Essentials tier or a higher one. The call's documentation
	// does not list FeatureUnavailableInTierException; neither code nor text is documented.
	if w.enabled && w.factor == directory.FactorEmail && p.Lite() {
		return refuse.InvalidParameter("EMAIL_OTP needs the Essentials or Plus plan.")
	}
	if w.enabled && !w.able {
		return refuse.InvalidParameter("User does not have delivery config set to turn on %s", w.factor)
	}
	if w.enabled && w.factor == directory.FactorWebAuthn && !passkeys.MayReplaceFactors(p) {
		return refuse.InvalidParameter("User pool does not allow passkeys as MFA.") // text not documented
	}
	// Where MFA is required a factor can't be turned off, only another preferred. The text is
	// not documented.
	if !w.enabled && p.MFA.MfaConfiguration == types.UserPoolMfaTypeOn && slices.Contains(u.Seldom().Factors.Enabled, w.factor) {
		return refuse.InvalidParameter("User pool requires MFA, so %s can't be turned off for a user.", w.factor)
	}
	return nil
}

func adminDeleteSoftwareToken(c *account.Call, _ *directory.Pool, u *directory.User, _ *cip.AdminDeleteSoftwareTokenInput) (*cip.AdminDeleteSoftwareTokenOutput, error) {
	if u.Seldom().Factors.Secret == "" {
		return nil, refuse.With("SoftwareTokenMFANotFoundException", "Software token TOTP multi-factor authentication (MFA) is not enabled for the user.") // from the exception's description
	}
	mfa := &u.Rare().Factors
	mfa.Set(directory.FactorTOTP, false, false)
	mfa.DropApp()
	u.Touch(c.At)
	return &cip.AdminDeleteSoftwareTokenOutput{}, nil
}
