package acts

import (
	"slices"

	"github.com/aws/aws-sdk-go-v2/service/cognitoidentityprovider/types"
)

// channel is a way by which Cognito sends codes.
type channel struct {
	attribute string
	medium    types.DeliveryMediumType
	factor    string
}

// recoveryChannels are the recovery options that send a code: the attribute it
// goes to, how, and the second factor on the same channel.
var recoveryChannels = map[string]channel{
	"verified_email":        {"email", "EMAIL", factorEmail},
	"verified_phone_number": {"phone_number", "SMS", factorSMS},
}

// recoversBy is the recovery option by which the user would get a code, "" when
// there is none. AWS uses the first one possible, but never the channel of the
// user's preferred second factor, as one channel would then be enough to sign
// in.
func (t Target) recoversBy() string {
	for _, option := range t.Pool.RecoveryOptions() {
		channel := recoveryChannels[option]
		if channel.attribute != "" && t.User.Verified(channel.attribute) && !t.prefersFactor(channel.factor) {
			return option
		}
	}
	return ""
}

// noRecovery says why no reset code can reach the user.
func (t Target) noRecovery() string {
	options := t.Pool.RecoveryOptions()
	if slices.Equal(options, []string{"admin_only"}) {
		return "In this pool only an administrator resets passwords, by setting one."
	}
	if t.User.Status == "" || t.recoversBy() != "" {
		return ""
	}
	for _, option := range options {
		if channel := recoveryChannels[option]; channel.attribute != "" && t.User.Verified(channel.attribute) {
			return "The reset code would use the same channel as the user's second factor, which AWS does not allow: set a password instead."
		}
	}
	return "The user has no verified address that this pool sends reset codes to: mark one as verified or set a password."
}
