package main

import (
	"encoding/json"
	"fmt"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"sync/atomic"
	"testing"
	"time"

	"github.com/cognito-tui/cognito-tui/cmd/cognito-tui/exit"
)

// refusedUsers is how many users the pool has; no act on them is done.
const refusedUsers = 9

// refusingCrowd answers every act on a user with a refusal, given the user's name.
func refusingCrowd(t *testing.T, refusal func(name string) (code, message string)) *impostor {
	t.Helper()
	var all []string
	for i := range refusedUsers {
		all = append(all, fmt.Sprintf(`{"Username":"u%02d","UserStatus":"CONFIRMED","Enabled":true}`, i))
	}
	name := regexp.MustCompile(`u\d\d`)
	return newImpostor(t, func(operation, body string) (answer, bool) {
		who := name.FindString(body)
		switch {
		case operation == "ListUsers" && who != "":
			return answer{200, `{"Users":[{"Username":"` + who + `","UserStatus":"CONFIRMED","Enabled":true}]}`}, true
		case operation == "ListUsers":
			return answer{200, `{"Users":[` + strings.Join(all, ",") + `]}`}, true
		case operation != "AdminUserGlobalSignOut":
			return answer{}, false
		}
		code, message := refusal(who)
		return answer{400, `{"__type":"` + code + `","message":"` + message + `"}`}, true
	})
}

// toldOfCrowd is what a bulk's front ends tell of why acts failed, by the name of the front end.
func toldOfCrowd(t *testing.T, server *impostor, format string) map[string]string {
	t.Helper()
	dir := t.TempDir()
	file := filepath.Join(dir, "report.json")
	args := []string{"do", "sign-out", "--pool", doorID, "--yes", "-o", format, "--report", file}
	for i := range refusedUsers {
		args = append(args, "--user", fmt.Sprintf("u%02d", i))
	}
	cmd := program(t, server.URL, args...)
	cmd.Env = append(cmd.Env, "XDG_STATE_HOME="+dir)
	e := finish(t, cmd)
	if e.code != exit.No {
		t.Errorf("%s: exit code %d\n%s%s", format, e.code, e.stdout, e.stderr)
	}
	report, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	audited := program(t, server.URL, "audit", "-o", format)
	audited.Env = append(audited.Env, "XDG_STATE_HOME="+dir)
	return map[string]string{
		"stdout": e.stdout, "stderr": e.stderr, "report": string(report), "audit": finish(t, audited).stdout,
	}
}

// onConsole is what the console shows of the same bulk: its last line, and the report.
func onConsole(t *testing.T, server *impostor) string {
	t.Helper()
	const later = 300 * time.Millisecond
	written, code := stepByStep(t, program(t, server.URL, "--go", "users"), 200, 40,
		step{shown: "u00", keys: "*"},
		step{shown: "9 marked", keys: "a"},
		step{shown: "act on 9 users", keys: "s", after: later},
		step{shown: "type 9 to continue", keys: "9", after: later},
		step{shown: "type 9 to continue: 9", keys: "\r", after: later},
		step{shown: "0 done, 9 failed", keys: "\x03"})
	if code != exit.Done {
		t.Errorf("the console ended with %d", code)
	}
	return written
}

