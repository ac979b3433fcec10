package tui_test

import (
	"fmt"
	"strings"
	"testing"
	"time"

	"github.com/aws/aws-sdk-go-v2/service/cognitoidentityprovider/types"

	"github.com/cognito-tui/cognito-tui/admin/emulator"
	"github.com/cognito-tui/cognito-tui/tui/tuitest"
)

// manyPools is a console on an account with n pools.
func manyPools(t *testing.T, n int, faults ...emulator.Fault) *tuitest.Console {
	return tuitest.Start(t, tuitest.Setup{Empty: true, Width: 140, Height: 40, Seed: func(s *emulator.Server) {
		for i := range n {
			name := fmt.Sprintf("pool-%02d", i)
			if _, err := s.AddPool(emulator.PoolSeed{UserPoolType: types.UserPoolType{Name: &name, UserPoolTier: types.UserPoolTierTypePlus}}); err != nil {
				t.Fatal(err)
			}
		}
		for _, f := range faults {
			s.Inject(f)
		}
	}})
}

// shownPools is how many pools are on the screen.
func shownPools(c *tuitest.Console) int { return strings.Count(c.Screen(), "pool-") }

// heldUp delays the first calls that read a pool for a while.
var heldUp = emulator.Fault{Operation: "DescribeUserPool", Kind: emulator.Latency, Delay: time.Second, Times: 4}

func TestPoolsShowWhatTheirListDoesNotTell(t *testing.T) {
	c := tuitest.Start(t, tuitest.Setup{Width: 160, Height: 40})
	c.Sees("acme-consumer").SeesNot("TIER")
	if n := calls(c, "DescribeUserPool"); n != 0 {
		t.Errorf("%d pools were read that nobody asked for", n)
	}
	c.Press("c").Sees("[ ] TIER", "[ ] MFA", "[ ] ~ USERS").Press("5", "6", "7", "esc").
		Sees("TIER", "MFA", "~ USERS").SeesNot("…")
	c.Selected().Is("acme-consumer", "300")
	if n := calls(c, "DescribeUserPool"); n != 3 {
		t.Errorf("3 pools took %d calls", n)
	}
	c.Press("R").SeesNot("…")
	if n := calls(c, "DescribeUserPool"); n != 6 {
		t.Errorf("3 pools read anew took %d calls", n-3)
	}
}

func TestOnlyThePoolsOnTheScreenAreRead(t *testing.T) {
	c := manyPools(t, 60)
	c.Press("c", "5", "esc").Sees("PLUS").SeesNot("…")
	shown := shownPools(c)
	if n := calls(c, "DescribeUserPool"); n != shown || n >= 60 {
		t.Errorf("%d pools were read with %d on the screen", n, shown)
	}
	c.Press("j", "k", "j")
	if n := calls(c, "DescribeUserPool"); n != shown {
		t.Errorf("moving the cursor read %d pools", n-shown)
	}
	c.Resize(140, 50).SeesNot("…")
	if n := calls(c, "DescribeUserPool"); n != shownPools(c) || n == shown {
		t.Errorf("%d pools were read with %d on the larger screen", n, shownPools(c))
	}
}

func TestPoolsThatScrollAwayBeforeTheirTurnAreNotRead(t *testing.T) {
	c := manyPools(t, 60, heldUp)
	c.Press("c").Hit("5").Hit("esc").Press("G").Sees("pool-59").SeesNot("…")
	if n, most := calls(c, "DescribeUserPool"), shownPools(c)+heldUp.Times; n > most {
		t.Errorf("%d pools were read, want %d at most", n, most)
	}
}

func TestPoolsAreNotReadForAScreenThatWasLeft(t *testing.T) {
	c := manyPools(t, 60, heldUp)
	c.Press("c").Hit("5").Hit("esc").Press("enter").Sees("pools › pool-")
	if n := calls(c, "DescribeUserPool"); n > heldUp.Times+1 { // and the one that was opened, for its users
		t.Errorf("%d pools were read", n)
	}
	c.Press("[").Sees("PLUS").SeesNot("…")
}

func TestAPoolThatCantBeReadShowsSo(t *testing.T) {
	c := manyPools(t, 3, emulator.Fault{Operation: "DescribeUserPool", Kind: emulator.AccessDenied, Times: 2})
	c.Press("c", "5", "esc").Sees("not read", "PLUS", "Not all columns could be read for each pool")
	if n := strings.Count(c.Screen(), "not read"); n != 2 {
		t.Errorf("%d pools show that they were not read:\n%s", n, c.Screen())
	}
	c.Press("j", "k", "j").Sees("not read")
	if n := calls(c, "DescribeUserPool"); n != 3 {
		t.Errorf("3 pools took %d calls", n)
	}
	c.Press("enter", "[").SeesNot("not read", "…")
}
