package plain_test

import (
	"testing"

	"github.com/cognito-tui/cognito-tui/logs/plain"
)

func TestWhatCantBeShownIsEditedAsEscapes(t *testing.T) {
	for text, want := range map[string]string{
		"1 High Street\nLondon": `1 High Street\nLondon`,
		"כהן\u200f":             `כהן\u{200f}`,
		"a\tb\r":                `a\tb\r`,
		`C:\new`:                `C:\\new`,
		"␊ ‹200F›":              `␊ ‹200F›`, // not what they are pictures of
		"\x1b[31m":              `\u{1b}[31m`,
		"\xff\ufffd":            `\x{ff}\u{fffd}`,
		"Zoë 👩‍👩‍👧":             "Zoë 👩‍👩‍👧",
		"":                      "",
	} {
		if got := plain.Escape(text); got != want {
			t.Errorf("%q is %s, want %s", text, got, want)
		}
		if back, err := plain.Unescape(want); back != text || err != nil {
			t.Errorf("%s is %q, %v, want %q", want, back, err, text)
		}
	}
}

func TestABackslashThatBeginsNoEscapeIsAnError(t *testing.T) {
	for _, text := range []string{
		`\`, `a\`, `\q`, `ACME\user`, `\u`, `\u200f`, `\u{}`, `\u{110000}`, `\u{d800}`, `\u{12`, `\x{100}`, `\x{}`, `\u{-1}`, `\N`,
	} {
		if got, err := plain.Unescape(text); err == nil {
			t.Errorf("%s is %q", text, got)
		}
	}
}

func FuzzEscape(f *testing.F) {
	for _, seed := range []string{"", "1 High Street\nLondon", "\u202e\x00\x1b", `\n\\u{0}`, "\xff\xfe", "‹200F›␊", "\U000e0041"} {
		f.Add(seed)
	}
	f.Fuzz(func(t *testing.T, text string) {
		form := plain.Escape(text)
		if !plain.Safe(form) {
			t.Fatalf("%q can't be shown as %q", text, form)
		}
		if back, err := plain.Unescape(form); err != nil || back != text {
			t.Fatalf("%q became %q by way of %s: %v", text, back, form, err)
		}
		if got, err := plain.Unescape(text); err == nil { // the text that was read is written so that it reads the same again
			if again, err := plain.Unescape(plain.Escape(got)); err != nil || again != got {
				t.Fatalf("%s is %q, then %q: %v", text, got, again, err)
			}
		}
	})
}
