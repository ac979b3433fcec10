package tui_test

import (
	"net/http/httptest"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/aws/aws-sdk-go-v2/aws"
	"github.com/aws/aws-sdk-go-v2/credentials"
	cip "github.com/aws/aws-sdk-go-v2/service/cognitoidentityprovider"
	"github.com/aws/aws-sdk-go-v2/service/cognitoidentityprovider/types"

	"github.com/cognito-tui/cognito-tui/admin/call"
	"github.com/cognito-tui/cognito-tui/admin/emulator"
	"github.com/cognito-tui/cognito-tui/tui/screen"
	"github.com/cognito-tui/cognito-tui/tui/tuitest"
)

func TestAnActIsPlannedConfirmedDoneAndUndone(t *testing.T) {
	c := users(t)
	c.Selected().Is("alice", "✗ disabled")
	c.Press("a").Sees("act on alice", "enable").
		Press("e").
		Sees("enable · alice", "no → yes", "The user can sign in at once", "aws cognito-idp admin-enable-user --user-pool-id eu-west-1_", "--username alice", "cancel").
		Confirm().
		Sees("✓ enable, alice: done. u undoes it.").
		Selected().Is("alice", "· confirmed")
	c.Press("u").Sees("disable · alice", "yes → no").
		Confirm().
		Selected().Is("alice", "✗ disabled")
}

func TestTheSafeButtonHasTheFocus(t *testing.T) {
	c := users(t)
	c.Press("a", "e").Advance(time.Second).Press("enter").SeesNot("cancel").
		Selected().Is("alice", "✗ disabled")
	if n := calls(c, "AdminEnableUser"); n != 0 {
		t.Errorf("AdminEnableUser was called %d times", n)
	}
}

func TestADialogTakesNoKeyInItsFirstMoment(t *testing.T) {
	c := users(t)
	c.Press("a", "e").Burst("\t\n\x1b").Sees("cancel")
	c.Advance(199 * time.Millisecond).Burst("\x1b").Sees("cancel")
	c.Advance(200 * time.Millisecond).Burst("\x1b").SeesNot("cancel") // since the previous one
	if n := calls(c, "AdminEnableUser"); n != 0 {
		t.Errorf("AdminEnableUser was called %d times", n)
	}
}

func TestWhatCantBeDoneSaysWhy(t *testing.T) {
	c := users(t)
	c.Press("a").Sees("This user is disabled already.").
		Press("d").Sees("act on alice"). // it is not selected
		Press("esc").SeesNot("act on alice")
}

func TestAMenuBeginsAtWhatCanBeDone(t *testing.T) {
	users(t).Press("a").Sees("confirm sign-up").Press("enter").Sees("set password · alice") // the password can't be reset: the user is disabled
}

// An address that nobody verified is not marked as verified by pressing enter alone.
func TestASignUpIsConfirmedWithoutVouchingForAnAddress(t *testing.T) {
	users(t).Press("/").Type("status:unconfirmed").Press("enter", "a", "c").
		Sees("confirm sign-up · ", "also mark as verified  none").
		Press("enter").Sees("unconfirmed → confirmed").SeesNot("email_verified")
}

func TestADestructiveActAsksForTheName(t *testing.T) {
	c := users(t)
	c.Press("j", "j", "a", "X").Sees("delete user · alina", "type alina to continue:").
		Advance(time.Second).
		Type("alin").Press("enter").Sees("type alina"). // not the word
		Type("a").Press("enter").
		Sees("✓ delete user, alina: done.").
		Press("g").SeesNot("alina@")
}

func TestOnAProductionProfileWhatNeedsCareIsTypedToo(t *testing.T) {
	c := tuitest.Start(t, tuitest.Setup{Options: screen.Options{Session: call.Options{Production: true}}})
	c.Press("enter", "j", "a", "s").Sees("type ali-baba to continue:")
}

func TestAReadOnlySessionListsTheActsAndDoesNone(t *testing.T) {
	c := tuitest.Start(t, tuitest.Setup{Options: screen.Options{Session: call.Options{ReadOnly: true}}})
	c.Press("enter").Row(0).Is("read-only")
	c.Press("a").Sees("enable", "read-only").Press("e").Sees("act on alice")
}

func TestAnActAsksForWhatItNeeds(t *testing.T) {
	c := users(t)
	c.Press("j", "j", "a", "g").Sees("add to a group · alina").
		Press("enter").Sees("! Missing: a group.").
		Type("beta").Press("enter").
		Sees("group beta", "no → member").
		Confirm().
		Sees("done.").
		Press("enter", "2").Sees("beta")
}

