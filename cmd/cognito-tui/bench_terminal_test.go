//go:build bench && unix

package main

import (
	"bytes"
	"os"
	"os/exec"
	"testing"
	"time"

	"github.com/creack/pty"
)

// pseudoTerminal is a pseudo-terminal with a program in it.
type pseudoTerminal struct {
	t       *testing.T
	process *exec.Cmd
	file    *os.File
	begun   time.Time
	output  chan written
	seen    []byte    // everything taken out of output
	latest  time.Time // when the last of it arrived
}

// written is bytes that arrived together, and when.
type written struct {
	at    time.Time
	bytes []byte
}

// patience is how long a program may take for what it is asked.
const patience = 3 * time.Minute

func startTerminal(t *testing.T, env []string, name string, args ...string) *pseudoTerminal {
	tt := &pseudoTerminal{t: t, process: exec.Command(name, args...), output: make(chan written, 1000)}
	tt.process.Env = append([]string{"TERM=xterm-256color", "COLORTERM=truecolor", "HOME=" + t.TempDir()}, env...)
	tt.begun = time.Now()
	file, err := pty.StartWithSize(tt.process, &pty.Winsize{Rows: height, Cols: width})
	if err != nil {
		t.Fatal(err)
	}
	tt.file = file
	go tt.read()
	t.Cleanup(tt.end)
	return tt
}

func (tt *pseudoTerminal) read() {
	defer close(tt.output)
	for {
		b := make([]byte, 64<<10)
		n, err := tt.file.Read(b)
		if n > 0 {
			tt.output <- written{time.Now(), b[:n]}
		}
		if err != nil { // the program has ended
			return
		}
	}
}

// end is called after the measurement, and again at the end of the test.
func (tt *pseudoTerminal) end() {
	_ = tt.process.Process.Kill()
	_ = tt.process.Wait()
	for range tt.output {
		continue // until read has ended
	}
	_ = tt.file.Close()
}

// next waits for output and returns when it arrived.
func (tt *pseudoTerminal) next() time.Time {
	select {
	case out, ok := <-tt.output:
		if !ok {
			tt.t.Fatalf("%v has ended", tt.process)
		}
		tt.seen, tt.latest = append(tt.seen, out.bytes...), out.at
		return tt.latest
	case <-time.After(patience):
		tt.t.Fatalf("%v writes nothing any more", tt.process)
	}
	return time.Time{}
}

// sees waits until text is written, and returns how long after the start of the program
// that was.
func (tt *pseudoTerminal) sees(text string) time.Duration {
	for !bytes.Contains(tt.seen, []byte(text)) {
		tt.next()
	}
	return tt.latest.Sub(tt.begun)
}

func (tt *pseudoTerminal) press(key string) {
	if _, err := tt.file.WriteString(key); err != nil {
		tt.t.Fatal(err)
	}
}

// answer presses a key and returns how long the first byte after it took.
func (tt *pseudoTerminal) answer(key string) time.Duration {
	for len(tt.output) > 0 {
		<-tt.output
	}
	begin := time.Now()
	tt.press(key)
	return tt.next().Sub(begin)
}
