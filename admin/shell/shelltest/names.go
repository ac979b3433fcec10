package shelltest

import (
	"math/rand/v2"
	"strings"
)

// Names are n names that people could give themselves to harm whoever pastes a
// command with them: known ones first, and then such as a seeded generator makes of
// what shells, terminals and the AWS CLI care about.
func Names(n int) []string {
	names := known()
	dice := rand.New(rand.NewPCG(14, 10)) //nolint:gosec // the names are the same in every run
	for len(names) < n {
		var b strings.Builder
		for range 1 + dice.IntN(12) {
			b.WriteString(scraps[dice.IntN(len(scraps))])
		}
		names = append(names, b.String())
	}
	return names[:n]
}

func known() []string {
	return []string{
		"alice", "poweroff", "/usr/bin/poweroff", "./x", "~", "~root", "~/x", "=ls", "=1+1", "", " ", "  two  blanks ",
		"file:///etc/passwd", "fileb:///etc/passwd", "http://x.example/", "https://x.example/", "FILE:///x", "file://", "ftp://x",
		"-x", "--help", "--endpoint-url=http://x.example", "-", "--", "- x", "@file", "name@=file:///x",
		"o'hara", `say "hi"`, `back\slash`, `\`, `\\`, `'`, `''`, `"`, `'\''`, `';poweroff;'`, `a';poweroff #`,
		"$(poweroff)", "`poweroff`", "$HOME", "${HOME}", "$", "$PASSWORD", "$'\\n'", "!!", "!poweroff", "a!b", "^a^b",
		"; poweroff", "&& poweroff", "| poweroff", "& poweroff", "> out", "< in", "2>&1", "(poweroff)", "{poweroff,}", "#", "# x", "a #b",
		"*", "?", "[a-z]*", "a b", "\t", "a\tb", "a\nb", "\npoweroff\n", "a\npoweroff", "\n", "\n\n\n", "a\r\nb", "\r", "\x1b[31m", "\x1b]52;c;eA==\a",
		"\x00", "a\x00b", "\x7f", "\u009b31m", "\u202emoc", "\u200b", "a\u200db", "alice\ufe0f", "alice\u034f", "alice\u3164", "\u2800",
		"e\u0301", "\u0301", strings.Repeat("\u0301", 99), strings.Repeat("ᄀ", 40), "👩\u200d👩\u200d👧", "🇵🇹🇵", "👍🏽", "山田太郎", "محمد", "हिन्दी", "ไทย",
		"%s%n%d", "%", `\033[31m`, `\u0041`, "[1,2]", `{"a":1}`, "a=b,c=d", "null", "true", "007", "1e9", strings.Repeat("long ", 60), strings.Repeat("x", 300),
		strings.Repeat("'", 90), strings.Repeat("\\", 90), strings.Repeat("\n", 60) + "x", strings.Repeat("\x1b", 50), "\u2028x", "\ue000", "\ufeff", "\U000e0041",
	}
}

// scraps are what names are made of.
var scraps = []string{
	"a", "b", "xyz", "alice", "1", "-", "--", "_", ".", "/", "\\", "'", "\"", "`", "$", "(", ")", "$(", "{", "}", "[", "]", "<", ">", "|", "&", ";",
	"!", "#", "%", "^", "*", "?", "~", "=", "@", ",", ":", "+", " ", "  ", "\t", "\n", "\r", "\x00", "\x1b", "\x07", "\x7f", "file://", "http://",
	"poweroff", "\u0085", "\u009b", "\u00a0", "\u00ad", "\u0301", "\u034f", "\u115f", "\u200b", "\u200d", "\u202e", "\u2028", "\u2800", "\u3164",
	"\ufe0f", "\ufeff", "\ufffd", "é", "ß", "山", "ع", "ᄀ", "각", "👍", "🏽", "\U000e0041", "\\n", "\\'", "'\\''", "%s", "$'", "EOF", "exit", "\npoweroff\n",
}
