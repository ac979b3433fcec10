package tui_test

import (
	"strings"
	"testing"

	"github.com/cognito-tui/cognito-tui/admin/emulator"
	"github.com/cognito-tui/cognito-tui/tui/tuitest"
)

func users(t *testing.T) *tuitest.Console {
	t.Helper()
	return tuitest.Start(t, tuitest.Setup{}).Press("enter")
}

func TestAWordIsLookedForAmongTheRowsRead(t *testing.T) {
	c := users(t)
	before := calls(c, "ListUsers")
	c.Press("/").Type("ali-b").
		Sees("in the 60 users read so far").
		Press("enter").
		Sees("in the 60 users read so far", "ali-baba").
		SeesNot("  alice ").
		Row(2).Is("ali-b")
	if n := calls(c, "ListUsers"); n != before {
		t.Errorf("looking among the rows read made %d ListUsers calls", n-before)
	}
	c.Press("esc").Sees("alice")
}

func TestAQuestionIsAskedOfAWS(t *testing.T) {
	users(t).
		Press("/").Type("email:ali").
		Sees(`enter asks AWS: email ^= "ali"`).
		Press("enter").
		Sees(`asked of AWS: email ^= "ali"`, "ali-baba").
		Press("esc").
		SeesNot("asked of AWS").
		Sees("bob")
}

func TestAFilterBeingTypedCanBeGivenUp(t *testing.T) {
	users(t).
		Press("/").Type("zzzz").
		Sees("None of the 60 users read so far holds").
		Press("esc").
		Sees("alice", "bob")
}

// One call may find a user without reading the whole pool.
func TestAWordInVainNamesTheQuestionToAWS(t *testing.T) {
	for word, question := range map[string]string{
		"Zzzz":      "/username:Zzzz",
		"zzzz@acme": "/email:zzzz@acme",
		"+99999":    "/phone:+99999",
	} {
		users(t).Resize(200, 60).Press("/").Type(word).Press("enter").
			Sees("None of the 60 users read so far holds", question+" asks AWS in one call;", "reads all of them.")
	}
	for _, word := range []string{"zz zz", "@zzzz.example", "custom:zzzz"} {
		users(t).Resize(200, 60).Press("/").Type(word).Press("enter").Sees("None of the 60", "+ reads all of them.").SeesNot("in one call")
	}
	tuitest.Start(t, tuitest.Setup{Width: 80, Height: 24}).Press("enter", "/").Type("zzzz").Sees("reads all of them.")
}

func TestWhatNobodyMatchesIsSaid(t *testing.T) {
	users(t).
		Press("/").Type("email:nobody-has-this").Press("enter").
		Sees(`No user matches email ^= "nobody-has-this".`)
}

func TestAStatusThatThereIsNotIsRefusedAndStaysToBeMended(t *testing.T) {
	c := users(t)
	before := calls(c, "ListUsers")
	c.Press("/").Type("status:unconfirmd").
		Sees("status: confirmed, unconfirmed, invited").
		Press("enter").
		Sees("/ status:unconfirmd", "did you mean unconfirmed?", "reset, federated,", "enabled or disabled.").
		Sees("alice")
	if n := calls(c, "ListUsers"); n != before {
		t.Errorf("a slip made %d ListUsers calls", n-before)
	}
	c.Press("backspace").SeesNot("did you mean").
		Type("ed").Press("enter").
		Sees(`asked of AWS: cognito:user_status = "UNCONFIRMED"`, "carol").SeesNot("alice")
}

func TestAnAttributeThatIsMisspeltIsRefusedAndStaysToBeMended(t *testing.T) {
	users(t).Press("/").Type("emial:ali").Sees("did you mean email:ali?").
		Press("enter").Sees("/ emial:ali", `! AWS filters on no attribute "emial": did you mean email:ali?`, "alice").SeesNot("?.").
		Press("esc").Sees("all users of the pool")
}

func TestASlipOnTheCommandLineStaysInTheFilter(t *testing.T) {
	tuitest.Start(t, tuitest.Setup{Width: 80, Height: 24}).
		Command("users enabled:nope").
		Sees("/ enabled:nope", `There is no enabled "nope". It is yes or no.`).
		Press("esc").Sees("all users of the pool", "alice").SeesNot("There is no")
}

func TestAPastedEMailOpensItsUser(t *testing.T) {
	users(t).
		Paste("  alina@example.com\nrm -rf /\n").
		Sees(`asked of AWS: email = "alina@example.com"`, "alina")
}

func TestSortingTurnsRoundWhenAskedTwice(t *testing.T) {
	c := tuitest.Start(t, tuitest.Setup{Users: 20}).Press("enter")
	c.Press("s", "1").Sees("USERNAME ↑")
	first := username(c.Press("g").Selected())
	c.Press("s", "1").Sees("USERNAME ↓")
	if last := username(c.Press("G").Selected()); last != first {
		t.Errorf("the first of one order is %q, the last of the other %q", first, last)
	}
}

// username is the first column of a selected row.
func username(r tuitest.Row) string { return strings.Fields(r.Text)[1] }

func TestTheCursorStaysOnItsRowWhenTheOrderChanges(t *testing.T) {
	c := users(t)
	c.Press("j", "j", "j", "s", "1").Selected().Is("Google_1139")
}

