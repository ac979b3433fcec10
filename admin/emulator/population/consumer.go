package population

import "time"

// years is how long the pools' users have been signing up.
const years = 3 * 365 * day

// consumer is the pool of a shop's customers: anybody can sign up, with an e-mail address or
// through a social provider.
func consumer(seed uint64, users int, now time.Time) Pool {
	d := rolled(seed, streamPool, 0)
	created := now.Add(-years - 40*day)
	return Pool{
		Name:    "acme-consumer",
		Tier:    TierEssentials,
		MFA:     MFAOptional,
		Factors: []string{FactorTOTP, FactorSMS},
		PasswordPolicy: PasswordPolicy{
			MinimumLength: 8, RequireLowercase: true, RequireUppercase: true, RequireNumbers: true,
			TemporaryPasswordValidityDays: temporaryPasswordDays,
		},
		AliasAttributes:        []string{"email"},
		AutoVerifiedAttributes: []string{"email"},
		// As in pools created through the API, where it is the default; so Google_ keeps its
		// capital.
		CaseSensitive:      true,
		Recovery:           []Recovery{{"verified_email", 1}, {"verified_phone_number", 2}},
		DeletionProtection: "ACTIVE",
		ThreatProtection:   "OFF",
		DeviceTracking:     &DeviceTracking{DeviceOnlyRememberedOnUserPrompt: true},
		Schema: []CustomAttribute{
			{Name: "custom:plan", Type: "String", Mutable: true, MaxLength: 2048},
			{Name: "custom:tenant", Type: "String", Mutable: true, MaxLength: 2048},
		},
		Triggers: []Trigger{
			{"CustomMessage", function("acme-consumer-custom-message")},
			{"PostAuthentication", function("acme-consumer-post-authentication:live")},
			{"PostConfirmation", function("acme-consumer-post-confirmation")},
		},
		Domain:    "acme-consumer",
		Tags:      map[string]string{"env": "production", "team": "storefront"},
		Created:   created,
		Modified:  now.Add(-19*day - 3*time.Hour),
		Clients:   consumerClients(d, created),
		Groups:    consumerGroups(created),
		Providers: []Provider{google(d, created.Add(12*day)), apple(d, created.Add(200*day))},
		ResourceServers: []ResourceServer{{
			Identifier: "https://api.acme.example", Name: "acme-api",
			Scopes: []Scope{{"orders.read", "Read orders"}, {"orders.write", "Change orders"}},
		}},
		UserCount: users,
		Users: func(yield func(User) bool) {
			c := newCrowd(seed, now)
			for i := range users {
				if !yield(c.user(i)) {
					return
				}
			}
		},
	}
}

// temporaryPasswordDays is how long an invitation to a pool is valid.
const temporaryPasswordDays = 7

func consumerClients(d *dice, created time.Time) []Client {
	web := newClient(d, "acme-web", created)
	web.AuthFlows = []string{"ALLOW_USER_SRP_AUTH", "ALLOW_USER_PASSWORD_AUTH", "ALLOW_REFRESH_TOKEN_AUTH"}
	web.OAuthFlows = []string{"code"}
	web.Scopes = []string{"email", "openid", "profile"}
	web.Providers = []string{"COGNITO", "Google", "SignInWithApple"}
	web.CallbackURLs = []string{"https://www.acme.example/auth/callback", "http://localhost:3000/auth/callback"}
	web.LogoutURLs = []string{"https://www.acme.example/"}

	ios := newClient(d, "acme-ios", created.Add(30*day))
	ios.AuthFlows = []string{"ALLOW_USER_SRP_AUTH", "ALLOW_USER_AUTH"}
	ios.OAuthFlows = []string{"code"}
	ios.Scopes = []string{"aws.cognito.signin.user.admin", "email", "openid"}
	ios.Providers = []string{"COGNITO", "Google", "SignInWithApple"}
	ios.CallbackURLs = []string{"acme-app://signin"}
	ios.LogoutURLs = []string{"acme-app://signout"}
	ios.RotateRefreshTokens = true
	ios.RefreshValidity = 180 * day

	android := newClient(d, "acme-android", created.Add(60*day))
	android.AuthFlows = []string{"ALLOW_USER_SRP_AUTH", "ALLOW_REFRESH_TOKEN_AUTH"}
	android.OAuthFlows = []string{"code"}
	android.Scopes = []string{"aws.cognito.signin.user.admin", "email", "openid"}
	android.Providers = []string{"COGNITO", "Google"}
	android.CallbackURLs = []string{"acme-app://signin"}
	android.LogoutURLs = []string{"acme-app://signout"}
	// The oldest of the three: it still reveals who has an account.
	android.HideMissingUsers = false
	android.RefreshValidity = 3650 * day

	backend := newClient(d, "acme-backend", created)
	backend.Secret = secret(d)
	backend.AuthFlows = []string{"ALLOW_ADMIN_USER_PASSWORD_AUTH", "ALLOW_REFRESH_TOKEN_AUTH"}
	backend.OAuthFlows = []string{"client_credentials"}
	backend.Scopes = []string{"https://api.acme.example/orders.read", "https://api.acme.example/orders.write"}
	backend.AccessTokenValidity = 15 * time.Minute

	return []Client{web, ios, android, backend}
}

func consumerGroups(created time.Time) []Group {
	groups := []Group{
		{Name: "admins", Description: "Shop administrators", Precedence: 0, RoleARN: role("acme-consumer-admin")},
		{Name: "beta", Description: "Sees features early", Precedence: 20, RoleARN: role("acme-consumer-beta")},
		{Name: "early-birds", Description: "Joined before the launch", Precedence: NoPrecedence},
		{Name: "newsletter", Description: "Gets the newsletter", Precedence: NoPrecedence},
		{Name: "support", Description: "First-line support", Precedence: 10, RoleARN: role("acme-consumer-support")},
		{Name: "wholesale", Description: "Buys by the pallet", Precedence: 30},
	}
	for i := range groups {
		groups[i].Created = created.Add(time.Duration(i) * 9 * day)
		groups[i].Modified = groups[i].Created.Add(3 * day)
	}
	return groups
}
