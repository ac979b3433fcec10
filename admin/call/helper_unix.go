//go:build unix

package call

import (
	"os/exec"
	"syscall"
)

// detach runs a command without the terminal: in a session of its own it has
// none, not even as /dev/tty. All processes that it started end with it.
func detach(cmd *exec.Cmd) {
	cmd.SysProcAttr = &syscall.SysProcAttr{Setsid: true}
	cmd.Cancel = func() error { return syscall.Kill(-cmd.Process.Pid, syscall.SIGKILL) }
}
