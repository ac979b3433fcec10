//go:build unix

package main

import (
	"os"
	"strings"
	"testing"
	"time"

	"github.com/cognito-tui/cognito-tui/cmd/cognito-tui/exit"
)

// A paste that no terminal library expects, a terminal's answer, and a paste in parts as
// over a slow line: none of it crashes the console, and none of it is keys.
func TestWhatTheTerminalSendsIsNoCrashAndNoKeys(t *testing.T) {
	const apart = 100 * time.Millisecond
	written, code := stepByStep(t, program(t, closedAddress(), "demo", "--users", "60"), 120, 40,
		step{shown: "acme-staging", keys: "/"},
		step{shown: "a word", keys: "\x1b[200~staging \x1b[" + strings.Repeat("1;", 35) + "1m tail\x1b[201~"},
		step{shown: "staging  tail", keys: strings.Repeat("\x7f", 13) + "acme\x1b]11;rgb:1111/2"},
		step{shown: "acme", keys: "222/3333\x1b\\-con\x1b[20", after: apart},
		step{shown: "acme-con", keys: "0~sumer-q\x1b[201~", after: apart},
		step{shown: "acme-consumer-q", keys: "\x1b[?" + strings.Repeat("1;", 35) + "c\x9b" + strings.Repeat("1;", 35) + "A\x03\x03"})
	if code != exit.Done || strings.Contains(written, "panic") {
		t.Errorf("exit code %d, written is %q", code, written)
	}
}

func TestTheConsoleStopsAndGoesOn(t *testing.T) {
	cmd := program(t, closedAddress(), "demo", "--users", "60")
	name := cmd.Path
	cmd.Path, cmd.Args = "/bin/sh", []string{"sh", "-i"}
	cmd.Env = append(cmd.Env, "PS1=prompt> ", "ENV=")
	written, code := stepByStep(t, cmd, 120, 40,
		step{shown: "prompt>", keys: name + " demo --users 60\n"},
		step{shown: "acme-staging", keys: "\x1a"},
		step{shown: "Stopped", keys: "echo shell-$((40+2)); fg; echo left-$((40+3))\n"},
		step{shown: "shell-42\r\n" + name + " demo --users 60\r\n\x1b[?1049h", keys: "q"},
		step{shown: "left-43", keys: "exit 7\n"})
	if code != 7 || strings.Count(written, "\x1b[?1049h") != 2 {
		t.Errorf("exit code %d, written is %q", code, written)
	}
}

// A shell's kill wakes a stopped program: it ends in the background, and leaves nothing.
func TestASuspendedDemoIsKilledInTheBackground(t *testing.T) {
	cmd, temporary := program(t, closedAddress(), "demo", "--users", "60"), t.TempDir()
	name := cmd.Path
	cmd.Path, cmd.Args = "/bin/sh", []string{"sh", "-i"}
	cmd.Env = append(cmd.Env, "PS1=prompt> ", "ENV=", "TMPDIR="+temporary)
	written, _ := stepByStep(t, cmd, 120, 40,
		step{shown: "prompt>", keys: name + " demo --users 60\n"},
		step{shown: "acme-staging", keys: "\x1a"},
		step{shown: "Stopped", keys: "kill %1; kill -CONT %1; until [ -z \"$(ls $TMPDIR)\" ]; do :; done; echo ended-$((40+2)); exit\nexit\n"})
	if left, err := os.ReadDir(temporary); err != nil || len(left) > 0 || !strings.Contains(written, "ended-42") {
		t.Errorf("%v is left, %v; written is %q", left, err, written)
	}
}
