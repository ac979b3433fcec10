package tui_test

import (
	"crypto/sha1"
	"fmt"
	"net/http"
	"net/http/httptest"
	"os"
	"path/filepath"
	"runtime"
	"strings"
	"testing"
	"time"

	"github.com/cognito-tui/cognito-tui/admin/call"
	"github.com/cognito-tui/cognito-tui/admin/emulator"
	"github.com/cognito-tui/cognito-tui/tui/screen"
	"github.com/cognito-tui/cognito-tui/tui/tuitest"
)

func TestExpiredCredentialsStopEverythingUntilRenewed(t *testing.T) {
	var mend func()
	c := tuitest.Start(t, tuitest.Setup{Seed: func(s *emulator.Server) {
		mend = s.Inject(emulator.Fault{Operation: "ListUsers", Kind: emulator.ExpiredCredentials, Rate: 1, After: 1})
	}})
	c.Press("enter").Sees("60+").Press("G").
		Sees("No calls are made to AWS until then.", "R try again", "60+").SeesNot("sign in again")
	before := len(c.Server.Calls())
	c.Press("G", "k", "G", "2", "1", "3")
	if n := len(c.Server.Calls()); n != before {
		t.Errorf("%d calls were made with expired credentials", n-before)
	}
	mend()
	c.Press("1", "R").SeesNot("try again").Sees("120+")
}

// The advice is not cut, and no key is offered that does nothing.
func TestWithoutCredentialsTheWaysOnAreSaid(t *testing.T) {
	awsFiles(t, map[string]string{"config": "[profile bare]\nregion = eu-west-1\n"})
	t.Setenv("AWS_EC2_METADATA_DISABLED", "true")
	t.Setenv("AWS_ACCESS_KEY_ID", "")
	c := tuitest.Start(t, tuitest.Setup{Width: 100, Height: 30, Options: screen.Options{Session: call.Options{Profile: "bare"}}})
	c.Sees("No AWS credentials were found.", "--profile or AWS_PROFILE, or sign in with", "configure`.", "R try again   :profile NAME switch to another").
		SeesNot("sign in again").
		Resize(40, 12).Sees("R try again").
		Resize(20, 6).Sees("R try again")
}

func TestAScreenBehindReadsOnAfterASignIn(t *testing.T) {
	for there, back := range map[string]string{"enter": "esc", "[": "]"} {
		var mend func()
		c := tuitest.Start(t, tuitest.Setup{Seed: func(s *emulator.Server) {
			mend = s.Inject(emulator.Fault{Operation: "ListUsers", Kind: emulator.ExpiredCredentials, Rate: 1, After: 1})
		}})
		c.Press("enter").Sees("60+").Press("G").Sees("60+", "R try again").Press(there)
		mend()
		c.Press("R").SeesNot("R try again").Press(back).Sees("120+")
	}
}

// What AWS denies is only requested again by R.
func TestComingBackToWhatIsDeniedAsksNothing(t *testing.T) {
	for tab, operation := range map[string]string{"3": "DescribeUserPool", "4": "DescribeUserPool"} {
		c := tuitest.Start(t, tuitest.Setup{Seed: func(s *emulator.Server) {
			s.Inject(emulator.Fault{Operation: operation, Kind: emulator.AccessDenied, Rate: 1})
		}})
		c.Press("enter")
		before := calls(c, operation) // for the list
		c.Press(tab, "[", "]", "[", "]", "1", tab)
		if n := calls(c, operation) - before; n != 1 {
			t.Errorf("tab %s asked %d times", tab, n)
		}
		c.Press("R")
		if n := calls(c, operation) - before; n != 2 {
			t.Errorf("R on tab %s made %d calls", tab, n-1)
		}
	}
}

// What was read is not read again because it comes to the front.
func TestGoingBackAndForthAsksNothing(t *testing.T) {
	c := users(t).Press("enter", "esc")
	before := len(c.Server.Calls())
	c.Press("]", "[", "]", "esc")
	if n := len(c.Server.Calls()); n != before {
		t.Errorf("%d calls were made", n-before)
	}
}

