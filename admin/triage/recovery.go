package triage

import (
	"slices"

	"github.com/cognito-tui/cognito-tui/admin"
	"github.com/cognito-tui/cognito-tui/admin/fact"
	"github.com/cognito-tui/cognito-tui/admin/finding"
)

// recovery is the table of what keeps users from getting back in by themselves. Cognito sends
// codes to verified addresses only (developer guide, "resetting and recovering passwords").
var recovery = []finding.Rule[Facts]{
	{
		ID: "no-code-at-reset", About: "users who must reset a password and whom no code can reach",
		When: func(f Facts) bool { return notDisabledAs(admin.StatusResetRequired)(f) && !codeReaches(f.User) },
		Find: func(f Facts) []finding.Finding {
			return []finding.Finding{{
				Sign: finding.Stops, Says: "Can't sign in: the password must be reset, and no code can reach this user: " + whyNoCode(f.User),
				Repairs: finding.Mend(addressAct(f.User), "set-password"),
			}}
		},
	},
	{
		ID: "no-recovery-at-reset", About: "users who must reset a password in a pool that sends no code to their address",
		When:  func(f Facts) bool { return notDisabledAs(admin.StatusResetRequired)(f) && codeReaches(f.User) },
		Needs: needs(func(f Facts) fact.Fact[admin.PoolDetail] { return f.Pool }, "the pool's settings, which say where reset codes go"),
		Find:  poolSendsNoCode,
	},
	{
		ID: "no-code", About: "users whom no recovery code can reach",
		When: func(f Facts) bool { return notDisabledAs(admin.StatusConfirmed)(f) && !codeReaches(f.User) },
		Find: func(f Facts) []finding.Finding {
			return []finding.Finding{{
				Sign: finding.Care, Says: "No recovery code can reach this user: " + whyNoCode(f.User),
				Repairs: finding.Mend(addressAct(f.User)),
			}}
		},
	},
}

// poolSendsNoCode finds that none of the user's verified addresses is one to which the pool
// sends codes.
func poolSendsNoCode(f Facts) []finding.Finding {
	attributes := f.Pool.Value.RecoveryAttributes()
	switch {
	case slices.ContainsFunc(attributes, f.User.Verified):
		return nil
	case len(attributes) == 0:
		return []finding.Finding{{
			Sign: finding.Stops, Says: "Can't sign in: the password must be reset, and in this pool only an administrator resets passwords.",
			Repairs: finding.Mend("set-password"),
		}}
	}
	address := map[string]string{"email": "the e-mail address", "phone_number": "the phone number"}[attributes[0]]
	if f.User.Attributes.Get(attributes[0]) == "" {
		return []finding.Finding{{
			Sign: finding.Stops, Says: "Can't sign in: the password must be reset, and this pool sends codes only to " + address + ", which this user lacks.",
			Repairs: finding.Mend("set-attributes", "set-password"),
		}}
	}
	return []finding.Finding{{
		Sign: finding.Stops, Says: "Can't sign in: the password must be reset, and this pool sends codes only to " + address + ", which is not verified.",
		Repairs: finding.Mend("verify", "set-password"),
	}}
}

func codeReaches(u admin.User) bool { return u.Verified("email") || u.Verified("phone_number") }

func hasAddress(u admin.User) bool {
	return u.Email() != "" || u.Attributes.Get("phone_number") != ""
}

func whyNoCode(u admin.User) string {
	if hasAddress(u) {
		return "no address is verified."
	}
	return "there is no address."
}

// addressAct is the act after which a code can reach the user.
func addressAct(u admin.User) string {
	if hasAddress(u) {
		return "verify"
	}
	return "set-attributes"
}
