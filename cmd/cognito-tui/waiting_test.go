package main

import (
	"bytes"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/cognito-tui/cognito-tui/cmd/cognito-tui/exit"
)

// watched is an output that calls a function once it has a text.
type watched struct {
	all  bytes.Buffer
	text string
	then func()
}

func (w *watched) Write(p []byte) (int, error) {
	n, err := w.all.Write(p)
	if strings.Contains(w.all.String(), w.text) {
		w.then()
	}
	return n, err
}

// A command says once that AWS does not answer, beside its output, and goes on.
func TestACommandSaysWhichCallAWSDoesNotAnswer(t *testing.T) {
	t.Parallel()
	for operation, args := range map[string][]string{
		"ListUsers":        {"users", "--pool", doorID, "-o", "json"},
		"ListGroups":       {"groups", "--pool", doorID},
		"AdminDisableUser": {"do", "disable", "--pool", doorID, "--all", "--yes"},
	} {
		t.Run(operation, func(t *testing.T) {
			t.Parallel()
			prompt := data(t, newImpostor(t, to(answer{})).URL, args...)
			answered := make(chan struct{})
			release := sync.OnceFunc(func() { close(answered) })
			defer time.AfterFunc(patient, release).Stop() // where nothing is said
			slow := newImpostor(t, func(asked, _ string) (answer, bool) {
				if asked == operation {
					<-answered
				}
				return answer{}, false
			})
			cmd := program(t, slow.URL, args...)
			var stdout bytes.Buffer
			stderr := &watched{text: "waiting for AWS: " + operation + ", 5 s", then: release}
			cmd.Stdout, cmd.Stderr = &stdout, stderr
			if err := cmd.Run(); err != nil {
				t.Fatalf("%v\n%s", err, &stderr.all)
			}
			if strings.Count(stderr.all.String(), "waiting for AWS") != 1 || stdout.String() != prompt {
				t.Errorf("the output is\n%s\nand was\n%s\nbeside it is\n%s", &stdout, prompt, &stderr.all)
			}
			if code := cmd.ProcessState.ExitCode(); code != exit.Done {
				t.Errorf("exit code %d", code)
			}
		})
	}
}

// patient is how long a test waits for what a command says about a call.
const patient = 15 * time.Second
