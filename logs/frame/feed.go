package frame

import (
	"bytes"
	"io"
)

// feed is a stream to which text can be given back that was read too far.
type feed struct {
	in   io.Reader
	text []byte // the text given back
	at   int    // how much of it was read again
}

func (f *feed) Read(p []byte) (int, error) {
	if f.at < len(f.text) {
		n := copy(p, f.text[f.at:])
		f.at += n
		return n, nil
	}
	return f.in.Read(p)
}

// giveBack takes back the text that was read last. Text given back before is not copied
// again: a stream may change its shape with each line.
func (f *feed) giveBack(text []byte) {
	if from := f.at - len(text); from >= 0 && bytes.Equal(f.text[from:f.at], text) {
		f.at = from
		return
	}
	f.text = append(bytes.Clone(text), f.text[f.at:]...)
	f.at = 0
}
