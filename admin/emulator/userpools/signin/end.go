package signin

import (
	"github.com/aws/aws-sdk-go-v2/aws"
	"github.com/aws/aws-sdk-go-v2/service/cognitoidentityprovider/types"

	"github.com/cognito-tui/cognito-tui/admin/emulator/account"
	"github.com/cognito-tui/cognito-tui/admin/emulator/userpools/devices/tracking"
	"github.com/cognito-tui/cognito-tui/admin/emulator/userpools/history"
	"github.com/cognito-tui/cognito-tui/admin/emulator/userpools/tokens"
)

// grantTokens ends a sign-in.
func grantTokens(c *account.Call, s *Session) (*step, error) {
	u := s.User
	Lockouts.Of(u.Rare()).succeeded()
	eventID := history.Remember(c, s.pool, u, types.EventTypeSignIn, types.EventResponseTypePass, s.answered()...)
	device := s.deviceNames(c)
	result, err := tokens.New(c, s.pool, s.client, u, device, eventID)
	if err != nil {
		return nil, err
	}
	if device.Group != "" {
		result.NewDeviceMetadata = &types.NewDeviceMetadataType{DeviceKey: aws.String(device.Key), DeviceGroupKey: aws.String(device.Group)}
	}
	return &step{AuthenticationResult: result, ChallengeParameters: map[string]string{}}, nil
}

// deviceNames are those of the device that the user signed in with; a pool that tracks devices gives
// one to whoever names none.
func (s *Session) deviceNames(c *account.Call) tracking.Names {
	if !tracking.In(s.pool) {
		return tracking.Names{}
	}
	if d := tracking.Find(s.User, s.device); d != nil {
		d.Seen(c)
		return tracking.Names{Key: s.device}
	}
	return tracking.NewNames(c)
}

// answered is what a user's history has of the factors that were right. What it has where a code is
// the first factor is not documented.
func (s *Session) answered() []types.ChallengeResponseType {
	var out []types.ChallengeResponseType
	if !s.codeOnly {
		out = append(out, history.ToPassword(types.ChallengeResponseSuccess))
	}
	if s.codeGiven {
		out = append(out, history.ToSecondFactor(types.ChallengeResponseSuccess))
	}
	return out
}
