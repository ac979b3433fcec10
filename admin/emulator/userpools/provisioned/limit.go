// Package provisioned has the rates of API categories that an account pays for. The emulator
// throttles nobody.
package provisioned

import (
	cip "github.com/aws/aws-sdk-go-v2/service/cognitoidentityprovider"
	"github.com/aws/aws-sdk-go-v2/service/cognitoidentityprovider/types"

	"github.com/cognito-tui/cognito-tui/admin/emulator/account"
	"github.com/cognito-tui/cognito-tui/admin/emulator/refuse"
)

// free are the default rates by category, in requests a second (developer guide, quotas).
var free = map[string]int32{
	"UserAuthentication": 120, "UserCreation": 50, "UserFederation": 25, "UserAccountRecovery": 30, "UserRead": 120, "UserUpdate": 25,
	"UserToken": 120, "UserResourceRead": 50, "UserResourceUpdate": 25, "UserList": 30, "UserPoolRead": 15, "UserPoolUpdate": 15,
	"UserPoolResourceRead": 20, "UserPoolResourceUpdate": 15, "UserPoolClientRead": 15, "UserPoolClientUpdate": 15,
	"ClientAuthentication": 150,
}

// kept holds the rates by category that the account has changed.
const kept account.Part[map[string]int32] = "provisioned limits"

// describe returns a category's limit. The text of the refusal is not documented.
func describe(c *account.Call, of *types.LimitDefinitionType) (*types.LimitType, error) {
	category := of.Attributes["Category"]
	rate, known := free[category]
	if !known {
		return nil, refuse.InvalidParameter("Unknown category: %s", category)
	}
	out := &types.LimitType{LimitDefinition: of, FreeLimitValue: rate, ProvisionedLimitValue: rate}
	if changed, paid := kept.Get(c.Account)[category]; paid {
		out.ProvisionedLimitValue = changed
	}
	return out, nil
}

func getProvisionedLimit(c *account.Call, in *cip.GetProvisionedLimitInput) (*cip.GetProvisionedLimitOutput, error) {
	limit, err := describe(c, in.LimitDefinition)
	if err != nil {
		return nil, err
	}
	return &cip.GetProvisionedLimitOutput{Limit: limit}, nil
}

// updateProvisionedLimit sets a rate of at least the default. The account's maximum, which is in
// Service Quotas, is not known here. The text is not documented.
func updateProvisionedLimit(c *account.Call, in *cip.UpdateProvisionedLimitInput) (*cip.UpdateProvisionedLimitOutput, error) {
	limit, err := describe(c, in.LimitDefinition)
	if err != nil {
		return nil, err
	}
	if in.RequestedLimitValue < limit.FreeLimitValue {
		return nil, refuse.InvalidParameter("The limit can't be lower than the default of %d requests a second.", limit.FreeLimitValue)
	}
	all := kept.Of(c.Account)
	if *all == nil {
		*all = map[string]int32{}
	}
	(*all)[in.LimitDefinition.Attributes["Category"]] = in.RequestedLimitValue
	limit.ProvisionedLimitValue = in.RequestedLimitValue
	return &cip.UpdateProvisionedLimitOutput{Limit: limit}, nil
}
