package plain_test

import (
	"strings"
	"testing"
	"unicode"
	"unicode/utf8"

	"github.com/cognito-tui/cognito-tui/logs/plain"
)

func TestTextMakesWhatSteersATerminalVisible(t *testing.T) {
	for name, c := range map[string]struct{ in, want string }{
		"colour":             {"\x1b[31mred", "␛[31mred"},
		"clipboard":          {"a\x1b]52;c;aGk=\a", "a␛]52;c;aGk=␇"},
		"carriage return":    {"alice\rbob", "alice␍bob"},
		"tab and newline":    {"a\tb\nc", "a␉b␊c"},
		"nul":                {"a\x00b", "a␀b"},
		"delete":             {"a\x7fb", "a␡b"},
		"C1 as UTF-8":        {"\u009b31m", "‹009B›31m"},
		"C1 as a raw byte":   {"\x9b31m", "\ufffd31m"},
		"bidi override":      {"moc.elgoog\u202e", "moc.elgoog‹202E›"},
		"bidi isolate":       {"\u2066x\u2069", "‹2066›x‹2069›"},
		"left-to-right mark": {"a\u200eb", "a‹200E›b"},
		"zero-width space":   {"al\u200bice", "al‹200B›ice"},
		"byte order mark":    {"\ufeffa", "‹FEFF›a"},
		"line separator":     {"a\u2028b", "a‹2028›b"},
		"tag character":      {"a\U000e0041", "a‹E0041›"},
		"private use":        {"a\ue000", "a‹E000›"},
		"noncharacter":       {"a\uffff", "a‹FFFF›"},
		"cut UTF-8":          {"a\xe2\x82", "a\ufffd\ufffd"},

		"emoji selector on a letter": {"alice\ufe0f", "alice‹FE0F›"},
		"grapheme joiner":            {"alice\u034f", "alice‹034F›"},
		"Hangul fillers":             {"a\u3164\u115f\u1160\uffa0", "a‹3164›‹115F›‹1160›‹FFA0›"},
		"soft hyphen":                {"al\u00adice", "al‹00AD›ice"},
		"variation selectors":        {"a\ufe00\U000e0100\u180b", "a‹FE00›‹E0100›‹180B›"},
		"Khmer vowels unseen":        {"ក\u17b4", "ក‹17B4›"},
		"joiners between Latin":      {"al\u200dice\u200c", "al‹200D›ice‹200C›"},
		"joiner at an edge":          {"\u200dمی\u200c", "‹200D›می‹200C›"},
		"two joiners":                {"👩\u200d\u200d👧", "👩‹200D›‹200D›👧"},
		"selector twice":             {"❤\ufe0f\ufe0f", "❤\ufe0f‹FE0F›"},
		"blank symbols":              {"alice\u2800\U0001d159", "alice‹2800›‹1D159›"},
	} {
		if got := plain.Text(c.in); got != c.want {
			t.Errorf("%s: Text(%q) = %q, want %q", name, c.in, got, c.want)
		}
	}
}

func TestTextKeepsWhatPeopleWrite(t *testing.T) {
	for _, s := range []string{
		"", "alice", "José Núñez", "山田太郎", "محمد", "דוד", "हिन्दी", "ไทย",
		"👩\u200d👩\u200d👧", "می\u200cخواهم", "❤\ufe0f", "e\u0301", "\ufffd",
		"1\ufe0f\u20e3", "🏳\ufe0f\u200d🌈", "👩🏽\u200d💻", "क्\u200dष", "ශ්\u200dරී",
	} {
		if got := plain.Text(s); got != s {
			t.Errorf("Text(%q) = %q, want it unchanged", s, got)
		}
	}
}

func TestPrintableTextCostsNoAllocation(t *testing.T) {
	s := strings.Repeat("alice@example.com 山田 ", 20)
	if n := testing.AllocsPerRun(100, func() { plain.Text(s) }); n != 0 {
		t.Errorf("Text of printable text allocates %v times, want 0", n)
	}
}

// FuzzText proves for any input that nothing is left to steer a terminal, that a second pass
// changes nothing, and that a legal username of visible characters passes unchanged.
func FuzzText(f *testing.F) {
	for _, s := range []string{"alice", "\x1b]0;x\a", "\u202e\u009b", "\xff\xc0", "a\U000e0001"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		got := plain.Text(s)
		if !utf8.ValidString(got) {
			t.Errorf("Text(%q) = %q is not UTF-8", s, got)
		}
		for _, r := range got {
			if unicode.IsControl(r) || unicode.In(r, unicode.Bidi_Control, unicode.Other_Default_Ignorable_Code_Point) {
				t.Errorf("Text(%q) = %q still holds %U", s, got, r)
			}
		}
		if again := plain.Text(got); again != got {
			t.Errorf("Text is not stable: %q, then %q", got, again)
		}
		if legalUsername(s) && got != s {
			t.Errorf("Text(%q) = %q changes a legal username", s, got)
		}
	})
}

func legalUsername(s string) bool {
	if !utf8.ValidString(s) {
		return false
	}
	for _, r := range s {
		if !unicode.In(r, unicode.L, unicode.M, unicode.S, unicode.N, unicode.P) ||
			unicode.In(r, unicode.Other_Default_Ignorable_Code_Point, unicode.Variation_Selector) || r == '\u2800' || r == '\U0001d159' {
			return false
		}
	}
	return true
}
