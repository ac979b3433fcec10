package tui_test

import (
	"testing"

	"github.com/cognito-tui/cognito-tui/tui/tuitest"
)

func TestHelpFindsWhatOtherScreensHave(t *testing.T) {
	c := tuitest.Start(t, tuitest.Setup{Width: 80, Height: 24}).Press("?")
	c.Type("mute").Sees("keys on other screens", "mute what an alert").
		Press("enter").Sees("mute what an alert") // it can't be run from here
	c.Press("esc", "?").Type("sign out").Sees("acts on other screens", "sign out everywhere").
		Press("enter").Sees("is an act on a user: select one first.")
	c.Press("?").Type("locked").Sees("commands", ":locked", "who is estimated to be locked out")
	c.Press("esc", "?").Type("colours change").Sees(":theme").
		Press("enter").Sees("theme high-contrast")
	c.Press("esc", "?").Type("no such thing").Sees("nothing by that name")
}

// What people call a thing finds it, though it is called something else here.
func TestHelpFindsThingsByWhatPeopleCallThem(t *testing.T) {
	c := tuitest.Start(t, tuitest.Setup{}).Press("enter", "?")
	for typed, found := range map[string][]string{
		"export": {"save the records", "copy: username", ":audit"}, "csv": {"save the records", "copy:", ":users"},
		"unlock": {":locked", "enable"}, "client": {":clients"}, "ban": {"disable", "enable"},
		"reset": {"reset password"}, "2fa": {"set MFA", "reset authenticator"}, "logout": {"sign out everywhere"},
		"jwt": {":token", "a token: ask Cognito"}, "tail": {"Live Tail", ":signins"}, "log": {":signins", ":audit"},
		"search": {"filter", ":user"}, "suspend": {"disable"}, "invite": {"resend invitation", "create user"},
		"role": {"add to a group", ":groups"}, "rollback": {"undo the last act"}, "silence": {"mute"},
		"login": {":sign-in", ":signins"}, "kick": {"sign out everywhere"}, "color": {":theme"}, "fields": {"choose the columns"},
		"scroll": {"one page down"}, "forgot": {"reset password"}, "erase": {"delete user"}, "clipboard": {"copy:", "paste:"},
	} {
		c.Type(typed).Sees(found...).SeesNot("nothing by that name").Press("esc", "?")
	}
}

func TestHelpCutsNothingOff(t *testing.T) {
	c := tuitest.Start(t, tuitest.Setup{Width: 80, Height: 24}).Press("?")
	c.Type("mute").Sees("mute what an alert is about, for its detector or for", "all; or unmute it")
	c.Press("esc", "?").Type("command line").Sees("command line: go anywhere by name")
	c.Resize(40, 10).Press("esc", "?").Type("mute alert").Sees("mute what an alert", "or unmute it")
}

// A key that many screens have is described as this screen uses it.
func TestHelpTellsOfTheScreen(t *testing.T) {
	h := attacked(t)
	h.Press("?").Type("filter").Sees("filter what is kept: user: ip: outcome: …").SeesNot("in AWS").
		Press("esc", "2", "?").Type("filter").Sees("filter: a word among the rows read").SeesNot("in AWS").
		Press("esc", "1", "?").Type("filter").Sees("attribute:value in AWS")
}

func TestHelpIsReadToTheEnd(t *testing.T) {
	c := tuitest.Start(t, tuitest.Setup{Width: 80, Height: 24}).Press("?", "up").Sees("in lists", "open what is selected")
	for range 20 {
		c.Press("pgdown")
	}
	c.Sees("delete group", "┃").Press("enter").Sees("is an act on a group")
}
