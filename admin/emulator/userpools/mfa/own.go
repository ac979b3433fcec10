package mfa

import (
	cip "github.com/aws/aws-sdk-go-v2/service/cognitoidentityprovider"
	"github.com/aws/aws-sdk-go-v2/service/cognitoidentityprovider/types"

	"github.com/cognito-tui/cognito-tui/admin/emulator/account"
	"github.com/cognito-tui/cognito-tui/admin/emulator/refuse"
	"github.com/cognito-tui/cognito-tui/admin/emulator/shape"
	"github.com/cognito-tui/cognito-tui/admin/emulator/userpools/directory"
	"github.com/cognito-tui/cognito-tui/admin/emulator/userpools/tokens"
)

func setUserMFAPreference(c *account.Call, p *directory.Pool, g *tokens.Grant, in *cip.SetUserMFAPreferenceInput) (*cip.SetUserMFAPreferenceOutput, error) {
	wanted := &cip.AdminSetUserMFAPreferenceInput{}
	shape.Copy(wanted, in)
	_, err := adminSetUserMFAPreference(c, p, g.User, wanted)
	return &cip.SetUserMFAPreferenceOutput{}, err
}

func setUserSettings(c *account.Call, p *directory.Pool, g *tokens.Grant, in *cip.SetUserSettingsInput) (*cip.SetUserSettingsOutput, error) {
	return &cip.SetUserSettingsOutput{}, setOptions(c, p, g.User, in.MFAOptions)
}

func adminSetUserSettings(c *account.Call, p *directory.Pool, u *directory.User, in *cip.AdminSetUserSettingsInput) (*cip.AdminSetUserSettingsOutput, error) {
	return &cip.AdminSetUserSettingsOutput{}, setOptions(c, p, u, in.MFAOptions)
}

// setOptions is the older way to turn SMS as a second factor on, or off with an empty list. It
// knows nothing else; the text of its refusal is not documented.
func setOptions(c *account.Call, p *directory.Pool, u *directory.User, options []types.MFAOptionType) error {
	for _, o := range options {
		if o.DeliveryMedium != types.DeliveryMediumTypeSms || shape.Value(o.AttributeName) != "phone_number" {
			return refuse.InvalidParameter("MFAOptions can have the delivery medium SMS with the attribute phone_number only.")
		}
	}
	_, err := adminSetUserMFAPreference(c, p, u, &cip.AdminSetUserMFAPreferenceInput{
		SMSMfaSettings: &types.SMSMfaSettingsType{Enabled: len(options) > 0},
	})
	return err
}
