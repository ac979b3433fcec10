//go:build unix

package terminal

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"os/exec"
	"os/signal"
	"reflect"
	"regexp"
	"strings"
	"sync"
	"syscall"
	"testing"
	"time"

	tea "charm.land/bubbletea/v2"
	"github.com/charmbracelet/x/term"
	"github.com/charmbracelet/x/vt"
	"github.com/creack/pty"
	"golang.org/x/sys/unix"

	"github.com/cognito-tui/cognito-tui/logs/panics"
)

// TestMain is also the program that the tests run on a terminal.
func TestMain(m *testing.M) {
	if os.Getenv("TERMINAL_MODEL") == "" {
		os.Exit(m.Run())
	}
	told := &model{last: "nothing"}
	ctx, stop := signal.NotifyContext(context.Background(), syscall.SIGTERM, syscall.SIGINT, syscall.SIGHUP)
	program := New(ctx, told)
	told.send = program.Send
	err := program.Run()
	stop()
	if stuck, is := errors.AsType[Stuck](err); is {
		os.Exit(128 + int(stuck.Signal.(syscall.Signal)))
	}
	if err != nil {
		fmt.Fprintln(os.Stderr, "ended:", err)
		os.Exit(3)
	}
}

// model shows the latest message, and panics on the keys that crashes names.
type model struct {
	send func(tea.Msg)
	last string
	drop bool // in View
}

const secret = "hunter2"

func fall() tea.Msg { panic("the password is " + secret) }

func (m *model) Init() tea.Cmd {
	if os.Getenv("TERMINAL_MODEL") == "init" {
		fall()
	}
	return nil
}

func (m *model) Update(msg tea.Msg) (tea.Model, tea.Cmd) {
	switch msg := msg.(type) {
	case tea.KeyPressMsg:
		m.last = "key " + msg.String()
		return m, m.press(msg.String())
	case tea.PasteMsg:
		m.last = fmt.Sprintf("paste %q", msg.Content)
	case tea.BackgroundColorMsg:
		m.last = "background " + msg.String()
	case NotSuspended:
		m.last = "not suspended"
	}
	return m, nil
}

func (m *model) press(key string) tea.Cmd {
	switch key {
	case "q":
		return tea.Quit
	case "ctrl+z":
		return Suspend
	case "u":
		fall()
	case "s":
		fmt.Print("\x1b]2;stuck\x07")
		select {}
	case "v":
		m.drop = true
	case "c":
		return fall
	case "b":
		return tea.Batch(func() tea.Msg { return nil }, fall)
	case "n":
		return tea.Batch(tea.Batch(nil, fall), func() tea.Msg { return nil })
	case "g":
		go func() {
			m.send(panics.Try(func() error { fall(); return nil }))
		}()
	}
	return nil
}

func (m *model) View() tea.View {
	if m.drop {
		fall()
	}
	v := tea.NewView("<" + m.last + ">")
	v.AltScreen, v.MouseMode = true, tea.MouseModeCellMotion
	return v
}

// tty is a terminal with a program in it.
type tty struct {
	t      *testing.T
	keys   *os.File // the other end
	own    *os.File // the program's end
	screen *vt.Emulator
	cmd    *exec.Cmd

	mu      sync.Mutex
	all     bytes.Buffer
	changed chan struct{}
	ended   chan struct{}
}

const patience = 20 * time.Second

// open runs a program on a terminal.
func open(t *testing.T, name string, args ...string) *tty {
	t.Helper()
	keys, own, err := pty.Open()
	if err != nil {
		t.Fatal(err)
	}
	if err := pty.Setsize(keys, &pty.Winsize{Rows: 10, Cols: 60}); err != nil {
		t.Fatal(err)
	}
	tt := &tty{t: t, keys: keys, own: own, screen: vt.NewEmulator(60, 10), changed: make(chan struct{}, 1), ended: make(chan struct{})}
	tt.cmd = exec.Command(name, args...)
	tt.cmd.Env = append(os.Environ(), "TERMINAL_MODEL=run", "TERM=xterm-256color", "PS1=prompt> ", "ENV=")
	tt.cmd.Stdin, tt.cmd.Stdout, tt.cmd.Stderr = own, own, own
	tt.cmd.SysProcAttr = &syscall.SysProcAttr{Setsid: true, Setctty: true}
	go func() { _, _ = io.Copy(io.Discard, tt.screen) }() // what it answers to queries
	go tt.read()
	t.Cleanup(func() {
		if tt.cmd.Process != nil { // the shell's job has a process group of its own
			if group, err := unix.IoctlGetInt(int(keys.Fd()), unix.TIOCGPGRP); err == nil && group > 1 {
				_ = syscall.Kill(-group, syscall.SIGKILL)
			}
			_ = syscall.Kill(-tt.cmd.Process.Pid, syscall.SIGKILL)
		}
		_ = own.Close()
		_ = keys.Close()
	})
	return tt
}

