//go:build unix

package main

import (
	"bytes"
	"fmt"
	"io"
	"net/http/httptest"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
	"time"

	"github.com/charmbracelet/x/vt"
	"github.com/creack/pty"

	"github.com/cognito-tui/cognito-tui/admin/emulator"
	"github.com/cognito-tui/cognito-tui/cmd/cognito-tui/exit"
	logsemulator "github.com/cognito-tui/cognito-tui/logs/emulator"
)

// step is keys that are pressed once a text was shown, and a while after that, as a
// dialog takes no key before somebody can have seen it.
type step struct {
	shown, keys string
	after       time.Duration
}

// onTerminal runs a program on a terminal, presses keys once the screen has shown a
// text, and returns everything written and the exit code.
func onTerminal(t *testing.T, cmd *exec.Cmd, shown, keys string) (written string, code int) {
	t.Helper()
	return stepByStep(t, cmd, 120, 40, step{shown: shown, keys: keys})
}

// stepByStep is onTerminal in several steps.
func stepByStep(t *testing.T, cmd *exec.Cmd, width, height int, steps ...step) (written string, code int) {
	t.Helper()
	cmd.Env = append([]string{"TERM=xterm-256color", "COLORTERM=truecolor"}, cmd.Env...)
	terminal, err := pty.StartWithSize(cmd, &pty.Winsize{Rows: uint16(height), Cols: uint16(width)})
	if err != nil {
		t.Fatal(err)
	}
	defer func() { _ = terminal.Close() }()
	defer time.AfterFunc(time.Minute, func() { _ = cmd.Process.Kill() }).Stop() // and so it can't be read any more
	screen := vt.NewEmulator(width, height)
	defer func() { _ = screen.Close() }()
	go func() { _, _ = io.Copy(io.Discard, screen) }() // what it answers to queries
	var all bytes.Buffer
	for _, s := range steps {
		for piece := make([]byte, 4096); !strings.Contains(screen.String()+all.String(), s.shown); {
			n, err := terminal.Read(piece)
			if err != nil {
				t.Fatalf("%v: %q is not shown\n%s", err, s.shown, screen.String())
			}
			_, _ = io.MultiWriter(&all, screen).Write(piece[:n])
		}
		time.Sleep(s.after)
		if _, err := terminal.WriteString(s.keys); err != nil {
			t.Fatal(err)
		}
	}
	_, _ = io.Copy(&all, terminal) // ends with an error when the other end has closed
	_ = cmd.Wait()                 // its exit code is checked
	return all.String(), cmd.ProcessState.ExitCode()
}

// colour is any sequence that sets a colour.
var colour = regexp.MustCompile(`\x1b\[([0-9]+;)*(3[0-8]|4[0-8]|9[0-7]|10[0-7])(;[0-9]+)*m`)

func TestDemoOpensAndLeaves(t *testing.T) {
	written, code := onTerminal(t, program(t, closedAddress(), "demo", "--users", "60"), "acme-staging", "q")
	if code != exit.Done {
		t.Errorf("exit code %d", code)
	}
	if !colour.MatchString(written) {
		t.Error("nothing is coloured")
	}
	if !strings.Contains(written, "\x1b[?1049l") {
		t.Error("the terminal is left on the other screen")
	}
}

func TestATerminalThatCannotMoveItsCursorGetsASentence(t *testing.T) {
	for _, args := range [][]string{{"demo"}, {}} {
		cmd := program(t, closedAddress(), args...)
		cmd.Env = append(cmd.Env, "TERM=dumb")
		written, code := onTerminal(t, cmd, "", "")
		if code != exit.Usage || !strings.Contains(written, "TERM is dumb") || strings.Contains(written, "\x1b") {
			t.Errorf("%v: exit code %d, written is %q", args, code, written)
		}
	}
}

func TestAConsoleThatCrashesSaysSoAndFails(t *testing.T) {
	s := newServer()
	defer s.Close()
	cmd := program(t, s.URL)
	cmd.Path, cmd.Err = exec.LookPath("crashing")
	cmd.Args = []string{"crashing"}
	written, code := onTerminal(t, cmd, "", "")
	said := written
	if _, entered, there := strings.Cut(written, "\x1b[?1049h"); there { // it may crash before its first frame
		_, said, _ = strings.Cut(entered, "\x1b[?1049l")
	}
	if code != exit.AWS || !strings.Contains(said, "cognito-tui: the console crashed: a panic of type string, in cognito-tui.crash") {
		t.Errorf("exit code %d, written is %q", code, written)
	}
	if strings.Contains(written, "the clock has stopped") || strings.Contains(written, "goroutine") {
		t.Errorf("the value or the stack of the panic is told: %q", written)
	}
}

// A lost connection is a terminal that hangs up. A program whose SIGHUP is ignored, as
// by nohup, has no terminal any longer either.
func TestATerminalThatHangsUpLeavesNothingBehind(t *testing.T) {
	for name, trap := range map[string]string{"told": "-", "told nothing": "''"} {
		t.Run(name, func(t *testing.T) { hangUp(t, trap) })
	}
}

