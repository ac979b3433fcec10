// Package risk has what threat protection does about risks: stored settings, since the emulator
// sees no risk.
package risk

import (
	"net/netip"
	"slices"

	"github.com/aws/aws-sdk-go-v2/aws"
	cip "github.com/aws/aws-sdk-go-v2/service/cognitoidentityprovider"
	"github.com/aws/aws-sdk-go-v2/service/cognitoidentityprovider/types"

	"github.com/cognito-tui/cognito-tui/admin/emulator/account"
	"github.com/cognito-tui/cognito-tui/admin/emulator/refuse"
	"github.com/cognito-tui/cognito-tui/admin/emulator/shape"
	"github.com/cognito-tui/cognito-tui/admin/emulator/userpools/directory"
)

// kept holds a pool's configurations by app client, that of the pool itself under "".
const kept account.Part[map[string]types.RiskConfigurationType] = "risk configurations"

// configured finds what a request is about, and refuses it where threat protection is off.
func configured(p *directory.Pool, clientID *string) (string, error) {
	if !p.Protects() { // only the exception's name is documented
		return "", refuse.With("UserPoolAddOnNotEnabledException", "Threat protection is not enabled for user pool %s.", p.ID())
	}
	id := shape.Value(clientID)
	if id != "" && p.Client(id) == nil {
		return "", directory.ClientNotFound(id)
	}
	return id, nil
}

// setRiskConfiguration replaces the configuration of the pool or of one client: what the request
// leaves out is off.
func setRiskConfiguration(c *account.Call, p *directory.Pool, in *cip.SetRiskConfigurationInput) (*cip.SetRiskConfigurationOutput, error) {
	id, err := configured(p, in.ClientId)
	if err != nil {
		return nil, err
	}
	if err := ranges(in.RiskExceptionConfiguration); err != nil {
		return nil, err
	}
	if err := notifies(in.AccountTakeoverRiskConfiguration); err != nil {
		return nil, err
	}
	made := types.RiskConfigurationType{LastModifiedDate: aws.Time(c.At)}
	shape.Copy(&made, in)
	all := kept.Of(p)
	if *all == nil {
		*all = map[string]types.RiskConfigurationType{}
	}
	(*all)[id] = made
	return &cip.SetRiskConfigurationOutput{RiskConfiguration: &made}, nil
}

// ranges refuses addresses that are no CIDR blocks. The text is not documented.
func ranges(exceptions *types.RiskExceptionConfigurationType) error {
	of := shape.Value(exceptions)
	for _, block := range slices.Concat(of.BlockedIPRangeList, of.SkippedIPRangeList) {
		if _, err := netip.ParsePrefix(block); err != nil {
			return refuse.InvalidParameter("%s is not a CIDR block.", block)
		}
	}
	return nil
}

// notifies refuses actions that send a mail where no mail is configured. The text is not
// documented.
func notifies(takeover *types.AccountTakeoverRiskConfigurationType) error {
	if takeover == nil || takeover.NotifyConfiguration != nil {
		return nil
	}
	for _, action := range []*types.AccountTakeoverActionType{takeover.Actions.LowAction, takeover.Actions.MediumAction, takeover.Actions.HighAction} {
		if shape.Value(action).Notify {
			return refuse.InvalidParameter("NotifyConfiguration is required for an action that notifies.")
		}
	}
	return nil
}

// describeRiskConfiguration answers about the pool or a client, whichever the request names.
// Without a configuration the answer only says whose it would be; that is not documented.
func describeRiskConfiguration(_ *account.Call, p *directory.Pool, in *cip.DescribeRiskConfigurationInput) (*cip.DescribeRiskConfigurationOutput, error) {
	id, err := configured(p, in.ClientId)
	if err != nil {
		return nil, err
	}
	found, known := kept.Get(p)[id]
	if !known {
		found = types.RiskConfigurationType{UserPoolId: in.UserPoolId, ClientId: in.ClientId}
	}
	return &cip.DescribeRiskConfigurationOutput{RiskConfiguration: &found}, nil
}
