package tui_test

import (
	"testing"
	"time"

	cip "github.com/aws/aws-sdk-go-v2/service/cognitoidentityprovider"

	"github.com/cognito-tui/cognito-tui/admin/emulator"
	"github.com/cognito-tui/cognito-tui/tui/tuitest"
)

const second = time.Second

func TestAUsersPageShowsTheirSecondFactors(t *testing.T) {
	c := userPage(t, "alina").Sees("MFA", "none").SeesNot("SMS (preferred)")
	c.Act("set-mfa").Sees("SMS                off", "authenticator app  off", "preferred          none").
		Press("right", "down", "down", "down", "right").Press("ctrl+s").
		Sees("SMS", "off → on", "preferred", "none → SMS").SeesNot("e-mail  ").
		Confirm().Sees("✓ set MFA, alina: done.", "SMS (preferred)")
	// The form opens with what is set, and leaves out what stays.
	c.Act("set-mfa").Sees("SMS                on", "preferred          sms").
		Press("ctrl+s").Sees("Choose a factor to turn on or off, or one to prefer.").
		Press("left").Press("ctrl+s").Sees("on → off").SeesNot("authenticator app")
	c.Advance(second).Press("esc", "R").Sees("SMS (preferred)")
}

// A user whose factors can't be read has unknown ones, not none.
func TestSecondFactorsThatCantBeReadAreNotNone(t *testing.T) {
	c := tuitest.Start(t, tuitest.Setup{Seed: func(s *emulator.Server) {
		s.Inject(emulator.Fault{Operation: "AdminGetUserAuthFactors", Kind: emulator.AccessDenied, Rate: 1})
	}}).Press("enter", "j", "j", "enter").Sees("MFA", "not read: Your AWS identity may not").SeesNot("none")
	c.Act("set-mfa").Sees("SMS                 ← →")
}

// Neither a provider's users nor those of a pool without MFA have second factors here.
func TestSecondFactorsThatDontCountAreNotRead(t *testing.T) {
	c := users(t).Press("j", "j", "j").Selected().Is("by Google").Press("enter").SeesNot("  MFA ", " MFA  ")
	if n := calls(c, "AdminGetUserAuthFactors"); n != 0 {
		t.Errorf("AdminGetUserAuthFactors was called %d times", n)
	}
}

func TestAGroupsFormOpensWithWhatIsSetNow(t *testing.T) {
	h := newHouse(t)
	if _, err := h.client.CreateGroup(t.Context(), &cip.CreateGroupInput{
		UserPoolId: &h.pool, GroupName: new("night-shift"), Precedence: new(int32(7)), Description: new("people at work"),
	}); err != nil {
		t.Fatal(err)
	}
	h.Command("pool acme-workforce").Command("groups night-shift").Act("edit-group").Sees("people at work", "  7")
}
