package terminal

import (
	"fmt"
	"slices"
	"strings"
	"testing"
	"time"

	tea "charm.land/bubbletea/v2"
	uv "github.com/charmbracelet/ultraviolet"
)

// typist sends bytes to an input whose clock is the test's.
type typist struct {
	input *input
	now   time.Time
}

func newTypist() *typist {
	return &typist{&input{decoder: newDecoder("xterm-256color")}, time.Unix(0, 0)}
}

// send returns the events for bytes that arrive together, a while after the last.
func (t *typist) send(while time.Duration, bytes string) (told []string) {
	if wait := t.input.stream.wait(); wait > 0 && while > wait {
		told = t.tell(t.input.stream.expire())
	}
	t.now = t.now.Add(while)
	return append(told, t.tell(t.input.stream.feed([]byte(bytes), t.now))...)
}

// rest returns the events when nothing more is sent.
func (t *typist) rest() []string { return t.tell(t.input.stream.expire()) }

func (t *typist) tell(pieces []piece) (told []string) {
	for _, p := range pieces {
		for _, msg := range t.input.messages(p) {
			told = append(told, fmt.Sprintf("%T %v", msg, msg))
		}
	}
	return told
}

// keys are the descriptions of key presses.
func keys(names ...string) (told []string) {
	for _, name := range names {
		told = append(told, "uv.KeyPressEvent "+name)
	}
	return told
}

// sequences are what terminals send, each whole.
var sequences = []string{
	"\x1b[A", "\x1bOA", "\x1b[1;5C", "\x1b[3~", "\x1b[15;2~", "\x1b[Z", "\x1bOP", "\x1b[[A", "\x1b[7$", "\x1b[27;5;9~",
	"\x1b[97;5u", "\x1b[97:65:97;2:1;65u", "\x9bA", "\x8fP",
	"\x1b[<0;33;44M", "\x1b[<0;33;44m", "\x1b[<65;10;10M", "\x1b[M !!", "\x1b[M\x22\x9b\xff", "\x1b[32;10;10M",
	"\x1b]11;rgb:1111/2222/3333\x1b\\", "\x1b]11;rgb:1111/2222/3333\x07", "\x1b]10;rgba:f/f/f/f\x9c", "\x9d11;rgb:1/2/3\x9c",
	"\x1b]52;c;aGVsbG8=\x07", "\x1b]4;1;rgb:0/0/0\x1b\\", "\x1b]l/q:quit\x1b\\",
	"\x1bP>|xterm(390)\x1b\\", "\x1bP1+r5463=31\x1b\\", "\x1bP!|00000000\x1b\\", "\x90>|tmux 3.3a\x9c",
	"\x1b_Gi=1;OK\x1b\\", "\x1b^qqq\x1b\\", "\x1bXqqq\x1b\\", "\x9fGi=1;OK\x9c",
	"\x1b[?62;1;2;6;9;15;16;17;18;21;22;28c", "\x1b[>0;276;0c", "\x1b[?2026;2$y", "\x1b[?2027;0$y", "\x1b[4;2$y", "\x1b[12;40R", "\x1b[?12;40R",
	"\x1b[I", "\x1b[O", "\x1b[?997;1n", "\x1b[?1u",
	"\x1b[200~q:quit\r\x1b[201~", "\x1b[200~a\x1b[31mb\x1b[0m\x1b[201~", "\x9b200~/q\x1b[201~",
	"é", "€", "😀",
}

// A slow line delivers what a terminal sends in parts.
func TestASequenceInPartsIsTheSequence(t *testing.T) {
	for _, sequence := range sequences {
		whole := newTypist().send(0, sequence)
		for cut := 1; cut < len(sequence); cut++ {
			slow := newTypist()
			told := append(slow.send(0, sequence[:cut]), slow.send(100*time.Millisecond, sequence[cut:])...)
			if told = append(told, slow.rest()...); !slices.Equal(told, whole) {
				t.Errorf("%q and %q are %q, together %q", sequence[:cut], sequence[cut:], told, whole)
			}
		}
	}
}

// What a stalled connection holds back for seconds is no key either. The ESC that it
// begins with has become one by then.
func TestTheLateRestOfASequenceIsNoKey(t *testing.T) {
	for _, sequence := range sequences[14:] {
		whole := newTypist().send(0, sequence)
		for cut := 1; cut < len(sequence); cut++ {
			slow := newTypist()
			told := append(slow.send(0, sequence[:cut]), slow.send(3*time.Second, sequence[cut:])...)
			told = slices.DeleteFunc(told, func(s string) bool { return cut == 1 && s == "uv.KeyPressEvent esc" || s == stalled })
			if !slices.Equal(told, whole) {
				t.Errorf("%q and %q are %q, together %q", sequence[:cut], sequence[cut:], told, whole)
			}
		}
	}
}

