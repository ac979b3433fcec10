package triage

import (
	"fmt"
	"slices"
	"time"

	"github.com/cognito-tui/cognito-tui/admin"
	"github.com/cognito-tui/cognito-tui/admin/fact"
	"github.com/cognito-tui/cognito-tui/admin/finding"
)

// signIn is the table of what stands between a user and a sign-in. For the meaning of the
// statuses see developer guide, "signing up users in your app" and "managing users' passwords".
var signIn = []finding.Rule[Facts]{
	{
		ID: "disabled", About: "users whom an administrator disabled",
		When: func(f Facts) bool { return f.User.Enabled == admin.No },
		Find: says(finding.Finding{Sign: finding.Stops, Word: "disabled", Says: "Can't sign in: disabled by an administrator."}),
	},
	{
		ID: "enabled", About: "users whose record does not say if they are enabled",
		When: func(f Facts) bool { return f.User.Enabled == admin.Untold },
		Find: says(finding.Finding{Unseen: "whether the user is enabled: it is " + admin.NotTold}),
	},
	{
		ID: "status-only", About: "users with a password of their own who may be disabled",
		When: func(f Facts) bool { return f.User.Enabled == admin.Untold && f.User.Status == admin.StatusConfirmed },
		Find: confirmedAtLeast,
	},
	{
		ID: "confirmed", About: "users with a password of their own", When: enabledAs(admin.StatusConfirmed),
		Find: says(finding.Finding{Word: "confirmed", Says: "Confirmed and enabled."}),
	},
	{
		ID: "lockout", About: "too many wrong passwords", When: enabledAs(admin.StatusConfirmed),
		Needs: needs(func(f Facts) fact.Fact[bool] { return f.Locked }, "sign-in logs, which alone show a lockout"),
		Find:  lockout,
	},
	{
		ID: "unconfirmed", About: "sign-ups without their code", When: notDisabledAs(admin.StatusUnconfirmed),
		Find: says(finding.Finding{Sign: finding.Care, Word: "unconfirmed", Says: "Signed up, but never entered the code that confirms it."}),
	},
	{
		ID: "invited", About: "temporary passwords", When: notDisabledAs(admin.StatusForceChangePassword),
		Find: says(finding.Finding{
			Sign: finding.Care, Word: "must set password", Says: "Invited: must sign in with the temporary password and choose a new one.",
		}),
	},
	{
		ID: "invitation", About: "temporary passwords that have expired", When: notDisabledAs(admin.StatusForceChangePassword),
		Needs: needs(func(f Facts) fact.Fact[admin.PoolDetail] { return f.Pool }, "the pool's settings, which say when the invitation expires"),
		Find:  invitation,
	},
	{
		ID: "reset", About: "passwords that must be reset", When: notDisabledAs(admin.StatusResetRequired),
		Find: says(finding.Finding{Sign: finding.Care, Word: "must reset", Says: "Can't sign in until the password is reset with a code."}),
	},
	{ID: "provider", About: "users of an identity provider", When: notDisabledAs(admin.StatusExternalProvider), Find: provider},
	{ID: "status", About: "statuses that this program does not know", When: unknownStatus, Find: otherStatus},
}

// needs is what a rule lacks without one fact, in words that say what the fact is for.
func needs[T any](of func(Facts) fact.Fact[T], what string) func(Facts) fact.Lack {
	return func(f Facts) fact.Lack {
		lack := of(f).Lack()
		if lack.Says != "" {
			lack.Says = what
		}
		return lack
	}
}

// confirmedAtLeast says what is known of a confirmed user who may be disabled.
func confirmedAtLeast(f Facts) []finding.Finding {
	if f.Locked.Value {
		return []finding.Finding{{Sign: finding.Care, Word: "locked out?", Says: "Confirmed, but locked out for now, by an estimate."}}
	}
	return []finding.Finding{{Word: "confirmed", Says: "Confirmed."}}
}

func lockout(f Facts) []finding.Finding {
	if f.Locked.Value {
		return []finding.Finding{{Sign: finding.Care, Word: "locked out?", Says: "Confirmed and enabled, but locked out for now, by an estimate."}}
	}
	return []finding.Finding{{Sign: finding.Fine, Word: "confirmed", Says: "Confirmed, enabled, and not locked out as far as the logs show."}}
}

// invitation uses the times at which the profile was created and changed: no call says when the
// invitation was last sent, which was not before the former and not after the latter.
func invitation(f Facts) []finding.Finding {
	if !f.Pool.Value.Password.IsTold() {
		return []finding.Finding{{Unseen: "whether the invitation has expired: how long it is valid is " + admin.NotTold}}
	}
	days := f.Pool.Value.Password.TemporaryDays
	validity := time.Duration(days) * 24 * time.Hour
	switch {
	case f.User.Modified.IsZero():
		return []finding.Finding{{Unseen: "whether the invitation has expired: when the user was last changed is " + admin.NotTold}}
	case f.Now.After(f.User.Modified.Add(validity)):
		return []finding.Finding{{
			Sign: finding.Stops, Word: "invite expired", Repairs: finding.Mend("resend-invite"),
			Says: fmt.Sprintf("Can't sign in: the temporary password has expired; it was valid for %d days.", days),
		}}
	case f.User.Created.IsZero(), f.Now.After(f.User.Created.Add(validity)):
		return []finding.Finding{{
			Unseen: fmt.Sprintf("when the invitation was last sent: it is valid for %d days and may have expired", days),
		}}
	}
	return nil
}

func provider(f Facts) []finding.Finding {
	return []finding.Finding{{
		Word: "by " + f.User.Provider(), Says: "Signs in through an identity provider; has no password here.",
		Unseen: "whether the provider lets the user in",
	}}
}

// statuses are those that the other rules cover.
var statuses = []admin.UserStatus{
	admin.StatusConfirmed, admin.StatusUnconfirmed, admin.StatusForceChangePassword, admin.StatusResetRequired, admin.StatusExternalProvider,
}

func unknownStatus(f Facts) bool {
	return f.User.Enabled != admin.No && !slices.Contains(statuses, f.User.Status)
}

func otherStatus(f Facts) []finding.Finding {
	if f.User.Status == "" {
		return []finding.Finding{{Unseen: "the user's status: it is " + admin.NotTold}}
	}
	return []finding.Finding{{Says: "Status " + string(f.User.Status) + "."}}
}
