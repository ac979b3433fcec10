package emulator

import (
	"slices"

	"github.com/aws/aws-sdk-go-v2/aws"
	cip "github.com/aws/aws-sdk-go-v2/service/cognitoidentityprovider"
	"github.com/aws/aws-sdk-go-v2/service/cognitoidentityprovider/types"
)

// preference is what a request wants of one factor.
type preference struct {
	factor             string
	enabled, preferred bool
	able               bool // the user has what the factor needs
}

// preferences reads those of a request. A factor it does not name stays.
func preferences(u *user, in *cip.AdminSetUserMFAPreferenceInput) []preference {
	var out []preference
	if s := in.SMSMfaSettings; s != nil {
		out = append(out, preference{factorSMS, s.Enabled, s.PreferredMfa, u.attributes.get("phone_number") != ""})
	}
	if s := in.SoftwareTokenMfaSettings; s != nil {
		out = append(out, preference{factorTOTP, s.Enabled, s.PreferredMfa, u.seldom().factors.verified})
	}
	if s := in.EmailMfaSettings; s != nil {
		out = append(out, preference{factorEmail, s.Enabled, s.PreferredMfa, u.attributes.get("email") != ""})
	}
	if s := in.WebAuthnMfaSettings; s != nil {
		out = append(out, preference{factorWebAuthn, s.Enabled, false, false}) // the emulator registers no passkeys
	}
	return out
}

func adminSetUserMFAPreference(c *call, p *pool, u *user, in *cip.AdminSetUserMFAPreferenceInput) (*cip.AdminSetUserMFAPreferenceOutput, error) {
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
		return nil, invalidParameter("Only one MFA option can be preferred.") // text not documented
	}
	rare := u.rare()
	for _, w := range wanted {
		rare.factors.set(w.factor, w.enabled, w.preferred)
	}
	u.touch(c.at)
	return &cip.AdminSetUserMFAPreferenceOutput{}, nil
}

func mayPrefer(u *user) error {
	switch u.status { //nolint:exhaustive // only these two stand in the way
	case types.UserStatusTypeUnconfirmed:
		return notConfirmed()
	case types.UserStatusTypeResetRequired:
		return resetRequired()
	}
	return nil
}

func allowsPreference(p *pool, u *user, w preference) error {
	// EmailMfaSettingsType needs the Essentials tier or a higher one. The call does not
	// list FeatureUnavailableInTierException, and neither code nor text is documented.
	if w.enabled && w.factor == factorEmail && p.lite() {
		return invalidParameter("EMAIL_OTP needs the Essentials or Plus plan.")
	}
	if w.enabled && !w.able {
		return invalidParameter("User does not have delivery config set to turn on %s", w.factor)
	}
	// Where MFA is required nobody can be let off a factor, only prefer another.
	// The text is not documented.
	if !w.enabled && p.mfa.MfaConfiguration == types.UserPoolMfaTypeOn && slices.Contains(u.seldom().factors.enabled, w.factor) {
		return invalidParameter("User pool requires MFA, so %s can't be turned off for a user.", w.factor)
	}
	return nil
}

func adminDeleteSoftwareToken(c *call, _ *pool, u *user, _ *cip.AdminDeleteSoftwareTokenInput) (*cip.AdminDeleteSoftwareTokenOutput, error) {
	if u.seldom().factors.secret == "" {
		return nil, fail("SoftwareTokenMFANotFoundException", "Software token TOTP multi-factor authentication (MFA) is not enabled for the user.") // from the exception's description
	}
	mfa := &u.rare().factors
	mfa.set(factorTOTP, false, false)
	mfa.secret, mfa.verified, mfa.lastStep = "", false, 0
	u.touch(c.at)
	return &cip.AdminDeleteSoftwareTokenOutput{}, nil
}

// adminGetUserAuthFactors gives the first factors with which the user could
// sign in by choice, and the second ones.
func adminGetUserAuthFactors(_ *call, p *pool, u *user, _ *cip.AdminGetUserAuthFactorsInput) (*cip.AdminGetUserAuthFactorsOutput, error) {
	has := map[types.AuthFactorType]bool{
		types.AuthFactorTypePassword: u.password != (password{}),
		types.AuthFactorTypeEmailOtp: u.verified("email"),
		types.AuthFactorTypeSmsOtp:   u.verified("phone_number"),
	}
	out := &cip.AdminGetUserAuthFactorsOutput{
		Username:            aws.String(u.username),
		PreferredMfaSetting: u.seldom().factors.preference(),
		UserMFASettingList:  u.seldom().factors.enabled,
	}
	for _, factor := range p.described.Policies.SignInPolicy.AllowedFirstAuthFactors {
		if has[factor] {
			out.ConfiguredUserAuthFactors = append(out.ConfiguredUserAuthFactors, factor)
		}
	}
	return out, nil
}
