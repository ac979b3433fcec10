//go:build unix

package terminal

import (
	"os"
	"os/signal"
	"syscall"
	"time"

	tea "charm.land/bubbletea/v2"
)

// splits reports whether what the terminal sends is read as bytes here. The
// console of Windows tells of keys in records, which are whole.
const splits = true

// watchJobs draws the program anew when it goes on after a SIGTSTP or SIGSTOP from
// elsewhere: the shell has set the terminal to its own liking meanwhile. SIGTSTP
// is not caught, as Go can't let it stop the program then (its handler stays after
// signal.Reset). It ends with what it returns.
func (p *Program) watchJobs() (end func()) {
	goesOn := make(chan os.Signal, 1)
	signal.Notify(goesOn, syscall.SIGCONT)
	ended := make(chan struct{})
	go func() {
		defer close(ended)
		for range goesOn {
			if !p.away.Load() {
				p.Send(takeBack{})
			}
		}
	}()
	return func() {
		signal.Stop(goesOn)
		close(goesOn)
		<-ended
	}
}

const (
	// stopLimit is how long a process still runs at most that has been told to stop.
	stopLimit = 300 * time.Millisecond
	// hearsOf is how long a process takes at most to hear of its SIGCONT.
	hearsOf = 200 * time.Millisecond
)

// stopJob stops the process group, as the terminal does on Ctrl-Z in other
// programs. It returns when the group goes on, and reports whether it was stopped:
// where no shell is there to go on with it, it is not.
func stopJob() bool {
	goesOn := make(chan os.Signal, 1)
	signal.Notify(goesOn, syscall.SIGCONT)
	defer signal.Stop(goesOn)
	if syscall.Kill(0, syscall.SIGTSTP) != nil {
		return false
	}
	limit := time.NewTimer(stopLimit)
	defer limit.Stop()
	select {
	case <-goesOn:
		return true
	case <-limit.C:
	}
	// One that was stopped for longer finds the limit passed before it hears that it
	// goes on.
	limit.Reset(hearsOf)
	select {
	case <-goesOn:
		return true
	case <-limit.C:
		return false
	}
}

// Suspend is a command that stops the program until the shell goes on with it.
func Suspend() tea.Msg { return suspend{} }
