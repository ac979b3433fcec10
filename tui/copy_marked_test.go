package tui_test

import (
	"encoding/json"
	"net/http/httptest"
	"strings"
	"testing"

	"github.com/cognito-tui/cognito-tui/admin/emulator"
	"github.com/cognito-tui/cognito-tui/tui/tuitest"
)

// What is copied is what is marked, wherever the cursor stands.
func TestWhatIsMarkedIsCopied(t *testing.T) {
	c := users(t).Press("space", "space", "j", "space").Sees("3 marked")
	c.Press("y").Sees("username of 3 marked users", "sub of 3 marked users", "JSON of 3 marked users").
		Press("u").Sees("Copied username of 3 marked users.")
	if lines := strings.Split(c.Copied, "\n"); len(lines) != 3 || lines[0] != "alice" || lines[1] != "ali-baba" || !strings.HasPrefix(lines[2], "Google_") {
		t.Errorf("copied %q", c.Copied)
	}
	c.Press("y", "s")
	if lines := strings.Split(c.Copied, "\n"); len(lines) != 3 || len(lines[0]) != 36 || lines[0] == lines[2] {
		t.Errorf("the subs are %q", c.Copied)
	}
	c.Press("y", "c")
	if n := strings.Count(c.Copied, "\n"); n != 2 || strings.Count(c.Copied, "aws cognito-idp list-users") != 3 {
		t.Errorf("the commands are %q", c.Copied)
	}
	c.Press("y", "j")
	var all []struct{ Username string }
	if err := json.Unmarshal([]byte(c.Copied), &all); err != nil || len(all) != 3 || all[1].Username != "ali-baba" {
		t.Errorf("the JSON is %s (%v)", c.Copied, err)
	}
	c.Press("V", "y", "u")
	if strings.Contains(c.Copied, "\n") {
		t.Errorf("without marks %q is copied", c.Copied)
	}
}

// Not everybody has an e-mail address: the label says of how many it is.
func TestACopySaysHowManyHaveWhatIsCopied(t *testing.T) {
	c := users(t)
	c.Press("/").Type("niaj").Press("enter").Selected().Is("niaj")
	c.Press("esc", "g", "space", "/").Press("esc")
	for !strings.HasPrefix(c.Selected().Text, "›  niaj") {
		c.Press("j")
	}
	c.Press("space", "y").Sees("username of 2 marked users", "e-mail of 1 of 2 marked users").Press("e")
	if c.Copied != "alice@acme.example" {
		t.Errorf("copied %q", c.Copied)
	}
}

func TestMarkedGroupsAreCopied(t *testing.T) {
	c := users(t)
	c.Press("2", "space", "space", "y").Sees("name of 2 marked groups").Press("n")
	if len(strings.Split(c.Copied, "\n")) != 2 {
		t.Errorf("the groups are %q", c.Copied)
	}
}

func TestMarkedEventsAreCopied(t *testing.T) {
	h := attacked(t)
	h.Press("down", "space", "down", "down", "v").Sees("4 marked").
		Press("y").Sees("address of 4 marked events", "line of 4 marked events").Press("i").
		Sees("Copied address of 4 marked events.")
	if n := len(strings.Split(h.Copied, "\n")); n != 4 {
		t.Errorf("copied %d addresses: %q", n, h.Copied)
	}
}

// All are to be marked, and not all are read: what would be copied is not known yet.
func TestNothingIsCopiedWhileAllAreBeingMarked(t *testing.T) {
	h, g := heldUsers(t)
	h.Hit("*")
	<-g.held
	h.Hit("y").Writes("Still reading to mark all: 60 so far.")
	close(g.open)
	h.Press("j").Sees("300 marked").SeesNot("username of")
}

// heldUsers is a console at 60 of 300 users, where the next page comes when the gate is opened.
func heldUsers(t *testing.T) (*tuitest.Console, *gate) {
	t.Helper()
	g := &gate{over: t.Context().Done()}
	aws := emulator.New(emulator.Options{})
	if err := aws.SeedDemo(300); err != nil {
		t.Fatal(err)
	}
	endpoint := httptest.NewServer(g.before(aws))
	t.Cleanup(endpoint.Close)
	h := tuitest.Start(t, tuitest.Setup{Endpoint: endpoint.URL}).Press("enter").Sees("60+")
	g.shut("ListUsers", "the test opens it", false)
	return h, g
}

// The end of what was read is not the end of the list, and the console says so.
func TestTheWayToTheEndSaysThatItReadsOn(t *testing.T) {
	h, g := heldUsers(t)
	h.Hit("G")
	<-g.held
	h.Writes("60 read so far, and more follow: reading the next page. esc stops, + reads all.")
	h.Writes("60+ read …, esc stops")
	h.Hit("esc").Writes("Reading stopped at 60 users; + reads all.")
	close(g.open)
	h.Press("k").Sees("60+").SeesNot("read …", "120")
	h.Press("+").Sees("300 · ").SeesNot("300+").
		Press("G").SeesNot("more follow")
}

func TestReadingAllIsStoppedByBack(t *testing.T) {
	for key, says := range map[string]string{"+": "Reading stopped at 60 users; + reads all.", "*": "Nothing was marked."} {
		h, g := heldUsers(t)
		h.Hit(key)
		<-g.held
		h.Hit("esc").Writes(says)
		close(g.open)
		h.Press("g").Sees("60+", "› users").SeesNot("marked ", "300")
	}
}

// A page that comes by scrolling alone is no reason to keep the operator on the screen.
func TestScrollingLeavesBackAsItIs(t *testing.T) {
	h, g := heldUsers(t)
	h.Hit("pgdown")
	<-g.held
	h.Hit("esc")
	close(g.open)
	h.Press("j").Sees("all user pools of this account")
}

// Among the rows that a word is searched in, nothing is read on.
func TestTheEndOfASearchSaysWhatItIsTheEndOf(t *testing.T) {
	users(t).Press("/").Type("ali").Press("enter", "G").
		Sees("The last match among the 60 users read so far; + reads all.")
}
