package admin_test

import (
	"encoding/json"
	"fmt"
	"os"
	"os/exec"
	"reflect"
	"slices"
	"strings"
	"testing"

	"github.com/cognito-tui/cognito-tui/admin"
)

// TestCommandsAreWhatAShellReads lets a shell take the commands apart, with names
// that shells care about.
func TestCommandsAreWhatAShellReads(t *testing.T) {
	const name = `o'hara $(id) "x" \ -`
	for id, in := range happyInputs() {
		action, _ := admin.FindAction(id)
		target := admin.Target{
			Pool: admin.PoolDetail{Pool: admin.Pool{ID: "eu-west-1_a"}}, User: admin.User{Username: name},
			Group: admin.Group{Name: name}, Device: admin.Device{Key: name}, Event: admin.AuthEvent{ID: name},
		}
		for _, r := range action.Requests(target, in) {
			out, err := exec.CommandContext(t.Context(), "sh", "-c", "aws() { printf '%s\\0' \"$@\"; }; "+r.Command()).Output()
			if err != nil {
				t.Fatalf("%s: %v", r.Command(), err)
			}
			words := strings.Split(strings.TrimSuffix(string(out), "\x00"), "\x00")
			for member, value := range r.Members() {
				written, isText := fmt.Sprint(value), reflect.TypeOf(value).Kind() == reflect.String
				if isText && !slices.Contains(words, written) && !slices.ContainsFunc(words, func(w string) bool { return strings.HasSuffix(w, "="+written) }) {
					t.Errorf("%s: %s=%s is not among %q", id, member, written, words)
				}
				if !isText && !slices.ContainsFunc(words, func(w string) bool { return json.Valid([]byte(w)) }) && fmt.Sprint(value) != "true" {
					t.Errorf("%s: %s=%v is not among %q", id, member, value, words)
				}
			}
		}
	}
}

// TestTheAWSCLIFetchesNothing has values that the AWS CLI would take for files or
// pages to read, or for options.
func TestTheAWSCLIFetchesNothing(t *testing.T) {
	for _, value := range []string{"file:///etc/passwd", "https://wiki.example/staff", "-staff"} {
		l := newLab(t)
		act := l.act("edit-group", admin.Inputs{"description": value})
		command := l.session.Plan(act).Commands[0]
		if strings.Contains(command, " --description "+value) {
			t.Error(command)
		}
		if !realCLI() {
			continue
		}
		l.types(command)
		if got := l.act("edit-group", nil).Target.Group.Description; got != value {
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
// wants the same of it as of the console.
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
			for _, command := range l.session.Plan(l.act(test.id, l.filled(test.in))).Commands {
				l.types(command)
			}
			then := strings.Split(strings.ReplaceAll(strings.Join(test.then, "\n"), "{pool}", l.pool), "\n")
			if diff := differences(before, l.state()); test.then != nil && !slices.Equal(diff, then) {
				t.Errorf("changed %v, want %v", diff, then)
			}
		})
	}
}
