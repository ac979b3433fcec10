package emulator

func beginWithRefreshToken(c *call, p *pool, k *client, parameters map[string]string) (*step, error) {
	if err := demand(parameters, "REFRESH_TOKEN"); err != nil {
		return nil, err
	}
	g := grantsOf(p)[parameters["REFRESH_TOKEN"]]
	if g == nil || g.client != k {
		return nil, notAuthorized("Invalid Refresh Token")
	}
	if err := k.checkHashIn(parameters, g.user.username, g.user.sub, g.user.attributes.get("email"), g.user.attributes.get("phone_number")); err != nil {
		return nil, err
	}
	if k.rotates() {
		// The documents say that the flow can't be used, not with which words.
		return nil, invalidParameter("Refresh token rotation is enabled for this client. Use GetTokensFromRefreshToken.")
	}
	if err := g.usable(c.at); err != nil {
		return nil, err
	}
	result, err := issue(c, p, g)
	if err != nil {
		return nil, err
	}
	return &step{AuthenticationResult: result, ChallengeParameters: map[string]string{}}, nil
}
