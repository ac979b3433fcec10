package tui_test

import (
	"testing"

	"github.com/cognito-tui/cognito-tui/tui/tuitest"
)

func TestAFilterBeginsEmptyAndTheOldOnesComeBack(t *testing.T) {
	c := users(t)
	c.Press("/").Type("ali").Press("enter").Sees("ali-baba").
		Press("/").Sees("/ ", "↑ ali").Row(2).Is("/    ↑ ali   a word")
	c.Type("email:bob").Press("enter").Sees(`asked of AWS: email ^= "bob"`)
	c.Press("/").Row(2).Is("/    ↑ email:bob")
	c.Press("up").Row(2).Is("/ email:bob ")
	c.Press("up").Row(2).Is("/ ali ")
	c.Press("up").Row(2).Is("/ ali ")
	c.Press("down").Row(2).Is("/ email:bob ")
	c.Press("down").Row(2).Is("/    ↑ email:bob")
	c.Press("up", "up", "enter").Sees("ali-baba").Row(2).Is(" ali  in the ")
	c.Press("/", "up").Row(2).Is("/ ali ") // the latest, once
	c.Press("up").Row(2).Is("/ email:bob ")
}

func TestWhatIsTypedKeepsTheArrowsForTheRows(t *testing.T) {
	c := users(t)
	c.Press("/").Type("ali").Press("enter", "/").Type("ali")
	first := c.Selected().Text
	if c.Press("down").Selected().Text == first {
		t.Errorf("down moved no row:\n%s", c.Screen())
	}
	c.Row(2).Is("/ ali ")
	if c.Press("up").Selected().Text != first {
		t.Errorf("up did not go back to the first row:\n%s", c.Screen())
	}
	c.Row(2).Is("/ ali ")
}

func TestAnEmptyFilterLineGivesUpOrDropsTheFilter(t *testing.T) {
	c := users(t)
	c.Press("/").Type("email:ali").Press("enter").Sees("asked of AWS").
		Press("/", "esc").Sees(`asked of AWS: email ^= "ali"`).
		Press("/", "enter").SeesNot("asked of AWS").Sees("all users of the pool")
}

// Filters are remembered for each kind of row, and a command's are too.
func TestFiltersAreRememberedByKindOfRow(t *testing.T) {
	c := tuitest.Start(t, tuitest.Setup{}).Command("users acme-consumer status:reset")
	c.Press("2", "/").SeesNot("↑ status").Type("adm").Press("enter").Sees("admins")
	c.Press("1", "/").Sees("↑ status:reset").Press("up").Row(2).Is("/ status:reset")
	c.Press("esc", "2", "/", "up").Row(2).Is("/ adm ")
}

func TestFiltersOfSignInsComeBack(t *testing.T) {
	h := attacked(t)
	h.Press("/").Type("outcome:pass").Press("enter").Sees("latest 1 event")
	h.Press("/").Sees("/ ", "↑ outcome:pass").Type("outcome:fail").Press("enter").Sees("latest 24 events")
	h.Press("/", "up").Sees("/ outcome:fail").Press("up").Sees("/ outcome:pass", "latest 1 event").
		Press("esc").Sees("latest 24 events")
}
