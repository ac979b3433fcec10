package audit

import (
	"crypto/rand"
	"errors"
	"os"
)

// endRoom is more than the line of an act's end ever takes: a username has at most 128
// characters, a reason is cut at maxReason, and JSON writes no character in more than six bytes.
const endRoom = 8 << 10

// leastHeld is for how many ends room is held from the start.
const leastHeld = 32

// reserve is a file that takes up room on the disk until the room is needed. It has no name, so
// it is gone when the process ends, in whatever way. (On Windows a file in use keeps its name;
// there Close removes it.)
//
// It is a separate file and not blank room in the log itself, which would have to be
// overwritten: a log is append-only for everybody.
type reserve struct {
	dir  string
	file *os.File
	size int // in bytes
}

func newReserve(dir string) *reserve { return &reserve{dir: dir} }

// hold makes sure of room for that many ends.
func (r *reserve) hold(ends int) error {
	want := max(ends, leastHeld) * endRoom
	if r.size >= want {
		return nil
	}
	if r.file == nil {
		if err := r.open(); err != nil {
			return err
		}
	}
	// Noise, as some file systems store blanks without using room.
	noise := make([]byte, want-r.size)
	_, _ = rand.Read(noise) // it never fails
	_, err := r.file.WriteAt(noise, int64(r.size))
	if err = errors.Join(err, r.file.Sync()); err != nil {
		return errors.Join(err, r.spend())
	}
	r.size = want
	return nil
}

func (r *reserve) open() error {
	file, err := os.CreateTemp(r.dir, ".reserve-")
	if err != nil {
		return err
	}
	_ = os.Remove(file.Name()) // on Windows Close does it
	r.file = file
	return nil
}

// spend gives the room back to the file system.
func (r *reserve) spend() error {
	r.size = 0
	if r.file == nil {
		return nil
	}
	return errors.Join(r.file.Truncate(0), r.file.Sync())
}

func (r *reserve) close() error {
	if r.file == nil {
		return nil
	}
	err := r.file.Close()
	_ = os.Remove(r.file.Name()) // only on Windows does it still have its name
	r.file = nil
	r.size = 0
	return err
}