func (tt *tty) start() *tty {
	tt.t.Helper()
	if err := tt.cmd.Start(); err != nil {
		tt.t.Fatal(err)
	}
	go func() {
		_ = tt.cmd.Wait() // its exit code is checked
		close(tt.ended)
	}()
	return tt
}

func (tt *tty) read() {
	for piece := make([]byte, 4096); ; {
		n, err := tt.keys.Read(piece)
		tt.mu.Lock()
		tt.all.Write(piece[:n])
		_, _ = tt.screen.Write(piece[:n])
		tt.mu.Unlock()
		select {
		case tt.changed <- struct{}{}:
		default:
		}
		if err != nil { // both ends are closed
			return
		}
	}
}

func (tt *tty) written() string {
	tt.mu.Lock()
	defer tt.mu.Unlock()
	return tt.all.String()
}

// sees waits until the screen shows a text.
func (tt *tty) sees(text string) *tty {
	tt.t.Helper()
	return tt.waits(text, func(screen string) bool { return strings.Contains(screen, text) })
}

// waits until the screen is as it should be.
func (tt *tty) waits(what string, is func(screen string) bool) *tty {
	tt.t.Helper()
	limit := time.After(patience)
	for {
		tt.mu.Lock()
		screen := tt.screen.String()
		tt.mu.Unlock()
		if is(screen) {
			return tt
		}
		select {
		case <-tt.changed:
		case <-limit:
			tt.t.Fatalf("%s is not shown:\n%s\nwritten is %q", what, screen, tt.written())
		}
	}
}

func (tt *tty) send(bytes string) *tty {
	tt.t.Helper()
	if _, err := tt.keys.WriteString(bytes); err != nil {
		tt.t.Fatal(err)
	}
	return tt
}

// ends waits until the program has ended.
func (tt *tty) ends() (code int) {
	tt.t.Helper()
	select {
	case <-tt.ended:
		return tt.cmd.ProcessState.ExitCode()
	case <-time.After(patience):
		tt.t.Fatalf("it does not end; written is %q", tt.written())
		return 0
	}
}

func here(t *testing.T) string {
	t.Helper()
	program, err := os.Executable()
	if err != nil {
		t.Fatal(err)
	}
	return program
}

// Whatever panics, the terminal is restored before anything is printed, and the message
// is short and contains no value.
func TestAPanicGivesTheTerminalBackFirst(t *testing.T) {
	for where, key := range map[string]string{"Init": "", "Update": "u", "View": "v", "a command": "c", "a batch": "b", "a batch in a batch": "n", "a goroutine": "g"} {
		t.Run(where, func(t *testing.T) {
			tt := open(t, here(t))
			if key == "" {
				tt.cmd.Env = append(tt.cmd.Env, "TERMINAL_MODEL=init")
			}
			before, err := term.GetState(tt.own.Fd())
			if err != nil {
				t.Fatal(err)
			}
			tt.start()
			if key != "" {
				tt.sees("<nothing>").send(key)
			}
			if code := tt.ends(); code != 3 {
				t.Errorf("exit code %d", code)
			}
			tt.sees("crashed: ")
			if after, err := term.GetState(tt.own.Fd()); err != nil || !reflect.DeepEqual(after, before) {
				t.Errorf("the terminal is %+v, was %+v, %v", after, before, err)
			}
			drawn, said, _ := strings.Cut(tt.written(), "ended: ")
			if strings.Contains(said, "\x1b") || strings.Contains(drawn+said, secret) || strings.Count(said, "\n") != 1 {
				t.Errorf("it says %q", said)
			}
			if !regexp.MustCompile(`^crashed: a panic of type string, in terminal\.fall \(terminal_test\.go:\d+\), called by `).MatchString(said) {
				t.Errorf("it says %q", said)
			}
			for on, off := range map[string]string{"\x1b[?1049h": "\x1b[?1049l", "\x1b[?25l": "\x1b[?25h", "\x1b[?2004h": "\x1b[?2004l", "\x1b[?1002h": "\x1b[?1002l"} {
				if strings.LastIndex(drawn, off) < strings.LastIndex(drawn, on) {
					t.Errorf("%q is left on: %q", on, drawn)
				}
			}
		})
	}
}

