package admin_test

import (
	"testing"

	"github.com/cognito-tui/cognito-tui/admin"
)

func TestWhatAListTellsOfAnAct(t *testing.T) {
	newAddress := admin.Inputs{"attributes": "email=new@example.com"}
	for name, test := range map[string]struct {
		id      string
		changes []change
		in      admin.Inputs
		want    admin.Verdict
	}{
		"confirmed":                    {"confirm", nil, nil, admin.ShowsDone},
		"confirmed and marked":         {"confirm", nil, admin.Inputs{"verify": "email"}, admin.ShowsDone},
		"confirmed, but not marked":    {"confirm", with(lacks("email_verified")), admin.Inputs{"verify": "email"}, admin.ShowsNotDone},
		"one of two is marked":         {"confirm", with(has("phone_number", "+441632960961")), admin.Inputs{"verify": "both"}, admin.ShowsNotDone},
		"a new address":                {"set-attributes", nil, newAddress, admin.ShowsNotDone},
		"a new address, once verified": {"set-attributes", with(verifiesFirst), newAddress, admin.CantTell},
		"and a name that is not set":   {"set-attributes", with(verifiesFirst), admin.Inputs{"attributes": "email=new@example.com,name=New"}, admin.ShowsNotDone},
		"the address there is":         {"set-attributes", with(verifiesFirst), admin.Inputs{"attributes": "email=alice@example.com"}, admin.ShowsDone},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			act := newLab(t, test.changes...).act(test.id, test.in)
			if got := act.Action.Told(act.Target, false, act.Inputs); got != test.want {
				t.Errorf("got %d, want %d", got, test.want)
			}
		})
	}
}
