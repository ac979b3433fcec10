package triage_test

import (
	"strings"
	"testing"

	"github.com/cognito-tui/cognito-tui/admin"
	"github.com/cognito-tui/cognito-tui/admin/acts"
	"github.com/cognito-tui/cognito-tui/admin/fact"
	"github.com/cognito-tui/cognito-tui/admin/finding"
	"github.com/cognito-tui/cognito-tui/admin/triage"
)

// Three facts decide: the status, which addresses are verified, where the pool sends codes.
func TestAPasswordThatMustBeResetIsADeadEndWhereNoCodeIsSent(t *testing.T) {
	with := func(status admin.UserStatus, attributes ...string) admin.User {
		u := admin.User{Username: "alice", Status: status, Enabled: admin.Yes}
		for i := 0; i < len(attributes); i += 2 {
			u.Attributes = append(u.Attributes, admin.Attribute{Name: attributes[i], Value: attributes[i+1]})
		}
		return u
	}
	pool := func(recovery ...string) fact.Fact[admin.PoolDetail] {
		return fact.Of(admin.PoolDetail{Recovery: recovery})
	}
	phone := []string{"phone_number", "+441632960961", "phone_number_verified", "true"}
	email := []string{"email", "a@b.example", "email_verified", "true"}
	both := append([]string{"email", "a@b.example", "email_verified", "false"}, phone...)
	const stops = "Can't sign in: the password must be reset, and "
	for name, test := range map[string]struct {
		user         admin.User
		pool         fact.Fact[admin.PoolDetail]
		says, unseen string // of what is not the plain status
		acts         string
	}{
		"only an administrator resets":  {with(admin.StatusResetRequired, email...), pool("admin_only"), stops + "in this pool only an administrator", "", "set-password"},
		"only e-mail, has a phone":      {with(admin.StatusResetRequired, phone...), pool("verified_email"), stops + "this pool sends codes only to the e-mail address, which this user lacks", "", "set-attributes set-password"},
		"only e-mail, not verified":     {with(admin.StatusResetRequired, both...), pool("verified_email"), stops + "this pool sends codes only to the e-mail address, which is not verified", "", "verify set-password"},
		"only phone, has an e-mail":     {with(admin.StatusResetRequired, email...), pool("verified_phone_number"), stops + "this pool sends codes only to the phone number", "", "set-attributes set-password"},
		"the pool sends there":          {with(admin.StatusResetRequired, email...), pool("verified_phone_number", "verified_email"), "", "", ""},
		"a pool older than the setting": {with(admin.StatusResetRequired, phone...), pool(), "", "", ""},
		"the settings were not read":    {with(admin.StatusResetRequired, phone...), fact.Fact[admin.PoolDetail]{}, "", "the pool's settings", ""},
		"nothing is verified at all":    {with(admin.StatusResetRequired), pool("verified_email"), stops + "no code can reach this user", "", "set-attributes set-password"},
		"need not reset":                {with(admin.StatusConfirmed, email...), pool("admin_only"), "", "", ""},
		"disabled: that is to be said":  {admin.User{Status: admin.StatusResetRequired, Enabled: admin.No, Attributes: with("", email...).Attributes}, pool("admin_only"), "", "", ""},
	} {
		headline := triage.Headline(triage.Facts{User: test.user, Pool: test.pool})
		var says, unseen, repairs string
		for _, f := range headline {
			unseen += f.Unseen
			if f.Sign == finding.Stops && f.Word == "" {
				says = f.Says
				for _, r := range f.Repairs {
					if _, ok := acts.FindAction(r.Act); !ok {
						t.Errorf("%s: there is no act %s", name, r.Act)
					}
					repairs = strings.TrimPrefix(repairs+" "+r.Act, " ")
				}
			}
		}
		if !strings.HasPrefix(says, test.says) || (says == "") != (test.says == "") || repairs != test.acts || !strings.Contains(unseen, test.unseen) {
			t.Errorf("%s: %+v", name, headline)
		}
	}
}
