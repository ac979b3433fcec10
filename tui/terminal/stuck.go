package terminal

import (
	"fmt"
	"os"
	"os/signal"
	"syscall"
	"time"

	"github.com/charmbracelet/x/ansi"
	"github.com/charmbracelet/x/term"
)

// Stuck is returned by Run when the program was told to end and did not take it: its loop
// was at work on something that does not end. The terminal is as it was before.
type Stuck struct{ Signal os.Signal }

func (s Stuck) Error() string { return fmt.Sprintf("it did not end on %q", s.Signal) }

// takesEnd is how long the loop may take to hear that it is to end. A second signal
// doesn't wait for that.
const takesEnd = 2 * time.Second

// watchEnd calls give when the program was told to end, and the loop does not take it. It
// ends with what it returns.
func (p *Program) watchEnd(give func(os.Signal)) (end func()) {
	signals := make(chan os.Signal, 4)
	signal.Notify(signals, endings()...)
	ended := make(chan struct{})
	go func() {
		last := os.Interrupt
		var late <-chan time.Time
		told, heard := p.told, 0
		for {
			select {
			case last = <-signals:
				if heard++; heard > 1 {
					give(last)
					return
				}
			case <-told:
				told, late = nil, time.After(takesEnd)
			case <-p.taken:
				told, late = nil, nil
			case <-late:
				if !p.input.lent.Load() { // a process that has the terminal is waited for
					give(last)
					return
				}
				late = nil
			case <-ended:
				return
			}
		}
	}()
	return func() {
		signal.Stop(signals)
		close(ended)
	}
}

// endings are the signals to end, but for one that is ignored: to hear it would undo that.
func endings() (signals []os.Signal) {
	for _, s := range []os.Signal{os.Interrupt, syscall.SIGTERM, syscall.SIGHUP, syscall.SIGQUIT} {
		if !signal.Ignored(s) {
			signals = append(signals, s)
		}
	}
	return signals
}

// asBefore is the terminal as it is found, to be left so without the loop's help.
func (in *input) asBefore() (restore func()) {
	state, err := term.GetState(in.Fd())
	return func() {
		if in.behind() {
			return // it is somebody else's
		}
		written := make(chan struct{})
		go func() {
			_, _ = os.Stdout.WriteString(leaves) // a terminal that is gone needs none
			close(written)
		}()
		select {
		case <-written:
		case <-time.After(takesWords): // its output is held
		}
		if err == nil {
			_ = term.Restore(in.Fd(), state)
		}
	}
}

// takesWords is how long a terminal takes a few bytes at most.
const takesWords = 250 * time.Millisecond

// leaves undoes what Bubble Tea asks of a terminal.
const leaves = ansi.ResetModeMouseButtonEvent + ansi.ResetModeMouseAnyEvent + ansi.ResetModeMouseExtSgr +
	ansi.ResetModeBracketedPaste + ansi.ResetModeFocusEvent + ansi.ResetModeUnicodeCore + ansi.ResetModeSynchronizedOutput +
	ansi.ResetModifyOtherKeys + "\x1b[<1u" + ansi.ResetProgressBar + "\x1b]2;\x07" + ansi.ResetStyle +
	ansi.ResetModeAltScreenSaveCursor + ansi.SetModeTextCursorEnable
