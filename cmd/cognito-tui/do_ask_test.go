//go:build unix

package main

import (
	"strings"
	"testing"
)

func TestActsAreConfirmedOnATerminal(t *testing.T) {
	for name, test := range map[string]struct {
		args         []string
		shown, typed string
		code         int
		operation    string // that was done, "" for nothing
	}{
		"yes":               {[]string{"disable", "--user", "alice"}, "Do it? [y/N] ", "y\n", exitDone, "AdminDisableUser"},
		"no":                {[]string{"disable", "--user", "alice"}, "Do it? [y/N] ", "\n", exitNo, ""},
		"name typed":        {[]string{"delete-user", "--user", "alice"}, "Type alice to do it: ", "alice\n", exitDone, "AdminDeleteUser"},
		"yes is no name":    {[]string{"delete-user", "--user", "alice"}, "Type alice to do it: ", "yes\n", exitNo, ""},
		"number typed":      {[]string{"delete-user", "--all"}, "Type 4 to do it: ", "4\n", exitDone, "AdminDeleteUser"},
		"another number":    {[]string{"delete-user", "--all"}, "Type 4 to do it: ", "3\n", exitNo, ""},
		"many":              {[]string{"sign-out", "--all"}, "4, the first of them alice", "y\n", exitDone, "AdminUserGlobalSignOut"},
		"generated, shown":  {[]string{"set-password", "--user", "alice", "--generate"}, "Do it? [y/N] ", "y\n", exitDone, "AdminSetUserPassword"},
		"with nobody to do": {[]string{"enable", "--user", "alice"}, "This user is enabled", "", exitNo, ""},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel() // an error asks the terminal for its colours, and this one is slow to say nothing
			s := newServer()
			defer s.Close()
			if err := seedDoor(s.Server); err != nil {
				t.Fatal(err)
			}
			written, code := onTerminal(t, program(t, s.URL, append([]string{"do"}, append(test.args, "--pool", "door")...)...), test.shown, test.typed)
			if code != test.code {
				t.Errorf("exit code %d\n%s", code, written)
			}
			if done := changed(s); done != test.operation {
				t.Errorf("%q was done, want %q\n%s", done, test.operation, written)
			}
			if shows := strings.Contains(written, "alice\t"); shows != (test.operation == "AdminSetUserPassword") {
				t.Errorf("shows a password: %v\n%s", shows, written)
			}
		})
	}
}

// changed is the operation that changed something, "" for none.
func changed(s server) string {
	for _, call := range s.Calls() {
		if strings.HasPrefix(call.Operation, "Admin") && !strings.HasPrefix(call.Operation, "AdminGet") && !strings.HasPrefix(call.Operation, "AdminList") {
			return call.Operation
		}
	}
	return ""
}
