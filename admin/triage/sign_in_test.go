package triage_test

import (
	"strings"
	"testing"
	"time"

	"github.com/cognito-tui/cognito-tui/admin"
	"github.com/cognito-tui/cognito-tui/admin/acts"
	"github.com/cognito-tui/cognito-tui/admin/fact"
	"github.com/cognito-tui/cognito-tui/admin/finding"
	"github.com/cognito-tui/cognito-tui/admin/triage"
)

// No user is called fine before everything was checked.
func TestHowAUserStands(t *testing.T) {
	now := time.Date(2026, time.November, 14, 14, 0, 0, 0, time.UTC)
	daysAgo := func(n int) time.Time { return now.AddDate(0, 0, -n) }
	user := func(status admin.UserStatus) admin.User {
		return admin.User{Username: "Google_1", Status: status, Enabled: admin.Yes, Created: daysAgo(400), Modified: daysAgo(400)}
	}
	invitedOn := func(created, modified int) admin.User {
		return admin.User{Status: admin.StatusForceChangePassword, Enabled: admin.Yes, Created: daysAgo(created), Modified: daysAgo(modified)}
	}
	goodFor := func(days int) fact.Fact[admin.PoolDetail] {
		return fact.Of(admin.PoolDetail{Password: admin.PasswordPolicy{MinimumLength: 8, TemporaryDays: days}})
	}
	yes, no, week := fact.Of(true), fact.Of(false), goodFor(7)
	for name, test := range map[string]struct {
		facts        triage.Facts
		sign         finding.Sign
		says, unseen string
	}{
		"confirmed, nothing looked at":    {triage.Facts{User: user(admin.StatusConfirmed)}, finding.Note, "Confirmed and enabled.", "sign-in logs"},
		"confirmed, not locked":           {triage.Facts{User: user(admin.StatusConfirmed), Locked: no}, finding.Fine, "not locked out as far as the logs show", ""},
		"confirmed, locked":               {triage.Facts{User: user(admin.StatusConfirmed), Locked: yes}, finding.Care, "locked out for now", ""},
		"disabled stands over all":        {triage.Facts{User: admin.User{Status: admin.StatusConfirmed, Enabled: admin.No}, Locked: no}, finding.Stops, "disabled", ""},
		"federated":                       {triage.Facts{User: user(admin.StatusExternalProvider), Locked: no}, finding.Note, "identity provider", "whether the provider"},
		"unconfirmed":                     {triage.Facts{User: user(admin.StatusUnconfirmed)}, finding.Care, "never entered the code", ""},
		"reset":                           {triage.Facts{User: user(admin.StatusResetRequired)}, finding.Care, "until the password is reset", ""},
		"a status that is new":            {triage.Facts{User: user("FROZEN"), Locked: no}, finding.Note, "Status FROZEN", ""},
		"invited, settings not read":      {triage.Facts{User: invitedOn(30, 30)}, finding.Care, "Invited", "the pool's settings"},
		"invited, in time":                {triage.Facts{User: invitedOn(6, 6), Pool: week}, finding.Care, "Invited", ""},
		"invited, expired":                {triage.Facts{User: invitedOn(10, 8), Pool: week}, finding.Stops, "has expired; it was valid for 7 days", ""},
		"invited long ago, changed since": {triage.Facts{User: invitedOn(30, 1), Pool: week}, finding.Care, "Invited", "may have expired"},
		"invited for a month":             {triage.Facts{User: invitedOn(10, 8), Pool: goodFor(30)}, finding.Care, "Invited", ""},

		"enabled or not is not told": {
			triage.Facts{User: admin.User{Status: admin.StatusConfirmed}, Locked: no}, finding.Note, "Confirmed.", "whether the user is enabled",
		},
		"locked, enabled or not":         {triage.Facts{User: admin.User{Status: admin.StatusConfirmed}, Locked: yes}, finding.Care, "locked out for now", "whether the user is enabled"},
		"must reset, enabled or not":     {triage.Facts{User: admin.User{Status: admin.StatusResetRequired}}, finding.Care, "until the password is reset", "whether the user is enabled"},
		"a status that is not told":      {triage.Facts{User: user(""), Locked: no}, finding.Note, "", "the user's status"},
		"nothing is told":                {triage.Facts{}, finding.Note, "", "whether the user is enabled: it is not told by this endpoint; the user's status"},
		"disabled, the status not told":  {triage.Facts{User: admin.User{Enabled: admin.No}}, finding.Stops, "disabled", ""},
		"invited, times not told":        {triage.Facts{User: admin.User{Status: admin.StatusForceChangePassword, Enabled: admin.Yes}, Pool: week}, finding.Care, "Invited", "whether the invitation has expired"},
		"invited, time of making untold": {triage.Facts{User: admin.User{Status: admin.StatusForceChangePassword, Enabled: admin.Yes, Modified: daysAgo(1)}, Pool: week}, finding.Care, "Invited", "may have expired"},
		"invited, policy not told":       {triage.Facts{User: invitedOn(30, 30), Pool: fact.Of(admin.PoolDetail{Password: admin.PasswordPolicy{TemporaryDays: 7}})}, finding.Care, "Invited", "how long it is valid"},
	} {
		test.facts.Now = now
		s := triage.SignIn(test.facts)
		if s.Sign != test.sign || !strings.Contains(s.Says, test.says) || !strings.Contains(s.Unseen, test.unseen) || (s.Unseen == "") != (test.unseen == "") {
			t.Errorf("%s: %+v", name, s)
		}
		for _, repair := range s.Repairs {
			if _, ok := acts.FindAction(repair.Act); !ok {
				t.Errorf("%s: there is no act %s", name, repair.Act)
			}
		}
	}
}
