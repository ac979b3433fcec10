package tui_test

import (
	"net/http/httptest"
	"os"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/cognito-tui/cognito-tui/admin/audit"
	"github.com/cognito-tui/cognito-tui/admin/call"
	"github.com/cognito-tui/cognito-tui/admin/emulator"
	"github.com/cognito-tui/cognito-tui/tui/screen"
	"github.com/cognito-tui/cognito-tui/tui/tuitest"
)

// bulky is a console at the users, with journals and an audit.
func bulky(t *testing.T, seed func(*emulator.Server)) *tuitest.Console {
	t.Helper()
	dir := t.TempDir()
	log := audit.At(dir + "/audit.jsonl")
	if err := log.Ready(); err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = log.Close() })
	return tuitest.Start(t, tuitest.Setup{Seed: seed, Options: screen.Options{
		Journals: dir, Audit: log.Path(), Session: call.Options{Recorder: log, Rates: map[call.Category]float64{call.CategoryUserUpdate: 10_000}},
	}}).Press("enter")
}

func TestAnActOnTheMarkedRowsIsABulkWithItsReport(t *testing.T) {
	c := bulky(t, nil)
	c.Press("space", "space", "space"). // alice is disabled already
						Press("a").Sees("act on 3 users", "applies to 2 of 3").
						Press("d").
						Sees("disable · 2 users", "2 users, fixed now", "left out", "alice: This user is disabled already.", "type 2 to continue:").
						ConfirmBy("2").
						Sees("2 done, 1 left out. b shows the report.")
	if n := calls(c, "AdminDisableUser"); n != 2 {
		t.Errorf("AdminDisableUser was called %d times, want 2", n)
	}
	c.Press("b").Sees("retry failed", "Nothing failed.").Press("v").
		Sees("ali-baba", "✓ done", "· left out").
		Press("esc").Row(5).Is("ali-baba", "✗ disabled")
	c.Press("u").Sees("enable · 2 users").Confirm().
		Sees("2 done").Row(5).Is("ali-baba", "must set password")
	c.Command("audit").Sees("disable", "enable", "✓ done", "ali-baba").
		Press("/").Type("disable").Press("enter").Sees("in the ").
		Press("y").Sees("Markdown for an incident record")
}

// A bulk that fails says why, in its last line.
func TestABulkThatFailsSaysWhy(t *testing.T) {
	c := bulky(t, func(s *emulator.Server) {
		s.Inject(emulator.Fault{Operation: "AdminUserGlobalSignOut", Kind: emulator.ServerError, Rate: 1})
	})
	c.Press("space", "space").Act("sign-out").ConfirmBy("2").Sees("0 done, 2 failed: AWS had an internal error")
}

func TestABulkThatIsDeniedWaitsAndGoesOn(t *testing.T) {
	var mend func()
	c := bulky(t, func(s *emulator.Server) {
		mend = s.Inject(emulator.Fault{Operation: "AdminUserGlobalSignOut", Kind: emulator.AccessDenied, Rate: 1})
	})
	c.Press("space", "space").Act("sign-out").ConfirmBy("2").
		Sees("0 done · 2 left · Your AWS identity may not")
	mend()
	c.Press("b", "r").Sees("2 done. b shows the report.")
}

func TestTheProgressOfABulkIsNotCutOn80Columns(t *testing.T) {
	c := halted(t, screen.Options{})
	c.Row(-2).Is("disable  1 done · 2 left · Your AWS identity may not", " … · b resume or stop")
	c.Resize(50, 24).Row(-2).Is("disable  1 done · 2 left")
	c.Resize(80, 24).Press("b", "up").Sees("It is paused. Your AWS identity may not")
}

func TestTheReportIsSavedForThisUserAlone(t *testing.T) {
	t.Chdir(t.TempDir())
	c := bulky(t, nil)
	c.Press("j", "space", "space").Act("disable").ConfirmBy("2").
		Press("b", "c").Sees("Saved as cognito-tui-disable-")
	files, err := os.ReadDir(".")
	if err != nil || len(files) != 1 {
		t.Fatalf("files are %v, %v", files, err)
	}
	info, _ := files[0].Info()
	if info.Mode().Perm() != 0o600 {
		t.Errorf("the report has mode %v", info.Mode())
	}
}

