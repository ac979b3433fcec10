package users

import (
	"github.com/cognito-tui/cognito-tui/admin/emulator/account"
	"github.com/cognito-tui/cognito-tui/admin/emulator/refuse"
	"github.com/cognito-tui/cognito-tui/admin/emulator/shape"
	"github.com/cognito-tui/cognito-tui/admin/emulator/srp"
	"github.com/cognito-tui/cognito-tui/admin/emulator/userpools/directory"
)

// passwordHistories holds a user's earlier passwords, newest first.
const passwordHistories account.Part[[]directory.Password] = "password history"

// SetPassword gives the user a permanent password after checking it against the policy and the
// earlier ones.
func SetPassword(c *account.Call, p *directory.Pool, u *directory.User, plain string) error {
	if err := directory.Conforms(p.Policy(), plain); err != nil {
		return err
	}
	if size := int(shape.Value(p.Policy().PasswordHistorySize)); size > 0 {
		if usedBefore(u, p.Digest(u.Username, plain), size) {
			return refuse.With("PasswordHistoryPolicyViolationException", "Password has previously been used.") // text not documented
		}
		history := append([]directory.Password{u.Password}, passwordHistories.Get(u.Seldom())...)
		*passwordHistories.Of(u.Rare()) = history[:min(len(history), size)]
	}
	u.Password, u.Invited = directory.NewPassword(c.Random, p.Digest(u.Username, plain)), 0
	return nil
}

// usedBefore reports whether the password is the present one or one of the last.
func usedBefore(u *directory.User, digest srp.Digest, size int) bool {
	for i, old := range append([]directory.Password{u.Password}, passwordHistories.Get(u.Seldom())...) {
		if i < size && old.Is(digest) {
			return true
		}
	}
	return false
}

// setTemporaryPassword gives the user a password for one sign-in, and starts its validity.
func setTemporaryPassword(c *account.Call, p *directory.Pool, u *directory.User, plain string) {
	u.Password, u.Invited = directory.NewPassword(c.Random, p.Digest(u.Username, plain)), c.At.UnixMilli()
}