func TestRowsAreMarkedOneByOneAndInRanges(t *testing.T) {
	users(t).
		Press("space").Sees("1 marked").
		Press("j", "j", "v").Sees("4 marked").
		Press("V").SeesNot("marked")
}

func TestColumnsAreChosen(t *testing.T) {
	tuitest.Start(t, tuitest.Setup{Width: 200, Height: 60}).Press("enter").
		SeesNot("PHONE").
		Press("c").Sees("columns of users", "[ ] PHONE").
		Press("6", "esc").
		Sees("PHONE")
}

func TestTheDetailStandsBesideTheListFrom120Columns(t *testing.T) {
	users(t).
		Sees("✗ Can't sign in: disabled by an").
		Press("d").SeesNot("Can't sign in").
		Press("d").Sees("Can't sign in").
		Resize(119, 40).SeesNot("Can't sign in").
		Press("d").Sees("The detail needs a terminal of 120 columns.")
}

func TestEscapeDropsMarksThenTheFilterThenLeaves(t *testing.T) {
	c := users(t)
	c.Press("/").Type("ali").Press("enter", "space", "space").Sees("2 marked").
		Press("esc").SeesNot("2 marked").Sees("2 marks dropped. V brings them back.", "in the 60 users").
		Press("V").Sees("2 marked again.", "· 2 marked").
		Press("V").SeesNot("2 marked").Sees("2 marks dropped.").
		Press("esc").SeesNot("read so far").Sees("› users", "all users of the pool").
		Press("esc").SeesNot("› users")
}

// The number marked is what an act is on: the rows on the screen.
func TestAMarkGoesWithItsRow(t *testing.T) {
	c := users(t)
	c.Press("space", "space", "space").Sees("3 marked").
		Press("/").Type("ali-b").Press("enter").Sees("1 of 60+ · 1 marked").
		Press("a").Sees("act on ali-baba").Press("esc").
		Press("V").Sees("1 mark dropped.").Press("esc").SeesNot("· 1 marked").
		Press("V").Sees("1 marked again.", "60+ · 1 marked")
	c.Press("/").Type("email:bob").Press("enter").Sees("asked of AWS").SeesNot("· 1 marked").
		Press("V").Sees("Nothing is marked.").
		Press("space").Sees("1 marked").Press("a").Sees("act on bob")
}

func TestAFilterThatIsGivenUpKeepsTheMarks(t *testing.T) {
	c := users(t)
	c.Press("space", "space").Press("/").Type("zzzz").Sees("None of the 60").
		Press("esc").Sees("60+ · 2 marked").
		Press("/").Type("email:nobody").Press("esc").Sees("60+ · 2 marked").
		Press("a").Sees("act on 2 users")
}

// The rows of the previous filter are gone, whatever order they were in.
func TestAQuestionThatFailsLeavesASortedListEmpty(t *testing.T) {
	c := tuitest.Start(t, tuitest.Setup{})
	c.Press("enter", "s", "1").Sees("alice")
	c.Server.Inject(emulator.Fault{Operation: "ListUsers", Kind: emulator.AccessDenied, Rate: 1})
	c.Press("/").Type("email:zoe").Press("enter").Sees("asked of AWS", "cognito-idp:ListUsers").SeesNot("alice")
}

// AWS can't filter on a pool's custom attributes. Users with the exact value are found
// among the rows read, and the screen says how many were searched.
func TestAnAttributeOfThePoolsOwnIsHeldAgainstTheRowsRead(t *testing.T) {
	c := users(t)
	before := calls(c, "ListUsers")
	c.Press("/").Type("custom:tenant:42").Press("enter").
		Sees("ali-baba", "in the 60 users read so far").SeesNot("  bob ")
	c.Press("/", "ctrl+u").Type(`"custom:tenant" = "424242"`).Press("enter").
		Sees("None of the 60 users read so far holds", "AWS does not filter on custom:tenant;", "reads all of them").SeesNot("ali-baba ")
	if n := calls(c, "ListUsers"); n != before {
		t.Errorf("AWS was asked %d times", n-before)
	}
}

// AWS can't filter the members of a group at all.
func TestMembersAreHeldAgainstAnyCondition(t *testing.T) {
	c := users(t)
	c.Press("2", "enter").Sees("› groups › ").Press("/").Type("status:confirmed").Press("enter").Sees("in the ").SeesNot("None of")
	c.Press("/", "ctrl+u").Type("status:unconfirmed").Press("enter").Sees("No member matches")
}

func TestAFilterThatAWSWouldRefuseStaysToBeMended(t *testing.T) {
	users(t).Press("/").Type(`email="a@b.example" and name="x"`).Press("enter").
		Sees("At character 21: AWS takes one condition, and this is another").
		Press("ctrl+u").Type("ali-baba").Press("enter").Sees("in the 60 users read so far")
}

func TestAUserIsNamedAsPeopleWriteThem(t *testing.T) {
	users(t).Command("user +44 (0)7700 900-118").Sees("› alina › overview", "+447700900118").
		Command("user Alice <alice@acme.example>,").Sees("› alice › overview").
		Command("user 'bob'").Sees("› bob › overview")
}
