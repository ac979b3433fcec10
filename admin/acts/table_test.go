package acts_test

import (
	"regexp"
	"slices"
	"strings"
	"testing"

	"github.com/cognito-tui/cognito-tui/admin"
	"github.com/cognito-tui/cognito-tui/admin/acts"
)

// headless are the ids that scripts rely on.
var headless = strings.Fields(`confirm resend-code resend-invite reset-password set-password enable disable sign-out
	set-mfa reset-totp set-attributes verify delete-attributes add-to-group remove-from-group create-user delete-user
	link-provider unlink-provider forget-device event-feedback create-group edit-group delete-group`)

func TestTheTableHasEveryActionOnce(t *testing.T) {
	var ids []string
	for _, a := range acts.Actions() {
		ids = append(ids, a.ID)
	}
	slices.Sort(ids)
	if want := slices.Sorted(slices.Values(headless)); !slices.Equal(ids, want) {
		t.Errorf("got  %v\nwant %v", ids, want)
	}
}

func TestEveryActionSaysWhatPeopleHaveToKnow(t *testing.T) {
	sentence := regexp.MustCompile(`^[A-Z].*\.$`)
	for _, a := range acts.Actions() {
		switch {
		case a.Name == "" || a.WhyNot == nil || a.Changes == nil || a.Requests == nil:
			t.Errorf("%s is not complete", a.ID)
		case (a.On == acts.OnUser) != (a.Did != ""):
			t.Errorf("%s: what became of users by it is %q", a.ID, a.Did)
		case !sentence.MatchString(a.Consequence):
			t.Errorf("%s: its consequence is no sentence: %q", a.ID, a.Consequence)
		case (a.NoUndo == "") != (a.Undo != nil):
			t.Errorf("%s has to have an undo, or say why there is none", a.ID)
		case a.NoUndo != "" && !sentence.MatchString(a.NoUndo):
			t.Errorf("%s: why it can't be undone is no sentence: %q", a.ID, a.NoUndo)
		case a.Undo != nil && a.After == nil:
			t.Errorf("%s can be undone, but does not say what is then", a.ID)
		}
		for _, i := range a.Inputs {
			if i.Name == "" || i.Label == "" || (i.Kind == acts.InputChoice) != (i.Choices != nil) ||
				i.Default != "" && i.Choices != nil && !slices.Contains(i.Choices, i.Default) {
				t.Errorf("%s: input %+v", a.ID, i)
			}
		}
	}
}

// The acts on a kind are a section of a menu. Where a menu has several sections, the
// first one with a letter keeps it.
func TestALetterMeansOneActInASection(t *testing.T) {
	for _, kind := range acts.Kinds() {
		taken := map[string]string{}
		for _, a := range acts.ActionsOn(kind.ID) {
			if len(a.Key) != 1 || taken[a.Key] != "" {
				t.Errorf("%s has the key %q, as has %q", a.ID, a.Key, taken[a.Key])
			}
			if upper := a.Key == strings.ToUpper(a.Key); upper != (a.Danger == acts.Destructive) {
				t.Errorf("%s: capitals are for what destroys", a.ID)
			}
			taken[a.Key] = a.ID
		}
	}
}

// Facts that were not read refuse nothing: AWS has the last word.
func TestATargetKnownByItsNameAloneIsNotRefusedForIt(t *testing.T) {
	target := acts.Target{
		Pool: admin.PoolDetail{Pool: admin.Pool{ID: "eu-west-1_a", Name: "acme"}},
		User: admin.User{Username: "alice", Enabled: admin.Yes},
	}
	for _, a := range acts.Actions() {
		if why := a.WhyNot(target); why != "" && a.ID != "enable" {
			t.Errorf("%s: %s", a.ID, why)
		}
	}
}