// stalled is said while the end of a paste is waited for.
const stalled = "terminal.PasteStalled {}"

// Nor is what a dead connection held back for longer, if it comes at once.
func TestTheRestThatComesFarTooLateIsNoKey(t *testing.T) {
	for _, sequence := range sequences[14 : len(sequences)-3] {
		for cut := 2; cut < len(sequence)-1; cut++ {
			if rest := sequence[cut:]; rest[0] != escape || strings.Contains(rest, string(pasteEnds)) {
				slow := newTypist()
				for _, told := range append(slow.send(0, sequence[:cut]), slow.send(time.Minute, rest)...) {
					if strings.HasPrefix(told, "uv.KeyPressEvent") {
						t.Errorf("%q and %q are %q", sequence[:cut], rest, told)
					}
				}
			}
		}
	}
}

// Only keys are keys: answers, reports and pastes never are, nor byte by byte.
func TestNothingButAKeyIsAKey(t *testing.T) {
	for _, sequence := range sequences[14 : len(sequences)-3] {
		slow, told := newTypist(), []string(nil)
		for i := range len(sequence) {
			told = append(told, slow.send(100*time.Millisecond, sequence[i:i+1])...)
		}
		for _, s := range append(told, newTypist().send(0, sequence)...) {
			if strings.HasPrefix(s, "uv.KeyPressEvent") {
				t.Errorf("%q is the key %s", sequence, s)
			}
		}
	}
}

func TestKeysAsPeoplePressThem(t *testing.T) {
	type part struct {
		after time.Duration
		bytes string
	}
	for name, c := range map[string]struct {
		parts []part
		want  []string
	}{
		"Esc":                               {[]part{{0, "\x1b"}}, keys("esc")},
		"Esc twice":                         {[]part{{0, "\x1b\x1b"}}, keys("esc", "esc")},
		"Esc twice, apart":                  {[]part{{0, "\x1b"}, {80 * time.Millisecond, "\x1b"}}, keys("esc", "esc")},
		"Esc, and soon a letter":            {[]part{{0, "\x1b"}, {80 * time.Millisecond, "j"}}, keys("esc", "j")},
		"Esc, and later a bracket":          {[]part{{0, "\x1b"}, {300 * time.Millisecond, "["}, {0, "j"}}, keys("esc", "[", "j")},
		"Esc, and soon an arrow":            {[]part{{0, "\x1b"}, {80 * time.Millisecond, "\x1b[A"}}, keys("esc", "up")},
		"Alt and a letter":                  {[]part{{0, "\x1bj"}}, keys("alt+j")},
		"Alt and a letter with an accent":   {[]part{{0, "\x1bé"}}, keys("alt+é")},
		"Alt and an arrow, by rxvt":         {[]part{{0, "\x1b\x1b[A"}}, keys("alt+up")},
		"F1 of the Linux console":           {[]part{{0, "\x1b[[A"}}, keys("f1")},
		"no function key of it":             {[]part{{0, "\x1b[[q"}}, nil},
		"letters":                           {[]part{{0, "ab\r\t\x7f"}}, keys("a", "b", "enter", "tab", "backspace")},
		"half a rune, and a letter":         {[]part{{0, "\xe2\x82q"}}, keys("q")},
		"Esc, and a second later a bracket": {[]part{{0, "\x1b"}, {time.Second, "["}, {time.Second, "1"}}, keys("esc", "[", "1")},
		"Esc, and soon [ alone":             {[]part{{0, "\x1b"}, {300 * time.Millisecond, "["}}, keys("esc", "[")},
		"Esc, and soon ] twice":             {[]part{{0, "\x1b"}, {300 * time.Millisecond, "]"}, {200 * time.Millisecond, "]"}}, keys("esc", "]", "]")},
		"Esc, and soon P, and Enter":        {[]part{{0, "\x1b"}, {300 * time.Millisecond, "P"}, {200 * time.Millisecond, "\r"}}, keys("esc", "P", "enter")},
		"Esc, and soon [ and Esc":           {[]part{{0, "\x1b"}, {300 * time.Millisecond, "["}, {200 * time.Millisecond, "\x1b"}}, keys("esc", "[", "esc")},
		"Alt-[ by mistake":                  {[]part{{0, "\x1b["}, {6 * time.Second, "j"}}, keys("j")},
		"Alt-X by mistake, and Enter":       {[]part{{0, "\x1bX"}, {time.Second, "qq\rq"}}, keys("enter", "q")},
		"Alt-] by mistake, and Ctrl-C":      {[]part{{0, "\x1b]"}, {time.Second, "qq\x03"}}, keys("ctrl+c")},
	} {
		person, told := newTypist(), []string(nil)
		for _, p := range c.parts {
			told = append(told, person.send(p.after, p.bytes)...)
		}
		if told = append(told, person.rest()...); !slices.Equal(told, c.want) {
			t.Errorf("%s: %q, want %q", name, told, c.want)
		}
	}
}

