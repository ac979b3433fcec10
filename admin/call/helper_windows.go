package call

import (
	"os/exec"
	"syscall"
)

// detach starts a command without the console that this program has.
func detach(cmd *exec.Cmd) {
	const noWindow = 0x08000000 // CREATE_NO_WINDOW
	cmd.SysProcAttr = &syscall.SysProcAttr{CreationFlags: noWindow}
}
