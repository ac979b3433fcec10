//go:build !unix

package terminal

import (
	"os"
	"time"

	tea "charm.land/bubbletea/v2"
)

// splits: see jobs_unix.go.
const splits = false

func (*Program) watchJobs() (end func()) { return func() {} }

func (*Program) stopJob() bool { return false }

func (*Program) awaitFront() {}

func (*Program) endBehind() {}

func (*input) behind() bool { return false }

// Suspend is a command that says that nothing can be suspended here.
func Suspend() tea.Msg { return NotSuspended{} }

func readable(*os.File, time.Duration) bool { return true }
