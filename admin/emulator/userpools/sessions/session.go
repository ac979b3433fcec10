package sessions

import (
	"slices"

	"github.com/aws/aws-sdk-go-v2/aws"

	"github.com/cognito-tui/cognito-tui/admin/emulator/account"
	"github.com/cognito-tui/cognito-tui/admin/emulator/refuse"
	"github.com/cognito-tui/cognito-tui/admin/emulator/userpools/directory"
	"github.com/cognito-tui/cognito-tui/admin/emulator/userpools/tokens"
)

// unknown is what AWS says of a device or a country that it can't tell. The emulator estimates
// neither.
const unknown = "unknown"

// mayTrack refuses the Lite plan, which has no sessions. The text is not documented.
func mayTrack(p *directory.Pool) error {
	if p.Lite() {
		return refuse.With("FeatureUnavailableInTierException", "User sessions need the Essentials or Plus plan.")
	}
	return nil
}

// tracks refuses a pool that tracks no sessions. The exception is one of the operation's; neither
// that it is this one nor its text is documented.
func tracks(p *directory.Pool) error {
	if !tokens.Tracked.Get(p).On {
		return refuse.With("OperationNotEnabledException", "User session tracking is not enabled for user pool %s.", p.ID())
	}
	return nil
}

// setUserPoolSessionConfiguration replaces the configuration whole. A lower limit ends no session
// at once.
func setUserPoolSessionConfiguration(c *account.Call, p *directory.Pool, in *setUserPoolSessionConfigurationInput) (*sessionConfiguration, error) {
	if err := mayTrack(p); err != nil {
		return nil, err
	}
	*tokens.Tracked.Of(p) = tokens.Tracking{On: in.UserSessionTracking == enabled, MaxPerUser: *in.TokenSession.MaxPerUser}
	return getUserPoolSessionConfiguration(c, p, nil)
}

func getUserPoolSessionConfiguration(_ *account.Call, p *directory.Pool, _ *getUserPoolSessionConfigurationInput) (*sessionConfiguration, error) {
	tracking := tokens.Tracked.Get(p)
	out := &sessionConfiguration{
		UserPoolId: p.Described.Id, UserSessionTracking: disabled, TokenSession: &TokenSession{MaxPerUser: aws.Int32(int32(tracking.Max()))},
	}
	if tracking.On {
		out.UserSessionTracking = enabled
	}
	return out, nil
}

// adminListUserSessions lists the active sessions of a user in one page: AWS's has room for all.
func adminListUserSessions(c *account.Call, p *directory.Pool, u *directory.User, in *adminListUserSessionsInput) (*adminListUserSessionsOutput, error) {
	if err := tracks(p); err != nil {
		return nil, err
	}
	if in.NextToken != nil {
		return nil, refuse.InvalidParameter("Invalid pagination token") // there never is another page
	}
	out := &adminListUserSessionsOutput{Sessions: []userSession{}}
	for _, g := range tokens.ActiveSessions(u, c.At) {
		out.Sessions = append(out.Sessions, userSession{
			SessionId: aws.String(g.Session.ID), SessionType: aws.String("TOKEN"), ClientId: g.Client.ClientId,
			CreateDate: aws.Time(g.Session.Created), LastActiveDate: aws.Time(g.Session.Active),
			DeviceType: aws.String(unknown), LastIPAddress: aws.String(g.Session.Address), LastLocation: &location{Country: aws.String(unknown)},
		})
	}
	return out, nil
}

// adminRevokeUserSession ends one session with its refresh and access tokens.
func adminRevokeUserSession(c *account.Call, p *directory.Pool, u *directory.User, in *adminRevokeUserSessionInput) (*adminRevokeUserSessionOutput, error) {
	if err := tracks(p); err != nil {
		return nil, err
	}
	active := tokens.ActiveSessions(u, c.At)
	i := slices.IndexFunc(active, func(g *tokens.Grant) bool { return g.Session.ID == *in.SessionId })
	if i < 0 {
		return nil, refuse.NotFound("Session does not exist.") // text not documented
	}
	tokens.EndSession(p, active[i])
	return &adminRevokeUserSessionOutput{}, nil
}
