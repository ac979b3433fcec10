package acts_test

import (
	"errors"
	"fmt"
	"slices"
	"strings"
	"testing"
	"testing/quick"

	"github.com/aws/aws-sdk-go-v2/service/cognitoidentityprovider/types"

	"github.com/cognito-tui/cognito-tui/admin"
	"github.com/cognito-tui/cognito-tui/admin/acts"
	"github.com/cognito-tui/cognito-tui/admin/emulator"
	"github.com/cognito-tui/cognito-tui/logs/plain"
)

// odd is a name that can't be displayed as it is, and shownOdd is how it is
// displayed.
const (
	odd      = "a\u200fb"
	shownOdd = "a‹200F›b"
)

// oddTarget is a target whose every name can't be shown as it is.
func oddTarget() acts.Target {
	return acts.ReadTarget(admin.PoolDetail{Pool: admin.Pool{ID: "POOL"}},
		types.UserType{
			Username: new(odd), UserStatus: types.UserStatusTypeExternalProvider,
			Attributes: []types.AttributeType{{Name: new("identities"), Value: new(`[{"userId":"a\u200fb","providerName":"a\u200fb"}]`)}},
		},
		types.GroupType{GroupName: new(odd), Description: new(odd), RoleArn: new(odd)},
		types.DeviceType{DeviceKey: new(odd)}, types.AuthEventType{EventId: new(odd)})
}

func TestRequestsNameWhatAWSHoldsNotWhatIsShown(t *testing.T) {
	target := oddTarget()
	for _, a := range acts.Actions() {
		in := acts.Inputs{}
		for name, value := range happyInputs()[a.ID] {
			in[name] = value
		}
		for _, input := range a.Inputs { // a value that is offered is sent back unchanged
			if offered := input.Offered(target); input.Offer != nil && offered != "" {
				in[input.Name] = offered
			}
		}
		for _, r := range a.Requests(target, in) {
			members := text(r.Members())
			if strings.Contains(members, shownOdd) || a.On != acts.OnPool && !strings.Contains(members, odd) {
				t.Errorf("%s asks for %s", a.ID, members)
			}
			if command := r.Command().String(); !plain.Safe(command) || strings.Contains(command, shownOdd) {
				t.Errorf("%s as a command: %q", a.ID, command)
			}
		}
	}
}

func TestWhatCantBeShownIsShownInNoPlan(t *testing.T) {
	l := newLab(t)
	for _, a := range acts.Actions() {
		in := acts.Inputs{}
		for _, input := range a.Inputs {
			in[input.Name] = "x=\x1b[31m\n\u202e"
		}
		plan := acts.PlanOf(l.session, acts.Act{Action: a, Target: oddTarget(), Inputs: in})
		if shown := fmt.Sprintf("%v", plan); !plain.Safe(shown) {
			t.Errorf("%s: %q", a.ID, shown)
		}
	}
	if printed := fmt.Sprintf("%v %+v %#v", oddTarget(), oddTarget(), oddTarget()); strings.Contains(printed, odd) {
		t.Errorf("printing a target prints %q", printed)
	}
}

// Two users whose names look the same are two. AWS takes no name with the first of
// these characters, and so refuses the act; the others are letters and marks to
// it.
func TestAnActIsOnTheOneItNames(t *testing.T) {
	for name, taken := range map[string]bool{odd: false, "a\ufe0fb": true, "a\u3164b": true, "a\u034fb": true} {
		l := newLab(t)
		seeds := []emulator.UserSeed{person(name)}
		if shown := plain.Text(name); shown != name {
			seeds = append(seeds, person(shown))
		}
		check(t, l.server.AddUsers(l.pool, slices.Values(seeds)))
		users := must(admin.AllUsers(t.Context(), l.session, l.pool, admin.Filter{Attribute: "username", Op: admin.Equals, Value: name}))(t)
		if len(users) != 1 || string(users[0].Exact()) != name {
			t.Fatalf("%q: found %v", name, users)
		}
		action, _ := acts.FindAction("disable")
		target := acts.Target{Pool: admin.PoolDetail{Pool: admin.Pool{ID: l.pool}}, User: users[0]}
		if r := acts.Do(t.Context(), l.session, acts.Act{Action: action, Target: target}); r.OK() != taken {
			t.Errorf("%q: %v %v", name, r.OK(), r.Problem)
		}
		if last := l.records.kept[len(l.records.kept)-1]; last.Subject != name {
			t.Errorf("%q: the record is of %q", name, last.Subject)
		}
		all := must(admin.AllUsers(t.Context(), l.session, l.pool, admin.Filter{}))(t)
		for _, u := range all {
			if (u.Enabled == admin.Yes) == (taken && string(u.Exact()) == name) {
				t.Errorf("%q: of %q enabled is %v", name, string(u.Exact()), u.Enabled)
			}
		}
		picked, _, err := admin.PickUsers(all, []string{name})
		_, isUnclear := errors.AsType[*admin.UnclearNameError](err)
		if plain.Altered(name) != isUnclear || !isUnclear && (len(picked) != 1 || string(picked[0].Exact()) != name) {
			t.Errorf("%q: picked %v, %v", name, picked, err)
		}
	}
}

// A log has the displayed form of a name, which may be another user's name.
func TestANameInALogThatMayBeAnotherOnesNamesNobody(t *testing.T) {
	l := newLab(t)
	check(t, l.server.AddUsers(l.pool, slices.Values([]emulator.UserSeed{person(shownOdd)})))
	for _, estimated := range []int{0, 3} {
		pool := admin.PoolDetail{Pool: admin.Pool{ID: l.pool}, EstimatedUsers: estimated}
		users, missing, err := admin.FindMany(t.Context(), l.session, pool, []string{shownOdd, "a␊b", "alice", "bob"}, nil)
		if err != nil || len(users) != 2 || !slices.Equal(missing, []string{shownOdd, "a␊b"}) {
			t.Errorf("of about %d: %v, missing %v, %v", estimated, users, missing, err)
		}
	}
	_, _, err := admin.FindMany(t.Context(), l.session, admin.PoolDetail{Pool: admin.Pool{ID: l.pool}}, []string{shownOdd}, nil)
	if err == nil || !strings.Contains(err.Error(), "can't be shown") {
		t.Errorf("one alone: %v", err)
	}
}

func TestWhatIsReadIsKeptToTheLetter(t *testing.T) {
	kept := func(s string) bool {
		s = strings.ToValidUTF8(s, "")
		user, group := admin.UserNamed(admin.Exact(s), ""), admin.GroupNamed(admin.Exact(s))
		return string(user.Exact()) == s && string(group.Exact()) == s && user.Username == plain.Text(s) && plain.Safe(admin.Exact(s).Name())
	}
	if err := quick.Check(kept, nil); err != nil {
		t.Error(err)
	}
}

func TestTheFormBeginsWithWhatAWSHolds(t *testing.T) {
	const address = "1 High Street\nLondon\u200f"
	l := newLab(t, has("address", address))
	act := l.act("set-attributes", nil)
	for _, part := range act.Action.Inputs[0].Parts(act.Target) {
		if part.Name == "address" && part.Value != address {
			t.Errorf("the form begins with %q", part.Value)
		}
	}
}
