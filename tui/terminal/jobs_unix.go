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

// splits reports whether the terminal's input is read as bytes here. The Windows console
// sends keys in records, which are whole.
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

// heard handles a signal to stop or to continue. A process that has borrowed the
// terminal handles these itself.
func (p *Program) heard(s os.Signal) {
	switch {
	case s == syscall.SIGTSTP && p.input.lent.Load():
		_ = syscall.Kill(syscall.Getpid(), stop) // sending to oneself never fails
	case p.input.lent.Load():
	case s == syscall.SIGTSTP:
		if p.away.CompareAndSwap(false, true) {
			go p.Send(suspend{})
		}
	case p.away.Load():
		select {
		case p.goesOn <- struct{}{}:
		default: // it was told to, and has not stopped
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

// endBehind makes Run return if the program is in the background, without touching the
// terminal, which belongs to somebody else. It does not return itself then, so that
// Bubble Tea does nothing more. What is printed afterwards stops nothing.
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

// setRaw keeps the terminal raw until it is set up again: what is typed is not echoed.
func (in *input) setRaw() {
	if !in.behind() {
		_, _ = term.MakeRaw(in.Fd()) // it is tried again, and reported then
	}
}

// stop stops a process without its knowing. It is not SIGTSTP, which Go can't let stop the
// program once it was caught (its handler stays after signal.Reset), and not SIGSTOP,
// which stops one where no shell is there to go on with it, too.
const stop = syscall.SIGTTIN

const (
	// stopLimit is how long a process may still run after it was told to stop.
	stopLimit = 300 * time.Millisecond
	// hearsOf is how long a process may take to receive its SIGCONT, and what came with
	// it.
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

// Suspend is a command that stops the program until the shell resumes it.
func Suspend() tea.Msg { return suspend{} }
