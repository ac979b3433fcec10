package acts_test

import (
	"cmp"
	"encoding/json"
	"maps"
	"os"
	"os/exec"
	"reflect"
	"slices"
	"strings"
	"testing"

	"github.com/cognito-tui/cognito-tui/admin"
	"github.com/cognito-tui/cognito-tui/admin/acts"
	"github.com/cognito-tui/cognito-tui/admin/call"
	"github.com/cognito-tui/cognito-tui/admin/shell/shelltest"
	"github.com/cognito-tui/cognito-tui/logs/plain"
)

// TestCommandsAreWhatAShellReads lets a shell parse the commands of all acts, with
// names that users may have chosen.
func TestCommandsAreWhatAShellReads(t *testing.T) {
	var texts []string
	var requests []call.Request
	names := shelltest.Names(200)
	for i, id := range slices.Sorted(maps.Keys(happyInputs())) {
		action, _ := acts.FindAction(id)
		for k := range 20 {
			name := names[(i*20+k)%len(names)]
			target := acts.Target{
				Pool: admin.PoolDetail{Pool: admin.Pool{ID: "eu-west-1_a"}}, User: admin.User{Username: name},
				Group: admin.Group{Name: name}, Device: admin.Device{Key: name}, Event: admin.AuthEvent{ID: name},
			}
			for _, r := range action.Requests(target, happyInputs()[id]) {
				texts, requests = append(texts, r.Command().String()), append(requests, r)
			}
		}
	}
	for i, call := range shelltest.Run(t, "sh", texts...) {
		if len(call) != 1 {
			t.Fatalf("%s: %q", texts[i], call)
		}
		_, got, err := shelltest.Meant(call[0])
		if err != nil {
			t.Errorf("%s: %v", texts[i], err)
		}
		for name, value := range requests[i].Members() {
			if text, is := value.(string); is && text != got[name] && !slices.Contains(slices.Collect(maps.Values(got)), text) {
				t.Errorf("%s: %s=%q is not in %q", texts[i], name, text, got)
			}
			if reflect.TypeOf(value).Kind() == reflect.Slice && !slices.ContainsFunc(call[0], func(w string) bool { return w[:1] == "[" && json.Valid([]byte(w)) }) {
				t.Errorf("%s: %s=%v is not in %q", texts[i], name, value, got)
			}
		}
	}
}

// TestTheAWSCLIFetchesNothing has values that the AWS CLI could take for files or
// URLs to read, or for options.
func TestTheAWSCLIFetchesNothing(t *testing.T) {
	for _, value := range []string{
		"file:///etc/passwd", "https://wiki.example/staff", "-staff", "--staff", "[staff]", `{"a":1}`, "Key@=file:///etc/passwd", "a=b,c=d",
		"two\nlines", "e\u0301\u200d", "it's $(id) `id` !", " ",
	} {
		l := newLab(t)
		act := l.act("edit-group", acts.Inputs{"description": value})
		command := acts.PlanOf(l.session, act).Commands[0].String()
		_, options, err := shelltest.Meant(shelltest.Run(t, "sh", command)[0][0])
		if got := cmp.Or(options["description"], options["Description"]); err != nil || got != value {
			t.Errorf("%s: the description is %q, %v", command, got, err)
		}
		if !realCLI() {
			continue
		}
		l.types(command)
		if got := l.act("edit-group", nil).Target.Group.Description; got != plain.Text(value) {
			t.Errorf("%s: the description is %q", command, got)
		}
	}
}

func realCLI() bool {
	_, err := exec.LookPath("aws")
	return err == nil && os.Getenv("COGNITO_TUI_AWS_CLI") == "1"
}

// types types a command into a shell.
func (l *lab) types(command string) {
	l.Helper()
	cmd := exec.CommandContext(l.Context(), "sh", "-c", command)
	cmd.Env = append(os.Environ(), "AWS_ACCESS_KEY_ID=AKIDEXAMPLE", "AWS_SECRET_ACCESS_KEY=secret", "AWS_PAGER=", "PASSWORD="+newPassword)
	out, err := cmd.CombinedOutput()
	if strings.Contains(string(out), "argument operation: Invalid choice") {
		l.Skip("this AWS CLI is older than the operation")
	}
	if err != nil {
		l.Fatalf("%s\n%s", command, out)
	}
}

// TestTheAWSCLIDoesTheSame types the commands of every plan into the AWS CLI, and
// expects the same effect as from the console.
func TestTheAWSCLIDoesTheSame(t *testing.T) {
	if !realCLI() {
		t.Skip("set COGNITO_TUI_AWS_CLI=1 and have the AWS CLI on the PATH")
	}
	done := map[string]bool{}
	for _, test := range happy {
		if done[test.id] {
			continue // one of each is enough: a command takes a second
		}
		done[test.id] = true
		t.Run(test.id, func(t *testing.T) {
			l := newLab(t, test.changes...)
			before := l.state()
			for _, command := range acts.PlanOf(l.session, l.act(test.id, l.filled(test.in))).Commands {
				l.types(command.String())
			}
			then := strings.Split(strings.ReplaceAll(strings.Join(test.then, "\n"), "{pool}", l.pool), "\n")
			if diff := differences(before, l.state()); test.then != nil && !slices.Equal(diff, then) {
				t.Errorf("changed %v, want %v", diff, then)
			}
		})
	}
}
