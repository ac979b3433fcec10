package population

import "time"

// workforce is the pool of the company's own people: nobody signs up, most come through the
// company's directory, and a second factor is required.
func workforce(seed uint64, users int, now time.Time) Pool {
	d := rolled(seed, streamPool, 1)
	created := now.Add(-years - 300*day)
	return Pool{
		Name:    "acme-workforce",
		Tier:    TierPlus,
		MFA:     MFAOn,
		Factors: []string{FactorTOTP},
		PasswordPolicy: PasswordPolicy{
			MinimumLength: 12, RequireLowercase: true, RequireUppercase: true, RequireNumbers: true, RequireSymbols: true,
			TemporaryPasswordValidityDays: temporaryPasswordDays, PasswordHistorySize: 5,
		},
		AutoVerifiedAttributes: []string{"email"},
		AdminOnlySignUp:        true,
		Recovery:               []Recovery{{"verified_email", 1}},
		DeletionProtection:     "ACTIVE",
		ThreatProtection:       "ENFORCED",
		DeviceTracking:         &DeviceTracking{ChallengeRequiredOnNewDevice: true},
		Schema: []CustomAttribute{
			{Name: "custom:department", Type: "String", Mutable: true, MaxLength: 256},
			{Name: "custom:employee_id", Type: "String", MinLength: 1, MaxLength: 32},
		},
		Triggers: []Trigger{
			{"PreSignUp", function("acme-workforce-pre-sign-up")},
			{"PreTokenGeneration", function("acme-workforce-pre-token-generation")},
		},
		Domain:    "acme-workforce",
		Tags:      map[string]string{"env": "production", "team": "it"},
		Created:   created,
		Modified:  now.Add(-61 * day),
		Clients:   workforceClients(d, created),
		Groups:    workforceGroups(created),
		Providers: []Provider{activeDirectory(created.Add(day)), okta(d, created.Add(400*day))},
		UserCount: users,
		Users: func(yield func(User) bool) {
			s := newStaff(seed, now)
			for i := range users {
				if !yield(s.user(i)) {
					return
				}
			}
		},
	}
}

func workforceClients(d *dice, created time.Time) []Client {
	intranet := newClient(d, "intranet", created)
	intranet.Secret = secret(d)
	intranet.AuthFlows = []string{"ALLOW_USER_SRP_AUTH", "ALLOW_REFRESH_TOKEN_AUTH"}
	intranet.OAuthFlows = []string{"code"}
	intranet.Scopes = []string{"email", "openid", "profile"}
	intranet.Providers = []string{"AcmeAD", "COGNITO", "Okta"}
	intranet.CallbackURLs = []string{"https://intranet.acme.example/oauth2/idpresponse"}
	intranet.LogoutURLs = []string{"https://intranet.acme.example/"}
	intranet.RefreshValidity = 12 * time.Hour

	cli := newClient(d, "ops-cli", created.Add(90*day))
	cli.AuthFlows = []string{"ALLOW_USER_PASSWORD_AUTH", "ALLOW_USER_SRP_AUTH", "ALLOW_REFRESH_TOKEN_AUTH"}
	cli.OAuthFlows = []string{"code"}
	cli.Scopes = []string{"aws.cognito.signin.user.admin", "openid"}
	cli.Providers = []string{"AcmeAD", "COGNITO"}
	cli.CallbackURLs = []string{"http://localhost:8765/callback"}
	cli.RefreshValidity = day

	return []Client{intranet, cli}
}

func workforceGroups(created time.Time) []Group {
	groups := []Group{
		{Name: "admins", Description: "Break glass", Precedence: 0, RoleARN: role("acme-workforce-admin")},
		{Name: "engineering", Description: "Builds it", Precedence: 10, RoleARN: role("acme-workforce-engineering")},
		// The same precedence and different roles: a user in both has no preferred role.
		{Name: "finance", Description: "Counts it", Precedence: 20, RoleARN: role("acme-workforce-finance")},
		{Name: "hr", Description: "Hires for it", Precedence: 20, RoleARN: role("acme-workforce-hr")},
		{Name: "on-call", Description: "Answers the pager", Precedence: 5, RoleARN: role("acme-workforce-on-call")},
		{Name: "sales", Description: "Sells it", Precedence: 30},
		{Name: "staff", Description: "Everybody on the payroll", Precedence: NoPrecedence},
	}
	for i := range groups {
		groups[i].Created = created.Add(time.Duration(i) * time.Hour)
		groups[i].Modified = groups[i].Created
	}
	return groups
}