// What arrives in parts over a real terminal, one cut of each kind.
func TestPartsOverATerminalAreNoKeys(t *testing.T) {
	tt := open(t, here(t)).start().sees("<nothing>")
	for i, c := range []struct{ first, rest, shown string }{
		{"\x1b]11;rgb:ffff", "/0000/q000\x1b\\", ""}, // no colour, nor keys
		{"\x1b]11;rgb:ffff", "/0000/0000\x1b\\", "<background #ff0000>"},
		{"\x1b[20", "0~quit\r\x1b[201~", `<paste "quit\r">`},
		{"\x1b", "[200~q\x1b[201~", `<paste "q">`},
		{"\x1b[200~q\x1b[20", "1~", `<paste "q">`},
		{"\x1b[<0;3", ";4M", ""},
		{"\x1bP>|q", "q\x1b\\", ""},
		{"\xe2\x82", "\xac", "<key €>"},
		{"\x1b", "", "<key esc>"},
		{"\x1b[200~alice \x1b[" + strings.Repeat("1;", 40), "m tail\x1b[201~", `<paste "alice  tail">`},
		{"\x1b[?" + strings.Repeat("1;", 40), "c", ""},
	} {
		tt.send(c.first)
		time.Sleep(100 * time.Millisecond) // as a slow line has it
		tt.send(c.rest)
		if c.shown != "" {
			tt.sees(c.shown)
		}
		if c.first != "\x1b" || c.rest != "" {
			mark := string(rune('A' + i)) // the next key is one, and everything before has been read
			tt.send(mark).sees("<key " + mark + ">")
		}
	}
	if code := tt.send("q").ends(); code != 0 {
		t.Errorf("exit code %d", code)
	}
}

// shell runs the program in a shell with job control.
func shell(t *testing.T) *tty {
	t.Helper()
	if _, err := exec.LookPath("sh"); err != nil {
		t.Fatal(err)
	}
	return open(t, "sh", "-i").start().sees("prompt>").send(here(t) + "\n").sees("<nothing>")
}

// goesOn waits until the program alone is on the screen, and presses a key that
// only a raw terminal gives it at once, and does not echo.
func goesOn(tt *tty) {
	tt.t.Helper()
	alone := regexp.MustCompile(`^<[^>]*>\s*$`)
	tt.waits("the program alone", alone.MatchString).send("x").sees("<key x>").waits("the program alone", alone.MatchString)
}

func TestCtrlZGivesTheTerminalToTheShellUntilFg(t *testing.T) {
	tt := shell(t)
	for range 2 {
		tt.send("\x1a").stopped().send("echo shell-$((40+2))\n").sees("shell-42").send("fg\n")
		goesOn(tt)
	}
	tt.send("q").sees("prompt>")
}

// SIGTSTP is sent by kill -TSTP and SIGSTOP by kill -STOP, without a key.
func TestAfterAStopFromElsewhereFgDrawsAnew(t *testing.T) {
	for name, stop := range map[string]syscall.Signal{"SIGTSTP": syscall.SIGTSTP, "SIGSTOP": syscall.SIGSTOP} {
		t.Run(name, func(t *testing.T) {
			tt := shell(t)
			for range 2 {
				if err := syscall.Kill(-foreground(tt), stop); err != nil {
					t.Fatal(err)
				}
				tt.stopped().send("echo shell-$((40+2))\n").sees("shell-42").send("fg\n")
				goesOn(tt)
			}
			tt.send("q").sees("prompt>")
		})
	}
}

// Where there is no shell to resume the program, Ctrl-Z must not leave a terminal that
// nobody reads.
func TestWithoutAShellCtrlZSuspendsNothing(t *testing.T) {
	tt := open(t, here(t)).start().sees("<nothing>").send("\x1a").sees("<not suspended>")
	goesOn(tt)
	if code := tt.send("q").ends(); code != 0 {
		t.Errorf("exit code %d", code)
	}
}

// stopped waits until the shell has reported that the program is stopped.
func (tt *tty) stopped() *tty {
	tt.t.Helper()
	return tt.sees("Stopped")
}

// foreground is the process group that has the terminal.
func foreground(tt *tty) int {
	tt.t.Helper()
	group, err := unix.IoctlGetInt(int(tt.keys.Fd()), unix.TIOCGPGRP)
	if err != nil {
		tt.t.Fatal(err)
	}
	return group
}
