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

// Later are the settings of pools that the SDK does not know yet (autumn 2026). They are stored:
// the emulator registers no clients, and its tokens tell no level.
type Later struct {
	DcrConfiguration *DcrConfigurationType
	AcrConfiguration map[string]AcrLevelConfigType
}

// later holds those of a pool.
const later account.Part[Later] = "later settings"

// DcrStatus turns dynamic client registration on or off.
type DcrStatus string

// Values are those that there are.
func (DcrStatus) Values() []DcrStatus { return []DcrStatus{"Enabled", "Disabled"} }

// DcrConfigurationType is how clients register themselves. Which grants AWS takes is not known here:
// any are stored.
type DcrConfigurationType struct {
	EnableStatus            DcrStatus
	OpenDcrEnabled          *bool
	AuthenticatedGrantTypes []string
	OpenDcrGrantTypes       []string
	AllowedScopes           []string
}

// AcrLevelConfigType names a level of authentication.
type AcrLevelConfigType struct{ AcrValue *string }

type (
	createInput struct {
		cip.CreateUserPoolInput
		Later
	}
	updateInput struct {
		cip.UpdateUserPoolInput
		Later
	}
	// described is a pool as answers show it.
	described struct {
		types.UserPoolType
		Later
	}
	poolOutput struct{ UserPool *described }
)

// describe returns a pool as answers show it.
func describe(p *directory.Pool) *described { return &described{*p.Describe(), later.Get(p)} }

// levels are the keys of an AcrConfiguration, with the names that they have by default.
var levels = map[string]string{
	"Level1": "urn:cognito:loa:1", "Level2": "urn:cognito:loa:2", "Level3": "urn:cognito:loa:3", "Level4": "urn:cognito:loa:4",
}

// checked returns the settings with defaults (API reference, DcrConfigurationType), or an error if
// they are wrong. The texts are not documented.
func (l Later) checked(tier types.UserPoolTierType) (Later, error) {
	if l.DcrConfiguration != nil {
		filled := *l.DcrConfiguration
		if filled.EnableStatus == "" {
			filled.EnableStatus = "Enabled"
		}
		filled.OpenDcrEnabled = aws.Bool(shape.Value(filled.OpenDcrEnabled))
		if filled.AuthenticatedGrantTypes == nil {
			filled.AuthenticatedGrantTypes = []string{"code", "client_credentials"}
		}
		if filled.OpenDcrGrantTypes == nil {
			filled.OpenDcrGrantTypes = []string{"code"}
		}
		l.DcrConfiguration = &filled
	}
	registers := l.DcrConfiguration != nil && l.DcrConfiguration.EnableStatus == "Enabled"
	if tier == types.UserPoolTierTypeLite && (registers || len(l.AcrConfiguration) > 0) {
		return l, unaffordable("Dynamic client registration and names of authentication levels", "Essentials or Plus plan")
	}
	return l, namesDiffer(l.AcrConfiguration)
}

// namesDiffer checks the names of levels: those of the four, no name twice, and none that is another
// level's by default (API reference, AcrLevelConfigType).
func namesDiffer(given map[string]AcrLevelConfigType) error {
	for level, custom := range given {
		if levels[level] == "" {
			return refuse.InvalidParameter("%s is no level of AcrConfiguration.", level)
		}
		for other, byDefault := range levels {
			name := shape.Value(custom.AcrValue)
			if other != level && (name == byDefault || name == shape.Value(given[other].AcrValue)) {
				return refuse.InvalidParameter("The ACR value %s is the name of another level.", name)
			}
		}
	}
	return nil
}
