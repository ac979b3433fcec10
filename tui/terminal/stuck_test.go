//go:build unix

package terminal

import (
	"reflect"
	"strings"
	"syscall"
	"testing"

	"github.com/charmbracelet/x/term"
)

// A loop that is at work for ever is no reason to keep the terminal.
func TestASignalEndsAProgramWhoseLoopIsStuck(t *testing.T) {
	for name, signals := range map[string][]syscall.Signal{
		"SIGTERM": {syscall.SIGTERM}, "SIGINT": {syscall.SIGINT}, "SIGHUP": {syscall.SIGHUP}, "SIGINT twice": {syscall.SIGINT, syscall.SIGINT},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			tt := open(t, here(t))
			before, err := term.GetState(tt.own.Fd())
			if err != nil {
				t.Fatal(err)
			}
			tt.start().sees("<nothing>").send("s").
				waits("the title", func(string) bool { return strings.Contains(tt.written(), "\x1b]2;stuck") })
			for _, s := range signals {
				if err := tt.cmd.Process.Signal(s); err != nil {
					t.Fatal(err)
				}
			}
			if code := tt.ends(); code != 128+int(signals[0]) {
				t.Errorf("exit code %d", code)
			}
			if after, err := term.GetState(tt.own.Fd()); err != nil || !reflect.DeepEqual(after, before) {
				t.Errorf("the terminal is %+v, was %+v, %v", after, before, err)
			}
			tt.waits("the screen as it was", func(string) bool {
				return strings.LastIndex(tt.written(), "\x1b[?25h") > strings.LastIndex(tt.written(), "\x1b[?25l")
			})
			for on, off := range map[string]string{"\x1b[?1049h": "\x1b[?1049l", "\x1b[?2004h": "\x1b[?2004l", "\x1b[?1002h": "\x1b[?1002l"} {
				if strings.LastIndex(tt.written(), off) < strings.LastIndex(tt.written(), on) {
					t.Errorf("%q is left on: %q", on, tt.written())
				}
			}
		})
	}
}