func TestWhatAWSRefusesIsToldWithTheNextStep(t *testing.T) {
	c := tuitest.Start(t, tuitest.Setup{Seed: func(s *emulator.Server) {
		s.Inject(emulator.Fault{Operation: "AdminEnableUser", Kind: emulator.AccessDenied, Rate: 1})
	}})
	c.Press("enter").Act("enable").Confirm().
		Sees("not done: enable, alice", "cognito-idp:AdminEnableUser").
		Advance(time.Second).Press("enter").SeesNot("~ alice", "not confirmed yet").
		Selected().Is("alice", "✗ disabled")
}

func TestAGeneratedPasswordIsShownOnceAndCopied(t *testing.T) {
	c := users(t)
	c.Press("j", "j", "a", "w").Sees("set password · alina").
		Press("down", "enter").
		Sees("alina").
		Confirm().
		Sees("a new password", "for alina, shown this once:")
	shown := strings.TrimSpace(strings.Trim(c.Row(20).Text, "│ "))
	c.Burst("\x1bq").Sees("shown this once") // it has only just appeared
	c.Press("y")
	if c.Copied == "" || !strings.Contains(c.Screen(), c.Copied) {
		t.Errorf("copied %q, shown is %q:\n%s", c.Copied, shown, c.Screen())
	}
	c.Press("esc").SeesNot(c.Copied)
}

// The call was sent: it is unknown whether the password was set.
func TestAGeneratedPasswordIsShownThoughNoAnswerCame(t *testing.T) {
	c := tuitest.Start(t, tuitest.Setup{Seed: func(s *emulator.Server) {
		s.Inject(emulator.Fault{Operation: "AdminSetUserPassword", Kind: emulator.CutConnection})
	}})
	c.Press("enter", "j", "j", "a", "w").Sees("set password · alina").
		Press("down", "enter").Sees("alina").
		Confirm().
		Sees("a new password", "perhaps for alina, shown this once:").
		Advance(time.Second).Press("esc").
		Sees("perhaps not done: set password, alina")
}

// Somebody else turns the second factors off meanwhile. What R shows on the overview,
// the menu uses too.
func TestActsAreJudgedByThePoolThatIsShown(t *testing.T) {
	c := users(t)
	c.Press("a").Sees("set MFA").SeesNot("MFA is off in this pool").Press("esc")
	endpoint := httptest.NewServer(c.Server)
	defer endpoint.Close()
	client := cip.New(cip.Options{
		Region: "eu-west-1", BaseEndpoint: &endpoint.URL, Credentials: credentials.NewStaticCredentialsProvider("AKIDEXAMPLE", "example", ""),
	})
	if _, err := client.SetUserPoolMfaConfig(t.Context(), &cip.SetUserPoolMfaConfigInput{
		UserPoolId: new(c.Server.PoolID("acme-consumer")), MfaConfiguration: types.UserPoolMfaTypeOff,
	}); err != nil {
		t.Fatal(err)
	}
	c.Command("overview").Press("R").Command("users").Press("a").Sees("MFA is off in this pool")
}

func TestDevicesAreListedAndForgotten(t *testing.T) {
	c := users(t)
	c.Press("/").Type("bob").Press("enter", "enter", "3").Sees("DEVICE", "FROM")
}

func TestWhatAWSsListDoesNotShowYetIsMarkedSo(t *testing.T) {
	c := tuitest.Start(t, tuitest.Setup{Seed: func(s *emulator.Server) { s.Lag(30 * time.Second) }})
	c.Press("enter").Act("enable").Confirm().
		Sees("~ enable: done, not confirmed yet").
		Selected().Is("~ alice", "✗ disabled")
	c.Press("R").Selected().Is("~ alice", "✗ disabled") // still
	c.Press("enter").Sees("✗ Can't sign in").Press("esc")
	c.Advance(30*time.Second).Press("R").SeesNot("not confirmed yet").
		Sees("✓ enable, alice: AWS's list shows it now.").
		Selected().Is("alice", "· confirmed")
}

func TestAUsersPageSaysWhatIsNotConfirmedYet(t *testing.T) {
	c := tuitest.Start(t, tuitest.Setup{Seed: func(s *emulator.Server) { s.Lag(30 * time.Second) }})
	c.Press("enter", "enter").Act("enable").Confirm().
		Sees("✗ Can't sign in", "~ enable: done, not confirmed yet").
		Advance(30 * time.Second).Press("R").
		Sees("· Confirmed and enabled").SeesNot("not confirmed yet")
}

