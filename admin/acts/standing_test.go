package acts_test

import (
	"strings"
	"testing"
	"time"

	"github.com/cognito-tui/cognito-tui/admin"
	"github.com/cognito-tui/cognito-tui/admin/acts"
)

// Nobody is told to be fine of whom not all was looked at.
func TestHowAUserStands(t *testing.T) {
	now := time.Date(2026, time.November, 14, 14, 0, 0, 0, time.UTC)
	daysAgo := func(n int) time.Time { return now.AddDate(0, 0, -n) }
	user := func(status admin.UserStatus) admin.User {
		return admin.User{Username: "Google_1", Status: status, Enabled: true, Created: daysAgo(400), Modified: daysAgo(400)}
	}
	invitedOn := func(created, modified int) admin.User {
		return admin.User{Status: admin.StatusForceChangePassword, Enabled: true, Created: daysAgo(created), Modified: daysAgo(modified)}
	}
	yes, no, week := admin.Seen(true), admin.Seen(false), admin.Seen(7)
	for name, test := range map[string]struct {
		entry        admin.Entry
		sign         admin.Sign
		says, unseen string
	}{
		"confirmed, nothing looked at":    {admin.Entry{User: user(admin.StatusConfirmed)}, admin.Note, "Confirmed and enabled.", "sign-in logs"},
		"confirmed, not locked":           {admin.Entry{User: user(admin.StatusConfirmed), Locked: no}, admin.Fine, "not locked out as far as the logs tell", ""},
		"confirmed, locked":               {admin.Entry{User: user(admin.StatusConfirmed), Locked: yes}, admin.Care, "locked out for now", ""},
		"disabled stands over all":        {admin.Entry{User: admin.User{Status: admin.StatusConfirmed}, Locked: no}, admin.Stops, "disabled", ""},
		"federated":                       {admin.Entry{User: user(admin.StatusExternalProvider), Locked: no}, admin.Note, "identity provider", "whether the provider"},
		"unconfirmed":                     {admin.Entry{User: user(admin.StatusUnconfirmed)}, admin.Care, "never gave the code", ""},
		"reset":                           {admin.Entry{User: user(admin.StatusResetRequired)}, admin.Care, "until the password is reset", ""},
		"a status that is new":            {admin.Entry{User: user("FROZEN"), Locked: no}, admin.Note, "Status FROZEN", ""},
		"invited, settings not read":      {admin.Entry{User: invitedOn(30, 30)}, admin.Care, "Invited", "the pool's settings"},
		"invited, in time":                {admin.Entry{User: invitedOn(6, 6), TemporaryDays: week}, admin.Care, "Invited", ""},
		"invited, expired":                {admin.Entry{User: invitedOn(10, 8), TemporaryDays: week}, admin.Stops, "has expired, as it is good for 7 days", ""},
		"invited long ago, changed since": {admin.Entry{User: invitedOn(30, 1), TemporaryDays: week}, admin.Care, "Invited", "may have expired"},
		"invited for a month":             {admin.Entry{User: invitedOn(10, 8), TemporaryDays: admin.Seen(30)}, admin.Care, "Invited", ""},
	} {
		test.entry.Now = now
		s := test.entry.Stand()
		if s.Sign != test.sign || !strings.Contains(s.Says, test.says) || !strings.Contains(s.Unseen, test.unseen) || (s.Unseen == "") != (test.unseen == "") {
			t.Errorf("%s: %+v", name, s)
		}
		for _, id := range s.Acts {
			if _, ok := acts.FindAction(id); !ok {
				t.Errorf("%s: there is no act %s", name, id)
			}
		}
	}
}
