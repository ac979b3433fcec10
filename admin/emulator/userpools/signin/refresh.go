package signin

import (
	"github.com/cognito-tui/cognito-tui/admin/emulator/account"
	"github.com/cognito-tui/cognito-tui/admin/emulator/refuse"
	"github.com/cognito-tui/cognito-tui/admin/emulator/userpools/directory"
	"github.com/cognito-tui/cognito-tui/admin/emulator/userpools/tokens"
)

func beginWithRefreshToken(c *account.Call, p *directory.Pool, k *directory.Client, parameters map[string]string) (*step, error) {
	if err := directory.Demand(parameters, "REFRESH_TOKEN"); err != nil {
		return nil, err
	}
	g := tokens.GrantsOf(p)[parameters["REFRESH_TOKEN"]]
	if g == nil || g.Client != k {
		return nil, refuse.NotAuthorized("Invalid Refresh Token")
	}
	if err := k.CheckHashIn(parameters, g.User.Username, g.User.Sub, g.User.Attributes.Get("email"), g.User.Attributes.Get("phone_number")); err != nil {
		return nil, err
	}
	if k.Rotates() {
		// The documentation says that the flow can't be used, but not in which words.
		return nil, refuse.InvalidParameter("Refresh token rotation is enabled for this client. Use GetTokensFromRefreshToken.")
	}
	if err := g.Usable(p, parameters["DEVICE_KEY"], c.At); err != nil {
		return nil, err
	}
	result, err := tokens.Issue(c, p, g)
	if err != nil {
		return nil, err
	}
	return &step{AuthenticationResult: result, ChallengeParameters: map[string]string{}}, nil
}
