package terminal

import (
	"bytes"
	"context"
	"regexp"

	tea "charm.land/bubbletea/v2"
	uv "github.com/charmbracelet/ultraviolet"
)

// decoder is the library's, given one whole sequence at a time.
type decoder struct {
	term   string
	source *bytes.Reader
	reader *uv.TerminalReader
	caught int // panics
}

func newDecoder(term string) *decoder {
	d := &decoder{term: term}
	d.renew()
	return d
}

func (d *decoder) renew() {
	d.source = &bytes.Reader{}
	d.reader = uv.NewTerminalReader(d.source, d.term)
}

// unasked are sequences that no terminal sends to this program: the size of its
// window, the keys of a Windows console, one of which may stand for 65,535, and the
// bounds of a paste in other forms than theirs, as pastes are not left to the decoder.
var unasked = regexp.MustCompile(`^\x1b?(?:\x1b\[|\x9b)(?:[0-9;:]*[t_]|0*20[01](?:[;:][0-9;:]*)?~)$`)

// mostEvents is how many events one sequence yields at most: a report of the cursor may
// also be the key F3. If the decoder yields more, it took the bytes for keys.
const mostEvents = 2

// events are the events of a sequence. One that the decoder panics on has none: no
// terminal sends it, and a paste or an answer is not worth a crash.
func (d *decoder) events(sequence []byte) (events []tea.Msg) {
	if unasked.Match(sequence) {
		return nil
	}
	defer func() {
		if recover() != nil {
			events = nil
			d.caught++
			d.renew() // a goroutine may still be reading the old source
		}
	}()
	d.source.Reset(plainKey(sequence))
	found := make(chan uv.Event, 4*len(sequence)+mostEvents)
	if err := d.reader.StreamEvents(context.Background(), found); err != nil {
		return nil // reading bytes never fails
	}
	close(found)
	for event := range found {
		events = append(events, event)
	}
	if len(events) > mostEvents {
		return nil
	}
	return events
}

// plainKey puts a function key of the Linux console, CSI [ and a letter from A,
// into the form of VT220, from CSI 11 ~. The decoder would take the letter for one
// that was typed.
func plainKey(sequence []byte) []byte {
	letter, is := bytes.CutPrefix(sequence, []byte("\x1b[["))
	if !is || len(letter) != 1 {
		return sequence
	}
	if letter[0] < 'A' || letter[0] > 'E' {
		return nil
	}
	return []byte{escape, '[', '1', letter[0] - 'A' + '1', '~'}
}
