package population

import "time"

// parts lists the cast in the order of the first page.
func parts() []part {
	const (
		alizID  = "113926508417265093184"
		oliviaD = "001293.5f0c6e1d9b7a4c3e8d2f1a0b9c8d7e6f.1142"
	)
	return []part{
		// Disabled: an administrator's act, undone by an administrator.
		{
			username: "alice", given: "Alice", family: "Liddell", email: "alice@acme.example", emailVerified: true,
			disabled: true, created: 620 * day, modified: 26 * time.Hour, groups: []string{"beta", "newsletter"},
			tenant: "7", planned: "plus",
		},
		// The invitation expired three days ago.
		{
			username: "ali-baba", given: "Ali", family: "Baba", email: "ali@baba.example",
			status: StatusForceChangePassword, created: 10 * day, modified: 10 * day, invited: 10 * day,
			tenant: "42", planned: "free",
		},
		// No problem.
		{
			username: "alina", given: "Alina", family: "Marchetti-Díaz", email: "alina@acme.example", emailVerified: true,
			phone: "+447700900118", phoneVerified: true, created: 410 * day, modified: 3 * day,
			groups: []string{"newsletter"}, devices: 1, tenant: "7", planned: "pro",
		},
		// ali-baba again, by Google: she gets in here, but not there.
		{
			username: "Google_" + alizID, nickname: "aliz", given: "Aliz", family: "Baba",
			email: "ali@baba.example", emailVerified: true, status: StatusExternalProvider,
			provider: &Identity{UserID: alizID, ProviderName: "Google", ProviderType: ProviderGoogle, Primary: true},
			created:  200 * day, modified: 5 * time.Hour, groups: []string{"newsletter"}, tenant: "42", planned: "free",
		},
		// Signs in with an authenticator app.
		{
			username: "bob", given: "Bob", family: "Blum", email: "bob@example.org", emailVerified: true,
			phone: "+12025550142", phoneVerified: true, created: 830 * day, modified: 44 * day,
			totp: "JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP", devices: 2, groups: []string{"beta"}, tenant: "11", planned: "pro",
		},
		// Never entered the code, which was valid for a day.
		{
			username: "carol", given: "Carol", family: "Čapková", email: "carol@example.com",
			status: StatusUnconfirmed, created: 2 * day, modified: 2 * day, tenant: "3", planned: "free",
		},
		// Must choose a new password, and can: the code goes to a verified address.
		{
			username: "dave", given: "Dave", family: "O’Dowd", email: "dave@example.net", emailVerified: true,
			status: StatusResetRequired, created: 540 * day, modified: 30 * time.Hour, tenant: "3", planned: "plus",
		},
		// Must choose one as well, and can't: no code can reach them.
		{
			username: "erin", given: "Erin", family: "Ní Bhriain", email: "erin@example.net", phone: "+447700900223",
			status: StatusResetRequired, created: 390 * day, modified: 9 * day, tenant: "3", planned: "free",
		},
		// Gets in with the username, not with the address; can't recover.
		{
			username: "frank", given: "Frank", family: "Fröhlich", email: "frank@example.org",
			created: 71 * day, modified: 71 * day, tenant: "11", planned: "free",
		},
		// Invited yesterday: has yet to choose a password.
		{
			username: "grace", given: "Grace", family: "Okonkwo-Singh", email: "grace@acme.example", emailVerified: true,
			status: StatusForceChangePassword, created: 22 * time.Hour, modified: 22 * time.Hour, invited: 22 * time.Hour,
			groups: []string{"support"}, tenant: "1", planned: "free",
		},
		// An administrator of the shop.
		{
			username: "heidi", given: "Heidi", family: "Klümpel", email: "heidi@acme.example", emailVerified: true,
			created: 1000 * day, modified: 12 * day, groups: []string{"admins", "beta"}, devices: 2,
			totp: "KRSXG5CTMVRXEZLUKRSXG5CTMVRXEZLU", tenant: "1", planned: "enterprise",
		},
		// Signed up this morning with heidi's address, which is not verified: an alias that
		// belongs to heidi, on a profile that looks like heidi's.
		{
			username: "mallory", given: "Heidi", family: "Klümpel", email: "heidi@acme.example",
			created: 5 * time.Hour, modified: 5 * time.Hour, tenant: "1", planned: "free",
		},
		// SMS is the only factor, and the number is gone.
		{
			username: "ivan", given: "Иван", family: "Объедков", email: "ivan@example.com", emailVerified: true,
			created: 480 * day, modified: 6 * day, factors: []string{FactorSMS}, tenant: "19", planned: "plus",
		},
		// A local profile that a Google account was linked to.
		{
			username: "judy", given: "Judy", family: "Ødegård", email: "judy@example.com", emailVerified: true,
			provider: &Identity{UserID: "104417730295518836420", ProviderName: "Google", ProviderType: ProviderGoogle},
			created:  700 * day, modified: 33 * day, tenant: "19", planned: "plus",
		},
		// Has no address at all.
		{
			username: "niaj", given: "নিয়াজ", family: "হোসেন", phone: "+12125550107", phoneVerified: true,
			created: 150 * day, modified: 149 * day, tenant: "23", planned: "free",
		},
		// Hides the address behind Apple's relay.
		{
			username: "SignInWithApple_" + oliviaD, nickname: "olivia", given: "Olivia", family: "李",
			email: "7k2m9qx4tz@relay.example", emailVerified: true, status: StatusExternalProvider,
			provider: &Identity{UserID: oliviaD, ProviderName: "SignInWithApple", ProviderType: ProviderApple, Primary: true},
			created:  95 * day, modified: 2 * day, tenant: "23", planned: "plus",
		},
		// Both factors; the preferred one is on a phone that fell into a lake.
		{
			username: "peggy", given: "Peggy", family: "Þórðardóttir", email: "peggy@example.org", emailVerified: true,
			phone: "+447700900377", phoneVerified: true, created: 300 * day, modified: 90 * day,
			totp: "MZXW6YTBOI2DGNBVMZXW6YTBOI2DGNBV", factors: []string{FactorSMS}, tenant: "11", planned: "pro",
		},
		// bob's second sign-up: can't be confirmed, the address is taken.
		{
			username: "bob-2", given: "Bob", family: "Blum", email: "bob@example.org",
			status: StatusUnconfirmed, created: 20 * day, modified: 20 * day, tenant: "11", planned: "free",
		},
		// Invited long ago and again this morning: old profile, fresh password.
		{
			username: "trent", given: "Trent", family: "مُحَمَّد", email: "trent@acme.example", emailVerified: true,
			status: StatusForceChangePassword, created: 64 * day, modified: 2 * time.Hour, invited: 2 * time.Hour,
			groups: []string{"support"}, tenant: "1", planned: "free",
		},
		// Disabled before confirming: two things to repair.
		{
			username: "victor", given: "Victor", family: "Ὀδυσσεύς", email: "victor@example.net", disabled: true,
			status: StatusUnconfirmed, created: 17 * day, modified: 4 * day, tenant: "29", planned: "free",
		},
	}
}
