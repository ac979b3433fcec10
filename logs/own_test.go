package logs

import "testing"

func TestOwnReadsAreOfTheIdentityAndChangeNothing(t *testing.T) {
	const me, console = "arn:aws:iam::123456789012:user/me", "aws-sdk-go-v2/1.41.0 app/cognito-tui m/E"
	own := OwnReads(me)
	for _, row := range []struct {
		actor, action, device string
		want                  bool
	}{
		{me, "ListUsers", console, true},
		{me, "AdminGetUser", console, true},
		{me, "DescribeUserPool", console, true},
		{me, "AdminDisableUser", console, false},
		{me, "ListUsers", "aws-cli/2.31.0", false},
		{"arn:aws:iam::123456789012:user/other", "ListUsers", console, false},
		{"", "ListUsers", console, false},
	} {
		e := &Event{Kind: AdminCall, Actor: row.actor, Action: row.action, Device: row.device}
		if got := own(e); got != row.want {
			t.Errorf("%s by %q with %s: %t", row.action, row.actor, row.device, got)
		}
		if OwnReads("")(e) {
			t.Errorf("%s by %q is taken for the call of nobody", row.action, row.actor)
		}
	}
	e := &Event{Kind: AdminCall, Outcome: Pass, Actor: me, Action: "ListUsers", Device: console, Own: true}
	for query, want := range map[string]bool{"": false, "outcome:pass": false, "actor:user/me": true, "action:list": true, "-action:admin": false, "-actor:kim": false} {
		if q, err := ParseQuery(query); err != nil || q.Shows(e) != want {
			t.Errorf("%q: shown is %t, %v", query, !want, err)
		}
	}
}
