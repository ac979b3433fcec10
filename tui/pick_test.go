package tui_test

import (
	"fmt"
	"testing"

	"github.com/aws/aws-sdk-go-v2/service/cognitoidentityprovider/types"

	"github.com/cognito-tui/cognito-tui/admin/emulator"
	"github.com/cognito-tui/cognito-tui/tui/tuitest"
)

func TestAGroupIsPickedFromThePools(t *testing.T) {
	c := users(t).Press("j", "j").Act("add-to-group").
		Sees("add to a group · alina", "admins", "beta").
		Type("bet").Sees("1 of ").
		Press("down", "enter").Sees("group beta", "no → member")
	c.Advance(second).Press("esc").Act("add-to-group").
		Type("bet").Press("tab", "enter").Sees("group beta", "no → member") // completed
}

// What there is not is said before the plan, and what was typed stays to be corrected.
func TestANameThatThereIsNotIsRefusedBeforeThePlan(t *testing.T) {
	c := users(t).Press("j", "j").Act("add-to-group").
		Type("betta").Press("enter").
		Sees("There is no group “betta” in this pool. Did you mean beta?", "add to a group · alina", "betta").
		Press("backspace", "backspace").Type("a").Press("enter").Sees("group beta", "no → member").
		Advance(second).Press("esc")
	c.Press("/").Type("status:unconfirmed").Press("enter").Act("resend-code").
		Sees("app client").Type("4u37nothing").Press("enter").
		Sees("There is no app client “4u37nothing” in this pool.").Press("esc")
	c.Press("esc", "g", "j").Act("link-provider").
		Sees("Google").Type("Googel").Press("tab").Type("1234").Press("ctrl+s").
		Sees("There is no identity provider “Googel” in this pool. Did you mean Google?")
	if n := calls(c, "AdminAddUserToGroup") + calls(c, "ResendConfirmationCode") + calls(c, "AdminLinkProviderForUser"); n != 0 {
		t.Errorf("%d acts were done", n)
	}
}

func TestAnAppClientIsPickedByItsName(t *testing.T) {
	c := users(t).Press("/").Type("status:unconfirmed").Press("enter").Act("resend-code").
		Sees("acme-web").Type("acme-web").Press("down", "enter").
		Sees("confirmation code", "aws cognito-idp resend-confirmation-code --client-id ")
	c.SeesNot("There is no")
}

// An app client goes by its id: its name is not one, and the id is offered.
func TestTheNameOfAnAppClientLeadsToItsID(t *testing.T) {
	users(t).Press("/").Type("status:unconfirmed").Press("enter").Act("resend-code").
		Type("acme-web").Press("enter").
		Sees("There is no app client “acme-web” in this pool. Did you mean ")
}

func TestAttributesAndIdentitiesArePickedFromTheUsersOwn(t *testing.T) {
	c := users(t).Press("j", "j").Act("delete-attributes").
		Sees("attributes", "custom:plan", "zoneinfo", "Europe/Lisbon").SeesNot("  sub ", "nickname").
		Type("zone").Press("down", "enter").Type("; given").Press("tab", "enter").
		Sees("Europe/Lisbon → none", "given_name")
	c.Advance(second).Press("esc", "/").Type("by-google").Press("esc", "g", "j", "j", "j").Selected().Is("by Google")
	c.Act("unlink-provider").Sees("1 identity provider", "Google")
}

// Groups are read as they are needed: a page when the form opens, more for what is typed.
func TestGroupsAreReadAsTheyAreNeeded(t *testing.T) {
	c := tuitest.Start(t, tuitest.Setup{Seed: func(s *emulator.Server) {
		for n := range 200 {
			if err := s.AddGroup(s.PoolID("acme-consumer"), types.GroupType{GroupName: new(fmt.Sprintf("team-%03d", n))}); err != nil {
				t.Fatal(err)
			}
		}
	}}).Press("enter", "j", "j").Act("add-to-group").Sees("60+ groups", "↓ ")
	if n := calls(c, "ListGroups"); n != 1 {
		t.Errorf("ListGroups was called %d times as the form opened", n)
	}
	c.Type("team-199").Sees("1 of 20", "  team-199").Press("down", "enter").Sees("group team-199", "no → member")
	c.Advance(second).Press("esc")
	was := calls(c, "ListGroups")
	c.Act("add-to-group").Press("esc")
	if n := calls(c, "ListGroups") - was; n != 1 {
		t.Errorf("ListGroups was called %d times by a form that was left", n)
	}
}

// Who may not list groups can still type one: AWS has the last word.
func TestANameIsTypedWhereNothingCanBeListed(t *testing.T) {
	c := tuitest.Start(t, tuitest.Setup{Seed: func(s *emulator.Server) {
		for _, operation := range []string{"ListGroups", "GetGroup"} {
			s.Inject(emulator.Fault{Operation: operation, Kind: emulator.AccessDenied, Rate: 1})
		}
	}})
	c.Press("enter", "j", "j").Act("add-to-group").Sees("not all read: Your AWS identity may not").
		Type("beta").Press("enter").Sees("group beta", "no → member")
}

// The group is checked once for all of many.
func TestAGroupForManyIsCheckedOnce(t *testing.T) {
	c := bulky(t, nil)
	c.Press("j", "space", "space", "space").Act("add-to-group").Type("betta").Press("enter").
		Sees("There is no group “betta” in this pool.").
		Press("esc").Act("add-to-group").Type("beta").Press("enter").Sees("add to a group · 3 users")
	if n := calls(c, "GetGroup"); n != 1 { // beta is among those listed
		t.Errorf("GetGroup was called %d times", n)
	}
}
