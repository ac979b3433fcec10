package tui_test

import (
	"strings"
	"testing"
	"time"

	"github.com/aws/aws-sdk-go-v2/aws"
	"github.com/aws/aws-sdk-go-v2/service/cognitoidentityprovider/types"

	"github.com/cognito-tui/cognito-tui/admin/emulator"
	"github.com/cognito-tui/cognito-tui/tui/screen"
	"github.com/cognito-tui/cognito-tui/tui/tuitest"
)

func TestPoolsOfferWhatIsDoneInOneOfThem(t *testing.T) {
	tuitest.Start(t, tuitest.Setup{}).
		Press("a").Sees("act in the pool acme-consumer", "create user", "create group").SeesNot("disable").
		Press("esc", "*").Sees("3 marked").
		Press("a").Sees("3 pools are marked, and nothing can be done to several at once; V unmarks them.").
		Command("create-group").Sees("3 pools are marked").
		Press("V", "a").Sees("act in the pool acme-consumer").Press("esc").
		Press("/").Type("nowhere").Press("enter", "a").Sees("Nothing is selected to act on.")
}

func TestGoingToAnotherPoolReplacesTheOne(t *testing.T) {
	tuitest.Start(t, tuitest.Setup{}).
		Press("enter", "enter").Sees("pools › acme-consumer › users › alice").
		Command("pool acme-workforce").Row(0).Is("pools › acme-workforce › users").
		SeesNot("acme-consumer ›").
		Command("pool acme-workforc").Sees(`No pool named "acme-workforc" among those read. Did you mean acme-workforce?`).
		Press("esc").Selected().Is("acme-consumer").
		Command("groups").Row(0).Is("pools › acme-consumer › groups")
}

func TestThePoolAtHandIsComeBackTo(t *testing.T) {
	c := tuitest.Start(t, tuitest.Setup{})
	c.Press("enter", "j", "j", "enter", "2").Sees("users › alina › groups")
	before := calls(c, "ListUsers")
	c.Command("users").Sees("pools › acme-consumer › users").SeesNot("› alina ›").
		Selected().Is("alina")
	if n := calls(c, "ListUsers"); n != before {
		t.Errorf("coming back to users that are read made %d ListUsers calls", n-before)
	}
	c.Press("]").Sees("users › alina › groups").
		Command("users email:ali").Sees("asked of AWS").
		Command("users").Sees("all users of the pool").
		Command("pools work").Row(0).Is("pools")
	c.Sees("acme-workforce").SeesNot("acme-consumer", "› users")
}

func TestACommandMayNameItsPool(t *testing.T) {
	c := tuitest.Start(t, tuitest.Setup{})
	c.Press(":").Type("users acme-w").Press("tab", "enter").Row(0).Is("pools › acme-workforce › users").
		Sees("all users of the pool").
		Command("users acme-consumer status:reset").Row(0).Is("pools › acme-consumer › users").
		Sees(`asked of AWS: cognito:user_status = "RESET_REQUIRED"`, "dave").
		Command("overview acme-staging").Row(0).Is("pools › acme-staging › overview").
		Command("signins acme-workforce 2h").Row(0).Is("pools › acme-workforce › sign-ins")
	id := strings.Fields(c.Press("esc").Row(4).Text)[1]
	c.Command("users " + id).Row(0).Is("pools › acme-workforce › users")
}

// The settings are those of the named pool, or of none.
func TestTheOverviewOfAPoolThatThereIsNotIsRefused(t *testing.T) {
	tuitest.Start(t, tuitest.Setup{}).
		Command("overview acme-stagin").Sees(`No pool named "acme-stagin" among those read. Did you mean acme-staging?`).SeesNot("› overview").
		Command("overview ACME-staging").Sees("acme-staging › overview")
}

func TestAWordThatMisspellsAPoolSaysWhich(t *testing.T) {
	const meant = "Did you mean the pool acme-staging?"
	c := tuitest.Start(t, tuitest.Setup{Width: 200, Height: 60})
	c.Command("groups acme-stagin").Sees("No group matches acme-stagin. "+meant).
		Command("users acme-sta").Sees("None of the 60 users read so far", meant).
		Command("groups acme").SeesNot("Did you mean")
}

func TestWithoutAPoolACommandSaysSo(t *testing.T) {
	tuitest.Start(t, tuitest.Setup{}).
		Press("/").Type("nowhere").Press("enter").
		Command("users ali").Sees("Open a pool first: :pool NAME, or enter on one in :pools.")
}

func TestAPoolsNameNeedNotBeUnique(t *testing.T) {
	tuitest.Start(t, tuitest.Setup{Seed: func(s *emulator.Server) {
		if _, err := s.AddPool(emulator.PoolSeed{UserPoolType: types.UserPoolType{Name: new("acme-staging")}}); err != nil {
			t.Fatal(err)
		}
	}}).
		Command("users acme-staging").Sees(`2 pools are named "acme-staging"; give its id: eu-west-1_`)
}

// An operator who may not list pools knows the id of the one to work on.
func TestTheStartGoesToAPoolThoughPoolsCantBeListed(t *testing.T) {
	for _, c := range []struct {
		kind  emulator.FaultKind
		waits bool
	}{{emulator.AccessDenied, false}, {emulator.ServerError, false}, {emulator.ExpiredCredentials, true}} {
		var mend func()
		console := tuitest.Start(t, tuitest.Setup{Empty: true, Options: screen.Options{Start: "users eu-west-1_Door00001 status:reset"}, Seed: func(s *emulator.Server) {
			if _, err := s.AddPool(emulator.PoolSeed{UserPoolType: types.UserPoolType{Id: aws.String("eu-west-1_Door00001"), Name: aws.String("door")}}); err != nil {
				t.Fatal(err)
			}
			mend = s.Inject(emulator.Fault{Operation: "ListUserPools", Kind: c.kind, Rate: 1})
		}})
		if c.waits {
			console.SeesNot("› users").Sees("Waiting for the sign-in.")
			mend()
			console.Press("R")
		}
		console.Sees("› users", `asked of AWS: cognito:user_status = "RESET_REQUIRED"`)
	}
}

func TestRowsThatCouldNotBeReadAgainSayWhenTheyWereRead(t *testing.T) {
	c := tuitest.Start(t, tuitest.Setup{Seed: func(s *emulator.Server) {
		s.Inject(emulator.Fault{Operation: "ListUsers", Kind: emulator.AccessDenied, Rate: 1, After: 1})
	}})
	c.Press("enter").Sees("60+", "read 14:03:21").
		Advance(10*time.Second).Press("R").Sees("✗ ", "60+", "read 14:03:21").
		Press("/").Type("status:reset").Press("enter").Sees("✗ ").SeesNot("read 14:03")
}
