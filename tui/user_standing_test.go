package tui_test

import (
	"slices"
	"testing"
	"time"

	"github.com/aws/aws-sdk-go-v2/service/cognitoidentityprovider/types"

	"github.com/cognito-tui/cognito-tui/admin/emulator"
	"github.com/cognito-tui/cognito-tui/tui/tuitest"
)

const notLooked = "· Not checked: sign-in logs, which alone show a lockout."

// Nothing gives a user a tick who was not checked, on the page, in the list or beside
// it.
func TestNoTickWithoutHavingLooked(t *testing.T) {
	c := tuitest.Start(t, tuitest.Setup{Width: 200, Height: 60}).Press("enter")
	c.SeesNot("✓ confirmed", "✓ by ", "✓ federated")
	c.Press("/").Type("bob").Press("enter").Sees("· Confirmed and enabled.", "Not checked: sign-in logs").
		SeesNot("✓ Confirmed").
		Press("enter").Sees("· Confirmed and enabled.", notLooked).SeesNot("✓ Confirmed")
}

// Where the logs are read they are used as facts, and a locked-out user is not fine.
func TestATickWhereTheLogsWereRead(t *testing.T) {
	h := newHouse(t)
	for i := range 12 {
		h.signs(1, "Fail", "198.51.100.77", 30*time.Second+time.Duration(11-i)*140*time.Second)
	}
	h.signs(0, "Pass", "198.51.100.78", 20*time.Second)
	h.Command("pool acme-workforce").Press("4", "enter").Sees("✓ Confirmed, enabled, and not locked out as far as the logs show.").
		SeesNot("Not looked at").Press("esc")
	h.Press("j", "enter").Sees("! Confirmed and enabled, but locked out for now, by an estimate.", "~ Estimated to be locked out").
		SeesNot("✓ Confirmed")
}

// The status does not change when an invitation expires: the pool's settings have its
// duration.
func TestAnInvitationThatHasExpiredIsTold(t *testing.T) {
	c := tuitest.Start(t, tuitest.Setup{}).Press("enter", "/").Type("ali-baba").Press("enter")
	c.Sees("✗ invite expired").SeesNot("must set password", "Not checked: the pool's settings")
	c.Press("enter").Sees("✗ Can't sign in: the temporary password has expired; it was valid for ", "a i  resend invitation").
		Press("esc").Selected().Is("✗ invite expired")
}

// A password that must be reset is a dead end where the pool sends codes elsewhere, which
// the status alone does not say.
func TestAResetThatThePoolSendsNoCodeForIsTold(t *testing.T) {
	c := tuitest.Start(t, tuitest.Setup{Empty: true, Width: 200, Height: 60, Seed: func(s *emulator.Server) {
		pool, err := s.AddPool(emulator.PoolSeed{UserPoolType: types.UserPoolType{
			Name: new("mail"), AccountRecoverySetting: &types.AccountRecoverySettingType{RecoveryMechanisms: []types.RecoveryOptionType{
				{Name: types.RecoveryOptionNameTypeVerifiedEmail, Priority: new(int32(1))},
			}},
		}})
		if err != nil {
			t.Fatal(err)
		}
		if err := s.AddUsers(pool, slices.Values([]emulator.UserSeed{{
			Username: "alice", Status: types.UserStatusTypeResetRequired, Attributes: []emulator.Attribute{
				{Name: "phone_number", Value: "+441632960961"}, {Name: "phone_number_verified", Value: "true"},
			},
		}})); err != nil {
			t.Fatal(err)
		}
	}})
	c.Press("enter").Selected().Is("must reset")
	c.Press("enter").Sees("✗ Can't sign in: the password must be reset, and this pool sends codes only to the e-mail address, which this user lacks.",
		"a a  edit attributes", "a w  set password")
}

// A fact that can't be read does not affect the rest of the page, nor later readings.
func TestAnInvitationOfAPoolThatCantBeReadIsSaidNotToBeLookedAt(t *testing.T) {
	c := tuitest.Start(t, tuitest.Setup{})
	mend := c.Server.Inject(emulator.Fault{Operation: "DescribeUserPool", Kind: emulator.AccessDenied, Rate: 1})
	c.Press("enter", "/").Type("ali-baba").Press("enter").Sees("! must set password")
	c.Press("enter").Sees("! Invited: must sign in", "Not checked: the pool's settings").Press("esc")
	mend()
	c.Press("enter").Sees("✗ Can't sign in: the temporary password has expired").SeesNot("Not checked: the pool's settings")
}

// The list says of an invitation what the page says, without a look at the page.
func TestAListSaysWhichInvitationsHaveExpired(t *testing.T) {
	c := users(t)
	before := calls(c, "DescribeUserPool")
	c.Command("users username=ali-baba").Selected().Is("ali-baba", "✗ invite expired")
	c.Press("enter").Sees("the temporary password has expired")
	c.Press("esc").Command("groups").Press("esc").Command("users status:invited").Sees("✗ invite expired")
	if n := calls(c, "DescribeUserPool") - before; n != 0 {
		t.Errorf("the settings of the pool were read %d times more", n)
	}
	if before != 1 {
		t.Errorf("the settings of the pool were read %d times for the list", before)
	}
}

// Where the settings can't be read, the list says what it knows.
func TestAListWithoutSettingsSaysWhatItKnows(t *testing.T) {
	c := tuitest.Start(t, tuitest.Setup{Seed: func(s *emulator.Server) {
		s.Inject(emulator.Fault{Operation: "DescribeUserPool", Kind: emulator.AccessDenied, Rate: 1})
	}}).Press("enter")
	c.Command("users username=ali-baba").Selected().Is("ali-baba", "! must set password")
	c.SeesNot("DescribeUserPool")
}
