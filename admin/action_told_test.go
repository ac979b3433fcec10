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

// Undo gives back what was, and of a target that only its name is known of nobody
// knows that.
func TestNothingIsGivenBackToATargetThatWasNotRead(t *testing.T) {
	target := admin.Target{
		Pool: admin.PoolDetail{Pool: admin.Pool{ID: "eu-west-1_a"}}, User: admin.User{Username: "alice"}, Group: admin.Group{Name: "staff"},
	}
	for id, in := range map[string]admin.Inputs{
		"set-attributes":    {"attributes": "name=B"},
		"delete-attributes": {"attributes": "name"},
		"verify":            {"attribute": "email"},
		"edit-group":        {"description": "others"},
		"add-to-group":      {"group": "staff"},
		"remove-from-group": {"group": "staff"},
		"set-mfa":           {"email": "on"},
	} {
		a, _ := admin.FindAction(id)
		if back, ok := (admin.Act{Action: a, Target: target, Inputs: in}).Undo(); ok {
			t.Errorf("%s is taken back by %s %v", id, back.Action.ID, back.Inputs)
		}
		if a.NoUndoOf == nil || a.NoUndoOf(target, in) == "" {
			t.Errorf("%s does not say why it can't be taken back", id)
		}
	}
}
