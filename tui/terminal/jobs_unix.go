//go:build unix

package terminal

import (
	"os"
	"os/signal"
	"syscall"
	"time"

	tea "charm.land/bubbletea/v2"
	"github.com/charmbracelet/x/term"
	"golang.org/x/sys/unix"
)

// splits reports whether what the terminal sends is read as bytes here. The
// console of Windows tells of keys in records, which are whole.
const splits = true

// watchJobs gives the terminal back before the program is stopped by a SIGTSTP from
// elsewhere, and draws it anew when it goes on after a SIGSTOP, which nobody hears of: the
// shell has set the terminal to its own liking meanwhile. It ends with what it returns.
func (p *Program) watchJobs() (end func()) {
	signals := make(chan os.Signal, 2)
	signal.Notify(signals, syscall.SIGCONT, syscall.SIGTSTP)
	ended := make(chan struct{})
	go func() {
		defer close(ended)
		for s := range signals {
			p.heard(s)
		}
	}()
	return func() {
		signal.Stop(signals)
		close(signals)
		<-ended
	}
}

// heard deals with a signal to stop, or that says that the program goes on. A process that
// has borrowed the terminal deals with that itself.
func (p *Program) heard(s os.Signal) {
	switch {
	case s == syscall.SIGTSTP && p.input.lent.Load():
		_ = syscall.Kill(syscall.Getpid(), stop) // it can always be sent to oneself
	case p.input.lent.Load():
	case s == syscall.SIGTSTP:
		if p.away.CompareAndSwap(false, true) {
			go p.Send(suspend{})
		}
	case p.away.Load():
		select {
		case p.goesOn <- struct{}{}:
		default: // it was told so, and has not stopped
		}
	default:
		p.input.setRaw()
		go p.Send(takeBack{}) // it waits for the loop, which may wait for the next signal
	}
}

// awaitFront returns when the program is in front of the terminal. In the background it
// is stopped again, as whatever it does to the terminal there would stop it, unless it
// is told to end: a shell's kill wakes a job that is stopped.
func (p *Program) awaitFront() {
	for p.input.behind() {
		select {
		case <-p.told:
			p.endBehind()
		case <-time.After(hearsOf):
		}
		if !p.stopJob() {
			return
		}
	}
}

// endBehind has Run return if the program is in the background, without a touch to the
// terminal, which is somebody else's. It does not return itself then, so that Bubble Tea
// gets to nothing any more. What is said afterwards stops nothing.
func (p *Program) endBehind() {
	if p.input.behind() {
		signal.Ignore(syscall.SIGTTOU)
		close(p.abandoned)
		select {}
	}
}

// behind reports whether the program is in the background of its terminal.
func (in *input) behind() bool {
	front, err := unix.IoctlGetInt(int(in.Fd()), unix.TIOCGPGRP)
	return err == nil && front != unix.Getpgrp()
}

// setRaw has the terminal raw until it is taken back: what is typed is not shown.
func (in *input) setRaw() {
	if !in.behind() {
		_, _ = term.MakeRaw(in.Fd()) // it is tried again, and told of then
	}
}

// stop stops a process without its knowing. It is not SIGTSTP, which Go can't let stop the
// program once it was caught (its handler stays after signal.Reset), and not SIGSTOP,
// which stops one where no shell is there to go on with it, too.
const stop = syscall.SIGTTIN

const (
	// stopLimit is how long a process still runs at most that has been told to stop.
	stopLimit = 300 * time.Millisecond
	// hearsOf is how long a process takes at most to hear of its SIGCONT, and of what
	// came with it.
	hearsOf = 200 * time.Millisecond
)

// stopJob stops the process group, as the terminal does on Ctrl-Z in other
// programs. It returns when the group goes on, and reports whether it was stopped:
// where no shell is there to go on with it, it is not.
func (p *Program) stopJob() bool {
	select {
	case <-p.goesOn: // after a stop before
	default:
	}
	if syscall.Kill(0, stop) != nil {
		return false
	}
	// One that was stopped for longer finds the limit passed before it hears that it
	// goes on.
	for _, limit := range []time.Duration{stopLimit, hearsOf} {
		select {
		case <-p.goesOn:
			return true
		case <-time.After(limit):
		}
	}
	return false
}

// Suspend is a command that stops the program until the shell goes on with it.
func Suspend() tea.Msg { return suspend{} }
