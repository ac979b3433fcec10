package terminal

import (
	"bytes"
	"slices"
	"time"
)

// Wait is how long a lone ESC waits for more before it is the Esc key. Over a slow line
// the parts of an answer or of a mouse report come some 100 ms apart; parts that come
// later still are no keys either, see [Linger]. A key that follows Esc sooner ends the
// wait. Vim's defaults wait 100 ms, Neovim 50, tmux long had 500, and ncurses has 1,000.
const Wait = 150 * time.Millisecond

// Stall is how long a paste may wait for its rest before that is told. From then on a key
// ends the wait, while the rest, which comes before any key that is pressed after it, is
// still taken.
const Stall = time.Second

// Patience is how long an unfinished sequence is held when nothing more
// comes. After that the next key drops it, so that a connection that lost a byte
// does not swallow every key from then on. A string is held no longer than that in all
// before a key drops it, however soon one follows the other.
const Patience = 5 * time.Second

// maxPaste is the most bytes that are accepted as a paste.
const maxPaste = 1 << 20

var (
	pasteBegins = [][]byte{[]byte("\x1b[200~"), {csi, '2', '0', '0', '~'}}
	pasteEnds   = []byte("\x1b[201~")
	// pasteEnds8 ends a paste as well, where a control of eight bits began it: another
	// paste may hold it as text.
	pasteEnds8 = []byte("\u009b201~")
)

// piece is one thing that a terminal sent: the bytes of a key, of an answer or of a
// mouse report, or the text of a paste, or why a paste was refused, or that it waits for
// its end.
type piece struct {
	bytes   []byte
	paste   string
	pasted  bool
	refused string
	stalled bool
}

// stream cuts what a terminal sends into whole pieces, however it arrives, and
// bounds each of them.
type stream struct {
	seq     sequence
	pasting bool
	eight   bool      // the paste was begun by a control of eight bits
	pasted  []byte    // the paste so far; only its last bytes when it is refused
	refused bool      // the paste is too long, or was cut off
	stalled bool      // it was told that the rest of the paste has not come
	last    time.Time // when the last byte came
	alone   bool      // nothing came after an ESC that was taken for the Esc key
	whole   []piece
}

// feed takes what was read at once, and returns the pieces that are complete.
func (s *stream) feed(read []byte, now time.Time) []piece {
	s.whole = nil
	if len(read) == 0 {
		return nil
	}
	pause := now.Sub(s.last)
	late := pause > Patience
	s.last = now
	switch {
	case s.pasting && (isInterrupt(read) || pause > Stall && isKey(read) && !s.endsPaste(read)):
		s.forget()
	case !s.pasting && late && !s.isRest(read):
		s.forget()
	case late:
		s.refused = s.pasting
	}
	s.stalled = false
	s.join(read, pause)
	for _, c := range read {
		if s.pasting {
			s.paste(c)
		} else {
			s.step(c)
		}
	}
	return s.whole
}

// isRest reports whether late input is the rest of an unfinished sequence. A key arrives
// alone, or begins with ESC.
func (s *stream) isRest(read []byte) bool { return len(read) > 1 && read[0] != escape }

// waiting reports whether a lone ESC waits for more.
func (s *stream) waiting() bool {
	return !s.pasting && (s.seq.at == afterEscape || s.seq.at == afterEscapes)
}

// wait is how long the latest input waits for more before it is a key, 0 if it is not.
func (s *stream) wait() time.Duration {
	switch {
	case s.waiting():
		return Wait
	case s.seq.held:
		return Linger
	case s.pasting && !s.stalled:
		return Stall
	}
	return 0
}

// expire returns the key that a lone ESC or a held introducer is, as nothing followed, or
// what to say of a paste without an end.
func (s *stream) expire() []piece {
	s.whole = nil
	switch {
	case s.waiting():
		s.pressEscape()
		s.alone = true
	case s.seq.held:
		s.pressHeld()
	case s.pasting && !s.stalled:
		s.stalled = true
		s.whole = append(s.whole, piece{stalled: true})
	}
	return s.whole
}