func TestARoleWithMFAAsksForTheCode(t *testing.T) {
	profileWithMFA(t)
	tuitest.Start(t, tuitest.Setup{Options: screen.Options{Session: call.Options{Profile: "ops"}}}).
		Sees("MFA code", "arn:aws:iam::123456789012:mfa/alice").Advance(time.Second).
		Type("123456").Press("enter").
		Sees("ops", "acme-consumer")
}

func TestGivingNoMFACodeIsToldAndCanBeTriedAgain(t *testing.T) {
	profileWithMFA(t)
	tuitest.Start(t, tuitest.Setup{Options: screen.Options{Session: call.Options{Profile: "ops"}}}).
		Advance(time.Second).Press("esc").
		Sees("No calls are made to AWS until then.").
		Press("R").
		Sees("MFA code").Advance(time.Second).
		Type("123456").Press("enter").
		SeesNot("Nothing is asked").Sees("acme-consumer")
}

// A screen that requested nothing waits for no sign-in.
func TestCtrlCLeavesTheConsoleThatAsksForAnMFACode(t *testing.T) {
	profileWithMFA(t)
	tuitest.Start(t, tuitest.Setup{Options: screen.Options{Session: call.Options{Profile: "ops"}}}).
		Sees("MFA code", "ctrl+c quit").Advance(time.Second).
		Hit("ctrl+c").Farewell()
}

// A complete renewal of an expired SSO session: the sign-in command runs in the
// terminal, the SDK finds its token, and reading continues.
func TestSigningInToSSOAgain(t *testing.T) {
	portal := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		if r.Header.Get("X-Amz-Sso_bearer_token") != "fresh" {
			w.WriteHeader(http.StatusUnauthorized)
			return
		}
		_, _ = fmt.Fprintf(w, `{"roleCredentials":{"accessKeyId":"AKIDEXAMPLE","secretAccessKey":"example","sessionToken":"x","expiration":%d}}`,
			time.Now().Add(time.Hour).UnixMilli())
	}))
	t.Cleanup(portal.Close)
	home := awsFiles(t, map[string]string{"config": `[profile corp]
region = eu-west-1
sso_session = corp
sso_account_id = 123456789012
sso_role_name = ops

[sso-session corp]
sso_region = eu-west-1
sso_start_url = https://corp.awsapps.example/start
`})
	t.Setenv("HOME", home)
	t.Setenv("AWS_ENDPOINT_URL_SSO", portal.URL)
	cache := filepath.Join(home, ".aws", "sso", "cache")
	token := fmt.Sprintf(`{"accessToken":"fresh","expiresAt":%q}`, time.Now().Add(time.Hour).UTC().Format(time.RFC3339))
	// A stand-in for the AWS CLI: it must be called for exactly this profile.
	fakeAWS(t, fmt.Sprintf("#!/bin/sh\n[ \"$*\" = 'sso login --profile corp' ] || exit 9\nmkdir -p %[1]s\necho '%[2]s' > %[1]s/%[3]x.json\n",
		cache, token, sha1.Sum([]byte("corp"))))
	tuitest.Start(t, tuitest.Setup{Options: screen.Options{Session: call.Options{Profile: "corp"}}}).
		Sees("No calls are made to AWS until then.", "L sign in again").
		Press("L").
		SeesNot("Nothing is asked").
		Sees("corp · ", "acme-consumer")
}

func TestAnotherProfileAndRegionWithoutLeaving(t *testing.T) {
	twoProfiles(t)
	tuitest.Start(t, tuitest.Setup{Options: screen.Options{Session: call.Options{Profile: "prod"}}}).
		Sees("prod · ", "eu-west-1").
		Press("enter", ":").Type("profile t").Press("tab", "enter").
		Sees("test · ", "eu-central-1", "acme-consumer").SeesNot("› users").
		Command("region us-east-1").
		Sees("test · ", "us-east-1").
		Command("profile nowhere").
		Sees("Still on test, us-east-1.").
		Command("users status:reset @prod").
		Sees("prod · ", "dave")
}