func TestAUserIsCreatedFromTheSchemaOfThePool(t *testing.T) {
	c := users(t)
	c.Press("a", "n").Sees("create user · acme-consumer", "email", "custom:tenant").
		Type("zoe").Press("enter").Sees("an e-mail address").
		Type("zoe").Press("ctrl+s").Sees("! email must be an e-mail address.").
		Type("@example.org").Press("ctrl+s").
		Sees("user", "zoe@example.org", "sends a message").
		Confirm().Sees("✓ create user").
		Command("users username=zoe").Selected().Is("zoe", "zoe@example.org", "must set password")
}

func TestAnEditAsksForEachAttributeAndSendsWhatChanged(t *testing.T) {
	c := users(t)
	c.Press("a", "a").Sees("edit attributes · alice", "Alice Liddell").
		Press("down", "backspace", "backspace", "backspace", "backspace", "backspace", "backspace", "backspace").
		Type("Pleasance; née Liddell").Press("ctrl+s").
		Sees("Alice Liddell → Alice Pleasance; née Liddell", "--user-attributes").SeesNot("custom:plan").
		Confirm().Sees("done. u undoes it")
	c.Press("u").Sees("Alice Pleasance; née Liddell → Alice Liddell")
}

func TestAnActIsBegunByItsName(t *testing.T) {
	c := users(t)
	c.Press(":").Type("ena").Sees("enable · alice").Press("enter").Sees("There is no").
		Command("enable").Sees("enable · alice", "no → yes").Advance(time.Second).Press("esc")
	c.Command("disable").Sees("disable: This user is disabled already.").
		Command("delete-group").Sees("is an act on a group: select one first.")
	c.Press("?").Type("enable").Press("enter").Sees("enable · alice", "no → yes")
}

func TestMembersAreAddedFromTheGroupAndRemovedFromItsList(t *testing.T) {
	c := users(t)
	c.Press("2").Press("a", "m").Sees("add members").
		Type("alice; nobody@example.org").Press("enter").Sees("There is no user nobody@example.org in this pool.").
		Press("a", "m").Type("judy@example.com").Press("enter").Sees("add to a group · judy", "→ member").
		Confirm().Sees("✓ add to a group, judy: done.")
	group := strings.Fields(c.Selected().Text)[1]
	c.Press("enter", "/").Type("judy").Press("enter").Sees("judy@example.com").
		Press("a", "r").Sees(group). // it is offered
		Press("enter").Sees("group "+group, "member → no").
		Confirm().Sees("✓ remove from a group, judy: done.")
}

func TestAnActIsToldOfItsUserAlone(t *testing.T) {
	c := users(t)
	c.Act("enable").Confirm().Sees("✓ enable, alice: done.")
	c.OpenUser("carol").Sees("› carol").
		Press("u").Sees("disable · alice").Confirm().
		Sees("✓ disable, alice: done.", "› carol").SeesNot("not confirmed yet")
}

// alice of one pool has nothing to do with alice of another.
func TestAnActIsToldInItsPoolAlone(t *testing.T) {
	h := newHouse(t)
	if _, err := h.client.AdminCreateUser(t.Context(), &cip.AdminCreateUserInput{
		UserPoolId: &h.pool, Username: aws.String("alice"), MessageAction: types.MessageActionTypeSuppress,
		UserAttributes: []types.AttributeType{{Name: aws.String("email"), Value: aws.String("alice@example.com")}},
	}); err != nil {
		t.Fatal(err)
	}
	h.Command("pool acme-consumer").Command("user alice").Act("enable").Confirm().
		Sees("✓ enable, alice: done.")
	h.Command("pool acme-workforce").Command("users username=alice").Selected().Is("alice@example.com")
	h.Press("u").Sees("disable · alice").Confirm().
		Sees("✓ disable, alice: done.", "acme-workforce").SeesNot("not confirmed yet").
		Selected().Is("  alice")
}

func TestWhatOneGoesBackToShowsWhatWasDone(t *testing.T) {
	c := users(t)
	c.Press("j", "j", "enter").Sees("› alina ›").
		Act("disable").Confirm().Sees("✗ Can't sign in").
		Press("esc").Selected().Is("alina", "✗ disabled").
		Press("a", "e").Sees("enable · alina").Confirm().
		Press("]").Sees("› alina ›").SeesNot("✗ Can't sign in")
	c.Press("2").SeesNot("beta").
		Press("1", "a", "g").Type("beta").Press("enter").Confirm().
		Press("2").Sees("beta")
}

