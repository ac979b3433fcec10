package tui_test

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/cognito-tui/cognito-tui/tui/screen"
	"github.com/cognito-tui/cognito-tui/tui/tuitest"
)

// remembering is a console that remembers columns in a file.
func remembering(t *testing.T, file string) *tuitest.Console {
	t.Helper()
	return tuitest.Start(t, tuitest.Setup{Width: 200, Height: 60, Options: screen.Options{Columns: screen.ReadColumns(file)}})
}

// pick picks the line of a menu that has a text, by the letter before it.
func pick(c *tuitest.Console, text string) *tuitest.Console {
	for _, line := range c.Lines() {
		if _, box, inside := strings.Cut(line, "│"); inside && strings.Contains(box, "] "+text+" ") {
			return c.Press(strings.Fields(box)[0])
		}
	}
	return c.Sees("] " + text + " ")
}

func TestAnyAttributeIsAColumnAndRememberedForThePool(t *testing.T) {
	file := filepath.Join(t.TempDir(), "state", "columns.json")
	c := remembering(t, file).Command("users acme-consumer").Press("c").Sees("[ ] custom:tenant", "[ ] family_name")
	pick(c, "custom:tenant").Sees("[x] custom:tenant")
	pick(c, "VERIFIED").Sees("[ ] VERIFIED").Press("esc")
	c.Row(3).Is("custom:tenant")
	c.Press("s").Sees("custom:tenant").Press("esc")

	again := remembering(t, file).Command("users acme-consumer")
	again.Row(3).Is("USERNAME", "custom:tenant")
	if strings.Contains(again.Row(3).Text, "VERIFIED") {
		t.Errorf("a column that was hidden is back:\n%s", again.Screen())
	}
	other := again.Command("users acme-workforce")
	other.Row(3).Is("VERIFIED")
	if strings.Contains(other.Row(3).Text, "custom:tenant") {
		t.Errorf("another pool has the column:\n%s", other.Screen())
	}
}

// Two consoles write one file.
func TestOneConsolesColumnsDoNotUndoAnothers(t *testing.T) {
	file := filepath.Join(t.TempDir(), "columns.json")
	one, two := remembering(t, file), remembering(t, file)
	pick(one.Command("users acme-consumer").Press("c"), "SUB")
	pick(two.Command("users acme-workforce").Press("c"), "PHONE")
	three := remembering(t, file).Command("users acme-consumer")
	three.Row(3).Is("SUB")
	three.Command("users acme-workforce").Row(3).Is("PHONE")
}

func TestColumnsThatCannotBeRememberedAreStillShown(t *testing.T) {
	file := filepath.Join(t.TempDir(), "columns.json")
	if err := os.WriteFile(file, []byte("not json"), 0o600); err != nil {
		t.Fatal(err)
	}
	c := remembering(t, file).Command("users acme-consumer")
	c.Row(3).Is("VERIFIED")
	pick(c.Press("c"), "SUB").Press("esc")
	c.Sees("emembering the columns: ").Row(3).Is("SUB")
}

func TestTheChooserSaysThatAColumnHasNoRoom(t *testing.T) {
	c := users(t).Press("c")
	c.Sees("[x] CREATED", "no room beside the detail; d hides that").SeesNot("too narrow")
	c.Press("esc", "d", "c").SeesNot("no room").Press("esc")
	c.Resize(80, 24).Press("c").Sees("no room: the terminal is too narrow").
		Press("esc").Resize(200, 60).Press("c").SeesNot("no room")
}
