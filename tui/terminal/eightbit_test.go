package terminal

import (
	"fmt"
	"slices"
	"strings"
	"testing"
	"time"

	tea "charm.land/bubbletea/v2"
)

// A terminal that sends controls of eight bits writes them in UTF-8, as it writes all
// else: U+009B is CSI. None of these is a key, in one piece or byte by byte.
func TestAControlOfEightBitsInUTF8IsNoKey(t *testing.T) {
	for _, sequence := range []string{
		"\u009b1;2;3m", "\u009b3q", "\u009b<35;33;3M", "\u009b?62;3;22c", "\u009b?2026;2$y", "\u009bI",
		"\u009d11;3\u009c", "\u009d11;rgb:aa/dd/ee\u009c", "\u009d52;c;cXVpdA==\x07", "\u0090>|3d\u009c", "\u009f3\u009c",
		"\u009eq\u009c", "\u0098zs\u009c", "\u0085", "\u0080",
		"\u009b" + strings.Repeat("1;", 40) + "m",
	} {
		slow, told := newTypist(), []string(nil)
		for i := range len(sequence) {
			told = append(told, slow.send(100*time.Millisecond, sequence[i:i+1])...)
		}
		for _, s := range append(told, newTypist().send(0, sequence)...) {
			if strings.HasPrefix(s, "uv.KeyPressEvent") {
				t.Errorf("%q is the key %s", sequence, s)
			}
		}
		if told := newTypist().send(0, sequence+"k"); !slices.Contains(told, keys("k")[0]) {
			t.Errorf("the key after %q is lost: %q", sequence, told)
		}
	}
}

func TestAPasteInControlsOfEightBitsIsAPaste(t *testing.T) {
	for sent, want := range map[string]string{
		"\u009b200~:quit\r\u009b201~":              ":quit\r",
		"\u009b200~Zoë Ü‛201~\x1b[201~":            "Zoë Ü‛201~",
		"\x1b[200~alice\u009b201~:quit\r\x1b[201~": "alice201~:quit\r",
	} {
		for _, size := range []int{1, 5, 1 << 20} {
			person, told := newTypist(), []string(nil)
			for part := range slices.Chunk([]byte(sent+"k"), size) {
				told = append(told, person.send(time.Millisecond, string(part))...)
			}
			paste := fmt.Sprintf("tea.PasteMsg %v", tea.PasteMsg{Content: want})
			if len(told) != 2 || told[0] != paste && !strings.HasPrefix(sent, "\x1b") || told[1] != keys("k")[0] {
				t.Errorf("%q in parts of %d is %q, want %q", sent, size, told, paste)
			}
		}
	}
}
