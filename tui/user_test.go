package tui_test

import (
	"testing"

	"github.com/aws/aws-sdk-go-v2/aws"
	cip "github.com/aws/aws-sdk-go-v2/service/cognitoidentityprovider"
	"github.com/aws/aws-sdk-go-v2/service/cognitoidentityprovider/types"

	"github.com/cognito-tui/cognito-tui/tui/tuitest"
)

// userPage opens the page of a user of the demo, at the size of a small terminal.
func userPage(t *testing.T, name string) *tuitest.Console {
	t.Helper()
	c := tuitest.Start(t, tuitest.Setup{Width: 80, Height: 24}).Command("user " + name)
	c.Row(0).Is("› " + name + " › overview")
	return c
}

func TestWhomNoCodeReachesIsToldAboveAllElse(t *testing.T) {
	userPage(t, "erin").Row(2).Is("✗ Can't sign in: the password must be reset, and no code can reach this user:").
		Row(3).Is("no address is verified.").
		Row(4).Is("  a v  mark as verified").
		Row(5).Is("  a w  set password").
		Press("a").Sees("act on erin").Press("v").Sees("mark as verified · erin")
	userPage(t, "frank").Row(2).Is("· Confirmed and enabled.").
		Row(3).Is("· Not checked: sign-in logs, which alone show a lockout.").
		Row(4).Is("! No recovery code can reach this user: no address is verified.").
		Row(5).Is("a v  mark as verified").SeesNot("set password")
	userPage(t, "dave").SeesNot("no code can reach", "a v  mark")
	userPage(t, "alice").SeesNot("no address is verified", "a v  mark")
}

func TestAPoolWithoutAHistoryLeadsToItsSignIns(t *testing.T) {
	c := userPage(t, "dave")
	c.Press("4").Sees("· Threat protection is off in this pool", "takes the Plus plan.", "enter  what the pool's logs say about dave").
		SeesNot("✗", "UserPoolAddOnNotEnabledException").
		Press("enter").Row(0).Is("› sign-ins").
		Sees("user:dave,").
		Press("]").Sees("› dave › history", "Threat protection is off")
}

// What is looked at from a history is left to where it was looked at from, at once.
func TestTheWayFromAHistoryLeadsBack(t *testing.T) {
	c := tuitest.Start(t, tuitest.Setup{}).Press("enter").Command("signins outcome:fail").Sees("sign-ins").Press("1")
	c.Press("down", "down", "down", "down")
	row := c.Selected().Text
	c.Press("enter", "4").Sees("esc returns here").Press("enter").Sees("› sign-ins", "user:").SeesNot("outcome:fail")
	c.Press("esc").Row(0).Is("› history")
	c.Sees("Threat protection is off").Press("esc").Row(0).Is("acme-consumer › users")
	if c.Selected().Text != row {
		t.Errorf("it came back to %q, not to %q", c.Selected().Text, row)
	}
	c.Press("4").Sees("outcome:fail").SeesNot("user:")
}

// A detour that has become something else is left as anything is.
func TestAFilterTypedOnADetourIsDroppedFirst(t *testing.T) {
	c := userPage(t, "dave").Press("4", "enter").Sees("user:dave,")
	c.Press("/").Type("outcome:fail").Press("enter").Sees("outcome:fail").
		Press("esc").Row(0).Is("› sign-ins")
	c.SeesNot("outcome:fail").Press("]").Row(0).Is("› dave › history")
}

func TestAnEventOfAHistoryIsOpenedAndLeftToItsRow(t *testing.T) {
	h := newHouse(t)
	h.Command("pool acme-workforce").Command("user "+h.withHistory(t)).Press("4").Sees("OUTCOME").Press("down", "down")
	row := h.Selected().Text
	h.Press("enter").Row(0).Is("› history › event")
	h.Sees("event id", "outcome", "SignIn", "✗ failed").Press("y").Sees("event id").Press("esc")
	h.Press("J").Sees(`"id": "`).Press("esc", "esc").Row(0).Is("› history")
	if h.Selected().Text != row {
		t.Errorf("it came back to %q, not to %q", h.Selected().Text, row)
	}
}

// withHistory is a user whose sign-ins failed a few times.
func (h *house) withHistory(t *testing.T) string {
	t.Helper()
	check := func(err error) {
		if err != nil {
			t.Fatal(err)
		}
	}
	name := h.users[3].Username
	_, err := h.client.AdminSetUserPassword(t.Context(), &cip.AdminSetUserPasswordInput{
		UserPoolId: &h.pool, Username: name, Password: aws.String("Sesame-open-the-door-7!"), Permanent: true,
	})
	check(err)
	made, err := h.client.CreateUserPoolClient(t.Context(), &cip.CreateUserPoolClientInput{
		UserPoolId: &h.pool, ClientName: aws.String("acme-test"),
		ExplicitAuthFlows: []types.ExplicitAuthFlowsType{types.ExplicitAuthFlowsTypeAllowAdminUserPasswordAuth},
	})
	check(err)
	for range 4 {
		_, err := h.client.AdminInitiateAuth(t.Context(), &cip.AdminInitiateAuthInput{
			UserPoolId: &h.pool, ClientId: made.UserPoolClient.ClientId, AuthFlow: types.AuthFlowTypeAdminUserPasswordAuth,
			AuthParameters: map[string]string{"USERNAME": *name, "PASSWORD": "wrong"},
		})
		if err == nil {
			t.Fatal("a wrong password was taken")
		}
	}
	return *name
}

func TestIdentitiesAreToldInWords(t *testing.T) {
	c := tuitest.Start(t, tuitest.Setup{Width: 120, Height: 40})
	c.Press("enter").Press("/").Type("Google_").Press("enter", "enter").
		Sees("identity", "Google 113926508417265093184, primary: it made this profile").
		SeesNot("providerName", "{")
	c.OpenUser("judy").Sees("Google 104417730295518836420, linked to this profile")
}

func TestThePageOfADeletedUserSaysSo(t *testing.T) {
	c := userPage(t, "dave")
	c.Press("a", "X").ConfirmBy("dave").
		Sees("✗ No longer in the pool. Below is what was read last.", "dave@").
		SeesNot("not confirmed yet", "does not exist", "must be reset").
		Press("a").Sees("The pool has no such user, or no longer.").
		Press("esc", "esc").SeesNot("dave@")
}