// Bytes that no terminal sends are dropped to the end of their sequence, and the
// next key is one.
func TestWhatNoTerminalSendsIsDropped(t *testing.T) {
	many := func(n int) string { return strings.Repeat("1;", n) }
	for _, sent := range []string{
		"\x1b[" + many(32) + "1m", "\x1b[" + many(33) + "A", "\x9b" + many(40) + "m", "\x1bP" + many(40) + "q\x1b\\", "\x1b[?" + many(40) + "c",
		"\x1b[?" + many(40) + "$y", "\x1b[" + many(4000) + "~", "\x1b[" + strings.Repeat("1:", 40) + "u", "\x1b[" + strings.Repeat("9", 40) + "A",
		"\x1b]11;" + strings.Repeat("x", 100_000) + "\x07", "\x1b_G" + strings.Repeat("x", 100_000) + "\x1b\\", "\x1b]2;„q“\x1b\\", "\x1bP>|q“\x9c\x1b\\",
		"\x1b[65;65;65;1;0;65535_", "\x1b[8;99999;99999t", "\x1b[48;1;1;1;1t", "\x1b[201~", "\x1b[200;1~", "\x1b[0200~", "\x1b[2?00~", "\x1b[ 1q", "\x1b[1\x18",
		"\x1bO1234567890A", "\x1b[1\x9b\x90\x18", "\x80\x85\xff\xc0",
	} {
		for _, told := range append(newTypist().send(0, sent+"k"), "end") {
			if told != "uv.KeyPressEvent k" && told != "end" && !strings.HasPrefix(told, "uv.Unknown") {
				t.Errorf("%.40q: %s", sent, told)
			}
		}
		person := newTypist()
		if told := person.send(0, sent+"k"); person.input.decoder.caught > 0 || len(told) == 0 || told[len(told)-1] != "uv.KeyPressEvent k" {
			t.Errorf("%.40q and the key k are %q", sent, told)
		}
	}
}

// The pieces of a slow line come when the ESC they belong to has been a key for long.
// Those of a string that come as slowly as keys are pressed can't be told from them.
func TestASequenceInSlowPiecesIsNoKey(t *testing.T) {
	controls := []string{
		"\x1b[106u", "\x1b[1;5C", "\x1b[<65;3;13M", "\x1b[?62;1;2;22c", "\x1b[12;40R", "\x1b[?2026;2$y", "\x1b[M !!", "\x1b[[A", "\x1bOS", "\x1b[200~quit\x1b[201~",
	}
	strung := []string{"\x1b]11;rgb:11/22/33\x07", "\x1bP>|xterm q\x1b\\", "\x1bP1+r5463=31\x1b\\", "\x1b_Gi=1;OK\x1b\\"}
	for apart, sequences := range map[time.Duration][]string{160: append(strung, controls...), 200: append(strung, controls...), 300: controls, 500: controls} {
		for _, sequence := range sequences {
			slow, told := newTypist(), []string(nil)
			for i := range len(sequence) {
				told = append(told, slow.send(apart*time.Millisecond, sequence[i:i+1])...)
			}
			if slices.ContainsFunc(append(told, slow.rest()...), types) {
				t.Errorf("%q in pieces %d ms apart is %q", sequence, apart, told)
			}
		}
		slow := newTypist()
		told := append(slow.send(0, "\x1b"), slow.send(apart*time.Millisecond, "[")...)
		if told = append(told, slow.send(100*time.Millisecond, "106u")...); !slices.Equal(told, keys("esc", "j")) {
			t.Errorf("ESC, [ and 106u, the first two %d ms apart, are %q", apart, told)
		}
	}
}

// types reports whether what was told is a key of a letter or a sign, which is not what
// "\x1b[106u" is: that stands for j.
func types(told string) bool {
	key, is := strings.CutPrefix(told, "uv.KeyPressEvent ")
	return is && len(key) == 1 && key != "j"
}

