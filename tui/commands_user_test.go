package tui_test

import (
	"testing"

	"github.com/cognito-tui/cognito-tui/tui/tuitest"
)

func TestTheOneUserOfANameIsOpened(t *testing.T) {
	h := newHouse(t)
	h.Command("pool acme-workforce")
	name := h.username(3)
	for _, who := range []string{name, h.attribute(3, "sub"), h.attribute(3, "email"), "<" + h.attribute(3, "email") + ">,"} {
		h.Command("user " + who).Row(0).Is("acme-workforce › users › " + name + " › overview")
		h.Press("esc").Row(0).Is("acme-workforce › users")
	}
}

// Back leads to where one was.
func TestAUserIsOpenedInFrontOfWhatIsShown(t *testing.T) {
	c := users(t).Press("2", "enter").Sees("› groups › ")
	before := c.Row(0).Text
	c.Command("user bob").Sees("› bob › overview").Press("esc")
	if c.Row(0).Text != before {
		t.Errorf("it came back to %q, not to %q", c.Row(0).Text, before)
	}
}

func TestSeveralUsersOfOneAddressAreListed(t *testing.T) {
	users(t).Command("user heidi@acme.example").
		Sees(`asked of AWS: email = "heidi@acme.example"`, "  mallory", " heidi ").SeesNot("bob")
}

func TestThatNoUserIsFoundIsSaidWithWhatWasTried(t *testing.T) {
	c := tuitest.Start(t, tuitest.Setup{Width: 200, Height: 40}).Press("enter")
	c.Command("user nobody-at-all").Sees(`No such user in acme-consumer. AWS was asked for username = "nobody-at-all".`, ":users username:nobody-at-all lists")
	c.Command("user no.body@acme.example").Sees(`AWS was asked for username = "no.body@acme.example" and email = "no.body@acme.example".`)
	c.Command("user +15550100999").Sees(`username = "+15550100999" and phone_number = "+15550100999"`)
	c.Command("user 0a1b2c3d-0000-4000-8000-000000000000").Sees(`and sub = "0a1b2c3d-`)
	c.Sees("alice", "bob")
}

func TestAFilterAfterUserStillLists(t *testing.T) {
	users(t).Command("user email:ali").Sees(`asked of AWS: email ^= "ali"`, "ali-baba")
}
