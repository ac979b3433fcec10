package tui_test

import (
	"fmt"
	"strings"
	"testing"

	"github.com/aws/aws-sdk-go-v2/service/cognitoidentityprovider/types"

	"github.com/cognito-tui/cognito-tui/admin/emulator"
	"github.com/cognito-tui/cognito-tui/tui/tuitest"
)

// manyClients is a console on the app clients of a pool that has so many.
func manyClients(t *testing.T, n int, faults ...emulator.Fault) *tuitest.Console {
	c := tuitest.Start(t, tuitest.Setup{Empty: true, Width: 160, Height: 40, Seed: func(s *emulator.Server) {
		pool, err := s.AddPool(emulator.PoolSeed{UserPoolType: types.UserPoolType{Name: new("many")}})
		if err != nil {
			t.Fatal(err)
		}
		for i := range n {
			client := types.UserPoolClientType{ClientName: new(fmt.Sprintf("app-%04d", i)), ClientSecret: new("hunter2SECRET")}
			if _, err := s.AddClient(pool, client); err != nil {
				t.Fatal(err)
			}
		}
		for _, f := range faults {
			s.Inject(f)
		}
	}})
	return c.Press("enter")
}

func TestAppClientsShowWhoMaySignInAndHow(t *testing.T) {
	c := tuitest.Start(t, tuitest.Setup{Width: 160, Height: 40}).Command("clients acme-consumer")
	c.Sees("pools › acme-consumer › clients", "APP CLIENT", "SIGN-IN FLOWS").SeesNot("…")
	c.Selected().Is("acme-web", "no", "SRP, password, refresh", "1 h", "1 mo")
	c.Press("j").Selected().Is("acme-ios", "no", "choice, SRP", "6 mo")
	c.Press("j", "j").Selected().Is("acme-backend", "yes", "server-side password, refresh", "15 min")
	if list, read := calls(c, "ListUserPoolClients"), calls(c, "DescribeUserPoolClient"); list != 1 || read != 4 {
		t.Errorf("4 app clients took %d calls of the list and %d of their own", list, read)
	}
}

func TestAnAppClientOpensItsPageAndLeadsBack(t *testing.T) {
	c := tuitest.Start(t, tuitest.Setup{Width: 160, Height: 40}).Press("enter", "5").SeesNot("…")
	c.Press("/").Type("backend").Press("enter").Selected().Is("acme-backend")
	c.Press("enter").Sees("› clients › client", "has one, not read", "ALLOW_ADMIN_USER_PASSWORD_AUTH", "15 min").
		Press("esc").Selected().Is("acme-backend", "yes")
}

func TestAWordFiltersTheAppClientsOfAPool(t *testing.T) {
	c := tuitest.Start(t, tuitest.Setup{Width: 160, Height: 40}).Command("clients acme-workforce cli")
	c.Sees("pools › acme-workforce › clients", "ops-cli").SeesNot("intranet")
	c.Press("y", "n").Sees("Copied name")
}

func TestAPoolWithoutAppClientsSaysSo(t *testing.T) {
	manyClients(t, 0).Press("5").Sees("No app clients in this pool: nobody can sign in to it.")
}

// An app client that names no flow has those that AWS gives it.
func TestAnAppClientWithoutFlowsHasAWSsDefault(t *testing.T) {
	manyClients(t, 1).Press("5").Sees("SRP, custom, refresh (by default)").
		Press("enter").Sees("SRP, custom, refresh (by default)")
}

// A pool may have 1,000 app clients, and each takes a call.
func TestOnlyTheAppClientsOnTheScreenAreRead(t *testing.T) {
	c := manyClients(t, 1000).Press("5").Sees("app-0000", "60+").SeesNot("…")
	shown := strings.Count(c.Screen(), "app-")
	if read, list := calls(c, "DescribeUserPoolClient"), calls(c, "ListUserPoolClients"); read != shown || read > 40 || list != 1 {
		t.Errorf("%d app clients were read with %d on the screen, %d pages", read, shown, list)
	}
	c.Press("+").Sees("1\u00a0000 ·").SeesNot("…")
	if read := calls(c, "DescribeUserPoolClient"); read != shown {
		t.Errorf("reading all pages read %d app clients", read-shown)
	}
	c.Press("G").Sees("app-0999").SeesNot("…")
	if read := calls(c, "DescribeUserPoolClient"); read > 2*shown {
		t.Errorf("%d app clients were read, want %d at most", read, 2*shown)
	}
}

func TestAnAppClientThatCantBeReadShowsSo(t *testing.T) {
	c := manyClients(t, 3, emulator.Fault{Operation: "DescribeUserPoolClient", Kind: emulator.AccessDenied, Times: 2})
	c.Press("5").Sees("not read", "SRP", "Not all columns could be read for each app client")
	c.Press("enter", "[").SeesNot("not read", "…")
}

// The answer of AWS has the secret, and nothing here has it.
func TestNoListOfAppClientsShowsASecret(t *testing.T) {
	c := manyClients(t, 3).Press("5").Sees("yes").Press("J").Sees(`"hasSecret": true`, `"accessTokenValiditySeconds": 3600`)
	c.Press("esc", "y", "j").Press("enter").Sees("has one, not read").Press("J")
	if strings.Contains(c.Written(), "hunter2SECRET") {
		t.Error("the secret was written to the terminal")
	}
}

// A command that reads an app client prints its secret, so none is shown; what is copied
// is the name itself, whatever it is.
func TestAppClientsGiveNoCommand(t *testing.T) {
	names := hostileGroups(24)
	c := tuitest.Start(t, tuitest.Setup{Empty: true, Width: 160, Height: 40, Seed: func(s *emulator.Server) {
		pool, err := s.AddPool(emulator.PoolSeed{UserPoolType: types.UserPoolType{Name: new("many")}})
		for i := range names {
			if err == nil {
				_, err = s.AddClient(pool, types.UserPoolClientType{ClientName: &names[i]})
			}
		}
		if err != nil {
			t.Error(err)
		}
	}}).Press("enter", "5")
	copied := map[string]bool{}
	for range names {
		c.Press("y").SeesNot("aws command", "aws cognito-idp").Press("n")
		copied[c.Copied] = true
		c.Press("enter", "y").SeesNot("aws command", "aws cognito-idp").Press("esc", "esc", "j")
	}
	for _, name := range names {
		if !copied[name] {
			t.Errorf("the name %q was not copied", name)
		}
	}
}
