package emulator

// passwordHistories is of a user: earlier passwords, newest first.
const passwordHistories part[[]password] = "password history"

// setPassword gives the user a lasting password after holding it against the
// policy and the earlier ones.
func setPassword(c *call, p *pool, u *user, plain string) error {
	if err := conforms(p.policy(), plain); err != nil {
		return err
	}
	if size := int(deref(p.policy().PasswordHistorySize)); size > 0 {
		if usedBefore(u, plain, size) {
			return fail("PasswordHistoryPolicyViolationException", "Password has previously been used.") // text not documented
		}
		history := append([]password{u.password}, passwordHistories.get(u.seldom())...)
		*passwordHistories.of(u.rare()) = history[:min(len(history), size)]
	}
	u.password, u.invited = newPassword(c.random, plain), 0
	return nil
}

// usedBefore tells whether the password is the present one or among the last.
func usedBefore(u *user, plain string, size int) bool {
	for i, old := range append([]password{u.password}, passwordHistories.get(u.seldom())...) {
		if i < size && old.is(plain) {
			return true
		}
	}
	return false
}

// setTemporaryPassword gives the user a password for one sign-in, and begins
// its validity.
func setTemporaryPassword(c *call, u *user, plain string) {
	u.password, u.invited = newPassword(c.random, plain), c.at.UnixMilli()
}
