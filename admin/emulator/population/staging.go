package population

import "time"

// staging is a pool that somebody set up and nobody finished: no users, and it can't send any
// message.
func staging(now time.Time) Pool {
	created := now.Add(-33 * day)
	return Pool{
		Name: "acme-staging",
		Tier: TierLite,
		MFA:  MFAOff,
		PasswordPolicy: PasswordPolicy{
			MinimumLength: 6, RequireLowercase: true, TemporaryPasswordValidityDays: 90,
		},
		UsernameAttributes:     []string{"email", "phone_number"},
		AutoVerifiedAttributes: []string{"email"},
		Recovery:               []Recovery{{"admin_only", 1}},
		DeletionProtection:     "INACTIVE",
		ThreatProtection:       "OFF",
		SMSFailure:             "InvalidSmsRoleAccessPolicyException,SNSSandbox",
		EmailFailure:           "Email address is not verified. The following identities failed the check in region EU-WEST-1: no-reply@staging.example",
		Tags:                   map[string]string{"env": "staging"},
		Created:                created,
		Modified:               created.Add(2 * time.Hour),
		Users:                  func(func(User) bool) {},
	}
}
