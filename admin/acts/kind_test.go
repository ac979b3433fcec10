package acts_test

import (
	"testing"

	"github.com/cognito-tui/cognito-tui/admin"
	"github.com/cognito-tui/cognito-tui/admin/acts"
)

func TestEveryKindIsWholeAndEveryActionHasOne(t *testing.T) {
	there := map[acts.KindID]bool{"": true}
	for _, k := range acts.Kinds() {
		if there[k.ID] || k.One == "" || k.Help == "" {
			t.Errorf("%q: %+v", k.ID, k)
		}
		if !there[k.Parent] {
			t.Errorf("%s is part of %q, which is not before it in the table", k.ID, k.Parent)
		}
		there[k.ID] = true
	}
	for _, a := range acts.Actions() {
		if a.On == "" || !there[a.On] {
			t.Errorf("%s is on %q, which is no kind", a.ID, a.On)
		}
	}
}

// A forgotten kind is refused, and never taken for a user.
func TestNothingIsDoneToNoKindOrToNothing(t *testing.T) {
	alice := acts.Target{Pool: admin.PoolDetail{Pool: admin.Pool{ID: "eu-west-1_a"}}, User: admin.UserNamed("alice", "sub")}
	alice.User.Enabled = admin.Yes
	disable, ok := acts.FindAction("disable")
	if !ok {
		t.Fatal("there is no disable")
	}
	forgotten := disable
	forgotten.On = ""
	unknown := disable
	unknown.On = "teapot"
	nobody := alice
	nobody.User = admin.User{}
	for name, c := range map[string]struct {
		action acts.Action
		target acts.Target
		want   string
	}{
		"a kind that was forgotten": {forgotten, alice, "This can't be done: the target has no kind that is known."},
		"a kind that there is not":  {unknown, alice, "This can't be done: the target has no kind that is known."},
		"a target without its user": {disable, nobody, "This can't be done: the target has no user."},
		"somebody":                  {disable, alice, ""},
	} {
		t.Run(name, func(t *testing.T) {
			if got := c.action.Refusal(c.target, nil); got != c.want {
				t.Errorf("%q, want %q", got, c.want)
			}
			if ref := c.action.Ref(c.target); ref.IsZero() != (c.want != "") {
				t.Errorf("it refers to %+v", ref)
			}
		})
	}
}

// Displayed names don't identify things: AWS's names do, within their scope.
func TestAReferenceKeepsWhatAWSCallsItApartFromWhatIsShown(t *testing.T) {
	pool := admin.PoolDetail{Pool: admin.Pool{ID: "eu-west-1_a", Name: "shop"}}
	target := acts.Target{Pool: pool, User: admin.UserNamed("a\u200fb", "sub"), Group: admin.GroupNamed("staff"), Device: admin.Device{Key: "d1"}}
	for kind, want := range map[acts.KindID]acts.Ref{
		acts.OnPool:   {Kind: acts.OnPool, ID: "eu-west-1_a", Name: "shop"},
		acts.OnUser:   {Kind: acts.OnUser, Scope: "eu-west-1_a", ID: "a\u200fb", Name: "a‹200F›b"},
		acts.OnGroup:  {Kind: acts.OnGroup, Scope: "eu-west-1_a", ID: "staff", Name: "staff"},
		acts.OnDevice: {Kind: acts.OnDevice, Scope: "eu-west-1_a/a\u200fb", ID: "d1", Name: "d1"},
	} {
		if got := acts.KindOf(kind).Ref(target); got != want {
			t.Errorf("%s: %+v, want %+v", kind, got, want)
		}
	}
}
