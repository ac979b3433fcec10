package acts_test

import (
	"testing"

	"github.com/cognito-tui/cognito-tui/admin"
	"github.com/cognito-tui/cognito-tui/admin/acts"
)

func TestWhatAListTellsOfAnAct(t *testing.T) {
	newAddress := acts.Inputs{"attributes": "email=new@example.com"}
	for name, test := range map[string]struct {
		id      string
		changes []change
		in      acts.Inputs
		want    acts.Shown
	}{
		"confirmed":                    {"confirm", nil, nil, acts.ShowsDone},
		"confirmed and marked":         {"confirm", nil, acts.Inputs{"verify": "email"}, acts.ShowsDone},
		"confirmed, but not marked":    {"confirm", with(lacks("email_verified")), acts.Inputs{"verify": "email"}, acts.ShowsNotDone},
		"one of two is marked":         {"confirm", with(has("phone_number", "+441632960961")), acts.Inputs{"verify": "both"}, acts.ShowsNotDone},
		"a new address":                {"set-attributes", nil, newAddress, acts.ShowsNotDone},
		"a new address, once verified": {"set-attributes", with(verifiesFirst), newAddress, acts.CantTell},
		"and a name that is not set":   {"set-attributes", with(verifiesFirst), acts.Inputs{"attributes": "email=new@example.com,name=New"}, acts.ShowsNotDone},
		"the address there is":         {"set-attributes", with(verifiesFirst), acts.Inputs{"attributes": "email=alice@example.com"}, acts.ShowsDone},
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

// Undo restores the old values, which nobody knows for a target of which only the
// name is known.
func TestNothingIsGivenBackToATargetThatWasNotRead(t *testing.T) {
	target := acts.Target{
		Pool: admin.PoolDetail{Pool: admin.Pool{ID: "eu-west-1_a"}}, User: admin.User{Username: "alice"}, Group: admin.Group{Name: "staff"},
	}
	for id, in := range map[string]acts.Inputs{
		"set-attributes":    {"attributes": "name=B"},
		"delete-attributes": {"attributes": "name"},
		"verify":            {"attribute": "email"},
		"edit-group":        {"description": "others"},
		"add-to-group":      {"group": "staff"},
		"remove-from-group": {"group": "staff"},
		"set-mfa":           {"email": "on"},
	} {
		a, _ := acts.FindAction(id)
		if back, ok := (acts.Act{Action: a, Target: target, Inputs: in}).Undo(); ok {
			t.Errorf("%s is undone by %s %v", id, back.Action.ID, back.Inputs)
		}
		if a.NoUndoOf == nil || a.NoUndoOf(target, in) == "" {
			t.Errorf("%s does not say why it can't be undone", id)
		}
	}
}