func hangUp(t *testing.T, trap string) {
	cmd, temporary := program(t, closedAddress(), "demo", "--users", "60"), t.TempDir()
	cmd.Args = []string{"sh", "-c", "trap " + trap + " HUP; exec " + cmd.Path + " demo --users 60"}
	cmd.Path = "/bin/sh"
	cmd.Env = append(cmd.Env, "TERM=xterm-256color", "TMPDIR="+temporary)
	terminal, err := pty.StartWithSize(cmd, &pty.Winsize{Rows: 40, Cols: 120})
	if err != nil {
		t.Fatal(err)
	}
	var all bytes.Buffer
	for piece := make([]byte, 4096); !strings.Contains(all.String(), "acme-staging"); {
		n, err := terminal.Read(piece)
		if err != nil {
			t.Fatal(err)
		}
		all.Write(piece[:n])
	}
	if made, err := os.ReadDir(temporary); err != nil || len(made) == 0 {
		t.Fatalf("the demo keeps its state elsewhere than in %v, %v", made, err)
	}
	_ = terminal.Close()
	_ = cmd.Wait() // what it ends with is nobody's concern any more
	if left, _ := os.ReadDir(temporary); len(left) > 0 {
		t.Errorf("%v is left", left)
	}
}

// Querying the terminal swallows what was typed ahead, and takes time.
func TestErrorsAskNothingOfTheTerminal(t *testing.T) {
	for shown, args := range map[string][]string{
		"AWS filters on":   {"users", "--pool", "door", "--filter", "nonsense"},
		"there is no such": {"pools", "--rate", "nonsense=1"},
		"no AWS profile":   {"pools", "--profile", "nobody"},
	} {
		written, code := onTerminal(t, program(t, closedAddress(), args...), "cognito-tui: ", "")
		if code == exit.Done || !strings.Contains(written, shown) {
			t.Errorf("%q: exit code %d, written %q", args, code, written)
		}
		if strings.Contains(written, "\x1b") {
			t.Errorf("%q: the terminal is sent %q", args, written)
		}
	}
}

// The line that shows how far the past was read is alone, and disappears.
func TestATailTellsAtATerminalHowFarThePastWasRead(t *testing.T) {
	server := logsemulator.New(logsemulator.Options{Scan: 2})
	listening := httptest.NewServer(server)
	defer listening.Close()
	for i := range 6 {
		server.Put("acme", "stream", time.Now().Add(time.Duration(i-6)*10*time.Minute), strings.TrimSpace(signIn(fmt.Sprint("user-", i))))
	}
	cmd := program(t, closedAddress(), "tail", "--log-group", "acme", "--since", "2h", "--events")
	cmd.Env = append(cmd.Env, "AWS_ENDPOINT_URL_CLOUDWATCH_LOGS="+listening.URL)
	written, code := onTerminal(t, cmd, "reading the past: ", "")
	if code != exit.Done || strings.Count(written, "s-user-")+strings.Count(written, "  user-") != 6 {
		t.Errorf("exit code %d, written %q", code, written)
	}
	if line := regexp.MustCompile(`reading the past: \d+ %, \d+ records? so far`); !line.MatchString(written) || line.MatchString(lastLines(written)) {
		t.Errorf("written is %q", written)
	}
}

// lastLines is what a terminal shows at the end of what was written to it.
func lastLines(written string) string {
	screen := vt.NewEmulator(120, 40)
	defer func() { _ = screen.Close() }()
	_, _ = screen.WriteString(written)
	return screen.String()
}

func TestConsoleTakesTheConfigAndNoColour(t *testing.T) {
	s := newServer()
	defer s.Close()
	if err := seedDoor(s.Server); err != nil {
		t.Fatal(err)
	}
	file := filepath.Join(t.TempDir(), "config.yaml")
	if err := os.WriteFile(file, []byte("keys:\n  quit: [Z]\n"), 0o600); err != nil {
		t.Fatal(err)
	}
	cmd := program(t, s.URL, "--config", file, "--go", "users")
	cmd.Env = append(cmd.Env, "NO_COLOR=anything")
	// q is not bound, and leaving takes two steps from the users.
	written, code := onTerminal(t, cmd, "alice@door.example", "qZZZ")
	if code != exit.Done {
		t.Errorf("exit code %d", code)
	}
	if found := colour.FindString(written); found != "" {
		t.Errorf("colour %q in spite of NO_COLOR", found)
	}
}

// A closed screen takes its sentences with it; and on 80 columns no path of a journal is
// whole.
func TestABulkLeftInTheMiddleIsToldOfBelowTheScreen(t *testing.T) {
	s := newServer()
	defer s.Close()
	if err := seedDoor(s.Server); err != nil {
		t.Fatal(err)
	}
	s.Inject(emulator.Fault{Operation: "AdminUserGlobalSignOut", Kind: emulator.AccessDenied, Rate: 1, After: 1})
	cmd := program(t, s.URL, "--go", "users")
	written, code := stepByStep(t, cmd, 80, 24,
		step{shown: "alice@door.example", keys: "*"},
		step{shown: "4 marked: all users", keys: "a"},
		step{shown: "act on 4 users", keys: "s", after: 300 * time.Millisecond},
		step{shown: "type 4 to continue", keys: "4", after: 300 * time.Millisecond},
		step{shown: "type 4 to continue: 4", keys: "\r", after: 100 * time.Millisecond},
		step{shown: "1 done", keys: "\x03"},
		step{shown: "do resume", keys: "\x03"})
	_, below, _ := strings.Cut(written, "\x1b[?1049l")
	if code != exit.Done || !regexp.MustCompile(`sign out everywhere: 1 of 4 done, 3 left\..* cognito-tui do resume /\S+\.bulk\.jsonl\r\n$`).MatchString(below) {
		t.Errorf("exit code %d, written is %q", code, below)
	}
}