// Somebody who begins a string by mistake, as with Alt and a key, types on: few keys are
// lost.
func TestAStringThatWasBegunByMistakeSwallowsFewKeys(t *testing.T) {
	for begun, lost := range map[string]int{
		"\x1b]": 0, "\x1bP": 0, "\x1b_": 0, "\x1b^": 0, "\x1bX": 0, "\x9d": 0, "\u009d": 0, "\u0090": 0,
		"\x1b]1": 0, "\x1b]11;rgb:aa": 2, "\x1bP>|x": 2, "\x1b_Gq": 2, "\x1b]11;rgb:aa\x1b[A\x1b]": 0,
	} {
		person := newTypist()
		person.send(0, begun)
		var told []string
		for range 8 {
			told = append(told, person.send(350*time.Millisecond, "j")...)
		}
		if !slices.Equal(told, keys(slices.Repeat([]string{"j"}, 8-lost)...)) {
			t.Errorf("eight keys after %q are %q", begun, told)
		}
	}
}

// However fast one types, a string that does not end is over after a while.
func TestAStringThatDoesNotEndIsOverInAWhile(t *testing.T) {
	for _, begun := range []string{"\x1b]", "\x1bP", "\x1b_", "\x1b^", "\x1bX", "\x9d", "\u009d", "\x1b]11;rgb:aa"} {
		person, told := newTypist(), []string(nil)
		person.send(0, begun)
		for range Patience/(120*time.Millisecond) + 2 {
			told = append(told, person.send(120*time.Millisecond, "j")...)
		}
		if !slices.Equal(told, keys("j", "j")) {
			t.Errorf("keys for longer than %s after %q are %q", Patience, begun, told)
		}
	}
}

func TestAPasteIsItsText(t *testing.T) {
	for sent, want := range map[string]string{
		"":                   "",
		"alice\tbob\r\n":     "alice\tbob\r\n",
		"Zoë 👩‍👩‍👧 𝔘 \ufffd": "Zoë 👩‍👩‍👧 𝔘 \ufffd",
		"alice \x1b[" + strings.Repeat("1;", 40) + "m tail":                               "alice  tail",
		"\x1b[1;31mred\x1b[0m \x1b]8;;http://x.example\x1b\\link\x1b]8;;\x07 \x1b(Bplain": "red link plain",
		"[200~ [A ]11; are text":               "[200~ [A ]11; are text",
		"an ESC \x1bhere, one \x1b":            "an ESC here, one ",
		"Köln \xe2\x80\x9b201~ stays":          "Köln ‛201~ stays",
		"\x1b[200~nested":                      "nested",
		"an OSC without \x1b]0;end\nnext line": "an OSC without ]0;end\nnext line",
	} {
		for _, size := range []int{1, 7, 1 << 20} {
			person, told := newTypist(), []string(nil)
			for part := range slices.Chunk([]byte("\x1b[200~"+sent+"\x1b[201~k"), size) {
				told = append(told, person.send(time.Millisecond, string(part))...)
			}
			if !slices.Equal(told, append([]string{fmt.Sprintf("tea.PasteMsg %v", tea.PasteMsg{Content: want})}, keys("k")...)) {
				t.Errorf("%q in parts of %d is %q", sent, size, told)
			}
		}
	}
}

// A paste that is incomplete is neither accepted nor typed.
func TestAPasteThatIsNotWholeIsRefused(t *testing.T) {
	person := newTypist()
	if told := person.send(0, "\x1b[200~q:quit\r"+strings.Repeat("q", maxPaste)+"\x1b[201~k"); len(told) != 2 || !strings.HasPrefix(told[0], "terminal.PasteRefused") || told[1] != keys("k")[0] {
		t.Errorf("too long: %.80q", told)
	}
	if told := person.send(0, "\x1b[200~q:quit\r"); told != nil {
		t.Errorf("unfinished: %q", told)
	}
	if told := person.send(Patience+time.Second, "k"); len(told) != 3 || told[0] != stalled || !strings.HasPrefix(told[1], "terminal.PasteRefused") || told[2] != keys("k")[0] {
		t.Errorf("never finished: %q", told)
	}
	person.send(0, "\x1b[200~q:qu")
	person.input.stream.interrupted()
	if told := person.send(time.Second, "it\r\x1b[201~k"); len(told) != 2 || !strings.HasPrefix(told[0], "terminal.PasteRefused") || told[1] != keys("k")[0] {
		t.Errorf("interrupted: %q", told)
	}
}

