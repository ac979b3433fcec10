package settings

import (
	"slices"

	"github.com/aws/aws-sdk-go-v2/service/cognitoidentityprovider/types"

	"github.com/cognito-tui/cognito-tui/admin/emulator/refuse"
	"github.com/cognito-tui/cognito-tui/admin/emulator/shape"
)

// unaffordable refuses what a pool's plan lacks. The text is not documented.
func unaffordable(what, plan string) error {
	return refuse.With("FeatureUnavailableInTierException", "%s need the %s.", what, plan)
}

// affords refuses settings that the pool's plan lacks (API reference, SignInPolicyType and
// UserPoolAddOnsType).
func affords(p types.UserPoolType) error {
	factors := p.Policies.SignInPolicy.AllowedFirstAuthFactors
	other := func(f types.AuthFactorType) bool { return f != types.AuthFactorTypePassword }
	if p.UserPoolTier == types.UserPoolTierTypeLite && slices.ContainsFunc(factors, other) {
		return unaffordable("First factors other than the password", "Essentials or Plus plan")
	}
	mode := shape.Value(p.UserPoolAddOns).AdvancedSecurityMode
	if p.UserPoolTier != types.UserPoolTierTypePlus && mode != "" && mode != types.AdvancedSecurityModeTypeOff {
		return unaffordable("The modes AUDIT and ENFORCED of threat protection", "Plus plan")
	}
	return nil
}
