//go:build unix

package terminal

import (
	"os"
	"strings"
	"syscall"
	"testing"
	"time"

	"github.com/charmbracelet/x/term"
	"golang.org/x/sys/unix"
)

// echoes reports whether a terminal shows what is typed.
func (tt *tty) echoes() bool {
	tt.t.Helper()
	state, err := term.GetState(tt.own.Fd())
	if err != nil {
		tt.t.Fatal(err)
	}
	return state.Lflag&unix.ECHO != 0
}

// until waits for what is not shown on the screen.
func (tt *tty) until(what string, is func() bool) {
	tt.t.Helper()
	for limit := time.Now().Add(patience); !is(); time.Sleep(time.Millisecond) {
		if time.Now().After(limit) {
			tt.t.Fatalf("%s: not in %s", what, patience)
		}
	}
}

// restored fails the test unless the terminal is as a shell that sets nothing has it.
func (tt *tty) restored() {
	tt.t.Helper()
	for on, off := range map[string]string{"\x1b[?1049h": "\x1b[?1049l", "\x1b[?25l": "\x1b[?25h", "\x1b[?2004h": "\x1b[?2004l", "\x1b[?1002h": "\x1b[?1002l"} {
		if written := tt.written(); strings.LastIndex(written, off) < strings.LastIndex(written, on) {
			tt.t.Errorf("%q is left on: %q", on, written)
		}
	}
	if !tt.echoes() {
		tt.t.Error("the terminal is left raw")
	}
}

// It comes once, twice, to the program or to its group.
func TestAStopFromElsewhereGivesTheTerminalBackFirst(t *testing.T) {
	tt := shell(t)
	for _, signals := range []struct{ to, times int }{{1, 1}, {1, 2}, {-1, 1}} {
		program := foreground(tt)
		for range signals.times {
			if err := syscall.Kill(signals.to*program, syscall.SIGTSTP); err != nil {
				t.Fatal(err)
			}
		}
		tt.stopped().until("the terminal is the shell's", func() bool { return foreground(tt) != program })
		tt.restored()
		tt.send("echo shell-$((40+2))\n").sees("shell-42").send("fg\n")
		goesOn(tt)
	}
	tt.send("q").sees("prompt>")
}

// What is typed on after fg is keys, and not shown. A busy machine may be slow now and then.
func TestAfterFgTheTerminalIsRawAtOnce(t *testing.T) {
	tt, least := shell(t), time.Hour
	program := foreground(tt)
	for range 5 {
		tt.send("\x1a").stopped()
		tt.until("the terminal is the shell's", func() bool { return foreground(tt) != program })
		tt.send("fg\n").until("the terminal is the program's", func() bool { return foreground(tt) == program })
		began := time.Now()
		tt.until("the terminal is raw", func() bool { return !tt.echoes() })
		least = min(least, time.Since(began))
		goesOn(tt)
	}
	if least > rendererEnds/2 {
		t.Errorf("raw after %s", least)
	}
}

// A shell's kill wakes what is stopped, and leaves the terminal to whoever has it.
func TestASuspendedProgramEndsInTheBackground(t *testing.T) {
	for name, stop := range map[string]func(*tty, int){
		"Ctrl-Z":  func(tt *tty, _ int) { tt.send("\x1a") },
		"SIGTSTP": func(_ *tty, program int) { _ = syscall.Kill(program, syscall.SIGTSTP) },
		"SIGSTOP": func(_ *tty, program int) { _ = syscall.Kill(program, syscall.SIGSTOP) },
	} {
		t.Run(name, func(t *testing.T) {
			tt := shell(t)
			program := foreground(tt)
			stop(tt, program)
			tt.stopped().until("the terminal is the shell's", func() bool { return foreground(tt) != program })
			before, already := tt.echoes(), len(tt.written())
			for _, signal := range []os.Signal{syscall.SIGTERM, syscall.SIGCONT} {
				if err := syscall.Kill(-program, signal.(syscall.Signal)); err != nil {
					t.Fatal(err)
				}
			}
			tt.sees("ended: ")
			if drawn, _, _ := strings.Cut(tt.written()[already:], "ended: "); strings.Contains(drawn, "\x1b[?1049h") || tt.echoes() != before {
				t.Errorf("it echoes: %v, before %v; written is %q", tt.echoes(), before, drawn)
			}
			tt.send("echo shell-$((40+2))\n").until("the shell answers", func() bool { return strings.Contains(tt.written(), "shell-42") })
		})
	}
}

// In the background it stops again, and goes on in front.
func TestInTheBackgroundItStopsAgain(t *testing.T) {
	for name, stop := range map[string]string{"Ctrl-Z": "\x1a", "SIGSTOP": ""} {
		t.Run(name, func(t *testing.T) {
			tt := shell(t)
			program := foreground(tt)
			if stop == "" {
				_ = syscall.Kill(program, syscall.SIGSTOP)
			}
			tt.send(stop).stopped().until("the terminal is the shell's", func() bool { return foreground(tt) != program })
			tt.send("bg; echo gone-$((40+1)); sleep 2; jobs; echo shell-$((40+2))\n").sees("shell-42")
			if _, after, _ := strings.Cut(tt.written(), "gone-41"); !strings.Contains(after, "Stopped") {
				t.Errorf("written is %q", tt.written())
			}
			tt.send("fg\n")
			goesOn(tt)
			tt.send("q").sees("prompt>")
		})
	}
}
