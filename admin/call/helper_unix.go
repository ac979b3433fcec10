//go:build unix

package call

import (
	"os/exec"
	"syscall"
)

// detach takes the terminal from a command: in a session of its own it has none,
// not even as /dev/tty. All that it started ends with it.
func detach(cmd *exec.Cmd) {
	cmd.SysProcAttr = &syscall.SysProcAttr{Setsid: true}
	cmd.Cancel = func() error { return syscall.Kill(-cmd.Process.Pid, syscall.SIGKILL) }
}