// twoProfiles are prod and test, in different Regions.
func twoProfiles(t *testing.T) {
	t.Helper()
	awsFiles(t, map[string]string{
		"config":      "[profile prod]\nregion = eu-west-1\n\n[profile test]\nregion = eu-central-1\n",
		"credentials": "[prod]\naws_access_key_id = A\naws_secret_access_key = s\n[test]\naws_access_key_id = B\naws_secret_access_key = s\n",
	})
}

// The plan has users of one account, and would be done with the other's credentials.
func TestABulkIsRetriedOnlyWhereItWasDone(t *testing.T) {
	twoProfiles(t)
	c := tuitest.Start(t, tuitest.Setup{
		Options: screen.Options{Journals: t.TempDir(), Session: call.Options{Profile: "prod", Region: "eu-west-1"}},
		Seed: func(s *emulator.Server) {
			s.Inject(emulator.Fault{Operation: "AdminUserGlobalSignOut", Kind: emulator.ServerError, Rate: 1})
		},
	})
	c.Press("enter", "space", "space", "a", "s").Advance(time.Second).Type("2").Press("enter").Sees("2 failed").
		Command("profile test").Sees("test · ", "eu-central-1").
		Press("b").Sees("retry failed", "It was done in prod, eu-west-1").
		Press("f").Sees("retry failed").
		Press("v").Sees("✗ failed", "alice").
		Command("profile prod").Press("b", "f").Sees("sign out everywhere · 2 users", "2 users, fixed now")
}

// After leaving and coming back, acts begun there are still there.
func TestAnActThatEndsAfterOneCameBackIsTakenBack(t *testing.T) {
	twoProfiles(t)
	g := &gate{over: t.Context().Done()}
	h := houseBehind(t, withTrail(), g.before, screen.Options{Journals: t.TempDir(), Session: call.Options{Profile: "prod", Region: "eu-west-1"}})
	for name, act := range map[string]struct {
		keys []string
		says string
	}{
		"an act": {[]string{"a", "d", "tab"}, "✓ disable, "},
		"a bulk": {[]string{"space", "space", "a", "d", "2"}, "2 done"},
	} {
		h.Command("pool acme-workforce").Press("j", "j").Press(act.keys[:len(act.keys)-1]...).
			Advance(time.Second).Press(act.keys[len(act.keys)-1])
		g.shut("AdminDisableUser", "none", false)
		h.Hit("enter")
		<-g.held
		for n, line := range []string{"profile test", "profile prod"} {
			h.Hit(":")
			for _, letter := range line {
				h.Hit(strings.Replace(string(letter), " ", "space", 1))
			}
			for h.Hit("enter"); g.count("ListUserPools") <= n; { // the pools of that session
				runtime.Gosched()
			}
		}
		close(g.open)
		h.Press("end").Sees(act.says).SeesNot("(prod, eu-west-1").Press("u")
		if h.Sees("enable · "); t.Failed() {
			t.Error(name)
		}
		h.Confirm()
	}
}

func TestAnActThatEndsInAnotherSessionIsNotTakenBackThere(t *testing.T) {
	twoProfiles(t)
	g := &gate{over: t.Context().Done()}
	h := houseBehind(t, withTrail(), g.before, screen.Options{Session: call.Options{Profile: "prod", Region: "eu-west-1"}})
	h.Command("pool acme-workforce").Press("a", "d").Advance(time.Second).Press("tab")
	g.shut("AdminDisableUser", "ListUserPools", false) // the pools of the other session
	h.Hit("enter")
	<-g.held
	for _, key := range strings.Split(": p r o f i l e space t e s t enter", " ") {
		h.Hit(key)
	}
	<-g.open
	h.Press("end").Row(0).Is("eu-central-1").
		Sees("✓ disable, ", "(prod, eu-west-1").SeesNot("undoes it").
		Press("u").Sees("There is nothing to undo.")
}

