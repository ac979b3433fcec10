package population

import "time"

// leads are the fixed first users of acme-workforce.
func leads(seed uint64, now time.Time) []User {
	parts := []part{
		// Gets in when the directory is down. No authenticator was ever set up where one is
		// required, and recovery has no verified address.
		{
			username: "break-glass", given: "Break", family: "Glass", email: "it@acme.example",
			created: 1300 * day, modified: 1300 * day, groups: []string{"admins"},
		},
		// No problem.
		{
			username: "omar.oncall", given: "Omar", family: "Haddad", email: "omar.oncall@acme.example", emailVerified: true,
			created: 900 * day, modified: 10 * day, groups: []string{"engineering", "on-call", "staff"},
			totp: "GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ", devices: 2,
		},
		// In two groups of one precedence with different roles.
		{
			username: "pia.payroll", given: "Pia", family: "Åkerlund", email: "pia.akerlund@acme.example", emailVerified: true,
			created: 700 * day, modified: 20 * day, groups: []string{"finance", "hr", "staff"},
			totp: "ONSWG4TFOQQGSZBAONSWG4TFOQQGSZBA",
		},
		// Starts on Monday.
		{
			username: "nadia.new", given: "Nadia", family: "Ёлкина", email: "nadia.yolkina@acme.example",
			status: StatusForceChangePassword, created: 2 * day, modified: 2 * day, invited: 2 * day,
			groups: []string{"staff"},
		},
	}
	users := make([]User, len(parts))
	for i, p := range parts {
		users[i] = p.user(rolled(seed, streamCast, 1000+i), now)
		users[i].Attributes = withEmployment(users[i].Attributes, employeeID(i))
	}
	return users
}

// withEmployment puts the pool's custom attributes first, where they sort.
func withEmployment(a []Attribute, id string) []Attribute {
	return append([]Attribute{{"custom:department", "Operations"}, {"custom:employee_id", id}}, a...)
}