// A user removed from a group is no longer in its list.
func TestMembersComeAndGoWithTheActs(t *testing.T) {
	c := users(t)
	c.Press("2", "/").Type("admins").Press("enter", "enter").Sees("› admins", "heidi")
	who := username(c.Selected())
	c.Press("a", "r").Press("enter").Confirm().
		Sees("✓ remove from a group, " + who).SeesNot("  " + who + " ")
}

// A later event does not confirm an act that is still unconfirmed: neither another act,
// nor a refused one, nor a list that can't be read.
func TestAnActIsAwaitedThroughOthers(t *testing.T) {
	for name, open := range map[string][]string{"list": {"enter", "j"}, "page": {"enter", "j", "enter"}} {
		t.Run(name, func(t *testing.T) {
			c := tuitest.Start(t, tuitest.Setup{Seed: func(s *emulator.Server) { s.Lag(30 * time.Second) }})
			do := func(key string) *tuitest.Console {
				return c.Press("a", key).Confirm()
			}
			c.Press(open...)
			do("d").Sees("~ disable: done, not confirmed yet")
			do("s").Sees("✓ sign out everywhere, ali-baba: done.", "~ disable: done").SeesNot("shows it now")
			c.Server.Inject(emulator.Fault{Operation: "AdminUserGlobalSignOut", Kind: emulator.AccessDenied, Rate: 1})
			do("s").Advance(time.Second).Press("enter").Sees("~ disable: done").SeesNot("shows it now")
			mend := c.Server.Inject(emulator.Fault{Operation: "ListUsers", Kind: emulator.AccessDenied, Rate: 1})
			do("s").Advance(time.Second).Press("enter").Sees("~ disable: done").SeesNot("shows it now")
			mend()
			c.Advance(30 * time.Second).Press("R").Sees("✗ Can't sign in").SeesNot("~ disable: done")
		})
	}
}

// What the list does not show yet is reported only on that user's page.
func TestTheListBehindAPageIsSilent(t *testing.T) {
	c := tuitest.Start(t, tuitest.Setup{Seed: func(s *emulator.Server) { s.Lag(30 * time.Second) }})
	c.Press("enter", "enter").Act("enable").Confirm().
		Sees("✓ enable, alice: done. u undoes it.").
		Press("esc").Selected().Is("~ alice", "✗ disabled")
}

func TestTheFirstUserAndGroupAreMadeInAnEmptyPool(t *testing.T) {
	c := tuitest.Start(t, tuitest.Setup{}).Command("pool acme-staging")
	c.Sees("No users in this pool yet.").Press("a").Sees("act in the pool acme-staging", "create user", "create group").SeesNot("disable").
		Press("esc", "2").Sees("No groups in this pool.").
		Command("create-group").Sees("create group · acme-staging").
		Type("testers").Press("ctrl+s").Confirm().
		Sees("✓ create group, acme-staging: done.").Selected().Is("testers")
	c.Command("enable").Sees("is an act on a user: select one first.")
}

func TestWhoIsNotFoundCanBeMade(t *testing.T) {
	c := users(t)
	c.Press("/").Type("email=new@acme.example").Press("enter").Sees("No user matches").
		Press("a", "n").Sees("create user · acme-consumer")
	c.Press("esc", "3", "a").Sees("act in the pool acme-consumer", "create user")
}

func TestAnotherUserIsMadeOnThePageOfADeletedOne(t *testing.T) {
	c := userPage(t, "dave")
	c.Press("a", "X").ConfirmBy("dave").Sees("No longer in the pool").
		Press("a", "n").Sees("create user · acme-consumer")
}

// Rows for a reason are kept where an item's own line cuts it, and only there.
func TestAMenuKeepsRowsOnlyForReasonsThatItCuts(t *testing.T) {
	wide := demo(t, 200, 60).Press("enter", "enter", "a").Sees("only a sign-up that is waiting for its code can be confirmed.").Lines()
	last := slices.IndexFunc(wide, func(line string) bool { return strings.Contains(line, "b  create group") })
	if last < 0 || !strings.Contains(wide[last+1], "└") {
		t.Errorf("below the last item:\n%s", strings.Join(wide, "\n"))
	}
	narrow := demo(t, 80, 40).Press("enter", "enter", "a").SeesNot("can be confirmed.")
	for range 4 {
		narrow.Press("up")
	}
	if shown := strings.Join(strings.Fields(strings.NewReplacer("│", " ").Replace(narrow.Screen())), " "); !strings.Contains(shown, "for its code can be confirmed.") {
		t.Errorf("the reason is cut:\n%s", narrow.Screen())
	}
}