// The demo has credentials of its own, and uses no profile whatever the command.
func TestWithGivenCredentialsNoProfileIsGoneTo(t *testing.T) {
	awsFiles(t, map[string]string{
		"config":      "[profile prod]\nregion = us-east-1\n",
		"credentials": "[prod]\naws_access_key_id = A\naws_secret_access_key = s\n",
	})
	for _, line := range []string{"profile prod", "users status:reset @prod"} {
		tuitest.Start(t, tuitest.Setup{}).Command(line).
			Sees("The credentials here belong to no profile", "eu-west-1", "acme-consumer").SeesNot("us-east-1", "dave")
	}
	tuitest.Start(t, tuitest.Setup{}).Press(":").Type("profile p").SeesNot("prod")
}

func TestTheHeaderTellsTheAccountOfRenewedCredentials(t *testing.T) {
	server := func(account string) *emulator.Server {
		s := emulator.New(emulator.Options{Account: account, Now: func() time.Time { return tuitest.Now }})
		if err := s.SeedDemo(20); err != nil {
			t.Fatal(err)
		}
		return s
	}
	former, latter := server("111111111111"), server("222222222222")
	former.Inject(emulator.Fault{Operation: "ListUserPools", Kind: emulator.ExpiredCredentials, After: 1})
	endpoint := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		if strings.Contains(r.Header.Get("Authorization"), "Credential=AKIAFORMER/") {
			former.ServeHTTP(w, r)
			return
		}
		latter.ServeHTTP(w, r)
	}))
	t.Cleanup(endpoint.Close)
	files := map[string]string{
		"config":      "[profile ops]\nregion = eu-west-1\n",
		"credentials": "[ops]\naws_access_key_id = AKIAFORMER\naws_secret_access_key = s\n",
	}
	home := awsFiles(t, files)
	c := tuitest.Start(t, tuitest.Setup{Endpoint: endpoint.URL, Options: screen.Options{Session: call.Options{Profile: "ops"}}}).
		Sees("1111-1111-1111", "acme-consumer").
		Press("R").
		Sees("No calls are made to AWS until then.", "1111-1111-1111")
	anew := strings.ReplaceAll(files["credentials"], "AKIAFORMER", "AKIALATTER")
	if err := os.WriteFile(filepath.Join(home, "credentials"), []byte(anew), 0o600); err != nil {
		t.Fatal(err)
	}
	c.Press("R").SeesNot("Nothing is asked").Sees("2222-2222-2222", "acme-consumer")
}

// profileWithMFA is the profile ops, a role that needs an MFA code.
func profileWithMFA(t *testing.T) {
	t.Helper()
	awsFiles(t, map[string]string{"config": `[profile ops]
region = eu-west-1
role_arn = arn:aws:iam::123456789012:role/mfa-ops
mfa_serial = arn:aws:iam::123456789012:mfa/alice
source_profile = base

[profile base]
region = eu-west-1
`, "credentials": "[base]\naws_access_key_id = AKIDEXAMPLE\naws_secret_access_key = example\n"})
}

// awsFiles makes a home directory with AWS files in it and points the SDK to it.
func awsFiles(t *testing.T, files map[string]string) (home string) {
	t.Helper()
	home = t.TempDir()
	for name, text := range files {
		if err := os.WriteFile(filepath.Join(home, name), []byte(text), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	t.Setenv("AWS_CONFIG_FILE", filepath.Join(home, "config"))
	t.Setenv("AWS_SHARED_CREDENTIALS_FILE", filepath.Join(home, "credentials"))
	return home
}

func fakeAWS(t *testing.T, script string) {
	t.Helper()
	dir := t.TempDir()
	if err := os.WriteFile(filepath.Join(dir, "aws"), []byte(script), 0o700); err != nil {
		t.Fatal(err)
	}
	t.Setenv("PATH", dir+string(os.PathListSeparator)+os.Getenv("PATH"))
}
