package settings

import (
	"github.com/aws/aws-sdk-go-v2/aws"
	cip "github.com/aws/aws-sdk-go-v2/service/cognitoidentityprovider"
	"github.com/aws/aws-sdk-go-v2/service/cognitoidentityprovider/types"

	"github.com/cognito-tui/cognito-tui/admin/emulator/account"
	"github.com/cognito-tui/cognito-tui/admin/emulator/refuse"
	"github.com/cognito-tui/cognito-tui/admin/emulator/shape"
	"github.com/cognito-tui/cognito-tui/admin/emulator/userpools/directory"
)

func getUserPoolMfaConfig(_ *account.Call, p *directory.Pool, _ *cip.GetUserPoolMfaConfigInput) (*cip.GetUserPoolMfaConfigOutput, error) {
	out := p.MFA
	return &out, nil
}

// setUserPoolMfaConfig replaces the pool's second factors. A factor beside OFF is refused even
// if the factor itself is off; both texts are from reports. E-mail needs the Essentials tier or
// a higher one, and so do passkeys (API reference, EmailMfaConfigType and
// WebAuthnConfigurationType): texts not documented.
func setUserPoolMfaConfig(c *account.Call, p *directory.Pool, in *cip.SetUserPoolMfaConfigInput) (*cip.SetUserPoolMfaConfigOutput, error) {
	names := in.SmsMfaConfiguration != nil || in.SoftwareTokenMfaConfiguration != nil || in.EmailMfaConfiguration != nil
	enables := in.SmsMfaConfiguration != nil || in.EmailMfaConfiguration != nil ||
		shape.Value(in.SoftwareTokenMfaConfiguration).Enabled
	switch off := in.MfaConfiguration == "" || in.MfaConfiguration == types.UserPoolMfaTypeOff; {
	case off && names:
		return nil, refuse.InvalidParameter("Invalid MFA configuration given, can't turn off MFA and configure an MFA together.")
	case !off && !enables:
		return nil, refuse.InvalidParameter("Invalid MFA configuration given, can't disable all MFAs with a required or optional configuration.")
	case in.EmailMfaConfiguration != nil && p.Lite():
		return nil, refuse.With("FeatureUnavailableInTierException", "E-mail as a second factor needs the Essentials or Plus plan.")
	case in.WebAuthnConfiguration != nil && p.Lite():
		return nil, unaffordable("Passkeys", "Essentials or Plus plan")
	}
	p.MFA = cip.GetUserPoolMfaConfigOutput{MfaConfiguration: types.UserPoolMfaTypeOff}
	shape.Copy(&p.MFA, in)
	p.Described.LastModifiedDate = aws.Time(c.At)
	out := &cip.SetUserPoolMfaConfigOutput{}
	shape.Copy(out, &p.MFA)
	return out, nil
}

// requirement returns the MFA settings of a pool that is created or updated: those requests have
// no factor but SMS, and require it where MFA is on.
func requirement(mfa cip.GetUserPoolMfaConfigOutput, settings types.UserPoolType) (cip.GetUserPoolMfaConfigOutput, error) {
	mfa.MfaConfiguration = settings.MfaConfiguration
	if mfa.MfaConfiguration == types.UserPoolMfaTypeOff {
		return mfa, nil
	}
	if sms := settings.SmsConfiguration; sms != nil {
		mfa.SmsMfaConfiguration = &types.SmsMfaConfigType{SmsConfiguration: sms, SmsAuthenticationMessage: settings.SmsAuthenticationMessage}
	}
	if mfa.SmsMfaConfiguration == nil && mfa.EmailMfaConfiguration == nil && !shape.Value(mfa.SoftwareTokenMfaConfiguration).Enabled {
		return mfa, refuse.InvalidParameter("SMS configuration and Auto verification for phone_number are required when MFA is required/optional")
	}
	return mfa, nil
}