// pressEscape turns each waiting ESC into the Esc key.
func (s *stream) pressEscape() {
	for range s.seq.bytes {
		s.emit([]byte{escape})
	}
	s.reset()
}

// pressHeld turns a held introducer into a key.
func (s *stream) pressHeld() {
	s.emit(s.seq.bytes[1:])
	s.reset()
}

// join decides what a reading belongs to. An introducer that comes together with more
// is the rest of a sequence, even if its ESC was taken for a key by now: nobody types
// so fast. One that comes by itself may be. Any other key that comes after the ESC, and
// not with it, is a key of its own: Alt and a key come at once.
func (s *stream) join(read []byte, pause time.Duration) {
	alone := len(read) == 1
	switch {
	case s.seq.held && !s.seq.goesOn(read[0]):
		s.pressHeld()
	case s.waiting() && !introduces(read[0]):
		s.pressEscape()
	case s.alone && introduces(read[0]) && (alone && pause <= Linger || !alone && pause <= Patience):
		s.begin(escape, afterEscape)
		s.seq.held = alone
		s.alone = false
		return
	case !s.pasting && s.seq.typed(read, pause, s.last):
		s.reset()
	}
	s.alone, s.seq.held = false, false
}

// forget drops what was unfinished for too long.
func (s *stream) forget() {
	if s.pasting {
		s.whole = append(s.whole, piece{refused: "A paste did not end. None of it was used."})
	}
	s.reset()
	s.endPaste()
}

// interrupted drops what is unfinished: the terminal was lent meanwhile. The rest of a
// paste is refused too.
func (s *stream) interrupted() {
	s.reset()
	s.alone = false
	s.refused = s.refused || s.pasting
}

func (s *stream) reset() { s.seq = sequence{} }

func (s *stream) begin(c byte, at place) {
	s.seq = sequence{at: at, bytes: []byte{c}, began: s.last}
}

func (s *stream) emit(b []byte) { s.whole = append(s.whole, piece{bytes: b}) }

// finish returns the sequence that is complete.
func (s *stream) finish() {
	done := s.seq
	s.reset()
	if done.over {
		return
	}
	if len(done.bytes) > 1 && done.bytes[1] == escape && isPasteBegin(done.bytes[1:]) {
		s.emit([]byte{escape})
		done.bytes = done.bytes[1:]
	}
	if isPasteBegin(done.bytes) {
		s.pasting, s.eight = true, done.bytes[0] == csi
		return
	}
	s.emit(done.bytes)
}

func isPasteBegin(b []byte) bool {
	return slices.ContainsFunc(pasteBegins, func(begin []byte) bool { return bytes.Equal(b, begin) })
}

// paste handles a byte of a paste.
func (s *stream) paste(c byte) {
	s.pasted = append(s.pasted, c)
	switch {
	case c == '~' && s.ended() > 0:
		s.whole = append(s.whole, s.pastedPiece(s.pasted[:len(s.pasted)-s.ended()]))
		s.endPaste()
	case len(s.pasted) > maxPaste:
		s.pasted = append(s.pasted[:0], s.pasted[len(s.pasted)-len(pasteEnds):]...)
		s.refused = true
	}
}

// pastedPiece is the piece for a finished paste.
func (s *stream) pastedPiece(raw []byte) piece {
	if s.refused {
		return piece{refused: "A paste was cut off or over 1 MiB. None of it was used."}
	}
	text, ok := pastedText(raw)
	if !ok {
		return piece{refused: "A paste is not in UTF-8. None of it was used."}
	}
	return piece{paste: text, pasted: true}
}

// ended is how many bytes of the paste are its end mark, 0 before that.
func (s *stream) ended() int {
	switch {
	case bytes.HasSuffix(s.pasted, pasteEnds):
		return len(pasteEnds)
	case s.eight && bytes.HasSuffix(s.pasted, pasteEnds8):
		return len(pasteEnds8)
	}
	return 0
}

func (s *stream) endPaste() {
	s.pasting, s.eight, s.pasted, s.refused, s.stalled = false, false, nil, false, false
}