// A paste without an end makes nobody wait: after a second that is told, and the next key
// is one again. ctrl+c is at once. What was collected names somebody else, so it is
// dropped; it is no keys in any case.
func TestAPasteWithoutAnEndIsOverWithAKey(t *testing.T) {
	const begun = "\x1b[200~q:quit\r"
	refused := "terminal.PasteRefused {A paste did not end. None of it was used.}"
	pasted := "tea.PasteMsg q:quit\rjk"
	for name, c := range map[string]struct {
		after time.Duration
		sent  string
		want  []string
	}{
		"ctrl+c at once":            {300 * time.Millisecond, "\x03", append([]string{refused}, keys("ctrl+c")...)},
		"ctrl+c of kitty":           {300 * time.Millisecond, "\x1b[99;5u", append([]string{refused}, keys("ctrl+c")...)},
		"a letter":                  {1100 * time.Millisecond, "j", append([]string{stalled, refused}, keys("j")...)},
		"an arrow":                  {1100 * time.Millisecond, "\x1b[A", append([]string{stalled, refused}, keys("up")...)},
		"a letter with an accent":   {3 * time.Second, "é", append([]string{stalled, refused}, keys("é")...)},
		"Esc":                       {3 * time.Second, "\x1b", append([]string{stalled, refused}, keys("esc")...)},
		"the focus comes":           {3 * time.Second, "\x1b[I", []string{stalled, stalled}},
		"a click":                   {3 * time.Second, "\x1b[<0;3;4M", []string{stalled, stalled}},
		"the rest":                  {3 * time.Second, "jk\x1b[201~", []string{stalled, pasted}},
		"the rest, with its colour": {3 * time.Second, "\x1b[31mjk\x1b[201~", []string{stalled, pasted}},
		"much of the rest":          {3 * time.Second, "\x1b[31mjk", []string{stalled, stalled}},
	} {
		person := newTypist()
		told := append(person.send(0, begun), person.send(c.after, c.sent)...)
		if told = append(told, person.rest()...); !slices.Equal(told, c.want) {
			t.Errorf("%s: %q, want %q", name, told, c.want)
		}
	}
}

// A name with a letter missing, or another in its place, is another name.
func TestAPasteInAnotherEncodingIsRefused(t *testing.T) {
	for _, sent := range []string{"\xff\xfe\x9b", "\xff\xfea\x00d\x00", "K\xf6ln", "ad\x9b", "a\xc3", "\x9b31mred"} {
		told := newTypist().send(0, "\x1b[200~"+sent+"\x1b[201~k")
		if len(told) != 2 || !strings.HasPrefix(told[0], "terminal.PasteRefused") || told[1] != keys("k")[0] {
			t.Errorf("%q is %q", sent, told)
		}
	}
}

// However arbitrary bytes are cut, nothing panics, and the result is the same.
func FuzzStream(f *testing.F) {
	for i, sequence := range sequences {
		f.Add([]byte(sequence), uint(i))
		f.Add([]byte("\x1b"+sequence+"q"), uint(2))
	}
	f.Add([]byte("\x1b["+strings.Repeat("1;", 40)+"m"), uint(9))
	f.Fuzz(func(t *testing.T, sent []byte, cut uint) {
		n := int(cut % uint(len(sent)+1))
		if n > 0 && n < len(sent) && strings.HasSuffix(string(sent[:n]), "\x1b") && !introduces(sent[n]) {
			return // Esc and then a key is another thing than a key with Alt
		}
		if isInterrupt(sent[n:]) {
			return // by itself it ends a paste
		}
		whole, slow := newTypist(), newTypist()
		want := append(whole.send(0, string(sent)), whole.rest()...)
		told := append(slow.send(0, string(sent[:n])), slow.send(100*time.Millisecond, string(sent[n:]))...)
		if told = append(told, slow.rest()...); !slices.Equal(told, want) {
			t.Errorf("%q and %q are %q, together %q", sent[:n], sent[n:], told, want)
		}
	})
}

// The decoder behind it takes every piece without a panic: they are caught there
// for a decoder that changes.
func FuzzDecoder(f *testing.F) {
	for _, sequence := range sequences {
		f.Add([]byte(sequence))
	}
	f.Fuzz(func(t *testing.T, sent []byte) {
		var s stream
		for _, p := range append(s.feed(sent, time.Unix(0, 0)), s.expire()...) {
			if p.bytes == nil {
				continue
			}
			decoder, typed := newDecoder("xterm"), 0
			for _, msg := range decoder.events(p.bytes) {
				if key, is := msg.(uv.KeyPressEvent); is && key.Text != "" {
					typed++
				}
			}
			if decoder.caught > 0 {
				t.Errorf("%q panics", p.bytes)
			}
			if typed > 1 || typed == 1 && len(p.bytes) > 4 && p.bytes[0] != escape && p.bytes[0] != csi {
				t.Errorf("%q types %d texts", p.bytes, typed)
			}
		}
	})
}