// Why a bulk failed is the same sentence wherever it is told, with AWS's own words. Texts
// that differ only in the name of the user are one reason.
func TestABulksReasonsAgreeEverywhere(t *testing.T) {
	for name, c := range map[string]struct {
		refusal func(name string) (code, message string)
		summary string // of the end, behind the count
		each    string // of one user
	}{
		"one text": {
			func(string) (string, string) { return "InvalidParameterException", "Value at 'username' is too odd" },
			": AWS does not accept one of the values: Value at 'username' is too odd",
			"AWS does not accept one of the values: Value at 'username' is too odd",
		},
		"texts that name the user": {
			func(name string) (string, string) { return "InvalidParameterException", "User " + name + " is too odd" },
			", for example: AWS does not accept one of the values: User u00 is too odd",
			"AWS does not accept one of the values: User u08 is too odd",
		},
		"a long text": {
			func(string) (string, string) {
				return "InvalidParameterException", strings.Repeat("far too odd ", 40)
			},
			": AWS does not accept one of the values: far too odd ",
			"AWS does not accept one of the values: " + strings.Repeat("far too odd ", 20),
		},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			server := refusingCrowd(t, c.refusal)
			for _, format := range []string{"text", "json"} {
				for where, text := range toldOfCrowd(t, server, format) {
					want := c.each
					if where == "stderr" {
						want = fmt.Sprintf("not done: %d of %[1]d\n  %[1]d failed%s", refusedUsers, c.summary)
					}
					if !strings.Contains(text, want) {
						t.Errorf("%s in %s does not say %q\n%s", where, format, want, text)
					}
					if where == "report" {
						agreesWithReport(t, text, c.summary)
					}
				}
			}
			if shown := onConsole(t, server); !strings.Contains(shown, "0 done, 9 failed"+c.summary[:min(len(c.summary), 60)]) {
				t.Errorf("the console does not say %q\n%q", c.summary, shown[max(0, len(shown)-3000):])
			}
		})
	}
}

// agreesWithReport checks the reasons of a saved report.
func agreesWithReport(t *testing.T, text, summary string) {
	t.Helper()
	var report struct {
		Failed  int
		Reasons []struct {
			State, Text string
			Count       int
		}
	}
	err := json.Unmarshal([]byte(text), &report)
	_, words, _ := strings.Cut(summary, ": ")
	if err != nil || report.Failed != refusedUsers || len(report.Reasons) != 1 || report.Reasons[0].Count != refusedUsers ||
		report.Reasons[0].State != "failed" || !strings.HasPrefix(report.Reasons[0].Text, words) {
		t.Errorf("the report's reasons: %v %+v", err, report)
	}
}

// A bulk that stops on the way tells why acts failed until then, and one that is resumed
// knows it from the journal.
func TestTheReasonsOfAResumedBulk(t *testing.T) {
	const words = "AWS does not accept one of the values: Value at 'username' is too odd"
	for name, stop := range map[string]struct{ code, message string }{
		"denied":      {"AccessDeniedException", "User: arn:aws:iam::1:user/x is not authorized to perform: cognito-idp:AdminUserGlobalSignOut"},
		"unsupported": {"UnknownOperationException", "Unknown operation"},
		"signed out":  {"ExpiredTokenException", "The security token included in the request is expired"},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			var asked atomic.Int32
			var mended atomic.Bool
			server := refusingCrowd(t, func(string) (string, string) {
				if asked.Add(1) > 5 && !mended.Load() {
					return stop.code, stop.message
				}
				return "InvalidParameterException", "Value at 'username' is too odd"
			})
			dir := t.TempDir()
			args := []string{"do", "sign-out", "--pool", doorID, "--yes"}
			for i := range refusedUsers {
				args = append(args, "--user", fmt.Sprintf("u%02d", i))
			}
			run := func(args ...string) ended {
				cmd := program(t, server.URL, args...)
				cmd.Env = append(cmd.Env, "XDG_STATE_HOME="+dir)
				return finish(t, cmd)
			}
			e := run(args...)
			if e.code != exit.AWS || !regexp.MustCompile(`So far \d+ failed: `+words).MatchString(e.stderr) || !strings.Contains(e.stderr, stop.message) {
				t.Errorf("exit code %d\n%s%s", e.code, e.stdout, e.stderr)
			}
			journals, _ := filepath.Glob(filepath.Join(dir, "cognito-tui", "*", "*.bulk.jsonl"))
			if len(journals) != 1 {
				t.Fatalf("the journals are %q", journals)
			}
			mended.Store(true)
			e = run("do", "resume", journals[0], "--yes", "--report", filepath.Join(dir, "report.json"))
			if e.code != exit.No || !strings.Contains(e.stderr, "not done: 9 of 9\n  9 failed: "+words+"\n") {
				t.Errorf("resumed: exit code %d\n%s%s", e.code, e.stdout, e.stderr)
			}
			report, err := os.ReadFile(filepath.Join(dir, "report.json"))
			if err != nil {
				t.Fatal(err)
			}
			agreesWithReport(t, string(report), ": "+words)
		})
	}
}
