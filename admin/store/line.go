package store

import (
	"bufio"
	"errors"
)

// MaxLine is how many bytes a line of a record may have: an act with all that its
// inputs may hold takes a tenth of it.
const MaxLine = 1 << 20

// ReadLine reads a line with its end. For one with more than [MaxLine] bytes it
// keeps nothing and returns tooLong, so that no line takes more memory than that.
// The last line may have no end, and comes with the error that ended it.
func ReadLine(r *bufio.Reader) (line []byte, tooLong bool, err error) {
	for {
		part, err := r.ReadSlice('\n')
		if tooLong = tooLong || len(line)+len(part) > MaxLine; tooLong {
			line = nil
		} else {
			line = append(line, part...)
		}
		if !errors.Is(err, bufio.ErrBufferFull) {
			return line, tooLong, err
		}
	}
}