// A console is quit in the middle of a bulk; the next one finds and resumes it.
func TestABulkLeftInTheMiddleIsGoneOnWith(t *testing.T) {
	dir := t.TempDir()
	server := emulator.New(emulator.Options{Now: func() time.Time { return tuitest.Now }})
	if err := server.SeedDemo(100); err != nil {
		t.Fatal(err)
	}
	endpoint := httptest.NewServer(server)
	t.Cleanup(endpoint.Close)
	setup := tuitest.Setup{Endpoint: endpoint.URL, Options: screen.Options{Journals: dir}}
	mend := server.Inject(emulator.Fault{Operation: "AdminDisableUser", Kind: emulator.AccessDenied, Rate: 1, After: 1})
	tuitest.Start(t, setup).
		Press("enter", "j", "space", "space", "space").Act("disable").ConfirmBy("3").
		Sees("left · Your AWS identity may not").
		Press("ctrl+c", "ctrl+c")
	mend()
	tuitest.Start(t, setup).
		Sees("There is an unfinished bulk: disable,").
		Command("bulks").Sees("disable", "acme-consumer", "of 3 left").
		Press("enter").Sees("resume · disable").Confirm().
		Sees("3 done").
		Command("pool acme-consumer").
		Row(5).Is("ali-baba", "✗ disabled").
		Row(7).Is("✗ disabled")
}

func TestAStoppedBulkKeepsWhatIsDone(t *testing.T) {
	c := bulky(t, func(s *emulator.Server) {
		s.Inject(emulator.Fault{Operation: "AdminDisableUser", Kind: emulator.AccessDenied, Rate: 1, After: 1})
	})
	c.Press("j", "space", "space", "space").Act("disable").ConfirmBy("3").
		Sees("1 done · 2 left").
		Press("b").Sees("stop for good", "gives up the 2 that are left").
		Press("x").Sees("stop for good · disable", "cancel").
		Press("enter").Sees("The bulk was not changed.", "1 done · 2 left").
		Press("b", "x", "tab", "enter").Sees("Stopped: 1 done, 2 given up. ").
		Press("b", "v").Sees("✓ done", "· left")
}

func TestAllThatAFilterSelectsAreActedOn(t *testing.T) {
	c := bulky(t, nil)
	c.Press("/").Type("email:b").Press("enter").Sees("asked of AWS").
		Press("*").Sees("marked: all that match email ^= \"b\"")
	marked := strings.Fields(strings.TrimSpace(c.Row(2).Text))
	c.Press("a").Sees("act on ").Press("s").Sees("sign out everywhere", "fixed now").Advance(time.Second).Press("esc")
	if !slices.Contains(marked, "marked") {
		t.Errorf("the list says %q", marked)
	}
	c.Press("esc", "esc", "*").Sees("300 marked: all users of the pool.")
}

// Pressing a at once means all users, and they are not marked yet.
func TestWhileAllAreBeingMarkedNothingIsActedOn(t *testing.T) {
	g := &gate{over: t.Context().Done()}
	aws := emulator.New(emulator.Options{})
	if err := aws.SeedDemo(300); err != nil {
		t.Fatal(err)
	}
	endpoint := httptest.NewServer(g.before(aws))
	t.Cleanup(endpoint.Close)
	h := tuitest.Start(t, tuitest.Setup{Endpoint: endpoint.URL}).Press("enter").Sees("60+")
	g.shut("ListUsers", "the test opens it", false)
	h.Hit("*")
	<-g.held
	h.Hit("a").Writes("Still reading to mark all: 60 so far.")
	for _, key := range strings.Split(":disable", "") {
		h.Hit(key)
	}
	h.Hit("enter").Hit("k")
	close(g.open)
	h.Press("j").Sees("marked: all users of the pool.").SeesNot("act on").
		Press("a").Sees("act on 300 users").Press("esc", "V")
	g.shut("ListUsers", "the test opens it", false)
	h.Press("/").Type("status:confirmed").Hit("enter")
	<-g.held
	h.Hit("*").Hit("a").Writes("none so far.")
	close(g.open)
	h.Press("j").Sees("marked: all that match cognito:user_status").SeesNot("act on")
}

func TestWhoIsDeletedIsMarkedNoMore(t *testing.T) {
	c := bulky(t, nil)
	c.Press("j", "space", "space", "a", "X").ConfirmBy("2").
		Sees("2 done").SeesNot("marked", "  ali-baba").
		Press("g", "a").Sees("act on alice")
}
